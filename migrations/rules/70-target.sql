-- Targets of resolutions: each indicator is one function over the zones of a province; a board adds a target by a row alone.

create type rules.indicator_result as (
  -- low and high: between what the value can lie, whatever the unrecorded turns out to be; the same where all is known; high null where nothing limits it.
  -- Of a share they are parts of whole, so that nothing is rounded before a threshold, and the value is numerator / denominator.
  value numeric, low numeric, high numeric, basis basis, numerator numeric, denominator numeric, undated numeric,
  yes int, no int, unknown int, zones json, excluded json, whole numeric);

create function rules.counted_zones(province_code text, kind zone_kind) returns setof zone
  language sql stable parallel safe
begin atomic
  select * from zone z
  where z.province_code = counted_zones.province_code
    and case when counted_zones.kind is null then z.kind in ('industrial_zone', 'export_processing_zone', 'industrial_cluster')
      else rules.rule_kind(z.kind) = rules.rule_kind(counted_zones.kind) end;
end;
comment on function rules.counted_zones is 'The zones a target speaks of: those of its kind; without a kind industrial zones, export processing zones and clusters.';

create function rules.target_zone_json(zone zone, value numeric, note text) returns json
  language sql stable parallel safe
  return json_build_object('code', zone.code, 'kind', zone.kind, 'nameVi', zone.name_vi, 'nameEn', coalesce(zone.name_en, zone.name_vi),
    'value', value::float8, 'note', note);
comment on function rules.target_zone_json is 'A zone that makes up an indicator of a target, with its share of the value and why it is named, both of which may be null.';

create function rules.operating_zone_count(province_code text, kind zone_kind, as_of date) returns setof rules.indicator_result
  language sql stable parallel safe
begin atomic
  with found as (
    select z as zone, z.name_sort_key as sort_key, a.operation_status is null as is_unknown, case
      when a.operation_status is null then 'not_recorded' when a.operation_status = 'relocating' then 'relocating'
      when a.operation_status = 'operating_unestablished' then 'unestablished' when a.plan_status = 'withdrawn' then 'out_of_plan' end as note
    from rules.counted_zones(operating_zone_count.province_code, operating_zone_count.kind) z cross join lateral rules.zone_axes_at(z.id, as_of) a
    where a.operation_status is null or rules.still_operates(a.operation_status)),
  counted as (select count(*) filter (where not f.is_unknown) as n, count(*) filter (where f.is_unknown) as unknown from found f)
  select c.n::numeric, c.n::numeric, (c.n + c.unknown)::numeric, 'reported'::basis, null::numeric, null::numeric, null::numeric, null::int, null::int, null::int,
    (select json_agg(rules.target_zone_json(f.zone, null, f.note) order by f.sort_key, (f.zone).code) from found f where not f.is_unknown),
    (select json_agg(rules.target_zone_json(f.zone, null, f.note) order by f.sort_key, (f.zone).code) from found f where f.is_unknown), null::numeric
  from counted c;
end;
comment on function rules.operating_zone_count is
  'Zones that operate on a day. One that is being moved still operates (model: relocating), and so does a cluster without an establishment decision
   (Circular 14/2024 form 03 row 15.2); each says so.';

create function rules.established_zone_count(province_code text, kind zone_kind, as_of date) returns setof rules.indicator_result
  language sql stable parallel safe
begin atomic
  with found as (
    select z as zone, z.name_sort_key as sort_key, e.is_established,
      -- What is recorded has happened by today; a date may leave open whether it had by an earlier day. One without a date is older than every dated one.
      as_of >= current_date or e.last_day is null or e.last_day <= as_of as is_sure, case when not e.is_established then 'not_recorded' when a.operation_status = 'relocating' then 'relocating'
      when a.plan_status = 'withdrawn' then 'out_of_plan' when e.first_day is null then 'date_unknown' end as note
    from rules.counted_zones(established_zone_count.province_code, established_zone_count.kind) z
      cross join lateral rules.zone_establishment(z.id, as_of) e left join lateral rules.zone_axes_at(z.id, as_of) a on true
    where e.is_established or a.legal_status is null)
  select count(*) filter (where f.is_established)::numeric, count(*) filter (where f.is_established and f.is_sure)::numeric, count(*)::numeric, 'reported'::basis,
    null::numeric, null::numeric, null::numeric, null::int, null::int, null::int,
    json_agg(rules.target_zone_json(f.zone, null, f.note) order by f.sort_key, (f.zone).code) filter (where f.is_established),
    json_agg(rules.target_zone_json(f.zone, null, f.note) order by f.sort_key, (f.zone).code) filter (where not f.is_established), null::numeric
  from found f;
end;
comment on function rules.established_zone_count is
  'Zones established on a day: industrial zones from their policy approval (Decree 35/2022 art. 6), clusters by their establishment decision. The range leaves
   out those whose month or year may end after the day, and takes in those whose legal status nobody recorded.';

create function rules.established_in_period(province_code text, kind zone_kind, from_day date, to_day date, period_end date, in_hectares boolean)
  returns setof rules.indicator_result
  language sql stable parallel safe
begin atomic
  with found as (
    select z as zone, z.name_sort_key as sort_key, h.ha, coalesce(h.ha, z.planned_ha, z.approved_ha) as most_ha, case
        when not e.is_established then 'not_recorded'
        when e.first_day >= from_day and e.last_day <= period_end then 'inside'
        -- Undated, unless another change shows it established before the period.
        when e.first_day is null then case when not exists (
          select from zone_status_change c where c.zone_id = z.id and c.replaced_at is null and rules.establishes(z.kind, c.legal_status)
            and edtf_last_day(c.effective_on) < from_day) then 'date_unknown' end
        when e.first_day <= to_day and e.last_day >= from_day then 'date_imprecise' end as place,
      case when h.ha is not null then null when coalesce(z.planned_ha, z.approved_ha) is not null then 'planned_area' else 'area_unknown' end as area_note
    from rules.counted_zones(established_in_period.province_code, established_in_period.kind) z cross join lateral rules.zone_establishment(z.id, to_day) e
      left join lateral rules.zone_axes_at(z.id, to_day) a on true cross join lateral (select rules.approved_ha_at(z, to_day) as ha) h
    where e.is_established or a.legal_status is null),
  counted as (
    select count(*) filter (where f.place = 'inside') as n, count(f.place) as most, nullif(count(*) filter (where f.place in ('date_unknown', 'date_imprecise')), 0) as undated,
      coalesce(sum(f.ha) filter (where f.place = 'inside'), 0) as ha, sum(f.most_ha) filter (where f.place in ('date_unknown', 'date_imprecise')) as undated_ha,
      case when bool_and(f.most_ha is not null) filter (where f.place is not null) is not false then coalesce(sum(f.most_ha) filter (where f.place is not null), 0) end as most_ha
    from found f)
  select v.value, v.value, v.high, 'reported'::basis, null::numeric, null::numeric, v.undated, null::int, null::int, null::int,
    (select json_agg(rules.target_zone_json(f.zone, case when in_hectares then f.most_ha end, case when in_hectares then f.area_note end) order by f.sort_key, (f.zone).code)
      from found f where f.place = 'inside'),
    (select json_agg(rules.target_zone_json(f.zone, case when in_hectares then f.most_ha end, f.place) order by f.sort_key, (f.zone).code)
      from found f where f.place <> 'inside'), null::numeric
  from counted c cross join lateral (
    select case when in_hectares then c.ha else c.n end as value, case when in_hectares then c.most_ha else c.most end as high,
      case when in_hectares then c.undated_ha else c.undated end as undated) v
  where to_day >= from_day;
end;
comment on function rules.established_in_period is
  'Zones whose establishment took effect in a period (their first establishing change), counted or in approved hectares. One without approved hectares counts
   none: those of the plan are what it may come to. An establishment without a day is never put into a period, one whose date may lie on either side of its
   edge neither: both are told apart, and the range tells of them.';

create function rules.zones_named_by_target(target_id int, province_code text, kind zone_kind, as_of date)
  returns table (zone zone, is_established boolean) language sql stable parallel safe
begin atomic
  select z, e.is_established
  from rules.counted_zones(zones_named_by_target.province_code, zones_named_by_target.kind) z cross join lateral rules.zone_establishment(z.id, as_of) e
  where case when exists (select from target_zone n where n.target_id = zones_named_by_target.target_id)
    then exists (select from target_zone n where n.target_id = zones_named_by_target.target_id and n.zone_id = z.id)
    else not e.is_established and rules.zone_headline_at(z.id, as_of) = 'planned' end;
end;
comment on function rules.zones_named_by_target is 'The zones the text of a target names; where it names none, those of its kind that are planned and not established yet.';

create function rules.target_potential(target_id int, province_code text, kind zone_kind, as_of date, in_hectares boolean) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('value', case when in_hectares then coalesce(sum(coalesce((n.zone).planned_ha, (n.zone).approved_ha)), 0) else count(*) end::float8,
    'zones', json_agg(rules.target_zone_json(n.zone, case when in_hectares then coalesce((n.zone).planned_ha, (n.zone).approved_ha) end,
      case when n.is_established then 'established' end) order by (n.zone).name_sort_key, (n.zone).code))
  from rules.zones_named_by_target(target_potential.target_id, target_potential.province_code, target_potential.kind, as_of) n having count(*) > 0;
end;
comment on function rules.target_potential is 'What the zones a target names would add, in hectares of the plan: 895 ha for the seven of Resolution 34-NQ/TU of Lào Cai.';

create function rules.ready_in_period_ha(province_code text, kind zone_kind, from_day date, to_day date) returns setof rules.indicator_result
  language sql stable parallel safe
begin atomic
  with zones as materialized (select z as zone, z.id, z.name_sort_key as sort_key from rules.counted_zones(ready_in_period_ha.province_code, ready_in_period_ha.kind) z),
  found as materialized (
    select z.*, rules.exact_ha(coalesce(r.m2, 0)) as ha, rules.exact_ha(coalesce(r.undated_m2, 0)) as undated_ha, coalesce(r.m2, 0) as m2, coalesce(r.undated_m2, 0) as undated_m2
    from zones z join rules.ready_in_period(array(select id from zones), from_day, to_day) r on r.zone_id = z.id),
  counted as (
    select rules.exact_ha(coalesce(sum(f.m2), 0)) as ha, rules.exact_ha(coalesce(sum(f.undated_m2), 0)) as undated_ha,
      exists (select from clearance c join zones z on z.id = c.zone_id where c.replaced_at is null) as has_tracts,
      (select rules.combined_basis(array_agg(distinct c.basis::text)) from clearance c join zones z on z.id = c.zone_id
        where c.replaced_at is null and c.stage = 'ready') as basis
    from found f)
  select case when c.ha > 0 or (c.has_tracts and c.undated_ha = 0) then c.ha end, case when c.has_tracts then c.ha end, case when c.has_tracts then c.ha + c.undated_ha end,
    c.basis, null::numeric, null::numeric, nullif(c.undated_ha, 0), null::int, null::int, null::int,
    (select json_agg(rules.target_zone_json(f.zone, f.ha, null) order by f.sort_key, (f.zone).code) from found f where f.ha > 0),
    (select json_agg(rules.target_zone_json(f.zone, f.undated_ha, 'tracts_undated') order by f.sort_key, (f.zone).code) from found f where f.undated_ha > 0), null::numeric
  from counted c where to_day >= from_day;
end;
comment on function rules.ready_in_period_ha is
  'Tract hectares that became ready in a period, a flow (model: readyInPeriodHa). Tracts whose day nobody recorded are told apart: where nothing
   else is ready there is no figure at all, and the range says what they could make of it.';

create function rules.land_sum_ha(province_code text, kind zone_kind, as_of date, measure text) returns setof rules.indicator_result
  language sql stable parallel safe
begin atomic
  with zones as materialized (select z as zone, z.id, z.name_sort_key as sort_key from rules.counted_zones(land_sum_ha.province_code, land_sum_ha.kind) z),
  found as materialized (
    select z.*, l.basis, l.plot_count > 0 as has_plots,
      case measure when 'cleared' then l.handed_over_m2 + l.ready_m2 when 'ready_leasable' then l.ready_leasable_m2 when 'available' then l.available_m2
        when 'logistics' then l.logistics_m2 end as m2,
      case measure when 'available' then l.unknown_m2 else 0 end as unknown_m2,
      case measure when 'cleared' then l.recovery_decided_m2 + l.compensated_m2 + l.handed_over_m2 + l.ready_m2 > 0 else l.plot_count > 0 end as is_known,
      -- Land of a zone that is neither established nor at work is not there yet.
      e.is_established or a.legal_status is null or rules.still_operates(a.operation_status) as may_have
    from zones z cross join lateral rules.zone_establishment(z.id, land_sum_ha.as_of) e left join lateral rules.zone_axes_at(z.id, land_sum_ha.as_of) a on true join rules.kept_ledger_at(array(select id from zones), rules.day_of_land(array(select id from zones), land_sum_ha.as_of)) l on l.zone_id = z.id),
  counted as (
    select rules.exact_ha(sum(f.m2)) as ha, rules.exact_ha(sum(f.unknown_m2)) as unknown_ha, rules.combined_basis(array_agg(distinct f.basis::text)) as basis
    from found f where f.is_known),
  open as (
    select case when bool_and(m.ha is not null) is not false then coalesce(sum(m.ha), 0) end as ha
    from found f cross join lateral (select rules.zone_area_ha(f.zone, land_sum_ha.as_of) as ha) m where not f.is_known and f.may_have)
  select c.ha, c.ha, c.ha + c.unknown_ha + o.ha, c.basis, null::numeric, null::numeric, null::numeric, null::int, null::int, null::int,
    (select json_agg(rules.target_zone_json(f.zone, rules.exact_ha(f.m2), case when f.unknown_m2 > 0 then 'allocations_not_recorded' end)
      order by f.sort_key, (f.zone).code) from found f where f.is_known),
    (select json_agg(rules.target_zone_json(f.zone, null, case measure when 'cleared' then 'no_tracts' else 'no_plots' end)
      order by f.sort_key, (f.zone).code) from found f where not f.is_known), null::numeric
  from counted c cross join open o;
end;
comment on function rules.land_sum_ha is
  'A stock of land on a day: cleared (handed over and ready), ready ∩ leasable, available, or logistics land. Zones without plots (or tracts) are named apart;
   the range lets each of them be all such land (rules.zone_area_ha), once it is established or operates.';

create function rules.relocation_completed_count(province_code text, kind zone_kind, as_of date, target_id int) returns setof rules.indicator_result
  language sql stable parallel safe
begin atomic
  with progress as materialized (select * from rules.relocation_progress(relocation_completed_count.province_code, relocation_completed_count.as_of)),
  found as (
    select z as zone, z.name_sort_key as sort_key,
      r.is_moved
    from rules.counted_zones(relocation_completed_count.province_code, relocation_completed_count.kind) z left join lateral (
        -- One that is not known leaves the zone not known, unless another is known not to be done.
        select case when bool_or(not p.is_done) then false when bool_and(p.is_done is true) then true end as is_moved, count(*) as cases
        from relocation c left join progress p on p.relocation_id = c.id where c.zone_id = z.id and c.firm_id is null) r on true
    where case when exists (select from target_zone n where n.target_id = relocation_completed_count.target_id)
      then exists (select from target_zone n where n.target_id = relocation_completed_count.target_id and n.zone_id = z.id) else r.cases > 0 end),
  counted as (
    select count(*)::int as n, count(*) filter (where f.is_moved)::int as yes, count(*) filter (where not f.is_moved)::int as no,
      count(*) filter (where f.is_moved is null)::int as unknown from found f)
  select case when c.yes + c.no > 0 then c.yes end::numeric, case when c.n > 0 then c.yes end::numeric, case when c.n > 0 then c.yes + c.unknown end::numeric,
    'reported'::basis, c.yes::numeric, c.n::numeric, null::numeric, c.yes, c.no, c.unknown,
    (select json_agg(rules.target_zone_json(f.zone, f.is_moved::int, case when f.is_moved is null then 'not_recorded' end) order by f.sort_key, (f.zone).code) from found f), null::json, null::numeric
  from counted c;
end;
comment on function rules.relocation_completed_count is
  'Zones whose relocation is done on a day (rules.relocation_progress): the case of the whole zone is at stage moved or old_site_cleared, or every case in it has moved or ceased operating and somebody recorded so.
   What nobody reported is not known, never "not done".';

create function rules.average_occupancy_pct(province_code text, kind zone_kind, as_of date, in_use_alone boolean) returns setof rules.indicator_result
  language sql stable parallel safe
begin atomic
  with zones as materialized (
    select z as zone, z.id, z.name_sort_key as sort_key
    from rules.counted_zones(average_occupancy_pct.province_code, coalesce(average_occupancy_pct.kind, 'industrial_zone')::zone_kind) z
      cross join lateral rules.zone_establishment(z.id, as_of) e where e.is_established),
  land as materialized (select array(select id from zones) as ids, rules.day_of_land(array(select id from zones), as_of) as day),
  found as materialized (
    select z.*, o.pct, case when in_use_alone then o.in_use_m2 else o.numerator_m2 end as taken_m2, o.denominator_m2, l.basis,
      case when l.plot_count > 0 and o.denominator_m2 = 0 then case when l.industrial_m2 + l.warehouse_m2 + l.service_m2 > 0 then 'no_rule_in_force' else 'no_leasable_land' end
        when l.plot_count > 0 then 'allocations_not_recorded' else 'no_plots' end as reason
    from zones z left join rules.occupancy_at((select ids from land), (select day from land)) o on o.zone_id = z.id
      left join rules.kept_ledger_at((select ids from land), (select day from land)) l on l.zone_id = z.id),
  counted as (
    select rules.exact_ha(sum(f.taken_m2)) as taken_ha, rules.exact_ha(sum(f.denominator_m2)) as ha, rules.combined_basis(array_agg(distinct f.basis::text)) as basis
    from found f where f.pct is not null),
  bounds as materialized (select m.open_ha from land l cross join lateral rules.mean_occupancy(l.ids, l.day) m),
  figure as (
    select c.*, rules.percent_of(c.taken_ha, c.ha) as pct, b.open_ha, nullif(case when b.open_ha is null then 1 else coalesce(c.ha, 0) + b.open_ha end, 0) as whole
    from counted c cross join bounds b)
  select c.pct, case when c.whole is null then null when c.open_ha is null then 0 else coalesce(c.taken_ha, 0) end,
    case when c.whole is null then null when c.open_ha is null then 1 else coalesce(c.taken_ha, 0) + c.open_ha end, c.basis, c.taken_ha, c.ha, null::numeric, null::int, null::int, null::int,
    (select json_agg(rules.target_zone_json(f.zone, rules.percent_of(rules.exact_ha(f.taken_m2), rules.exact_ha(f.denominator_m2)), null)
      order by f.sort_key, (f.zone).code) from found f where f.pct is not null),
    (select json_agg(rules.target_zone_json(f.zone, null, f.reason) order by f.sort_key, (f.zone).code) from found f where f.pct is null), c.whole
  from figure c;
end;
comment on function rules.average_occupancy_pct is
  'Mean occupancy of the established zones of a kind, weighted by land (Σ/Σ), by contract or in use alone: the weighted mean of rules.average_occupancy with
   base established. The range has the zones whose land or leases nobody recorded all empty, or all full (rules.mean_occupancy). Without a kind: industrial
   zones.';

create function rules.wastewater_share_pct(province_code text, kind zone_kind, as_of date) returns setof rules.indicator_result
  language sql stable parallel safe
begin atomic
  with zones as materialized (
    select z as zone, z.id, z.name_sort_key as sort_key
    from rules.counted_zones(wastewater_share_pct.province_code, coalesce(wastewater_share_pct.kind, 'industrial_zone')::zone_kind) z
      cross join lateral rules.zone_axes_at(z.id, as_of) a where rules.still_operates(a.operation_status)),
  found as (
    select z.*, case when w.has_central and w.meets_standard then true when not w.has_central or not w.meets_standard then false end as has_it
    from zones z left join rules.wastewater_at(array(select id from zones), wastewater_share_pct.as_of) w on w.zone_id = z.id),
  counted as (
    select count(*)::int as n, count(*) filter (where f.has_it)::int as yes, count(*) filter (where not f.has_it)::int as no,
      count(*) filter (where f.has_it is null)::int as unknown from found f)
  select case when c.unknown = 0 then rules.percent_of(c.yes, c.n) end, case when c.n > 0 then c.yes end::numeric, case when c.n > 0 then c.yes + c.unknown end::numeric,
    case when c.yes + c.no > 0 then 'reported' end::basis, c.yes::numeric, c.n::numeric, null::numeric, c.yes, c.no, c.unknown,
    (select json_agg(rules.target_zone_json(f.zone, f.has_it::int, case when f.has_it is null then 'not_recorded' end) order by f.sort_key, (f.zone).code) from found f), null::json, c.n::numeric
  from counted c;
end;
comment on function rules.wastewater_share_pct is
  'Share of operating zones with central wastewater treatment that keeps the standard (Circular 14/2024 forms 02 to 04). No share while one of them is
   unknown; the range says what it can be, so that the known ones may already decide. Without a kind: industrial zones.';

create function rules.sme_quota_met_share_pct(province_code text, kind zone_kind, as_of date) returns setof rules.indicator_result
  language sql stable parallel safe
begin atomic
  with zones as materialized (
    select z as zone, z.id, z.name_sort_key as sort_key
    from rules.counted_zones(sme_quota_met_share_pct.province_code, coalesce(sme_quota_met_share_pct.kind, 'industrial_zone')::zone_kind) z),
  found as (
    select z.*, q.verdict from zones z join rules.sme_quota_at(array(select id from zones), sme_quota_met_share_pct.as_of) q on q.zone_id = z.id),
  counted as (
    select count(*) filter (where f.verdict = 'met')::int as yes, count(*) filter (where f.verdict = 'short')::int as no,
      count(*) filter (where f.verdict = 'undetermined')::int as unknown from found f)
  select rules.percent_of(c.yes, c.yes + c.no), case when c.yes + c.no + c.unknown > 0 then c.yes end::numeric,
    case when c.yes + c.no + c.unknown > 0 then c.yes + c.unknown end::numeric,
    (select rules.combined_basis(array_agg(distinct l.basis::text)) from found f join zone_ledger l on l.zone_id = f.id where f.verdict in ('met', 'short')),
    c.yes::numeric, (c.yes + c.no)::numeric, null::numeric, c.yes, c.no, c.unknown,
    (select json_agg(rules.target_zone_json(f.zone, (f.verdict = 'met')::int, null) order by f.sort_key, (f.zone).code) from found f where f.verdict in ('met', 'short')),
    (select json_agg(rules.target_zone_json(f.zone, null, f.verdict) order by f.sort_key, (f.zone).code) from found f where f.verdict not in ('met', 'short')), (c.yes + c.no + c.unknown)::numeric
  from counted c;
end;
comment on function rules.sme_quota_met_share_pct is
  'Share of the zones bound by Decree 35/2022 art. 9.4 that keep the quota; exempt, undetermined and not concerned ones are named apart. The range
   has the undetermined ones all keep it, or none.';

create function rules.milestone(target_id int, as_of date) returns setof rules.indicator_result
  language sql stable parallel safe
begin atomic
  with told as (
    select p.reached, p.value from target_progress p where p.target_id = milestone.target_id and p.replaced_at is null and p.reported_on <= as_of
    order by p.reported_on desc, p.id desc limit 1)
  select t.value, case when t.reached then 1 when not t.reached then 0 end::numeric, case when t.reached then 1 when not t.reached then 0 end::numeric,
    case when t.reached is not null or t.value is not null then 'reported' end::basis, null::numeric, null::numeric, null::numeric, null::int, null::int, null::int,
    (select json_agg(rules.target_zone_json(z, null, null) order by z.name_sort_key, z.code) from target_zone n join zone z on z.id = n.zone_id
      where n.target_id = milestone.target_id), null::json, null::numeric
  from (select 1) once left join told t on true;
end;
comment on function rules.milestone is 'A milestone that no land shows: the latest report of it up to a day (target_progress); without one it is not known.';

create function rules.indicator_value(indicator text, province_code text, kind zone_kind, from_day date, period_end date, as_of date, target_id int)
  returns setof rules.indicator_result
  language sql stable parallel safe
begin atomic
  select * from rules.operating_zone_count(province_code, kind, as_of) where indicator = 'operating_zone_count'
  union all select * from rules.established_zone_count(province_code, kind, as_of) where indicator = 'established_zone_count'
  union all select * from rules.established_in_period(province_code, kind, from_day, least(as_of, period_end), period_end, indicator = 'established_in_period_ha')
    where indicator in ('established_in_period_count', 'established_in_period_ha')
  union all select * from rules.ready_in_period_ha(province_code, kind, from_day, least(as_of, period_end)) where indicator = 'ready_in_period_ha'
  union all select * from rules.land_sum_ha(province_code, kind, as_of, replace(indicator, '_ha', ''))
    where indicator in ('ready_leasable_ha', 'available_ha', 'cleared_ha', 'logistics_ha')
  union all select * from rules.relocation_completed_count(province_code, kind, as_of, target_id) where indicator = 'relocation_completed_count'
  union all select * from rules.average_occupancy_pct(province_code, kind, as_of, indicator = 'real_occupancy_pct')
    where indicator in ('average_occupancy_pct', 'real_occupancy_pct')
  union all select * from rules.wastewater_share_pct(province_code, kind, as_of) where indicator = 'wastewater_share_pct'
  union all select * from rules.sme_quota_met_share_pct(province_code, kind, as_of) where indicator = 'sme_quota_met_share_pct'
  union all select * from rules.milestone(target_id, as_of) where indicator in ('eco_conversion_scheme', 'milestone');
end;
comment on function rules.indicator_value is
  'What an indicator of a province comes to on a day; a flow from from_day up to that day or the end of the period. One row, or none: the period has not begun, or the
   indicator is not one of ours.';

create function rules.target_state(operator text, threshold numeric, low numeric, high numeric, whole numeric) returns text
  language sql immutable parallel safe
  return case
    when low is null then 'undetermined'
    when operator = 'milestone' then case when low >= 1 then 'met' else 'short' end
    when operator = 'eq' then case
      when rules.share_meets(low, coalesce(whole, 100), 'eq', threshold) and rules.share_meets(high, coalesce(whole, 100), 'eq', threshold) then 'met'
      when rules.share_meets(low, coalesce(whole, 100), 'gt', threshold) or rules.share_meets(high, coalesce(whole, 100), 'lt', threshold) then 'short' else 'undetermined' end
    -- "Khoảng 60–70 %": short below the lower bound, met from it on.
    when rules.share_meets(low, coalesce(whole, 100), case operator when 'between' then 'gte' else operator end, threshold) then 'met'
    when not rules.share_meets(high, coalesce(whole, 100), case operator when 'between' then 'gte' else operator end, threshold) then 'short'
    else 'undetermined' end;
comment on function rules.target_state is
  'Whether a target is met, given between what its value lies (parts of whole, where it is a share): met or short where that is so whatever the unrecorded turns
   out to be, else undetermined. "trên 08" is more than 8; between is met from its lower bound; exactly the threshold keeps gte and fails gt.';

create function rules.target_missing(operator text, threshold numeric, unit text, value numeric, part numeric, whole numeric) returns numeric
  language sql immutable parallel safe
  return case when value is null or threshold is null then null
    -- What is missing of a share is not rounded away: 59.996 % lacks a hundredth of 60.
    when whole > 0 then greatest(0, ceil((threshold * whole - part * 100) * 100 / whole) / 100)
    else greatest(0, threshold + case when operator = 'gt' and unit = 'count' then 1 else 0 end - value) end;
comment on function rules.target_missing is
  'What is missing to a threshold in its unit; more than 8 zones are at least 9. Of a share (part of whole) in per cent to two decimals, upwards.';

create function rules.days_of_change(province_code text) returns table (day date, what text)
  language sql stable parallel safe
begin atomic
  with zones as materialized (select z.id from zone z where z.province_code = days_of_change.province_code)
  select current_date, 'today'
  union select edtf_first_day(c.effective_on), 'status' from zone_status_change c join zones z on z.id = c.zone_id where c.effective_on is not null
  union select unnest(array[p.valid_from, p.valid_to]), 'land' from plot p join zones z on z.id = p.zone_id where num_nulls(p.valid_from, p.valid_to) < 2
  union select unnest(array[c.valid_from, c.valid_to]), 'land' from clearance c join zones z on z.id = c.zone_id where num_nulls(c.valid_from, c.valid_to) < 2
  union select unnest(array[a.valid_from, a.valid_to]), 'land' from plot_allocation a join plot p on p.id = a.plot_id join zones z on z.id = p.zone_id where num_nulls(a.valid_from, a.valid_to) < 2
  union select unnest(array[h.valid_from, h.valid_to]), 'land' from hold h join plot p on p.id = h.plot_id join zones z on z.id = p.zone_id
  union select unnest(array[u.valid_from, u.valid_to]), 'utility' from zone_utility u join zones z on z.id = u.zone_id where num_nulls(u.valid_from, u.valid_to) < 2
  union select unnest(array[r.valid_from, r.valid_to]), 'rule' from rule r where r.replaced_at is null and r.code in ('occupancy', 'sme_quota')
  union select unnest(array[t.reached_on, t.planned_on]), 'relocation' from relocation_step t join relocation_case c on c.id = t.case_id join relocation r on r.id = c.relocation_id join zones z on z.id = r.zone_id where t.replaced_at is null
  union select c.closed_on, 'relocation' from relocation_case c join relocation r on r.id = c.relocation_id join zones z on z.id = r.zone_id where c.closed_on is not null
  union select p.reported_on, 'report' from target_progress p join target t on t.id = p.target_id where t.province_code = days_of_change.province_code;
end;
comment on function rules.days_of_change is
  'The days on which anything an indicator counts may change in a province. Between two of them an indicator stays as it was, so that a trend is computed once a change, not once a month.';

create function rules.moved_by(indicator text) returns text[]
  language sql immutable parallel safe
  return case
    when indicator in ('operating_zone_count', 'established_zone_count', 'established_in_period_count', 'established_in_period_ha') then array['status']
    when indicator in ('ready_in_period_ha', 'ready_leasable_ha', 'available_ha', 'cleared_ha', 'logistics_ha') then array['land']
    when indicator in ('average_occupancy_pct', 'real_occupancy_pct', 'sme_quota_met_share_pct') then array['status', 'land', 'rule']
    when indicator = 'wastewater_share_pct' then array['status', 'utility']
    when indicator = 'relocation_completed_count' then array['today', 'land', 'relocation']
    else array['report'] end;
comment on function rules.moved_by is 'Which changes (rules.days_of_change) an indicator follows.';

create function rules.target_reports_json(code text, indicator text, province_code text, kind zone_kind, as_of date) returns json
  language sql stable parallel safe
begin atomic
  select coalesce(json_agg(json_build_object('indicator', r.indicator, 'zoneKind', r.zone_kind, 'value', r.value::float8, 'qualifier', r.qualifier, 'unit', r.unit,
    'period', r.period, 'source', r.source, 'note', r.note) order by edtf_first_day(r.period) desc nulls last, r.id), '[]')
  from reported_indicator r left join former_province f on f.name_vi = r.former_province
  where r.replaced_at is null and (r.period is null or edtf_first_day(r.period) <= as_of) and (r.ref = target_reports_json.code
    or (r.indicator = target_reports_json.indicator and target_reports_json.province_code in (r.province_code, f.province_code)
      and (target_reports_json.kind is null or r.zone_kind = target_reports_json.kind)));
end;
comment on function rules.target_reports_json is 'What reports say of a target: figures that name it, and figures of the same indicator, province and kind; none of a later day. Shown beside, never mixed in.';

create function rules.targets(province text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with asked as materialized (select rules.asked_day(targets.as_of) as day),
  chosen as materialized (
    select t.*, least(a.day, t.due_on) as last_point from target t cross join asked a where province is null or t.province_code = province),
  -- Month ends of the period up to the day asked about, the last fourteen; then the day itself.
  points as materialized (
    select c.id, p.day from chosen c cross join lateral (
      select m.day from (
        select (month + interval '1 month - 1 day')::date as day from generate_series(date_trunc('month', c.period_from), c.last_point, interval '1 month') month
        union select c.last_point) m
      where m.day between c.period_from and c.last_point order by m.day desc limit 14) p),
  changes as materialized (select c.province_code, d.day, d.what from (select distinct province_code from chosen) c cross join lateral rules.days_of_change(c.province_code) d where d.day is not null),
  stood as materialized (
    select p.id, p.day, greatest(c.period_from, coalesce((select max(d.day) from changes d where d.province_code = c.province_code and d.day <= p.day
      and d.what = any(rules.moved_by(c.indicator))), c.period_from)) as as_of
    from points p join chosen c on c.id = p.id),
  computed as materialized (
    select s.id, s.as_of, v.value from (select distinct id, as_of from stood) s join chosen c on c.id = s.id
      left join lateral rules.indicator_value(c.indicator, c.province_code, c.zone_kind, c.period_from, c.due_on, s.as_of, c.id) v on true),
  trends as (
    select s.id, json_agg(json_build_object('on', s.day, 'value', v.value::float8) order by s.day) as points
    from stood s join computed v on v.id = s.id and v.as_of = s.as_of group by s.id),
  measured as materialized (
    select c.*, v.value, v.low, v.high, v.whole, v.basis, v.numerator, v.denominator, v.undated, v.yes, v.no, v.unknown, coalesce(v.zones, '[]') as zones, coalesce(v.excluded, '[]') as excluded
    from chosen c cross join asked a
      left join lateral rules.indicator_value(c.indicator, c.province_code, c.zone_kind, c.period_from, c.due_on, a.day, c.id) v on true)
  select json_build_object('asOf', (select day from asked), 'items', coalesce(json_agg(json_build_object(
    'code', m.code, 'parent', (select p.code from target p where p.id = m.parent_id), 'provinceCode', m.province_code,
    'titleVi', m.title_vi, 'titleEn', m.title_en, 'indicator', m.indicator, 'zoneKind', m.zone_kind,
    'operator', m.operator, 'threshold', m.threshold::float8, 'thresholdHigh', m.threshold_high::float8, 'unit', m.unit,
    'baseVi', m.base_vi, 'baseEn', m.base_en, 'periodFrom', m.period_from, 'dueOn', m.due_on, 'decision', rules.decision_json(m.decision_id), 'note', m.note,
    'value', m.value::float8, 'state', rules.target_state(m.operator, m.threshold, m.low, m.high, m.whole),
    'progressPct', case when m.operator = 'milestone' then m.low * 100 when m.value * m.threshold is not null then least(100, greatest(0, round(m.value * 100 / nullif(m.threshold, 0), 2))) end::float8,
    'missing', rules.target_missing(m.operator, m.threshold, m.unit, m.value, m.numerator, case when m.whole is not null then m.denominator end)::float8,
    'basis', m.basis,
    'base', json_build_object('count', json_array_length(m.zones), 'documentCount', m.document_base_count, 'zones', m.zones, 'excluded', m.excluded,
      'numerator', m.numerator::float8, 'denominator', m.denominator::float8,
      'answers', case when m.yes is not null then json_build_object('yes', m.yes, 'no', m.no, 'unknown', m.unknown) end),
    'range', case when m.low is not null and m.high is not null and m.operator <> 'milestone' then json_build_object(
      'low', case when m.whole is null then m.low else rules.percent_of(m.low, m.whole) end::float8,
      'high', case when m.whole is null then m.high else rules.percent_of(m.high, m.whole) end::float8) end,
    'potential', case when m.indicator in ('established_in_period_count', 'established_in_period_ha')
      then rules.target_potential(m.id, m.province_code, m.zone_kind, (select day from asked), m.indicator = 'established_in_period_ha') end,
    'undated', m.undated::float8,
    'trend', coalesce((select t.points from trends t where t.id = m.id), '[]'),
    'reported', rules.target_reports_json(m.code, m.indicator, m.province_code, m.zone_kind, (select day from asked)),
    'progress', coalesce((select json_agg(json_build_object('reportedOn', p.reported_on, 'reached', p.reached, 'value', p.value::float8, 'source', p.source, 'note', p.note)
      order by p.reported_on desc, p.id desc) from target_progress p where p.target_id = m.id and p.replaced_at is null and p.reported_on <= (select day from asked)), '[]'))
    order by m.province_code, m.code), '[]'))
  from measured m;
end;
comment on function rules.targets is 'Targets of a province, or of all, against what the data shows on a day (TargetList of the contract).';
