-- Questions to the board, alerts about land, and the mail that tells of both. What is personal has a day on which it goes.

create table question (
  id int generated always as identity primary key,
  asked_at timestamptz not null default now(),
  asked_on date not null default current_date,
  number text generated always as ((extract(year from asked_on)::int)::text || '-' || lpad((id)::text, greatest(4, length((id)::text)), '0')) stored,
  zone_id int not null references zone on delete cascade,
  offer_code text,
  name text,
  company text,
  email text,
  phone text,
  message text,
  language text not null constraint question_language_is_known check (language in ('vi', 'en')),
  consent_version text not null,
  consent_text text not null,
  consented_at timestamptz not null default now(),
  state text not null default 'new' constraint question_state_is_known check (state in ('new', 'in_progress', 'answered', 'closed', 'spam')),
  assignee_id text references account,
  version int not null default 1,
  key_hash bytea not null unique,
  erase_on date not null,
  erased_at timestamptz,
  constraint question_can_be_answered check (erased_at is not null or (name is not null and message is not null and coalesce(email, phone) is not null)),
  constraint question_keeps_nothing_once_erased check (erased_at is null or coalesce(name, company, email, phone, message) is null)
);
create index question_zone_idx on question (zone_id);
create index question_erase_idx on question (erase_on) where erased_at is null;
comment on table question is
  'What somebody asked the board about an offer or a zone. Erased, the row stays (that it was asked, about what, how it ended) and what is personal is gone, from its entries and mails too.';
comment on column question.offer_code is 'As it was asked: the zone and a plot of the offer; the offer may be gone, or be another today.';
comment on column question.key_hash is 'SHA-256 of the key in the link of who asked: the database opens no link.';
comment on column question.erase_on is 'The last day that was promised when it was asked; a shorter period since then counts at once (rules.question_erased_on).';

create table mail (
  id int generated always as identity primary key,
  key text not null unique,
  recipient text,
  subject text not null,
  text text,
  headers jsonb not null default '{}',
  state text not null default 'waiting' constraint mail_state_is_known check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  error text,
  question_id int references question on delete cascade,
  alert_id int,
  constraint mail_that_waits_is_whole check (state not in ('waiting', 'sending') or (recipient is not null and text is not null)),
  constraint mail_address_is_one_line check (recipient !~ '[[:cntrl:]]' and subject !~ '[[:cntrl:]]')
);
create index mail_due_idx on mail (next_attempt_at) where state = 'waiting';
create index mail_question_idx on mail (question_id);
create index mail_alert_idx on mail (alert_id);
comment on table mail is
  'E-mail that goes out once, or not at all: what it is for is its key, so it is made once; it is sending before a server hears of it, and what may have gone out is never tried again.
   Its text is gone once it is sent.';
comment on column mail.error is 'Why it failed or waits: what the server said, or expired, erased, restored, unknown (it may have gone out).';

create function tell_mail() returns trigger language plpgsql as $$
begin
  perform pg_notify('mail', 'waiting');
  return null;
end $$;
create trigger mail_is_told after insert on mail for each statement execute function tell_mail();

create table question_entry (
  id int generated always as identity primary key,
  question_id int not null references question on delete cascade,
  kind text not null constraint question_entry_kind_is_known check (kind in ('reply', 'note', 'state', 'assigned')),
  text text not null,
  account_id text references account,
  mail_id int references mail on delete set null,
  at timestamptz not null default clock_timestamp()
);
create index question_entry_question_idx on question_entry (question_id);
comment on table question_entry is 'What was done with a question, never changed: a reply to who asked, a note for colleagues, a new state, a new assignee (the account''s name; empty: nobody).';

create table land_alert (
  id int generated always as identity primary key,
  email text,
  query text not null,
  language text not null constraint land_alert_language_is_known check (language in ('vi', 'en')),
  consent_version text not null,
  consent_text text not null,
  asked_at timestamptz not null default now(),
  confirm_hash bytea not null unique,
  end_key text not null unique,
  confirmed_at timestamptz,
  ended_at timestamptz,
  constraint land_alert_keeps_no_address_once_ended check ((ended_at is null) = (email is not null))
);
create unique index land_alert_is_one_of_its_kind on land_alert (email, query) where ended_at is null;
comment on table land_alert is 'Who wants to be told when land that fits a query becomes clean. Nothing is sent before the address is confirmed; ended, the address is gone.';
comment on column land_alert.query is 'The query of /api/land-offers, written in one way: what means the same reads the same.';
comment on column land_alert.end_key is 'Every mail of the alert carries it, for as long as that mail is kept. It ends the alert, and opens nothing.';

alter table mail add constraint mail_alert_id_fkey foreign key (alert_id) references land_alert on delete cascade;

create table land_alert_hit (
  alert_id int not null references land_alert on delete cascade,
  offer_code text not null,
  lineage_ids int[] not null,
  known_at timestamptz not null default now(),
  mail_id int references mail on delete set null,
  primary key (alert_id, offer_code)
);
create index land_alert_hit_mail_idx on land_alert_hit (mail_id);
comment on table land_alert_hit is 'Offers an alert knows: told by a mail, or there already when it was confirmed. An offer with a plot of a known one is known.';

create table form_pass_use (
  nonce text primary key,
  used_at timestamptz not null default now()
);
comment on table form_pass_use is 'Passes of public forms that were used: each is good for one.';

create table form_sent (
  id bigint generated always as identity primary key,
  form text not null,
  sender bytea not null,
  at timestamptz not null default now()
);
create index form_sent_sender_idx on form_sent (sender, form, at);
comment on table form_sent is 'How often a form was sent, by keyed hash of the network address or the e-mail: neither can be read from it. Kept for two days.';

select audit_table('question', 'name', 'company', 'email', 'phone', 'message', 'key_hash', 'consent_version', 'consent_text', 'consented_at', 'asked_at', 'asked_on', 'version'),
  audit_table('question_entry', 'text', 'mail_id', 'at');

-- What an empty database gets with everything that is shipped (geodata/rules.csv); this is for one that was loaded before.
insert into rule (code, parameter, operator, value, unit, legal_basis, confidence, note)
select s.code, s.parameter, s.operator, s.value, s.unit, 'Quy ước của Mặt Bằng', 'own', s.note
from (values
  ('question', 'kept_for', 'lte', 365, 'day', 'Thông tin cá nhân trong câu hỏi được giữ bấy nhiêu ngày rồi tự xoá; người hỏi và cán bộ có thể xoá sớm hơn'),
  ('question', 'per_address', 'lte', 10, 'per_hour', 'Số câu hỏi nhiều nhất từ một địa chỉ mạng'),
  ('question', 'per_email', 'lte', 5, 'per_day', 'Số câu hỏi nhiều nhất của một e-mail'),
  ('land_alert', 'kept_for', 'lte', 365, 'day', 'Yêu cầu báo tin tự hết sau bấy nhiêu ngày kể từ khi xác nhận, e-mail bị xoá'),
  ('land_alert', 'confirm_within', 'lte', 7, 'day', 'Yêu cầu báo tin chưa xác nhận thì bị xoá sau bấy nhiêu ngày'),
  ('land_alert', 'per_address', 'lte', 10, 'per_hour', 'Số yêu cầu báo tin nhiều nhất từ một địa chỉ mạng'),
  ('land_alert', 'per_email', 'lte', 3, 'per_day', 'Số thư xác nhận nhiều nhất tới một e-mail'),
  ('form_pass', 'not_before', 'gte', 3, 'second', 'Gửi sớm hơn từ lúc mở biểu mẫu thì không phải người gõ'),
  ('form_pass', 'good_for', 'lte', 720, 'minute', 'Biểu mẫu đã mở dùng được bấy lâu'),
  ('mail', 'tried_for', 'lte', 3, 'day', 'Thư không gửi được thì thử lại trong bấy nhiêu ngày rồi thôi')
) as s(code, parameter, operator, value, unit, note)
where exists (select from rule) and not exists (select from rule r where r.code = s.code and r.parameter = s.parameter);
