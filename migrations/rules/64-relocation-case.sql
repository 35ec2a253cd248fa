-- Who must leave a moving zone, and how far each is. What officials recorded stands in relocation_case; what they did not is derived, and says so.

create function rules.relocation_stages() returns text[]
  language sql immutable parallel safe
  return array['inventory', 'plan_approved', 'compensated', 'handed_over', 'moved', 'old_site_cleared'];
comment on function rules.relocation_stages is 'The way of a case, in its order (model.md, Relocation).';

create function rules.relocation_cases(in_province text, as_of date)
  returns table (relocation_id int, project_id int, case_id int, zone_id int, firm_id int, deadline date, plots int, allocated_m2 double precision, allocated_basis basis, place geometry,
    area_m2 double precision, area_is_recorded boolean, sector_code text, sector_is_recorded boolean, wastewater_m3_per_day double precision, power_mva double precision, farthest_km double precision,
    due_on date, responsible_unit text, stage text, reached_on date, next_stage text, next_planned_on date, ended_on date, outcome text, open_obstacles int,
    receiver_zone_id int, receiver_m2 double precision, receiver_since date, version int, land geometry)
  language sql stable parallel safe
begin atomic
  with moving as materialized (
    select r.id, r.zone_id, r.deadline, r.firm_id, z.centre from relocation r join zone z on z.id = r.zone_id
    where relocation_cases.in_province is null or z.province_code = relocation_cases.in_province),
  stands as materialized (
    select m.id as relocation_id, a.project_id, count(distinct a.plot_id)::int as plots, sum(a.area_m2) as m2, rules.combined_basis(array_agg(distinct a.basis::text)) as basis,
      ST_CollectionExtract(ST_Collect(p.geom), 3) as land
    from moving m join rules.plots_at(relocation_cases.as_of) p on p.zone_id = m.zone_id join rules.allocations_at(relocation_cases.as_of) a on a.plot_id = p.lineage_id
      join project j on j.id = a.project_id
    where m.firm_id is null or m.firm_id = j.firm_id
    group by m.id, a.project_id),
  known as (
    select coalesce(s.relocation_id, c.relocation_id) as relocation_id, coalesce(s.project_id, c.project_id) as project_id, c.id as case_id, coalesce(s.plots, 0) as plots, s.m2, s.basis, s.land
    from stands s full join (select k.* from relocation_case k where k.relocation_id in (select m.id from moving m)) c on c.relocation_id = s.relocation_id and c.project_id = s.project_id),
  way as materialized (
    select s.case_id, array_agg(s.stage order by n.rank desc) filter (where s.reached_on <= relocation_cases.as_of) as reached,
      array_agg(s.reached_on order by n.rank desc) filter (where s.reached_on <= relocation_cases.as_of) as reached_on,
      min(s.reached_on) filter (where s.stage = 'old_site_cleared' and s.reached_on <= relocation_cases.as_of) as cleared_on,
      min(s.planned_on) filter (where s.reached_on is null or s.reached_on > relocation_cases.as_of) as planned_on,
      (array_agg(s.stage order by s.planned_on, n.rank) filter (where s.planned_on is not null and (s.reached_on is null or s.reached_on > relocation_cases.as_of)))[1] as next_stage
    from relocation_step s cross join lateral (select array_position(rules.relocation_stages(), s.stage) as rank) n where s.replaced_at is null group by s.case_id)
  select k.relocation_id, k.project_id, k.case_id, m.zone_id, j.firm_id, m.deadline, k.plots, k.m2, k.basis, coalesce(ST_PointOnSurface(k.land), m.centre),
    coalesce(c.area_m2, k.m2), c.area_m2 is not null, coalesce(c.sector_code, s.code), c.sector_code is not null, c.wastewater_m3_per_day, c.power_mva, c.farthest_km,
    coalesce(c.needed_by, m.deadline), c.responsible_unit, w.reached[1], w.reached_on[1], w.next_stage, w.planned_on,
    case when c.closed_on <= relocation_cases.as_of then least(c.closed_on, w.cleared_on) else w.cleared_on end,
    case when c.closed_on <= relocation_cases.as_of then c.outcome when w.cleared_on is not null then 'moved' end,
    (select count(*)::int from relocation_obstacle o where o.case_id = k.case_id and o.since <= relocation_cases.as_of and (o.resolved_on is null or o.resolved_on > relocation_cases.as_of)),
    c.receiver_zone_id, c.receiver_m2, c.receiver_since, coalesce(c.version, 0), coalesce(k.land, m.centre)
  from known k join moving m on m.id = k.relocation_id join project j on j.id = k.project_id
    left join relocation_case c on c.id = k.case_id left join way w on w.case_id = k.case_id left join sector s on s.code = j.sector;
end;
comment on function rules.relocation_cases is
  'The cases of the moving zones of a province (null: of all) on a day: every project with an allocation there, by itself, and those recorded, also without land. Area: recorded, else what is allocated
   there; sector: recorded, else the project''s; wastewater, power and distance are known only where recorded. Due: needed by, else the deadline of the decision. Stage: the furthest reached, null:
   nothing reported. A case ends when it is closed, or when its old site is cleared. Place: a point inside its plots; land: the plots themselves; without any, the middle of the zone.';

create function rules.relocation_cases_json(in_province text, as_of date, only_relocation text, only_project text) returns jsonb
  language sql stable parallel safe
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object('relocation', r.code, 'project', j.code, 'projectNameVi', j.name_vi, 'firmNameVi', f.name_vi, 'firmNameEn', coalesce(f.name_en, f.name_vi), 'isModel', f.is_model,
      'workers', j.workers, 'zone', rules.zone_reference_json(c.zone_id), 'plots', c.plots, 'allocatedHa', rules.round_ha(c.allocated_m2), 'allocatedBasis', c.allocated_basis,
      'areaHa', rules.round_ha(c.area_m2), 'areaIsRecorded', c.area_is_recorded,
      'sector', (select jsonb_build_object('code', s.code, 'nameVi', s.name_vi, 'nameEn', s.name_en) from sector s where s.code = c.sector_code), 'sectorIsRecorded', c.sector_is_recorded,
      'wastewaterM3PerDay', c.wastewater_m3_per_day, 'powerMva', c.power_mva, 'farthestKm', c.farthest_km, 'neededBy', k.needed_by, 'deadline', c.deadline, 'dueOn', c.due_on,
      'responsibleUnit', c.responsible_unit, 'source', k.source, 'stage', c.stage, 'reachedOn', c.reached_on, 'nextStage', c.next_stage, 'nextPlannedOn', c.next_planned_on,
      'endedOn', c.ended_on, 'closedOn', k.closed_on, 'outcome', c.outcome, 'openObstacles', c.open_obstacles,
      'isOverdue', c.ended_on is null and coalesce(c.due_on < relocation_cases_json.as_of, false), 'isLate', c.ended_on is null and coalesce(c.next_planned_on < relocation_cases_json.as_of, false),
      'receiver', case when c.receiver_zone_id is not null then jsonb_build_object('zone', rules.zone_reference_json(c.receiver_zone_id), 'ha', rules.round_ha(c.receiver_m2), 'since', c.receiver_since,
        'hasPlots', exists (select from rules.plots_at(relocation_cases_json.as_of) p where p.zone_id = c.receiver_zone_id)) end,
      'place', case when c.place is not null then jsonb_build_array(round(ST_X(c.place)::numeric, 6)::float8, round(ST_Y(c.place)::numeric, 6)::float8) end,
      'isRecorded', c.case_id is not null, 'version', c.version)
    order by c.ended_on is not null, c.due_on nulls last, r.code, j.code), '[]')
  from rules.relocation_cases(relocation_cases_json.in_province, relocation_cases_json.as_of) c
    join relocation r on r.id = c.relocation_id join project j on j.id = c.project_id join firm f on f.id = c.firm_id left join relocation_case k on k.id = c.case_id
  where (only_relocation is null or r.code = only_relocation) and (only_project is null or j.code = only_project);
end;
comment on function rules.relocation_cases_json is 'Cases in the shape of the contract (RelocationCase), those still open first, by the day they are due.';

create function rules.relocation_progress(in_province text, as_of date)
  returns table (relocation_id int, cases int, recorded int, ended int, overdue int, open_m2 double precision, ended_m2 double precision, unknown_area int, is_done boolean, basis basis)
  language sql stable parallel safe
begin atomic
  with cases as materialized (select * from rules.relocation_cases(relocation_progress.in_province, relocation_progress.as_of)),
  counted as (
    select c.relocation_id, count(*)::int as cases, count(c.case_id)::int as recorded, count(c.ended_on)::int as ended,
      count(*) filter (where c.ended_on is null and c.due_on < relocation_progress.as_of)::int as overdue, coalesce(sum(c.area_m2) filter (where c.ended_on is null), 0) as open_m2,
      coalesce(sum(c.area_m2) filter (where c.ended_on is not null), 0) as ended_m2, count(*) filter (where c.ended_on is null and c.area_m2 is null)::int as unknown_area,
      -- Somebody who is there by the land ledger alone may be gone: nobody said.
      bool_or(c.case_id is not null and c.ended_on is null) as one_is_open, rules.combined_basis(array_agg(distinct coalesce(c.allocated_basis::text, 'reported'))) as basis
    from cases c where c.outcome is distinct from 'withdrawn' group by c.relocation_id)
  select r.id, coalesce(c.cases, 0), coalesce(c.recorded, 0), coalesce(c.ended, 0), coalesce(c.overdue, 0), coalesce(c.open_m2, 0), coalesce(c.ended_m2, 0), coalesce(c.unknown_area, 0),
    case
      -- The stage of the whole is that of today: what is not done today was not done before; what is, may have been.
      when r.stage in ('moved', 'old_site_cleared') then case when relocation_progress.as_of >= current_date then true end
      when c.one_is_open then false
      when c.ended = c.cases then true
      when r.stage is not null then false end, c.basis
  from relocation r join zone z on z.id = r.zone_id left join counted c on c.relocation_id = r.id
  where relocation_progress.in_province is null or z.province_code = relocation_progress.in_province;
end;
comment on function rules.relocation_progress is
  'How far each relocation is on a day. Done: its own stage says moved or old site cleared, or all of its cases have moved or ceased operating, one at least. A case that was
   withdrawn is none any more: nobody left for it. Not done: a recorded case is open, or its own
   stage says so. Null: nobody reported. A firm known by the land ledger alone, of which nobody recorded anything, leaves it open whether all are gone.';

create function rules.relocation_weeks(in_province text, as_of date)
  returns table (week date, ended int, ended_ha double precision, left_over int, left_ha double precision, needed_a_week numeric)
  language sql stable parallel safe
begin atomic
  with cases as materialized (select * from rules.relocation_cases(relocation_weeks.in_province, relocation_weeks.as_of)),
  span as (
    select date_trunc('week', least(coalesce((select min(c.ended_on) from cases c), relocation_weeks.as_of), relocation_weeks.as_of - 49))::date as first, date_trunc('week', relocation_weeks.as_of)::date as this,
      date_trunc('week', coalesce((select max(c.due_on) from cases c), relocation_weeks.as_of))::date as last),
  weeks as (
    select w::date as week, s.this, greatest(s.last, s.this) as last from span s, generate_series(greatest(s.first, s.this - 7 * 25), s.this, interval '7 days') w)
  select w.week, count(c.ended_on) filter (where c.ended_on >= w.week and c.ended_on < w.week + 7 and c.outcome <> 'withdrawn')::int,
    coalesce(rules.round_ha(sum(c.area_m2) filter (where c.ended_on >= w.week and c.ended_on < w.week + 7 and c.outcome <> 'withdrawn')), 0),
    count(c.project_id) filter (where c.ended_on is null or c.ended_on >= w.week + 7)::int, coalesce(rules.round_ha(sum(c.area_m2) filter (where c.ended_on is null or c.ended_on >= w.week + 7)), 0),
    round(count(c.project_id) filter (where c.ended_on is null or c.ended_on >= w.week + 7)::numeric / nullif((w.last - w.week) / 7, 0), 1)
  from weeks w left join cases c on true group by w.week, w.last order by w.week;
end;
comment on function rules.relocation_weeks is
  'Week by week (from Monday; the last 26 at most): cases that moved or ceased operating, cases left at its end (one withdrawn is left no more), and how many must end in each week left until the last is due; null in the last week. Of the cases known today.';

create function rules.relocation_board(in_province text, as_of date) returns jsonb
  language sql stable parallel safe
begin atomic
  select jsonb_build_object('asOf', relocation_board.as_of, 'provinceCode', in_province,
    'relocations', coalesce((select jsonb_agg(jsonb_build_object('code', r.code, 'zone', rules.zone_reference_json(r.zone_id), 'deadline', r.deadline, 'stage', r.stage,
        'decision', rules.decision_json(r.decision_id), 'source', r.source, 'cases', p.cases, 'recorded', p.recorded, 'ended', p.ended, 'overdue', p.overdue, 'openHa', rules.round_ha(p.open_m2),
        'endedHa', rules.round_ha(p.ended_m2), 'unknownArea', p.unknown_area, 'isDone', p.is_done, 'basis', p.basis,
        'receivers', coalesce((select jsonb_agg(rules.zone_reference_json(v.zone_id) order by v.zone_id) from relocation_receiver v where v.relocation_id = r.id), '[]')) order by r.code)
      from rules.relocation_progress(in_province, relocation_board.as_of) p join relocation r on r.id = p.relocation_id), '[]'),
    'weeks', coalesce((select jsonb_agg(jsonb_build_object('week', w.week, 'ended', w.ended, 'endedHa', w.ended_ha, 'left', w.left_over, 'leftHa', w.left_ha, 'neededAWeek', w.needed_a_week::float8) order by w.week)
      from rules.relocation_weeks(in_province, relocation_board.as_of) w), '[]'),
    'items', rules.relocation_cases_json(in_province, relocation_board.as_of, null, null));
end;
comment on function rules.relocation_board is 'Everything the board of cases shows (RelocationBoard of the contract).';

create function rules.relocation_case_detail(relocation text, project text) returns jsonb
  language sql stable parallel safe
begin atomic
  with found as (select rules.relocation_cases_json(null, current_date, relocation_case_detail.relocation, relocation_case_detail.project) -> 0 as item),
  known as (select k.id from relocation_case k join relocation r on r.id = k.relocation_id join project j on j.id = k.project_id
    where r.code = relocation_case_detail.relocation and j.code = relocation_case_detail.project)
  select f.item || jsonb_build_object(
    'plotCodes', coalesce((select jsonb_agg(distinct p.code) from rules.allocations_at(current_date) a join rules.plots_at(current_date) p on p.lineage_id = a.plot_id join project j on j.id = a.project_id
      join relocation r on r.zone_id = p.zone_id and r.code = relocation_case_detail.relocation where j.code = relocation_case_detail.project), '[]'),
    'steps', (select jsonb_agg(jsonb_build_object('stage', t.stage, 'plannedOn', s.planned_on, 'reachedOn', s.reached_on, 'decision', rules.decision_json(s.decision_id), 'moneyVnd', s.money_vnd::float8,
        'note', s.note, 'source', s.source) order by t.place)
      from unnest(rules.relocation_stages()) with ordinality t(stage, place) left join relocation_step s on s.case_id = (select id from known) and s.stage = t.stage and s.replaced_at is null),
    'obstacles', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'what', o.what, 'since', o.since, 'resolvedOn', o.resolved_on) order by o.resolved_on is not null, o.since, o.id)
      from relocation_obstacle o where o.case_id = (select id from known)), '[]'),
    'holds', coalesce((select jsonb_agg(jsonb_build_object('plotId', rules.current_plot(p.id), 'plotCode', p.code, 'zone', rules.zone_reference_json(p.zone_id), 'ha', rules.round_ha(l.area_m2),
        'plotHa', rules.round_ha(p.area_m2), 'validFrom', h.valid_from, 'isHeld', h.valid_to > current_date) order by h.id)
      from relocation_case_hold l join hold h on h.id = l.hold_id join plot p on p.id = h.plot_id where l.case_id = (select id from known)), '[]'))
  from found f where f.item is not null;
end;
comment on function rules.relocation_case_detail is 'A case with its steps, obstacles and the plots kept for it (RelocationCaseDetail of the contract, without its candidates); null: no such case.';
