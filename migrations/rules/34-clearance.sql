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
