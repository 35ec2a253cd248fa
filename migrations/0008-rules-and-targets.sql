-- Thresholds with dates, targets of resolutions, what documents report, and proposals to change the plan.

create table rule (
  id int generated always as identity primary key,
  code text not null,
  parameter text not null,
  zone_kind zone_kind,
  zone_type zone_type,
  province_code text references province,
  operator text not null constraint rule_operator_is_known check (operator in ('gt', 'gte', 'lt', 'lte', 'eq', 'flag')),
  value numeric,
  unit text not null,
  valid_from date,
  valid_to date constraint rule_period_is_ordered check (valid_to > valid_from),
  legal_basis text not null,
  decision_id int references decision,
  confidence text not null constraint rule_confidence_is_known check (confidence in ('source', 'secondary', 'memory')),
  note text,
  recorded_at timestamptz not null default now(),
  constraint rule_is_unique_at_a_time unique nulls not distinct (code, parameter, zone_kind, zone_type, province_code, valid_from)
);
comment on table rule is
  'A threshold: what the law says, for which kind of zone, from when until when. confidence memory is shown as "to be verified".';

create table target (
  id int generated always as identity primary key,
  code text not null unique,
  parent_id int references target,
  province_code text not null references province,
  title_vi text not null,
  title_en text not null,
  indicator text not null,
  zone_kind zone_kind,
  operator text not null constraint target_operator_is_known check (operator in ('gt', 'gte', 'eq', 'between', 'milestone')),
  threshold numeric,
  threshold_high numeric,
  unit text not null,
  base_vi text,
  base_en text,
  period_from date not null,
  due_on date not null,
  decision_id int not null references decision,
  note text,
  constraint target_threshold_fits_operator check (
    (operator = 'milestone') = (threshold is null) and (operator = 'between') = (threshold_high is not null)),
  constraint target_threshold_is_ordered check (threshold_high > threshold)
);

create table reported_indicator (
  id int generated always as identity primary key,
  board text,
  province_code text references province,
  former_province text references former_province,
  zone_id int references zone on delete cascade,
  zone_kind zone_kind,
  indicator text not null,
  value numeric not null,
  qualifier text not null default 'exact' constraint reported_indicator_qualifier_is_known
    check (qualifier in ('exact', 'above', 'about')),
  unit text not null,
  period edtf,
  decision_id int references decision,
  source text not null,
  note text,
  recorded_at timestamptz not null default now(),
  constraint reported_indicator_has_one_subject check (num_nonnulls(board, province_code, former_province, zone_id) = 1)
);
create index reported_indicator_zone_idx on reported_indicator (zone_id);
comment on table reported_indicator is 'What a document reports. Shown and compared, never mixed with what is computed here.';

create table proposal (
  id int generated always as identity primary key,
  code text not null unique,
  province_code text not null references province,
  title_vi text not null,
  author text not null,
  status text not null default 'draft' constraint proposal_status_is_known
    check (status in ('draft', 'submitted', 'approved', 'rejected')),
  decision_id int references decision,
  note text,
  created_at timestamptz not null default now(),
  constraint proposal_is_approved_by_a_decision check (status <> 'approved' or decision_id is not null)
);
create table proposal_change (
  id int generated always as identity primary key,
  proposal_id int not null references proposal on delete cascade,
  zone_id int references zone,
  action text not null constraint proposal_change_action_is_known check (action in
    ('add', 'remove', 'adjust_boundary', 'bring_forward', 'postpone', 'change_land_use')),
  geom geometry(MultiPolygon, 4326)
    constraint proposal_change_is_valid check (ST_IsValid(geom))
    constraint proposal_change_lies_in_vietnam check (is_in_vietnam(geom)),
  detail jsonb not null default '{}',
  constraint proposal_change_names_its_zone check (action = 'add' or zone_id is not null)
);
