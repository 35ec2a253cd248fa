-- Where each case can go, and why: as wishes of investors are judged (rules.fit_of_least and its sisters), met, missed or unknown.

create function rules.relocation_fits(in_province text, only_relocation text, only_project text, only_named boolean)
  returns table (relocation_id int, project_id int, site text, zone_id int, is_named boolean, km double precision, met text[], missed text[], unknown text[], fit double precision)
  language plpgsql stable parallel safe set jit = off as $$
begin
  return query
  with cases as materialized (
    select c.*, c.place::geography as from_place from rules.relocation_cases(in_province, current_date) c join relocation r on r.id = c.relocation_id join project j on j.id = c.project_id
    where c.ended_on is null and (only_relocation is null or r.code = only_relocation) and (only_project is null or j.code = only_project)),
  sites as materialized (select s.*, s.point::geography as to_place from rules.relocation_sites(in_province) s),
  stance as materialized (
    select s.code, l.zone_id, l.own_stance, l.is_closed from (select distinct c.sector_code as code from cases c where c.sector_code is not null) s cross join lateral rules.listed_sectors(s.code, current_date) l),
  pair as materialized (
    select c.relocation_id, c.project_id, s.code, s.zone_id, s.kind, exists (select from relocation_receiver v where v.relocation_id = c.relocation_id and v.zone_id = s.zone_id) as is_named,
      -- Named by the metre that is shown.
      round((ST_Distance(c.from_place, s.to_place) / 1000)::numeric, 3)::float8 as km, s.capacity_m2, c.area_m2,
      c.sector_code, t.own_stance, t.is_closed, s.wastewater_free_m3, c.wastewater_m3_per_day, s.power_free_mva, c.power_mva, c.farthest_km, c.due_on,
      case s.kind when 'ready' then current_date when 'being_cleared' then s.ready_on end as there_on
    from cases c cross join sites s left join stance t on t.code = c.sector_code and t.zone_id = s.zone_id),
  verdict as (
    select p.*, array[
      case when p.area_m2 is null then 'unknown' when round(p.area_m2) <= round(p.capacity_m2) then 'met' else 'missed' end,
      case when p.sector_code is null or p.own_stance is null and p.is_closed is null then 'unknown' when p.own_stance = 'excluded' or p.own_stance is null and p.is_closed then 'missed'
        when p.own_stance is null then 'unknown' else 'met' end,
      case when p.wastewater_m3_per_day is null then null when p.wastewater_m3_per_day = 0 then 'met' when p.wastewater_free_m3 is null then 'unknown' when p.wastewater_free_m3 >= p.wastewater_m3_per_day then 'met' else 'missed' end,
      case when p.power_mva is null then null when p.power_mva = 0 then 'met' when p.power_free_mva is null then 'unknown' when p.power_free_mva >= p.power_mva then 'met' else 'missed' end,
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
    (select round((avg(f.fit) * 100)::numeric, 1)::float8 from unnest(v.fits) f(fit) where f.fit is not null)
  from verdict v where v.is_named or not coalesce(only_named, false);
end $$;
comment on function rules.relocation_fits is
  'Every open case against every receiving site: what of its need is met, missed, or cannot be judged. Area: the whole of it in one block (or in what is declared), to the square metre; sector by the list of the
   zone (rules.listed_sectors); free wastewater and power of the zone, judged firm by firm; distance in a straight line over the ellipsoid from the middle of the old plots; ready: clean, or expected to be, on the day it is due at the latest; clean land
   is there also for who is late already. What a case does not ask for is not judged. Fit: the mean of what is judged, 0 … 100.';

create function rules.relocation_candidates(relocation text, project text) returns jsonb
  language plpgsql stable parallel safe set jit = off as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('site', f.site, 'zone', rules.zone_reference_json(f.zone_id), 'kind', s.kind, 'readyOn', s.ready_on, 'ha', rules.round_ha(s.capacity_m2), 'basis', s.basis,
        'isNamed', f.is_named, 'km', f.km, 'wastewaterFreeM3', s.wastewater_free_m3, 'powerFreeMva', s.power_free_mva, 'declaredAsOf', s.declared_as_of,
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
  with cases as materialized (select * from rules.relocation_cases(in_province, current_date) c where c.ended_on is null and c.receiver_zone_id is null and c.area_m2 is not null),
  sites as materialized (select * from rules.relocation_sites(in_province) s where (s.kind <> 'being_cleared' or s.ready_on is not null) and (scope <> 'placed' or s.point is not null)),
  fits as materialized (select * from rules.relocation_fits(in_province, null, null, scope = 'named') f where f.missed = '{}' and (f.km is not null or f.is_named))
  select jsonb_build_object(
    'cases', coalesce((select jsonb_agg(jsonb_build_object('relocationId', c.relocation_id, 'projectId', c.project_id, 'areaM2', c.area_m2) order by c.relocation_id, c.project_id) from cases c), '[]'),
    'sites', coalesce((select jsonb_agg(jsonb_build_object('code', s.code, 'zoneId', s.zone_id, 'kind', s.kind, 'readyOn', s.ready_on, 'capacityM2', s.capacity_m2, 'lineageIds', s.lineage_ids,
      'point', case when s.point is not null then ST_AsText(s.point, 9) end) order by s.code) from sites s where s.capacity_m2 > 0), '[]'),
    -- A site without a place is nowhere: its distance is not known, and not made up. The decision names it, so it comes before a way that is known.
    'pairs', coalesce((select jsonb_agg(jsonb_build_array(c.n, s.n, f.km)) from
        (select x.relocation_id, x.project_id, row_number() over (order by x.relocation_id, x.project_id) - 1 as n from cases x) c
        join fits f on f.relocation_id = c.relocation_id and f.project_id = c.project_id
        join (select y.code, row_number() over (order by y.code) - 1 as n from sites y where y.capacity_m2 > 0) s on s.code = f.site), '[]'))
  into answer;
  return answer;
end $$;
comment on function rules.relocation_task is
  'What the solver is given of receiving land in a scope (named: what the decisions name; placed: what has a place; all): open cases without receiving land, whose area is known; sites that are, or by a known day will be, clean, and declared ones; and the pairs that miss nothing, as [case, site, km]; km null: the site has no place, and the decision on this relocation names it.';
