-- Alerts: which offers are news to whom, and what goes when its time is over.

create function rules.may_be_told(o land_offer) returns boolean
  language sql immutable parallel safe
  return o.state = 'ready' and o.basis in ('measured', 'reported');
comment on function rules.may_be_told is 'Alerts tell of clean land that is real: of nothing schematic or mixed, and of nothing that is still being cleared.';

create function rules.land_alert_news(alert_id int, asked jsonb, zone_codes text[]) returns table (code text, lineage_ids int[], offer jsonb)
  language plpgsql stable parallel safe as $$
#variable_conflict use_column
declare
  asked_zones text[] := (select array_agg(v) from jsonb_array_elements_text(asked -> 'zone') v);
  zones text[] := (
    select array_agg(distinct z.code) from land_offer o join zone z on z.id = o.zone_id
    where rules.may_be_told(o) and (zone_codes is null or z.code = any(zone_codes)) and (asked_zones is null or z.code = any(asked_zones))
      and not exists (select from land_alert_hit h where h.alert_id = land_alert_news.alert_id and h.lineage_ids && o.lineage_ids));
begin
  if zones is null then return; end if;
  return query
    select o.code, o.lineage_ids, f.offer
    from jsonb_array_elements(rules.find_land_offers(asked || jsonb_build_object('by', 'now', 'zone', to_jsonb(zones), 'limit', 500))::jsonb -> 'items') with ordinality f(offer, place)
      join land_offer o on o.code = f.offer ->> 'code'
    where rules.may_be_told(o) and not exists (select from land_alert_hit h where h.alert_id = land_alert_news.alert_id and h.lineage_ids && o.lineage_ids)
    order by f.place;
end $$;
comment on function rules.land_alert_news is
  'Offers that miss no wish of an alert''s query (OfferQuery as JSON), are clean now, and were never told: none of their plots was in an offer it knows. Of these zones; null: of all. The best 500.';

create function rules.end_land_alert(alert_id int) returns void
  language sql
begin atomic
  update land_alert a set ended_at = now(), email = null where a.id = end_land_alert.alert_id and a.ended_at is null;
  delete from land_alert_hit h where h.alert_id = end_land_alert.alert_id;
  delete from mail m where m.alert_id = end_land_alert.alert_id and m.state <> 'sending';
end;
comment on function rules.end_land_alert is 'Ends an alert: its address, what it was told and its mails are gone.';

create function rules.forget_what_is_due() returns void
  language sql
begin atomic
  select rules.erase_question(q.id) from question q where q.erased_at is null and rules.question_erased_on(q) <= current_date;
  delete from land_alert a where a.confirmed_at is null and a.ended_at is null and a.asked_at < now() - rules.convention('land_alert', 'confirm_within')::int * interval '1 day';
  select rules.end_land_alert(a.id) from land_alert a where a.ended_at is null and a.confirmed_at < now() - rules.convention('land_alert', 'kept_for')::int * interval '1 day';
  -- A mail that was going out while its question or alert went.
  update mail m set recipient = null, text = null, subject = '', headers = '{}'
  where m.state in ('sent', 'failed') and m.recipient is not null
    and (exists (select from question q where q.id = m.question_id and q.erased_at is not null) or exists (select from land_alert a where a.id = m.alert_id and a.ended_at is not null));
  delete from form_pass_use u where u.used_at < now() - interval '2 days';
  delete from form_sent s where s.at < now() - interval '2 days';
end;
comment on function rules.forget_what_is_due is
  'Once a day: erases questions whose day has come (rules.question_erased_on), alerts nobody confirmed, and ends those whose time is over (rule land_alert).';
