-- A zone: identity, time, status, areas. Periods of one thing may not overlap: two boundaries in effect would count it twice.
-- Exclusion wants a GiST operator for every column; a one-value range gives one without a further extension.
-- Its identity is (kind, province, former province, name).
-- Checks run in the order of their names: …_is_not_empty, …_is_valid, then …_lies_in_vietnam, which needs a valid shape.

create domain zone_kind as text constraint zone_kind_is_known check (value in
  ('industrial_zone', 'industrial_cluster', 'economic_zone', 'export_processing_zone', 'relocation_site'));
create domain zone_type as text constraint zone_type_is_known check (value in
  ('ordinary', 'export_processing', 'supporting', 'specialised', 'eco', 'high_tech', 'craft_village'));
create domain plan_status as text constraint plan_status_is_known check (value in
  ('proposed', 'planned', 'planned_after_2030', 'withdrawn'));
create domain legal_status as text constraint legal_status_is_known check (value in
  ('none', 'zoning_plan_approved', 'policy_approved', 'established', 'revoked', 'converted'));
create domain operation_status as text constraint operation_status_is_known check (value in
  ('not_started', 'land_clearance', 'under_construction', 'operating', 'operating_unestablished', 'relocating', 'closed'));
create domain zone_status as text constraint zone_status_is_known check (value in
  ('relocating', 'operating', 'withdrawn', 'established', 'planned', 'unknown'));

create table zone (
  id int generated always as identity primary key,
  code text not null unique constraint zone_code_is_well_formed check (code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'),
  kind zone_kind not null,
  zone_type zone_type,
  name_vi text not null constraint zone_name_is_not_blank check (btrim(name_vi) <> ''),
  name_en text,
  province_code text not null references province,
  former_province text references former_province,
  district_old text,
  parent_id int references zone constraint zone_is_not_its_own_parent check (parent_id <> id),
  developer text,
  -- The current axes and the headline are kept in step with zone_status_change; nothing else writes them.
  plan_status plan_status,
  legal_status legal_status,
  operation_status operation_status,
  status zone_status not null default 'unknown',
  converting_to text,
  planned_ha numeric(11, 4) constraint zone_planned_area_is_positive check (planned_ha > 0),
  planned_as_of edtf,
  planned_decision_id int references decision,
  approved_ha numeric(11, 4) constraint zone_approved_area_is_positive check (approved_ha > 0),
  approved_on edtf,
  approved_decision_id int references decision,
  industrial_ha numeric(11, 4) constraint zone_industrial_area_is_positive check (industrial_ha > 0),
  declared_capacity_ha numeric(11, 4),
  declared_capacity_as_of edtf,
  -- False where plots are let but nobody has recorded to whom: their lease status is then unknown, never free.
  allocations_recorded boolean not null default true,
  infrastructure_completed_on date,
  state_funded_infrastructure boolean,
  centre geometry(Point, 4326) constraint zone_centre_lies_in_vietnam check (is_in_vietnam(centre)),
  -- Where the name stands on the map: inside the outline, else at the centre; kept in step by trigger (rule rules.zone_label_point).
  label_point_3857 geometry(Point, 3857),
  centre_uncertainty_m int,
  without_boundary_because text constraint zone_without_boundary_reason_is_known
    check (without_boundary_because in ('no_place', 'no_area', 'collides')),
  vn2000_srid int references spatial_ref_sys (srid),
  named_in_documents boolean not null default false,
  confidence confidence not null,
  source text not null,
  note text,
  recorded_at timestamptz not null default now(),
  name_folded text not null generated always as (fold_vi(name_vi)) stored,
  name_sort_key text collate "C" not null generated always as (sort_key_vi(name_vi)) stored,
  -- All that a search may hit, folded; kept in step by trigger (rule rules.zone_search_text).
  search_text text not null default '',
  constraint zone_identity_is_unique unique nulls not distinct (kind, province_code, former_province, name_vi)
);
create index zone_label_point_3857_idx on zone using gist (label_point_3857);
create index zone_parent_idx on zone (parent_id);
comment on table zone is 'An industrial zone, cluster, economic zone or relocation site. Its code never changes.';
comment on column zone.status is 'Headline status, rule rules.zone_headline_status; kept in step by trigger.';
comment on column zone.without_boundary_because is 'Why a shipped zone has no outline: said, never hidden.';
comment on column zone.planned_ha is 'Hectares in the plan. Never merged with approved_ha or the drawn area.';

create table zone_alias (
  zone_id int not null references zone on delete cascade,
  name text not null,
  kind text not null constraint zone_alias_kind_is_known check (kind in ('former', 'alternative', 'document')),
  source text,
  name_folded text not null generated always as (fold_vi(name)) stored,
  primary key (zone_id, name)
);

create table zone_commune (
  zone_id int not null references zone on delete cascade,
  commune_id int not null references commune,
  primary key (zone_id, commune_id)
);

create table zone_part (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  code text not null,
  name_vi text not null,
  name_en text,
  planned_ha numeric(11, 4) constraint zone_part_planned_area_is_positive check (planned_ha > 0),
  approved_ha numeric(11, 4) constraint zone_part_approved_area_is_positive check (approved_ha > 0),
  as_of edtf,
  plan_status plan_status,
  legal_status legal_status,
  operation_status operation_status,
  source text not null,
  note text,
  unique (zone_id, code)
);
comment on table zone_part is 'A phase or an extension with its own area, status and facts.';

create table zone_shortage (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  zone_part_id int references zone_part,
  kind text not null constraint zone_shortage_kind_is_known
    check (kind in ('power', 'water', 'wastewater', 'drainage', 'road')),
  as_of edtf,
  decision_id int references decision,
  note text
);
comment on table zone_shortage is 'A shortage that a document names, for a zone or for one of its parts only.';

create table zone_succession (
  predecessor_id int not null references zone,
  successor_id int not null references zone,
  kind text not null constraint zone_succession_kind_is_known check (kind in ('converted', 'merged', 'split', 'renamed')),
  effective_on edtf,
  decision_id int references decision,
  source text not null,
  primary key (predecessor_id, successor_id),
  constraint zone_does_not_succeed_itself check (predecessor_id <> successor_id)
);

create table zone_status_change (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  plan_status plan_status,
  legal_status legal_status,
  operation_status operation_status,
  effective_on edtf,
  decision_id int references decision,
  source text not null,
  note text,
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz
);
create index zone_status_change_zone_idx on zone_status_change (zone_id);
comment on column zone_status_change.effective_on is 'When it took effect in the world; null is unknown, never today.';
comment on column zone_status_change.replaced_at is
  'Set when this record was found wrong and corrected: a correction is not a change in the world.';

create table zone_boundary (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  geom geometry(MultiPolygon, 4326) not null
    constraint zone_boundary_is_not_empty check (not ST_IsEmpty(geom))
    constraint zone_boundary_is_valid check (ST_IsValid(geom))
    constraint zone_boundary_lies_in_vietnam check (is_in_vietnam(geom)),
  geom_3857 geometry(MultiPolygon, 3857) generated always as (ST_ForcePolygonCW(ST_Transform(geom, 3857))) stored,
  area_m2 double precision generated always as (ST_Area(geom::geography)) stored,
  basis basis not null,
  centre_shift_m int,
  decision_id int references decision,
  source text not null,
  valid_from date,
  valid_to date constraint zone_boundary_period_is_ordered check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  constraint zone_boundary_is_one_at_a_time exclude using gist
    (int4range(zone_id, zone_id, '[]') with &&, daterange(valid_from, valid_to) with &&) where (replaced_at is null)
);
create index zone_boundary_geom_idx on zone_boundary using gist (geom);
create index zone_boundary_zone_idx on zone_boundary (zone_id);
create index zone_boundary_geom_3857_idx on zone_boundary using gist (geom_3857) where replaced_at is null;
comment on column zone_boundary.area_m2 is 'Ellipsoidal area (WGS84), m².';
comment on column zone_boundary.centre_shift_m is 'Schematic outlines: how far the layout moved the centre, within its stated uncertainty.';

create table planning_document (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  kind text not null constraint planning_document_kind_is_known check (kind in ('general', 'zoning', 'detailed')),
  scale int constraint planning_document_scale_is_known check (scale in (500, 2000, 5000, 10000, 25000)),
  status text not null constraint planning_document_status_is_known check (status in ('none', 'preparing', 'appraised', 'approved')),
  decision_id int references decision,
  approved_on edtf,
  source text not null,
  note text
);
create index planning_document_zone_idx on planning_document (zone_id);
