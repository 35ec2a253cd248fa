-- One view a tile layer: the geometry in EPSG:3857 and exactly the attributes that travel. Both databases encode from these.
-- Small codes stand for words of fixed lists (-40 % bytes); TileJSON documents them.

create function rules.kind_short(kind zone_kind, lang text) returns text
  language sql immutable parallel safe
  return case kind
    when 'industrial_zone' then case lang when 'vi' then 'KCN' else 'IZ' end
    when 'industrial_cluster' then case lang when 'vi' then 'CCN' else 'IC' end
    when 'economic_zone' then case lang when 'vi' then 'KKT' else 'EZ' end
    when 'export_processing_zone' then case lang when 'vi' then 'KCX' else 'EPZ' end end;

comment on function rules.kind_short is 'The short word of a kind before (vi) or after (en) a zone''s name on the map; none for relocation sites.';

create view rules.tile_zone as
  select z.id, b.geom_3857 as geom, z.code,
    concat_ws(' ', rules.kind_short(z.kind, 'vi'), z.name_vi) as name_vi,
    concat_ws(' ', coalesce(z.name_en, z.name_vi), rules.kind_short(z.kind, 'en')) as name_en,
    z.kind, z.status, z.province_code as province, z.former_province, round(b.area_m2 / 10000)::int as area_ha, b.basis
  from zone z join rules.zone_boundary_now b on b.zone_id = z.id;

create view rules.tile_zone_point as
  select z.id, z.label_point_3857 as geom, z.code,
    concat_ws(' ', rules.kind_short(z.kind, 'vi'), z.name_vi) as name_vi,
    concat_ws(' ', coalesce(z.name_en, z.name_vi), rules.kind_short(z.kind, 'en')) as name_en,
    z.kind, z.status, z.province_code as province, z.former_province,
    round(coalesce(b.area_m2 / 10000, z.approved_ha, z.planned_ha))::int as label_ha, b.basis, b.id is not null as has_outline
  from zone z left join rules.zone_boundary_now b on b.zone_id = z.id;

create view rules.tile_plot as
  select p.id, p.geom_3857 as geom, p.code, p.zone_id as zone,
    array_position(array['industrial', 'warehouse', 'service', 'road', 'green', 'water', 'technical', 'parking', 'security', 'housing', 'other'],
      p.land_use::text) as land_use,
    array_position(array['free', 'approved', 'leased', 'in_use', 'hold', 'unknown'], p.lease_status::text) - 1 as lease,
    nullif(p.is_logistics, false) as is_logistics, nullif(p.sme_reserved, false) as sme_reserved, p.area_m2::int as area_m2,
    p.basis
  from rules.plot_now p;

-- The expression is an index of its own. Roads carry no code on the map.
create view rules.tile_plot_point as
  select p.id, ST_PointOnSurface(p.geom_3857) as geom, p.code, p.zone_id as zone,
    array_position(array['industrial', 'warehouse', 'service', 'road', 'green', 'water', 'technical', 'parking', 'security', 'housing', 'other'],
      p.land_use::text) as land_use,
    nullif(p.is_logistics, false) as is_logistics, nullif(p.sme_reserved, false) as sme_reserved, p.area_m2::int as area_m2
  from rules.plot_now p where p.land_use <> 'road';

create view rules.tile_clearance as
  select c.id, c.geom_3857 as geom, c.zone_id as zone,
    array_position(array['recovery_decided', 'compensated', 'handed_over', 'ready'], c.stage::text) as stage, c.basis
  from rules.clearance_now c;

create view rules.tile_corridor as
  select c.id * 2 as id, c.alignment_3857::geometry as geom, c.code, c.kind, 'line' as part, c.name_vi, coalesce(c.name_en, c.name_vi) as name_en, c.basis
  from rules.corridor_now c where c.alignment is not null
  union all
  select c.id * 2 + 1, c.clearance_area_3857::geometry, c.code, c.kind, 'clearance_area', c.name_vi, coalesce(c.name_en, c.name_vi), c.basis
  from rules.corridor_now c where c.clearance_area is not null;

create view rules.tile_infrastructure as
  select i.id, i.geom_3857 as geom, i.code, i.kind, i.name_vi, coalesce(i.name_en, i.name_vi) as name_en, i.status
  from rules.infrastructure_at(current_date) i;

create view rules.tile_clean_land as
  select c.plot_id as id, c.geom_3857 as geom, c.zone_id as zone,
    array_position(array['available', 'partly_available', 'taken', 'held', 'unknown'], c.state) as state,
    c.ready_m2::int as ready_m2, c.available_m2::int as available_m2, nullif(c.sme_reserved, false) as sme_reserved, c.basis
  from clean_land c;

create view rules.tile_clean_block as
  select b.id, b.geom_3857 as geom, b.zone_id as zone, b.number, b.area_m2::int as area_m2,
    b.rectangle_width_m::int as rectangle_width_m, b.rectangle_length_m::int as rectangle_length_m, b.basis
  from clean_block b;

-- One point a block, however many plots it has: the expression is an index of its own.
create view rules.tile_clean_block_point as
  select b.id, ST_PointOnSurface(b.geom_3857) as geom, b.zone_id as zone, b.number, b.area_m2::int as area_m2
  from clean_block b;

create view rules.tile_land_offer as
  select o.id, o.geom_3857 as geom, o.code, o.zone_id as zone, array_position(array['ready', 'being_cleared'], o.state) as state, rules.round_ha(o.area_m2) as ha, o.basis
  from land_offer o;

create view rules.tile_land_offer_point as
  select o.id, ST_PointOnSurface(o.geom_3857) as geom, o.code, o.zone_id as zone, array_position(array['ready', 'being_cleared'], o.state) as state, rules.round_ha(o.area_m2) as ha
  from land_offer o;
