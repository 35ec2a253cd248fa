create function rules.refresh() returns void language sql
begin atomic
  -- The whole ledger is brought up below: no need to mark zones on the way.
  select set_config('matbang.ledger_by_hand', 'on', true);
  -- An edit of the same moment waits at the mark of its zone, and then sees what is written here.
  insert into zone_ledger_stale select id from zone order by id on conflict do nothing;
  select rules.refresh_zone_status(id) from zone;
  update zone set search_text = rules.zone_search_text(id) where search_text is distinct from rules.zone_search_text(id);
  update zone set label_point_3857 = rules.zone_label_point(id)
  where label_point_3857::bytea is distinct from rules.zone_label_point(id)::bytea;
  update plot set lease_status = s.status
  from (select p.id, rules.plot_lease_status(p.id, current_date) as status from plot p where p.replaced_at is null) s
  where s.id = plot.id and plot.lease_status is distinct from s.status;
  select rules.refresh_zone_ledger(array(select id from zone));
  delete from zone_ledger_stale;
  select set_config('matbang.ledger_by_hand', 'off', true);
  insert into kept_up_to (day) values (current_date) on conflict (is_only) do update set day = excluded.day;
  -- A day begins and ends periods without a row being written: every server forgets every tile.
  select pg_notify('map_change', 'null');
end;
comment on function rules.refresh is
  'Brings the columns kept in step up to today and to the rules just rebuilt, and has every tile made anew. Run after each rebuild and once a day.';
