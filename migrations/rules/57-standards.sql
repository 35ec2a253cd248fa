-- Land shares, green belt, building density and phasing of one zone against the standards.

create function rules.approved_ha_at(z zone, as_of date) returns numeric
  language sql stable parallel safe
  return case when z.approved_on is null or edtf_first_day(z.approved_on) <= as_of then z.approved_ha end;
comment on function rules.approved_ha_at is 'The approved area of a zone, from the day of its approval; null before, and where none is recorded.';

create function rules.planned_ha_at(z zone, as_of date) returns numeric
  language sql stable parallel safe
  return case when z.planned_as_of is null or edtf_first_day(z.planned_as_of) <= as_of then z.planned_ha end;
comment on function rules.planned_ha_at is 'The planned area of a zone, from the day of the plan; null before, and where none is recorded.';

create function rules.green_belt_at(zone_id int, width_m double precision, crossing_width_m double precision, as_of date)
  returns table (belt_m2 double precision, covered_m2 double precision, cover_ids int[], other_ids int[], other_m2 double precision[], unplotted_m2 double precision)
  language sql stable parallel safe
begin atomic
  with zone_utm as materialized (
    -- The UTM zone the boundary lies in: 4 mm on 10 m.
    select ST_Transform(b.geom, 32600 + floor((ST_X(ST_PointOnSurface(b.geom)) + 180) / 6)::int + 1) as geom
    from rules.boundaries_at(green_belt_at.as_of) b where b.zone_id = green_belt_at.zone_id and green_belt_at.width_m > 0),
  -- On a grid of 1 mm: edges that all but coincide make the plain overlay fail inside and try again, which the embedded database does not survive.
  belt as materialized (select ST_Difference(z.geom, ST_Buffer(z.geom, - green_belt_at.width_m), 0.001) as geom from zone_utm z),
  plots as materialized (
    select p.id, p.land_use, ST_Transform(p.counted_geom, ST_SRID(b.geom)) as geom
    from belt b, rules.net_plots_at(array[green_belt_at.zone_id], green_belt_at.as_of) p
    where p.counted_geom && ST_Transform(b.geom, 4326) and p.net_m2 > 1),
  parts as materialized (
    select p.id, p.land_use, ST_CollectionExtract(ST_Intersection(p.geom, b.geom, 0.001), 3) as geom from belt b join plots p on ST_DWithin(p.geom, b.geom, 0)),
  -- A road that crosses the belt takes its width out of it; one that runs along the belt does not. By area: the plots do not overlap here.
  pieces as materialized (
    select p.id, p.land_use, p.land_use = 'road' and ST_Area(d.geom) <= green_belt_at.width_m * green_belt_at.crossing_width_m as is_crossing, ST_Area(d.geom) as m2
    from parts p cross join lateral ST_Dump(p.geom) d),
  stands as materialized (
    select p.id, p.land_use in ('green', 'water') as is_green, sum(p.m2) as m2 from pieces p where not p.is_crossing group by p.id, p.land_use),
  sums as (
    select coalesce(sum(s.m2), 0) as m2, coalesce(sum(s.m2) filter (where s.is_green), 0) as covered_m2,
      array_agg(s.id order by s.id) filter (where s.is_green and s.m2 > 1) as cover_ids,
      array_agg(s.id order by s.m2 desc, s.id) filter (where not s.is_green and s.m2 > 1) as other_ids,
      array_agg(s.m2 order by s.m2 desc, s.id) filter (where not s.is_green and s.m2 > 1) as other_m2
    from stands s),
  net as (select ST_Area(b.geom) - coalesce((select sum(p.m2) from pieces p where p.is_crossing), 0) as m2 from belt b)
  select n.m2, s.covered_m2, coalesce(s.cover_ids, '{}'), coalesce(s.other_ids, '{}'), coalesce(s.other_m2, '{}'), greatest(0, n.m2 - s.m2)
  from net n cross join sums s;
end;
comment on function rules.green_belt_at is
  'The isolation belt of a zone on a day (QCVN 01:2021/BXD): the band of a width along the inside of its boundary, less the roads that cross it (rule
   green_belt/crossing_width); how much of it green and water plots cover, which plots stand in it, what no plot covers. Plane m², UTM.';

create function rules.building_densities_at(zone_id int, as_of date)
  returns table (plot_id int, code text, footprint_m2 double precision, pct numeric, floors smallint, rule rule, verdict text)
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select z.id, rules.rule_at('building', 'density', z.kind, z.zone_type, z.province_code, building_densities_at.as_of) as general,
      rules.rule_at('building', 'density_over_five_floors', z.kind, z.zone_type, z.province_code, building_densities_at.as_of) as tall,
      rules.rule_at('building', 'many_floors', z.kind, z.zone_type, z.province_code, building_densities_at.as_of) as many
    from zone z where z.id = building_densities_at.zone_id),
  built as (
    select a.general, a.tall, p.id, p.code, p.building_footprint_m2, p.building_floors,
      round(p.building_footprint_m2::numeric, 2) as footprint, round(p.area_m2::numeric, 2) as lot,
      rules.meets(p.building_floors::numeric, (a.many).operator, (a.many).value) as is_tall
    from asked a join rules.plots_at(building_densities_at.as_of) p on p.zone_id = a.id where p.building_footprint_m2 is not null)
  select b.id, b.code, b.building_footprint_m2, rules.percent_of(b.footprint, b.lot), b.building_floors,
    case when b.is_tall and (b.tall).id is not null then b.tall else b.general end,
    case when (b.general).id is null then 'not_applicable'
      when not rules.share_meets(b.footprint, b.lot, (b.general).operator, (b.general).value) then 'short'
      when (b.tall).id is null or b.is_tall is false or rules.share_meets(b.footprint, b.lot, (b.tall).operator, (b.tall).value) then 'met'
      when b.is_tall then 'short' else 'undetermined' end
  from built b;
end;
comment on function rules.building_densities_at is
  'Net building density of each plot with a recorded footprint: footprint / plot area (QCVN 01:2021/BXD, mật độ xây dựng thuần), against the limit of its
   number of floors. Floors not recorded: undetermined where the two limits differ in the answer.';

create function rules.zone_standards(code text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select z.id, z.kind, z.zone_type, z.province_code, rules.asked_day(zone_standards.as_of) as day, z.kind = 'economic_zone' as has_no_plots,
      coalesce(rules.approved_ha_at(z, rules.asked_day(zone_standards.as_of)), rules.planned_ha_at(z, rules.asked_day(zone_standards.as_of))) as decided_ha
    from zone z where z.code = zone_standards.code),
  thresholds as materialized (
    select c.name, c.land, c.position, rules.rule_at(c.code, c.parameter, a.kind, a.zone_type, a.province_code, a.day) as rule
    from asked a cross join (values
      (1, 'road', 'road', 'land_share', 'road'), (2, 'green', 'green', 'land_share', 'green'), (3, 'technical', 'technical', 'land_share', 'technical'),
      (4, 'service', 'service', 'service_land', 'land_share'), (5, 'workers_housing', 'housing', 'workers_housing', 'land_share'),
      (6, 'green_belt', null, 'green_belt', 'width'), (7, 'building_density', null, 'building', 'density'), (8, 'phase_area', null, 'phasing', 'phase_area'))
      c(position, name, land, code, parameter)),
  plots as materialized (select p.id, p.code, p.land_use, p.net_m2, p.basis from asked a, lateral rules.net_plots_at(array[a.id], a.day) p),
  boundary as materialized (select b.area_m2, b.basis from asked a, lateral rules.boundaries_at(a.day) b where b.zone_id = a.id and b.area_m2 > 0),
  sums as materialized (select count(*) as plots, coalesce(sum(p.net_m2), 0) as m2 from plots p),
  base as materialized (
    select rules.exact_ha(coalesce(b.area_m2, nullif(s.m2, 0))) as ha, b.area_m2 is not null as is_drawn, rules.exact_ha(s.m2) as plots_ha, s.plots
    from sums s left join boundary b on true),
  lands as materialized (
    select p.land_use, rules.exact_ha(sum(p.net_m2)) as ha, array_agg(p.id order by p.code, p.id) as ids from plots p group by p.land_use),
  -- What is often counted together with a use, said beside it.
  beside as (
    select n.name, json_agg(json_build_object('code', l.land_use, 'id', null, 'value', rules.percent_of(l.ha, b.ha)::float8)) as detail
    from base b cross join (values ('road', 'parking'), ('green', 'water')) n(name, land) join lands l on l.land_use = n.land group by n.name),
  shares as (
    select t.position, t.name, t.rule, b.plots, b.is_drawn, coalesce(l.ha, 0) as ha, rules.percent_of(coalesce(l.ha, 0), b.ha) as pct, l.ids, s.detail,
      rules.exact_ha((greatest(0, (t.rule).value * b.ha / 100 - coalesce(l.ha, 0)) * 10000)::float8) as missing_ha,
      case when a.has_no_plots or (t.rule).id is null then 'not_applicable' when b.plots = 0 then 'undetermined'
        when rules.share_meets(coalesce(l.ha, 0), b.ha, (t.rule).operator, (t.rule).value) then 'met'
        -- Housing may stand outside the fence: none recorded says nothing.
        when t.name = 'workers_housing' and coalesce(l.ha, 0) = 0 then 'undetermined' else 'short' end as verdict
    from asked a cross join thresholds t cross join base b left join lands l on l.land_use = t.land left join beside s on s.name = t.name where t.land is not null),
  share_checks as (
    select s.position, json_build_object('check', s.name, 'verdict', s.verdict,
      'value', case when s.plots > 0 then s.pct end::float8, 'unit', 'percent', 'valueHa', case when s.plots > 0 then s.ha end::float8,
      'missingHa', case when s.verdict in ('met', 'short') and (s.rule).operator in ('gte', 'gt') then s.missing_ha end::float8,
      'plotIds', coalesce(s.ids, '{}'), 'detail', coalesce(s.detail, '[]'),
      'note', case when s.plots = 0 then 'no_plots' when (s.rule).id is null then null when s.name = 'workers_housing' then 'only_plots_recorded'
        when not s.is_drawn then 'no_boundary' when (s.rule).confidence = 'memory' then 'stated_from_memory' end,
      'rule', rules.rule_json(s.rule)) as answer
    from shares s),
  belt_rules as materialized (
    select t.rule, rules.rule_at('green_belt', 'uncovered_tolerance', a.kind, a.zone_type, a.province_code, a.day) as tolerance,
      rules.rule_value('green_belt', 'crossing_width', a.kind, a.zone_type, a.province_code, a.day) as crossing_m, a.id, a.day, b.plots, b.is_drawn, a.has_no_plots
    from asked a cross join base b join thresholds t on t.name = 'green_belt'),
  belts as materialized (
    select m.*, case when m.has_no_plots or (m.rule).id is null then 'not_applicable' when m.plots = 0 or not m.is_drawn or m.belt_m2 is null then 'undetermined'
        when m.uncovered_ha <= 0 or rules.share_meets(m.uncovered_ha, rules.exact_ha(m.belt_m2), (m.tolerance).operator, (m.tolerance).value) then 'met'
        else 'short' end as verdict
    from (
      select r.*, g.*, rules.exact_ha(g.belt_m2) - rules.exact_ha(g.covered_m2) as uncovered_ha,
        rules.percent_of(round(g.covered_m2::numeric, 1), round(g.belt_m2::numeric, 1)) as covered_pct
      from belt_rules r left join lateral rules.green_belt_at(r.id, ((r.rule).value)::float8, coalesce(r.crossing_m, 0)::float8, r.day) g on r.plots > 0) m),
  belt_check as (
    select 6 as position, json_build_object('check', 'green_belt', 'verdict', g.verdict,
      'value', g.covered_pct::float8, 'unit', 'percent', 'valueHa', rules.round_ha(g.covered_m2),
      'missingHa', case when g.verdict in ('met', 'short') then greatest(0, g.uncovered_ha) end::float8,
      'plotIds', coalesce(g.cover_ids, '{}'),
      'detail', coalesce((
        select json_agg(json_build_object('code', d.code, 'id', d.id, 'value', round(d.m2::numeric, 1)::float8) order by d.m2 desc, d.code) from (
          select p.code, p.id, o.m2 from unnest(g.other_ids, g.other_m2) o(id, m2) join plots p on p.id = o.id
          union all
          select 'unplotted', null, g.unplotted_m2 where g.unplotted_m2 > 1) d(code, id, m2)), '[]'),
      'note', case when g.plots = 0 then 'no_plots' when not g.is_drawn then 'no_boundary' when (g.rule).confidence = 'memory' then 'stated_from_memory' end,
      'rule', rules.rule_json(g.rule)) as answer
    from belts g),
  densities as materialized (select d.* from asked a, lateral rules.building_densities_at(a.id, a.day) d),
  density_check as (
    select 7 as position, json_build_object('check', 'building_density',
      'verdict', case when a.has_no_plots or (t.rule).id is null then 'not_applicable' when d.plots = 0 then 'undetermined' when d.short > 0 then 'short'
        when d.undetermined > 0 then 'undetermined' else 'met' end,
      'value', d.highest::float8, 'unit', 'percent', 'valueHa', rules.round_ha(d.m2), 'missingHa', null, 'plotIds', coalesce(d.ids, '{}'),
      'detail', coalesce((select json_agg(json_build_object('code', e.code, 'id', e.plot_id, 'value', e.pct::float8) order by e.pct desc, e.code)
        from densities e where e.verdict in ('short', 'undetermined')), '[]'),
      'note', case when d.plots = 0 then 'no_buildings_recorded' when d.short = 0 and d.undetermined > 0 then 'needs_floors'
        when (t.rule).confidence = 'memory' then 'stated_from_memory' end,
      'rule', rules.rule_json(coalesce((select e.rule from densities e where e.verdict = 'short' order by e.pct desc, e.code limit 1), t.rule))) as answer
    from asked a join thresholds t on t.name = 'building_density' cross join (
      select count(*) as plots, max(e.pct) as highest, sum(e.footprint_m2) as m2, array_agg(e.plot_id order by e.code, e.plot_id) as ids,
        count(*) filter (where e.verdict = 'short') as short, count(*) filter (where e.verdict = 'undetermined') as undetermined from densities e) d),
  phases as materialized (
    select p.code, coalesce(p.approved_ha, p.planned_ha) as ha from asked a join zone_part p on p.zone_id = a.id
    -- What comes after the plan's period is no phase of the zone that was decided.
    where p.plan_status is distinct from 'planned_after_2030' and coalesce(p.approved_ha, p.planned_ha) is not null),
  phasing as (
    select a.*, t.rule, rules.rule_at('phasing', 'zone_area', a.kind, a.zone_type, a.province_code, a.day) as zone_rule,
      coalesce(a.decided_ha, case when b.is_drawn then b.ha end) as zone_ha, p.largest, p.total, e.is_established, e.first_day, least(e.last_day, a.day) as last_day
    from asked a cross join base b join thresholds t on t.name = 'phase_area' cross join (select max(ha) as largest, sum(ha) as total from phases) p
      left join lateral rules.zone_establishment(a.id, a.day) e on true),
  phase_check as (
    select 8 as position, json_build_object('check', 'phase_area',
      'verdict', case when (p.rule).id is null or (p.zone_rule).id is null or not rules.meets(p.zone_ha, (p.zone_rule).operator, (p.zone_rule).value) then 'not_applicable'
        -- A condition on investing in the zone: one established before it took effect is not held to it.
        when p.is_established and p.last_day < (p.rule).valid_from then 'not_applicable'
        when not rules.meets(p.largest, (p.rule).operator, (p.rule).value)
          and (not p.is_established or (p.rule).valid_from is null or p.first_day >= (p.rule).valid_from) then 'short'
        when rules.meets(p.largest, (p.rule).operator, (p.rule).value) and rules.meets(p.zone_ha - p.total, (p.rule).operator, (p.rule).value) then 'met'
        else 'undetermined' end,
      'value', coalesce(p.largest, p.zone_ha)::float8, 'unit', 'ha', 'valueHa', coalesce(p.largest, p.zone_ha)::float8, 'missingHa', null, 'plotIds', '[]'::json,
      'detail', coalesce((select json_agg(json_build_object('code', s.code, 'id', null, 'value', s.ha::float8) order by s.ha desc, s.code) from phases s), '[]'),
      'note', case when (p.rule).confidence = 'memory' then 'stated_from_memory' end, 'rule', rules.rule_json(p.rule)) as answer
    from phasing p)
  select json_build_object('zone', rules.ledger_zone_json(a.id, a.day), 'asOf', a.day,
    'basis', rules.combined_basis((select array_agg(distinct s.basis::text) from (select basis from plots union all select basis from boundary) s)),
    'baseHa', b.ha::float8,
    'checks', (select json_agg(c.answer order by c.position) from (
      select * from share_checks union all select * from belt_check union all select * from density_check union all select * from phase_check) c),
    'sumPct', rules.percent_of(b.plots_ha, b.ha)::float8)
  from asked a cross join base b;
end;
comment on function rules.zone_standards is
  'The land structure of a zone on a day against QCVN 01:2021/BXD (roads, green outside lots, technical land, green belt, net building density) and Decree
   35/2022, Decree 303/2026 (service land, workers'' housing, phases): shares are of the drawn boundary, without one of the plots together. Parking and
   water, which plans often print with roads and green, stand beside them. An economic zone has functional areas, no plots: not applicable.';
