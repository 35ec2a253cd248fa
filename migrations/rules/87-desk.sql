-- What the planning desk opens a zone with. Shapes come to nine decimals of a degree (a tenth of a millimetre, the grid that overlays are cut
-- on), so that what is redrawn unchanged is unchanged.

create function rules.meridians_json(in_province text, was_province text) returns json
  language sql stable parallel safe
begin atomic
  select json_agg(json_build_object('srid', m.srid, 'centralMeridian', m.meridian, 'isUsual', m.is_usual) order by m.is_own desc, m.is_usual desc, m.meridian)
  from (
    select s.srid, substring(s.proj4text from '\+lon_0=([0-9.]+)')::float8 as meridian,
      exists (select from former_province f where f.province_code = in_province and f.vn2000_srid = s.srid) as is_usual,
      exists (select from former_province f where f.name_vi = was_province and f.vn2000_srid = s.srid) as is_own
    from spatial_ref_sys s where s.srid between 9205 and 9218 or s.srid between 5896 and 5899) m;
end;
comment on function rules.meridians_json is
  'All VN-2000 three-degree zones with their central meridian, degrees east; first the usual one of the zone''s former province, then those of the
   other provinces merged with it. An offer: since the mergers of 2025 one province holds several, and the document says which it is in.';

create function rules.desk_neighbours(zone_id int) returns table (code text, kind zone_kind, name_vi text, name_en text, is_approved boolean, overlap text, geom geometry)
  language sql stable parallel safe
begin atomic
  with here as materialized (
    select z.kind, z.parent_id, coalesce(b.geom, z.centre) as geom from zone z left join rules.zone_boundary_now b on b.zone_id = z.id where z.id = desk_neighbours.zone_id)
  -- 5 km are less than 0.05° of longitude and of latitude anywhere in Vietnam: the index finds the candidates.
  select n.code, n.kind, n.name_vi, coalesce(n.name_en, n.name_vi), rules.zone_is_approved(n.legal_status, n.status),
    case when n.status = 'withdrawn' or rules.may_contain(n.id, n.parent_id, n.kind, desk_neighbours.zone_id, h.parent_id, h.kind) then null
      when rules.rule_kind(n.kind) = rules.rule_kind(h.kind) and rules.zone_is_approved(n.legal_status, n.status) then 'overlaps_zone' else 'overlaps_other_zone' end, b.geom
  from here h join rules.zone_boundary_now b on b.geom && ST_Expand(h.geom, 0.05) join zone n on n.id = b.zone_id
  where n.id <> desk_neighbours.zone_id and ST_DWithin(b.geom::geography, h.geom::geography, 5000);
end;
comment on function rules.desk_neighbours is
  'Zones whose outline of today lies within 5 km of a zone (of its centre while it has no outline), with what an overlap with each
   would be found as (rules.boundary_findings); null: it may overlap.';

create function rules.plot_is_taken(lineage_id int) returns boolean
  language sql stable parallel safe
begin atomic
  select exists (select from plot_allocation a where a.plot_id = plot_is_taken.lineage_id and a.replaced_at is null and (a.valid_to is null or a.valid_to > current_date))
    or exists (select from hold h where h.plot_id = plot_is_taken.lineage_id and h.valid_to > current_date);
end;
comment on function rules.plot_is_taken is 'Whether a plot (its lineage) is allocated or held, today or on a later day.';

create function rules.zone_desk(zone_id int, may_publish boolean) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object(
    'zone', json_build_object('code', z.code, 'kind', z.kind, 'nameVi', z.name_vi, 'nameEn', coalesce(z.name_en, z.name_vi), 'provinceCode', z.province_code,
      'formerProvince', z.former_province, 'planStatus', z.plan_status, 'legalStatus', z.legal_status, 'operationStatus', z.operation_status,
      'plannedHa', z.planned_ha::float8, 'approvedHa', z.approved_ha::float8, 'approvedOn', z.approved_on, 'centre', rules.position_json(z.centre)),
    'version', z.version, 'mayPublish', may_publish,
    'boundary', (select json_build_object('geometry', ST_AsGeoJSON(b.geom, 9)::json, 'areaM2', b.area_m2, 'basis', b.basis, 'validFrom', b.valid_from)
      from rules.zone_boundary_now b where b.zone_id = z.id),
    'plots', coalesce((
      select json_agg(json_build_object('id', p.id, 'version', p.version, 'code', p.code, 'landUse', p.land_use, 'isLogistics', p.is_logistics, 'smeReserved', p.sme_reserved,
        'areaM2', p.area_m2, 'isTaken', rules.plot_is_taken(p.lineage_id), 'geometry', ST_AsGeoJSON(p.geom, 9)::json) order by p.code, p.id)
      from rules.plot_now p where p.zone_id = z.id), '[]'),
    'neighbours', coalesce((
      select json_agg(json_build_object('code', n.code, 'kind', n.kind, 'nameVi', n.name_vi, 'nameEn', n.name_en, 'isApproved', n.is_approved, 'overlap', n.overlap,
        'geometry', ST_AsGeoJSON(n.geom, 9)::json) order by n.code)
      from rules.desk_neighbours(z.id) n), '[]'),
    'meridians', rules.meridians_json(z.province_code, z.former_province),
    'sridOnRecord', z.vn2000_srid)
  from zone z where z.id = zone_desk.zone_id;
end;
comment on function rules.zone_desk is 'A zone as the planning desk opens it (Desk of the contract): its outline, plots and neighbours of today, ellipsoidal m².';

create function rules.province_desk(province text) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('code', p.code, 'meridians', rules.meridians_json(p.code, null),
    'places', coalesce((
      select json_agg(json_build_object('formerProvince', e.former_province, 'bbox', rules.bbox_json(e.box)) order by e.former_province)
      from (
        select z.former_province, ST_SetSRID(ST_Extent(coalesce(b.geom, z.centre))::geometry, 4326) as box
        from zone z left join rules.zone_boundary_now b on b.zone_id = z.id
        where z.province_code = p.code and coalesce(b.geom, z.centre) is not null group by z.former_province) e), '[]'))
  from province p where p.code = province_desk.province;
end;
comment on function rules.province_desk is
  'What the planning desk knows of a new zone''s place (ProvinceDesk of the contract): the usual meridians of its province, and the box round the zones of
   each province it was made of; null when the code is unknown.';
