-- What administrators keep: thresholds with their periods, what lies outside the fence, the board.

create function rules.rule_version(r rule) returns text
  language sql stable parallel safe
  return substr(md5(concat_ws('|', r.id, r.operator, r.value, r.valid_from, r.valid_to, r.legal_basis, r.decision_id, r.confidence, r.note,
    extract(epoch from r.recorded_at), extract(epoch from r.replaced_at))), 1, 16);
comment on function rules.rule_version is 'Changes with every change of a threshold''s record: its ETag.';

create function rules.kept_rule_json(r rule) returns jsonb
  language sql stable parallel safe
  return rules.rule_json(r)::jsonb || jsonb_build_object('id', r.id, 'version', rules.rule_version(r), 'decisionCode', (select d.code from decision d where d.id = r.decision_id),
    'recordedAt', r.recorded_at, 'replacedAt', r.replaced_at);
comment on function rules.kept_rule_json is 'A threshold as administrators see it (KeptRule of the contract).';

create function rules.point_version(i infrastructure) returns text
  language sql stable parallel safe
  return substr(md5(concat_ws('|', i.id, i.code, i.valid_from, i.valid_to, extract(epoch from i.recorded_at), extract(epoch from i.replaced_at))), 1, 16);
comment on function rules.point_version is 'Changes with every change of the record of a point outside the fence: its ETag. What it says is never rewritten: a change begins a new row.';

create function rules.point_json(i infrastructure) returns json
  language sql stable parallel safe
  return json_build_object('id', i.id, 'version', rules.point_version(i), 'code', i.code, 'kind', i.kind, 'nameVi', i.name_vi, 'nameEn', i.name_en, 'status', i.status,
    'position', rules.position_json(i.geom), 'uncertaintyM', i.uncertainty_m, 'asOf', i.as_of, 'source', i.source, 'note', i.note,
    'validFrom', i.valid_from, 'validTo', i.valid_to, 'recordedAt', i.recorded_at, 'replacedAt', i.replaced_at);

create function rules.line_version(c corridor) returns text
  language sql stable parallel safe
  return substr(md5(concat_ws('|', c.id, c.code, c.valid_from, c.valid_to, extract(epoch from c.recorded_at), extract(epoch from c.replaced_at))), 1, 16);
comment on function rules.line_version is 'Changes with every change of the record of a corridor: its ETag. What it says is never rewritten: a change begins a new row.';

create function rules.line_json(c corridor) returns json
  language sql stable parallel safe
  return json_build_object('id', c.id, 'version', rules.line_version(c), 'code', c.code, 'kind', c.kind, 'nameVi', c.name_vi, 'nameEn', c.name_en,
    'alignment', ST_AsGeoJSON(c.alignment, 9)::json, 'clearanceArea', ST_AsGeoJSON(c.clearance_area, 9)::json, 'halfWidthM', c.half_width_m, 'widthRule', c.width_rule,
    'decisionCode', (select d.code from decision d where d.id = c.decision_id), 'basis', c.basis, 'source', c.source, 'note', c.note,
    'validFrom', c.valid_from, 'validTo', c.valid_to, 'recordedAt', c.recorded_at, 'replacedAt', c.replaced_at);

create function rules.former_province_version(f former_province) returns text
  language sql stable parallel safe
  return substr(md5(concat_ws('|', f.name_vi, f.province_code, f.vn2000_srid, f.vn2000_confidence, f.source)), 1, 16);
comment on function rules.former_province_version is 'Changes with every change of what is recorded of a former province: its ETag.';

create function rules.kept_provinces_json() returns json
  language sql stable parallel safe
  return (
    select json_agg(json_build_object('code', p.code, 'nameVi', p.name_vi, 'nameEn', p.name_en,
      'zones', (select count(*) from zone z where z.province_code = p.code),
      'accounts', (select count(*) from account a where a.closed_at is null and exists (select from account_province i where i.account_id = a.id and i.province_code = p.code)),
      'former', (select coalesce(json_agg(json_build_object('name', f.name_vi, 'version', rules.former_province_version(f), 'srid', f.vn2000_srid,
          'centralMeridian', (select substring(s.proj4text from '\+lon_0=([0-9.]+)')::float8 from spatial_ref_sys s where s.srid = f.vn2000_srid),
          'confidence', f.vn2000_confidence, 'source', f.source, 'zones', (select count(*) from zone z where z.former_province = f.name_vi)) order by sort_key_vi(f.name_vi) collate "C"), '[]')
        from former_province f where f.province_code = p.code)) order by sort_key_vi(p.name_vi) collate "C")
    from province p);
comment on function rules.kept_provinces_json is 'Provinces as administrators see them (KeptProvince of the contract): what merged into each, the usual VN-2000 meridian there, and how many zones and open accounts each has.';
