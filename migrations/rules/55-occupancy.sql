-- Occupancy: by contract and in use; one zone, several, and their mean.

create function rules.occupancy_at(zone_ids int[], as_of date)
  returns table (zone_id int, kind zone_kind, numerator_m2 double precision, denominator_m2 double precision, in_use_m2 double precision,
    pct numeric, allocations_known boolean)
  language sql stable parallel safe
begin atomic
  with zones as materialized (
    select z.id, z.kind, z.zone_type, z.province_code, z.allocations_recorded from zone z where z.id = any(zone_ids)),
  formulas as materialized (
    select s.kind, s.zone_type, s.province_code,
      (rules.rule_at('occupancy', 'counts_service_land', s.kind, s.zone_type, s.province_code, occupancy_at.as_of)).id is not null as service,
      (rules.rule_at('occupancy', 'counts_approved_land', s.kind, s.zone_type, s.province_code, occupancy_at.as_of)).id is not null as approved
    from (select distinct z.kind, z.zone_type, z.province_code from zones z) s),
  counted as (
    select z.id, z.kind, f.service or f.approved as has_formula,
      case when f.service or f.approved then l.industrial_leased_m2 + l.industrial_in_use_m2
        + case when f.service then l.service_leased_m2 + l.service_in_use_m2 else 0 end
        + case when f.approved then l.industrial_approved_m2 + case when f.service then l.service_approved_m2 else 0 end else 0 end else 0 end as numerator_m2,
      case when f.service or f.approved then l.industrial_m2 + l.warehouse_m2 + case when f.service then l.service_m2 else 0 end else 0 end as denominator_m2,
      case when f.service or f.approved then l.industrial_in_use_m2 + case when f.service then l.service_in_use_m2 else 0 end else 0 end as in_use_m2,
      z.allocations_recorded as is_known
    from zones z join rules.kept_ledger_at(zone_ids, occupancy_at.as_of) l on l.zone_id = z.id
      join formulas f on f.kind = z.kind and f.province_code = z.province_code and f.zone_type is not distinct from z.zone_type)
  select c.id, c.kind, c.numerator_m2, c.denominator_m2, c.in_use_m2,
    case when c.has_formula and c.is_known then rules.percent_of(rules.exact_ha(c.numerator_m2), rules.exact_ha(c.denominator_m2)) end, c.is_known
  from counted c;
end;
comment on function rules.occupancy_at is
  'Occupancy of zones on a day. Industrial zones, Decree 35/2022 art. 2.22: (leased + in use) / total, industrial and service land. Clusters,
   Decree 32/2024 art. 2.7: (approved + leased + in use) / total, industrial land alone. Which land and which stages count is told by the rules
   occupancy/counts_service_land and occupancy/counts_approved_land in force that day; without one there is no formula: all is 0 and pct null.
   allocations_known is false, and pct null, where nobody recorded the zone''s allocations. Industrial land is industrial and warehouse plots. m².';

create function rules.zone_occupancy(code text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select z.id, z.kind, z.allocations_recorded, rules.asked_day(zone_occupancy.as_of) as day,
      rules.rule_at('occupancy', 'counts_service_land', z.kind, z.zone_type, z.province_code, rules.asked_day(zone_occupancy.as_of)) as service_rule,
      rules.rule_at('occupancy', 'counts_approved_land', z.kind, z.zone_type, z.province_code, rules.asked_day(zone_occupancy.as_of)) as approved_rule,
      rules.rule_at('late_project', 'grace', z.kind, z.zone_type, z.province_code, rules.asked_day(zone_occupancy.as_of)) as grace_rule
    from zone z where z.code = zone_occupancy.code),
  formula as materialized (
    select case when (a.service_rule).id is not null or (a.approved_rule).id is not null then rules.rule_kind(a.kind) end as name,
      (a.service_rule).id is not null or (a.approved_rule).id is null as counts_service
    from asked a),
  plots as materialized (
    select p.id, p.code, p.lineage_id, p.net_m2, p.basis, case when p.land_use = 'service' then 'service' else 'industrial' end as land,
      rules.plot_lease_status(p.id, a.day) as lease_status
    from asked a, lateral rules.net_plots_at(array[a.id], a.day) p where rules.is_leasable(p.land_use)),
  allocated as materialized (
    select p.id, p.code, p.net_m2, l.project_id, l.stage, l.area_m2, l.basis
    from asked a cross join plots p join lateral rules.allocations_at(a.day) l on l.plot_id = p.lineage_id),
  stages as (
    select l.id, l.stage, sum(l.area_m2) * least(1, max(l.net_m2) / nullif(sum(sum(l.area_m2)) over (partition by l.id), 0)) as m2
    from allocated l group by l.id, l.stage),
  taken as (
    select s.id, sum(s.m2) as m2, sum(s.m2) filter (where s.stage = 'approved') as approved_m2, sum(s.m2) filter (where s.stage = 'leased') as leased_m2,
      sum(s.m2) filter (where s.stage = 'in_use') as in_use_m2 from stages s group by s.id),
  uses as materialized (
    select p.land, sum(p.net_m2) as m2, coalesce(sum(t.approved_m2), 0) as approved_m2, coalesce(sum(t.leased_m2), 0) as leased_m2,
      coalesce(sum(t.in_use_m2), 0) as in_use_m2,
      coalesce(sum(greatest(0, p.net_m2 - coalesce(t.m2, 0))) filter (where a.allocations_recorded
        and not exists (select from rules.holds_at(a.day) h where h.plot_id = p.lineage_id)), 0) as free_m2
    from asked a cross join plots p left join taken t on t.id = p.id group by p.land),
  counted as materialized (
    select coalesce(sum(u.approved_m2), 0) as approved_m2, coalesce(sum(u.leased_m2), 0) as leased_m2, coalesce(sum(u.in_use_m2), 0) as in_use_m2
    from uses u cross join formula f where u.land = 'industrial' or f.counts_service),
  -- A project is there that day when it has land then, or never had any; one that was completed by then is neither late nor open.
  open_projects as materialized (
    select j.id, j.code, j.committed_completion_on, coalesce(sum(l.area_m2) filter (where l.stage in ('leased', 'in_use')), 0) as contracted_m2,
      coalesce(sum(l.area_m2) filter (where l.stage = 'in_use'), 0) as in_use_m2, array_agg(distinct l.id) filter (where l.stage in ('leased', 'in_use')) as plot_ids
    from asked a join project j on j.zone_id = a.id left join allocated l on l.project_id = j.id
    where (j.completed_on is null or j.completed_on > a.day)
      and (l.id is not null or not exists (select from plot_allocation n where n.project_id = j.id and n.replaced_at is null))
    group by j.id, j.code, j.committed_completion_on),
  late as materialized (
    select j.*, a.day - j.committed_completion_on as days_late
    from asked a join open_projects j on j.committed_completion_on + coalesce(((a.grace_rule).value)::int, 0) < a.day)
  select json_build_object('zone', rules.ledger_zone_json(a.id, a.day), 'asOf', a.day,
    'basis', rules.combined_basis((select array_agg(distinct s.basis::text) from (select basis from plots union all select basis from allocated) s)),
    'formula', f.name,
    'contractual', json_build_object('pct', o.pct::float8, 'numeratorHa', rules.round_ha(o.numerator_m2), 'denominatorHa', rules.round_ha(o.denominator_m2),
      'approvedHa', rules.round_ha(c.approved_m2), 'leasedHa', rules.round_ha(c.leased_m2), 'inUseHa', rules.round_ha(c.in_use_m2)),
    'real', json_build_object('inUseHa', rules.round_ha(c.in_use_m2),
      'pct', case when o.allocations_known then rules.percent_of(rules.exact_ha(o.in_use_m2), rules.exact_ha(o.denominator_m2)) end::float8),
    'idleHa', rules.round_ha(c.leased_m2),
    'allocationsRecorded', a.allocations_recorded,
    'uses', coalesce((select json_agg(json_build_object('group', u.land, 'totalHa', rules.round_ha(u.m2), 'approvedHa', rules.round_ha(u.approved_m2),
      'leasedHa', rules.round_ha(u.leased_m2), 'inUseHa', rules.round_ha(u.in_use_m2), 'freeHa', rules.round_ha(u.free_m2)) order by u.land) from uses u), '[]'),
    'plotIds', (select json_build_object(
      'approved', coalesce(array_agg(p.id order by p.code, p.id) filter (where p.lease_status = 'approved'), '{}'),
      'leased', coalesce(array_agg(p.id order by p.code, p.id) filter (where p.lease_status = 'leased'), '{}'),
      'inUse', coalesce(array_agg(p.id order by p.code, p.id) filter (where p.lease_status = 'in_use'), '{}'),
      'free', coalesce(array_agg(p.id order by p.code, p.id) filter (where p.lease_status = 'free'), '{}'),
      'held', coalesce(array_agg(p.id order by p.code, p.id) filter (where p.lease_status = 'hold'), '{}'),
      'unknown', coalesce(array_agg(p.id order by p.code, p.id) filter (where p.lease_status = 'unknown'), '{}')) from plots p),
    'reported', coalesce((
      select json_agg(json_build_object('value', r.value::float8, 'qualifier', r.qualifier, 'period', r.period, 'source', r.source, 'note', r.note)
        order by edtf_first_day(r.period) desc nulls last, r.id)
      from reported_indicator r where r.zone_id = a.id and r.indicator = 'occupancy_pct' and r.replaced_at is null
        and (r.period is null or edtf_first_day(r.period) <= a.day)), '[]'),
    'late', json_build_object(
      'projects', coalesce((select json_agg(json_build_object('code', j.code, 'committedOn', j.committed_completion_on, 'daysLate', j.days_late,
          'contractedHa', rules.round_ha(j.contracted_m2), 'inUseHa', rules.round_ha(j.in_use_m2), 'reclaimableHa', rules.round_ha(j.contracted_m2 - j.in_use_m2),
          'plots', rules.named_plots_json(j.plot_ids)) order by j.contracted_m2 - j.in_use_m2 desc, j.committed_completion_on, j.code) from late j), '[]'),
      'reclaimableHa', rules.round_ha(coalesce((select sum(j.contracted_m2 - j.in_use_m2) from late j), 0)),
      'withoutCommitment', (select count(*) from open_projects j where j.committed_completion_on is null)),
    'rules', coalesce((select json_agg(rules.rule_json(r)) from unnest(array[a.service_rule, a.approved_rule, a.grace_rule]) r where (r).id is not null), '[]'))
  from asked a cross join formula f cross join counted c cross join lateral rules.occupancy_at(array[a.id], a.day) o;
end;
comment on function rules.zone_occupancy is
  'How full a zone is on a day: by contract with the formula of its kind (rules.occupancy_at), and in use of the same land (lấp đầy thực chất, not a term
   of law). Idle is leased and not in use. A plot stands where its most advanced allocation stands. Late: committed completion + the grace of rule
   late_project/grace < the day, not completed; reclaimable = contracted − in use. Null when the code is unknown.';

create function rules.average_occupancy(province_code text, kind zone_kind, base text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with zones as materialized (
    select z.id, z.code, z.name_vi, coalesce(z.name_en, z.name_vi) as name_en, z.name_sort_key
    from zone z left join lateral rules.zone_axes_at(z.id, rules.asked_day(average_occupancy.as_of)) s on true
    where (average_occupancy.province_code is null or z.province_code = average_occupancy.province_code)
      and rules.rule_kind(z.kind) = rules.rule_kind(average_occupancy.kind)
      and case average_occupancy.base when 'established' then rules.establishes(z.kind, s.legal_status)
        else rules.zone_headline_status(z.kind, s.plan_status, s.legal_status, s.operation_status) in ('operating', 'relocating') end),
  measured as materialized (
    select z.*, o.numerator_m2, o.denominator_m2, o.in_use_m2, o.pct,
      case when o.pct is null then case when l.plot_count = 0 then 'no_plots' when not a.has_formula then 'no_rule_in_force'
        when not o.allocations_known then 'allocations_not_recorded' else 'no_leasable_land' end end as excluded
    from (
      select array(select id from zones) as ids, rules.asked_day(average_occupancy.as_of) as day, exists (
        select from unnest(array['counts_service_land', 'counts_approved_land']) p
        where (rules.rule_at('occupancy', p, average_occupancy.kind, null, average_occupancy.province_code, rules.asked_day(average_occupancy.as_of))).id is not null)
        as has_formula) a
      cross join lateral rules.occupancy_at(a.ids, a.day) o join zones z on z.id = o.zone_id
      join lateral rules.kept_ledger_at(a.ids, a.day) l on l.zone_id = o.zone_id),
  sums as (
    select rules.exact_ha(sum(m.numerator_m2)) as numerator_ha, rules.exact_ha(sum(m.denominator_m2)) as denominator_ha, rules.exact_ha(sum(m.in_use_m2)) as in_use_ha,
      round(avg(rules.exact_ha(m.numerator_m2) * 100 / nullif(rules.exact_ha(m.denominator_m2), 0)), 2) as simple
    from measured m where m.pct is not null)
  select json_build_object('kind', average_occupancy.kind, 'base', average_occupancy.base,
    'weightedPct', rules.percent_of(s.numerator_ha, s.denominator_ha)::float8, 'simplePct', s.simple::float8,
    'realPct', rules.percent_of(s.in_use_ha, s.denominator_ha)::float8,
    'numeratorHa', coalesce(s.numerator_ha, 0)::float8, 'denominatorHa', coalesce(s.denominator_ha, 0)::float8,
    'zones', coalesce((select json_agg(json_build_object('code', m.code, 'nameVi', m.name_vi, 'nameEn', m.name_en, 'pct', m.pct::float8,
      'numeratorHa', rules.round_ha(m.numerator_m2), 'denominatorHa', rules.round_ha(m.denominator_m2)) order by m.name_sort_key, m.code)
      from measured m where m.pct is not null), '[]'),
    'excluded', coalesce((select json_agg(json_build_object('code', m.code, 'nameVi', m.name_vi, 'nameEn', m.name_en, 'reason', m.excluded) order by m.name_sort_key, m.code)
      from measured m where m.pct is null), '[]'))
  from sums s;
end;
comment on function rules.average_occupancy is
  'Mean occupancy of a province''s zones of a kind on a day; every province when none is named. base: established (Decree 35/2022 art. 9.6) or operating
   (reports; a zone being moved still operates). Weighted is Σ numerator / Σ denominator, as Circular 14/2024 prints the totals before the mean (form 03, rows
   17 to 19); simple is the mean of the shares. A zone without a figure is named with the reason, never counted as empty.';
