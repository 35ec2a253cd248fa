-- Who may write, and who wrote. Accounts, sessions, credentials, verifications and the rate limit are better-auth's, under names of ours.

create table account (
  id text primary key,
  name text not null constraint account_name_is_not_blank check (btrim(name) <> ''),
  email text not null unique constraint account_email_is_lower_case check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  role text not null constraint account_role_is_known check (role in ('planner', 'official', 'admin')),
  must_change_password boolean not null default false,
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table account is 'A person who signs in. Never deleted: what they wrote names them. Closed, they cannot sign in any more.';
comment on column account.must_change_password is 'The password was made by somebody else: who signed in with it may send nothing but a new one.';

create table account_province (
  account_id text not null references account,
  province_code text not null references province,
  primary key (account_id, province_code)
);
comment on table account_province is 'Where a planner or an official may change things; an administrator may everywhere.';

create table account_session (
  id text primary key,
  token text not null unique,
  account_id text not null references account on delete cascade,
  expires_at timestamptz not null,
  way text not null default 'password' constraint account_session_way_is_known check (way in ('password', 'oidc')),
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_session_account_idx on account_session (account_id);

create table account_credential (
  id text primary key,
  account_id text not null references account on delete cascade,
  provider text not null,
  subject text not null,
  password_hash text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider, subject)
);
create index account_credential_account_idx on account_credential (account_id);
comment on table account_credential is
  'How an account signs in: provider credential, a password (argon2id hash) under its own id; or oidc, the province''s own login, under the id it has there.';

create table account_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_verification_identifier_idx on account_verification (identifier);
comment on table account_verification is 'Sign-ins under way at the province''s own login.';

create table account_rate_limit (
  id text primary key,
  key text not null unique,
  count int not null,
  last_request bigint not null
);
comment on table account_rate_limit is 'Attempts to sign in, by network address.';

create table installation_secret (
  name text primary key,
  value text not null
);
comment on table installation_secret is 'What this installation made up for itself and tells nobody: session signs the cookies where SESSION_SECRET is not set.';

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
create index audit_entry_subject_idx on audit_entry (subject, subject_id);
create index audit_entry_refused_email_idx on audit_entry ((after ->> 'email'), at) where action = 'sign_in_refused';
comment on table audit_entry is 'Every change by an account: what it was and what it became, without shapes (those are in zone_revision and its rows). Never changed, never deleted.';
