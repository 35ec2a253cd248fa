-- What search engines and those who get a link are shown: landing pages, site map, pictures of zones.

create function rules.zones_changed()
  returns table (zone_id int, at timestamptz)
  language sql stable parallel safe
begin atomic
  -- greatest passes over what is null.
  select z.id, greatest(z.recorded_at, b.at, s.at, p.at, c.at, r.at)
  from zone z
    left join (select b.zone_id, max(b.recorded_at) as at from zone_boundary b group by b.zone_id) b on b.zone_id = z.id
    left join (select s.zone_id, max(s.recorded_at) as at from zone_status_change s group by s.zone_id) s on s.zone_id = z.id
    left join (select p.zone_id, max(p.recorded_at) as at from plot p group by p.zone_id) p on p.zone_id = z.id
    left join (select c.zone_id, max(c.recorded_at) as at from clearance c group by c.zone_id) c on c.zone_id = z.id
    left join (select r.zone_id, max(r.at) as at from zone_revision r group by r.zone_id) r on r.zone_id = z.id;
end;
comment on function rules.zones_changed is 'When anything of a zone that its page shows was last recorded: the zone, its boundary, status, plots, tracts, publications.';

create function rules.zone_page(zone_code text) returns jsonb
  language sql stable parallel safe set jit = off
begin atomic
  select s.summary::jsonb || jsonb_build_object(
    'ledger', rules.land_ledger_json(array[z.id], 'zone', current_date) -> 'rows' -> 0, 'asOf', current_date, 'isOffered', rules.offers_land(z),
    'offers', (select jsonb_build_object('ready', count(*) filter (where o.state = 'ready'), 'readyHa', rules.round_ha(coalesce(sum(o.area_m2) filter (where o.state = 'ready'), 0)),
        'beingCleared', count(*) filter (where o.state = 'being_cleared'), 'beingClearedHa', rules.round_ha(coalesce(sum(o.area_m2) filter (where o.state = 'being_cleared'), 0)))
      from land_offer o where o.zone_id = z.id),
    'priorityProjects', rules.priority_projects_json(z.id, current_date))
  from zone z join rules.zone_summary s on s.id = z.id where z.code = zone_page.zone_code;
end;
comment on function rules.zone_page is 'What the landing page of a zone says: the zone in short, its row of the land ledger, its offers, its priority projects; isOffered: whether its land is offered to investors; null: no such zone.';

create function rules.priority_projects(zone_code text) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('zone', z.code, 'asOf', current_date, 'items', rules.priority_projects_json(z.id, current_date)) from zone z where z.code = priority_projects.zone_code;
end;
comment on function rules.priority_projects is 'The public list of projects a zone wants most, as of today (Resolution 34-NQ/TU of Lào Cai, task LC-T8); null: no such zone.';

create function rules.province_zones(province_code text) returns json
  language sql stable parallel safe set jit = off
begin atomic
  select rules.land_ledger_json(array(select z.id from zone z where z.province_code = province_zones.province_code), 'zone', current_date) -> 'rows';
end;
comment on function rules.province_zones is 'The rows of the land ledger of every zone of a province, as of today.';

create function rules.site_map() returns json
  language sql stable parallel safe set jit = off
begin atomic
  with changed as materialized (select z.code, z.province_code, c.at from rules.zones_changed() c join zone z on z.id = c.zone_id)
  select json_build_object('changedOn', (select max(at)::date from changed),
    'zones', coalesce((select json_agg(json_build_object('code', c.code, 'changedOn', c.at::date) order by c.code) from changed c), '[]'),
    'provinces', coalesce((select json_agg(json_build_object('code', p.code, 'changedOn', p.at::date) order by p.code)
      from (select province_code as code, max(at) as at from changed group by province_code) p), '[]'));
end;
comment on function rules.site_map is 'Every zone, and every province with zones, with the day something of it was last recorded.';

create function rules.zone_picture(zone_code text) returns json
  language sql stable parallel safe set jit = off
begin atomic
  with asked as materialized (
    select z, b.geom, b.basis, b.area_m2 from zone z left join rules.zone_boundary_now b on b.zone_id = z.id where z.code = zone_picture.zone_code),
  plane as materialized (select a.*, rules.plane_of(a.z, a.geom) as srid, greatest(0.5, sqrt(a.area_m2) / 500) as fine_m from asked a),
  row as (select rules.land_ledger_json(array[(a.z).id], 'zone', current_date) -> 'rows' -> 0 as ledger from asked a)
  select json_build_object('code', (p.z).code, 'kind', (p.z).kind, 'status', (p.z).status, 'nameVi', (p.z).name_vi, 'nameEn', coalesce((p.z).name_en, (p.z).name_vi),
    'province', (select json_build_object('nameVi', v.name_vi, 'nameEn', v.name_en) from province v where v.code = (p.z).province_code),
    'ledger', (select r.ledger from row r), 'isOffered', rules.offers_land(p.z), 'basis', p.basis,
    'outline', ST_AsGeoJSON(ST_SimplifyPreserveTopology(ST_Transform(p.geom, p.srid), p.fine_m), 1, 0)::json,
    'plots', case when p.geom is null then '[]' else coalesce((
      select json_agg(json_build_object('landUse', l.land_use, 'geometry', ST_AsGeoJSON(ST_SimplifyPreserveTopology(ST_Transform(l.geom, p.srid), p.fine_m), 1, 0)::json) order by l.id)
      from rules.plot_now l where l.zone_id = (p.z).id), '[]') end,
    'offers', case when p.geom is null then '[]' else coalesce((
      select json_agg(json_build_object('state', o.state, 'geometry', ST_AsGeoJSON(ST_SimplifyPreserveTopology(ST_Transform(o.geom, p.srid), p.fine_m), 1, 0)::json) order by o.id)
      from land_offer o where o.zone_id = (p.z).id and o.state = 'ready'), '[]') end)
  from plane p;
end;
comment on function rules.zone_picture is 'What a picture of a zone shows: outline, plots by use and ready offers in its VN-2000 plane, metres [east, north], coarser than on any map; its row of the ledger; isOffered: whether its land is offered to investors. Null: no such zone.';

create function rules.land_picture(shapes int) returns json
  language sql stable parallel safe set jit = off
begin atomic
  with top as (
    select o.area_m2, o.state, ST_Transform(o.geom, rules.plane_of(z, o.geom)) as geom from land_offer o join zone z on z.id = o.zone_id
    where o.state = 'ready' order by o.area_m2 desc, o.id limit land_picture.shapes)
  select json_build_object('asOf', current_date, 'offers', (select count(*) from land_offer where state = 'ready'), 'readyHa', (select rules.round_ha(coalesce(sum(area_m2), 0)) from land_offer where state = 'ready'),
    'isIllustrative', exists (select from land_offer where basis in ('schematic', 'mixed')),
    'shapes', coalesce((select json_agg(json_build_object('ha', rules.round_ha(t.area_m2), 'geometry', ST_AsGeoJSON(ST_SimplifyPreserveTopology(t.geom, greatest(0.5, sqrt(t.area_m2) / 300)), 1, 0)::json) order by t.area_m2 desc) from top t), '[]'));
end;
comment on function rules.land_picture is 'What the picture of all offers shows: how many are ready, their hectares, and the outlines of the largest ready ones in their planes.';
