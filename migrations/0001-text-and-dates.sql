-- Text and date building blocks that tables, generated columns and constraints rest on.
-- They live in public, not in rules: what a column depends on must not be rebuilt at every start.

create extension if not exists postgis;

create function fold_vi(t text) returns text
  language sql immutable strict parallel safe
  return lower(regexp_replace(normalize(translate(t, 'Đđ', 'Dd'), NFD), '[\u0300-\u036f]', '', 'g'));
comment on function fold_vi is
  'Search form of a Vietnamese text: lower case, no accents, đ = d. "Đông Phố Mới" -> "dong pho moi".';

-- Vietnamese alphabetical order needs ICU, which not every build of PostgreSQL has. The letters become
-- characters that sort right byte by byte; the tones follow as the second key (no tone, huyền, hỏi, ngã, sắc, nặng).
create function sort_key_vi(t text) returns text
  language sql immutable strict parallel safe
  return translate(
      normalize(regexp_replace(lower(normalize(translate(t, 'Đ', 'đ'), NFD)), '[\u0300\u0301\u0303\u0309\u0323]', '', 'g'), NFC),
      'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz',
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`a')
    || E'\x01' ||
    translate(regexp_replace(normalize(t, NFD), '[^\u0300\u0301\u0303\u0309\u0323 ]', '', 'g'),
      U&'\0300\0309\0303\0301\0323', '12345');
comment on function sort_key_vi is
  'Key that orders Vietnamese names by the Vietnamese alphabet when compared with COLLATE "C".';

create domain edtf as text constraint edtf_is_well_formed
  check (value ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(/\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$');
comment on domain edtf is
  'A date as precisely as the source gives it, ISO 8601-2 (EDTF level 0): 2026, 2026-09, 2026-09-11, 2021/2022. Never filled up.';

create function edtf_first_day(d edtf) returns date
  language sql immutable strict parallel safe
  return make_date(
    substr(d, 1, 4)::int,
    coalesce(nullif(substr(split_part(d, '/', 1), 6, 2), ''), '1')::int,
    coalesce(nullif(substr(split_part(d, '/', 1), 9, 2), ''), '1')::int);
comment on function edtf_first_day is 'The first day an EDTF date can mean: for ordering and for asking "as of", never for showing.';

create domain basis as text constraint basis_is_known
  check (value in ('reported', 'measured', 'schematic', 'mixed'));
comment on domain basis is
  'Where a number comes from: reported (a source states it), measured (real geometry), schematic (generated), mixed.';

create domain confidence as text constraint confidence_is_known
  check (value in ('high', 'medium', 'low', 'unknown'));
