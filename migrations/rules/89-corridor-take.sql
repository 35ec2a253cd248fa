-- What the ground of a corridor takes, by true geometry and on any day: plots, the zones they lie in, who works there, and what is left of them.

create type rules.taken_plot as (id int, lineage_id int, zone_id int, code text, land_use land_use, area_m2 double precision, basis basis, geom geometry, taken geometry,
  taken_m2 double precision, net_m2 double precision, is_whole boolean);
comment on type rules.taken_plot is 'A plot that ground takes something of: taken is what, taken_m2 its ellipsoidal area, net_m2 that without ground that an earlier plot claims too.';

create function rules.plots_taken(ground geometry[], as_of date) returns setof rules.taken_plot
  language sql stable parallel safe
begin atomic
  with piece as materialized (select k.n::int as n, k.geom, ST_Boundary(k.geom) as edge from unnest(plots_taken.ground) with ordinality k(geom, n)),
  seam as materialized (select coalesce(rules.rule_value('boundary_check', 'seam_m2', null, null, null, plots_taken.as_of), 0) as m2,
    coalesce(rules.rule_value('boundary_check', 'whole_plot_share', null, null, null, plots_taken.as_of), 100) as whole_pct),
  -- A distance never fails, whatever two shapes look like. What meets a piece and nowhere its edge lies inside, and needs no cutting.
  met as materialized (
    select p.id, array_agg(k.n order by k.n) as pieces, bool_or(ST_NumGeometries(p.geom) = 1 and not ST_DWithin(p.geom, k.edge, 0)) as is_inside
    from piece k join rules.plots_at(plots_taken.as_of) p on p.geom && k.geom and ST_DWithin(p.geom, k.geom, 0) group by p.id),
  -- Plots side by side lie across the same few pieces: those are made one once.
  cutter as materialized (
    select c.pieces, case when cardinality(c.pieces) = 1 then (select k.geom from piece k where k.n = c.pieces[1]) else (select ST_Union(k.geom, rules.overlay_grid()) from piece k where k.n = any(c.pieces)) end as geom
    from (select distinct m.pieces from met m where not m.is_inside) c),
  lost as materialized (
    select p.id, p.geom as taken, p.area_m2 as m2 from met m join plot p on p.id = m.id where m.is_inside
    union all
    select c.id, c.taken, least(ST_Area(c.taken::geography), c.area_m2)
    from (select p.id, p.area_m2, ST_CollectionExtract(ST_Intersection(p.geom, c.geom, rules.overlay_grid()), 3) as taken
      from met m join cutter c on c.pieces = m.pieces join plot p on p.id = m.id where not m.is_inside offset 0) c)
  select (p.id, p.lineage_id, p.zone_id, p.code, p.land_use, p.area_m2, p.basis, p.geom, ST_Multi(l.taken), l.m2,
    case when earlier.geom is null then l.m2 else ST_Area(ST_Difference(l.taken, earlier.geom, 1e-9)::geography) end,
    l.m2 * 100 >= p.area_m2 * seam.whole_pct)::rules.taken_plot
  from lost l join plot p on p.id = l.id cross join seam
  left join lateral (select ST_Union(o.geom, 1e-9) as geom from plot_overlap v join rules.plots_at(plots_taken.as_of) o on o.id = v.plot_id where v.other_id = l.id) earlier on true
  -- What is only touched is not taken.
  where l.m2 > seam.m2;
end;
comment on function rules.plots_taken is
  'The plots in effect on a day that ground takes something of, with what of them: exact ellipsoidal m². A plot only touched, or by no more than a seam of drawing
   (rule boundary_check/seam_m2), is not taken; from boundary_check/whole_plot_share on it is taken whole. net_m2 leaves out ground that an earlier plot claims too.';

create function rules.plot_remnants(geom geometry, taken geometry, srid int, least_m2 double precision, least_width_m numeric, seam_m2 double precision)
  returns table (part geometry, m2 double precision, flat geometry, width_m numeric, verdict text)
  language sql immutable parallel safe
begin atomic
  -- A part of the plot that lay apart before and lost nothing is no remnant. On the grid: without it a sliver along an edge ties two parts together.
  with left_over as materialized (
    select d.geom as part, ST_Area(d.geom::geography) as m2, ST_Transform(d.geom, plot_remnants.srid) as flat
    from ST_Dump(ST_CollectionExtract(ST_Difference(plot_remnants.geom, plot_remnants.taken, 1e-9), 3)) d where ST_DWithin(d.geom, plot_remnants.taken, 1e-8)),
  -- No shape is narrower than twice its area by its perimeter, nor one that half the width taken off all around leaves something of: only what is large enough, and too
  -- narrow, is measured.
  wide as materialized (
    select o.*, case when (o.m2 < plot_remnants.least_m2) is not true and 2 * ST_Area(o.flat) / nullif(ST_Perimeter(o.flat), 0) < plot_remnants.least_width_m
      and ST_IsEmpty(ST_Buffer(o.flat, -plot_remnants.least_width_m::float8 / 2)) then rules.widest_m(o.flat) end as width_m
    from left_over o where o.m2 > plot_remnants.seam_m2)
  select w.part, w.m2, w.flat, w.width_m, case when w.m2 < plot_remnants.least_m2 then 'too_small' when w.width_m < plot_remnants.least_width_m then 'too_narrow' else 'usable' end from wide w;
end;
comment on function rules.plot_remnants is
  'What ground leaves of a plot, part by part: ellipsoidal m², how wide it is at its widest (the largest circle in it; null: wide enough without measuring, or too small
   anyway), and whether that is of use: too_small, too_narrow, usable. flat: the part in the plane asked for.';

create function rules.zone_must_move(zone_id int, corridor_code text) returns relocation
  language sql stable parallel safe
begin atomic
  select r from relocation r
  where r.zone_id = zone_must_move.zone_id and r.firm_id is null and r.decision_id is not null and (zone_must_move.corridor_code is null or r.corridor_code is null or r.corridor_code = zone_must_move.corridor_code)
  order by r.deadline nulls last, r.id limit 1;
end;
comment on function rules.zone_must_move is
  'The case by which a decision moves a whole zone for a corridor; null: no decision names it, so what the line hits there is an estimate that nobody confirmed (model.md, Relocation).';

create function rules.lies_on(roads geometry[], flat geometry, gap_m double precision) returns boolean
  language sql immutable parallel safe
begin atomic
  -- Roads run through the whole zone: only what is near is measured.
  select exists (select from unnest(lies_on.roads) w where w && ST_Expand(lies_on.flat, lies_on.gap_m)
    and ST_DWithin(ST_ClipByBox2D(w, ST_Expand(lies_on.flat, lies_on.gap_m + 1)::box2d), lies_on.flat, lies_on.gap_m));
end;
comment on function rules.lies_on is 'Whether land lies on one of these roads, or no farther than a gap of drawing from it: all of them in one plane of metres.';

create function rules.corridor_take(alignment geometry, ground geometry[], plots_taken rules.taken_plot[], corridor_code text, corridor_basis text, as_of date, firms_of text[] default null) returns json
  language sql stable parallel safe
begin atomic
  with taken as materialized (select * from unnest(corridor_take.plots_taken)),
  limits as materialized (
    select coalesce(rules.rule_value('corridor_remnant', 'access_gap', null, null, null, corridor_take.as_of), 0)::float8 as gap_m,
      rules.rule_value('corridor_remnant', 'least_area', null, null, null, corridor_take.as_of)::float8 as least_m2, rules.rule_value('corridor_remnant', 'least_width', null, null, null, corridor_take.as_of) as least_width_m,
      coalesce(rules.rule_value('boundary_check', 'seam_m2', null, null, null, corridor_take.as_of), 0)::float8 as seam_m2),
  -- One plane of metres for each zone that loses land.
  plane as materialized (select t.zone_id, rules.local_vn2000(ST_Extent(t.geom)::geometry) as srid from taken t group by t.zone_id),
  road as materialized (
    select p.id, p.zone_id, ST_Transform(p.geom, n.srid) as before,
      case when t.is_whole then null when t.id is null then ST_Transform(p.geom, n.srid) else ST_Transform(ST_CollectionExtract(ST_Difference(p.geom, t.taken, 1e-9), 3), n.srid) end as after
    from plane n join rules.plots_at(corridor_take.as_of) p on p.zone_id = n.zone_id left join taken t on t.id = p.id where p.land_use = 'road'),
  roads_of as materialized (select r.zone_id, array_agg(r.before) as before, array_remove(array_agg(r.after), null) as after from road r group by r.zone_id),
  cut_plot as materialized (
    select t.id, t.geom, t.taken, n.srid, o.after as roads,
      -- A road is narrow, and of use.
      case when t.land_use <> 'road' then l.least_width_m end as least_width_m, t.land_use <> 'road' and coalesce(rules.lies_on(o.before, ST_Transform(t.geom, n.srid), l.gap_m), false) as lay_on_road
    from taken t join plane n on n.zone_id = t.zone_id left join roads_of o on o.zone_id = t.zone_id cross join limits l where not t.is_whole),
  remnant as materialized (
    select c.id, r.part, r.m2, r.width_m, r.verdict, c.lay_on_road and not rules.lies_on(c.roads, r.flat, l.gap_m) as is_cut_off
    from cut_plot c cross join limits l, lateral rules.plot_remnants(c.geom, c.taken, c.srid, l.least_m2, c.least_width_m, l.seam_m2) r),
  remnants_of as materialized (
    select m.id, json_agg(json_build_object('m2', round(m.m2::numeric, 1)::float8, 'widthM', m.width_m, 'verdict', m.verdict, 'isCutOff', m.is_cut_off, 'shape', ST_AsGeoJSON(m.part, 6)::json) order by m.m2 desc) as list
    from remnant m group by m.id),
  -- Plots that lose no land, but every road they lay on: they all lie beside what is taken of a road. A metre is less than 1.2e-5 degrees here.
  beside as materialized (
    select distinct p.id, p.zone_id, p.code, p.land_use, p.area_m2
    from taken t cross join limits l join rules.plots_at(corridor_take.as_of) p on p.zone_id = t.zone_id and p.geom && ST_Expand(t.taken, l.gap_m * 1.2e-5)
    where t.land_use = 'road' and p.land_use in ('industrial', 'warehouse', 'service') and p.id not in (select id from taken)),
  cut_off as materialized (
    select b.id, b.zone_id, b.code, b.land_use, b.area_m2
    from beside b join plane n on n.zone_id = b.zone_id join roads_of o on o.zone_id = b.zone_id join plot p on p.id = b.id cross join limits l, lateral (select ST_Transform(p.geom, n.srid) as flat offset 0) f
    where rules.lies_on(o.before, f.flat, l.gap_m) and not rules.lies_on(o.after, f.flat, l.gap_m)),
  -- An allocation has an area and no outline: of a plot taken in part, between these two is lost.
  let as materialized (
    select a.id, t.id as plot_id, t.zone_id, j.id as project_id, j.code as project, j.firm_id, j.workers, a.stage, a.area_m2, a.basis,
      case when t.is_whole then a.area_m2 else greatest(0, a.area_m2 - (t.area_m2 - t.taken_m2)) end as least_m2, case when t.is_whole then a.area_m2 else least(a.area_m2, t.taken_m2) end as most_m2
    from taken t join rules.allocations_at(corridor_take.as_of) a on a.plot_id = t.lineage_id join project j on j.id = a.project_id),
  -- A long line, and all of its ground, are near everything by their boxes: piece by piece little is.
  piece as materialized (select g as geom from unnest(corridor_take.ground) g),
  stretch as materialized (select d as geom from ST_Subdivide(corridor_take.alignment, 32) d),
  boundary as materialized (
    select b.id, ST_Union(k.geom, rules.overlay_grid()) as near from piece k join rules.boundaries_at(corridor_take.as_of) b on b.geom && k.geom and ST_DWithin(b.geom, k.geom, 0) group by b.id),
  meeting as materialized (
    select b.zone_id, b.basis, b.area_m2, ST_Multi(ST_CollectionExtract(ST_Intersection(b.geom, n.near, rules.overlay_grid()), 3)) as meet from boundary n join zone_boundary b on b.id = n.id),
  hit as materialized (
    select coalesce(m.zone_id, t.zone_id) as zone_id, m.area_m2, m.meet, case when m.meet is null then null else least(ST_Area(m.meet::geography), m.area_m2) end as zone_m2, m.basis
    from meeting m full join (select distinct zone_id from taken) t on t.zone_id = m.zone_id
    where t.zone_id is not null or ST_Area(m.meet::geography) > (select coalesce(rules.rule_value('boundary_check', 'overlap_min_m2', null, null, null, corridor_take.as_of), 0))),
  crossed as materialized (
    select b.zone_id, sum(ST_Length(ST_CollectionExtract(ST_Intersection(s.geom, b.geom, 1e-9), 2)::geography)) as m, b.basis
    from stretch s join rules.boundaries_at(corridor_take.as_of) b on b.geom && s.geom and ST_DWithin(b.geom, s.geom, 0)
    where b.zone_id not in (select zone_id from hit) group by b.zone_id, b.basis),
  -- Whole zones that a decision moves are named, whether the line is known to reach them or not.
  named as materialized (
    select h.zone_id, h.area_m2, h.meet, h.zone_m2, h.basis, null::float8 as crossed_m from hit h
    union all select c.zone_id, null, null, null, c.basis, c.m from crossed c where c.m > 1
    union all select distinct r.zone_id, null::float8, null::geometry, null::float8, null::basis, null::float8 from relocation r
      where r.firm_id is null and r.decision_id is not null and r.corridor_code = corridor_take.corridor_code and r.zone_id not in (select zone_id from hit) and r.zone_id not in (select zone_id from crossed where m > 1)),
  zone_sum as materialized (
    select n.*, (rules.zone_must_move(n.zone_id, corridor_take.corridor_code)).id as relocation_id,
      (select count(*)::int from taken t where t.zone_id = n.zone_id) as plots, (select count(*)::int from taken t where t.zone_id = n.zone_id and t.is_whole) as whole_plots,
      (select coalesce(sum(t.net_m2), 0) from taken t where t.zone_id = n.zone_id) as plots_m2,
      (select count(*)::int from rules.plots_at(corridor_take.as_of) p where p.zone_id = n.zone_id) as all_plots,
      (select count(distinct l.firm_id)::int from let l where l.zone_id = n.zone_id) as firms,
      (select sum(w.workers)::int from (select distinct l.project_id, l.workers from let l where l.zone_id = n.zone_id) w) as jobs,
      (select count(distinct l.project_id)::int from let l where l.zone_id = n.zone_id and l.workers is null) as jobs_unknown
    from named n),
  -- Who may know firms of some provinces alone is told what those have there; sums are of all.
  told as materialized (
    select l.* from let l join zone z on z.id = l.zone_id where corridor_take.firms_of is null or z.province_code = any(corridor_take.firms_of)),
  firm_sum as materialized (
    select l.firm_id, count(distinct l.plot_id)::int as plots, sum(l.area_m2) as area_m2, sum(l.least_m2) as least_m2, sum(l.most_m2) as most_m2, array_agg(distinct l.zone_id) as zone_ids,
      (select sum(w.workers)::int from (select distinct k.project_id, k.workers from told k where k.firm_id = l.firm_id) w) as jobs, bool_or(l.workers is null) as jobs_unknown,
      rules.combined_basis(array_agg(distinct l.basis::text)) as basis
    from told l group by l.firm_id),
  commune_sum as (
    select c.commune_id, c.is_several, sum(s.plots)::int as plots, sum(s.plots_m2) as m2, count(*)::int as zones
    from zone_sum s, lateral (select case when count(*) = 1 then min(v.commune_id) end as commune_id, count(*) > 1 as is_several from zone_commune v where v.zone_id = s.zone_id) c
    where s.plots > 0 or s.zone_m2 is not null group by c.commune_id, c.is_several)
  select json_build_object('asOf', corridor_take.as_of, 'firmsOf', corridor_take.firms_of,
    'basis', rules.combined_basis(array_remove(array_agg(distinct b.basis), null)),
    'lengthM', round(rules.alignment_length_m(corridor_take.alignment)::numeric, 1)::float8,
    'totals', (select json_build_object('plots', count(*)::int, 'wholePlots', (count(*) filter (where is_whole))::int, 'm2', round(coalesce(sum(net_m2), 0)::numeric, 1)::float8,
        'zones', (select count(*)::int from hit), 'confirmedZones', (select count(*)::int from zone_sum where relocation_id is not null),
        'leases', (select count(*)::int from let), 'firms', (select count(distinct firm_id)::int from let), 'jobs', (select sum(w.workers)::int from (select distinct project_id, workers from let) w), 'jobsUnknownProjects', (select count(distinct project_id)::int from let where workers is null),
        'remnants', (select count(*)::int from remnant where verdict <> 'usable' or is_cut_off), 'cutOffPlots', (select count(*)::int from cut_off)) from taken),
    'landUse', coalesce((select json_agg(json_build_object('landUse', u.land_use, 'plots', u.plots, 'm2', round(u.m2::numeric, 1)::float8) order by u.m2 desc, u.land_use)
      from (select land_use, count(*)::int as plots, sum(net_m2) as m2 from taken group by land_use) u), '[]'),
    'zones', coalesce((select json_agg(json_build_object('zone', rules.zone_reference_json(s.zone_id), 'provinceCode', z.province_code, 'isConfirmed', s.relocation_id is not null, 'deadline', r.deadline,
        'relocation', r.code, 'decision', rules.decision_json(r.decision_id), 'zoneM2', round(s.area_m2::numeric, 1)::float8, 'takenM2', round(s.zone_m2::numeric, 1)::float8, 'plotsM2', round(s.plots_m2::numeric, 1)::float8,
        'plots', s.plots, 'wholePlots', s.whole_plots, 'allPlots', s.all_plots, 'firms', s.firms, 'jobs', s.jobs, 'jobsUnknownProjects', s.jobs_unknown, 'crossedM', round(s.crossed_m::numeric, 1)::float8,
        'basis', rules.combined_basis(array_remove(array[s.basis::text, corridor_take.corridor_basis], null)), 'shape', ST_AsGeoJSON(s.meet, 6)::json)
        order by s.relocation_id is null, s.plots_m2 desc, s.zone_m2 desc nulls last, z.code)
      from zone_sum s join zone z on z.id = s.zone_id left join relocation r on r.id = s.relocation_id), '[]'),
    'communes', coalesce((select json_agg(json_build_object('name', m.name_vi, 'level', m.level, 'isSeveral', c.is_several, 'zones', c.zones, 'plots', c.plots, 'm2', round(c.m2::numeric, 1)::float8) order by c.m2 desc, m.name_vi)
      from commune_sum c left join commune m on m.id = c.commune_id), '[]'),
    'plots', coalesce((select json_agg(json_build_object('id', t.id, 'code', t.code, 'zone', z.code, 'landUse', t.land_use, 'areaM2', round(t.area_m2::numeric, 1)::float8, 'takenM2', round(t.taken_m2::numeric, 1)::float8,
        'sharePct', rules.percent_of(t.taken_m2::numeric, t.area_m2::numeric)::float8, 'isWhole', t.is_whole, 'basis', t.basis, 'shape', ST_AsGeoJSON(t.taken, 6)::json,
        'remnants', coalesce(m.list, '[]')) order by z.code, t.code, t.id)
      -- Each remnant is one of a plot taken. Joined in full they are hashed, not compared each with each.
      from taken t full join remnants_of m on m.id = t.id join zone z on z.id = t.zone_id), '[]'),
    'cutOff', coalesce((select json_agg(json_build_object('id', o.id, 'code', o.code, 'zone', z.code, 'landUse', o.land_use, 'areaM2', round(o.area_m2::numeric, 1)::float8) order by z.code, o.code)
      from cut_off o join zone z on z.id = o.zone_id), '[]'),
    'firms', coalesce((select json_agg(json_build_object('code', f.code, 'nameVi', f.name_vi, 'nameEn', coalesce(f.name_en, f.name_vi), 'isModel', f.is_model, 'plots', s.plots, 'allocatedM2', round(s.area_m2::numeric, 1)::float8,
        'lostLeastM2', round(s.least_m2::numeric, 1)::float8, 'lostMostM2', round(s.most_m2::numeric, 1)::float8, 'jobs', s.jobs, 'jobsKnown', not s.jobs_unknown, 'basis', s.basis,
        'zones', (select json_agg(z.code order by z.code) from zone z where z.id = any(s.zone_ids))) order by s.most_m2 desc, f.code)
      from firm_sum s join firm f on f.id = s.firm_id), '[]'),
    'leases', coalesce((select json_agg(json_build_object('plot', t.code, 'plotId', t.id, 'zone', z.code, 'project', l.project, 'firm', f.code, 'stage', l.stage, 'areaM2', round(l.area_m2::numeric, 1)::float8,
        'lostLeastM2', round(l.least_m2::numeric, 1)::float8, 'lostMostM2', round(l.most_m2::numeric, 1)::float8) order by z.code, t.code, l.id)
      from told l join taken t on t.id = l.plot_id join zone z on z.id = l.zone_id join firm f on f.id = l.firm_id), '[]'))
  from (select corridor_take.corridor_basis as basis union all select t.basis::text from taken t) b;
end;
comment on function rules.corridor_take(geometry, geometry[], rules.taken_plot[], text, text, date, text[]) is
  'What a corridor takes on a day (CorridorTake of the contract), for officials: it names firms, of the provinces in firms_of (null: of all). Square metres of plots count ground once that two plots claim. Zones: a
   decision names them (isConfirmed), or ground meets them, or the line alone does (crossedM) where no width is known. An allocation has no outline: of a plot taken in
   part between lostLeastM2 and lostMostM2 of it is lost. Access is cut off where a plot lay on a road plot and what is left lies on none (rule corridor_remnant/access_gap).';

create function rules.corridor_take(alignment geometry, ground geometry[], corridor_code text, corridor_basis text, as_of date, firms_of text[] default null) returns json
  language sql stable parallel safe
  return rules.corridor_take(alignment, ground, array(select t from rules.plots_taken(ground, as_of) t), corridor_code, corridor_basis, as_of, firms_of);
comment on function rules.corridor_take(geometry, geometry[], text, text, date, text[]) is 'What a corridor takes on a day, where nobody has yet asked which plots those are.';

create function rules.take_difference(taken_before rules.taken_plot[], taken_after rules.taken_plot[], as_of date) returns json
  language sql stable parallel safe
begin atomic
  with was as materialized (select * from unnest(take_difference.taken_before)),
  becomes as materialized (select * from unnest(take_difference.taken_after)),
  seam as materialized (select coalesce(rules.rule_value('boundary_check', 'seam_m2', null, null, null, take_difference.as_of), 0) as m2),
  cut as materialized (
    select coalesce(b.id, w.id) as id, coalesce(w.taken_m2, 0) as before_m2, coalesce(b.taken_m2, 0) as after_m2,
      case when w.id is null then b.taken when b.id is not null then ST_Multi(ST_CollectionExtract(ST_Difference(b.taken, w.taken, 1e-9), 3)) end as newly,
      case when b.id is null then w.taken when w.id is not null then ST_Multi(ST_CollectionExtract(ST_Difference(w.taken, b.taken, 1e-9), 3)) end as freed
    from was w full join becomes b on b.id = w.id),
  measured as materialized (select c.*, coalesce(ST_Area(c.newly::geography), 0) as newly_m2, coalesce(ST_Area(c.freed::geography), 0) as freed_m2 from cut c),
  changed as materialized (select m.*, p.code, p.zone_id, p.land_use from measured m join plot p on p.id = m.id cross join seam where m.newly_m2 > seam.m2 or m.freed_m2 > seam.m2)
  select json_build_object(
    'newlyM2', round(coalesce(sum(c.newly_m2), 0)::numeric, 1)::float8, 'freedM2', round(coalesce(sum(c.freed_m2), 0)::numeric, 1)::float8,
    'plots', coalesce(json_agg(json_build_object('id', c.id, 'code', c.code, 'zone', z.code, 'landUse', c.land_use, 'beforeM2', round(c.before_m2::numeric, 1)::float8, 'afterM2', round(c.after_m2::numeric, 1)::float8,
        'newlyM2', round(c.newly_m2::numeric, 1)::float8, 'freedM2', round(c.freed_m2::numeric, 1)::float8,
        'newly', case when c.newly_m2 > seam.m2 then ST_AsGeoJSON(c.newly, 6)::json end, 'freed', case when c.freed_m2 > seam.m2 then ST_AsGeoJSON(c.freed, 6)::json end) order by z.code, c.code, c.id), '[]'),
    'zones', coalesce((select json_agg(json_build_object('zone', rules.zone_reference_json(s.zone_id), 'isConfirmed', (rules.zone_must_move(s.zone_id, null)).id is not null, 'plots', s.plots,
        'newlyM2', round(s.newly_m2::numeric, 1)::float8, 'freedM2', round(s.freed_m2::numeric, 1)::float8) order by s.newly_m2 + s.freed_m2 desc, s.zone_id)
      from (select d.zone_id, count(*)::int as plots, sum(d.newly_m2) as newly_m2, sum(d.freed_m2) as freed_m2 from changed d group by d.zone_id) s), '[]'))
  from changed c join zone z on z.id = c.zone_id cross join seam;
end;
comment on function rules.take_difference is 'What is newly taken and what is freed between two grounds (TakeDifference of the contract), plot by plot and by zone, ellipsoidal m² of plots.';

create function rules.relocation_summary(in_province text, as_of date) returns jsonb
  language sql stable parallel safe
begin atomic
  with line as materialized (
    select c.id, c.code, c.name_vi, c.name_en, c.basis, c.clearance_area is not null as has_clearance, rules.corridor_version_ground(c) as ground
    from corridor c where c.replaced_at is null and (c.valid_from is null or c.valid_from <= as_of) and (c.valid_to is null or c.valid_to > as_of)
      and exists (select from relocation r where r.corridor_code = c.code and r.firm_id is null and r.decision_id is not null)),
  -- Only whole zones that a decision names: of others the public is told nothing.
  moving as materialized (
    select z.id as zone_id, z.province_code, r.id as relocation_id, r.deadline, r.corridor_code, r.decision_id
    from zone z, lateral (select (rules.zone_must_move(z.id, null)).*) r where r.id is not null and (in_province is null or z.province_code = in_province)),
  taken as materialized (select l.code as corridor_code, l.basis as line_basis, t.* from line l, rules.plots_taken(l.ground, as_of) t where t.zone_id in (select m.zone_id from moving m where m.corridor_code = l.code))
  select jsonb_build_object('asOf', as_of, 'provinceCode', in_province,
    'basis', (select rules.combined_basis(array_agg(distinct b.basis)) from (select t.basis::text as basis from taken t union all select t.line_basis::text from taken t) b),
    'plots', (select count(*)::int from taken), 'm2', (select round(coalesce(sum(t.net_m2), 0)::numeric, 1)::float8 from taken t),
    'landUse', coalesce((select jsonb_agg(jsonb_build_object('landUse', u.land_use, 'plots', u.plots, 'm2', round(u.m2::numeric, 1)::float8) order by u.m2 desc, u.land_use)
      from (select t.land_use, count(*)::int as plots, sum(t.net_m2) as m2 from taken t group by t.land_use) u), '[]'),
    'corridors', coalesce((select jsonb_agg(jsonb_build_object('code', l.code, 'nameVi', l.name_vi, 'nameEn', coalesce(l.name_en, l.name_vi), 'basis', l.basis, 'hasClearance', l.has_clearance) order by l.code)
      from line l where l.code in (select m.corridor_code from moving m)), '[]'),
    'zones', coalesce((select jsonb_agg(jsonb_build_object('zone', rules.zone_reference_json(m.zone_id), 'provinceCode', m.province_code, 'deadline', m.deadline, 'corridor', m.corridor_code, 'decision', rules.decision_json(m.decision_id),
        'plots', s.plots, 'm2', round(s.m2::numeric, 1)::float8, 'shape', ST_AsGeoJSON(s.shape, 6)::jsonb,
        'receivers', coalesce((select jsonb_agg(rules.zone_reference_json(v.zone_id) order by v.zone_id) from relocation_receiver v where v.relocation_id = m.relocation_id), '[]')) order by m.deadline nulls last, s.m2 desc, m.zone_id)
      -- Plots are drawn edge to edge: on a grid of six decimals they become one shape without slivers between them.
      from moving m, lateral (select count(*)::int as plots, coalesce(sum(t.net_m2), 0) as m2, ST_Multi(ST_Union(t.taken, 1e-6)) as shape from taken t where t.zone_id = m.zone_id) s), '[]'));
end;
comment on function rules.relocation_summary is
  'What everybody may know of relocation (RelocationSummary of the contract): whole zones that a decision moves, and what their corridor takes of them, as one shape and by land use. No firm, no other zone.';
