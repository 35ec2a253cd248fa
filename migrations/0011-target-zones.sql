-- Which zones a target names, and who a reporting board is.

create table target_zone (
  target_id int not null references target on delete cascade,
  zone_id int not null references zone on delete cascade,
  primary key (target_id, zone_id)
);
comment on table target_zone is 'The zones the text of a target names. What they would add is its potential; what is counted follows from its indicator.';

create table reporting_board (
  name text primary key,
  name_en text not null,
  province_code text references province
);
comment on table reporting_board is 'A board that reports, as reported_indicator.board names it. province_code: the province of today it works in; null for several boards together.';

alter table reported_indicator add column ref text;
comment on column reported_indicator.ref is 'The target (its code) or the line of a document''s digest that a figure speaks of.';

alter table target
  add constraint target_document_base_is_not_negative check (document_base_count >= 0),
  add constraint target_threshold_is_a_number check (threshold <> 'NaN' and threshold_high <> 'NaN'),
  add constraint target_period_is_ordered check (due_on >= period_from);
