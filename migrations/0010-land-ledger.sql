-- The land ledger: plots keep their identity through their versions, and what a zone's land adds up to is kept in step,
-- zone by zone, in the transaction that changed it.

create function edtf_last_day(d edtf) returns date
  language sql immutable strict parallel safe
  return (
    select (make_date(substr(l, 1, 4)::int, coalesce(nullif(substr(l, 6, 2), ''), '12')::int, coalesce(nullif(substr(l, 9, 2), ''), '1')::int)
      + case when length(l) = 10 then interval '0' else interval '1 month - 1 day' end)::date
    from (select coalesce(nullif(split_part(d, '/', 2), ''), d)) as whole(l));
comment on function edtf_last_day is 'The last day an EDTF date can mean: with the first, whether something is sure to lie before or after a day.';

-- A change in the world ends one version of a plot and begins the next. The living row keeps its id; what it was moves to a row of
-- its own with the same lineage_id. Allocations and holds point at the lineage and so survive every version.
alter table plot add column lineage_id int;
alter table plot add column version int not null default 1;
alter table plot add column building_footprint_m2 double precision
  constraint plot_building_footprint_is_positive check (building_footprint_m2 > 0 and building_footprint_m2 < 'Infinity');
alter table plot add column building_floors smallint constraint plot_building_floors_are_positive check (building_floors > 0);
alter table plot add constraint plot_building_land_share_is_a_number check (building_land_share_m2 < 'Infinity');
update plot set lineage_id = id;
alter table plot alter column lineage_id set not null;
create index plot_zone_idx on plot (zone_id) where replaced_at is null;
create index plot_lineage_idx on plot (lineage_id);
create index clearance_zone_idx on clearance (zone_id) where replaced_at is null;
comment on column plot.lineage_id is 'The id under which allocations and holds know the plot, the same in all its versions.';
comment on column plot.version is 'Grows with each change of the plot, its allocations and its holds; the ETag of the plot.';

create function begin_plot() returns trigger language plpgsql as $$
begin
  new.lineage_id := coalesce(new.lineage_id, new.id);
  return new;
end $$;
create trigger plot_lineage_begins before insert on plot for each row execute function begin_plot();

create function count_plot_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger plot_version_counts before update of code, land_use, is_logistics, sme_reserved, building_land_share_m2,
    building_footprint_m2, building_floors, geom, valid_from, valid_to, replaced_at, source on plot
  for each row execute function count_plot_version();

create or replace function keep_lease_status() returns trigger language plpgsql as $$
begin
  update plot set lease_status = rules.plot_lease_status(plot.id, current_date), version = version + 1
  where id in (new.plot_id, old.plot_id);
  return null;
end $$;

-- NaN is greater than every number: "> 0" lets it in.
alter table plot_allocation add constraint plot_allocation_area_is_a_number check (area_m2 < 'Infinity');
alter table zone
  add constraint zone_planned_area_is_a_number check (planned_ha <> 'NaN'),
  add constraint zone_approved_area_is_a_number check (approved_ha <> 'NaN'),
  add constraint zone_industrial_area_is_a_number check (industrial_ha <> 'NaN'),
  add constraint zone_declared_capacity_is_positive check (declared_capacity_ha > 0 and declared_capacity_ha <> 'NaN');

-- Each allocation fits its plot (0006); all that hold on one day fit it together. A square metre of tolerance: areas come rounded.
create function plot_allocations_fit() returns trigger language plpgsql as $$
begin
  if exists (
    select from plot p, plot_allocation a
    where p.id = (to_jsonb(new) ->> TG_ARGV[0])::int and a.plot_id = p.id and a.replaced_at is null
      and p.area_m2 + 1 < (
        select sum(b.area_m2) from plot_allocation b
        where b.plot_id = p.id and b.replaced_at is null
          and daterange(b.valid_from, b.valid_to) @> coalesce(a.valid_from, '-infinity'::date))) then
    raise exception 'the allocations of a plot are larger than the plot on some day'
      using errcode = '23514', constraint = 'plot_allocations_fit_together', table = 'plot_allocation';
  end if;
  return null;
end $$;
create constraint trigger plot_allocations_fit_together after insert or update of area_m2, plot_id, valid_from, valid_to, replaced_at on plot_allocation
  deferrable initially immediate for each row execute function plot_allocations_fit('plot_id');
create constraint trigger plot_allocations_fit_together after update of geom on plot
  deferrable initially immediate for each row execute function plot_allocations_fit('id');

-- Whom art. 9.4 of Decree 35/2022 and art. 7 of Resolution 198/2025 name; which of them counts when is a rule (sme_quota, eligible_…).
alter table firm add column priority_group text constraint firm_priority_group_is_known check (priority_group in
  ('sme', 'supporting_industry', 'innovative', 'investment_incentive', 'premises_priority', 'private_high_tech'));

create table sme_reserve (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  area_ha numeric(11, 4) not null constraint sme_reserve_area_is_not_negative check (area_ha >= 0 and area_ha <> 'NaN'),
  decision_id int not null references decision,
  source text not null,
  valid_from date,
  valid_to date constraint sme_reserve_period_is_ordered check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  constraint sme_reserve_is_one_at_a_time exclude using gist
    (int4range(zone_id, zone_id, '[]') with &&, daterange(valid_from, valid_to) with &&) where (replaced_at is null)
);
comment on table sme_reserve is 'The area the province''s decision sets aside in a zone (Resolution 198/2025/QH15 art. 7); without one the zone is undetermined.';

create table zone_utility (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  kind text not null constraint zone_utility_kind_is_known check (kind in ('wastewater', 'power', 'water')),
  status text constraint zone_utility_status_is_known check (status in ('none', 'planned', 'under_construction', 'operating')),
  is_central boolean,
  meets_standard boolean,
  capacity numeric constraint zone_utility_capacity_is_not_negative check (capacity >= 0 and capacity <> 'NaN'),
  committed numeric constraint zone_utility_commitment_is_not_negative check (committed >= 0 and committed <> 'NaN'),
  unit text not null constraint zone_utility_unit_fits_kind
    check (case kind when 'power' then unit in ('MVA', 'MW') else unit = 'm3_per_day' end),
  as_of edtf,
  decision_id int references decision,
  basis basis not null,
  source text not null,
  note text,
  valid_from date,
  valid_to date constraint zone_utility_period_is_ordered check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz
);
create index zone_utility_zone_idx on zone_utility (zone_id);
comment on column zone_utility.status is 'none: a source says there is no such works. Null: the source does not say whether it is built or running.';
comment on column zone_utility.is_central is 'Whether it serves the whole zone (with status none: whether what is missing is the central works). Null: not said.';
comment on table zone_utility is 'Wastewater, power and water of a zone: what there is, what is promised out of it. Null is not known, never nothing.';

create table zone_condition (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  condition text not null constraint zone_condition_is_known check (condition in (
    'terminated_infrastructure', 'incentive_area', 'environmental_infrastructure', 'all_infrastructure_completed', 'technical_links',
    'workers_housing', 'demand_exceeds_land', 'roads', 'water_supply', 'wastewater', 'solid_waste', 'fire_safety', 'mountain_district')),
  is_met boolean not null,
  decision_id int references decision,
  source text not null,
  note text,
  valid_from date,
  valid_to date constraint zone_condition_period_is_ordered check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  constraint zone_condition_is_one_at_a_time exclude using gist
    (int4range(zone_id, zone_id, '[]') with &&, int8range(hashtextextended(condition, 0), hashtextextended(condition, 0), '[]') with &&,
     daterange(valid_from, valid_to) with &&) where (replaced_at is null)
);
comment on table zone_condition is 'A condition of the law that no geometry shows: met or not, by whose word. No row: not known.';

create table clearance_plan (
  id int generated always as identity primary key,
  zone_id int references zone on delete cascade,
  province_code text references province,
  period_from date not null,
  period_to date not null constraint clearance_plan_period_is_ordered check (period_to > period_from),
  area_ha numeric(11, 4) not null constraint clearance_plan_area_is_positive check (area_ha > 0 and area_ha <> 'NaN'),
  decision_id int references decision,
  source text not null,
  note text,
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  constraint clearance_plan_has_one_subject check (num_nonnulls(zone_id, province_code) = 1)
);
comment on table clearance_plan is 'How much land a zone or a province planned to clear in a period.';

-- == Thresholds: no overlap and no gap in time.
alter table rule add column replaced_at timestamptz;
alter table rule drop constraint rule_confidence_is_known;
alter table rule add constraint rule_confidence_is_known check (confidence in ('source', 'secondary', 'memory', 'own'));
alter table rule drop constraint rule_is_unique_at_a_time;
alter table rule add column subject text not null generated always as
  (code || '|' || parameter || '|' || coalesce(zone_kind, '') || '|' || coalesce(zone_type, '') || '|' || coalesce(province_code, '')) stored;
alter table rule add constraint rule_is_one_at_a_time exclude using gist
  (int8range(hashtextextended(subject, 0), hashtextextended(subject, 0), '[]') with &&, daterange(valid_from, valid_to) with &&) where (replaced_at is null);
create index rule_subject_idx on rule (code, parameter);
comment on column rule.confidence is 'source, secondary, memory (shown as "to be verified"), own: a convention of this system that a board may change.';

create function rule_periods_join() returns trigger language plpgsql as $$
begin
  if exists (
    select from (
      select r.valid_to, lead(r.valid_from) over (order by r.valid_from nulls first) as next_from
      from rule r where r.replaced_at is null and r.subject in (new.subject, old.subject)
      window w as (partition by r.subject order by r.valid_from nulls first)) p
    where p.next_from > p.valid_to) then
    raise exception 'the periods of a rule leave a gap' using errcode = '23514', constraint = 'rule_periods_leave_no_gap', table = 'rule';
  end if;
  return null;
end $$;
-- At the end of the transaction: a change of the law ends one row and begins the next.
create constraint trigger rule_periods_leave_no_gap after insert or update or delete on rule
  deferrable initially deferred for each row execute function rule_periods_join();

-- == Targets and what documents report
alter table target add column document_base_count int;
comment on column target.document_base_count is 'How many zones the document itself counts in its base; null where it names no number.';
alter table reported_indicator add column replaced_at timestamptz;
create table target_progress (
  id int generated always as identity primary key,
  target_id int not null references target on delete cascade,
  reported_on date not null,
  reached boolean,
  value numeric constraint target_progress_value_is_a_number check (value <> 'NaN'),
  decision_id int references decision,
  source text not null,
  note text,
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz
);
comment on table target_progress is 'What a report says of a target, above all of a milestone that no land shows.';

-- == Overlaps of plots: found when a shape changes, so that no sum has to look for them.
create table plot_overlap (
  plot_id int not null references plot on delete cascade,
  other_id int not null references plot on delete cascade,
  area_m2 double precision not null,
  primary key (plot_id, other_id)
);
create index plot_overlap_other_idx on plot_overlap (other_id);
comment on table plot_overlap is 'Pairs of plots that share more than a square metre of ground. Kept by trigger; the ground counts for plot_id, whose lineage is the older.';

-- == What the land of a zone adds up to, today. One row a zone; m², never rounded.
create table zone_ledger (
  zone_id int primary key references zone on delete cascade,
  as_of date not null,
  basis basis,
  drawn_m2 double precision,
  plot_count int not null,
  plots_m2 double precision not null,
  overlap_m2 double precision not null,
  industrial_m2 double precision not null,
  warehouse_m2 double precision not null,
  service_m2 double precision not null,
  road_m2 double precision not null,
  green_m2 double precision not null,
  water_m2 double precision not null,
  technical_m2 double precision not null,
  parking_m2 double precision not null,
  security_m2 double precision not null,
  housing_m2 double precision not null,
  other_m2 double precision not null,
  logistics_m2 double precision not null,
  -- Allocated land by stage, apart for industrial land (industrial and warehouse plots) and service land.
  industrial_approved_m2 double precision not null,
  industrial_leased_m2 double precision not null,
  industrial_in_use_m2 double precision not null,
  service_approved_m2 double precision not null,
  service_leased_m2 double precision not null,
  service_in_use_m2 double precision not null,
  held_m2 double precision not null,
  sme_reserved_m2 double precision not null,
  sme_leased_m2 double precision not null,
  -- Tracts, overlaps counted once, at the furthest stage.
  recovery_decided_m2 double precision not null,
  compensated_m2 double precision not null,
  handed_over_m2 double precision not null,
  ready_m2 double precision not null,
  ready_leasable_m2 double precision not null,
  available_m2 double precision not null,
  unknown_m2 double precision not null,
  block_count int not null,
  largest_block_m2 double precision
);
comment on table zone_ledger is 'The sums of a zone''s plots, allocations and tracts in effect on as_of. Kept in step, rule rules.zone_ledger_at.';
comment on column zone_ledger.sme_reserved_m2 is 'Industrial land reserved for the firms of art. 9.4 and not leased yet.';
comment on column zone_ledger.sme_leased_m2 is 'Industrial land leased to, or used by, the firms of art. 9.4.';
comment on column zone_ledger.unknown_m2 is 'Ready leasable land of a zone whose allocations nobody recorded: neither available nor taken.';

create table clean_land (
  plot_id int primary key references plot on delete cascade,
  zone_id int not null references zone on delete cascade,
  state text not null constraint clean_land_state_is_known check (state in ('available', 'partly_available', 'taken', 'held', 'unknown')),
  is_whole_plot boolean not null,
  sme_reserved boolean not null,
  ready_m2 double precision not null,
  available_m2 double precision not null,
  geom geometry(MultiPolygon, 4326) not null,
  geom_3857 geometry(MultiPolygon, 3857) generated always as (ST_ForcePolygonCW(ST_Transform(geom, 3857))) stored,
  basis basis not null
);
create index clean_land_zone_idx on clean_land (zone_id);
create index clean_land_geom_3857_idx on clean_land using gist (geom_3857);
comment on table clean_land is 'The ready part of each leasable plot, today. Kept in step, rule rules.clean_land_at.';

create table clean_block (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  number int not null,
  plot_ids int[] not null,
  area_m2 double precision not null,
  sme_reserved_m2 double precision not null,
  -- The largest rectangle that stands on unbroken land of the block, no road through it.
  rectangle_width_m double precision,
  rectangle_length_m double precision,
  rectangle geometry(Polygon, 4326),
  -- Every rectangle that no other one covers: widths and lengths in step, so that one look tells whether a hall fits.
  fitting_widths_m double precision[] not null,
  fitting_lengths_m double precision[] not null,
  circle_radius_m double precision,
  geom geometry(MultiPolygon, 4326) not null,
  geom_3857 geometry(MultiPolygon, 3857) generated always as (ST_ForcePolygonCW(ST_Transform(geom, 3857))) stored,
  basis basis not null,
  unique (zone_id, number)
);
create index clean_block_geom_3857_idx on clean_block using gist (geom_3857);
-- Where the hectares of a block stand on the map: one point a block, found by tile.
create index clean_block_label_3857_idx on clean_block using gist (ST_PointOnSurface(geom_3857));
comment on table clean_block is 'Contiguous available clean land of a zone, today; largest first. Kept in step, rule rules.clean_blocks_at.';

-- == In step: a change marks its zone, and the end of the transaction brings the marked zones up, once each. Two transactions that
-- change one zone meet at its mark, so the later sees what the earlier wrote.
create table zone_ledger_stale (zone_id int primary key);

create function mark_zones_stale(zone_ids int[]) returns void language plpgsql as $$
begin
  -- Loading by hand (a seed, a large import) ends with rules.refresh() instead.
  if current_setting('matbang.ledger_by_hand', true) = 'on' then return; end if;
  insert into zone_ledger_stale select distinct id from unnest(zone_ids) id where id is not null order by id on conflict do nothing;
end $$;

create function bring_ledger_up() returns trigger language plpgsql as $$
begin
  -- rules.refresh() marks every zone and takes the marks away itself.
  delete from zone_ledger_stale where zone_id = new.zone_id;
  if found then perform rules.refresh_zone_ledger(array[new.zone_id]); end if;
  return null;
end $$;
create constraint trigger zone_ledger_is_brought_up after insert on zone_ledger_stale
  deferrable initially deferred for each row execute function bring_ledger_up();

create function mark_ledger_stale() returns trigger language plpgsql as $$
declare
  changed text := case TG_OP
    when 'INSERT' then 'new_rows'
    when 'DELETE' then 'old_rows'
    else '(select * from new_rows union all select * from old_rows)' end;
  zone_ids int[];
begin
  -- TG_ARGV[0]: how a changed row r leads to its zones.
  execute format('select array_agg(distinct z.id) from %s r, lateral (%s) z(id)', changed, TG_ARGV[0]) into zone_ids;
  perform mark_zones_stale(zone_ids);
  return null;
end $$;

do $$
declare
  one record;
begin
  for one in select * from (values
    ('zone_boundary', 'select r.zone_id'),
    ('plot', 'select r.zone_id'),
    ('clearance', 'select r.zone_id'),
    ('plot_allocation', 'select p.zone_id from plot p where p.id = r.plot_id'),
    ('hold', 'select p.zone_id from plot p where p.id = r.plot_id')
  ) as l(table_name, zones)
  loop
    execute format('create trigger zone_ledger_is_marked_on_insert after insert on %I referencing new table as new_rows
      for each statement execute function mark_ledger_stale(%L)', one.table_name, one.zones);
    execute format('create trigger zone_ledger_is_marked_on_update after update on %I referencing new table as new_rows old table as old_rows
      for each statement execute function mark_ledger_stale(%L)', one.table_name, one.zones);
    execute format('create trigger zone_ledger_is_marked_on_delete after delete on %I referencing old table as old_rows
      for each statement execute function mark_ledger_stale(%L)', one.table_name, one.zones);
  end loop;
end $$;

create function mark_zone_of_row() returns trigger language plpgsql as $$
begin
  -- Blocks that look the same are not measured again: in another plane, or under another rule, they must be.
  if TG_OP = 'UPDATE' then delete from clean_block where zone_id = new.id; end if;
  perform mark_zones_stale(array[new.id]);
  return null;
end $$;
create trigger zone_ledger_is_marked_on_insert after insert on zone for each row execute function mark_zone_of_row();
create trigger zone_ledger_is_marked_on_update after update of kind, zone_type, province_code, allocations_recorded, vn2000_srid on zone for each row execute function mark_zone_of_row();

-- Who counts for the quota changes with the firm.
create function mark_zones_of_firm() returns trigger language plpgsql as $$
begin
  perform mark_zones_stale((select array_agg(distinct p.zone_id) from project j join plot_allocation a on a.project_id = j.id
    join plot p on p.id = a.plot_id where j.firm_id = new.id));
  return null;
end $$;
create function mark_zones_of_project() returns trigger language plpgsql as $$
begin
  perform mark_zones_stale((select array_agg(distinct p.zone_id) from plot_allocation a join plot p on p.id = a.plot_id where a.project_id = new.id));
  return null;
end $$;
create trigger zone_ledger_is_marked_on_update after update of firm_id on project
  for each row when (old.firm_id <> new.firm_id) execute function mark_zones_of_project();
create trigger zone_ledger_is_marked_on_update after update of is_sme, priority_group on firm
  for each row when (old.is_sme is distinct from new.is_sme or old.priority_group is distinct from new.priority_group)
  execute function mark_zones_of_firm();

create function keep_plot_overlaps() returns trigger language plpgsql as $$
declare
  moved int[];
begin
  if TG_OP = 'INSERT' then
    moved := (select array_agg(id) from new_rows where replaced_at is null);
  else
    -- A plot that was entered for the wrong zone meets other plots in the right one; a plot found wrong claims no ground.
    moved := (select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id
      where n.geom is distinct from o.geom or n.zone_id <> o.zone_id or n.replaced_at is distinct from o.replaced_at);
    delete from plot_overlap where plot_id = any(moved) or other_id = any(moved);
  end if;
  -- Neighbours share an edge: their interiors must meet before an area is worth computing.
  insert into plot_overlap
  select distinct on (1, 2) case when n.lineage_id < p.lineage_id then n.id else p.id end, case when n.lineage_id < p.lineage_id then p.id else n.id end,
    ST_Area(ST_Intersection(n.geom, p.geom, 1e-9)::geography)
  from plot n join plot p on p.zone_id = n.zone_id and p.lineage_id <> n.lineage_id and p.geom && n.geom
  where n.id = any(moved) and n.replaced_at is null and p.replaced_at is null and ST_Relate(n.geom, p.geom, 'T********')
    and ST_Area(ST_Intersection(n.geom, p.geom, 1e-9)::geography) > 1
  on conflict do nothing;
  return null;
end $$;
create trigger plot_overlaps_are_kept_on_insert after insert on plot referencing new table as new_rows
  for each statement execute function keep_plot_overlaps();
create trigger plot_overlaps_are_kept_on_update after update on plot referencing new table as new_rows old table as old_rows
  for each statement execute function keep_plot_overlaps();

do $$
declare
  kept record;
begin
  for kept in select * from (values ('clean_land', 'clean-land'), ('clean_block', 'clean-block')) as l(table_name, layer)
  loop
    execute format('create trigger map_change_on_insert after insert on %I referencing new table as new_rows
      for each statement execute function tell_map_change(%L, ''geom_3857'')', kept.table_name, kept.layer);
    execute format('create trigger map_change_on_update after update on %I referencing new table as new_rows old table as old_rows
      for each statement execute function tell_map_change(%L, ''geom_3857'')', kept.table_name, kept.layer);
    execute format('create trigger map_change_on_delete after delete on %I referencing old table as old_rows
      for each statement execute function tell_map_change(%L, ''geom_3857'')', kept.table_name, kept.layer);
  end loop;
end $$;

-- What the kept sums rest on is a rule: when it changes, every zone is brought up at the end of the transaction.
create function mark_zones_of_rule() returns trigger language plpgsql as $$
begin
  if 'clean_block' in (new.code, old.code) then delete from clean_block; end if;
  perform mark_zones_stale(array(select id from zone));
  return null;
end $$;
create trigger zone_ledger_is_marked_on_insert after insert on rule
  for each row when (new.code = 'clean_block' or new.code = 'sme_quota' and starts_with(new.parameter, 'eligible_')) execute function mark_zones_of_rule();
create trigger zone_ledger_is_marked_on_update after update on rule
  for each row when (new.code = 'clean_block' or new.code = 'sme_quota' and starts_with(new.parameter, 'eligible_')) execute function mark_zones_of_rule();
create trigger zone_ledger_is_marked_on_delete after delete on rule
  for each row when (old.code = 'clean_block' or old.code = 'sme_quota' and starts_with(old.parameter, 'eligible_')) execute function mark_zones_of_rule();
