-- Wastewater and power are capacities of a zone, which all who come there share: what is left of them, quarter by quarter.

create function rules.relocation_headroom(in_province text)
  returns table (zone_id int, kind text, quarter date, last_day date, free double precision, taken double precision, unstated int, left_over double precision, from_then_on double precision)
  language plpgsql stable parallel safe set jit = off as $$
begin
  return query
  with kinds(kind, unit) as (values ('wastewater', 'm3_per_day'), ('power', 'MVA')),
  zones as materialized (select z.id from zone z where in_province is null or z.province_code = in_province),
  span as materialized (
    select q.*, max(q.last_day) over () as horizon
    from rules.relocation_quarters(current_date, (select max(coalesce(c.needed_by, r.deadline)) from relocation r left join relocation_case c on c.relocation_id = r.id)) q),
  sums as materialized (
    select q.quarter, u.zone_id, u.kind, case when u.unit = k.unit then (u.capacity - u.committed)::float8 end as free
    from span q cross join lateral rules.utility_sums(array(select z.id from zones z), q.last_day) u join kinds k on k.kind = u.kind),
  given as materialized (
    select c.receiver_zone_id as zone_id, k.kind, coalesce(c.needed_by, r.deadline) as due_on, case k.kind when 'wastewater' then c.wastewater_m3_per_day else c.power_mva end as need
    from relocation_case c join relocation r on r.id = c.relocation_id cross join kinds k cross join lateral (
      select least(c.closed_on, min(s.reached_on)) as day from relocation_step s where s.case_id = c.id and s.replaced_at is null and s.stage = 'old_site_cleared' and s.reached_on <= current_date) e
    where c.receiver_zone_id is not null and coalesce(c.outcome, 'moved') = 'moved'
      -- Who has moved is among what the zone has promised once somebody recorded that anew.
      and (e.day is null or not exists (select from zone_utility u where u.zone_id = c.receiver_zone_id and u.kind = k.kind and u.replaced_at is null and u.recorded_at::date >= e.day))),
  counted as (
    select z.id, k.kind, q.quarter, q.last_day, s.free, coalesce(sum(g.need) filter (where g.due_on is null or least(g.due_on, q.horizon) <= q.last_day), 0) as taken,
      count(*) filter (where g.zone_id is not null and g.need is null)::int as unstated
    from zones z cross join kinds k cross join span q left join sums s on s.zone_id = z.id and s.kind = k.kind and s.quarter = q.quarter left join given g on g.zone_id = z.id and g.kind = k.kind
    group by z.id, k.kind, q.quarter, q.last_day, s.free)
  select c.id, c.kind, c.quarter, c.last_day, c.free, c.taken, c.unstated, c.free - c.taken,
    case when bool_and(c.free is not null) over later then min(c.free - c.taken) over later end
  from counted c window later as (partition by c.id, c.kind order by c.quarter rows between current row and unbounded following);
end $$;
comment on function rules.relocation_headroom is
  'Wastewater (m³/day) and power (MVA) of the zones of a province (null: of all), by quarter, at its last day: free (capacity − promised of the works that run then), taken by cases that were given land there and are due by
   then (without a day: at once), left over, and the least left from then on, which is what one more can have. Null: not known. Unstated: cases given land there whose need nobody recorded; they count nothing.';

create function rules.relocation_plan_utilities(plan_id int)
  returns table (zone_id int, kind text, quarter date, last_day date, left_over double precision, used double precision, unstated int, is_over boolean)
  language plpgsql stable parallel safe set jit = off as $$
begin
  return query
  with head as materialized (
    select h.*, max(h.last_day) over () as horizon from rules.relocation_headroom((select g.province_code from relocation_plan g where g.id = relocation_plan_utilities.plan_id)) h),
  sent as materialized (
    select s.zone_id, w.due_on, w.wastewater_m3_per_day, w.power_mva from rules.relocation_plan_open_rows(relocation_plan_utilities.plan_id) w join relocation_plan_site s on s.id = w.site_id)
  select u.*, u.left_over is not null and u.used > greatest(0, u.left_over) + 1e-6 from (
    select h.zone_id, h.kind, h.quarter, h.last_day, h.left_over,
      coalesce(sum(n.need) filter (where s.due_on is null or least(s.due_on, h.horizon) <= h.last_day), 0) as used, count(*) filter (where n.need is null)::int
    from head h join sent s on s.zone_id = h.zone_id cross join lateral (select case h.kind when 'wastewater' then s.wastewater_m3_per_day else s.power_mva end as need) n
    group by h.zone_id, h.kind, h.quarter, h.last_day, h.left_over) u;
end $$;
comment on function rules.relocation_plan_utilities is
  'What the rows of a plan that still ask for land (rules.relocation_plan_open_rows) need together of each zone they are sent to, by quarter, against what is left there (null: not known, and then never too much). Unstated: rows whose need nobody recorded.';

create function rules.relocation_plan_utilities_json(plan_id int) returns jsonb
  language sql stable parallel safe
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object('zone', rules.zone_reference_json(u.zone_id), 'kind', u.kind, 'unit', case u.kind when 'wastewater' then 'm3_per_day' else 'MVA' end,
    'quarter', to_char(u.quarter, 'YYYY-"Q"Q'), 'left', round(u.left_over::numeric, 3)::float8, 'used', round(u.used::numeric, 3)::float8, 'unstated', u.unstated, 'isOver', u.is_over) order by u.is_over desc, u.zone_id, u.kind desc), '[]')
  from (
    select distinct on (p.zone_id, p.kind) p.*
    -- The quarter that says most: where it is too much, else where nobody knows (and most is needed), else where least is left.
    from rules.relocation_plan_utilities(relocation_plan_utilities_json.plan_id) p
    order by p.zone_id, p.kind, p.is_over desc, p.left_over is null desc, p.left_over - p.used, p.used desc, p.quarter) u;
end;
comment on function rules.relocation_plan_utilities_json is 'Of each zone a plan sends cases to, wastewater and power in the quarter that decides (RelocationPlan.utilities of the contract).';
