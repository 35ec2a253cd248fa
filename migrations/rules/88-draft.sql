-- Unfinished work at the desk, and who is at work there.

create function rules.draft_head(d draft, reader text) returns jsonb
  language sql stable parallel safe
  return (select jsonb_build_object('id', d.id, 'zone', z.code, 'provinceCode', d.province_code, 'title', d.title, 'baseVersion', d.base_version, 'zoneVersion', z.version,
      'version', d.version, 'isMine', d.author_id = reader, 'author', a.name, 'updatedAt', d.updated_at, 'closedAs', d.closed_as)
    from account a left join zone z on z.id = d.zone_id where a.id = d.author_id);
comment on function rules.draft_head is 'A draft without its content, as an account reads it (DraftHead of the contract).';

create function rules.present_at() returns setof presence
  language sql stable parallel safe
begin atomic
  select * from presence p where p.seen_at >= now() - interval '45 seconds';
end;
comment on function rules.present_at is 'The tabs that are at work now: heard within 45 seconds, three times the time after which they speak again.';

create function rules.say_present(tab uuid, zone_id int, account_id text) returns void
  language plpgsql as $$
declare
  gone text;
  before presence;
begin
  select p.* into before from rules.present_at() p where p.tab = say_present.tab;
  insert into presence as p (tab, zone_id, account_id) values (say_present.tab, say_present.zone_id, say_present.account_id)
  on conflict on constraint presence_pkey do update set seen_at = now(), zone_id = excluded.zone_id, account_id = excluded.account_id,
    since = case when (before.zone_id, before.account_id) = (excluded.zone_id, excluded.account_id) then p.since else now() end;
  perform pg_notify('presence', z.code) from zone z
  where z.id in (before.zone_id, say_present.zone_id) and (before.zone_id, before.account_id) is distinct from (say_present.zone_id, say_present.account_id);
  -- Afterwards, and passing over what is locked: two calls that dropped each other's rows first would wait for each other.
  for gone in
    -- Rows that another call is dropping just now are told by that call.
    with dropped as (
      delete from presence p where p.tab in (
        select s.tab from presence s
        where s.tab <> say_present.tab and (s.tab not in (select n.tab from rules.present_at() n)
          -- Nobody works in more than twenty tabs.
          or s.tab in (select o.tab from presence o where o.account_id = say_present.account_id and o.tab <> say_present.tab order by o.seen_at desc, o.tab offset 19))
        for update skip locked)
      returning p.zone_id)
    select distinct z.code from dropped d join zone z on z.id = d.zone_id
  loop
    perform pg_notify('presence', gone);
  end loop;
end $$;
comment on function rules.say_present is 'A tab has a zone open: it is seen now, tabs long unheard and those beyond twenty of one account are dropped, and whoever listens is told when somebody came or went.';

create function rules.say_gone(tab uuid, zone_id int, account_id text) returns void
  language sql
begin atomic
  with gone as (
    delete from presence p where p.tab = say_gone.tab and p.zone_id = say_gone.zone_id and p.account_id = say_gone.account_id returning p.zone_id)
  select pg_notify('presence', z.code) from gone g join zone z on z.id = g.zone_id;
end;
comment on function rules.say_gone is 'A tab closed a zone: whoever listens is told.';

create function rules.present_json(zone_id int, reader text) returns json
  language sql stable parallel safe
begin atomic
  select coalesce(json_agg(json_build_object('id', w.id, 'name', w.name, 'since', w.since) order by w.since, w.id), '[]')
  from (
    select a.id, a.name, min(p.since) as since from rules.present_at() p join account a on a.id = p.account_id
    where p.zone_id = present_json.zone_id and p.account_id <> reader group by a.id, a.name) w;
end;
comment on function rules.present_json is 'Who else has a zone open at the desk: each person once, however many tabs, and never the one who asks.';
