-- Who must leave a zone that moves, how far they are, where they go: what officials record of it. What nobody recorded is derived (rules/64-relocation-case.sql).

-- A case is one firm's project that must leave a moving zone. Without a row here it is one all the same: it has land there.
create table relocation_case (
  id int generated always as identity primary key,
  relocation_id int not null references relocation on delete cascade,
  project_id int not null references project on delete cascade,
  area_m2 double precision constraint relocation_case_area_is_positive check (area_m2 > 0 and area_m2 < 'Infinity'),
  sector_code text references sector,
  wastewater_m3_per_day double precision constraint relocation_case_wastewater_is_a_number check (wastewater_m3_per_day >= 0 and wastewater_m3_per_day < 'Infinity'),
  power_mva double precision constraint relocation_case_power_is_a_number check (power_mva >= 0 and power_mva < 'Infinity'),
  farthest_km double precision constraint relocation_case_distance_is_positive check (farthest_km > 0 and farthest_km < 'Infinity'),
  needed_by date,
  responsible_unit text,
  closed_on date,
  outcome text constraint relocation_case_outcome_is_known check (outcome in ('moved', 'ceased_operating', 'withdrawn')),
  source text,
  -- Where it goes, once somebody accepted that: a block of land, or a site that has no plots yet.
  receiver_zone_id int references zone,
  receiver_m2 double precision constraint relocation_case_receiver_area_is_positive check (receiver_m2 > 0),
  receiver_since date,
  receiver_plan_id int,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  constraint relocation_case_is_recorded_once unique (relocation_id, project_id),
  constraint relocation_case_end_has_an_outcome check ((closed_on is null) = (outcome is null)),
  constraint relocation_case_receiver_is_whole check (num_nulls(receiver_zone_id, receiver_m2, receiver_since) in (0, 3))
);
create index relocation_case_project_idx on relocation_case (project_id);
create index relocation_case_receiver_idx on relocation_case (receiver_zone_id) where receiver_zone_id is not null;
comment on table relocation_case is 'What officials recorded of a case: its need, who is responsible, how it ended, where it goes. A null is not recorded; nothing is invented.';

create table relocation_step (
  id int generated always as identity primary key,
  case_id int not null references relocation_case on delete cascade,
  stage text not null constraint relocation_step_stage_is_known check (stage in
    ('inventory', 'plan_approved', 'compensated', 'handed_over', 'moved', 'old_site_cleared')),
  planned_on date,
  reached_on date,
  decision_id int references decision,
  money_vnd numeric(20) constraint relocation_step_money_is_a_number check (money_vnd >= 0 and money_vnd <> 'NaN'),
  note text,
  source text not null,
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  constraint relocation_step_says_something check (num_nonnulls(planned_on, reached_on, decision_id, money_vnd, note) > 0)
);
create unique index relocation_step_is_one_a_stage on relocation_step (case_id, stage) where replaced_at is null;
create index relocation_step_case_idx on relocation_step (case_id);
comment on table relocation_step is 'A stage of a case: when it was planned, when it was reached, by which decision, for how much. Said anew, the row before is kept as replaced: a correction is no change.';

create table relocation_obstacle (
  id int generated always as identity primary key,
  case_id int not null references relocation_case on delete cascade,
  what text not null constraint relocation_obstacle_is_not_blank check (btrim(what) <> ''),
  since date not null,
  resolved_on date constraint relocation_obstacle_period_is_ordered check (resolved_on >= since),
  recorded_at timestamptz not null default now()
);
create index relocation_obstacle_case_idx on relocation_obstacle (case_id);

-- Plots kept for cases. Small firms may share one that is kept: it is let go with the last of them.
create table relocation_case_hold (
  case_id int not null references relocation_case on delete cascade,
  hold_id int not null references hold on delete cascade,
  area_m2 double precision not null constraint relocation_case_hold_area_is_positive check (area_m2 > 0),
  primary key (case_id, hold_id)
);
create index relocation_case_hold_hold_idx on relocation_case_hold (hold_id);

-- == Plans: who would go where
create table relocation_plan (
  id int generated always as identity primary key,
  province_code text not null references province,
  name text not null constraint relocation_plan_name_is_not_blank check (btrim(name) <> ''),
  author_id text references account,
  copied_from_id int references relocation_plan on delete set null,
  sites text not null constraint relocation_plan_sites_are_known check (sites in ('named', 'placed', 'all')),
  seed int not null,
  seconds double precision not null,
  -- Hectare-kilometres below which no assignment of these cases to these sites can come; null: not all could be placed, or no bound was found.
  bound_ha_km double precision,
  solved_ha_km double precision not null,
  version int not null default 1,
  as_of date not null default current_date,
  recorded_at timestamptz not null default now()
);
comment on table relocation_plan is 'An assignment of all open cases of a province, as the solver gave it and as people changed it by hand. It binds nobody: a row accepted holds land.';

create table relocation_plan_site (
  id int generated always as identity primary key,
  plan_id int not null references relocation_plan on delete cascade,
  code text not null,
  zone_id int not null references zone,
  kind text not null constraint relocation_plan_site_kind_is_known check (kind in ('ready', 'being_cleared', 'declared')),
  ready_on date,
  capacity_m2 double precision not null,
  -- The land as it was: a block changes its name when its first plot is taken.
  lineage_ids int[] not null,
  point geometry(Point, 4326),
  unique (plan_id, code)
);
comment on column relocation_plan_site.capacity_m2 is 'As it was when the plan was made, or last looked at: what changed since is told, and nothing is written over it.';

create table relocation_plan_row (
  id int generated always as identity primary key,
  plan_id int not null references relocation_plan on delete cascade,
  relocation_id int not null references relocation on delete cascade,
  project_id int not null references project on delete cascade,
  site_id int references relocation_plan_site on delete cascade,
  area_m2 double precision not null constraint relocation_plan_row_area_is_positive check (area_m2 > 0),
  km double precision,
  made_by text not null constraint relocation_plan_row_maker_is_known check (made_by in ('solver', 'hand')),
  accepted_on date,
  unique (plan_id, relocation_id, project_id)
);
create index relocation_plan_row_site_idx on relocation_plan_row (site_id);
create index relocation_plan_row_project_idx on relocation_plan_row (project_id);
comment on column relocation_plan_row.site_id is 'Null: there is no room for it.';
alter table relocation_case add constraint relocation_case_receiver_plan_exists foreign key (receiver_plan_id) references relocation_plan on delete set null;

select audit_table('relocation_case', 'version'), audit_table('relocation_step'), audit_table('relocation_obstacle'), audit_table('relocation_case_hold'),
  audit_table('relocation_plan', 'version'), audit_table('relocation_plan_row');

-- == Land is let go with the last case it is kept for
create function let_go_of_case_land(ended int) returns void language plpgsql as $$
declare
  kept record;
begin
  for kept in
    select h.id, h.valid_from from relocation_case_hold l join hold h on h.id = l.hold_id
    where l.case_id = ended and h.valid_to > current_date and not exists (
      select from relocation_case_hold o join relocation_case c on c.id = o.case_id
      where o.hold_id = h.id and o.case_id <> ended and c.closed_on is null
        and not exists (select from relocation_step s where s.case_id = c.id and s.replaced_at is null and s.stage = 'old_site_cleared' and s.reached_on <= current_date))
    order by h.id for update of h
  loop
    -- What ends on the day it began never held.
    if kept.valid_from >= current_date then delete from hold where id = kept.id; else update hold set valid_to = current_date where id = kept.id; end if;
  end loop;
end $$;
comment on function let_go_of_case_land is 'Ends, today, the holds of a case that no other open case shares.';

create function let_go_at_close() returns trigger language plpgsql as $$
begin
  perform let_go_of_case_land(new.id);
  return null;
end $$;
create trigger land_is_let_go after update of closed_on on relocation_case
  for each row when (old.closed_on is null and new.closed_on is not null) execute function let_go_at_close();

create function let_go_at_last_step() returns trigger language plpgsql as $$
begin
  if new.replaced_at is null and new.reached_on <= current_date then perform let_go_of_case_land(new.case_id); end if;
  return null;
end $$;
create trigger land_is_let_go after insert on relocation_step
  for each row when (new.stage = 'old_site_cleared' and new.reached_on is not null) execute function let_go_at_last_step();
