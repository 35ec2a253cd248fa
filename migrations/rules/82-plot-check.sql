-- The checks of drawn plots, and of a drawn change as a whole.

create function rules.widest_m(land geometry) returns double precision
  language sql immutable parallel safe
  -- The circle is found to a thousandth of the extent; no shape is narrower than twice its area by its perimeter.
  return round(greatest(2 * (ST_MaximumInscribedCircle(land)).radius, 2 * ST_Area(land) / nullif(ST_Perimeter(land), 0))::numeric, 2);
comment on function rules.widest_m is 'How wide land is at its widest: the diameter of the largest circle in it, metres. land: in a plane of metres.';

create function rules.is_narrower(land geometry, width_m numeric) returns boolean
  language sql immutable parallel safe
  return case when 2 * ST_Area(land) / nullif(ST_Perimeter(land), 0) >= width_m then false else rules.widest_m(land) < width_m end;
comment on function rules.is_narrower is 'Whether no circle of that diameter fits into land. land: in a plane of metres. Null without a width.';

create function rules.plots_after(zone_id int, plots jsonb, as_of date)
  returns table (n bigint, id int, version int, code text, is_drawn boolean, basis text, geom geometry, findings jsonb[])
  language sql stable parallel safe
begin atomic
  with redrawn as materialized (
    select (r ->> 'id')::int as id, d.geom, d.findings from jsonb_array_elements(plots -> 'redrawn') r, rules.read_drawn(r -> 'geometry', as_of) d),
  begun as materialized (
    select b.n, b.sent ->> 'code' as code, d.geom, d.findings
    from jsonb_array_elements(plots -> 'begun') with ordinality b(sent, n), rules.read_drawn(b.sent -> 'geometry', as_of) d)
  select row_number() over (order by s.lineage_id nulls last, s.n), s.id, s.version, s.code, s.is_drawn, s.basis, s.geom, s.findings
  from (
    select p.lineage_id, 0 as n, p.id, p.version, p.code, r.id is not null as is_drawn, case when r.id is null then p.basis::text end as basis,
      case when r.id is null then p.geom else r.geom end as geom, r.findings
    from rules.plots_at(as_of) p left join redrawn r on r.id = p.id
    where p.zone_id = plots_after.zone_id and p.id not in (select (e ->> 'id')::int from jsonb_array_elements(plots -> 'ended') e)
    union all
    select null, b.n, null, null, b.code, true, null, b.geom, b.findings from begun b) s;
end;
comment on function rules.plots_after is
  'The plots of a zone with what was drawn laid in (plotShapes of the contract: redrawn, begun, ended), older ones first. geom is null where what was drawn is
   no valid shape: findings say why. id is null for plots that begin; basis for what is drawn.';

create function rules.open_land(shapes geometry[], boundary geometry, plane int) returns table (is_enclosed boolean, geom geometry)
  language sql immutable parallel safe
begin atomic
  -- Where a corner meets the middle of a long edge, shapes are a millimetre apart: gaps up to 10 cm are closed before land is called enclosed or open,
  -- and what is no broader than 5 cm is no land.
  with together as materialized (select ST_Union(ST_Transform(s.shape, plane), 0.0001) as geom from unnest(shapes) s(shape)),
  filled as materialized (
    select ST_Buffer(ST_Union(ST_MakePolygon(ST_ExteriorRing(d.geom)), 0.0001), -0.05, 'join=mitre') as geom
    from together t, ST_Dump(ST_Buffer(t.geom, 0.05, 'join=mitre')) d),
  zone as materialized (select ST_Transform(boundary, plane) as geom),
  piece(is_enclosed, geom) as (
    select true, case when z.geom is null then e.geom else ST_Intersection(e.geom, z.geom, 0.0001) end
    from filled f, together t, zone z, lateral (select ST_Difference(f.geom, t.geom, 0.0001) as geom) e
    union all
    select false, case when f.geom is null then z.geom else ST_Difference(z.geom, f.geom, 0.0001) end from zone z, filled f where z.geom is not null)
  select p.is_enclosed, d.geom from piece p, ST_Dump(ST_Buffer(ST_Buffer(ST_CollectionExtract(p.geom, 3), -0.025, 'join=mitre'), 0.025, 'join=mitre')) d
  where not ST_IsEmpty(d.geom);
end;
comment on function rules.open_land is
  'Land that no plot takes, piece by piece, in the plane: enclosed by plots, or open to the boundary. boundary null: only what plots enclose.';

create function rules.plot_findings(zone_id int, kind zone_kind, province_code text, boundary geometry, boundary_is_drawn boolean, plots jsonb, plane int, begins_on date, as_of date)
  returns table (findings jsonb[], drawn jsonb)
  language sql stable parallel safe
begin atomic
  with after as materialized (select a.*, 1 as one from rules.plots_after(zone_id, plots, as_of) a),
  lim as materialized (
    select rules.check_limit('plot_overlap_min_m2', zone_id, kind, province_code, as_of) as overlap_m2,
      rules.check_limit('plot_gap_min_m2', zone_id, kind, province_code, as_of) as gap_m2,
      rules.check_limit('plot_width', zone_id, kind, province_code, as_of) as width_m,
      rules.check_limit('seam_m2', zone_id, kind, province_code, as_of) as seam_m2, rules.check_limit('plot_pairs', zone_id, kind, province_code, as_of) as pairs,
      rules.rule_value('land_balance', 'outside_tolerance', kind, (select z.zone_type from zone z where z.id = plot_findings.zone_id), province_code, as_of) as outside_pct),
  outside as materialized (
    select a.code, a.is_drawn, a.basis, ST_Area(a.geom::geography) as area_m2, ST_CollectionExtract(ST_Difference(a.geom, boundary, 1e-9), 3) as away
    from after a where a.is_drawn or boundary_is_drawn),
  -- A seam is what the ledger calls one.
  beyond as materialized (
    select o.*, s.m2 from outside o cross join lim, lateral (select round(ST_Area(o.away::geography)::numeric, 1) as m2) s
    where s.m2 > coalesce(lim.seam_m2, 0) and s.m2 * 100 > coalesce(lim.outside_pct, 0) * o.area_m2::numeric),
  changed as materialized (
    select a.geom from after a where a.is_drawn
    union all
    select p.geom from plot p where p.id in (select (e ->> 'id')::int from jsonb_array_elements(plots -> 'ended') e)),
  gap as (
    -- With a shape missing, its land would be a gap.
    select w.geom from (select array_agg(a.geom) as shapes from after a having count(*) = count(a.geom) and exists (select from changed)) t,
      rules.open_land(t.shapes, boundary, plane) o, lateral (select ST_Transform(o.geom, 4326) as geom) w
    -- A seam is closed up to a decimetre.
    where o.is_enclosed and exists (select from changed c where ST_DWithin(c.geom, w.geom, 1e-6))),
  -- Each plot of a zone has a handful of neighbours; a heap of plots on one place is not compared without end, and that is said.
  near as materialized (
    select a.code, b.code as other, a.geom, b.geom as other_geom
    from after a join after b on b.geom && a.geom and (b.n < a.n or not b.is_drawn) and b.n <> a.n where a.is_drawn limit (select l.pairs + 1 from lim l)),
  overlap as materialized (
    select n.code, n.other, s.meet, m.m2
    from near n cross join lim, lateral (select ST_CollectionExtract(ST_Intersection(n.geom, n.other_geom, 1e-9), 3) as meet) s,
      lateral (select round(ST_Area(s.meet::geography)::numeric, 1) as m2) m
    where m.m2 > coalesce(lim.overlap_m2, 0) order by m.m2 desc limit 500),
  said(finding) as (
    select f || jsonb_build_object('on', 'plot', 'plot', a.code) from after a, unnest(a.findings) f
    union all
    select rules.finding_json('plot_outside_zone', 'plot', b.code, null, b.m2, null, null, b.away) from beyond b where b.is_drawn or b.basis <> 'schematic'
    union all
    -- Plots that were made up do not keep a measured boundary out.
    select rules.finding_json('schematic_plots_outside', 'boundary', null, null, sum(b.m2), count(*)::text, null, ST_CollectionExtract(ST_Union(b.away, 1e-9), 3))
    from beyond b where not b.is_drawn and b.basis = 'schematic' having count(*) > 0
    union all
    select rules.finding_json('plots_overlap', 'plot', o.code, jsonb_build_object('kind', 'plot', 'code', o.other, 'nameVi', o.other, 'nameEn', o.other), o.m2, null, null, o.meet)
    from overlap o
    union all
    select rules.finding_json('too_many_overlaps', 'boundary', null, null, null, null, trim_scale(lim.pairs)::text, null) from lim where (select count(*) from near) > lim.pairs
    union all
    select rules.finding_json('plots_leave_gap', 'plot', null, null, m.m2, null, null, g.geom)
    from gap g cross join lim, lateral (select round(ST_Area(g.geom::geography)::numeric, 1) as m2) m where m.m2 > coalesce(lim.gap_m2, 0)
    union all
    select rules.finding_json('sliver', 'plot', a.code, null, ST_Area(a.geom::geography), rules.widest_m(ST_Transform(a.geom, plane))::text, trim_scale(lim.width_m)::text, a.geom)
    from after a cross join lim where a.is_drawn and rules.is_narrower(ST_Transform(a.geom, plane), lim.width_m)
    union all
    select rules.finding_json('plot_code_taken', 'plot', a.code, null, null, null, null, a.geom) from after a
    where a.id is null and (exists (select from after b where b.id is null and b.code = a.code and b.n < a.n) or exists (
      -- On any day from the first on: one that has ended since, or begins later, has its code then.
      select from plot p where p.zone_id = plot_findings.zone_id and p.code = a.code and p.replaced_at is null and (p.valid_to is null or p.valid_to > begins_on)
        and p.id not in (select (e ->> 'id')::int from jsonb_array_elements(plots -> 'ended') e))))
  select array(select finding from said),
    (select jsonb_agg(jsonb_build_object('id', a.id, 'code', a.code, 'geometry', encode(ST_AsEWKB(a.geom), 'hex')) order by a.n) from after a where a.is_drawn);
end;
comment on function rules.plot_findings is
  'What is to be said of drawn plots, and of the plots that stay where the boundary is drawn anew. Overlaps and gaps are those that the change takes part in.
   boundary: the drawn one or the one in effect, null for none; plane: EPSG of a plane of metres. drawn: the shapes that were read, as EWKB.';

create function rules.becomes_approved(zone_id int, axes jsonb, as_of date) returns boolean
  language sql stable parallel safe
begin atomic
  select rules.zone_is_approved(n.legal, rules.zone_headline_status(z.kind, n.plan, n.legal, n.operation))
    and not rules.zone_is_approved(w.legal_status, rules.zone_headline_status(z.kind, w.plan_status, w.legal_status, w.operation_status))
  from zone z left join lateral rules.zone_axes_at(z.id, as_of) w on true,
    lateral (select coalesce((axes ->> 'planStatus')::plan_status, w.plan_status) as plan, coalesce((axes ->> 'legalStatus')::legal_status, w.legal_status) as legal,
      coalesce((axes ->> 'operationStatus')::operation_status, w.operation_status) as operation) n
  where z.id = becomes_approved.zone_id and axes is not null;
end;
comment on function rules.becomes_approved is
  'Whether a zone that has not its ground for itself on a day (rules.zone_is_approved) would have it by the axes that a change sets (newStatus of the contract). Null of none.';

create function rules.checked_change(zone_id int, kind text, province text, parent_id int, approved_ha numeric, boundary jsonb, basis text, axes jsonb, plots jsonb, srid int, as_of date,
    out findings jsonb, out shape geometry, out measures jsonb, out added_m2 double precision, out removed_m2 double precision, out drawn_plots jsonb)
  language plpgsql stable parallel safe as $$
declare
  -- What held once and has ended since is in nobody's way.
  day constant date := greatest(as_of, current_date);
  held geometry := (select b.geom from rules.boundaries_at(day) b where b.zone_id = checked_change.zone_id);
  plane int := coalesce(srid, (select z.vn2000_srid from zone z where z.id = zone_id));
  drawn record;
  said jsonb[] := '{}';
  of_plots record;
begin
  if boundary is not null then
    select * into drawn from rules.read_drawn(boundary, day);
    shape := drawn.geom;
    said := drawn.findings;
    if shape is not null then
      said := said || array(select f from rules.boundary_findings(zone_id, kind::zone_kind, province, parent_id, approved_ha, shape, checked_change.basis, day) f);
      measures := rules.drawn_measures(shape, plane);
      added_m2 := ST_Area(case when held is null then shape else ST_Difference(shape, held, 1e-9) end::geography);
      removed_m2 := case when held is null then 0 else ST_Area(ST_Difference(held, shape, 1e-9)::geography) end;
    end if;
  -- Who gets ground for themselves must have it: the outline was drawn when nobody had to ask.
  elsif held is not null and rules.becomes_approved(zone_id, axes, day) then
    said := array(select f from rules.zone_overlaps(zone_id, kind::zone_kind, province, parent_id, held, day) f);
  end if;
  select * into of_plots from rules.plot_findings(zone_id, kind::zone_kind, province, case when boundary is null then held else shape end, shape is not null, plots,
    coalesce(plane, 3405), as_of, day);
  findings := to_jsonb(said || of_plots.findings);
  drawn_plots := coalesce(of_plots.drawn, '[]');
end $$;
comment on function rules.checked_change is
  'A drawn change looked at as a whole, as of a day or today, whichever is later: findings, the boundary as it would be written (shape), its measures, how much it adds to and takes
   from the boundary that holds, and the drawn plots as they would be written. boundary null: none was drawn; basis: what it will rest on; axes: newStatus of the
   contract; plots: plotShapes of the contract; srid: the plane to measure in, the zone''s own when null. Writes nothing.';
