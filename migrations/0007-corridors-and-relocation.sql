-- What lies outside the fence, what passes through, and what must move.

create table infrastructure (
  id int generated always as identity primary key,
  code text not null unique,
  kind text not null constraint infrastructure_kind_is_known check (kind in
    ('border_gate', 'rail_station', 'seaport', 'airport', 'expressway_interchange', 'inland_port')),
  name_vi text not null,
  name_en text,
  status text not null default 'existing' constraint infrastructure_status_is_known check (status in ('existing', 'planned')),
  geom geometry(Point, 4326) not null constraint infrastructure_lies_in_vietnam check (is_in_vietnam(geom)),
  geom_3857 geometry(Point, 3857) generated always as (ST_Transform(geom, 3857)) stored,
  uncertainty_m int,
  source text not null,
  as_of edtf,
  note text
);
create index infrastructure_geom_3857_idx on infrastructure using gist (geom_3857);

create table corridor (
  id int generated always as identity primary key,
  code text not null,
  kind text not null constraint corridor_kind_is_known check (kind in ('railway', 'road')),
  name_vi text not null,
  name_en text,
  alignment geometry(MultiLineString, 4326)
    constraint corridor_alignment_is_not_empty check (not ST_IsEmpty(alignment))
    constraint corridor_alignment_lies_in_vietnam check (is_in_vietnam(alignment)),
  alignment_3857 geometry(MultiLineString, 3857) generated always as (ST_Transform(alignment, 3857)) stored,
  clearance_area geometry(MultiPolygon, 4326)
    constraint corridor_clearance_area_is_not_empty check (not ST_IsEmpty(clearance_area))
    constraint corridor_clearance_area_is_valid check (ST_IsValid(clearance_area))
    constraint corridor_clearance_area_lies_in_vietnam check (is_in_vietnam(clearance_area)),
  clearance_area_3857 geometry(MultiPolygon, 3857) generated always as (ST_ForcePolygonCW(ST_Transform(clearance_area, 3857))) stored,
  half_width_m double precision constraint corridor_half_width_is_positive check (half_width_m > 0),
  width_rule text,
  decision_id int references decision,
  basis basis not null,
  source text not null,
  note text,
  valid_from date,
  valid_to date constraint corridor_period_is_ordered check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  constraint corridor_has_a_shape check (alignment is not null or clearance_area is not null),
  constraint corridor_code_is_one_at_a_time exclude using gist
    (int8range(hashtextextended(code, 0), hashtextextended(code, 0), '[]') with &&, daterange(valid_from, valid_to) with &&) where (replaced_at is null)
);
create index corridor_alignment_3857_idx on corridor using gist (alignment_3857);
create index corridor_clearance_area_3857_idx on corridor using gist (clearance_area_3857);
comment on column corridor.clearance_area is 'The project''s own clearance polygon; where it exists it wins over any buffer of the alignment.';

create table relocation (
  id int generated always as identity primary key,
  code text not null unique,
  zone_id int not null references zone,
  firm_id int references firm,
  corridor_code text,
  stage text constraint relocation_stage_is_known check (stage in
    ('inventory', 'plan_approved', 'compensated', 'handed_over', 'moved', 'old_site_cleared')),
  deadline date,
  decision_id int references decision,
  source text not null,
  note text,
  recorded_at timestamptz not null default now()
);
comment on table relocation is 'What must move is a decision about whole zones, never inferred from a line. stage null: not reported.';

create table relocation_receiver (
  relocation_id int not null references relocation on delete cascade,
  zone_id int not null references zone,
  note text,
  primary key (relocation_id, zone_id)
);

create table hold (
  id int generated always as identity primary key,
  plot_id int not null references plot on delete cascade,
  relocation_id int references relocation,
  project_id int references project,
  reason text not null constraint hold_reason_is_not_blank check (btrim(reason) <> ''),
  valid_from date not null,
  valid_to date not null constraint hold_period_is_ordered check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  constraint hold_is_for_one_purpose check (num_nonnulls(relocation_id, project_id) = 1)
);
create index hold_plot_idx on hold (plot_id);
comment on table hold is 'A plot kept for a relocation case or a named project, with its reason and end.';
