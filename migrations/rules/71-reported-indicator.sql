-- What documents report, and the ratios between two figures of one document. Never mixed with what is computed here.

create view rules.reported_figure as
  select r.id, coalesce(r.board, z.name_vi, r.former_province, p.name_vi) as subject,
    case when r.board is not null then 'board' when r.zone_id is not null then 'zone' when r.former_province is not null then 'former_province' else 'province' end as subject_kind,
    coalesce(b.name_en, r.board, z.name_en, z.name_vi, r.former_province, p.name_en) as subject_en,
    coalesce(b.province_code, z.province_code, f.province_code, r.province_code) as subject_province,
    z.code as zone_code, r.zone_kind, r.indicator, r.value, r.qualifier, r.unit, r.period, r.source, r.note, r.decision_id,
    edtf_first_day(r.period) as first_day, edtf_last_day(r.period) as last_day,
    case r.unit when 'billion_usd' then 1e9 when 'million_usd' then 1e6 when 'billion_vnd' then 1e9 else 1 end as unit_factor
  from reported_indicator r left join reporting_board b on b.name = r.board left join zone z on z.id = r.zone_id
    left join former_province f on f.name_vi = r.former_province left join province p on p.code = r.province_code
  where r.replaced_at is null;
comment on view rules.reported_figure is
  'A figure as a document reports it, with whom it speaks of and the province of today that lies in: a former province, a zone and a board in the one they belong to now.';

create view rules.reported_pair as
  select * from (values
    -- ratio, numerator, denominator, unit of the ratio, what 1 of the ratio is in the units of the two, what the document prints for it, and what that is short of the ratio.
    ('wastewater_share', 'wastewater_zone_count', 'operating_zone_count', 'percent', 0.01, 'wastewater_share_pct', 0, 1),
    ('fdi_disbursement', 'disbursed_capital_fdi', 'registered_capital_fdi', 'percent', 0.01, 'disbursed_share_fdi_pct', 0, 1),
    ('ddi_disbursement', 'disbursed_capital_ddi', 'registered_capital_ddi', 'percent', 0.01, 'disbursed_above_registered_ddi_pct', 100, 1),
    ('workers_per_ha', 'worker_count', 'operating_area_ha', 'person_per_ha', 1, null, 0, 1),
    ('workers_per_ha', 'worker_count', 'established_area_ha', 'person_per_ha', 1, null, 0, 2),
    ('workers_per_ha', 'worker_count', 'planned_area_ha', 'person_per_ha', 1, null, 0, 3),
    ('capital_per_ha', 'active_capital_fdi', 'operating_area_ha', 'million_usd_per_ha', 1e6, null, 0, 1),
    ('capital_per_ha', 'active_capital_fdi', 'established_area_ha', 'million_usd_per_ha', 1e6, null, 0, 2),
    ('average_zone_size', 'operating_area_ha', 'operating_zone_count', 'ha', 1, null, 0, 1),
    ('average_zone_size', 'established_area_ha', 'established_zone_count', 'ha', 1, null, 0, 2),
    ('average_zone_size', 'established_area_ha', 'operating_zone_count', 'ha', 1, null, 0, 3),
    ('average_zone_size', 'planned_area_ha', 'approved_zone_count', 'ha', 1, null, 0, 4),
    ('average_zone_size', 'planned_area_ha', 'planned_zone_count', 'ha', 1, null, 0, 5),
    ('clearance_against_plan', 'cleared_in_period_ha', 'clearance_plan_ha', 'percent', 0.01, 'clearance_plan_share_pct', 0, 1),
    ('occupancy', 'leased_ha', 'leasable_ha', 'percent', 0.01, 'average_occupancy_pct', 0, 1),
    ('occupancy', 'leased_ha', 'leasable_ha', 'percent', 0.01, 'occupancy_pct', 0, 2))
    as pair (ratio, numerator, denominator, unit, unit_value, printed, printed_above, rank);
comment on view rules.reported_pair is
  'Which two reported figures make a ratio: disbursement on the capital registered in the year (domain D10), workers and foreign capital per hectare (D11), average size
   (D12), central wastewater (D5), clearance against the plan (D6), occupancy (D1, D2). rank: the denominator to prefer where a document has several.
   printed_above: "tăng 49 % tổng vốn đã đăng ký" is 149 % of it.';

create function rules.of_one_document(a rules.reported_figure, b rules.reported_figure) returns boolean
  language sql immutable parallel safe
  return a.subject = b.subject and a.subject_kind = b.subject_kind and a.zone_code is not distinct from b.zone_code and a.zone_kind is not distinct from b.zone_kind
    and a.source = b.source and a.decision_id is not distinct from b.decision_id
    and ((a.first_day is null and b.first_day is null) or (a.first_day <= b.last_day and b.first_day <= a.last_day));
comment on function rules.of_one_document is 'Whether two figures speak of the same: subject, kind of zones, document, and periods that meet (15/12/2019 lies in 2019).';

create function rules.qualifier_of_ratio(numerator text, denominator text) returns text
  language sql immutable parallel safe
  return case when numerator = 'exact' and denominator = 'exact' then 'exact' when numerator = 'above' and denominator = 'exact' then 'above' else 'about' end;
comment on function rules.qualifier_of_ratio is 'More than 190,000 workers on 2,252 ha are more than 84.4 a hectare; where the denominator is no exact figure the ratio is about.';

create view rules.reported_ratio as
  with found as (
    select distinct on (n.id, pair.ratio) pair.ratio, n.subject, n.subject_kind, n.subject_en, n.subject_province, n.zone_code, n.zone_kind, n.period, n.first_day, n.source, n.id,
      round(n.value * n.unit_factor / (d.value * d.unit_factor) / pair.unit_value, 2) as value, pair.unit, rules.qualifier_of_ratio(n.qualifier, d.qualifier) as qualifier,
      n.indicator as numerator, n.value as numerator_value, n.unit as numerator_unit, d.indicator as denominator, d.value as denominator_value, d.unit as denominator_unit,
      (select p.value + pair.printed_above from rules.reported_figure p where p.indicator = pair.printed and rules.of_one_document(n, p) order by p.id limit 1) as printed
    from rules.reported_pair pair join rules.reported_figure n on n.indicator = pair.numerator
      join rules.reported_figure d on d.indicator = pair.denominator and d.value > 0 and rules.of_one_document(n, d)
    order by n.id, pair.ratio, pair.rank, d.id)
  select * from found
  union all
  -- Clean land against what the resolution asks for.
  select 'clean_land_against_target', n.subject, n.subject_kind, n.subject_en, n.subject_province, n.zone_code, n.zone_kind, n.period, n.first_day, n.source, n.id,
    round(n.value * 100 / t.threshold, 2), 'percent', n.qualifier, n.indicator, n.value, n.unit, 'target', t.threshold, t.unit,
    (select p.value from rules.reported_figure p where p.indicator = 'ready_target_share_pct' and rules.of_one_document(n, p) order by p.id limit 1)
  from rules.reported_figure n join target t on t.indicator = 'ready_in_period_ha' and t.province_code = n.subject_province and t.threshold > 0
    and n.first_day between t.period_from and t.due_on
  where n.indicator = 'ready_in_period_ha' and n.subject_kind = 'province';
comment on view rules.reported_ratio is
  'Ratios of two figures of one document, to two decimals, beside what the document itself prints; printed figures are sometimes cut, not rounded (tolerance 0.02 points).';

create function rules.reported_subject_json(kind text, name text, name_en text, province_code text) returns json
  language sql immutable parallel safe
  return json_build_object('kind', kind, 'name', name, 'nameEn', name_en, 'provinceCode', province_code);
comment on function rules.reported_subject_json is 'Whom a reported figure is of: a board, a province, a former province or a zone, and the province it is in today.';

create function rules.reported_indicators(province text) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object(
    'figures', coalesce((select json_agg(json_build_object(
        'subject', rules.reported_subject_json(f.subject_kind, f.subject, f.subject_en, f.subject_province), 'indicator', f.indicator, 'zoneKind', f.zone_kind,
        'value', f.value::float8, 'qualifier', f.qualifier, 'unit', f.unit, 'period', f.period, 'source', f.source, 'note', f.note, 'decision', rules.decision_json(f.decision_id))
        order by array_position(array['board', 'province', 'former_province', 'zone'], f.subject_kind), sort_key_vi(f.subject) collate "C", f.zone_code, f.id)
      from rules.reported_figure f where province is null or f.subject_province = province), '[]'),
    'ratios', coalesce((select json_agg(json_build_object(
        'ratio', r.ratio, 'subject', rules.reported_subject_json(r.subject_kind, r.subject, r.subject_en, r.subject_province), 'zoneKind', r.zone_kind, 'period', r.period,
        'value', r.value::float8, 'unit', r.unit, 'qualifier', r.qualifier,
        'numerator', json_build_object('indicator', r.numerator, 'value', r.numerator_value::float8, 'unit', r.numerator_unit),
        'denominator', json_build_object('indicator', r.denominator, 'value', r.denominator_value::float8, 'unit', r.denominator_unit),
        'printed', r.printed::float8, 'source', r.source)
        order by r.ratio, array_position(array['board', 'province', 'former_province', 'zone'], r.subject_kind), sort_key_vi(r.subject) collate "C", r.zone_code, r.first_day, r.id)
      from rules.reported_ratio r where province is null or r.subject_province = province), '[]'));
end;
comment on function rules.reported_indicators is 'What documents report of boards, provinces and zones, and the ratios between their figures (ReportedComparison of the contract).';
