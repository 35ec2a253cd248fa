-- The ground a corridor takes: the project's own clearance polygon, else what lies beside its alignment, section by section, and its stations and depots.

create function rules.local_vn2000(geom geometry) returns int
  language sql immutable parallel safe
  -- Meridians 102°, 103°, 104°, 104°30', 104°45', 105°, 105°30' … 108°30' (0002), told apart half way between two.
  return (array[5896, 9205, 9206, 9207, 9208, 5897, 9209, 9210, 9211, 9212, 9213, 9214, 9215, 9216, 5899, 5898, 9217, 9218])[1 + width_bucket((ST_XMin(geom) + ST_XMax(geom)) / 2,
    array[102.5, 103.5, 104.25, 104.625, 104.875, 105.25, 105.625, 105.875, 106.125, 106.375, 106.75, 107.125, 107.375, 107.625, 107.875, 108.125, 108.375]::float8[])];
comment on function rules.local_vn2000 is 'The VN-2000 zone (múi 3°) whose meridian is nearest to a shape in WGS84: there a metre is a metre within 0.02 %.';

create function rules.chainage_line(alignment geometry) returns geometry
  language sql immutable parallel safe
begin atomic
  with vertex as (
    select d.path, d.geom, coalesce(ST_Distance(d.geom::geography, lag(d.geom) over (partition by d.path[1] order by d.path[2])::geography), 0) as step_m
    from ST_DumpPoints(ST_Multi(chainage_line.alignment)) d),
  run as (select v.path, v.geom, sum(v.step_m) over (order by v.path) as m from vertex v),
  part as (select ST_MakeLine(ST_SetSRID(ST_MakePointM(ST_X(r.geom), ST_Y(r.geom), r.m), 4326) order by r.path) as line, r.path[1] as n from run r group by r.path[1])
  select ST_Multi(ST_Collect(p.line order by p.n)) from part p;
end;
comment on function rules.chainage_line is 'An alignment with its chainage as measure: metres along it on the ellipsoid, running on from part to part; a gap counts nothing.';

create function rules.alignment_length_m(alignment geometry) returns double precision
  language sql immutable parallel safe
  return ST_Length(alignment::geography);
comment on function rules.alignment_length_m is 'Length of an alignment on the ellipsoid, metres; gaps between its parts left out.';

create function rules.section_offset_m(section jsonb) returns double precision
  language sql immutable parallel safe
  return (section ->> 'formationWidthM')::float8 / 2 + coalesce((section ->> 'toeOffsetM')::float8, 0) + (section ->> 'widthM')::float8;
comment on function rules.section_offset_m is
  'How far from the centre line a section takes land, metres: half of the track formation + to the toe or top of its earthwork + the legal width. Null: it takes none.';

create function rules.corridor_sections(c corridor) returns jsonb
  language sql stable parallel safe
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object('fromM', s.from_m, 'toM', s.to_m, 'structure', s.structure, 'formationWidthM', s.formation_width_m, 'toeOffsetM', s.toe_offset_m,
      'widthM', s.width_m, 'widthRule', s.width_rule) order by s.from_m),
    -- A corridor kept with one width takes it from its line, whatever the formation.
    case when (corridor_sections.c).half_width_m is not null then jsonb_build_array(jsonb_build_object('fromM', 0, 'toM', null, 'structure', 'level', 'formationWidthM', 0, 'toeOffsetM', null,
      'widthM', (corridor_sections.c).half_width_m, 'widthRule', (corridor_sections.c).width_rule)) end, '[]')
  from corridor_section s where s.corridor_id = (corridor_sections.c).id;
end;
comment on function rules.corridor_sections is 'The sections of a version of a corridor, in the shape of the contract (CorridorSection), in their order.';

create function rules.corridor_areas(corridor_id int) returns geometry
  language sql stable parallel safe
begin atomic
  select ST_Multi(ST_Union(a.geom, 1e-9)) from corridor_area a where a.corridor_id = corridor_areas.corridor_id;
end;
comment on function rules.corridor_areas is 'The stations and depots of a version of a corridor, as one shape; null: none is recorded.';

create function rules.corridor_ground(alignment geometry, sections jsonb, areas geometry, clearance geometry) returns geometry[]
  language sql immutable parallel safe
begin atomic
  with line as materialized (
    select l.geom, ST_M(ST_EndPoint(ST_GeometryN(l.geom, ST_NumGeometries(l.geom)))) as length_m
    from (select rules.chainage_line(corridor_ground.alignment) as geom
      where corridor_ground.clearance is null and corridor_ground.alignment is not null and jsonb_array_length(corridor_ground.sections) > 0) l),
  section as (
    select (s ->> 'fromM')::float8 as from_m, least(coalesce((s ->> 'toM')::float8, line.length_m), line.length_m) as to_m, rules.section_offset_m(s) as offset_m
    from jsonb_array_elements(corridor_ground.sections) s, line),
  -- Pieces of at most a kilometre: an index finds little around each, and a straight edge of the plane is one of the map.
  piece as materialized (
    select s.from_m + (s.to_m - s.from_m) * i / n.pieces as from_m, s.from_m + (s.to_m - s.from_m) * (i + 1) / n.pieces as to_m, s.offset_m
    from section s, lateral (select ceil((s.to_m - s.from_m) / 1000)::int as pieces) n, generate_series(0, n.pieces - 1) i where s.to_m > s.from_m),
  -- Each piece would have the whole of a long line read again: it is cut out of a stretch of twenty kilometres, and one more for the piece that runs over its end.
  stretch as materialized (
    select n, ST_CollectionExtract(ST_LocateBetween(line.geom, n * 20000, n * 20000 + 21000), 2) as geom from line, generate_series(0, floor(line.length_m / 20000)::int) n),
  joint as (
    select j.* from (
      select p.from_m as at_m, lag(p.to_m) over w as met_m, p.offset_m, lag(p.offset_m) over w as before_m,
        least(p.offset_m, lag(p.offset_m) over w, p.to_m - p.from_m, lag(p.to_m - p.from_m) over w) as radius_m
      from piece p window w as (order by p.from_m)) j
    where j.before_m is not null and j.offset_m is not null and abs(j.met_m - j.at_m) < 0.001),
  strip as (
    select ST_Force2D(d.geom) as geom, p.offset_m, 'endcap=flat join=round quad_segs=32' as style
    from piece p join stretch s on s.n = floor(p.from_m / 20000)::int, ST_Dump(ST_CollectionExtract(ST_LocateBetween(s.geom, p.from_m, p.to_m), 2)) d where p.offset_m is not null
    union all
    -- Flat ends that meet at a bend leave a notch: there the narrower of the two goes round, not beyond a short piece. Elsewhere the line runs straight on.
    select v.geom, j.radius_m, 'quad_segs=32'
    from joint j join (
      select ST_Force2D(d.geom) as geom, ST_M(d.geom) as at_m, d.path[2] > 1 and lead(d.path[2]) over (partition by d.path[1] order by d.path[2]) is not null as is_bend
      from line, ST_DumpPoints(line.geom) d) v on round(v.at_m::numeric, 2) = round(j.at_m::numeric, 2) and v.is_bend),
  ground as (
    select ST_Transform(ST_Buffer(ST_Transform(s.geom, z.srid), s.offset_m, s.style), 4326) as geom from strip s, lateral (select rules.local_vn2000(s.geom) as srid) z where ST_NPoints(s.geom) > 0
    union all
    select d.geom from ST_Dump(corridor_ground.areas) d
    union all
    -- A polygon along the whole line would be read again for every plot.
    select b.geom from ST_Dump(corridor_ground.clearance) d, lateral (select d.geom as geom where ST_NPoints(d.geom) <= 1000 union all select s from ST_Subdivide(d.geom, 256, 1e-9) s where ST_NPoints(d.geom) > 1000) b)
  select coalesce(array_agg(g.geom), '{}') from ground g where not ST_IsEmpty(g.geom);
end;
comment on function rules.corridor_ground is
  'The ground a corridor takes, in pieces that may overlap, WGS84. Beside the line: each section buffered by rules.section_offset_m in the local VN-2000 zone, with flat
   ends; a section without a width takes none. A clearance polygon wins over every buffer. Stations and depots come with either.';

create function rules.corridor_version_ground(c corridor) returns geometry[]
  language sql stable parallel safe
  return rules.corridor_ground((c).alignment, rules.corridor_sections(c), rules.corridor_areas((c).id), (c).clearance_area);
comment on function rules.corridor_version_ground is 'rules.corridor_ground of a version of a corridor as it is kept.';

create function rules.corridor_at(code text, as_of date) returns corridor
  language sql stable parallel safe
begin atomic
  select c from corridor c where c.code = corridor_at.code and c.replaced_at is null and (c.valid_from is null or c.valid_from <= as_of) and (c.valid_to is null or c.valid_to > as_of);
end;
comment on function rules.corridor_at is 'The version of a corridor in effect on a day; null: none.';

create function rules.corridor_widths(as_of date) returns json
  language sql stable parallel safe
begin atomic
  with preset(place, rule, structure, parameters) as (values
    (1, 'flat_usual', 'level', array['protection_other', 'safety_other']),
    (2, 'flat_urban_railway', 'level', array['protection_urban', 'safety_other']),
    (3, 'flat_high_speed_outside_urban', 'level', array['protection_high_speed', 'safety_high_speed_outside_urban']),
    (4, 'flat_high_speed_urban', 'level', array['protection_high_speed', 'safety_high_speed_urban']),
    (5, 'earthwork_usual', 'embankment', array['protection_embankment', 'safety_other']),
    (6, 'earthwork_high_speed_outside_urban', 'embankment', array['protection_embankment', 'safety_high_speed_outside_urban']),
    (7, 'earthwork_high_speed_urban', 'embankment', array['protection_embankment', 'safety_high_speed_urban']),
    (8, 'ditch_usual', 'embankment', array['protection_ditch', 'safety_other']),
    (9, 'ditch_high_speed_outside_urban', 'embankment', array['protection_ditch', 'safety_high_speed_outside_urban']),
    (10, 'ditch_high_speed_urban', 'embankment', array['protection_ditch', 'safety_high_speed_urban']),
    (11, 'viaduct_other_outside_urban', 'viaduct', array['viaduct_other_outside_urban']),
    (12, 'viaduct_other_urban', 'viaduct', array['viaduct_other_urban']),
    (13, 'viaduct_high_speed_outside_urban', 'viaduct', array['viaduct_high_speed_outside_urban']),
    (14, 'viaduct_high_speed_urban', 'viaduct', array['viaduct_high_speed_urban']),
    (15, 'elevated_station', 'viaduct', array['elevated_station']),
    (16, 'bridge_under_20_m', 'bridge', array['river_bridge_under_20_m']),
    (17, 'bridge_20_to_60_m', 'bridge', array['river_bridge_20_to_60_m']),
    (18, 'bridge_60_to_300_m', 'bridge', array['river_bridge_60_to_300_m']),
    (19, 'bridge_over_300_m', 'bridge', array['river_bridge_over_300_m']),
    (20, 'bridge_under_20_m_high_speed_urban', 'bridge', array['river_bridge_under_20_m_high_speed_urban']),
    (21, 'bridge_under_20_m_other_urban', 'bridge', array['river_bridge_under_20_m_other_urban']),
    (22, 'bridge_20_to_60_m_urban', 'bridge', array['river_bridge_20_to_60_m_urban']),
    (23, 'bridge_60_to_300_m_urban', 'bridge', array['river_bridge_60_to_300_m_urban']),
    (24, 'bridge_over_300_m_urban', 'bridge', array['river_bridge_over_300_m_urban']),
    (25, 'tunnel_outside_urban', 'tunnel', array['tunnel_outside_urban'])),
  -- The last known value: while none is in force an old one is all there is, and is labelled as such.
  part as (
    select p.place, p.rule, p.structure, p.parameters, r.*
    from preset p, unnest(p.parameters) with ordinality w(parameter, n), lateral (
      select k.value, k.valid_from, k.valid_to, k.legal_basis from rule k
      where k.code = 'railway_corridor' and k.parameter = w.parameter and k.replaced_at is null and (k.valid_from is null or k.valid_from <= as_of)
      order by k.valid_from desc nulls last limit 1) r)
  select coalesce(json_agg(json_build_object('rule', g.rule, 'structure', g.structure, 'widthRule', g.width_rule, 'widthM', g.width_m, 'validTo', g.valid_to,
    'isInForce', g.valid_to is null or g.valid_to > as_of, 'legalBasis', g.legal_basis) order by g.place), '[]')
  from (
    select p.place, p.rule, p.structure, array_to_string(p.parameters, '+') as width_rule, sum(p.value)::float8 as width_m, min(p.valid_to) as valid_to, min(p.legal_basis) as legal_basis
    from part p group by p.place, p.rule, p.structure, p.parameters having count(*) = cardinality(p.parameters)) g;
end;
comment on function rules.corridor_widths is
  'Widths on each side that the rules railway_corridor give, or gave, from the outer edge of the outer rail, the toe of an earthwork, the outer edge of its ditch or the edge of a bridge (domain.md B7).
   Those of Decree 56/2018 ended on 2026-01-01; the metres of its successor are not known.';
