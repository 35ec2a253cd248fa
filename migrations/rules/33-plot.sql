create function rules.zone_plots(zone_code text) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('type', 'FeatureCollection', 'features', coalesce((
    select json_agg(json_build_object('type', 'Feature', 'id', p.id, 'geometry', ST_AsGeoJSON(p.geom, 7)::json,
      'properties', json_build_object('zone', z.code, 'code', p.code, 'landUse', p.land_use, 'isLogistics', p.is_logistics, 'smeReserved', p.sme_reserved,
        'areaM2', round(p.area_m2::numeric, 1)::float8, 'leaseStatus', p.lease_status, 'basis', p.basis, 'validFrom', p.valid_from)) order by p.code, p.id)
    from rules.plot_now p where p.zone_id = z.id), '[]'))
  from zone z where z.code = zone_code;
end;

comment on function rules.zone_plots is 'The plots of a zone in effect today as a GeoJSON collection; ellipsoidal m²; null when the code is unknown.';
