-- The map of a printed offer: GET /api/land-offers/{code}/dossier.pdf.

create function rules.plane_of(z zone, ground geometry) returns int
  language sql stable parallel safe
  return coalesce(z.vn2000_srid, case when ST_X(ST_Centroid(ground)) < 108 then 3405 else 3406 end);
comment on function rules.plane_of is 'The VN-2000 plane a zone is drawn in: its usual meridian, else the national one (UTM zone 48 or 49).';

create function rules.dossier_map(code text, width_mm double precision, height_mm double precision, scales int[]) returns json
  language sql stable parallel safe set jit = off
begin atomic
  with asked as materialized (
    select o, z, rules.plane_of(z, (f.o).geom) as srid from (select rules.offer_of(dossier_map.code) as o) f join zone z on z.id = (f.o).zone_id),
  ground as materialized (select a.*, ST_Transform((a.o).geom, a.srid) as geom from asked a),
  -- A quarter more than the land itself needs, so that its surroundings are seen.
  fitting as (
    select coalesce(min(s.scale), (select max(one) from unnest(scales) one)) as scale
    from ground g join unnest(scales) s(scale)
      on (ST_XMax(g.geom) - ST_XMin(g.geom)) * 1250 / s.scale <= width_mm and (ST_YMax(g.geom) - ST_YMin(g.geom)) * 1250 / s.scale <= height_mm),
  sheet as materialized (
    select g.*, f.scale, (ST_XMin(g.geom) + ST_XMax(g.geom)) / 2 as y, (ST_YMin(g.geom) + ST_YMax(g.geom)) / 2 as x from ground g cross join fitting f),
  frame as materialized (
    select s.*, ST_Transform(ST_SetSRID(ST_MakeEnvelope(s.y - width_mm * s.scale / 2000, s.x - height_mm * s.scale / 2000, s.y + width_mm * s.scale / 2000, s.x + height_mm * s.scale / 2000), s.srid), 4326) as seen
    from sheet s)
  select json_build_object('srid', f.srid, 'isOwnMeridian', (f.z).vn2000_srid is not null,
    'meridian', rules.vn2000_corners_json((f.o).geom, f.srid) -> 'meridian', 'scale', f.scale, 'centre', json_build_object('x', f.x, 'y', f.y),
    'offer', ST_AsGeoJSON(f.geom, 2, 0)::json, 'rectangle', ST_AsGeoJSON(ST_Transform((f.o).rectangle, f.srid), 2, 0)::json,
    'zones', coalesce((select json_agg(json_build_object('code', n.code, 'isOwn', n.id = (f.z).id, 'kind', n.kind, 'status', n.status, 'nameVi', n.name_vi, 'nameEn', coalesce(n.name_en, n.name_vi),
        'source', b.source, 'basis', b.basis, 'geometry', ST_AsGeoJSON(ST_Transform(b.geom, f.srid), 2, 0)::json) order by n.id = (f.z).id, n.id)
      from rules.zone_boundary_now b join zone n on n.id = b.zone_id where b.geom && f.seen and ST_Intersects(b.geom, f.seen)), '[]'),
    'plots', coalesce((select json_agg(json_build_object('code', p.code, 'landUse', p.land_use, 'isOfOffer', p.id = any((f.o).plot_ids),
        'label', json_build_array(round(ST_X(c.at)::numeric, 1), round(ST_Y(c.at)::numeric, 1)), 'geometry', ST_AsGeoJSON(q.geom, 2, 0)::json) order by p.id)
      from rules.plot_now p cross join lateral (select ST_Transform(p.geom, f.srid) as geom) q cross join lateral (select ST_PointOnSurface(q.geom) as at) c where p.geom && f.seen and ST_Intersects(p.geom, f.seen)), '[]'),
    'corridors', coalesce((select json_agg(json_build_object('kind', c.kind, 'nameVi', c.name_vi, 'nameEn', coalesce(c.name_en, c.name_vi), 'geometry', ST_AsGeoJSON(ST_Transform(c.alignment, f.srid), 1, 0)::json) order by c.id)
      from rules.corridor_now c where c.alignment && f.seen and ST_Intersects(c.alignment, f.seen)), '[]'))
  from frame f;
end;
comment on function rules.dossier_map is
  'What a printed map of an offer shows, metres in the VN-2000 plane of its zone ([east, north] as GeoJSON has them): the largest of the given scales (the smallest number) at which the land fills at
   most four fifths of a frame of so many millimetres, the middle of the land (x north, y east), and all that meets the frame. Null: the plot is in no offer.';
