create function rules.zone_clearances(zone_code text) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('type', 'FeatureCollection', 'features', coalesce((
    select json_agg(json_build_object('type', 'Feature', 'id', c.id, 'geometry', ST_AsGeoJSON(c.geom, 7)::json,
      'properties', json_build_object('zone', z.code, 'code', c.code, 'stage', c.stage,
        'areaM2', round(c.area_m2::numeric, 1)::float8, 'basis', c.basis, 'validFrom', c.valid_from)) order by c.code, c.id)
    from rules.clearance_now c where c.zone_id = z.id), '[]'))
  from zone z where z.code = zone_code;
end;
comment on function rules.zone_clearances is 'The tracts of a zone in effect today as a GeoJSON collection; ellipsoidal m²; null when the code is unknown.';

create function rules.clearance_version(c clearance) returns text
  language sql stable parallel safe
  return substr(md5(concat_ws('|', c.id, c.stage, c.valid_from, c.valid_to, c.source, c.ready_expected_on, c.ready_expected_source, extract(epoch from c.recorded_at), extract(epoch from c.replaced_at))), 1, 16);
comment on function rules.clearance_version is 'Changes with every change of a tract''s record: its ETag.';

create function rules.clearance_detail(clearance_id int) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('type', 'Feature', 'id', c.id, 'geometry', ST_AsGeoJSON(c.geom, 7)::json, 'properties', json_build_object(
    'zone', z.code, 'code', c.code, 'stage', c.stage, 'areaM2', round(c.area_m2::numeric, 1)::float8, 'basis', c.basis, 'validFrom', c.valid_from,
    'version', rules.clearance_version(c), 'validTo', c.valid_to, 'recordedAt', c.recorded_at, 'replacedAt', c.replaced_at, 'source', c.source,
    'readyExpectedOn', c.ready_expected_on, 'readyExpectedSource', c.ready_expected_source,
    'history', (select json_agg(json_build_object('id', h.id, 'stage', h.stage, 'validFrom', h.valid_from, 'validTo', h.valid_to, 'source', h.source,
        'recordedAt', h.recorded_at, 'replacedAt', h.replaced_at) order by h.valid_from nulls first, h.id)
      from clearance h where h.zone_id = c.zone_id and h.code = c.code)))
  from clearance c join zone z on z.id = c.zone_id where c.id = clearance_id;
end;
comment on function rules.clearance_detail is 'A tract at one of its stages, with all its stages (ClearanceDetail of the contract); ellipsoidal m²; null when the id is unknown.';
