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
