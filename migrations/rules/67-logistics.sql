-- Land for logistics and services, zone by zone, against the share a board wants; and what is short outside the fence.

create function rules.logistics_turn(headline zone_status, operation operation_status) returns text
  language sql immutable parallel safe
  return case when headline in ('withdrawn', 'relocating') then 'leaving' when rules.still_operates(operation) or headline = 'operating' then 'operating'
    when operation is null and headline = 'unknown' then 'unknown' else 'can_change' end;
comment on function rules.logistics_turn is
  'Whose land structure can still change: zones that do not operate yet and are to stay (Bắc Giang 12/3/2024, task 1: review the plans of zones not yet operating). A status nobody knows is unknown.';

create function rules.logistics_zones_at(province text, as_of date)
  returns table (zone_id int, turn text, basis text, plots int, base_ha numeric, base_of text, industrial_ha numeric, warehouse_ha numeric, service_ha numeric,
    logistics_ha numeric, as_warehouse_ha numeric, as_service_ha numeric, rule rule, verdict text, missing_ha numeric)
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select z.id, rules.logistics_turn(rules.zone_headline_at(z.id, logistics_zones_at.as_of), x.operation_status) as turn,
      rules.rule_at('logistics', 'land_share', z.kind, z.zone_type, z.province_code, logistics_zones_at.as_of) as rule
    from zone z left join lateral rules.zone_axes_at(z.id, logistics_zones_at.as_of) x on true
    where z.kind in ('industrial_zone', 'industrial_cluster', 'export_processing_zone') and (logistics_zones_at.province is null or z.province_code = logistics_zones_at.province)),
  land as materialized (
    select l.* from rules.kept_ledger_at(array(select id from asked), logistics_zones_at.as_of) l),
  -- Flagged plots are few; ground that two plots claim counts once.
  flagged as (
    select p.zone_id, sum(p.net_m2) filter (where p.land_use = 'warehouse') as warehouse_m2, sum(p.net_m2) filter (where p.land_use = 'service') as service_m2
    from rules.net_plots_at(array(select l.zone_id from land l where l.logistics_m2 > 0), logistics_zones_at.as_of) p where p.is_logistics group by p.zone_id),
  sums as (
    select a.*, l.basis::text as basis, coalesce(l.plot_count, 0) as plots, rules.exact_ha(case when l.drawn_m2 > 0 then l.drawn_m2 when l.plots_m2 > 0 then l.plots_m2 end) as base_ha,
      case when l.drawn_m2 > 0 then 'drawn' when l.plots_m2 > 0 then 'plots' end as base_of, rules.exact_ha(l.industrial_m2 + l.warehouse_m2) as industrial_ha,
      rules.exact_ha(l.warehouse_m2) as warehouse_ha, rules.exact_ha(l.service_m2) as service_ha, rules.exact_ha(l.logistics_m2) as logistics_ha,
      rules.exact_ha(coalesce(f.warehouse_m2, 0)) as as_warehouse_ha, rules.exact_ha(coalesce(f.service_m2, 0)) as as_service_ha
    from asked a left join land l on l.zone_id = a.id left join flagged f on f.zone_id = a.id)
  select s.id, s.turn, case when s.plots > 0 then s.basis end, s.plots, s.base_ha, s.base_of, s.industrial_ha, s.warehouse_ha, s.service_ha, s.logistics_ha, s.as_warehouse_ha, s.as_service_ha,
    s.rule, case when s.plots = 0 then 'undetermined' when (s.rule).id is null then 'not_applicable'
      when rules.share_meets(s.logistics_ha, s.base_ha, (s.rule).operator, (s.rule).value) then 'met' else 'short' end,
    case when s.plots > 0 and (s.rule).operator in ('gte', 'gt') then rules.exact_ha((greatest(0, (s.rule).value * s.base_ha / 100 - s.logistics_ha) * 10000)::float8) end
  from sums s;
end;
comment on function rules.logistics_zones_at is
  'Logistics, warehouse and service land of the zones of a province (null: of all) on a day, hectares, against the benchmark a board sets (rule logistics/land_share: logistics land on the zone''s
   land, which is the drawn boundary, without one its plots). Law knows no "logistics land": it is a flag on warehouse plots, which are industrial land, or on service plots; both are given.
   A zone without plots is undetermined.';

create function rules.logistics_zones(province text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with day as materialized (select rules.asked_day(logistics_zones.as_of) as day),
  found as materialized (select l.* from day d, lateral rules.logistics_zones_at(logistics_zones.province, d.day) l)
  select json_build_object('asOf', d.day,
    'basis', rules.combined_basis((select array_agg(distinct f.basis) from found f)),
    'zones', coalesce((select json_agg(json_build_object('zone', rules.ledger_zone_json(f.zone_id, d.day), 'turn', f.turn, 'basis', f.basis, 'plots', f.plots,
        'baseHa', case when f.plots > 0 then f.base_ha end::float8, 'baseOf', case when f.plots > 0 then f.base_of end,
        'industrialHa', case when f.plots > 0 then f.industrial_ha end::float8, 'warehouseHa', case when f.plots > 0 then f.warehouse_ha end::float8,
        'serviceHa', case when f.plots > 0 then f.service_ha end::float8, 'logisticsHa', case when f.plots > 0 then f.logistics_ha end::float8,
        'asWarehouseHa', case when f.plots > 0 then f.as_warehouse_ha end::float8, 'asServiceHa', case when f.plots > 0 then f.as_service_ha end::float8,
        'logisticsOfTotalPct', case when f.plots > 0 then rules.percent_of(f.logistics_ha, f.base_ha) end::float8,
        'logisticsOfIndustrialPct', case when f.plots > 0 then rules.percent_of(f.as_warehouse_ha, f.industrial_ha) end::float8,
        'warehouseOfTotalPct', case when f.plots > 0 then rules.percent_of(f.warehouse_ha, f.base_ha) end::float8,
        'warehouseOfIndustrialPct', case when f.plots > 0 then rules.percent_of(f.warehouse_ha, f.industrial_ha) end::float8,
        'serviceOfTotalPct', case when f.plots > 0 then rules.percent_of(f.service_ha, f.base_ha) end::float8,
        'serviceOfIndustrialPct', case when f.plots > 0 then rules.percent_of(f.service_ha, f.industrial_ha) end::float8,
        'verdict', f.verdict, 'missingHa', f.missing_ha::float8, 'benchmark', rules.rule_json(f.rule),
        'centre', rules.position_json(z.centre), 'bbox', rules.bbox_json(b.geom))
      order by array_position(array['can_change', 'operating', 'unknown', 'leaving'], f.turn), f.plots = 0, f.missing_ha desc nulls last, z.name_sort_key, z.code)
      from found f join zone z on z.id = f.zone_id left join rules.boundaries_at(d.day) b on b.zone_id = z.id), '[]'))
  from day d;
end;
comment on function rules.logistics_zones is
  'Zones by the logistics land they lack (LogisticsZones of the contract): first those whose plan can still change (rules.logistics_turn), the largest want first.';

create function rules.logistics_gaps(province text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with day as materialized (select rules.asked_day(logistics_gaps.as_of) as day),
  asked as materialized (
    select z.*, rules.logistics_turn(rules.zone_headline_at(z.id, d.day), x.operation_status) as turn, d.day
    from day d cross join zone z left join lateral rules.zone_axes_at(z.id, d.day) x on true
    where z.kind in ('industrial_zone', 'industrial_cluster', 'export_processing_zone') and (logistics_gaps.province is null or z.province_code = logistics_gaps.province)),
  named as materialized (
    select h.zone_id, h.id, h.kind, p.code as part_code, p.name_vi as part_vi, coalesce(p.name_en, p.name_vi) as part_en, p.planned_ha, h.as_of, h.decision_id
    from asked a join zone_shortage h on h.zone_id = a.id left join zone_part p on p.id = h.zone_part_id
    where h.as_of is null or edtf_first_day(h.as_of) <= a.day),
  sums as materialized (select s.* from rules.utility_sums(array(select id from asked), (select day from day)) s),
  service as materialized (
    select l.zone_id, l.plot_count, rules.exact_ha(l.service_m2) as ha, l.basis::text as basis from rules.kept_ledger_at(array(select id from asked), (select day from day)) l where l.plot_count > 0)
  select json_build_object('asOf', d.day,
    'zones', coalesce((select json_agg(json_build_object('zone', rules.ledger_zone_json(a.id, d.day), 'turn', a.turn,
        'shortages', coalesce((select json_agg(json_build_object('kind', n.kind, 'part', case when n.part_code is not null then json_build_object('code', n.part_code, 'nameVi', n.part_vi, 'nameEn', n.part_en,
            'plannedHa', n.planned_ha::float8) end, 'asOf', n.as_of, 'decision', rules.decision_json(n.decision_id)) order by n.kind, n.id) from named n where n.zone_id = a.id), '[]'),
        'power', case when e.kind is not null then json_build_object('capacity', e.capacity::float8, 'committed', e.committed::float8, 'unit', e.unit) end,
        'wastewater', case when w.kind is not null then json_build_object('hasCentral', w.has_central, 'meetsStandard', w.meets_standard) end,
        'serviceHa', s.ha::float8, 'serviceBasis', s.basis,
        'centre', rules.position_json(coalesce(ST_PointOnSurface(b.geom), a.centre)))
      order by (select count(*) from named n where n.zone_id = a.id) desc, coalesce(w.has_central, true), coalesce(s.ha, 1) > 0, a.name_sort_key, a.code)
      from asked a left join sums e on e.zone_id = a.id and e.kind = 'power' left join sums w on w.zone_id = a.id and w.kind = 'wastewater'
        left join service s on s.zone_id = a.id left join rules.boundaries_at(a.day) b on b.zone_id = a.id
      where exists (select from named n where n.zone_id = a.id) or w.has_central is false or s.ha = 0 or e.capacity < e.committed), '[]'),
    'unknownDrainage', (select count(*) from asked a where not exists (select from named n where n.zone_id = a.id and n.kind = 'drainage')))
  from day d;
end;
comment on function rules.logistics_gaps is
  'What zones lack outside the fence (LogisticsGaps of the contract; Bắc Giang 12/3/2024, tasks 6a, 6b, 6d): the shortages that a document names, for the zone or for one of its parts only; no central wastewater
   treatment where a source says so; plots but no service land; power promised beyond its capacity. Never worked out where nobody told: what is not recorded is counted as not known.';
