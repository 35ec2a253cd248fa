-- What the accounts of people may, where that is a question of time.

create function rules.sign_in_is_barred(tried_email text, from_address text) returns boolean
  language sql stable parallel safe
  return (select count(*) >= 50 from audit_entry
      where action = 'sign_in_refused' and after ->> 'email' = tried_email and at > now() - interval '1 hour')
    and not exists (select 1 from audit_entry e join account a on a.id = e.actor_id
      where a.email = tried_email and e.action = 'sign_in' and e.after ->> 'address' = from_address and e.at > now() - interval '30 days');
comment on function rules.sign_in_is_barred is
  'Whether an e-mail was tried in vain 50 times within an hour, from wherever; who signed in from this address lately is let through, so that nobody can be shut out by another''s attempts.';

create view rules.account_card as
  select a.id, a.name, a.email, a.role, array(select p.province_code from account_province p where p.account_id = a.id order by 1) as provinces,
    to_json(a.created_at) #>> '{}' as "createdAt", to_json(a.closed_at) #>> '{}' as "closedAt", a.must_change_password as "mustChangePassword",
    array(select distinct case c.provider when 'credential' then 'password' else c.provider end from account_credential c where c.account_id = a.id order by 1) as ways,
    (select to_json(max(e.at)) #>> '{}' from audit_entry e where e.actor_id = a.id and e.action = 'sign_in') as "lastSignInAt"
  from account a;
comment on view rules.account_card is 'An account as administrators see it, without anything it signs in with.';

create function rules.audit_card(e audit_entry) returns jsonb
  language sql stable parallel safe
  return jsonb_build_object(
    'id', e.id, 'at', e.at, 'actor', (select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = e.actor_id),
    'action', e.action, 'subject', e.subject, 'subjectId', e.subject_id,
    'zone', (select z.code from zone z where z.id = e.zone_id), 'provinceCode', e.province_code, 'before', e.before, 'after', e.after);
comment on function rules.audit_card is 'What was changed, by whom, as administrators see it.';
