-- An assignment as it stands, against what its sites hold today.

create function rules.relocation_plan_open_rows(plan_id int)
  returns table (row_id int, site_id int, area_m2 double precision, due_on date, sector_code text, wastewater_m3_per_day double precision, power_mva double precision)
  language plpgsql stable parallel safe set jit = off as $$
begin
  return query
  select w.id, w.site_id, w.area_m2, c.due_on, c.sector_code, c.wastewater_m3_per_day, c.power_mva
  from relocation_plan g cross join lateral rules.relocation_cases(g.province_code, current_date) c join relocation_plan_row w on w.plan_id = g.id and w.relocation_id = c.relocation_id and w.project_id = c.project_id
  where g.id = relocation_plan_open_rows.plan_id and w.accepted_on is null and c.ended_on is null and c.receiver_zone_id is null;
end $$;
comment on function rules.relocation_plan_open_rows is 'The rows of a plan that still ask for something: nobody accepted them, and their case is open and has no receiving land, of this plan or another.';

create function rules.relocation_plan_plots(plan_id int)
  returns table (site_id int, plot_id int, lineage_id int, m2 double precision, hold_id int, free_m2 double precision)
  language plpgsql stable parallel safe set jit = off as $$
begin
  return query
  with open_link as (
    select l.hold_id, sum(l.area_m2) as m2 from relocation_case_hold l join relocation_case c on c.id = l.case_id
    where c.closed_on is null and not exists (select from relocation_step t where t.case_id = c.id and t.replaced_at is null and t.stage = 'old_site_cleared' and t.reached_on <= current_date) group by l.hold_id),
  plots as (
    -- Of a clean block what is clean; of one that will be, the whole plot.
    select s.id as site_id, p.id, p.lineage_id,
      greatest(0, case s.kind when 'ready' then coalesce(k.ready_m2, 0) else p.area_m2 end - coalesce((select sum(a.area_m2) from rules.allocations_at(current_date) a where a.plot_id = p.lineage_id), 0)) as m2
    from relocation_plan_site s join rules.plots_at(current_date) p on p.lineage_id = any(s.lineage_ids) left join clean_land k on k.plot_id = p.id where s.plan_id = relocation_plan_plots.plan_id)
  select p.site_id, p.id, p.lineage_id, p.m2, null::int, p.m2 from plots p join (
      select distinct unnest(o.lineage_ids) as lineage_id from rules.relocation_sites((select g.province_code from relocation_plan g where g.id = relocation_plan_plots.plan_id)) o) f on f.lineage_id = p.lineage_id
  union all
  -- What others leave of a plot that is kept for cases, of whichever relocation. Of plots that were joined each brings its hold along.
  select p.site_id, p.id, p.lineage_id, p.m2, kept.hold_id, greatest(0, p.m2 - kept.m2)
  from plots p join (select h.plot_id, min(h.id) as hold_id, sum(k.m2) as m2 from rules.holds_at(current_date) h join open_link k on k.hold_id = h.id group by h.plot_id) kept on kept.plot_id = p.lineage_id;
end $$;
comment on function rules.relocation_plan_plots is 'The plots of the sites of a plan that are free today, and those kept for cases with what these leave of them: ready (of land being cleared: all of it), less what is allocated, less what open cases hold. m².';

create function rules.relocation_plan_sites(plan_id int)
  returns table (site_id int, code text, now_m2 double precision, used_m2 double precision)
  language plpgsql stable parallel safe set jit = off as $$
begin
  return query
  with sites as materialized (select o.* from rules.relocation_sites((select g.province_code from relocation_plan g where g.id = relocation_plan_sites.plan_id)) o),
  room as (select p.site_id, sum(p.free_m2) as m2, bool_or(p.hold_id is not null) as is_shared from rules.relocation_plan_plots(relocation_plan_sites.plan_id) p group by p.site_id),
  asked as (select w.site_id, sum(w.area_m2) as m2 from rules.relocation_plan_open_rows(relocation_plan_sites.plan_id) w group by w.site_id)
  select s.id, s.code,
    -- A block that is as it was has the area it had; of what became of another, its plots tell.
    case when s.kind = 'declared' then coalesce(o.capacity_m2, 0) when o.lineage_ids = s.lineage_ids and not coalesce(r.is_shared, false) then o.capacity_m2 else coalesce(r.m2, 0) end,
    coalesce(a.m2, 0)
  from relocation_plan_site s left join sites o on o.code = s.code left join room r on r.site_id = s.id left join asked a on a.site_id = s.id where s.plan_id = relocation_plan_sites.plan_id;
end $$;
comment on function rules.relocation_plan_sites is 'What the sites of a plan hold today, and what of it the rows take that still ask for land (rules.relocation_plan_open_rows). m².';

create function rules.relocation_plan_etag(plan_id int) returns text
  language sql stable parallel safe
begin atomic
  select g.version || '-' || substr(md5(coalesce((select string_agg(s.code || ' ' || round(s.now_m2), ',' order by s.code) from rules.relocation_plan_sites(relocation_plan_etag.plan_id) s), '')
      || coalesce((select string_agg(u.zone_id || u.kind || u.quarter || round(u.left_over::numeric, 3), ',' order by u.zone_id, u.kind, u.quarter) from rules.relocation_plan_utilities(relocation_plan_etag.plan_id) u), '')), 1, 12)
  from relocation_plan g where g.id = relocation_plan_etag.plan_id;
end;
comment on function rules.relocation_plan_etag is 'Changes with the plan, and with what its sites hold and their zones have left: who decides on capacities that are no longer so is asked to look again.';

create function rules.relocation_plan_head(g relocation_plan) returns jsonb
  language sql stable parallel safe
begin atomic
  select jsonb_build_object('id', (g).id, 'name', (g).name, 'author', (select a.name from account a where a.id = (g).author_id), 'provinceCode', (g).province_code, 'asOf', (g).as_of, 'recordedAt', (g).recorded_at,
    'sites', (g).sites, 'copiedFrom', (g).copied_from_id, 'version', (g).version, 'rows', count(w.id), 'placed', count(w.site_id), 'byHand', count(*) filter (where w.made_by = 'hand'),
    'accepted', count(w.accepted_on), 'unknownArea', (g).unknown_area, 'haKm', coalesce(round((sum(w.area_m2 / 10000 * w.km) filter (where w.site_id is not null))::numeric, 3), 0)::float8, 'withoutKm', count(w.site_id) filter (where w.km is null))
  from relocation_plan_row w where w.plan_id = (g).id;
end;
comment on function rules.relocation_plan_head is 'A plan in a line (RelocationPlanHead of the contract). What goes to a site without a place has no distance and is in no sum of kilometres.';

create function rules.relocation_plan_unbounded(g relocation_plan, head jsonb) returns text
  language sql stable parallel safe
begin atomic
  select case
    when (head ->> 'placed')::int < (head ->> 'rows')::int then 'not_all_placed'
    when (head ->> 'withoutKm')::int > 0 then 'without_distance'
    when coalesce((g).bound_ha_km, 0) <= 0 then 'not_found'
    when exists (select from relocation_plan_row w join relocation_plan_site s on s.id = w.site_id where w.plan_id = (g).id and w.made_by = 'hand' and s.code = any(w.ways) is not true) then 'other_ways'
    -- To the metre and the square metre that figures are rounded to.
    when (head ->> 'haKm')::float8 < (g).bound_ha_km * (1 - 1e-6) - 0.001 then 'below' end;
end;
comment on function rules.relocation_plan_unbounded is
  'Why a plan is not compared with the bound of its solver (null: it is): a case has no place; a distance is not known, and stood for nought; no bound was found; a row was sent by hand where the solver could not send it; or it is less than the bound, whose capacities are no longer those of today.';

create function rules.relocation_plan(plan_id int) returns jsonb
  language plpgsql stable parallel safe set jit = off as $$
declare
  answer jsonb;
begin
  with g as (select p from relocation_plan p where p.id = relocation_plan.plan_id),
  head as materialized (select rules.relocation_plan_head(g.p) as head, g.p from g),
  room as materialized (select * from rules.relocation_plan_sites(relocation_plan.plan_id)),
  cases as materialized (select c.* from g, rules.relocation_cases((g.p).province_code, current_date) c)
  select h.head || jsonb_build_object('etag', rules.relocation_plan_etag(relocation_plan.plan_id), 'seed', (h.p).seed, 'seconds', (h.p).seconds, 'solvedHaKm', round((h.p).solved_ha_km::numeric, 3)::float8,
    'boundHaKm', round((h.p).bound_ha_km::numeric, 3)::float8,
    'noBound', u.why,
    -- Rounded up: what is said is never less than it may be.
    'gapPct', case when u.why is null then ceil((greatest(0, (h.head ->> 'haKm')::float8 - (h.p).bound_ha_km) / (h.p).bound_ha_km * 10000)::numeric - 0.001)::float8 / 100 end,
    'places', coalesce((select jsonb_agg(jsonb_build_object('code', s.code, 'zone', rules.zone_reference_json(s.zone_id), 'kind', s.kind, 'readyOn', s.ready_on, 'capacityHa', rules.round_ha(s.capacity_m2),
        'nowHa', rules.round_ha(r.now_m2), 'usedHa', rules.round_ha(r.used_m2), 'isOver', round(r.used_m2) > round(r.now_m2), 'hasChanged', abs(r.now_m2 - s.capacity_m2) >= 1,
        'point', case when s.point is not null then jsonb_build_array(ST_X(s.point), ST_Y(s.point)) end) order by r.used_m2 desc, s.code)
      from relocation_plan_site s join room r on r.site_id = s.id where s.plan_id = relocation_plan.plan_id), '[]'),
    'utilities', rules.relocation_plan_utilities_json(relocation_plan.plan_id),
    'assigned', coalesce((select jsonb_agg(jsonb_build_object('relocation', l.code, 'project', j.code, 'firmNameVi', f.name_vi, 'firmNameEn', coalesce(f.name_en, f.name_vi), 'isModel', f.is_model, 'zone', rules.zone_reference_json(l.zone_id),
        'place', case when c.place is not null then jsonb_build_array(ST_X(c.place), ST_Y(c.place)) end, 'site', s.code, 'ha', rules.round_ha(w.area_m2), 'km', w.km, 'madeBy', w.made_by, 'acceptedOn', w.accepted_on,
        'isOpen', c.project_id is not null and c.ended_on is null and (c.receiver_zone_id is null or w.accepted_on is not null)) order by w.site_id is not null, w.area_m2 desc, j.code)
      from relocation_plan_row w join relocation l on l.id = w.relocation_id join project j on j.id = w.project_id join firm f on f.id = j.firm_id left join relocation_plan_site s on s.id = w.site_id
        left join cases c on c.relocation_id = w.relocation_id and c.project_id = w.project_id where w.plan_id = relocation_plan.plan_id), '[]'),
    'missing', (select case when count(*) > 0 then jsonb_build_object('ha', rules.round_ha(sum(m.m2)), 'cases', sum(m.cases),
        'byNeed', jsonb_agg(jsonb_build_object('sector', m.sector_code, 'dueOn', m.due_on, 'ha', rules.round_ha(m.m2), 'cases', m.cases) order by m.due_on nulls last, m.m2 desc)) end
      from (select w.sector_code, w.due_on, sum(w.area_m2) as m2, count(*)::int as cases from rules.relocation_plan_open_rows(relocation_plan.plan_id) w where w.site_id is null group by 1, 2) m))
  into answer from head h cross join lateral rules.relocation_plan_unbounded(h.p, h.head) u(why);
  return answer;
end $$;
comment on function rules.relocation_plan is 'A plan with its sites as they are today (RelocationPlan of the contract); null: there is none.';

create function rules.relocation_row_km(row_id int, site_id int) returns double precision
  language plpgsql stable parallel safe set jit = off as $$
begin
  return (
    select rules.relocation_km(c.land, coalesce(o.geom, (select ST_CollectionExtract(ST_Collect(p.geom), 3) from rules.plots_at(current_date) p where p.lineage_id = any(s.lineage_ids)), s.point))
    from relocation_plan_row w join relocation_plan_site s on s.id = relocation_row_km.site_id join relocation r on r.id = w.relocation_id join zone z on z.id = r.zone_id
      join rules.relocation_cases(z.province_code, current_date) c on c.relocation_id = w.relocation_id and c.project_id = w.project_id
      left join rules.relocation_sites(z.province_code) o on o.code = s.code and o.lineage_ids = s.lineage_ids
    where w.id = relocation_row_km.row_id);
end $$;
comment on function rules.relocation_row_km is 'How far the case of a row would move to a site of its plan: to the block as it is, else to what its plots are now; null: the site has no place.';
