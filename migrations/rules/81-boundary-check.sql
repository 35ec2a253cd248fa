-- The checks of a drawn change. One implementation: the desk while drawing, the API and an import ask these functions.
-- Shapes meet by overlay on a grid only: ST_Relate and what rests on it fail where edges all but coincide, as snapped ones do.

create function rules.check_limit(parameter text, zone_id int, kind zone_kind, province_code text, as_of date) returns numeric
  language sql stable parallel safe
  return rules.rule_value('boundary_check', parameter, kind, (select z.zone_type from zone z where z.id = zone_id), province_code, as_of);
comment on function rules.check_limit is 'A threshold of the checks (rule boundary_check) for a zone, or for one that does not exist yet (zone_id null).';

create function rules.may_contain(a int, a_parent int, a_kind zone_kind, b int, b_parent int, b_kind zone_kind) returns boolean
  language sql immutable parallel safe
  return coalesce((a_parent = b or b_parent = a) and rules.rule_kind(a_kind) <> rules.rule_kind(b_kind), false);
comment on function rules.may_contain is
  'Whether of two zones one lies in the other by its record, so that they share ground rightly: only zones of different kinds do, as an industrial zone in an economic zone.';

create function rules.zone_other_json(zone_id int) returns jsonb
  language sql stable parallel safe
begin atomic
  select jsonb_build_object('kind', 'zone', 'code', z.code, 'nameVi', concat_ws(' ', rules.kind_short(z.kind, 'vi'), z.name_vi),
    'nameEn', concat_ws(' ', coalesce(z.name_en, z.name_vi), rules.kind_short(z.kind, 'en')))
  from zone z where z.id = zone_other_json.zone_id;
end;
comment on function rules.zone_other_json is 'A zone that a finding names, in both languages.';

create function rules.drawn_measures(geom geometry, srid int) returns jsonb
  language sql stable parallel safe
  return case when geom is not null then jsonb_build_object(
    'areaM2', round(ST_Area(geom::geography)::numeric, 1), 'planeAreaM2', round(ST_Area(ST_Transform(geom, srid))::numeric, 1), 'srid', srid,
    'perimeterM', round(ST_Perimeter(geom::geography)::numeric, 2), 'vertices', ST_NPoints(geom) - ST_NRings(geom), 'parts', ST_NumGeometries(geom),
    'holes', ST_NRings(geom) - ST_NumGeometries(geom)) end;
comment on function rules.drawn_measures is
  'Measures of the contract: ellipsoidal area and perimeter, area in a VN-2000 plane (null without one). vertices: corners, the closing point of a ring not counted.';

create function rules.zone_overlaps(zone_id int, kind zone_kind, province_code text, parent_id int, geom geometry, as_of date) returns setof jsonb
  language sql stable parallel safe
begin atomic
  with other as materialized (
    -- An economic zone contains others, of other kinds; a zone that is withdrawn takes no ground.
    select o.id, b.basis, rules.rule_kind(o.kind) = rules.rule_kind(zone_overlaps.kind) and rules.zone_is_approved(axes.legal_status, status.headline) as is_rival,
      ST_CollectionExtract(ST_Intersection(b.geom, zone_overlaps.geom, 1e-9), 3) as meet
    from rules.boundaries_at(as_of) b join zone o on o.id = b.zone_id
      left join lateral rules.zone_axes_at(o.id, as_of) axes on true, lateral (select rules.zone_headline_at(o.id, as_of) as headline) status
    where b.geom && zone_overlaps.geom and o.id is distinct from zone_overlaps.zone_id and status.headline <> 'withdrawn'
      and not rules.may_contain(o.id, o.parent_id, o.kind, zone_overlaps.zone_id, zone_overlaps.parent_id, zone_overlaps.kind))
  select rules.finding_json(case when o.is_rival then 'overlaps_zone' else 'overlaps_other_zone' end, 'boundary', null, rules.zone_other_json(o.id), a.m2, o.basis, null, o.meet)
  from other o, lateral (select round(ST_Area(o.meet::geography)::numeric, 1) as m2) a
  where a.m2 > 0 and a.m2 >= coalesce(rules.check_limit('overlap_min_m2', zone_overlaps.zone_id, zone_overlaps.kind, zone_overlaps.province_code, as_of), 0);
end;
comment on function rules.zone_overlaps is
  'Zones that an outline lies on, on a day, but not the one it lies in nor those that lie in it. A rival is a zone of the same kind that is approved
   (rules.zone_is_approved): ground has one zone of a kind. Overlaps smaller than rule overlap_min_m2 are seams. got says the basis of what it meets.';

create function rules.boundary_findings(zone_id int, kind zone_kind, province_code text, parent_id int, approved_ha numeric, geom geometry, basis text, as_of date) returns setof jsonb
  language sql stable parallel safe
begin atomic
  with least as materialized (select rules.check_limit('overlap_min_m2', zone_id, kind, province_code, as_of) as m2),
  corridor_here as (
    select c.*, coalesce(c.clearance_area, ST_Buffer(near.line::geography, c.half_width_m)::geometry, near.line) as land
    from corridor c, lateral (
      select case when c.clearance_area is null then ST_Intersection(c.alignment, ST_Expand(boundary_findings.geom, 0.02 + coalesce(c.half_width_m, 0) / 1e5), 1e-9) end as line) near
    where c.replaced_at is null and (c.valid_from is null or c.valid_from <= as_of) and (c.valid_to is null or c.valid_to > as_of)),
  crossing as (
    select c.*, rules.one_kind(array[ST_Intersection(c.land, boundary_findings.geom, 1e-9)]) as meet
    from corridor_here c where c.land && boundary_findings.geom)
  select f from rules.zone_overlaps(zone_id, kind, province_code, parent_id, geom, as_of) f
  union all
  select rules.finding_json('outside_parent', 'boundary', null, rules.zone_other_json(b.zone_id), a.m2, b.basis, null, o.away)
  from rules.boundaries_at(as_of) b cross join least, lateral (select ST_CollectionExtract(ST_Difference(boundary_findings.geom, b.geom, 1e-9), 3) as away) o,
    lateral (select round(ST_Area(o.away::geography)::numeric, 1) as m2) a
  where b.zone_id = boundary_findings.parent_id and a.m2 > 0 and a.m2 >= coalesce(least.m2, 0)
  union all
  select rules.finding_json('crosses_corridor', 'boundary', null, jsonb_build_object('kind', 'corridor', 'code', c.code, 'nameVi', c.name_vi, 'nameEn', coalesce(c.name_en, c.name_vi)),
    a.m2, c.basis, null, c.meet)
  from crossing c cross join least, lateral (select round(ST_Area(c.meet::geography)::numeric, 1) as m2) a
  -- A line without a width meets where it passes; land must be more than a seam.
  where ST_Dimension(c.land) = 1 and not ST_IsEmpty(c.meet) or a.m2 > 0 and a.m2 >= coalesce(least.m2, 0)
  union all
  select rules.finding_json('area_differs_from_decision', 'boundary', null, null, abs(s.m2 - approved_ha::float8 * 10000), rules.exact_ha(s.m2)::text, trim_scale(approved_ha)::text, null)
  from (select ST_Area(boundary_findings.geom::geography) as m2) s
  -- The ledger's own tolerance: what it finds afterwards is what was said before.
  where rules.percent_of(abs(rules.exact_ha(s.m2) - approved_ha), approved_ha)
    > rules.rule_value('land_balance', 'area_tolerance', kind, (select z.zone_type from zone z where z.id = boundary_findings.zone_id), province_code, as_of)
  union all
  select rules.finding_json('far_from_known_place', 'boundary', null, null, null, round((d.m / 1000)::numeric, 1)::text,
    trim_scale(round(l.km + coalesce(z.centre_uncertainty_m, 0) / 1000.0, 1))::text, ST_ShortestLine(boundary_findings.geom, z.centre))
  from zone z, lateral (select ST_Distance(boundary_findings.geom::geography, z.centre::geography) as m) d,
    lateral (select rules.check_limit('known_place_distance', z.id, boundary_findings.kind, boundary_findings.province_code, as_of) as km) l
  where z.id = boundary_findings.zone_id and d.m > l.km * 1000 + coalesce(z.centre_uncertainty_m, 0)
  union all
  select rules.finding_json('boundary_is_schematic', 'boundary', null, null, null, coalesce(boundary_findings.basis, 'schematic'), null, null)
  from rules.boundaries_at(as_of) b where b.zone_id = boundary_findings.zone_id and b.basis = 'schematic';
end;
comment on function rules.boundary_findings is
  'What is to be said of a valid boundary of a zone (zone_id null: of one that does not exist yet) on a day: zones and corridors it meets (rules.zone_overlaps),
   what of it lies outside the zone it lies in, how far it is from the approved area and from the place that is known. basis: what the boundary will rest on; null: left
   as it is. got says the basis of what it meets.';
