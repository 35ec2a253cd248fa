-- Who may write, and who wrote. The tables of accounts are better-auth's, under names of ours; a person belongs to provinces.

create table account (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  role text not null default 'official' constraint account_role_is_known check (role in ('planner', 'official', 'admin')),
  banned boolean not null default false,
  ban_reason text,
  ban_expires timestamptz,
  must_change_password boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table account is 'A person who signs in. Never deleted: what they wrote names them; an account that is closed is banned.';

create table account_province (
  account_id text not null references account,
  province_code text not null references province,
  primary key (account_id, province_code)
);
comment on table account_province is 'Where a planner or an official may change things; an administrator may everywhere.';

create table account_session (
  id text primary key,
  token text not null unique,
  user_id text not null references account on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  impersonated_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_session_user_idx on account_session (user_id);

create table account_credential (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references account on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_credential_user_idx on account_credential (user_id);
comment on table account_credential is 'How an account signs in: a password hash (argon2id), or the province''s own login (OpenID Connect).';

create table account_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_verification_identifier_idx on account_verification (identifier);

create table account_rate_limit (
  id text primary key,
  key text not null unique,
  count int not null,
  last_request bigint not null
);

-- == What was changed, by whom. The transaction says who writes (matbang.actor); what is loaded by hand has nobody.
create function current_actor() returns text
  language sql stable
  return nullif(current_setting('matbang.actor', true), '');
comment on function current_actor is 'The account on whose behalf this transaction writes; null: the system itself.';

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_id text references account,
  action text not null,
  subject text not null,
  subject_id text,
  zone_id int,
  province_code text,
  before jsonb,
  after jsonb
);
create index audit_entry_at_idx on audit_entry (at desc);
create index audit_entry_zone_idx on audit_entry (zone_id);
create index audit_entry_actor_idx on audit_entry (actor_id);
comment on table audit_entry is 'Every change by an account: what it was and what it became, without shapes (those are in zone_revision and its rows). Never changed, never deleted.';
