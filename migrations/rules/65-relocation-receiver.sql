-- Land that can take those who must move, today and as it becomes clean, against what they need.

create function rules.relocation_sites(in_province text)
  returns table (code text, zone_id int, kind text, ready_on date, capacity_m2 double precision, lineage_ids int[], point geometry, basis basis, declared_as_of text,
    geom geometry)
  -- plpgsql: what offers are made of is defined further on.
  language plpgsql stable parallel safe set jit = off as $$
begin
  return query
  -- A relocation site is kept for those who must move: its blocks are no offers, and are receiving land all the same.
  with site as materialized (
    select z.id, z.code from zone z
    where z.kind = 'relocation_site' and (in_province is null or z.province_code = in_province) and exists (select from rules.plots_at(current_date) p where p.zone_id = z.id)),
  block as (
    select o.zone_id, o.state, o.ready_on, o.area_m2, o.lineage_ids, o.centre, o.geom, o.basis from land_offer o join zone z on z.id = o.zone_id where in_province is null or z.province_code = in_province
    union all
    select k.zone_id, 'ready', null, k.area_m2, l.ids, ST_PointOnSurface(k.geom), k.geom, k.basis from clean_block k join site s on s.id = k.zone_id
      cross join lateral (select array_agg(p.lineage_id order by p.lineage_id) as ids from plot p where p.id = any(k.plot_ids)) l
    union all
    select s.id, 'being_cleared', b.ready_on, b.area_m2, l.ids, ST_PointOnSurface(b.geom), b.geom, b.basis from site s cross join lateral rules.clearing_blocks(s.id) b
      cross join lateral (select array_agg(p.lineage_id order by p.lineage_id) as ids from plot p where p.id = any(b.plot_ids)) l
    where exists (select from clearance c where c.zone_id = s.id and c.stage <> 'ready' and c.replaced_at is null)),
  -- Who was sent to a site before it had plots still goes there, and holds none: what they were given comes off its blocks, clean ones first, the largest first.
  owed as materialized (
    select c.receiver_zone_id as zone_id, sum(c.receiver_m2) as m2 from relocation_case c
    where coalesce(c.outcome, 'moved') = 'moved' and not exists (select from relocation_case_hold l where l.case_id = c.id)
      and not exists (select from project j join rules.allocations_at(current_date) a on a.project_id = j.id join rules.plots_at(current_date) p on p.lineage_id = a.plot_id
        where p.zone_id = c.receiver_zone_id and j.firm_id = (select o.firm_id from project o where o.id = c.project_id))
    group by c.receiver_zone_id),
  free as (
    select b.*, least(b.area_m2, sum(b.area_m2) over (partition by b.zone_id order by b.state = 'being_cleared', b.ready_on nulls last, b.area_m2 desc, b.lineage_ids) - coalesce(w.m2, 0)) as free_m2
    from block b left join owed w on w.zone_id = b.zone_id),
  found as (
    select z.code || '.' || b.lineage_ids[1] as code, b.zone_id, b.state as kind, b.ready_on, b.free_m2 as area_m2, b.lineage_ids, b.centre, b.basis, null::text as declared_as_of, b.geom from free b join zone z on z.id = b.zone_id where b.free_m2 > 0
    union all
    -- A site without a place counts by what is declared of it, less what has been given to cases; who gave up needs nothing.
    select z.code, z.id, 'declared', null, greatest(0, z.declared_capacity_ha * 10000 - coalesce((
        select sum(c.receiver_m2) from relocation_case c where c.receiver_zone_id = z.id and coalesce(c.outcome, 'moved') = 'moved'), 0))::float8,
      '{}'::int[], z.centre, 'reported'::basis, z.declared_capacity_as_of::text, z.centre
    from zone z
    where (in_province is null or z.province_code = in_province) and z.declared_capacity_ha > 0 and (z.kind = 'relocation_site' or exists (select from relocation_receiver v where v.zone_id = z.id))
      and z.status not in ('withdrawn', 'relocating') and not exists (select from rules.plots_at(current_date) p where p.zone_id = z.id))
  select f.code, f.zone_id, f.kind, f.ready_on, f.area_m2, f.lineage_ids, f.centre, f.basis, f.declared_as_of, f.geom from found f order by f.code;
end $$;
comment on function rules.relocation_sites is
  'Land of a province (null: of all) that can take who must move, today: blocks that are clean, blocks that will be by the day their tracts are expected (null: nobody said one), and sites without a place by the
   capacity declared of them, less what was given to cases. What is let, held or given is no part of it, nor what cases were given of a site that had no plots then. Khu Bản Qua, the reception area, is not KCN Bản Qua.';

create function rules.relocation_group(relocation_id int) returns int
  language sql stable parallel safe
begin atomic
  with recursive linked(id) as (
    select relocation_group.relocation_id
    union
    select o.relocation_id from linked l join relocation_receiver v on v.relocation_id = l.id join relocation_receiver o on o.zone_id = v.zone_id)
  select min(id) from linked;
end;
comment on function rules.relocation_group is 'The first of the relocations that share a receiving site with this one, directly or through others: they are balanced together, for no hectare is there twice.';

create function rules.relocation_quarters(as_of date, until date) returns table (quarter date, last_day date)
  language sql stable parallel safe
begin atomic
  select q::date, (q + interval '3 months - 1 day')::date
  from generate_series(date_trunc('quarter', relocation_quarters.as_of::timestamp), date_trunc('quarter', greatest(relocation_quarters.until, relocation_quarters.as_of + 365)::timestamp), interval '3 months') q limit 20;
end;
comment on function rules.relocation_quarters is 'Quarters from that of a day to that of another, at least a year on, twenty at most.';

create function rules.relocation_balance(in_province text)
  returns table (group_id int, quarter date, last_day date, needed_m2 double precision, placed_m2 double precision, ready_m2 double precision, clearing_m2 double precision, declared_m2 double precision,
    undated_m2 double precision, cases int, undated_cases int, unknown_area int)
  language plpgsql stable parallel safe set jit = off as $$
begin
  return query
  with cases as materialized (
    select c.*, rules.relocation_group(c.relocation_id) as in_group from rules.relocation_cases(in_province, current_date) c where c.ended_on is null),
  sites as materialized (select s.* from rules.relocation_sites(in_province) s),
  groups as materialized (
    -- group null: all that must move against all land there is.
    select distinct rules.relocation_group(r.id) as in_group from relocation r join zone z on z.id = r.zone_id where in_province is null or z.province_code = in_province
    union all select null),
  receives as materialized (
    select distinct g.in_group, s.code, s.kind, s.ready_on, s.capacity_m2 from groups g join sites s on g.in_group is null or exists (
      select from relocation_receiver v where v.zone_id = s.zone_id and rules.relocation_group(v.relocation_id) = g.in_group)),
  span as (select q.*, max(q.last_day) over () as horizon from rules.relocation_quarters(current_date, (select max(c.due_on) from cases c)) q),
  asked as (
    select g.in_group, q.quarter, q.last_day, coalesce(sum(c.area_m2) filter (where least(c.due_on, q.horizon) <= q.last_day and c.due_on is not null and c.receiver_zone_id is null), 0) as needed,
      coalesce(sum(c.receiver_m2) filter (where least(c.due_on, q.horizon) <= q.last_day and c.due_on is not null), 0) as placed,
      count(c.project_id) filter (where least(c.due_on, q.horizon) <= q.last_day and c.due_on is not null)::int as n,
      count(c.project_id) filter (where c.due_on is null)::int as undated, count(c.project_id) filter (where c.area_m2 is null)::int as unknown
    from groups g cross join span q left join cases c on g.in_group is null or c.in_group = g.in_group group by 1, 2, 3)
  select a.in_group, a.quarter, a.last_day, a.needed, a.placed, coalesce(sum(s.capacity_m2) filter (where s.kind = 'ready'), 0),
    coalesce(sum(s.capacity_m2) filter (where s.kind = 'being_cleared' and s.ready_on <= a.last_day), 0), coalesce(sum(s.capacity_m2) filter (where s.kind = 'declared'), 0),
    coalesce(sum(s.capacity_m2) filter (where s.kind = 'being_cleared' and s.ready_on is null), 0), a.n, a.undated, a.unknown
  from asked a left join receives s on s.in_group is not distinct from a.in_group
  group by a.in_group, a.quarter, a.last_day, a.needed, a.placed, a.n, a.undated, a.unknown order by a.in_group nulls last, a.quarter;
end $$;
comment on function rules.relocation_balance is
  'Needed against available, quarter by quarter, cumulative at its last day: needed by open cases due by then (overdue ones in the first quarter, what is due after the last one in that) that have no receiving land yet; placed: those that have; ready now,
   being cleared by then, declared. Undated: being cleared without a day, beside the sum and never in it. For each group of relocations against the sites its decision names (rules.relocation_group); group null:
   all that must move against all land of the province.';

create function rules.relocation_receivers(in_province text) returns jsonb
  language plpgsql stable parallel safe set jit = off as $$
declare
  answer jsonb;
begin
  with sites as materialized (select * from rules.relocation_sites(in_province)),
  named as materialized (
    select v.zone_id, array_agg(r.code order by r.code) as codes, string_agg(distinct v.note, '; ') as note from relocation_receiver v join relocation r on r.id = v.relocation_id join zone z on z.id = r.zone_id
    where in_province is null or z.province_code = in_province group by v.zone_id),
  zones as (
    select z.id, n.codes, n.note from zone z left join named n on n.zone_id = z.id where n.zone_id is not null or exists (select from sites s where s.zone_id = z.id)),
  balance as materialized (select * from rules.relocation_balance(in_province))
  select jsonb_build_object('asOf', current_date, 'provinceCode', in_province,
    'zones', coalesce((select jsonb_agg(jsonb_build_object('zone', rules.zone_reference_json(z.id), 'namedFor', coalesce(z.codes, '{}'), 'note', z.note,
        'plannedHa', o.planned_ha::float8, 'declaredHa', o.declared_capacity_ha::float8, 'declaredAsOf', o.declared_capacity_as_of::text, 'hasPlace', o.centre is not null,
        'centre', case when o.centre is not null then jsonb_build_array(ST_X(o.centre), ST_Y(o.centre)) end,
        'readyHa', rules.round_ha((select coalesce(sum(s.capacity_m2), 0) from sites s where s.zone_id = z.id and s.kind = 'ready')),
        'clearingHa', rules.round_ha((select coalesce(sum(s.capacity_m2), 0) from sites s where s.zone_id = z.id and s.kind = 'being_cleared' and s.ready_on is not null)),
        'undatedHa', rules.round_ha((select coalesce(sum(s.capacity_m2), 0) from sites s where s.zone_id = z.id and s.kind = 'being_cleared' and s.ready_on is null)),
        'declaredLeftHa', rules.round_ha((select coalesce(sum(s.capacity_m2), 0) from sites s where s.zone_id = z.id and s.kind = 'declared')),
        'basis', (select rules.combined_basis(array_agg(distinct s.basis::text)) from sites s where s.zone_id = z.id),
        'blocks', coalesce((select jsonb_agg(jsonb_build_object('code', s.code, 'kind', s.kind, 'readyOn', s.ready_on, 'ha', rules.round_ha(s.capacity_m2), 'basis', s.basis,
          'point', case when s.point is not null then jsonb_build_array(round(ST_X(s.point)::numeric, 6)::float8, round(ST_Y(s.point)::numeric, 6)::float8) end) order by s.kind = 'being_cleared', s.capacity_m2 desc)
          from sites s where s.zone_id = z.id), '[]'))
        order by z.codes is null, o.code)
      from zones z join zone o on o.id = z.id), '[]'),
    'balances', coalesce((select jsonb_agg(jsonb_build_object('relocations', g.codes, 'from', g.leaving, 'receivers', g.receivers, 'quarters', g.quarters) order by g.group_id nulls last) from (
      select b.group_id,
        coalesce((select jsonb_agg(r.code order by r.code) from relocation r join zone z on z.id = r.zone_id
          where (in_province is null or z.province_code = in_province) and (b.group_id is null or rules.relocation_group(r.id) = b.group_id)), '[]') as codes,
        coalesce((select jsonb_agg(rules.zone_reference_json(z.id) order by r.code) from relocation r join zone z on z.id = r.zone_id
          where (in_province is null or z.province_code = in_province) and (b.group_id is null or rules.relocation_group(r.id) = b.group_id)), '[]') as leaving,
        case when b.group_id is not null then coalesce((select jsonb_agg(distinct z.code) from relocation_receiver v join zone z on z.id = v.zone_id where rules.relocation_group(v.relocation_id) = b.group_id), '[]') end as receivers,
        jsonb_agg(jsonb_build_object('quarter', to_char(b.quarter, 'YYYY-"Q"Q'), 'lastDay', b.last_day, 'neededHa', rules.round_ha(b.needed_m2), 'placedHa', rules.round_ha(b.placed_m2), 'readyHa', rules.round_ha(b.ready_m2),
          'clearingHa', rules.round_ha(b.clearing_m2), 'declaredHa', rules.round_ha(b.declared_m2), 'undatedHa', rules.round_ha(b.undated_m2),
          'availableHa', rules.round_ha(b.ready_m2 + b.clearing_m2 + b.declared_m2), 'shortHa', rules.round_ha(greatest(0, b.needed_m2 - b.ready_m2 - b.clearing_m2 - b.declared_m2)),
          'cases', b.cases, 'undatedCases', b.undated_cases, 'unknownArea', b.unknown_area) order by b.quarter) as quarters
      from balance b group by b.group_id) g), '[]'))
  into answer;
  return answer;
end $$;
comment on function rules.relocation_receivers is 'Receiving land of a province and its balance over time (RelocationReceivers of the contract); named receivers first, also those without any land yet.';
