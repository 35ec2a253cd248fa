-- Whether a zone may be established or extended: the decision tree of the law, step by step.
-- Steps stand in groups: a group is kept when one of its steps is, and the law wants every group kept. Group 0 asks whether the
-- question applies at all; a step without a group is a note. A group counts only when a condition of it is in force that day.

create type rules.eligibility_step as (
  position int, in_group int, is_condition boolean, step text, answer boolean, figures json, zones json, source text, applied rule);

create function rules.figure_json(name text, value numeric, unit text) returns json
  language sql immutable parallel safe
  return json_build_object('name', name, 'value', value::float8, 'unit', unit);

create function rules.zone_area_ha(z zone, as_of date) returns numeric
  language sql stable parallel safe
  return coalesce(rules.approved_ha_at(z, as_of), rules.planned_ha_at(z, as_of), (select rules.exact_ha(b.area_m2) from rules.boundaries_at(as_of) b where b.zone_id = z.id));
comment on function rules.zone_area_ha is 'The area a condition on size counts: as approved by that day, else as planned by then, else as drawn then; null when none is known.';

create function rules.rule_of_some_type(code text, parameter text, kind zone_kind, province_code text, as_of date) returns rule
  language sql stable parallel safe
begin atomic
  select r from rule r
  where r.code = rule_of_some_type.code and r.parameter = rule_of_some_type.parameter and r.replaced_at is null and r.zone_type is not null
    and (r.valid_from is null or r.valid_from <= as_of) and (r.valid_to is null or r.valid_to > as_of)
    and (r.zone_kind is null or r.zone_kind = rules.rule_kind(kind)) and (r.province_code is null or r.province_code = rule_of_some_type.province_code)
  order by r.id limit 1;
end;
comment on function rules.rule_of_some_type is 'Whether the law exempts some types of zone on a day: the first such row, for its citation.';

create function rules.mean_occupancy(zone_ids int[], as_of date)
  returns table (zones int, unknown_zones int, numerator_ha numeric, denominator_ha numeric, pct numeric, low_pct numeric, high_pct numeric, open_ha numeric,
    unleased_low_ha numeric, unleased_high_ha numeric, members json)
  language sql stable parallel safe
begin atomic
  with each as materialized (
    select z.code, z.name_vi, z.name_en, o.pct, o.numerator_m2, o.denominator_m2, land.is_drawn and coalesce(o.allocations_known, false) as is_known,
      -- Of several known sizes the largest; of none, null.
      case when land.is_drawn then rules.exact_ha(o.denominator_m2)
        else greatest(rules.planned_ha_at(z, as_of), rules.approved_ha_at(z, as_of), rules.exact_ha(b.area_m2)) end as at_most_ha,
      l.industrial_m2 + l.warehouse_m2 - l.industrial_leased_m2 - l.industrial_in_use_m2 as unleased_m2
    from zone z left join rules.occupancy_at(zone_ids, as_of) o on o.zone_id = z.id left join rules.boundaries_at(as_of) b on b.zone_id = z.id
      left join rules.kept_ledger_at(array(
        select c.id from zone c where c.id = any(zone_ids)
          and (rules.rule_at('new_cluster', 'unleased_land', c.kind, c.zone_type, c.province_code, as_of)).id is not null), as_of) l on l.zone_id = z.id
      cross join lateral (select exists (select from rules.plots_at(as_of) p where p.zone_id = z.id) as is_drawn) land
    where z.id = any(zone_ids)),
  sums as (
    select count(*) as n, count(*) filter (where not is_known) as unknown,
      coalesce(rules.exact_ha(sum(numerator_m2) filter (where is_known)), 0) as let, coalesce(rules.exact_ha(sum(denominator_m2) filter (where is_known)), 0) as land,
      coalesce(rules.exact_ha(sum(unleased_m2) filter (where is_known)), 0) as unleased,
      case when bool_and(is_known or at_most_ha is not null) is not false then coalesce(sum(at_most_ha) filter (where not is_known), 0) end as open,
      coalesce(json_agg(json_build_object('code', code, 'nameVi', name_vi, 'nameEn', coalesce(name_en, name_vi), 'value', case when is_known then pct::float8 end)
        order by code), '[]') as members
    from each)
  select n::int, unknown::int, let, land, rules.percent_of(let, land),
    case when open is null then 0 else rules.percent_of(let, land + open) end, case when open is null then 100 else rules.percent_of(let + open, land + open) end,
    open, unleased, unleased + open, members
  from sums;
end;
comment on function rules.mean_occupancy is
  'Average occupancy of zones on a day, Σ let / Σ leasable by the formula of the kind (Decree 35/2022 art. 2.22, Decree 32/2024 art. 2.7), over the zones
   whose allocations are known; low_pct and high_pct: were the others all empty, or all full, by their leasable land, which is never more than the
   zone: open_ha, null where a size is not known. unleased_low_ha, unleased_high_ha: industrial land neither leased nor in use (what is only approved is
   not leased), between the same bounds, where a rule new_cluster/unleased_land is in force; the upper is null where a zone''s size is not known.';

create function rules.land_basis(zone_ids int[], as_of date) returns basis
  language sql stable parallel safe
begin atomic
  select rules.combined_basis(array_agg(distinct s.basis)) from (
    select p.basis::text from rules.plots_at(as_of) p where p.zone_id = any(zone_ids)
    union all
    select a.basis::text from rules.allocations_at(as_of) a where a.plot_id in (select p.lineage_id from rules.plots_at(as_of) p where p.zone_id = any(zone_ids))) s;
end;
comment on function rules.land_basis is 'The basis of the plots and allocations of zones on a day; null when there are none.';

create function rules.meets_between(low numeric, high numeric, r rule) returns boolean
  language sql immutable parallel safe
  return case when rules.meets(low, (r).operator, (r).value) = rules.meets(high, (r).operator, (r).value) then rules.meets(low, (r).operator, (r).value) end;
comment on function rules.meets_between is 'Whether a value that lies between two bounds keeps a threshold: null when one bound does and the other does not.';

create function rules.mean_occupancy_meets(numerator_ha numeric, denominator_ha numeric, open_ha numeric, r rule) returns boolean
  language sql immutable parallel safe
  return (
    select case when o.low = o.high then o.low end from (
      select rules.share_meets(case when open_ha is null then 0 else numerator_ha end, case when open_ha is null then 1 else denominator_ha + open_ha end,
          (r).operator, (r).value) as low,
        rules.share_meets(case when open_ha is null then 1 else numerator_ha + open_ha end, case when open_ha is null then 1 else denominator_ha + open_ha end,
          (r).operator, (r).value) as high) o);
comment on function rules.mean_occupancy_meets is
  'Whether an average occupancy (rules.mean_occupancy) keeps a threshold: null when it would with the land nobody recorded all let and would not with it all
   empty, or the other way round. Land of unknown size leaves anything from none to all.';

create function rules.occupancy_figures_json(m_zones int, unknown_zones int, numerator_ha numeric, denominator_ha numeric, pct numeric, low_pct numeric, high_pct numeric)
  returns json language sql immutable parallel safe
  return (select json_agg(rules.figure_json(f.name, f.value, f.unit) order by f.position) from (values
      (1, 'occupancy', pct, 'percent', true), (2, 'numerator', numerator_ha, 'ha', true), (3, 'denominator', denominator_ha, 'ha', true),
      (4, 'zones_counted', m_zones::numeric, 'count', true), (5, 'zones_unknown', unknown_zones::numeric, 'count', unknown_zones > 0),
      (6, 'lowest_possible', low_pct, 'percent', unknown_zones > 0), (7, 'highest_possible', high_pct, 'percent', unknown_zones > 0)) f(position, name, value, unit, is_shown)
    where f.is_shown);

create function rules.condition_at(zone_id int, condition text, as_of date) returns zone_condition
  language sql stable parallel safe
begin atomic
  select c from rules.conditions_at(array[zone_id], as_of) c where c.condition = condition_at.condition limit 1;
end;
comment on function rules.condition_at is 'What is recorded of one condition of a zone on a day; null when nobody recorded it.';

create function rules.phasing_step(z zone, as_of date) returns setof rules.eligibility_step
  language sql stable parallel safe
begin atomic
  select 100, null::int, false, 'phasing', rules.meets(area.ha, (r).operator, (r).value),
    case when rules.meets(area.ha, (r).operator, (r).value)
      then json_build_array(rules.figure_json('zone_area', area.ha, 'ha'), rules.figure_json('phases', ceil(area.ha / (phase).value), 'count'))
      else json_build_array(rules.figure_json('zone_area', area.ha, 'ha')) end,
    null::json, null::text, r
  from (select rules.rule_at('phasing', 'zone_area', z.kind, z.zone_type, z.province_code, as_of) as r,
      rules.rule_at('phasing', 'phase_area', z.kind, z.zone_type, z.province_code, as_of) as phase) rows,
    lateral (select rules.zone_area_ha(z, as_of) as ha) area
  where (r).id is not null;
end;
comment on function rules.phasing_step is 'A note, not a refusal: a zone larger than the threshold is built in phases (Decree 35/2022 art. 9.2).';

create function rules.new_zone_steps(z zone, as_of date) returns setof rules.eligibility_step
  language sql stable parallel safe
begin atomic
  with r as materialized (
    select rules.rule_at('new_zone', 'average_occupancy', z.kind, z.zone_type, z.province_code, as_of) as occupancy,
      rules.rule_at('new_zone', 'established_land_exemption', z.kind, z.zone_type, z.province_code, as_of) as land,
      rules.rule_at('new_zone', 'terminated_infrastructure_exemption', z.kind, z.zone_type, z.province_code, as_of) as terminated,
      rules.rule_at('new_zone', 'incentive_area_exemption', z.kind, z.zone_type, z.province_code, as_of) as incentive,
      rules.rule_at('new_zone', 'exempt_zone_type', z.kind, z.zone_type, z.province_code, as_of) as exempt,
      rules.rule_of_some_type('new_zone', 'exempt_zone_type', z.kind, z.province_code, as_of) as some_type,
      rules.condition_at(z.id, 'terminated_infrastructure', as_of) as ended, rules.condition_at(z.id, 'incentive_area', as_of) as favoured),
  established as materialized (
    select o.id, o.code, o.name_vi, coalesce(o.name_en, o.name_vi) as name_en, rules.zone_area_ha(o, as_of) as ha
    from zone o cross join lateral rules.zone_establishment(o.id, as_of) e
    where o.province_code = z.province_code and rules.rule_kind(o.kind) = rules.rule_kind(z.kind) and e.is_established),
  land as (
    select count(*) as n, count(*) filter (where ha is null) as unknown, coalesce(sum(ha), 0) as ha,
      coalesce(json_agg(json_build_object('code', code, 'nameVi', name_vi, 'nameEn', name_en, 'value', ha::float8) order by code), '[]') as zones
    from established),
  history as (
    select count(*) as n, bool_or(rules.establishes(z.kind, c.legal_status)) as was_established,
      max(c.source) filter (where c.legal_status = 'revoked') as revoked_by
    from zone_status_change c
    where c.zone_id = z.id and c.replaced_at is null and (c.effective_on is null or edtf_first_day(c.effective_on) <= as_of))
  select 1, 1, false, 'exempt_zone_type', case when (r.exempt).id is not null then true when z.zone_type is not null then false end, null::json, null::json, null::text,
    case when (r.exempt).id is not null then r.exempt else r.some_type end
  from r where (r.some_type).id is not null
  union all
  -- Land that was never established has no infrastructure that could have been ended.
  select 2, 1, false, 'terminated_infrastructure',
    case when (r.ended).id is not null then (r.ended).is_met when h.revoked_by is not null then true when h.n > 0 and h.was_established is not true then false end,
    null, null, coalesce((r.ended).source, h.revoked_by), r.terminated
  from r, history h where (r.terminated).id is not null
  union all
  select 3, 1, false, 'incentive_area', case when kkt.code is not null then true else (r.favoured).is_met end,
    null, case when kkt.code is not null then json_build_array(json_build_object('code', kkt.code, 'nameVi', kkt.name_vi, 'nameEn', kkt.name_en, 'value', null)) end,
    (r.favoured).source, r.incentive
  from r left join lateral (
    select p.code, p.name_vi, coalesce(p.name_en, p.name_vi) as name_en
    from zone p cross join lateral rules.zone_establishment(p.id, as_of) e where p.id = z.parent_id and p.kind = 'economic_zone' and e.is_established) kkt on true
  where (r.incentive).id is not null
  union all
  select 4, 1, false, 'established_land',
    case when l.unknown = 0 then rules.meets(l.ha, (r.land).operator, (r.land).value)
      when not rules.meets(l.ha, (r.land).operator, (r.land).value) then false end,
    json_build_array(rules.figure_json('established_land', l.ha, 'ha'), rules.figure_json('zones_counted', l.n, 'count'), rules.figure_json('zones_unknown', l.unknown, 'count')),
    l.zones, null, r.land
  from r, land l where (r.land).id is not null
  union all
  select 5, 1, true, 'average_occupancy', rules.mean_occupancy_meets(m.numerator_ha, m.denominator_ha, m.open_ha, r.occupancy),
    rules.occupancy_figures_json(m.zones, m.unknown_zones, m.numerator_ha, m.denominator_ha, m.pct, m.low_pct, m.high_pct), m.members, null, r.occupancy
  from r, rules.mean_occupancy(array(select id from established), as_of) m where (r.occupancy).id is not null
  union all
  select * from rules.phasing_step(z, as_of);
end;
comment on function rules.new_zone_steps is
  'Decree 35/2022 art. 9.6: on average the established zones of the province are occupied to the threshold, unless the type, an ended infrastructure,
   the place or the small total of established land exempts. The province is the one of today (after the mergers: an interpretation, to be verified).';

create function rules.zone_extension_steps(z zone, as_of date) returns setof rules.eligibility_step
  language sql stable parallel safe
begin atomic
  with r as materialized (
    select rules.rule_at('zone_extension', 'occupancy', z.kind, z.zone_type, z.province_code, as_of) as occupancy,
      rules.rule_at('zone_extension', 'environmental_infrastructure', z.kind, z.zone_type, z.province_code, as_of) as infrastructure)
  select 1, 1, true, 'zone_occupancy', rules.mean_occupancy_meets(m.numerator_ha, m.denominator_ha, m.open_ha, r.occupancy),
    rules.occupancy_figures_json(m.zones, m.unknown_zones, m.numerator_ha, m.denominator_ha, m.pct, m.low_pct, m.high_pct), m.members, null::text, r.occupancy
  from r, rules.mean_occupancy(array[z.id], as_of) m where (r.occupancy).id is not null
  union all
  select w.position, w.in_group, true, w.condition, coalesce((c.found).is_met, case w.condition
      -- Environmental infrastructure without central wastewater treatment is not there, whatever else is.
      when 'environmental_infrastructure' then case when not treated.has_central then false end
      when 'all_infrastructure_completed' then z.infrastructure_completed_on <= as_of end),
    null, null, coalesce((c.found).source, case when w.condition = 'environmental_infrastructure' and not treated.has_central then
      (select min(u.source) from rules.utilities_at(array[z.id], as_of) u where u.kind = 'wastewater' and u.status = 'none') end), r.infrastructure
  from r, (values (2, 2, 'environmental_infrastructure'), (3, 2, 'all_infrastructure_completed'), (4, 3, 'technical_links'), (5, 4, 'workers_housing'))
      w(position, in_group, condition)
    cross join lateral (select rules.condition_at(z.id, w.condition, as_of) as found) c
    cross join lateral rules.wastewater_at(array[z.id], as_of) treated
  where (r.infrastructure).id is not null
  union all
  select * from rules.phasing_step(z, as_of);
end;
comment on function rules.zone_extension_steps is
  'Decree 35/2022 art. 9.8: the zone itself is occupied to the threshold; its environmental infrastructure runs, or all of its infrastructure is
   completed; it is linked with the extension; workers'' housing and services are in use.';

create function rules.cluster_land_steps(z zone, as_of date) returns setof rules.eligibility_step
  language sql stable parallel safe
begin atomic
  with r as materialized (
    select rules.rule_at('new_cluster', 'average_occupancy', z.kind, z.zone_type, z.province_code, as_of) as occupancy,
      rules.rule_at('new_cluster', 'unleased_land', z.kind, z.zone_type, z.province_code, as_of) as unleased,
      rules.rule_at('new_cluster', 'exempt_zone_type', z.kind, z.zone_type, z.province_code, as_of) as exempt,
      rules.rule_of_some_type('new_cluster', 'exempt_zone_type', z.kind, z.province_code, as_of) as some_type,
      (rules.rule_at('new_cluster', 'base_is_commune', z.kind, z.zone_type, z.province_code, as_of)).id is not null as by_commune),
  -- A cluster whose commune (district) nobody recorded may lie in this one.
  established as materialized (
    select o.id, case when r.by_commune then p.has_commune else o.district_old is not null end as is_placed,
      case when r.by_commune then p.shares_commune else o.district_old = z.district_old and o.former_province is not distinct from z.former_province end as is_here
    from r, zone o cross join lateral rules.zone_establishment(o.id, as_of) e
      cross join lateral (
        select count(*) > 0 as has_commune, coalesce(bool_or(c.commune_id in (select own.commune_id from zone_commune own where own.zone_id = z.id)), false) as shares_commune
        from zone_commune c where c.zone_id = o.id) p
    where o.kind = z.kind and o.province_code = z.province_code and e.is_established),
  base as materialized (
    select array(select id from established where is_here) as zones, (select count(*) from established where not is_placed) as unplaced,
      case when (select by_commune from r) then exists (select from zone_commune c where c.zone_id = z.id) else z.district_old is not null end as is_placed),
  counted as materialized (
    select m.*, b.is_placed and b.unplaced = 0 as is_sure, b.unplaced from base b, rules.mean_occupancy(b.zones, as_of) m)
  select 3, 3, false, 'exempt_zone_type', case when (r.exempt).id is not null then true when z.zone_type is not null then false end, null::json, null::json, null::text,
    case when (r.exempt).id is not null then r.exempt else r.some_type end
  from r where (r.some_type).id is not null
  union all
  select 4, 3, true, case when r.by_commune then 'average_occupancy_commune' else 'average_occupancy_district' end,
    case when m.is_sure then rules.mean_occupancy_meets(m.numerator_ha, m.denominator_ha, m.open_ha, r.occupancy) end,
    rules.occupancy_figures_json(m.zones, m.unknown_zones, m.numerator_ha, m.denominator_ha, m.pct, m.low_pct, m.high_pct), m.members, null, r.occupancy
  from r, counted m where (r.occupancy).id is not null
  union all
  select 5, 3, true, case when r.by_commune then 'unleased_land_commune' else 'unleased_land_district' end,
    case when m.is_sure then rules.meets_between(m.unleased_low_ha, coalesce(m.unleased_high_ha, 'Infinity'), r.unleased) end,
    json_build_array(rules.figure_json('unleased_land', case when m.is_sure then m.unleased_low_ha end, 'ha'), rules.figure_json('zones_counted', m.zones, 'count'),
      rules.figure_json('zones_unknown', m.unknown_zones, 'count'), rules.figure_json('zones_without_place', m.unplaced, 'count')), m.members, null, r.unleased
  from r, counted m where (r.unleased).id is not null;
end;
comment on function rules.cluster_land_steps is
  'Clusters already established in the commune (before Decree 303/2026: in the district) are occupied beyond the threshold, or have little land left to
   let; some types are exempt. Where nobody recorded the commune (district) of the cluster or of its neighbours, neither can be told.';

create function rules.new_cluster_steps(z zone, as_of date) returns setof rules.eligibility_step
  language sql stable parallel safe
begin atomic
  with r as materialized (
    select rules.rule_at('cluster_size', 'area_max', z.kind, z.zone_type, z.province_code, as_of) as most,
      rules.rule_at('cluster_size', 'area_min', z.kind, z.zone_type, z.province_code, as_of) as least,
      rules.rule_at('cluster_size', 'area_min', z.kind, 'craft_village', z.province_code, as_of) as least_craft,
      rules.rule_at('cluster_size', 'area_min_mountain', z.kind, z.zone_type, z.province_code, as_of) as least_mountain,
      rules.condition_at(z.id, 'mountain_district', as_of) as mountain, rules.zone_area_ha(z, as_of) as ha),
  smallest as (
    -- What holds for sure, and what would hold if what nobody recorded (mountains, craft village) were so.
    select case when (r.mountain).is_met and (r.least_mountain).value < (r.least).value then r.least_mountain else r.least end as applied,
      least((r.least).value, case when (r.mountain).is_met is not false then (r.least_mountain).value end, case when z.zone_type is null then (r.least_craft).value end) as at_best
    from r)
  select 1, 1, true, 'area_max', rules.meets(r.ha, (r.most).operator, (r.most).value), json_build_array(rules.figure_json('zone_area', r.ha, 'ha')), null::json, null::text, r.most
  from r where (r.most).id is not null
  union all
  select 2, 2, true, 'area_min',
    case when rules.meets(r.ha, (s.applied).operator, (s.applied).value) then true when not rules.meets(r.ha, (s.applied).operator, s.at_best) then false
      when s.at_best = (s.applied).value then false end,
    json_build_array(rules.figure_json('zone_area', r.ha, 'ha')), null, (r.mountain).source, s.applied
  from r, smallest s where (r.least).id is not null
  union all
  select * from rules.cluster_land_steps(z, as_of);
end;
comment on function rules.new_cluster_steps is 'Size and place of a new cluster: Decree 32/2024 until 14 September 2026, then Decree 303/2026.';

create function rules.cluster_extension_steps(z zone, as_of date) returns setof rules.eligibility_step
  language sql stable parallel safe
begin atomic
  with r as materialized (
    select rules.rule_at('cluster_extension', 'total_area', z.kind, z.zone_type, z.province_code, as_of) as total,
      rules.rule_at('cluster_extension', 'occupancy', z.kind, z.zone_type, z.province_code, as_of) as occupancy,
      rules.condition_at(z.id, 'demand_exceeds_land', as_of) as demand,
      -- The plan's area is the whole with the extension.
      coalesce(rules.planned_ha_at(z, as_of), rules.zone_area_ha(z, as_of)) as ha)
  select 1, 1, true, 'total_area', rules.meets(r.ha, (r.total).operator, (r.total).value), json_build_array(rules.figure_json('total_area', r.ha, 'ha')), null::json, null::text, r.total
  from r where (r.total).id is not null
  union all
  select 2, 2, true, 'zone_occupancy', rules.mean_occupancy_meets(m.numerator_ha, m.denominator_ha, m.open_ha, r.occupancy),
    rules.occupancy_figures_json(m.zones, m.unknown_zones, m.numerator_ha, m.denominator_ha, m.pct, m.low_pct, m.high_pct), m.members, null, r.occupancy
  from r, rules.mean_occupancy(array[z.id], as_of) m where (r.occupancy).id is not null
  union all
  select 3, 2, true, 'demand_exceeds_land', (r.demand).is_met, null, null, (r.demand).source, r.occupancy
  from r where (r.occupancy).id is not null
  union all
  select 3 + w.position, 2 + w.position, true, w.condition, coalesce((w.found).is_met, case when w.condition = 'wastewater' then treated.has_central end),
    null, null, coalesce((w.found).source, case when w.condition = 'wastewater' then
      (select min(u.source) from rules.utilities_at(array[z.id], as_of) u where u.kind = 'wastewater') end), w.applied
  from (select c.position, c.condition, rules.condition_at(z.id, c.condition, as_of) as found,
        rules.rule_at('cluster_extension', 'requires_' || c.condition, z.kind, z.zone_type, z.province_code, as_of) as applied
      from (values (1, 'roads'), (2, 'water_supply'), (3, 'wastewater'), (4, 'solid_waste'), (5, 'fire_safety')) c(position, condition)) w
    cross join lateral rules.wastewater_at(array[z.id], as_of) treated
  where (w.applied).id is not null;
end;
comment on function rules.cluster_extension_steps is
  'Decree 32/2024: the whole within the size limit, occupied to the threshold or wanted beyond its land, roads, water and wastewater finished;
   from 15 September 2026 Decree 303/2026: solid waste and fire safety too. Central wastewater treatment in operation counts as finished.';

create function rules.zone_eligibility(zone_code text, as_of date default null, purpose text default null) returns json
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select z, e.is_established, rules.asked_day(zone_eligibility.as_of) as day, rules.rule_kind(z.kind) as kind,
      coalesce(zone_eligibility.purpose, case when e.is_established then 'extend' else 'establish' end) as purpose
    from zone z cross join lateral rules.zone_establishment(z.id, rules.asked_day(zone_eligibility.as_of)) e where z.code = zone_code),
  tree as materialized (
    select s.* from asked a cross join lateral rules.new_zone_steps(a.z, a.day) s where a.kind = 'industrial_zone' and a.purpose = 'establish'
    union all
    select s.* from asked a cross join lateral rules.zone_extension_steps(a.z, a.day) s where a.kind = 'industrial_zone' and a.purpose = 'extend'
    union all
    select s.* from asked a cross join lateral rules.new_cluster_steps(a.z, a.day) s where a.kind = 'industrial_cluster' and a.purpose = 'establish'
    union all
    select s.* from asked a cross join lateral rules.cluster_extension_steps(a.z, a.day) s where a.kind = 'industrial_cluster' and a.purpose = 'extend'),
  steps as materialized (
    select 0 as position, 0 as in_group, true as is_condition, case a.purpose when 'establish' then 'not_yet_established' else 'established' end as step,
      a.is_established = (a.purpose = 'extend') as answer, null::json as figures, null::json as zones, null::text as source, null::rule as applied
    from asked a where a.kind in ('industrial_zone', 'industrial_cluster')
    union all
    select 1, null, true, 'rule_in_force', false, null, null, null, null
    from asked a where a.kind in ('industrial_zone', 'industrial_cluster') and not exists (select from tree t where t.in_group is not null and t.is_condition)
    union all
    select t.* from tree t
    where t.in_group is null or exists (select from tree o where o.in_group = t.in_group and o.is_condition)),
  groups as materialized (
    select s.in_group, case when bool_or(s.answer) then true when bool_and(s.answer is not null) then false end as answer,
      min(s.position) filter (where s.answer) as kept_by
    from steps s where s.in_group > 0 group by s.in_group),
  concluded as materialized (
    select case
      when not exists (select from steps) or (select not s.answer from steps s where s.in_group = 0) then 'not_applicable'
      when (select bool_or(g.answer = false) from groups g) then 'not_eligible'
      when (select bool_and(g.answer is true) from groups g) then 'eligible'
      else 'undetermined' end as outcome)
  select json_build_object('zone', rules.ledger_zone_json((a.z).id, a.day), 'asOf', a.day,
    'basis', rules.land_basis(array(select c.id from zone c where c.code in (
      select member ->> 'code' from steps s, json_array_elements(s.zones) member where s.step <> 'incentive_area')), a.day),
    'purpose', a.purpose, 'outcome', o.outcome,
    'steps', coalesce((select json_agg(json_build_object('step', s.step,
        'answer', case s.answer when true then 'yes' when false then 'no' else 'unknown' end,
        'decides', case o.outcome
          when 'not_applicable' then s.in_group is not distinct from 0
          when 'eligible' then coalesce(s.position = g.kept_by, false)
          when 'not_eligible' then coalesce(not g.answer and s.is_condition and not s.answer, false)
          else (g.in_group is not null and g.answer is null and s.answer is null) or s.step = 'rule_in_force' end,
        'figures', coalesce(s.figures, '[]'), 'zones', coalesce(s.zones, '[]'), 'source', s.source, 'rule', rules.rule_json(s.applied)) order by s.position)
      from steps s left join groups g on g.in_group = s.in_group), '[]'))
  from asked a, concluded o;
end;
comment on function rules.zone_eligibility is
  'Whether a zone may be established, or extended, on a day (Eligibility of the contract): Decree 35/2022 art. 9.2, 9.6, 9.8; Decree 32/2024 and, from
   15 September 2026, Decree 303/2026. not_eligible as soon as a condition fails; undetermined when what nobody recorded could turn the outcome, or no
   rule of that day is known; not_applicable to a kind without conditions, to establishing what is established and to extending what is not.';
