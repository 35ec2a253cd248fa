-- Questions to the board: what of them is shown, and when what is personal goes.

create function rules.convention(code text, parameter text) returns numeric
  language sql stable parallel safe
  return rules.rule_value(code, parameter, null, null, null, current_date);
comment on function rules.convention is 'The value today of a threshold that holds for everybody; null where none is set.';

create function rules.question_erased_on(q question) returns date
  language sql stable parallel safe
  return least(q.erase_on, q.asked_on + rules.convention('question', 'kept_for')::int);
comment on function rules.question_erased_on is
  'The day what is personal in a question goes: as was promised when it was asked, or sooner where the period has become shorter since. A longer one holds for new questions only.';

create function rules.mail_state(m mail) returns text
  language sql immutable parallel safe
  return case m.state when 'sending' then 'waiting' else m.state end;
comment on function rules.mail_state is 'What becomes of a mail, as people are told: waiting, sent, failed.';

create function rules.question_zone_json(zone_id int) returns json
  language sql stable parallel safe
  return (select json_build_object('code', z.code, 'kind', z.kind, 'nameVi', z.name_vi, 'nameEn', coalesce(z.name_en, z.name_vi), 'provinceCode', z.province_code) from zone z where z.id = zone_id);

create function rules.question_json(q question) returns json
  language sql stable parallel safe
  return json_build_object('id', q.id, 'number', q.number, 'state', q.state, 'at', q.asked_at, 'language', q.language,
    'zone', rules.question_zone_json(q.zone_id), 'offer', q.offer_code, 'name', q.name, 'company', q.company, 'email', q.email, 'phone', q.phone, 'message', q.message,
    'erasedAt', q.erased_at, 'erasedOn', rules.question_erased_on(q),
    'assignee', (select json_build_object('id', a.id, 'name', a.name) from account a where a.id = q.assignee_id),
    'entries', (select coalesce(json_agg(json_build_object('kind', e.kind, 'text', e.text, 'by', a.name, 'at', e.at, 'mail', rules.mail_state(m)) order by e.id), '[]')
      from question_entry e left join account a on a.id = e.account_id left join mail m on m.id = e.mail_id where e.question_id = q.id),
    'version', q.version);

create function rules.followed_question_json(q question) returns json
  language sql stable parallel safe
  return json_build_object('language', q.language, 'number', q.number, 'state', q.state, 'at', q.asked_at, 'zone', rules.question_zone_json(q.zone_id), 'offer', q.offer_code, 'message', q.message,
    'replies', (select coalesce(json_agg(json_build_object('text', e.text, 'at', e.at) order by e.id), '[]') from question_entry e where e.question_id = q.id and e.kind = 'reply' and e.text <> ''),
    'erasedAt', q.erased_at, 'erasedOn', rules.question_erased_on(q));
comment on function rules.followed_question_json is 'A question as who asked it sees it: no note, no name of who works on it.';

create function rules.may_answer(a account, province_code text) returns boolean
  language sql stable parallel safe
  return a.closed_at is null and (a.role = 'admin'
    or a.role = 'official' and exists (select from account_province p where p.account_id = a.id and p.province_code = may_answer.province_code));
comment on function rules.may_answer is 'Whether an account works on the questions of a province: its officials, and administrators.';

create function rules.erase_question(question_id int) returns void
  language sql
begin atomic
  update question q set name = null, company = null, email = null, phone = null, message = null, erased_at = now(), version = q.version + 1
  where q.id = erase_question.question_id and q.erased_at is null;
  update question_entry e set text = '' where e.question_id = erase_question.question_id and e.kind in ('reply', 'note');
  update mail m set recipient = null, text = null, subject = '', headers = '{}', ended_at = coalesce(m.ended_at, now()),
    error = case when m.state = 'waiting' then 'erased' else m.error end, state = case when m.state = 'waiting' then 'failed' else m.state end
  where m.question_id = erase_question.question_id and m.state <> 'sending';
end;
comment on function rules.erase_question is
  'Takes out of a question what is personal: name, company, e-mail, phone, message, the texts of replies and notes, its mails. That it was asked, about what, and how it ended stay.';
