-- Land inside a zone: plots, who they are promised to, tracts being cleared, firms and projects.

create domain land_use as text constraint land_use_is_known check (value in
  ('industrial', 'warehouse', 'service', 'road', 'green', 'water', 'technical', 'parking', 'security', 'housing', 'other'));
create domain clearance_stage as text constraint clearance_stage_is_known check (value in
  ('recovery_decided', 'compensated', 'handed_over', 'ready'));
create domain allocation_stage as text constraint allocation_stage_is_known check (value in ('approved', 'leased', 'in_use'));
create domain lease_status as text constraint lease_status_is_known check (value in
  ('free', 'hold', 'approved', 'leased', 'in_use', 'unknown'));

create table firm (
  id int generated always as identity primary key,
  code text not null unique,
  name_vi text not null,
  name_en text,
  origin text constraint firm_origin_is_known check (origin in ('fdi', 'ddi')),
  is_sme boolean,
  is_model boolean not null default false,
  sector text,
  note text,
  recorded_at timestamptz not null default now()
);
comment on column firm.is_model is 'A made-up firm of the schematic data, named as such.';

create table project (
  id int generated always as identity primary key,
  code text not null unique,
  firm_id int not null references firm,
  zone_id int not null references zone,
  name_vi text not null,
  sector text,
  is_key_project boolean not null default false,
  committed_completion_on date,
  completed_on date,
  capital_vnd numeric,
  capital_usd numeric,
  workers int,
  basis basis not null,
  source text not null,
  recorded_at timestamptz not null default now()
);
create index project_zone_idx on project (zone_id);

create table plot (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  code text not null,
  land_use land_use not null,
  is_logistics boolean not null default false
    constraint plot_logistics_is_warehouse_or_service check (not is_logistics or land_use in ('warehouse', 'service')),
  sme_reserved boolean not null default false
    constraint plot_sme_reserve_is_leasable check (not sme_reserved or land_use in ('industrial', 'warehouse', 'service')),
  building_land_share_m2 double precision constraint plot_building_land_share_is_positive check (building_land_share_m2 > 0),
  geom geometry(MultiPolygon, 4326) not null
    constraint plot_is_not_empty check (not ST_IsEmpty(geom))
    constraint plot_is_valid check (ST_IsValid(geom))
    constraint plot_lies_in_vietnam check (is_in_vietnam(geom)),
  geom_3857 geometry(MultiPolygon, 3857) generated always as (ST_ForcePolygonCW(ST_Transform(geom, 3857))) stored,
  area_m2 double precision generated always as (ST_Area(geom::geography)) stored,
  -- Kept in step with plot_allocation and hold by trigger (rule rules.plot_lease_status); null where the plot is not leasable.
  lease_status lease_status,
  basis basis not null,
  source text not null,
  valid_from date,
  valid_to date constraint plot_period_is_ordered check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  constraint plot_code_is_one_at_a_time exclude using gist
    (int4range(zone_id, zone_id, '[]') with &&, int8range(hashtextextended(code, 0), hashtextextended(code, 0), '[]') with &&, daterange(valid_from, valid_to) with &&) where (replaced_at is null)
);
create index plot_geom_idx on plot using gist (geom);
create index plot_geom_3857_idx on plot using gist (geom_3857) where replaced_at is null;
create index plot_label_point_idx on plot using gist (ST_PointOnSurface(geom_3857)) where replaced_at is null;
comment on table plot is 'A lot of the zoning plan. Leasable: industrial, warehouse, service.';
comment on column plot.area_m2 is 'Ellipsoidal area (WGS84), m².';

create table plot_allocation (
  id int generated always as identity primary key,
  plot_id int not null references plot on delete cascade,
  project_id int not null references project,
  stage allocation_stage not null,
  area_m2 double precision not null constraint plot_allocation_area_is_positive check (area_m2 > 0),
  valid_from date,
  valid_to date constraint plot_allocation_period_is_ordered check (valid_to > valid_from),
  decision_id int references decision,
  basis basis not null,
  source text not null,
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz
);
create index plot_allocation_plot_idx on plot_allocation (plot_id);
create index plot_allocation_project_idx on plot_allocation (project_id);
comment on table plot_allocation is 'What is promised (approved), contracted (leased) and used (in_use), plot by plot, in one table.';

create function plot_allocation_fits() returns trigger language plpgsql as $$
begin
  -- A square metre of tolerance: areas come rounded.
  if new.area_m2 > (select p.area_m2 + 1 from plot p where p.id = new.plot_id) then
    raise exception 'an allocation is larger than its plot' using errcode = '23514', constraint = 'plot_allocation_fits_its_plot', table = 'plot_allocation';
  end if;
  return new;
end $$;
create trigger plot_allocation_fits_its_plot before insert or update of area_m2, plot_id on plot_allocation
  for each row execute function plot_allocation_fits();

create table clearance (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  code text not null,
  stage clearance_stage not null,
  geom geometry(MultiPolygon, 4326) not null
    constraint clearance_is_not_empty check (not ST_IsEmpty(geom))
    constraint clearance_is_valid check (ST_IsValid(geom))
    constraint clearance_lies_in_vietnam check (is_in_vietnam(geom)),
  geom_3857 geometry(MultiPolygon, 3857) generated always as (ST_ForcePolygonCW(ST_Transform(geom, 3857))) stored,
  area_m2 double precision generated always as (ST_Area(geom::geography)) stored,
  decision_id int references decision,
  basis basis not null,
  source text not null,
  valid_from date,
  valid_to date constraint clearance_period_is_ordered check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  constraint clearance_code_is_one_at_a_time exclude using gist
    (int4range(zone_id, zone_id, '[]') with &&, int8range(hashtextextended(code, 0), hashtextextended(code, 0), '[]') with &&, daterange(valid_from, valid_to) with &&) where (replaced_at is null)
);
create index clearance_geom_idx on clearance using gist (geom);
create index clearance_geom_3857_idx on clearance using gist (geom_3857) where replaced_at is null;
comment on table clearance is
  'A tract and its stage. Tracts follow cadastral edges and cut plots. A tract that moves on ends one row and begins the next.';
