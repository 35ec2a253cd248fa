-- What the zone pages read. Every number a screen, an export or the API shows of a zone comes from here.

create function rules.round_ha(area_m2 double precision) returns double precision
  language sql immutable parallel safe
  return round((area_m2 / 10000.0)::numeric, 4)::double precision;
comment on function rules.round_ha is 'Hectares to four decimals (the square metre) from square metres.';

create view rules.zone_boundary_now as
  select * from zone_boundary
  where replaced_at is null and (valid_from is null or valid_from <= current_date) and (valid_to is null or valid_to > current_date);
comment on view rules.zone_boundary_now is 'The boundary in effect today; at most one a zone.';

create function rules.zone_label_point(zone_id int) returns geometry
  language sql stable parallel safe
begin atomic
  select coalesce(ST_PointOnSurface(b.geom_3857), ST_Transform(z.centre, 3857))
  from zone z left join rules.zone_boundary_now b on b.zone_id = z.id where z.id = zone_label_point.zone_id;
end;
comment on function rules.zone_label_point is 'Where a zone''s name stands on the map, EPSG:3857: a point inside its outline, else its centre; null without a place.';

create view rules.plot_now as
  select * from plot
  where replaced_at is null and (valid_from is null or valid_from <= current_date) and (valid_to is null or valid_to > current_date);
comment on view rules.plot_now is 'Plots in effect today.';

create view rules.clearance_now as
  select * from clearance
  where replaced_at is null and (valid_from is null or valid_from <= current_date) and (valid_to is null or valid_to > current_date);
comment on view rules.clearance_now is 'Clearance tracts in the stage in effect today.';

create view rules.corridor_now as
  select * from corridor
  where replaced_at is null and (valid_from is null or valid_from <= current_date) and (valid_to is null or valid_to > current_date);
comment on view rules.corridor_now is 'Corridors in effect today.';

create function rules.infrastructure_at(as_of date) returns setof infrastructure
  language sql stable parallel safe
begin atomic
  -- A row's own as_of is when its source looked.
  select * from infrastructure i
  where i.replaced_at is null and (i.valid_from is null or i.valid_from <= infrastructure_at.as_of) and (i.valid_to is null or i.valid_to > infrastructure_at.as_of);
end;
comment on function rules.infrastructure_at is 'What is outside the fence on a day, one row a code.';

create view rules.zone_card as
  select z.id, z.code, z.kind, z.name_vi, coalesce(z.name_en, z.name_vi) as name_en,
    z.name_folded, z.name_sort_key, z.search_text, z.province_code, z.former_province, z.status,
    z.plan_status, z.legal_status, z.operation_status, z.converting_to,
    z.status = 'operating' and z.plan_status = 'withdrawn' as operates_though_withdrawn,
    z.planned_ha::float8 as planned_ha, z.approved_ha::float8 as approved_ha,
    rules.round_ha(b.area_m2) as drawn_ha, z.centre, b.geom, b.basis,
    z.without_boundary_because
  from zone z left join rules.zone_boundary_now b on b.zone_id = z.id;
comment on view rules.zone_card is
  'A zone in short: identity, headline status and axes, three areas in hectares. operates_though_withdrawn: still operating although out of the plan.';

create function rules.zone_search_text(zone_id int) returns text
  language sql stable parallel safe
begin atomic
  select concat_ws(' ',
    case z.kind when 'industrial_zone' then 'kcn khu cong nghiep industrial zone' when 'industrial_cluster' then 'ccn cum cong nghiep industrial cluster'
      when 'economic_zone' then 'kkt khu kinh te economic zone' when 'export_processing_zone' then 'kcx khu che xuat export processing zone'
      else 'khu di doi relocation site' end,
    z.name_folded, fold_vi(z.name_en), lower(z.code), fold_vi(p.name_vi), fold_vi(z.former_province),
    (select string_agg(a.name_folded, ' ' order by a.name_folded) from zone_alias a where a.zone_id = z.id),
    (select string_agg(fold_vi(c.name_vi), ' ' order by c.name_vi) from zone_commune zc join commune c on c.id = zc.commune_id where zc.zone_id = z.id))
  from zone z join province p on p.code = z.province_code where z.id = zone_search_text.zone_id;
end;
comment on function rules.zone_search_text is 'All a search may hit, folded: kind, name, code, aliases, communes, provinces.';

create function rules.search_rank(name text, name_folded text, asked text, asked_folded text) returns int
  language sql immutable parallel safe
  return case
    when asked is null then 0
    when lower(name) = asked then 1
    when starts_with(lower(name), asked) then 2
    when strpos(lower(name), asked) > 0 then 3
    when name_folded = asked_folded then 4
    when starts_with(name_folded, asked_folded) then 5
    when strpos(name_folded, asked_folded) > 0 then 6
    else 7 end;
comment on function rules.search_rank is
  'Order of search hits: the name with the very accents typed (whole, start, inside), then without accents, then other words.
   asked: lower case, composed (NFC); asked_folded: its folded form.';

create function rules.decision_json(decision_id int) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('code', d.code, 'number', d.number, 'issuedOn', d.issued_on, 'authority', d.authority,
    'titleVi', d.title_vi, 'titleEn', d.title_en, 'url', d.url, 'confidence', d.confidence)
  from decision d where d.id = decision_json.decision_id;
end;

create function rules.zone_reference_json(zone_id int) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('code', z.code, 'kind', z.kind, 'nameVi', z.name_vi, 'nameEn', coalesce(z.name_en, z.name_vi))
  from zone z where z.id = zone_reference_json.zone_id;
end;

create function rules.bbox_json(geom geometry) returns json
  language sql immutable parallel safe
  return case when geom is not null then json_build_array(
    round(ST_XMin(geom)::numeric, 6), round(ST_YMin(geom)::numeric, 6), round(ST_XMax(geom)::numeric, 6), round(ST_YMax(geom)::numeric, 6)) end;

create function rules.position_json(point geometry) returns json
  language sql immutable parallel safe
  return case when point is not null then json_build_array(round(ST_X(point)::numeric, 7), round(ST_Y(point)::numeric, 7)) end;

create view rules.zone_summary as
  select card.id, json_build_object('code', card.code, 'id', card.id, 'kind', card.kind, 'nameVi', card.name_vi, 'nameEn', card.name_en,
    'aliases', coalesce((select json_agg(a.name order by a.name) from zone_alias a where a.zone_id = card.id), '[]'),
    'province', json_build_object('code', p.code, 'nameVi', p.name_vi, 'nameEn', p.name_en),
    'formerProvince', card.former_province,
    'communes', coalesce((select json_agg(c.name_vi order by c.name_vi) from zone_commune zc join commune c on c.id = zc.commune_id where zc.zone_id = card.id), '[]'),
    'status', card.status, 'planStatus', card.plan_status, 'legalStatus', card.legal_status, 'operationStatus', card.operation_status,
    'convertingTo', card.converting_to, 'operatesThoughWithdrawn', card.operates_though_withdrawn,
    'plannedHa', card.planned_ha, 'approvedHa', card.approved_ha, 'drawnHa', card.drawn_ha,
    'centre', rules.position_json(card.centre), 'bbox', rules.bbox_json(card.geom),
    'withoutBoundaryBecause', card.without_boundary_because, 'basis', card.basis) as summary
  from rules.zone_card card join province p on p.code = card.province_code;
comment on view rules.zone_summary is 'A zone in short, in the shape of the contract (ZoneSummary).';
