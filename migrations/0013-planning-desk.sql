-- The planning desk: a zone counts its published changes, each is kept with who, why and by which decision; drafts and who is at work.

alter table zone add column version int not null default 1;
comment on column zone.version is 'Grows with each published change of the zone''s boundary, plots'' shapes or status: the ETag of the desk.';

create table zone_revision (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  number int not null,
  kind text not null constraint zone_revision_kind_is_known check (kind in ('create', 'boundary', 'plots', 'status', 'mixed', 'restore')),
  actor_id text references account,
  at timestamptz not null default now(),
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
  unique (zone_id, number)
);
comment on table zone_revision is 'A published change of a zone. number is the zone''s version after it; version 1 is how the zone was first recorded.';

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
