-- A source may state what a works can take and not whether it runs: that stays unknown, and counts as neither.
alter table zone_utility alter column status drop not null;
comment on column zone_utility.status is 'none: a source says there is no such works. Null: the source does not say whether it is built or running.';
comment on column zone_utility.is_central is 'Whether it serves the whole zone (with status none: whether what is missing is the central works). Null: not said.';
