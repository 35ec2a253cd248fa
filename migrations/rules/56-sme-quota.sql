-- Land for small and medium firms: Decree 35/2022 art. 9.4, and Resolution 198/2025/QH15 art. 7.

create function rules.sme_minimum(industrial_ha numeric, minimum_area_ha numeric, minimum_share_pct numeric,
    out share_ha numeric, out required_ha numeric, out advice_ha numeric)
  language sql immutable parallel safe
begin atomic
  select s.share_ha, case when industrial_ha is not null then least(minimum_area_ha, s.share_ha) end,
    case when industrial_ha is not null then greatest(minimum_area_ha, s.share_ha) end
  from (select round(industrial_ha * minimum_share_pct / 100, 4) as share_ha) s;
end;
comment on function rules.sme_minimum is
  'Decree 35/2022 art. 9.4: "tối thiểu 5 ha đất công nghiệp hoặc tối thiểu 3 % tổng diện tích đất công nghiệp". Or: one limb is enough, so the smaller of the
   two decides (required_ha) and the larger is advice. Hectares to the square metre; null where the industrial land is not known.';

create function rules.sme_quota_parts_at(zone_ids int[], as_of date)
  returns table (zone_id int, verdict text, reason text, would_be text, area_rule rule, share_rule rule, exempt_rule rule,
    industrial_ha numeric, industrial_of text, share_ha numeric, required_ha numeric, advice_ha numeric, reserved_ha numeric, leased_ha numeric,
    counted_ha numeric, shortfall_ha numeric)
  language sql stable parallel safe
begin atomic
  with zones as materialized (
    select z.id, z.kind, z.zone_type, z.province_code, z.industrial_ha, z.allocations_recorded, e.is_established, e.first_day, least(e.last_day, sme_quota_parts_at.as_of) as last_day,
      rules.rule_kind(z.kind) = 'industrial_zone' as is_industrial_zone
    from zone z left join lateral rules.zone_establishment(z.id, sme_quota_parts_at.as_of) e on true where z.id = any(zone_ids)),
  -- A zone is bound by what was in force when it was established; one that is not yet, or was before, is held against the rules of the day.
  asked as materialized (
    select s.kind, s.zone_type, s.province_code,
      rules.rule_at('sme_quota', 'minimum_area', s.kind, s.zone_type, s.province_code, sme_quota_parts_at.as_of) as area_rule,
      rules.rule_at('sme_quota', 'minimum_share', s.kind, s.zone_type, s.province_code, sme_quota_parts_at.as_of) as share_rule,
      rules.rule_at('sme_quota', 'exempt_zone_type', s.kind, s.zone_type, s.province_code, sme_quota_parts_at.as_of) as exempt_rule
    from (select distinct z.kind, z.zone_type, z.province_code from zones z where z.is_industrial_zone) s),
  dated as materialized (
    select s.kind, s.zone_type, s.province_code, s.day,
      rules.rule_at('sme_quota', 'minimum_area', s.kind, s.zone_type, s.province_code, s.day) as area_rule,
      rules.rule_at('sme_quota', 'minimum_share', s.kind, s.zone_type, s.province_code, s.day) as share_rule
    from (select distinct z.kind, z.zone_type, z.province_code, d.day from zones z, unnest(array[z.first_day, z.last_day]) d(day)
      where z.is_industrial_zone and z.is_established and d.day is not null) s),
  bound as (
    select z.*, a.exempt_rule, num_nulls((a.area_rule).id, (a.share_rule).id) < 2 as is_in_force,
      num_nulls((f.area_rule).id, (f.share_rule).id) < 2 as first_day_binds,
      z.last_day is null or num_nulls((l.area_rule).id, (l.share_rule).id) < 2 as last_day_binds,
      case when z.is_established and num_nulls((f.area_rule).id, (f.share_rule).id) < 2 then f.area_rule else a.area_rule end as area_rule,
      case when z.is_established and num_nulls((f.area_rule).id, (f.share_rule).id) < 2 then f.share_rule else a.share_rule end as share_rule
    from zones z
      left join asked a on a.kind = z.kind and a.zone_type is not distinct from z.zone_type and a.province_code = z.province_code
      left join dated f on f.kind = z.kind and f.zone_type is not distinct from z.zone_type and f.province_code = z.province_code and f.day = z.first_day
      left join dated l on l.kind = z.kind and l.zone_type is not distinct from z.zone_type and l.province_code = z.province_code and l.day = z.last_day),
  land as (
    select b.*, i.ha as land_ha, i.what as land_of, m.share_ha, m.required_ha, m.advice_ha,
      rules.exact_ha(k.sme_reserved_m2) as reserved_ha, rules.exact_ha(k.sme_leased_m2) as leased_ha,
      rules.exact_ha(k.sme_reserved_m2 + k.sme_leased_m2) as counted_ha,
      b.is_industrial_zone and b.is_in_force and (b.exempt_rule).id is null as is_counted
    from bound b join rules.kept_ledger_at(zone_ids, sme_quota_parts_at.as_of) k on k.zone_id = b.id
      cross join lateral (
        select case when k.industrial_m2 + k.warehouse_m2 > 0 then rules.exact_ha(k.industrial_m2 + k.warehouse_m2) else b.industrial_ha end as ha,
          case when k.industrial_m2 + k.warehouse_m2 > 0 then 'plots' when b.industrial_ha is not null then 'reported' end as what) i
      cross join lateral rules.sme_minimum(case when b.is_industrial_zone and b.is_in_force and (b.exempt_rule).id is null then i.ha end,
        (b.area_rule).value, (b.share_rule).value) m),
  judged as (
    select l.*, l.is_counted and l.land_of = 'plots' as is_judged, case when l.counted_ha >= l.required_ha then 'met' else 'short' end as arithmetic,
      case when not l.is_industrial_zone then 'not_an_industrial_zone' when not l.is_in_force then 'no_rule_in_force'
        when (l.exempt_rule).id is not null then 'exempt_zone_type'
        when l.land_of is distinct from 'plots' then 'land_unknown'
        when not l.is_established then 'not_established'
        when l.is_established and not l.first_day_binds and not l.last_day_binds then 'established_before_rule'
        when not coalesce(l.first_day_binds, false) then 'establishment_date_unknown'
        -- Who leases there is not known: the reserve alone may meet it, but that it is short nobody can say.
        when not l.allocations_recorded and l.counted_ha < l.required_ha then 'allocations_not_recorded' end as why,
      not l.is_established and rules.zone_headline_at(l.id, sme_quota_parts_at.as_of) = 'withdrawn' as is_given_up
    from land l)
  select j.id,
    case when j.why in ('not_an_industrial_zone', 'no_rule_in_force', 'established_before_rule') or (j.why = 'not_established' and j.is_given_up) then 'not_applicable'
      when j.why = 'exempt_zone_type' then 'exempt' when j.why in ('land_unknown', 'establishment_date_unknown', 'allocations_not_recorded') then 'undetermined' else j.arithmetic end,
    j.why,
    case when j.why in ('established_before_rule', 'establishment_date_unknown') or (j.why = 'not_established' and j.is_given_up) then j.arithmetic end,
    j.area_rule, j.share_rule, j.exempt_rule, j.land_ha, j.land_of, j.share_ha, j.required_ha, j.advice_ha, j.reserved_ha, j.leased_ha, j.counted_ha,
    case when j.is_judged and j.why is distinct from 'allocations_not_recorded' then greatest(0, j.required_ha - j.counted_ha) end
  from judged j;
end;
comment on function rules.sme_quota_parts_at is
  'The SME land of zones on a day with the rows of rule it was held against, Decree 35/2022 art. 9.4 (industrial zones only). Counted: land reserved and
   land leased to eligible firms, ready-built space by its land share (zone_ledger.sme_reserved_m2, sme_leased_m2), against rules.sme_minimum of the
   industrial land (industrial and warehouse plots). It is a condition on investing in a new zone: it binds zones established on or after the day it took effect;
   for older ones would_be is the arithmetic, the board''s own policy. A planned zone is judged ahead; one withdrawn before it was established is not.';

create function rules.sme_quota_at(zone_ids int[], as_of date)
  returns table (zone_id int, verdict text, reason text, would_be text, industrial_ha numeric, required_ha numeric, advice_ha numeric, counted_ha numeric, shortfall_ha numeric)
  language sql stable parallel safe
begin atomic
  select q.zone_id, q.verdict, q.reason, q.would_be, q.industrial_ha, q.required_ha, q.advice_ha, q.counted_ha, q.shortfall_ha
  from rules.sme_quota_parts_at(zone_ids, sme_quota_at.as_of) q;
end;
comment on function rules.sme_quota_at is
  'The verdict of Decree 35/2022 art. 9.4 for zones on a day: met, short, exempt, not_applicable or undetermined, with the reason (rules.sme_quota_parts_at); hectares.';

create function rules.sme_plots_at(zone_id int, quota_rule text, as_of date)
  returns table (plot_id int, code text, basis basis, reserved_m2 double precision, leased_m2 double precision, lost_m2 double precision)
  language sql stable parallel safe
begin atomic
  with plots as materialized (
    select p.id, p.lineage_id, p.code, p.net_m2, p.sme_reserved, p.building_land_share_m2, p.basis, z.kind
    from rules.net_plots_at(array[sme_plots_at.zone_id], sme_plots_at.as_of) p join zone z on z.id = p.zone_id where p.land_use in ('industrial', 'warehouse')),
  firms as (
    select p.id, l.stage, l.area_m2, p.net_m2, rules.counts_for_sme_quota(sme_plots_at.quota_rule, f.is_sme, f.priority_group, p.kind, sme_plots_at.as_of) as is_eligible
    from plots p join rules.allocations_at(sme_plots_at.as_of) l on l.plot_id = p.lineage_id join project j on j.id = l.project_id join firm f on f.id = j.firm_id),
  taken as (
    select f.id, sum(f.area_m2) as m2, sum(f.area_m2) filter (where f.is_eligible and f.stage <> 'approved') as leased_m2,
      sum(f.area_m2) filter (where f.is_eligible and f.stage = 'approved') as promised_m2, sum(f.area_m2) filter (where not f.is_eligible) as others_m2
    from (
      -- As in the ledger: ground that another plot claims first is not there to be let.
      select l.id, l.stage, l.is_eligible, l.area_m2 * least(1, l.net_m2 / nullif(sum(l.area_m2) over (partition by l.id), 0)) as area_m2 from firms l) f
    group by f.id)
  select p.id, p.code, p.basis,
    case when p.sme_reserved then greatest(0, least(coalesce(p.building_land_share_m2, p.net_m2), p.net_m2) - coalesce(t.m2, 0) + coalesce(t.promised_m2, 0)) else 0 end,
    coalesce(t.leased_m2, 0),
    case when p.sme_reserved then coalesce(t.others_m2, 0) else 0 end
  from plots p left join taken t on t.id = p.id where p.sme_reserved or t.leased_m2 > 0;
end;
comment on function rules.sme_plots_at is
  'Plot by plot what the SME land of a zone consists of on a day, m²: reserved and not let, leased to firms that count for the rule
   (rules.counts_for_sme_quota), lost: marked as a reserve but given to others. The first two sum to zone_ledger''s for rule sme_quota.';

create function rules.least_land(plot_ids int[], areas_m2 double precision[], needed_m2 double precision) returns int[]
  language plpgsql immutable parallel safe as $$
declare
  -- Units of 10 m²: areas rounded down and the need up, so that what is chosen surely reaches it.
  needed int := ceil(round(needed_m2::numeric, 1) / 10);
  units int[] := array(select floor(round(a::numeric, 1) / 10)::int from unnest(areas_m2) with ordinality u(a, n) order by n);
  count int := coalesce(cardinality(plot_ids), 0);
  -- Bit s of sums[i]: plots before i reach s together. A set that loses its surplus plots stays below twice the need.
  sums varbit[];
  reached varbit;
  surplus int;
  total int;
  large int;
  small int[] := '{}';
  last_small int := 0;
begin
  if coalesce(needed, 0) <= 0 or count = 0 then return '{}'; end if;
  if (select sum(u) from unnest(units) u) < needed then return plot_ids; end if;
  select n into large from unnest(units) with ordinality u(area, n) where area >= needed order by area, n limit 1;
  reached := rpad('1', 2 * needed, '0')::varbit;
  for i in 1 .. count loop
    sums[i] := reached;
    if units[i] between 1 and needed - 1 then reached := reached | (reached >> units[i]); end if;
  end loop;
  surplus := position(B'1' in substring(reached from needed + 1)) - 1;
  if surplus >= 0 then
    total := needed + surplus;
    -- From the last plot back: one is taken only where those before it do not reach the sum. So the first in the list are preferred.
    for i in reverse count .. 1 loop
      if total > 0 and get_bit(sums[i], total) = 0 then
        small := plot_ids[i] || small;
        last_small := greatest(last_small, i);
        total := total - units[i];
      end if;
    end loop;
    if large is null or needed + surplus < units[large] or (needed + surplus = units[large] and last_small < large) then return small; end if;
  end if;
  return array[plot_ids[large]];
end $$;
comment on function rules.least_land is
  'The plots that together reach an area with the least land, all of them where they do not suffice: subset sums by dynamic programming, one bit a sum.
   Resolution 10 m². Of equal surpluses the one that needs only plots earlier in the list.';

create function rules.sme_suggestion_at(zone_id int, needed_ha numeric, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with free as materialized (
    select p.id, p.code, p.net_m2, coalesce(r.is_whole_plot and r.state = 'available', false) as is_ready
    from rules.net_plots_at(array[sme_suggestion_at.zone_id], sme_suggestion_at.as_of) p join zone z on z.id = p.zone_id
      left join rules.kept_clean_land_at(sme_suggestion_at.zone_id, sme_suggestion_at.as_of) r on r.plot_id = p.id
    where sme_suggestion_at.needed_ha > 0 and z.allocations_recorded and p.land_use in ('industrial', 'warehouse') and not p.sme_reserved and p.net_m2 > 1
      and not exists (select from rules.allocations_at(sme_suggestion_at.as_of) l where l.plot_id = p.lineage_id)
      and not exists (select from rules.holds_at(sme_suggestion_at.as_of) h where h.plot_id = p.lineage_id)),
  -- Cleared plots first, and enough of the others that leaving the rest out costs nothing that matters.
  candidates as (
    select array_agg(c.id order by c.is_ready desc, c.code, c.id) as ids, array_agg(c.net_m2 order by c.is_ready desc, c.code, c.id) as areas_m2
    from (select * from free f order by f.is_ready desc, f.code, f.id limit 500) c),
  chosen as materialized (
    select f.id, f.code, f.net_m2, p.version
    from candidates c, unnest(rules.least_land(c.ids, c.areas_m2, (sme_suggestion_at.needed_ha * 10000)::float8)) i(id)
      join free f on f.id = i.id join plot p on p.id = f.id),
  sums as (select coalesce(sum(c.net_m2), 0) as m2 from chosen c)
  select json_build_object('neededHa', needed_ha::float8, 'totalHa', rules.round_ha(s.m2), 'surplusHa', greatest(0, rules.exact_ha(s.m2) - needed_ha)::float8,
    'suffices', rules.exact_ha(s.m2) >= needed_ha,
    'plots', coalesce((select json_agg(json_build_object('id', c.id, 'code', c.code, 'ha', rules.round_ha(c.net_m2), 'version', c.version) order by c.code, c.id) from chosen c), '[]'))
  from sums s where needed_ha > 0;
end;
comment on function rules.sme_suggestion_at is
  'Which free industrial plots (nobody has them, nobody holds them, not reserved yet) to earmark to reach a missing area with the least land, cleared ones
   preferred (rules.least_land). Where nobody recorded the zone''s allocations no plot is known to be free.';

create function rules.sme_resolution_198_json(zone_id int, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select z.id, z.kind, z.infrastructure_completed_on as completed_on, z.state_funded_infrastructure as state_funded, e.is_established, e.first_day, e.last_day,
      z.kind in ('industrial_zone', 'industrial_cluster', 'export_processing_zone') as is_of_kind,
      rules.zone_headline_at(z.id, sme_resolution_198_json.as_of) = 'withdrawn' as is_withdrawn,
      rules.rule_at('sme_quota_nq198', 'average_area', z.kind, z.zone_type, z.province_code, sme_resolution_198_json.as_of) as area_rule,
      rules.rule_at('sme_quota_nq198', 'average_share', z.kind, z.zone_type, z.province_code, sme_resolution_198_json.as_of) as share_rule,
      rules.rule_at('sme_quota_nq198', 'release_after', z.kind, z.zone_type, z.province_code, sme_resolution_198_json.as_of) as release_rule,
      z.zone_type, z.province_code
    from zone z left join lateral rules.zone_establishment(z.id, sme_resolution_198_json.as_of) e on true where z.id = sme_resolution_198_json.zone_id),
  started as materialized (
    select min(r.valid_from) as day from rule r where r.code = 'sme_quota_nq198' and r.parameter = 'average_area' and r.replaced_at is null),
  counted as (
    select rules.exact_ha(coalesce(sum(p.reserved_m2 + p.leased_m2), 0)) as ha
    from rules.sme_plots_at(sme_resolution_198_json.zone_id, 'sme_quota_nq198', sme_resolution_198_json.as_of) p),
  decided as (
    select s.area_ha, coalesce(d.number, d.title_vi) as decision, s.source, s.valid_from from sme_reserve s left join decision d on d.id = s.decision_id
    where s.zone_id = sme_resolution_198_json.zone_id and s.replaced_at is null
      and (s.valid_from is null or s.valid_from <= sme_resolution_198_json.as_of) and (s.valid_to is null or s.valid_to > sme_resolution_198_json.as_of)),
  due as (select (a.completed_on + make_interval(years => ((a.release_rule).value)::int))::date as day from asked a),
  released as materialized (
    -- Somebody eligible who leased between the completion and that day, or before it, keeps the reserve in place.
    select case when not a.state_funded and not exists (
      select from plot p join plot_allocation l on l.plot_id = p.lineage_id and l.replaced_at is null and l.stage in ('leased', 'in_use')
        join project j on j.id = l.project_id join firm f on f.id = j.firm_id
      where p.zone_id = a.id and p.replaced_at is null and p.land_use in ('industrial', 'warehouse')
        and (l.valid_from is null or l.valid_from < least(d.day, sme_resolution_198_json.as_of + 1))
        and rules.counts_for_sme_quota('sme_quota_nq198', f.is_sme, f.priority_group, a.kind, sme_resolution_198_json.as_of)) then d.day end as day
    from asked a cross join due d),
  judged as (
    select a.*, c.ha as counted_ha, d.area_ha, d.decision, d.source, d.valid_from, r.day as release_on,
      coalesce(r.day <= sme_resolution_198_json.as_of, false) and a.is_of_kind and (a.area_rule).id is not null as is_released,
      case when not a.is_of_kind then 'not_an_industrial_zone' when (a.area_rule).id is null then 'no_rule_in_force'
        when not a.is_established and a.is_withdrawn then 'not_established'
        when a.is_established and not a.state_funded and least(a.last_day, sme_resolution_198_json.as_of) < s.day then 'under_other_rule'
        when a.is_established and a.state_funded is null and least(a.last_day, sme_resolution_198_json.as_of) < s.day then 'state_money_unknown'
        when a.is_established and not coalesce(a.state_funded, false) and (a.first_day is null or a.first_day < s.day) then 'establishment_date_unknown'
        when r.day <= sme_resolution_198_json.as_of then 'released'
        when d.area_ha is null then 'no_provincial_decision'
        when not a.is_established then 'not_established' end as why
    from asked a cross join started s cross join counted c cross join released r left join decided d on true)
  select json_build_object(
    'verdict', case when j.why in ('not_an_industrial_zone', 'no_rule_in_force', 'under_other_rule', 'released') or (j.why = 'not_established' and j.is_withdrawn) then 'not_applicable'
      when j.why in ('establishment_date_unknown', 'state_money_unknown', 'no_provincial_decision') then 'undetermined' when j.counted_ha >= j.area_ha then 'met' else 'short' end,
    'reason', j.why,
    'decided', case when j.area_ha is not null then json_build_object('ha', j.area_ha::float8, 'decision', j.decision, 'source', j.source, 'validFrom', j.valid_from) end,
    'countedHa', j.counted_ha::float8, 'shortfallHa', case when j.area_ha is not null then greatest(0, j.area_ha - j.counted_ha) end::float8,
    'infrastructureCompletedOn', j.completed_on, 'stateFunded', j.state_funded, 'releaseOn', j.release_on, 'isReleased', j.is_released,
    'rules', coalesce((
      select json_agg(rules.rule_json(u.r)) from (
        select r from unnest(array[j.area_rule, j.share_rule, j.release_rule]) r
        union all
        select rules.rule_at('sme_quota_nq198', e.parameter, j.kind, j.zone_type, j.province_code, sme_resolution_198_json.as_of)
        from (select distinct o.parameter from rule o where o.code = 'sme_quota_nq198' and starts_with(o.parameter, 'eligible_') order by 1) e) u(r)
      where (u.r).id is not null and j.is_of_kind), '[]'))
  from judged j;
end;

comment on function rules.sme_resolution_198_json is
  'Resolution 198/2025/QH15 art. 7 for a zone on a day: binds zones and clusters established since it took effect, or built with State money; the
   province''s decision (sme_reserve) sets the area; released to others release_after years after the infrastructure was completed, without State money,
   when no firm of its kinds leases. What is not recorded is undetermined, with the reason.';

create function rules.zone_sme_quota(code text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select z.id, z.kind, z.zone_type, z.province_code, rules.asked_day(zone_sme_quota.as_of) as day from zone z where z.code = zone_sme_quota.code),
  plots as materialized (select p.* from asked a, lateral rules.sme_plots_at(a.id, 'sme_quota', a.day) p)
  select json_build_object('zone', rules.ledger_zone_json(a.id, a.day), 'asOf', a.day,
    'basis', case q.industrial_of when 'reported' then 'reported' else (
      select rules.combined_basis(array_agg(distinct s.basis::text)) from (
        select p.basis from rules.net_plots_at(array[a.id], a.day) p where p.land_use in ('industrial', 'warehouse')
        union all
        select l.basis from rules.net_plots_at(array[a.id], a.day) p join rules.allocations_at(a.day) l on l.plot_id = p.lineage_id
        where p.land_use in ('industrial', 'warehouse')) s) end,
    'decree35', json_build_object('verdict', q.verdict, 'reason', q.reason, 'wouldBe', q.would_be,
      'industrialHa', q.industrial_ha::float8, 'industrialOf', q.industrial_of,
      'minimumAreaHa', ((q.area_rule).value)::float8, 'minimumSharePct', ((q.share_rule).value)::float8, 'shareHa', q.share_ha::float8,
      'requiredHa', q.required_ha::float8, 'adviceHa', q.advice_ha::float8,
      'reservedHa', q.reserved_ha::float8, 'leasedToEligibleHa', q.leased_ha::float8, 'countedHa', q.counted_ha::float8,
      'shortfallHa', q.shortfall_ha::float8,
      'shortOfAdviceHa', case when q.shortfall_ha is not null then greatest(0, q.advice_ha - q.counted_ha) end::float8,
      'rules', coalesce((
        select json_agg(rules.rule_json(u.r)) from (
          select r from unnest(array[q.area_rule, q.share_rule, q.exempt_rule]) r
          union all
          select rules.rule_at('sme_quota', e.parameter, a.kind, a.zone_type, a.province_code, a.day)
          from (select distinct o.parameter from rule o where o.code = 'sme_quota' and starts_with(o.parameter, 'eligible_') order by 1) e) u(r)
        where (u.r).id is not null), '[]')),
    'resolution198', rules.sme_resolution_198_json(a.id, a.day),
    'plots', coalesce((
      select json_agg(json_build_object('id', p.plot_id, 'code', p.code, 'ha', rules.round_ha(c.m2), 'counts', c.counts, 'basis', p.basis) order by p.code, p.plot_id, c.counts)
      from plots p cross join lateral (values ('reserved', p.reserved_m2), ('leased_to_eligible', p.leased_m2), ('lost', p.lost_m2)) c(counts, m2)
      where c.m2 > 1), '[]'),
    'suggestion', rules.sme_suggestion_at(a.id, q.shortfall_ha, a.day))
  from asked a cross join lateral rules.sme_quota_parts_at(array[a.id], a.day) q;
end;
comment on function rules.zone_sme_quota is
  'Whether a zone keeps land for small and medium firms on a day: by Decree 35/2022 art. 9.4 (rules.sme_quota_parts_at), and by Resolution 198/2025/QH15
   art. 7, where the province''s decision sets the area of each zone (sme_reserve): for zones and clusters established since it took effect or built with
   State money. Without State money and without an eligible lease the reserve is released release_after years after the infrastructure was completed. The
   suggestion reaches the literal minimum with the least land. Null when the code is unknown.';
