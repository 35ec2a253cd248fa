-- Where each case can go, and why: as wishes of investors are judged (rules.fit_of_least and its sisters), met, missed or unknown.

create function rules.relocation_km(old_land geometry, new_land geometry) returns double precision
  language sql immutable parallel safe
  return round((ST_Distance(old_land::geography, new_land::geography) / 1000)::numeric, 3)::float8;
comment on function rules.relocation_km is 'Nearest distance over the ellipsoid, in kilometres to the metre that is shown; 0 where they touch.';

create function rules.relocation_fits(in_province text, only_relocation text, only_project text, only_named boolean, only_fitting boolean default false)
  returns table (relocation_id int, project_id int, site text, zone_id int, is_named boolean, km double precision, met text[], missed text[], unknown text[], fit double precision,
    wastewater_left_m3 double precision, wastewater_unstated int, power_left_mva double precision, power_unstated int)
  language plpgsql stable parallel safe set jit = off as $$
begin
  return query
  with head as materialized (select h.*, max(h.last_day) over () as horizon from rules.relocation_headroom(in_province) h),
  quarters as (select distinct h.quarter, h.last_day, h.horizon from head h),
  shared as materialized (
    select h.zone_id, h.quarter, max(h.from_then_on) filter (where h.kind = 'wastewater') as water, max(h.unstated) filter (where h.kind = 'wastewater') as water_unstated,
      max(h.from_then_on) filter (where h.kind = 'power') as mva, max(h.unstated) filter (where h.kind = 'power') as mva_unstated
    from head h group by h.zone_id, h.quarter),
  cases as materialized (
    select c.*, (select min(q.quarter) from quarters q where c.due_on is null or q.last_day >= least(c.due_on, q.horizon)) as due_in from rules.relocation_cases(in_province, current_date) c join relocation r on r.id = c.relocation_id join project j on j.id = c.project_id
    where c.ended_on is null and (only_relocation is null or r.code = only_relocation) and (only_project is null or j.code = only_project)),
  sites as materialized (select s.* from rules.relocation_sites(in_province) s),
  stance as materialized (
    select s.code, l.zone_id, l.own_stance, l.is_closed from (select distinct c.sector_code as code from cases c where c.sector_code is not null) s cross join lateral rules.listed_sectors(s.code, current_date) l),
  pair as materialized (
    select c.relocation_id, c.project_id, s.code, s.zone_id, s.kind, exists (select from relocation_receiver v where v.relocation_id = c.relocation_id and v.zone_id = s.zone_id) as is_named,
      rules.relocation_km(c.land, s.geom) as km, s.capacity_m2, c.area_m2,
      c.sector_code, t.own_stance, t.is_closed, c.wastewater_m3_per_day, c.power_mva,
      -- A case is not in its own way.
      h.water + case when c.receiver_zone_id = s.zone_id then coalesce(c.wastewater_m3_per_day, 0) else 0 end as wastewater_free_m3, h.water_unstated,
      h.mva + case when c.receiver_zone_id = s.zone_id then coalesce(c.power_mva, 0) else 0 end as power_free_mva, h.mva_unstated,
      c.farthest_km, c.due_on,
      case s.kind when 'ready' then current_date when 'being_cleared' then s.ready_on end as there_on
    from cases c cross join sites s left join stance t on t.code = c.sector_code and t.zone_id = s.zone_id left join shared h on h.zone_id = s.zone_id and h.quarter = c.due_in
    -- What misses anyway needs no distance, which costs most.
    where not only_fitting or (round(c.area_m2) <= round(s.capacity_m2) and t.own_stance is distinct from 'excluded' and (t.own_stance is not null or t.is_closed is not true))),
  verdict as (
    select p.*, array[
      case when p.area_m2 is null then 'unknown' when round(p.area_m2) <= round(p.capacity_m2) then 'met' else 'missed' end,
      case when p.sector_code is null or p.own_stance is null and p.is_closed is null then 'unknown' when p.own_stance = 'excluded' or p.own_stance is null and p.is_closed then 'missed'
        when p.own_stance is null then 'unknown' else 'met' end,
      case when p.wastewater_m3_per_day is null then null when p.wastewater_m3_per_day = 0 then 'met' when p.wastewater_free_m3 is null then 'unknown' when p.wastewater_free_m3 + 1e-6 >= p.wastewater_m3_per_day then 'met' else 'missed' end,
      case when p.power_mva is null then null when p.power_mva = 0 then 'met' when p.power_free_mva is null then 'unknown' when p.power_free_mva + 1e-6 >= p.power_mva then 'met' else 'missed' end,
      case when p.farthest_km is null then null when p.km is null then 'unknown' when p.km <= p.farthest_km then 'met' else 'missed' end,
      case when p.there_on is null or p.due_on is null then 'unknown' when p.kind = 'ready' or p.there_on <= p.due_on then 'met' else 'missed' end] as verdicts,
      array[case when p.area_m2 > 0 then rules.fit_of_area(p.capacity_m2 / 10000, p.area_m2 / 10000, null) else 0.5 end,
      case when p.own_stance = 'priority' then 1 when p.own_stance = 'allowed' then 0.9 when p.own_stance = 'excluded' or p.own_stance is null and p.is_closed then 0 else 0.5 end,
      case when p.wastewater_m3_per_day is not null then rules.fit_of_least(p.wastewater_free_m3, p.wastewater_m3_per_day) end,
      case when p.power_mva is not null then rules.fit_of_least(p.power_free_mva, p.power_mva) end,
      case when p.farthest_km is not null then rules.fit_of_most(p.km, p.farthest_km, 1) end,
      case when p.due_on is not null and p.due_on >= current_date then rules.fit_of_most(p.there_on - current_date, p.due_on - current_date, 365) else case when p.kind = 'ready' then 1 else 0.5 end end] as fits
    from pair p)
  select v.relocation_id, v.project_id, v.code, v.zone_id, v.is_named, v.km,
    array(select w.name from unnest(array['area', 'sector', 'wastewater', 'power', 'distance', 'ready'], v.verdicts) w(name, verdict) where w.verdict = 'met'),
    array(select w.name from unnest(array['area', 'sector', 'wastewater', 'power', 'distance', 'ready'], v.verdicts) w(name, verdict) where w.verdict = 'missed'),
    array(select w.name from unnest(array['area', 'sector', 'wastewater', 'power', 'distance', 'ready'], v.verdicts) w(name, verdict) where w.verdict = 'unknown'),
    (select round((avg(f.fit) * 100)::numeric, 1)::float8 from unnest(v.fits) f(fit) where f.fit is not null),
    v.wastewater_free_m3, coalesce(v.water_unstated, 0), v.power_free_mva, coalesce(v.mva_unstated, 0)
  from verdict v where v.is_named or not coalesce(only_named, false);
end $$;
comment on function rules.relocation_fits is
  'Every open case against every receiving site: what of its need is met, missed, or cannot be judged. Area: the whole of it in one block (or in what is declared), to the square metre; sector by the list of the
   zone (rules.listed_sectors); wastewater and power that its zone has left from the quarter on in which the case is due, after all who were given land there (rules.relocation_headroom); distance in a straight line over the ellipsoid from the nearest
   of the old plots to the nearest edge of the land; ready: clean, or expected to be, on the day it is due at the latest; clean land
   is there also for who is late already. Only fitting: pairs that miss the area or the sector are left out before distances are measured. What a case does not ask for is not judged. Fit: the mean of what is judged, 0 … 100.';

create function rules.relocation_candidates(relocation text, project text) returns jsonb
  language plpgsql stable parallel safe set jit = off as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('site', f.site, 'zone', rules.zone_reference_json(f.zone_id), 'kind', s.kind, 'readyOn', s.ready_on, 'ha', rules.round_ha(s.capacity_m2), 'basis', s.basis,
        'isNamed', f.is_named, 'km', f.km, 'wastewaterFreeM3', round(f.wastewater_left_m3::numeric, 3)::float8, 'wastewaterUnstated', f.wastewater_unstated,
        'powerFreeMva', round(f.power_left_mva::numeric, 3)::float8, 'powerUnstated', f.power_unstated, 'declaredAsOf', s.declared_as_of,
        'point', case when s.point is not null then jsonb_build_array(round(ST_X(s.point)::numeric, 6)::float8, round(ST_Y(s.point)::numeric, 6)::float8) end,
        'met', f.met, 'missed', f.missed, 'unknown', f.unknown, 'fit', f.fit)
      order by cardinality(f.missed), f.is_named desc, cardinality(f.unknown), f.km nulls first, f.fit desc, f.site), '[]')
    from (select p.province_code from relocation r join zone p on p.id = r.zone_id where r.code = relocation_candidates.relocation) o
      cross join lateral rules.relocation_fits(o.province_code, relocation_candidates.relocation, relocation_candidates.project, false) f join rules.relocation_sites(o.province_code) s on s.code = f.site);
end $$;
comment on function rules.relocation_candidates is 'Where one case can go, best first (RelocationCandidate of the contract): what misses nothing, sites the decision names before others, then what is known, then the nearest.';

create function rules.relocation_task(in_province text, scope text) returns jsonb
  language plpgsql stable parallel safe set jit = off as $$
declare
  answer jsonb;
begin
  with asking as materialized (select * from rules.relocation_cases(in_province, current_date) c where c.ended_on is null and c.receiver_zone_id is null),
  cases as materialized (select * from asking a where a.area_m2 is not null),
  sites as materialized (select * from rules.relocation_sites(in_province) s where (s.kind <> 'being_cleared' or s.ready_on is not null) and (scope <> 'placed' or s.point is not null)),
  fits as materialized (select * from rules.relocation_fits(in_province, null, null, scope = 'named', true) f where f.missed = '{}' and (f.km is not null or f.is_named)),
  numbered_sites as materialized (select y.code, y.zone_id, row_number() over (order by y.code) - 1 as n from sites y where y.capacity_m2 > 0),
  numbered_cases as materialized (select c.*, row_number() over (order by c.relocation_id, c.project_id) - 1 as n from cases c),
  -- A quarter after which no more is left says all that it says: only tighter ones are kept.
  limits as (
    select h.zone_id, h.kind, h.last_day, max(h.last_day) over () as horizon, greatest(0, h.left_over) as most,
      min(h.left_over) over (partition by h.zone_id, h.kind order by h.quarter rows between 1 following and unbounded following) as later, h.left_over
    from rules.relocation_headroom(in_province) h where h.left_over is not null and h.zone_id in (select y.zone_id from numbered_sites y)),
  shared as (
    select l.zone_id, l.kind, l.last_day, l.most, jsonb_agg(jsonb_build_array(c.n, d.need) order by c.n) as needs
    from limits l cross join numbered_cases c cross join lateral (select case l.kind when 'wastewater' then c.wastewater_m3_per_day else c.power_mva end as need) d
    where (l.later is null or l.left_over < l.later) and d.need > 0 and (c.due_on is null or least(c.due_on, l.horizon) <= l.last_day)
    group by l.zone_id, l.kind, l.last_day, l.most having sum(d.need) > l.most)
  select jsonb_build_object(
    'unknownArea', (select count(*) from asking a where a.area_m2 is null),
    'cases', coalesce((select jsonb_agg(jsonb_build_object('relocationId', c.relocation_id, 'projectId', c.project_id, 'areaM2', c.area_m2) order by c.relocation_id, c.project_id) from cases c), '[]'),
    'sites', coalesce((select jsonb_agg(jsonb_build_object('code', s.code, 'zoneId', s.zone_id, 'kind', s.kind, 'readyOn', s.ready_on, 'capacityM2', s.capacity_m2, 'lineageIds', s.lineage_ids,
      'point', case when s.point is not null then ST_AsText(s.point, 9) end) order by s.code) from sites s where s.capacity_m2 > 0), '[]'),
    -- A site without a place is nowhere: its distance is not known, and not made up. The decision names it, so it comes before a way that is known.
    'pairs', coalesce((select jsonb_agg(jsonb_build_array(c.n, s.n, f.km)) from
        numbered_cases c join fits f on f.relocation_id = c.relocation_id and f.project_id = c.project_id join numbered_sites s on s.code = f.site), '[]'),
    'limits', coalesce((select jsonb_agg(jsonb_build_object('sites', (select jsonb_agg(y.n order by y.n) from numbered_sites y where y.zone_id = l.zone_id), 'needs', l.needs, 'most', l.most)
      order by l.zone_id, l.kind, l.last_day) from shared l), '[]'))
  into answer;
  return answer;
end $$;
comment on function rules.relocation_task is
  'What the solver is given of receiving land in a scope (named: what the decisions name; placed: what has a place; all): open cases without receiving land, whose area is known; sites that are, or by a known day will be, clean, and declared ones; and the pairs that miss nothing, as [case, site, km]; km null: the site has no place, and the decision on this relocation names it. Limits: what cases due by a quarter need together of what a zone has left then, where it could be too much; what nobody knows limits nothing. unknownArea: open cases left out because nobody knows what area they need.';
