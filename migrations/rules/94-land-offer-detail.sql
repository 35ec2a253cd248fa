-- One offer with all that is known of it: GET /api/land-offers/{code}.

create function rules.offer_of(code text) returns land_offer
  language sql stable parallel safe
begin atomic
  select o from land_offer o join zone z on z.id = o.zone_id
  where z.code = split_part(offer_of.code, '.', 1) and split_part(offer_of.code, '.', 2)::bigint = any(o.lineage_ids);
end;
comment on function rules.offer_of is 'The offer that the plot a code names is in today, whichever of its plots that is; null: it is in none.';

create function rules.offers_left(zone_code text) returns text[]
  language sql stable parallel safe
begin atomic
  select array_agg(o.code order by o.state = 'ready' desc, o.area_m2 desc, o.code) from zone z left join land_offer o on o.zone_id = z.id where z.code = zone_code having count(z.id) > 0;
end;
comment on function rules.offers_left is 'The codes of the offers of a zone today, ready ones first, then by size; {null}: it has none; null: there is no such zone.';

create function rules.zone_fees_json(zone_id int, as_of date) returns json
  language sql stable parallel safe
begin atomic
  select coalesce(json_agg(json_build_object('kind', f.kind, 'amount', f.amount::float8, 'currency', f.currency, 'per', f.per, 'validFrom', f.valid_from, 'source', f.source, 'basis', f.basis)
    order by array_position(array['land_rent', 'infrastructure_fee', 'management_fee', 'ready_built_rent', 'wastewater_fee', 'water', 'power'], f.kind), f.per), '[]')
  from zone_fee f where f.zone_id = zone_fees_json.zone_id and f.replaced_at is null
    and (f.valid_from is null or f.valid_from <= as_of) and (f.valid_to is null or f.valid_to > as_of);
end;

create function rules.priority_projects_json(zone_id int, as_of date) returns json
  language sql stable parallel safe
begin atomic
  select coalesce(json_agg(json_build_object('id', p.id, 'nameVi', p.name_vi, 'nameEn', p.name_en, 'sector', p.sector_code, 'landNeedHa', p.land_need_ha::float8, 'source', p.source, 'validFrom', p.valid_from)
    order by p.id), '[]')
  from priority_project p where p.zone_id = priority_projects_json.zone_id and p.replaced_at is null
    and (p.valid_from is null or p.valid_from <= as_of) and (p.valid_to is null or p.valid_to > as_of);
end;

create function rules.vn2000_corners_json(geom geometry, srid int) returns json
  language sql stable parallel safe
begin atomic
  with ring as (
    select row_number() over (order by d.path, r.path) as n, r.geom from ST_Dump(ST_Transform(vn2000_corners_json.geom, vn2000_corners_json.srid)) d, ST_DumpRings(d.geom) r),
  -- The last corner is the first again; what is rounded into one corner is named once.
  corner as (
    select r.n, p.path[1] as k, round(ST_Y(p.geom)::numeric, 2) as x, round(ST_X(p.geom)::numeric, 2) as y, ST_NPoints(r.geom) as points
    from ring r, ST_DumpPoints(ST_ExteriorRing(r.geom)) p),
  kept as (
    select c.*, lag((c.x, c.y)) over (partition by c.n order by c.k) is not distinct from (c.x, c.y) as is_same from corner c where c.k < c.points),
  named as (
    select k.n, k.x, k.y, row_number() over (order by k.n, k.k) as number from kept k where not k.is_same)
  select json_build_object('srid', vn2000_corners_json.srid, 'meridian', (select format('%s°%s''', floor(m.degrees), lpad(round((m.degrees - floor(m.degrees)) * 60)::text, 2, '0'))
      from (select substring(s.proj4text from 'lon_0=([0-9.]+)')::numeric as degrees from spatial_ref_sys s where s.srid = vn2000_corners_json.srid) m),
    'rings', (select json_agg(g.corners order by g.n) from (
      select n, json_agg(json_build_object('name', 'M' || number, 'x', x::float8, 'y', y::float8) order by number) as corners from named group by n) g));
end;

create function rules.applying_rules_json(z zone, reserves boolean, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with bound as materialized (
    select (select q.verdict from rules.sme_quota_at(array[z.id], applying_rules_json.as_of) q) as decree_35,
      rules.sme_resolution_198_json(z.id, applying_rules_json.as_of) ->> 'verdict' as resolution_198)
  select coalesce(json_agg(rules.rule_json(a.applied) order by a.place), '[]')
  from (
    select w.place, rules.rule_at(w.code, w.parameter, z.kind, z.zone_type, z.province_code, applying_rules_json.as_of) as applied
    from (values (1, 'sme_quota', 'minimum_area'), (2, 'sme_quota', 'minimum_share'), (3, 'sme_quota', 'exempt_zone_type'), (4, 'sme_quota', 'eligible_sme'), (5, 'sme_quota', 'eligible_supporting_industry'),
      (6, 'sme_quota', 'eligible_innovative'), (7, 'sme_quota', 'eligible_investment_incentive'), (8, 'sme_quota', 'eligible_premises_priority'),
      (9, 'sme_quota_nq198', 'eligible_private_high_tech'), (10, 'sme_quota_nq198', 'eligible_sme'), (11, 'sme_quota_nq198', 'eligible_innovative'), (12, 'sme_quota_nq198', 'release_after'),
      (13, 'sme_quota_nq198', 'rent_reduction'), (14, 'sme_quota_nq198', 'rent_reduction_period'), (15, 'clean_block', 'least_contact'), (16, 'clean_block', 'internal_road_width'),
      (17, 'land_offer', 'valid_for')) w(place, code, parameter) cross join bound
    -- A rule of the reserve is told where it binds the zone; who may have reserved land, and at what rent, where some of it is.
    where case w.code when 'sme_quota' then decree_35 in ('met', 'short') or reserves and decree_35 = 'undetermined' when 'sme_quota_nq198' then resolution_198 in ('met', 'short') else true end
      and (reserves or w.parameter not like 'eligible\_%' and w.parameter not like 'rent\_%')) a
  where (a.applied).id is not null;
end;

create function rules.land_offer_detail(code text, sector_code text) returns jsonb
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select o, z, current_date as day from (select rules.offer_of(land_offer_detail.code) as o) f join zone z on z.id = (f.o).zone_id),
  tract as materialized (
    select c.* from asked a, rules.clearances_at(a.day) c
    where c.zone_id = (a.z).id and (c.stage = 'ready') = ((a.o).state = 'ready') and c.geom && (a.o).geom
      and ST_Area(ST_Intersection(c.geom, (a.o).geom, 1e-9)::geography) > 1),
  piece as materialized (
    select p.id, p.code, p.land_use, p.is_logistics, p.sme_reserved, p.basis, coalesce(c.available_m2, n.net_m2) as m2
    from asked a cross join lateral rules.net_plots_at(array[(a.z).id], a.day) n join plot p on p.id = n.id left join clean_land c on c.plot_id = p.id
    where p.id = any((a.o).plot_ids)),
  utility as (
    select k.kind, k.place, s.capacity, s.committed, coalesce(s.unit, k.unit) as unit, s.meets_standard, s.basis,
      (select max(u.as_of) from rules.utilities_at(array[(a.z).id], a.day) u where u.kind = k.kind) as as_of
    from asked a cross join (values (1, 'wastewater', 'm3_per_day'), (2, 'power', 'MVA'), (3, 'water', 'm3_per_day')) k(place, kind, unit)
      left join lateral rules.utility_sums(array[(a.z).id], a.day) s on s.kind = k.kind),
  short as (
    select h.id, h.kind, p.name_vi as part, h.as_of, d.title_vi as source
    from asked a join zone_shortage h on h.zone_id = (a.z).id left join zone_part p on p.id = h.zone_part_id left join decision d on d.id = h.decision_id),
  stance as (
    select s.sector_code as code, c.name_vi, c.name_en, s.stance, s.source from asked a join zone_sector s on s.zone_id = (a.z).id join sector c on c.code = s.sector_code
    where s.replaced_at is null and (s.valid_from is null or s.valid_from <= a.day) and (s.valid_to is null or s.valid_to > a.day))
  select rules.land_offer_json((a.o).id) || jsonb_build_object('asOf', a.day,
    'validUntil', a.day + coalesce(rules.rule_value('land_offer', 'valid_for', (a.z).kind, (a.z).zone_type, (a.z).province_code, a.day), 30)::int,
    'geometry', ST_AsGeoJSON((a.o).geom, 7, 0)::jsonb, 'rectangleGeometry', ST_AsGeoJSON((a.o).rectangle, 7, 0)::jsonb,
    'zoneAvailableHa', (select rules.round_ha(l.available_m2) from zone_ledger l where l.zone_id = (a.z).id),
    'derivation', jsonb_build_object(
      'tracts', coalesce((select jsonb_agg(jsonb_build_object('code', t.code, 'stage', t.stage, 'since', t.valid_from, 'expectedOn', t.ready_expected_on,
        'source', coalesce(t.ready_expected_source, t.source), 'basis', t.basis) order by t.code, t.id) from tract t), '[]'),
      'plots', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'code', p.code, 'landUse', p.land_use, 'ha', rules.round_ha(p.m2), 'isLogistics', p.is_logistics,
        'smeReserved', p.sme_reserved, 'basis', p.basis) order by p.code, p.id) from piece p), '[]')),
    'utilities', (select jsonb_agg(jsonb_build_object('kind', u.kind, 'headroom', (u.capacity - u.committed)::float8, 'capacity', u.capacity::float8, 'unit', u.unit,
      'meetsStandard', u.meets_standard, 'asOf', u.as_of, 'basis', u.basis) order by u.place) from utility u),
    'shortages', coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'part', s.part, 'asOf', s.as_of, 'source', s.source) order by s.id) from short s), '[]'),
    'fees', rules.zone_fees_json((a.z).id, a.day), 'feeUsdM2', (a.o).fee_usd_m2, 'termUntil', (a.o).term_until, 'developer', (a.z).developer,
    'sectors', coalesce((select jsonb_agg(jsonb_build_object('code', s.code, 'nameVi', s.name_vi, 'nameEn', s.name_en, 'stance', s.stance, 'source', s.source) order by s.code) from stance s), '[]'),
    'priorityProjects', rules.priority_projects_json((a.z).id, a.day),
    'rules', rules.applying_rules_json(a.z, (a.o).sme_reserved_m2 > 0, a.day),
    'documents', coalesce((select jsonb_agg(jsonb_build_object('kind', d.kind, 'status', d.status, 'number', k.number, 'issuedOn', coalesce(d.approved_on, k.issued_on), 'authority', k.authority,
      'titleVi', coalesce(k.title_vi, d.source)) order by edtf_first_day(coalesce(d.approved_on, k.issued_on)) desc nulls last, d.id)
      from planning_document d left join decision k on k.id = d.decision_id where d.zone_id = (a.z).id), '[]'),
    'warnings', array_to_json(array_remove(array[
      case when (a.o).basis in ('schematic', 'mixed') then 'schematic' end,
      case land_offer_detail.sector_code is not null when true then (
        select case when l.own_stance = 'excluded' then 'sector_excluded' when l.own_stance is null then 'sector_not_named' end
        from rules.listed_sectors(land_offer_detail.sector_code, a.day) l where l.zone_id = (a.z).id) end,
      case when (a.o).sme_reserved_m2 > 0 then 'sme_reserved' end,
      case when (a.z).converting_to is not null then 'zone_converting' end,
      case when not rules.establishes((a.z).kind, (a.z).legal_status) then 'zone_not_established' end,
      case when (select u.capacity = 0 from utility u where u.kind = 'wastewater') then 'no_wastewater' end,
      case when exists (select from short) then 'shortage' end], null)),
    'corners', case when (a.z).vn2000_srid is not null then rules.vn2000_corners_json((a.o).geom, (a.z).vn2000_srid) end)
  from asked a;
end;
comment on function rules.land_offer_detail is
  'An offer with what it was worked out of and what is known of its zone, today (LandOfferDetail of the contract); no firm is named. Warnings about a sector are of the one asked about.
   Null: the plot is in no offer. Corners stand in the usual meridian of the zone, X north and Y east, numbered through all rings. The documents are those of the planning of the zone.';
