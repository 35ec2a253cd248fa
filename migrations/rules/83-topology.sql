-- Where the plots of a zone do not fit together, and what would mend it. Everything is cut in the plane, metres, on a grid of a tenth of a
-- millimetre: in degrees, a corner in the middle of a long edge is a millimetre off.

create function rules.mended_plot_json(flat geometry) returns jsonb
  language sql immutable parallel safe
begin atomic
  -- Nine decimals of a degree, as the desk has them; what is no broader than 5 cm is no land.
  select case when not ST_IsEmpty(g.geom) and (ST_IsValidDetail(g.geom)).valid then ST_AsGeoJSON(ST_ForcePolygonCCW(g.geom), 9)::jsonb end
  from (select ST_Multi(ST_ReducePrecision(ST_Transform(ST_CollectionExtract(ST_Buffer(ST_Buffer(flat, -0.025, 'join=mitre'), 0.025, 'join=mitre'), 3), 4326), 1e-9)) as geom) g;
end;
comment on function rules.mended_plot_json is 'A plot''s shape after a proposed fix, GeoJSON MultiPolygon, WGS84; null where nothing of it would be left.';

create function rules.topology_issues(zone_id int, boundary geometry, plots jsonb, as_of date)
  returns table (kind text, m2 double precision, width_m double precision, plot_ns bigint[], geom geometry, fixed_n bigint, does text, fixed jsonb)
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select coalesce(z.vn2000_srid, 3405) as plane, ST_Transform(boundary, coalesce(z.vn2000_srid, 3405)) as flat,
      rules.check_limit('plot_overlap_min_m2', z.id, z.kind, z.province_code, as_of) as overlap_m2, rules.check_limit('plot_gap_min_m2', z.id, z.kind, z.province_code, as_of) as gap_m2,
      rules.check_limit('edge_gap_width', z.id, z.kind, z.province_code, as_of) as edge_m, rules.check_limit('seam_m2', z.id, z.kind, z.province_code, as_of) as seam_m2,
      rules.check_limit('plot_pairs', z.id, z.kind, z.province_code, as_of) as pairs,
      rules.rule_value('land_balance', 'outside_tolerance', z.kind, z.zone_type, z.province_code, as_of) as outside_pct
    from zone z where z.id = topology_issues.zone_id),
  -- A drawn shape that is none is not laid in: what holds stays.
  plot as materialized (
    select a.n, s.geom, ST_Transform(s.geom, k.plane) as flat, ST_Area(s.geom::geography) as area_m2
    from asked k, rules.plots_after(topology_issues.zone_id, plots, as_of) a left join public.plot p on p.id = a.id, lateral (select coalesce(a.geom, p.geom) as geom) s
    where s.geom is not null),
  piece as materialized (
    select row_number() over () as i, o.is_enclosed, o.geom as flat, w.geom, ST_Area(w.geom::geography) as m2
    from asked k, (select array_agg(p.geom) as shapes from plot p) t, rules.open_land(t.shapes, boundary, k.plane) o, lateral (select ST_Transform(o.geom, 4326) as geom) w),
  gap as materialized (
    select p.* from piece p, asked k where p.m2 > coalesce(k.gap_m2, 0) and (p.is_enclosed or rules.is_narrower(p.flat, k.edge_m))),
  -- How much of a gap's outline runs along a plot.
  beside as materialized (
    select g.i, p.n, p.flat, ST_Length(ST_Intersection(ST_Boundary(g.flat), ST_Buffer(p.flat, 0.06), 0.0001)) as metres
    from gap g join plot p on p.flat && ST_Expand(g.flat, 0.06)),
  taker as (select distinct on (b.i) b.i, b.n, b.flat from beside b where b.metres > 0.2 order by b.i, b.metres desc, b.n),
  -- Plots heaped on one place are not compared without end, as in the checks.
  near as materialized (select a.n as first, b.n as later, b.flat as later_flat, a.flat as first_flat, a.geom, b.geom as other_geom from plot a join plot b on b.n > a.n and b.geom && a.geom limit (select k.pairs + 1 from asked k)),
  overlap as materialized (
    select c.first, c.later, c.later_flat, c.first_flat, m.geom, ST_Area(m.geom::geography) as m2
    from near c, lateral (select ST_CollectionExtract(ST_Intersection(c.geom, c.other_geom, 1e-9), 3) as geom) m order by m2 desc limit 500),
  outside as materialized (
    select p.n, p.flat, p.area_m2, m.geom, ST_Area(m.geom::geography) as m2
    from plot p, lateral (select ST_CollectionExtract(ST_Difference(p.geom, boundary, 1e-9), 3) as geom) m)
  select 'gap', g.m2, rules.widest_m(g.flat), array(select b.n from beside b where b.i = g.i and b.metres > 0.2 order by b.metres desc, b.n), g.geom,
    t.n, 'takes_gap', rules.mended_plot_json(ST_Union(t.flat, g.flat, 0.0001))
  from asked k, gap g left join taker t on t.i = g.i
  union all
  select 'overlap', o.m2, rules.widest_m(ST_Transform(o.geom, k.plane)), array[o.first, o.later], o.geom,
    o.later, 'gives_overlap', rules.mended_plot_json(ST_Difference(o.later_flat, o.first_flat, 0.0001))
  from asked k, overlap o where o.m2 > coalesce(k.overlap_m2, 0)
  union all
  select 'outside', o.m2, rules.widest_m(ST_Transform(o.geom, k.plane)), array[o.n], o.geom,
    o.n, 'cut_to_boundary', rules.mended_plot_json(ST_Intersection(o.flat, k.flat, 0.0001))
  from asked k, outside o where o.m2 > coalesce(k.seam_m2, 0) and o.m2 * 100 > coalesce(k.outside_pct, 0) * o.area_m2
  union all
  select 'too_many', null, null, null, null, null, null, null from asked k where (select count(*) from near) > k.pairs
  union all
  -- What is neither plotted nor a gap.
  select 'unplotted', sum(p.m2), null, null, null, null, null, null from piece p where p.i not in (select g.i from gap g);
end;
comment on function rules.topology_issues is
  'Gaps (land of the zone that plots enclose, or a strip along the boundary narrower than rule edge_gap_width), overlaps, and plots beyond the boundary, ellipsoidal m²,
   with a fix each: a gap goes to the plot it runs along furthest, of two plots the later gives, a plot is cut to the boundary. Thresholds are those of the
   checks. plot_ns number the plots of rules.plots_after. One row more, unplotted: the other land in no plot; and one, too_many, where more plots lie at one place
   than rule plot_pairs lets compare. boundary null: only what plots enclose.';

create function rules.zone_topology(zone_id int, boundary jsonb, plots jsonb, as_of date) returns jsonb
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    -- A drawn boundary that is none is not laid in either.
    select coalesce((rules.read_drawn(zone_topology.boundary, as_of)).geom, (select b.geom from rules.boundaries_at(as_of) b where b.zone_id = zone_topology.zone_id)) as geom),
  issue as materialized (select i.* from asked k, rules.topology_issues(zone_topology.zone_id, k.geom, plots, as_of) i),
  named as materialized (select a.n, jsonb_build_object('id', a.id, 'code', a.code) as plot, a.version from rules.plots_after(zone_topology.zone_id, plots, as_of) a)
  select jsonb_build_object('code', z.code, 'version', z.version,
    'issues', coalesce((
      select jsonb_agg(jsonb_build_object('kind', i.kind, 'm2', round(i.m2::numeric, 1), 'widthM', i.width_m,
        'plots', coalesce((select jsonb_agg(a.plot order by p.ord) from unnest(i.plot_ns) with ordinality p(n, ord) join named a on a.n = p.n), '[]'),
        'where', ST_AsGeoJSON(ST_Multi(i.geom), 8)::jsonb,
        'fix', case when i.fixed is not null then jsonb_build_object('plot', (select a.plot || jsonb_build_object('version', a.version) from named a where a.n = i.fixed_n), 'does', i.does, 'geometry', i.fixed) end)
        order by i.m2 desc, i.kind, i.plot_ns)
      from issue i where i.kind not in ('unplotted', 'too_many')), '[]'),
    'isTooMuch', exists (select from issue i where i.kind = 'too_many'),
    'unplottedM2', round(coalesce((select i.m2 from issue i where i.kind = 'unplotted'), 0)::numeric, 1))
  from zone z where z.id = zone_topology.zone_id;
end;
comment on function rules.zone_topology is
  'How the plots of a zone fit together on a day (Topology of the contract), with what was drawn laid in: boundary and plots as rules.checked_change takes them.';
