-- The planning desk: a zone counts its published changes, each is kept with who, why and by which decision; drafts and who is at work.

alter table zone add column version int not null default 1;
comment on column zone.version is 'Grows with each published change of the zone''s boundary, plots'' shapes or status: the ETag of the desk.';

create table zone_revision (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  number int not null,
  kind text not null constraint zone_revision_kind_is_known check (kind in ('create', 'boundary', 'plots', 'status', 'mixed', 'restore')),
  actor_id text references account,
  -- Later than everything it wrote over, whenever its transaction began: what was on record then can be asked for.
  at timestamptz not null,
  why text not null constraint zone_revision_says_why check (btrim(why) <> ''),
  effective_on date,
  is_correction boolean not null default false,
  decision_id int references decision,
  -- {finding code: the reason the planner gave}
  reasons jsonb not null default '{}',
  restored_from int,
  -- The boundary that holds after it; null: the zone has none.
  boundary_id int references zone_boundary,
  added_m2 double precision,
  removed_m2 double precision,
  plots_begun int not null default 0,
  plots_redrawn int not null default 0,
  plots_ended int not null default 0,
  -- The axes it set; null: left as they were.
  plan_status plan_status,
  legal_status legal_status,
  operation_status operation_status,
  unique (zone_id, number),
  constraint zone_revision_took_effect_or_corrects check (is_correction = (effective_on is null))
);
comment on table zone_revision is 'A published change of a zone. number is the zone''s version after it; version 1 is how the zone was first recorded.';

-- What is allocated fits the plot as it is on that day: a plot that is redrawn smaller may have had more on it before.
create or replace function plot_allocations_fit() returns trigger language plpgsql as $$
declare
  lineage int := (select p.lineage_id from plot p where p.id = (to_jsonb(new) ->> TG_ARGV[0])::int);
begin
  if exists (
    select from (
      select coalesce(a.valid_from, '-infinity') as day from plot_allocation a where a.plot_id = lineage and a.replaced_at is null
      union
      select coalesce(p.valid_from, '-infinity') from plot p where p.lineage_id = lineage and p.replaced_at is null) d
    join plot v on v.lineage_id = lineage and v.replaced_at is null and daterange(v.valid_from, v.valid_to) @> d.day
    where v.area_m2 + 1 < (
      select sum(b.area_m2) from plot_allocation b
      where b.plot_id = lineage and b.replaced_at is null and daterange(b.valid_from, b.valid_to) @> d.day)) then
    raise exception 'the allocations of a plot are larger than the plot on some day'
      using errcode = '23514', constraint = 'plot_allocations_fit_together', table = 'plot_allocation';
  end if;
  return null;
end $$;

create table draft (
  id uuid primary key,
  author_id text not null references account,
  zone_id int references zone on delete cascade,
  province_code text not null references province,
  title text not null,
  -- The zone's version the draft began from; null for a zone that does not exist yet.
  base_version int,
  content jsonb not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_as text constraint draft_end_is_known check (closed_as in ('published', 'discarded')),
  constraint draft_end_is_whole check ((closed_at is null) = (closed_as is null))
);
create index draft_author_idx on draft (author_id) where closed_at is null;
create index draft_zone_idx on draft (zone_id) where closed_at is null;
comment on table draft is 'What a planner has drawn and not published: kept as it was drawn, right or wrong, so it is no geometry yet.';

create table presence (
  tab uuid primary key,
  zone_id int not null references zone on delete cascade,
  account_id text not null references account on delete cascade,
  since timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
create index presence_zone_idx on presence (zone_id);
comment on table presence is 'Who has a zone open at the desk, one row a tab; a tab that has not been seen for a while is gone.';

-- == Who runs this map, as the administrator says it; without a row, what the environment says.
create table board (
  is_the_only_one boolean primary key default true constraint board_is_the_only_one check (is_the_only_one),
  name text not null constraint board_name_is_not_blank check (btrim(name) <> ''),
  contact text not null constraint board_contact_is_not_blank check (btrim(contact) <> ''),
  version int not null default 1,
  updated_at timestamptz not null default now()
);
comment on table board is 'The board that runs this map and how to reach it, shown on every page.';

-- == What lies outside the fence is there for a time, and what was recorded of it before is kept.
alter table infrastructure
  add column valid_from date,
  add column valid_to date constraint infrastructure_period_is_ordered check (valid_to > valid_from),
  add column recorded_at timestamptz not null default now(),
  add column replaced_at timestamptz,
  drop constraint infrastructure_code_key,
  add constraint infrastructure_code_is_one_at_a_time exclude using gist
    (int8range(hashtextextended(code, 0), hashtextextended(code, 0), '[]') with &&, daterange(valid_from, valid_to) with &&) where (replaced_at is null);
comment on table infrastructure is 'A gate, station, port, airport or interchange outside the fence. One that is changed ends one row and begins the next, under the same code.';
