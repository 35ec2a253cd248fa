create function rules.zone_properties_json(card rules.zone_card) returns jsonb
  language sql stable parallel safe
begin atomic
  select (select s.summary::jsonb from rules.zone_summary s where s.id = card.id) - 'bbox' || jsonb_build_object(
    'zoneType', z.zone_type, 'districtOld', z.district_old, 'developer', z.developer,
    'parent', rules.zone_reference_json(z.parent_id),
    'children', coalesce((select json_agg(rules.zone_reference_json(k.id) order by k.name_sort_key) from zone k where k.parent_id = z.id), '[]'),
    'predecessors', coalesce((select json_agg(rules.zone_reference_json(s.predecessor_id)) from zone_succession s where s.successor_id = z.id), '[]'),
    'successors', coalesce((select json_agg(rules.zone_reference_json(s.successor_id)) from zone_succession s where s.predecessor_id = z.id), '[]'),
    'aliasDetails', coalesce((select json_agg(json_build_object('name', a.name, 'kind', a.kind) order by a.name) from zone_alias a where a.zone_id = z.id), '[]'),
    'communeDetails', coalesce((select json_agg(json_build_object('level', c.level, 'nameVi', c.name_vi) order by c.name_vi)
      from zone_commune zc join commune c on c.id = zc.commune_id where zc.zone_id = z.id), '[]'),
    'areas', rules.zone_areas_json(z.id),
    'land', rules.zone_land_json(z.id),
    'reported', coalesce((select json_agg(json_build_object('indicator', r.indicator, 'value', r.value::float8, 'qualifier', r.qualifier,
      'unit', r.unit, 'period', r.period, 'source', r.source, 'note', r.note, 'decision', rules.decision_json(r.decision_id)) order by r.indicator, r.period desc nulls last) from reported_indicator r where r.zone_id = z.id), '[]'),
    'parts', coalesce((select json_agg(json_build_object('code', t.code, 'nameVi', t.name_vi, 'nameEn', t.name_en, 'plannedHa', t.planned_ha::float8,
      'approvedHa', t.approved_ha::float8, 'asOf', t.as_of,
      'shortages', coalesce((select json_agg(s.kind) from zone_shortage s where s.zone_part_id = t.id), '[]')) order by t.code) from zone_part t where t.zone_id = z.id), '[]'),
    'shortages', coalesce((select json_agg(json_build_object('kind', s.kind, 'part', t.name_vi, 'asOf', s.as_of, 'decision', rules.decision_json(s.decision_id)))
      from zone_shortage s left join zone_part t on t.id = s.zone_part_id where s.zone_id = z.id), '[]'),
    'planningDocuments', coalesce((select json_agg(json_build_object('kind', d.kind, 'scale', d.scale, 'status', d.status, 'approvedOn', d.approved_on,
      'decision', rules.decision_json(d.decision_id)) order by d.approved_on desc nulls last) from planning_document d where d.zone_id = z.id), '[]'),
    'relocations', coalesce((select json_agg(json_build_object('code', r.code, 'deadline', r.deadline, 'stage', r.stage, 'decision', rules.decision_json(r.decision_id),
      'receivers', coalesce((select json_agg(rules.zone_reference_json(v.zone_id)) from relocation_receiver v where v.relocation_id = r.id), '[]')))
      from relocation r where r.zone_id = z.id and r.firm_id is null), '[]'),
    'receivesFrom', coalesce((select json_agg(rules.zone_reference_json(r.zone_id)) from relocation_receiver v join relocation r on r.id = v.relocation_id
      where v.zone_id = z.id and r.firm_id is null), '[]'),
    'declaredCapacity', case when z.declared_capacity_ha is not null then
      json_build_object('ha', z.declared_capacity_ha::float8, 'asOf', z.declared_capacity_as_of) end,
    'centreUncertaintyM', z.centre_uncertainty_m, 'vn2000Srid', z.vn2000_srid,
    'confidence', z.confidence, 'source', z.source, 'note', z.note, 'recordedAt', z.recorded_at)
  from zone z where z.id = card.id;
end;

create function rules.zone_feature(zone_code text) returns jsonb
  language sql stable parallel safe
begin atomic
  select jsonb_strip_nulls(jsonb_build_object('bbox', rules.bbox_json(card.geom))) || jsonb_build_object(
    'type', 'Feature', 'id', card.code,
    'geometry', ST_AsGeoJSON(card.geom, 7)::jsonb, 'properties', rules.zone_properties_json(card))
  from rules.zone_card card where card.code = zone_code;
end;
comment on function rules.zone_feature is 'A zone as a GeoJSON feature (RFC 7946) with all that is known of it; null when the code is unknown.';

create function rules.zone_history(zone_code text) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('code', z.code, 'changes', coalesce((
    select json_agg(json_build_object('kind', h.kind, 'effectiveOn', h.effective_on, 'recordedAt', h.recorded_at, 'replacedAt', h.replaced_at,
      'planStatus', h.plan_status, 'legalStatus', h.legal_status, 'operationStatus', h.operation_status,
      'areaHa', h.area_ha, 'basis', h.basis, 'validTo', h.valid_to,
      'decision', rules.decision_json(h.decision_id), 'source', h.source, 'note', h.note)
      order by edtf_first_day(h.effective_on) desc nulls last, h.recorded_at desc, h.kind)
    from (
      select 'status' as kind, c.effective_on::text as effective_on, c.recorded_at, c.replaced_at, c.plan_status, c.legal_status, c.operation_status,
        null::float8 as area_ha, null::basis as basis, null::date as valid_to, c.decision_id, c.source, c.note
      from zone_status_change c where c.zone_id = z.id
      union all
      select 'boundary', b.valid_from::text, b.recorded_at, b.replaced_at, null, null, null,
        rules.round_ha(b.area_m2), b.basis, b.valid_to, b.decision_id, b.source, null
      from zone_boundary b where b.zone_id = z.id) h), '[]'))
  from zone z where z.code = zone_code;
end;
comment on function rules.zone_history is 'Changes of status and boundary by the day they took effect, latest first; unknown days last.';
