-- What a corridor is made of: sections with their own widths, stations and depots, and drafts of another alignment. A row of corridor stays a version in time.

create table corridor_section (
  corridor_id int not null references corridor on delete cascade,
  from_m double precision not null constraint corridor_section_begins_on_the_line check (from_m >= 0 and from_m < 'Infinity'),
  to_m double precision constraint corridor_section_has_length check (to_m > from_m and to_m < 'Infinity'),
  structure text not null constraint corridor_section_structure_is_known check (structure in ('level', 'embankment', 'cutting', 'viaduct', 'bridge', 'tunnel')),
  formation_width_m double precision not null constraint corridor_formation_width_is_a_width check (formation_width_m >= 0 and formation_width_m <= 200),
  toe_offset_m double precision constraint corridor_toe_offset_is_a_width check (toe_offset_m >= 0 and toe_offset_m <= 500),
  width_m double precision constraint corridor_width_is_a_width check (width_m > 0 and width_m <= 500),
  width_rule text,
  primary key (corridor_id, from_m),
  constraint corridor_section_toe_is_of_earthworks check (toe_offset_m is null or structure in ('embankment', 'cutting')),
  constraint corridor_section_without_width_is_no_earthwork check (width_m is not null or structure in ('viaduct', 'bridge', 'tunnel'))
);
comment on table corridor_section is 'A stretch of a corridor''s alignment, in metres along it; to_m null: to its end. The centre-line offset is half of formation_width_m + toe_offset_m + width_m.';
comment on column corridor_section.formation_width_m is 'Between the outer edges of the outer rails; of a viaduct or bridge, between its outer edges, where the law measures from.';
comment on column corridor_section.width_m is 'What the law or the board asks for on each side; null: the section takes no land.';
comment on column corridor_section.width_rule is 'Parameters of the rules railway_corridor it was read from, joined by +; null: somebody''s own figure.';

create table corridor_area (
  id int generated always as identity primary key,
  corridor_id int not null references corridor on delete cascade,
  kind text not null constraint corridor_area_kind_is_known check (kind in ('station', 'depot')),
  name text not null constraint corridor_area_name_is_not_blank check (btrim(name) <> ''),
  geom geometry(MultiPolygon, 4326) not null
    constraint corridor_area_is_not_empty check (not ST_IsEmpty(geom))
    constraint corridor_area_is_valid check (ST_IsValid(geom))
    constraint corridor_area_lies_in_vietnam check (is_in_vietnam(geom))
);
create index corridor_area_corridor_idx on corridor_area (corridor_id);
comment on table corridor_area is 'A station or depot of a corridor: its fenced or marked land.';

create table corridor_option (
  id int generated always as identity primary key,
  corridor_code text not null,
  name text not null constraint corridor_option_name_is_not_blank check (btrim(name) <> ''),
  note text,
  design jsonb not null,
  author_id text not null references account,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_as text constraint corridor_option_end_is_known check (closed_as in ('adopted', 'discarded')),
  -- The version of the corridor it became.
  adopted_as int references corridor,
  constraint corridor_option_end_is_whole check ((closed_at is null) = (closed_as is null)),
  constraint corridor_option_adopted_is_a_version check (adopted_as is null or closed_as = 'adopted')
);
create unique index corridor_option_name_is_one_at_a_time on corridor_option (corridor_code, fold_vi(name)) where closed_at is null;
comment on table corridor_option is 'A draft of another alignment of a corridor, by name. A decision makes it the corridor''s next version; until then it takes nothing.';
comment on column corridor_option.design is 'CorridorDesign of the contract: alignment, sections, areas, clearance area, as they were checked when they were saved.';

select audit_table('corridor_section'), audit_table('corridor_area'), audit_table('corridor_option', 'design', 'version');

-- An empty database gets these thresholds with everything else that is shipped (geodata/rules.csv); this is for one that was loaded before.
insert into rule (code, parameter, operator, value, unit, legal_basis, confidence, note)
select t.code, t.parameter, t.operator, t.value, t.unit, 'Quy ước của Mặt Bằng', 'own', t.note
from (values
  ('corridor_remnant', 'least_area', 'gte', 1000, 'm2', 'Phần lô còn lại nhỏ hơn mức này coi như không dùng được nữa; chưa thấy văn bản quy định, ban đặt mức khác được'),
  ('corridor_remnant', 'least_width', 'gte', 20, 'm', 'Phần lô còn lại mà đường tròn lớn nhất nằm lọt có đường kính nhỏ hơn mức này coi như quá hẹp để dùng'),
  ('corridor_remnant', 'access_gap', 'lte', 1, 'm', 'Phần đất cách lô đường không quá mức này coi như giáp đường; hai ranh vẽ lệch nhau'),
  ('corridor_check', 'formation_width', 'eq', 1.6, 'm', 'Chỉ để điền sẵn: đường đơn khổ 1.435 mm, tính giữa hai mép ngoài ray (khổ đường và hai đầu ray); đường đôi hoặc ga thì nhập số của dự án'),
  ('corridor_check', 'most_gap', 'lte', 1, 'km', 'Khoảng hở giữa hai đoạn tuyến dài hơn mức này là lỗi: tuyến thiếu đoạn'),
  ('corridor_check', 'max_vertices', 'lte', 50000, 'vertex', 'Hướng tuyến nhiều đỉnh hơn mức này không nhận')) t(code, parameter, operator, value, unit, note)
where exists (select from rule) and not exists (select from rule r where r.code = t.code and r.parameter = t.parameter);
