-- What an account changes is kept by the database itself, whichever way it was written: no route can forget it.

create function keep_audit_entry() returns trigger language plpgsql as $$
declare
  -- Derived columns are left out (trigger arguments); of shapes only points are told, the others are in their rows and in zone_revision.
  columns_told constant text := (
    select string_agg(case when format_type(a.atttypid, null) like 'geometry%' or format_type(a.atttypid, null) like 'geography%'
      then format('case when GeometryType(($1).%1$I::geometry) = ''POINT'' then ST_AsText(($1).%1$I::geometry) end as %1$I', a.attname)
      else format('($1).%1$I', a.attname) end, ', ' order by a.attnum)
    from pg_attribute a where a.attrelid = tg_relid and a.attnum > 0 and not a.attisdropped and a.attname <> all(tg_argv));
  was jsonb;
  became jsonb;
  whole jsonb;
  told_before jsonb;
  told_after jsonb;
  in_zone int;
  done text := lower(tg_op);
begin
  if tg_op <> 'INSERT' then execute format('select to_jsonb(r) from (select %s) r', columns_told) into was using old; end if;
  if tg_op <> 'DELETE' then execute format('select to_jsonb(r) from (select %s) r', columns_told) into became using new; end if;
  whole := coalesce(became, was);
  -- The row that keeps what another was is no change of its own.
  if tg_op = 'INSERT' and (whole ->> 'replaced_at' is not null or whole ->> 'lineage_id' <> whole ->> 'id') then return null; end if;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, became -> o.key) into told_before, told_after
    from jsonb_each(was) o where o.value is distinct from became -> o.key;
    if told_before is null then return null; end if;
    if exists (select 1 from unnest('{replaced_at,closed_at}'::text[]) ended where was ->> ended is null and became ->> ended is not null) then done := 'withdraw'; end if;
  else
    told_before := was;
    told_after := became;
  end if;
  in_zone := case
    when tg_table_name = 'zone' then (whole ->> 'id')::int
    when whole ? 'zone_id' then (whole ->> 'zone_id')::int
    when whole ? 'plot_id' then (select p.zone_id from plot p where p.id = (whole ->> 'plot_id')::int) end;
  insert into audit_entry (actor_id, action, subject, subject_id, zone_id, province_code, before, after)
  values (current_actor(), done, tg_table_name, coalesce(whole ->> 'code', whole ->> 'id', whole ->> 'number', whole ->> 'account_id'), in_zone,
    coalesce(whole ->> 'province_code', (select z.province_code from zone z where z.id = in_zone)), told_before, told_after);
  return null;
end $$;
comment on function keep_audit_entry is 'Keeps an audit_entry of a row that an account changed, without the columns named.';

-- Columns that are computed are left out: they follow from what is told.
create function audit_table(audited regclass, variadic left_out text[] default '{}') returns void language plpgsql as $$
begin
  execute format($sql$create trigger %I after insert or update or delete on %s for each row when (nullif(current_setting('matbang.actor', true), '') is not null)
    execute function keep_audit_entry(%s)$sql$, 'a_change_is_kept', audited,
    (select string_agg(quote_literal(one), ', ') from unnest(left_out || '{recorded_at,created_at,updated_at}'::text[]) one));
end $$;
comment on function audit_table is 'From now on what accounts change in a table is kept in audit_entry.';

select audit_table('zone', 'plan_status', 'legal_status', 'operation_status', 'status', 'label_point_3857', 'name_folded', 'name_sort_key', 'search_text', 'version'),
  audit_table('zone_alias'), audit_table('zone_commune'), audit_table('zone_part'), audit_table('zone_succession'), audit_table('planning_document'),
  audit_table('zone_status_change'), audit_table('zone_boundary', 'geom_3857'), audit_table('zone_revision'),
  audit_table('plot', 'geom_3857', 'lease_status', 'version'), audit_table('plot_allocation'), audit_table('hold'), audit_table('clearance', 'geom_3857'),
  audit_table('firm'), audit_table('project'), audit_table('corridor', 'geom_3857'), audit_table('infrastructure', 'geom_3857'), audit_table('relocation'), audit_table('relocation_receiver'),
  audit_table('rule'), audit_table('target'), audit_table('target_zone'), audit_table('target_progress'), audit_table('decision'), audit_table('reported_indicator'), audit_table('reporting_board'),
  audit_table('proposal'), audit_table('proposal_change'), audit_table('sme_reserve'), audit_table('zone_utility'), audit_table('zone_condition'), audit_table('zone_shortage'),
  audit_table('clearance_plan'), audit_table('commune'), audit_table('board'),
  audit_table('account', 'email_verified', 'image'), audit_table('account_province');

-- A draft is kept with every stroke; who put it away is told.
create trigger a_change_is_kept after update of closed_at on draft for each row
  when (nullif(current_setting('matbang.actor', true), '') is not null and old.closed_at is distinct from new.closed_at)
  execute function keep_audit_entry('content', 'created_at', 'updated_at', 'version');

create function refuse_forgetting() returns trigger language plpgsql as $$
begin
  raise exception 'what was done stays done' using errcode = '23514', constraint = 'audit_entry_is_for_ever';
end $$;
comment on function refuse_forgetting is 'The trigger of tables that are only ever added to.';
create trigger audit_entry_is_for_ever before update or delete on audit_entry for each row execute function refuse_forgetting();
