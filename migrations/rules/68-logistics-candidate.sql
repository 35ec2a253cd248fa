-- Where logistics could stand: blocks and plots with what each criterion needs, as raw numbers; the weighing is done where the sliders are.

create function rules.logistics_criteria(as_of date) returns json
  language sql stable parallel safe
begin atomic
  select json_agg(json_build_object('name', c.name, 'unit', c.unit, 'worst', (w).value::float8, 'best', (b).value::float8, 'rules', json_build_array(rules.rule_json(w), rules.rule_json(b))) order by c.n)
  from (values (1, 'area', 'ha'), (2, 'turning', 'm'), (3, 'interchange', 'km'), (4, 'rail', 'km'), (5, 'port', 'km'), (6, 'gate', 'km'), (7, 'frontage', 'm'), (8, 'road_width', 'm'),
      (9, 'flood', 'flag'), (10, 'housing', 'km')) c(n, name, unit)
    left join lateral rules.rule_at('logistics_site', c.name || '_worst', null, null, null, logistics_criteria.as_of) w on true
    left join lateral rules.rule_at('logistics_site', c.name || '_best', null, null, null, logistics_criteria.as_of) b on true;
end;
comment on function rules.logistics_criteria is
  'The criteria for logistics land in their order, with the values that earn nothing and all of a criterion''s points (rules logistics_site/…_worst and …_best); points run evenly between them.
   One without both values cannot be scored. Of floods no data is kept: the criterion is named and drops out.';

create function rules.logistics_candidates_today(province text)
  returns table (code text, what text, state text, zone_id int, turn text, plot_ids int[], plot_code text, land_use text, area_m2 double precision, turning_m double precision,
    interchange_m double precision, rail_m double precision, port_m double precision, gate_m double precision, frontage_m double precision, road_width_m double precision, housing_m double precision,
    basis text, centre geometry)
  language sql stable parallel safe
begin atomic
  with zones as materialized (
    select z.id, z.code, rules.logistics_turn(rules.zone_headline_at(z.id, current_date), x.operation_status) as turn, coalesce(z.vn2000_srid, rules.local_vn2000(coalesce(z.centre, (select ST_Extent(p.geom)::geometry from rules.plots_at(current_date) p where p.zone_id = z.id)))) as plane,
      rules.rule_value('logistics_site', 'least_area', z.kind, z.zone_type, z.province_code, current_date) as least_ha,
      rules.rule_value('logistics_site', 'frontage_gap', z.kind, z.zone_type, z.province_code, current_date) as gap_m
    from zone z left join lateral rules.zone_axes_at(z.id, current_date) x on true
    where z.kind in ('industrial_zone', 'industrial_cluster', 'export_processing_zone') and (logistics_candidates_today.province is null or z.province_code = logistics_candidates_today.province)),
  block as materialized (
    select o.code, o.state, o.zone_id, z.turn, z.plane, z.gap_m, o.plot_ids, o.area_m2, o.circle_radius_m * 2 as turning_m, o.basis::text as basis, o.geom, o.centre
    from zones z join land_offer o on o.zone_id = z.id where o.area_m2 >= coalesce(z.least_ha, 0) * 10000),
  -- Where the plan can still change, any plot nobody has been promised may become logistics land, cleared or not.
  lot as materialized (
    select z.code || '.' || p.lineage_id as code, z.id as zone_id, z.turn, z.plane, z.gap_m, array[p.id] as plot_ids, p.code as plot_code, p.land_use::text as land_use, p.area_m2,
      ST_Transform(p.geom, z.plane) as flat, p.basis::text as basis, p.geom, ST_PointOnSurface(p.geom) as centre
    from zones z join rules.plots_at(current_date) p on p.zone_id = z.id
    where z.turn = 'can_change' and rules.is_leasable(p.land_use) and p.area_m2 >= coalesce(z.least_ha, 0) * 10000 and p.id not in (select unnest(b.plot_ids) from block b)
      and not exists (select from rules.allocations_at(current_date) a where a.plot_id = p.lineage_id)
      and not exists (select from rules.holds_at(current_date) h where h.plot_id = p.lineage_id)),
  both_kinds as materialized (
    select b.code, 'block' as what, b.state, b.zone_id, b.turn, b.plot_ids, null::text as plot_code, null::text as land_use, b.area_m2, b.turning_m, b.basis, b.geom, ST_Transform(b.geom, b.plane) as flat, b.gap_m, b.centre from block b
    union all
    select l.code, 'plot', null, l.zone_id, l.turn, l.plot_ids, l.plot_code, l.land_use, l.area_m2, (ST_MaximumInscribedCircle(l.flat)).radius * 2, l.basis, l.geom, l.flat, l.gap_m, l.centre from lot l),
  point as materialized (
    select i.kind, i.geom::geography as geog from rules.infrastructure_at(current_date) i
    where i.status = 'existing' and i.kind in ('rail_station', 'seaport', 'border_gate', 'expressway_interchange')),
  away as materialized (
    select d.code, min(d.m) filter (where d.kind = 'expressway_interchange') as interchange_m, min(d.m) filter (where d.kind = 'rail_station') as rail_m,
      min(d.m) filter (where d.kind = 'seaport') as port_m, min(d.m) filter (where d.kind = 'border_gate') as gate_m
    from (select c.code, p.kind, ST_Distance(c.centre::geography, p.geog) as m from both_kinds c cross join point p) d group by d.code),
  road as materialized (
    select p.zone_id, ST_Transform(p.geom, z.plane) as flat, 2 * p.area_m2 / nullif(ST_Perimeter(ST_Transform(p.geom, z.plane)), 0) as width_m
    from zones z join rules.plots_at(current_date) p on p.zone_id = z.id and p.land_use = 'road'
    where z.id in (select c.zone_id from both_kinds c)),
  -- Side by side: what of a candidate's edge lies within the gap of a road of its zone.
  front as materialized (
    select c.code, sum(ST_Length(ST_Intersection(ST_Boundary(c.flat), ST_Buffer(ST_ClipByBox2D(r.flat, ST_Expand(c.flat, 20)::box2d), c.gap_m::float8, 'endcap=flat join=mitre'), 0.001))) as m, max(r.width_m) as width_m
    from both_kinds c join road r on r.zone_id = c.zone_id and ST_DWithin(r.flat, c.flat, c.gap_m::float8) group by c.code),
  home as materialized (select p.geom from rules.plots_at(current_date) p where p.land_use = 'housing')
  select c.code, c.what, c.state, c.zone_id, c.turn, c.plot_ids, c.plot_code, c.land_use, c.area_m2, c.turning_m,
    a.interchange_m, a.rail_m, a.port_m, a.gate_m,
    case when c.zone_id in (select r.zone_id from road r) then coalesce(f.m, 0) end, f.width_m,
    (select min(ST_Distance(c.geom::geography, h.geom::geography)) from home h where h.geom && ST_Expand(c.geom, 0.05)), c.basis, c.centre
  from both_kinds c left join away a on a.code = c.code left join front f on f.code = c.code;
end;
comment on function rules.logistics_candidates_today is
  'Where logistics land could be, of a province (null: of all), today: blocks that are offered (land_offer), and in zones whose plan can still change every leasable plot that nobody has and nobody holds; none below
   logistics_site/least_area. turning: diameter of the largest circle inside, for trucks to turn. Distances: straight over the ellipsoid from a point on the candidate to existing infrastructure. frontage: of the edge,
   metres along the roads of the zone; road_width: 2 × area / perimeter of the road it lies on. housing: to the nearest recorded housing plot within about 5 km; null where none is recorded, which is not known to be far.';

create function rules.logistics_candidates(province text) returns json
  language sql stable set jit = off
begin atomic
  with found as materialized (select * from rules.logistics_candidates_today(logistics_candidates.province))
  select json_build_object('asOf', current_date, 'basis', rules.combined_basis((select array_agg(distinct f.basis) from found f)), 'criteria', rules.logistics_criteria(current_date),
    'zones', coalesce((select json_agg(rules.ledger_zone_json(z.id, current_date) order by z.code) from zone z where z.id in (select f.zone_id from found f)), '[]'),
    'candidates', coalesce((select json_agg(json_build_object('code', f.code, 'what', f.what, 'state', f.state, 'zone', z.code, 'turn', f.turn, 'plotIds', f.plot_ids, 'plotCode', f.plot_code, 'landUse', f.land_use,
        'basis', f.basis, 'centre', rules.position_json(f.centre),
        'raw', json_build_array(rules.round_ha(f.area_m2), round(f.turning_m::numeric, 1)::float8, round((f.interchange_m / 1000)::numeric, 2)::float8, round((f.rail_m / 1000)::numeric, 2)::float8,
          round((f.port_m / 1000)::numeric, 2)::float8, round((f.gate_m / 1000)::numeric, 2)::float8, round(f.frontage_m::numeric, 1)::float8, round(f.road_width_m::numeric, 1)::float8, null,
          round((f.housing_m / 1000)::numeric, 3)::float8)) order by z.code, f.area_m2 desc, f.code)
      from found f join zone z on z.id = f.zone_id), '[]'));
end;
comment on function rules.logistics_candidates is 'Candidates with their raw numbers in the order of the criteria (LogisticsCandidates of the contract); null: no data, the criterion drops out for that candidate.';

create function rules.logistics_catchment(longitude double precision, latitude double precision, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with day as materialized (select rules.asked_day(logistics_catchment.as_of) as day, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) as place),
  -- 30 km are less than 0.35° of longitude anywhere in Vietnam.
  near as materialized (
    select p.zone_id, p.area_m2, p.basis::text as basis, ST_Distance(ST_PointOnSurface(p.geom)::geography, d.place::geography) as m
    from day d, lateral rules.plots_at(d.day) p where p.geom && ST_Expand(d.place, 0.35) and p.land_use in ('industrial', 'warehouse')),
  bare as materialized (
    select ST_Distance(z.centre::geography, d.place::geography) as m from day d cross join zone z
    where z.centre && ST_Expand(d.place, 0.35) and z.kind in ('industrial_zone', 'industrial_cluster', 'export_processing_zone') and rules.zone_headline_at(z.id, d.day) <> 'withdrawn'
      and not exists (select from rules.plots_at(d.day) p where p.zone_id = z.id))
  select json_build_object('asOf', d.day, 'rings', (
    select json_agg(json_build_object('km', k.km, 'industrialHa', rules.round_ha(coalesce((select sum(n.area_m2) from near n where n.m <= k.km * 1000), 0)),
      'zones', (select count(distinct n.zone_id) from near n where n.m <= k.km * 1000), 'basis', rules.combined_basis((select array_agg(distinct n.basis) from near n where n.m <= k.km * 1000)),
      'zonesWithoutPlots', (select count(*) from bare b where b.m <= k.km * 1000)) order by k.km) from (values (10), (20), (30)) k(km)))
  from day d;
end;
comment on function rules.logistics_catchment is
  'Hectares of industrial land (industrial and warehouse plots) within 10, 20 and 30 km of a place, straight over the ellipsoid to a point on each plot; zones whose plots nobody drew are counted beside, not in the hectares.';
