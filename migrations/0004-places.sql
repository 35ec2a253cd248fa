-- Provinces since 1 July 2025 and what they merge, communes, and the decisions every number points at.

create table province (
  code text primary key constraint province_code_has_two_digits check (code ~ '^\d{2}$'),
  name_vi text not null unique,
  name_en text not null,
  source text not null
);
comment on table province is 'The 34 provinces since 1 July 2025, by statistical code.';

create table former_province (
  name_vi text primary key,
  province_code text not null references province,
  vn2000_srid int references spatial_ref_sys (srid),
  vn2000_confidence text constraint former_province_vn2000_confidence_is_known
    check (vn2000_confidence in ('source', 'secondary', 'memory')),
  source text not null
);
comment on table former_province is
  'Provinces before 1 July 2025. The VN-2000 meridian is the usual one there: an offer, never an inference (a province may hold several).';

create table commune (
  id int generated always as identity primary key,
  province_code text not null references province,
  level text not null constraint commune_level_is_known check (level in ('ward', 'commune', 'special_zone')),
  name_vi text not null,
  unique (province_code, level, name_vi)
);
comment on table commune is 'Wards and communes (two-level government since 1 July 2025). No boundaries are shipped.';

create table decision (
  id int generated always as identity primary key,
  code text not null unique,
  number text,
  issued_on edtf,
  authority text,
  title_vi text not null,
  title_en text,
  url text constraint decision_url_is_http check (url ~ '^https?://'),
  confidence text not null constraint decision_confidence_is_known check (confidence in ('source', 'secondary', 'memory')),
  note text,
  recorded_at timestamptz not null default now()
);
comment on table decision is
  'A legal text, decision or report. confidence: read in the source, in somebody''s summary, or from memory (to be verified).';
