create function rules.zone_areas_json(zone_id int) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object(
    'planned', case when z.planned_ha is not null then json_build_object(
      'ha', z.planned_ha::float8, 'basis', 'reported', 'source', z.source, 'asOf', z.planned_as_of, 'decision', rules.decision_json(z.planned_decision_id)) end,
    'approved', case when z.approved_ha is not null then json_build_object(
      'ha', z.approved_ha::float8, 'basis', 'reported', 'source', z.source, 'on', z.approved_on, 'decision', rules.decision_json(z.approved_decision_id)) end,
    'drawn', case when b.id is not null then json_build_object(
      'ha', rules.round_ha(b.area_m2), 'basis', b.basis, 'source', b.source, 'validFrom', b.valid_from, 'recordedAt', b.recorded_at,
      'centreShiftM', b.centre_shift_m, 'perimeterM', round(ST_Perimeter(b.geom::geography)::numeric, 1)::float8, 'parts', ST_NumGeometries(b.geom),
      'vn2000', case when z.vn2000_srid is not null then json_build_object(
        'srid', z.vn2000_srid, 'ha', rules.round_ha(ST_Area(ST_Transform(b.geom, z.vn2000_srid)))) end) end,
    'approvedMinusPlannedHa', (z.approved_ha - z.planned_ha)::float8,
    'drawnMinusApprovedHa', round((b.area_m2 / 10000)::numeric - z.approved_ha, 4)::float8,
    'drawnMinusPlannedHa', round((b.area_m2 / 10000)::numeric - z.planned_ha, 4)::float8)
  from zone z left join rules.zone_boundary_now b on b.zone_id = z.id
  where z.id = zone_areas_json.zone_id;
end;
comment on function rules.zone_areas_json is
  'Planned, approved and drawn hectares, each with its date and source, and their differences; the plane VN-2000 area beside the ellipsoidal one.';

create function rules.combined_basis(bases text[]) returns basis
  language sql immutable parallel safe
  return (select case when count(distinct b) > 1 then 'mixed' else min(b) end from unnest(bases) b)::basis;
comment on function rules.combined_basis is 'Basis of an aggregate: that of its parts when they agree, else mixed.';

create function rules.zone_land_json(zone_id int) returns json
  language sql stable parallel safe
begin atomic
  with plots as materialized (
    select n.land_use, p.lease_status, n.net_m2, n.basis from rules.net_plots_at(array[zone_land_json.zone_id], current_date) n join plot p on p.id = n.id),
  tracts as materialized (select c.basis from rules.clearances_at(current_date) c where c.zone_id = zone_land_json.zone_id)
  select json_build_object(
    'basis', rules.combined_basis((select array_agg(distinct s.basis::text) from (select basis from plots union all select basis from tracts) s)),
    'plotCount', (select count(*) from plots),
    'uses', coalesce((select json_agg(json_build_object('landUse', u.land_use, 'plots', u.n, 'ha', rules.round_ha(u.m2)) order by u.m2 desc)
      from (select land_use, count(*) n, sum(net_m2) m2 from plots group by land_use) u), '[]'),
    'leases', coalesce((select json_agg(json_build_object('leaseStatus', l.lease_status, 'plots', l.n, 'ha', rules.round_ha(l.m2)) order by l.m2 desc)
      from (select lease_status, count(*) n, sum(net_m2) m2 from plots where lease_status is not null group by lease_status) l), '[]'),
    'clearance', coalesce((select json_agg(json_build_object('stage', t.stage, 'tracts', t.tracts, 'ha', rules.round_ha(t.m2)) order by rules.stage_rank(t.stage))
      from rules.cleared_at(array[zone_land_json.zone_id], current_date) t), '[]'))
  where exists (select from plots) or exists (select from tracts);
end;
comment on function rules.zone_land_json is
  'Plots by land use, leasable plots by lease status (whole plots), tracts by clearance stage, in ellipsoidal hectares; each piece of ground once, as in
   the ledger (rules.net_plots_at, rules.cleared_at).';
