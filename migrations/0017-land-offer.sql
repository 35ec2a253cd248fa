-- Land an investor can have: what boards say beside the land (sectors, fees, terms, priority projects), and the offers, kept in step with the land.

-- == When a tract is expected to be clean, as the board says; nobody said: null.
alter table clearance
  add column ready_expected_on date,
  add column ready_expected_source text,
  add constraint clearance_forecast_has_a_source check (ready_expected_on is null or ready_expected_source is not null),
  add constraint clearance_forecast_is_of_what_is_not_ready check (ready_expected_on is null or stage <> 'ready');
comment on column clearance.ready_expected_on is 'The day the board expects the tract to be ready. A forecast: when it changes, the row does, and the audit keeps what it was.';

-- == What boards say
create table sector (
  code text primary key constraint sector_code_is_one_of_a_class check (code ~ '^[A-Z0-9.]{1,10}$'),
  name_vi text not null,
  name_en text not null,
  source text not null
);
comment on table sector is 'Sectors an investor can name: divisions of the Vietnamese classification (VSIC), which are those of ISIC Rev.4.';

create table zone_sector (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  sector_code text not null references sector,
  stance text not null constraint zone_sector_stance_is_known check (stance in ('priority', 'allowed', 'excluded')),
  decision_id int references decision,
  source text not null,
  valid_from date,
  valid_to date constraint zone_sector_period_is_ordered check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  constraint zone_sector_is_one_at_a_time exclude using gist
    (int4range(zone_id, zone_id, '[]') with &&, int8range(hashtextextended(sector_code, 0), hashtextextended(sector_code, 0), '[]') with &&,
     daterange(valid_from, valid_to) with &&) where (replaced_at is null)
);
comment on table zone_sector is 'Sectors that a zone wants, allows or does not take, by whose word. No row: nobody recorded a list.';

create table zone_fee (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  kind text not null constraint zone_fee_kind_is_known
    check (kind in ('land_rent', 'infrastructure_fee', 'management_fee', 'ready_built_rent', 'wastewater_fee', 'water', 'power')),
  amount numeric not null constraint zone_fee_amount_is_not_negative check (amount >= 0 and amount < 'Infinity'),
  currency text not null constraint zone_fee_currency_is_known check (currency in ('VND', 'USD')),
  per text not null constraint zone_fee_unit_is_known check (per in ('m2', 'm2_year', 'm2_month', 'm3', 'kwh')),
  decision_id int references decision,
  basis basis not null default 'reported',
  source text not null,
  valid_from date,
  valid_to date constraint zone_fee_period_is_ordered check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  constraint zone_fee_is_one_at_a_time exclude using gist
    (int4range(zone_id, zone_id, '[]') with &&, int8range(hashtextextended(kind || '|' || per, 0), hashtextextended(kind || '|' || per, 0), '[]') with &&,
     daterange(valid_from, valid_to) with &&) where (replaced_at is null)
);
comment on column zone_fee.per is 'm2: once, for the whole term.';

create table zone_land_term (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  term_until date not null,
  decision_id int references decision,
  source text not null,
  valid_from date,
  valid_to date constraint zone_land_term_period_is_ordered check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  constraint zone_land_term_is_one_at_a_time exclude using gist
    (int4range(zone_id, zone_id, '[]') with &&, daterange(valid_from, valid_to) with &&) where (replaced_at is null)
);
comment on table zone_land_term is 'Until when the land of a zone can be let, as the decision on its infrastructure says.';

create table priority_project (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  name_vi text not null constraint priority_project_name_is_not_blank check (btrim(name_vi) <> ''),
  name_en text,
  sector_code text references sector,
  land_need_ha numeric(11, 4) constraint priority_project_land_is_positive check (land_need_ha > 0 and land_need_ha <> 'NaN'),
  decision_id int references decision,
  source text not null,
  valid_from date,
  valid_to date constraint priority_project_period_is_ordered check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz
);
comment on table priority_project is 'The public list of projects a zone wants most (Resolution 34-NQ/TU of Lào Cai, task LC-T8).';
create index zone_sector_zone_idx on zone_sector (zone_id) where replaced_at is null;
create index zone_fee_zone_idx on zone_fee (zone_id) where replaced_at is null;
create index priority_project_zone_idx on priority_project (zone_id) where replaced_at is null;

select audit_table('zone_sector'), audit_table('zone_fee'), audit_table('zone_land_term'), audit_table('priority_project');

-- == Offers. What a search judges stands first in the row, shapes last and outside it: a search reads none.
create table land_offer (
  id int generated always as identity primary key,
  zone_id int not null references zone on delete cascade,
  state text not null constraint land_offer_state_is_known check (state in ('ready', 'being_cleared')),
  ready_on date constraint land_offer_ready_has_no_day check (ready_on is null or state = 'being_cleared'),
  area_m2 double precision not null,
  sme_reserved_m2 double precision not null,
  rail_station_m double precision,
  seaport_m double precision,
  border_gate_m double precision,
  airport_m double precision,
  expressway_interchange_m double precision,
  wastewater_free_m3 double precision,
  power_free_mva double precision,
  fee_usd_m2 double precision,
  term_until date,
  basis basis not null,
  -- Whole square metres that count for a choice: 1 + uses + 32 × reserve. uses adds up what is chosen of industrial 1, warehouse 2,
  -- logistics 4, service 8, ready-built 16 (0: any), a plot counts once; reserve 0: any, 1: reserved for small firms, 2: not reserved.
  choice_m2 int[] not null,
  -- Rectangles that fit on unbroken land, none of which covers another: the narrowest and longest first.
  fitting_widths_m double precision[] not null,
  fitting_lengths_m double precision[] not null,
  rectangle_width_m double precision,
  rectangle_length_m double precision,
  circle_radius_m double precision,
  code text not null unique,
  plot_ids int[] not null,
  lineage_ids int[] not null,
  rail_station_code text,
  seaport_code text,
  border_gate_code text,
  airport_code text,
  expressway_interchange_code text,
  is_measured boolean not null default true,
  centre geometry(Point, 4326) not null,
  rectangle geometry(Polygon, 4326),
  geom geometry(MultiPolygon, 4326) not null,
  geom_3857 geometry(MultiPolygon, 3857) generated always as (ST_ForcePolygonCW(ST_Transform(geom, 3857))) stored
) with (toast_tuple_target = 128);
-- Read for every offer at every search: never packed.
alter table land_offer alter column choice_m2 set storage plain;
alter table land_offer alter column geom set storage external, alter column geom_3857 set storage external, alter column rectangle set storage external,
  alter column plot_ids set storage external, alter column lineage_ids set storage external, alter column fitting_widths_m set storage external, alter column fitting_lengths_m set storage external;
create index land_offer_zone_idx on land_offer (zone_id);
create index land_offer_area_idx on land_offer (area_m2);
create index land_offer_geom_idx on land_offer using gist (geom);
create index land_offer_geography_idx on land_offer using gist ((geom::geography));
create index land_offer_geom_3857_idx on land_offer using gist (geom_3857);
create index land_offer_label_3857_idx on land_offer using gist (ST_PointOnSurface(geom_3857));
comment on table land_offer is
  'A contiguous block that an investor can have, today (ready) or once its tracts are ready (being_cleared); each square metre is in one at most. Kept in step, rule rules.offered_land.';
comment on column land_offer.code is 'The zone and the smallest lineage of its plots. A plot stays in one offer, whatever becomes of the offer: any lineage_id of it leads there.';
comment on column land_offer.is_measured is 'False: measured by other rules, to be measured again when it is next brought up.';
comment on column land_offer.rail_station_m is 'To the nearest existing one, over the ellipsoid from the edge, to ten metres.';

-- == In step
create function tell_land_offers() returns trigger language plpgsql as $$
begin
  execute format('select count(pg_notify(''land_offer'', z.code)) from zone z where z.id in (select zone_id from %s)',
    case TG_OP when 'INSERT' then 'new_rows' when 'DELETE' then 'old_rows' else '(select zone_id from new_rows union select zone_id from old_rows) both_rows' end);
  return null;
end $$;
comment on function tell_land_offers is 'One notice on land_offer for each zone whose offers changed: its code.';
create trigger land_offers_are_told_on_insert after insert on land_offer referencing new table as new_rows for each statement execute function tell_land_offers();
create trigger land_offers_are_told_on_update after update on land_offer referencing new table as new_rows old table as old_rows for each statement execute function tell_land_offers();
create trigger land_offers_are_told_on_delete after delete on land_offer referencing old table as old_rows for each statement execute function tell_land_offers();
create trigger map_change_on_insert after insert on land_offer referencing new table as new_rows for each statement execute function tell_map_change('land-offer', 'geom_3857');
create trigger map_change_on_update after update on land_offer referencing new table as new_rows old table as old_rows for each statement execute function tell_map_change('land-offer', 'geom_3857');
create trigger map_change_on_delete after delete on land_offer referencing old table as old_rows for each statement execute function tell_map_change('land-offer', 'geom_3857');

do $$
declare
  one record;
begin
  for one in select * from (values
    ('zone_utility', 'select r.zone_id'), ('zone_fee', 'select r.zone_id'), ('zone_land_term', 'select r.zone_id'), ('relocation', 'select r.zone_id')) as l(table_name, zones)
  loop
    execute format('create trigger zone_ledger_is_marked_on_insert after insert on %I referencing new table as new_rows
      for each statement execute function mark_ledger_stale(%L)', one.table_name, one.zones);
    execute format('create trigger zone_ledger_is_marked_on_update after update on %I referencing new table as new_rows old table as old_rows
      for each statement execute function mark_ledger_stale(%L)', one.table_name, one.zones);
    execute format('create trigger zone_ledger_is_marked_on_delete after delete on %I referencing old table as old_rows
      for each statement execute function mark_ledger_stale(%L)', one.table_name, one.zones);
  end loop;
end $$;

-- Whether a zone's land is offered follows its status; under another code its offers have other names.
create function mark_zone_of_status() returns trigger language plpgsql as $$
begin
  perform mark_zones_stale(array[new.id]);
  return null;
end $$;
create trigger land_offers_are_marked after update of status, code on zone
  for each row when (old.status <> new.status or old.code <> new.code) execute function mark_zone_of_status();

create or replace function mark_zone_of_row() returns trigger language plpgsql as $$
begin
  -- Blocks that look the same are not measured again: in another plane, or under another rule, they must be.
  if TG_OP = 'UPDATE' then
    delete from clean_block where zone_id = new.id;
    update land_offer set is_measured = false where zone_id = new.id and state = 'being_cleared';
  end if;
  perform mark_zones_stale(array[new.id]);
  return null;
end $$;

create or replace function mark_zones_of_rule() returns trigger language plpgsql as $$
begin
  if 'clean_block' in (new.code, old.code) then
    delete from clean_block;
    update land_offer set is_measured = false where state = 'being_cleared';
  end if;
  perform mark_zones_stale(array(select id from zone));
  return null;
end $$;

-- A station is near offers of many zones, and changes none of their land.
create function bring_offer_distances_up() returns trigger language plpgsql as $$
declare
  marked int[];
begin
  if current_setting('matbang.ledger_by_hand', true) = 'on' then return null; end if;
  -- Who changes the land of a zone now waits at its mark, and then sees what is written here.
  with mark as (insert into zone_ledger_stale select id from zone order by id on conflict do nothing returning zone_id)
  select array_agg(zone_id) into marked from mark;
  perform rules.refresh_offer_distances(array(select id from land_offer));
  delete from zone_ledger_stale where zone_id = any(marked);
  return null;
end $$;
create trigger offer_distances_are_kept after insert or update or delete on infrastructure
  for each statement execute function bring_offer_distances_up();

-- What a zone takes is joined when it is asked; who waits for land hears of it.
create trigger land_offers_are_told_on_insert after insert on zone_sector referencing new table as new_rows for each statement execute function tell_land_offers();
create trigger land_offers_are_told_on_update after update on zone_sector referencing new table as new_rows old table as old_rows for each statement execute function tell_land_offers();
create trigger land_offers_are_told_on_delete after delete on zone_sector referencing old table as old_rows for each statement execute function tell_land_offers();

-- == What an empty database gets with everything that is shipped; this is for one that was loaded before.
insert into rule (code, parameter, operator, value, unit, legal_basis, confidence, note)
select 'land_offer', 'valid_for', 'eq', 30, 'day', 'Quy ước của Mặt Bằng', 'own', 'Bản in của một mặt bằng dùng được bấy nhiêu ngày; sau đó phải xem lại trang'
where exists (select from rule) and not exists (select from rule r where r.code = 'land_offer');
insert into sector (code, name_vi, name_en, source)
select s.code, s.name_vi, s.name_en, 'Hệ thống ngành kinh tế Việt Nam (QĐ 27/2018/QĐ-TTg), ngành cấp 2, cùng mã với ISIC Rev.4'
from (values
  ('10', 'Sản xuất, chế biến thực phẩm', 'Food products'),
  ('11', 'Sản xuất đồ uống', 'Beverages'),
  ('12', 'Sản xuất sản phẩm thuốc lá', 'Tobacco products'),
  ('13', 'Dệt', 'Textiles'),
  ('14', 'Sản xuất trang phục', 'Wearing apparel'),
  ('15', 'Sản xuất da và các sản phẩm có liên quan', 'Leather and related products'),
  ('16', 'Chế biến gỗ và sản xuất sản phẩm từ gỗ, tre, nứa', 'Wood and products of wood'),
  ('17', 'Sản xuất giấy và sản phẩm từ giấy', 'Paper and paper products'),
  ('18', 'In, sao chép bản ghi các loại', 'Printing and reproduction of recorded media'),
  ('19', 'Sản xuất than cốc, sản phẩm dầu mỏ tinh chế', 'Coke and refined petroleum products'),
  ('20', 'Sản xuất hoá chất và sản phẩm hoá chất', 'Chemicals and chemical products'),
  ('21', 'Sản xuất thuốc, hoá dược và dược liệu', 'Pharmaceuticals, medicinal chemical and botanical products'),
  ('22', 'Sản xuất sản phẩm từ cao su và plastic', 'Rubber and plastics products'),
  ('23', 'Sản xuất sản phẩm từ khoáng phi kim loại khác', 'Other non-metallic mineral products'),
  ('24', 'Sản xuất kim loại', 'Basic metals'),
  ('25', 'Sản xuất sản phẩm từ kim loại đúc sẵn (trừ máy móc, thiết bị)', 'Fabricated metal products, except machinery and equipment'),
  ('26', 'Sản xuất sản phẩm điện tử, máy vi tính và sản phẩm quang học', 'Computer, electronic and optical products'),
  ('27', 'Sản xuất thiết bị điện', 'Electrical equipment'),
  ('28', 'Sản xuất máy móc, thiết bị chưa được phân vào đâu', 'Machinery and equipment, not elsewhere classified'),
  ('29', 'Sản xuất ô tô và xe có động cơ khác', 'Motor vehicles, trailers and semi-trailers'),
  ('30', 'Sản xuất phương tiện vận tải khác', 'Other transport equipment'),
  ('31', 'Sản xuất giường, tủ, bàn, ghế', 'Furniture'),
  ('32', 'Công nghiệp chế biến, chế tạo khác', 'Other manufacturing'),
  ('33', 'Sửa chữa, bảo dưỡng và lắp đặt máy móc, thiết bị', 'Repair and installation of machinery and equipment'),
  ('52', 'Kho bãi và các hoạt động hỗ trợ cho vận tải', 'Warehousing and support activities for transportation')
) as s(code, name_vi, name_en)
where exists (select from province);
