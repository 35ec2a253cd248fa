-- Which threshold holds: chosen by code, parameter, kind, type and province of the zone, and the day asked about.

create function rules.rule_kind(kind zone_kind) returns zone_kind
  language sql immutable parallel safe
  return case kind when 'export_processing_zone' then 'industrial_zone' else kind end;
comment on function rules.rule_kind is 'The kind whose thresholds apply: an export processing zone is a type of industrial zone (Decree 35/2022 art. 6).';

create function rules.rule_at(code text, parameter text, kind zone_kind, zone_type zone_type, province_code text, as_of date) returns rule
  language sql stable parallel safe
begin atomic
  select r from rule r
  where r.code = rule_at.code and r.parameter = rule_at.parameter and r.replaced_at is null
    and (r.valid_from is null or r.valid_from <= as_of) and (r.valid_to is null or r.valid_to > as_of)
    and (r.zone_kind is null or r.zone_kind = rules.rule_kind(kind))
    and (r.zone_type is null or r.zone_type = rule_at.zone_type)
    and (r.province_code is null or r.province_code = rule_at.province_code)
  order by (r.province_code is not null) desc, (r.zone_type is not null) desc, (r.zone_kind is not null) desc
  limit 1;
end;
comment on function rules.rule_at is
  'The row of rule in force on a day for a kind, a type and a province; the most particular wins (province, then type, then kind). Null: none in force.';

create function rules.rule_value(code text, parameter text, kind zone_kind, zone_type zone_type, province_code text, as_of date) returns numeric
  language sql stable parallel safe
  return (rules.rule_at(code, parameter, kind, zone_type, province_code, as_of)).value;
comment on function rules.rule_value is 'The value of the threshold in force (rules.rule_at), in its own unit.';

create function rules.meets(value numeric, operator text, threshold numeric) returns boolean
  language sql immutable parallel safe
  return case operator when 'gt' then value > threshold when 'gte' then value >= threshold when 'lt' then value < threshold
    when 'lte' then value <= threshold when 'eq' then value = threshold end;
comment on function rules.meets is
  'Whether a value keeps a threshold; null when either is unknown. Hectares come to the square metre (rules.exact_ha), shares through rules.share_meets.';

create function rules.share_meets(part numeric, whole numeric, operator text, threshold_pct numeric) returns boolean
  language sql immutable parallel safe
  return rules.meets(part * 100, operator, threshold_pct * nullif(whole, 0));
comment on function rules.share_meets is
  'Whether a share keeps a threshold in per cent: part × 100 against threshold × whole, exactly. 59.996 % is below 60, however it is printed.
   Null of the unknown and of nothing.';

create function rules.rule_json(r rule) returns json
  language sql stable parallel safe
  return case when r.id is not null then json_build_object('code', r.code, 'parameter', r.parameter, 'operator', r.operator, 'value', r.value::float8,
    'unit', r.unit, 'zoneKind', r.zone_kind, 'zoneType', r.zone_type, 'provinceCode', r.province_code, 'validFrom', r.valid_from, 'validTo', r.valid_to,
    'legalBasis', r.legal_basis, 'confidence', r.confidence, 'note', r.note) end;
comment on function rules.rule_json is 'A threshold in the shape of the contract (Rule): value, period, legal basis, how sure.';

create function rules.exact_ha(area_m2 double precision) returns numeric
  language sql immutable parallel safe
  return round((area_m2 / 10000.0)::numeric, 4);
comment on function rules.exact_ha is 'Hectares to the square metre, as a decimal number: what every comparison with a threshold uses.';

create function rules.percent_of(part numeric, whole numeric) returns numeric
  language sql immutable parallel safe
  return round(part * 100 / nullif(whole, 0), 2);
comment on function rules.percent_of is 'A share in per cent to two decimals, to be printed (a threshold asks rules.share_meets); null of nothing.';
