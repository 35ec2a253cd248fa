-- Logistics: what-ifs of a zone's land structure and weights, kept by name.

create table land_scenario (
  id int generated always as identity primary key,
  -- Whoever has the link reads it; nobody guesses it.
  key text not null unique constraint land_scenario_key_is_long check (length(key) >= 22),
  zone_id int not null references zone on delete cascade,
  name text not null constraint land_scenario_name_is_not_blank check (btrim(name) <> '' and length(name) <= 120),
  note text constraint land_scenario_note_is_short check (length(note) <= 2000),
  changes jsonb not null constraint land_scenario_changes_are_a_list check (jsonb_typeof(changes) = 'array' and jsonb_array_length(changes) > 0),
  author_id text not null references account,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  closed_at timestamptz
);
create unique index land_scenario_name_is_one_at_a_time on land_scenario (zone_id, fold_vi(name)) where closed_at is null;
comment on table land_scenario is 'A what-if of a zone''s land structure: which plots would become what. Nothing of it changes the plan.';
comment on column land_scenario.changes is 'LandChange[] of the contract: code of the plot, land use, logistics or not.';

create table score_profile (
  id int generated always as identity primary key,
  name text not null constraint score_profile_name_is_not_blank check (btrim(name) <> '' and length(name) <= 120),
  weights jsonb not null constraint score_profile_weights_are_named check (jsonb_typeof(weights) = 'object'),
  author_id text not null references account,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  closed_at timestamptz
);
create unique index score_profile_name_is_one_at_a_time on score_profile (author_id, fold_vi(name)) where closed_at is null;
comment on table score_profile is 'Weights of the criteria for logistics land, kept by name; everybody signed in reads them, who saved them changes them.';

select audit_table('land_scenario', 'key', 'changes', 'version'), audit_table('score_profile');

-- An empty database gets these thresholds with everything else that is shipped (geodata/rules.csv); this is for one that was loaded before.
insert into rule (code, parameter, operator, value, unit, legal_basis, confidence, note)
select t.code, t.parameter, t.operator, t.value, t.unit, 'Quy ước của Mặt Bằng', 'own', t.note
from (values
  ('logistics', 'land_share', 'gte', 5, 'percent', 'Đề xuất của Mặt Bằng để ban quản lý đặt: đất logistics trên diện tích khu; chưa thấy văn bản nào quy định mức này'),
  ('logistics_site', 'area_worst', 'gte', 1, 'ha', 'Chấm điểm địa điểm logistics: từ mức này trở xuống không có điểm'),
  ('logistics_site', 'area_best', 'gte', 10, 'ha', 'Chấm điểm địa điểm logistics: từ mức này trở lên đủ điểm'),
  ('logistics_site', 'turning_worst', 'gte', 30, 'm', 'Đường tròn lớn nhất nằm lọt trong đất (chỗ xe tải quay đầu): đường kính từ mức này trở xuống không có điểm'),
  ('logistics_site', 'turning_best', 'gte', 100, 'm', 'Đường tròn lớn nhất nằm lọt trong đất (chỗ xe tải quay đầu): đường kính từ mức này trở lên đủ điểm'),
  ('logistics_site', 'interchange_best', 'lte', 2, 'km', 'Cách nút giao cao tốc không quá mức này thì đủ điểm'),
  ('logistics_site', 'interchange_worst', 'lte', 20, 'km', 'Cách nút giao cao tốc từ mức này thì không có điểm'),
  ('logistics_site', 'rail_best', 'lte', 2, 'km', 'Cách ga đường sắt không quá mức này thì đủ điểm'),
  ('logistics_site', 'rail_worst', 'lte', 30, 'km', 'Cách ga đường sắt từ mức này thì không có điểm'),
  ('logistics_site', 'port_best', 'lte', 20, 'km', 'Cách cảng biển không quá mức này thì đủ điểm'),
  ('logistics_site', 'port_worst', 'lte', 150, 'km', 'Cách cảng biển từ mức này thì không có điểm'),
  ('logistics_site', 'gate_best', 'lte', 10, 'km', 'Cách cửa khẩu không quá mức này thì đủ điểm'),
  ('logistics_site', 'gate_worst', 'lte', 150, 'km', 'Cách cửa khẩu từ mức này thì không có điểm'),
  ('logistics_site', 'frontage_worst', 'gte', 20, 'm', 'Cạnh giáp đường nội bộ từ mức này trở xuống không có điểm'),
  ('logistics_site', 'frontage_best', 'gte', 100, 'm', 'Cạnh giáp đường nội bộ từ mức này trở lên đủ điểm'),
  ('logistics_site', 'frontage_gap', 'lte', 1, 'm', 'Lô cách lô đường không quá mức này coi như giáp đường; hai ranh vẽ lệch nhau'),
  ('logistics_site', 'road_width_worst', 'gte', 7, 'm', 'Đường giáp lô hẹp từ mức này trở xuống không có điểm'),
  ('logistics_site', 'road_width_best', 'gte', 15, 'm', 'Đường giáp lô rộng từ mức này trở lên đủ điểm'),
  ('logistics_site', 'housing_worst', 'gte', 0.05, 'km', 'Cách đất ở từ mức này trở xuống không có điểm'),
  ('logistics_site', 'housing_best', 'gte', 0.5, 'km', 'Cách đất ở từ mức này trở lên đủ điểm'),
  ('logistics_site', 'least_area', 'gte', 0.5, 'ha', 'Đất nhỏ hơn mức này không xét làm địa điểm logistics')) t(code, parameter, operator, value, unit, note)
where exists (select from rule) and not exists (select from rule r where r.code = t.code and r.parameter = t.parameter);
