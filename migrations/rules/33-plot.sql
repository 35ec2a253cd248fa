create function rules.zone_plots(zone_code text) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('type', 'FeatureCollection', 'features', coalesce((
    select json_agg(json_build_object('type', 'Feature', 'id', p.id, 'geometry', ST_AsGeoJSON(p.geom, 7)::json,
      'properties', json_build_object('zone', z.code, 'code', p.code, 'landUse', p.land_use, 'isLogistics', p.is_logistics, 'smeReserved', p.sme_reserved,
        'areaM2', round(p.area_m2::numeric, 1)::float8, 'leaseStatus', p.lease_status, 'basis', p.basis, 'validFrom', p.valid_from)) order by p.code, p.id)
    from rules.plot_now p where p.zone_id = z.id), '[]'))
  from zone z where z.code = zone_code;
end;

comment on function rules.zone_plots is 'The plots of a zone in effect today as a GeoJSON collection; ellipsoidal m²; null when the code is unknown.';

create function rules.current_plot(plot_id int) returns int
  language sql stable parallel safe
begin atomic
  select c.id from plot p join plot c on c.lineage_id = p.lineage_id
  where p.id = plot_id and c.replaced_at is null and (c.valid_to is null or c.valid_to > current_date)
  order by c.valid_from desc nulls last, c.id desc limit 1;
end;
comment on function rules.current_plot is 'The version of a plot that holds today, by the id of any of its versions; null when the plot has ended.';

create function rules.plot_detail(plot_id int) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('type', 'Feature', 'id', p.id, 'geometry', ST_AsGeoJSON(p.geom, 7)::json, 'properties', json_build_object(
    'zone', z.code, 'code', p.code, 'landUse', p.land_use, 'isLogistics', p.is_logistics, 'smeReserved', p.sme_reserved,
    'areaM2', round(p.area_m2::numeric, 1)::float8, 'leaseStatus', p.lease_status, 'basis', p.basis, 'validFrom', p.valid_from,
    'version', p.version, 'currentId', rules.current_plot(p.id), 'validTo', p.valid_to, 'recordedAt', p.recorded_at, 'replacedAt', p.replaced_at, 'source', p.source,
    'building', json_build_object('landShareM2', p.building_land_share_m2, 'footprintM2', p.building_footprint_m2, 'floors', p.building_floors),
    'allocationsRecorded', z.allocations_recorded,
    'allocations', coalesce((select json_agg(json_build_object('id', a.id, 'stage', a.stage, 'areaM2', round(a.area_m2::numeric, 1)::float8,
        'validFrom', a.valid_from, 'validTo', a.valid_to, 'project', j.code, 'decision', d.code, 'basis', a.basis, 'source', a.source) order by a.valid_from nulls first, a.id)
      from plot_allocation a join project j on j.id = a.project_id left join decision d on d.id = a.decision_id
      where a.plot_id = p.lineage_id and a.replaced_at is null), '[]'),
    'holds', coalesce((select json_agg(json_build_object('id', h.id, 'reason', h.reason, 'project', j.code, 'relocation', r.code,
        'validFrom', h.valid_from, 'validTo', h.valid_to) order by h.valid_from, h.id)
      from hold h left join project j on j.id = h.project_id left join relocation r on r.id = h.relocation_id where h.plot_id = p.lineage_id), '[]'),
    'clean', (select json_build_object('state', c.state, 'readyM2', round(c.ready_m2::numeric, 1)::float8, 'availableM2', round(c.available_m2::numeric, 1)::float8, 'basis', c.basis)
      from clean_land c where c.plot_id = p.id),
    'tracts', coalesce((select json_agg(json_build_object('id', t.id, 'code', t.code, 'stage', t.stage, 'm2', round(t.m2::numeric, 1)::float8, 'validFrom', t.valid_from)
        order by t.code, t.id)
      from (select c.id, c.code, c.stage, c.valid_from, ST_Area(ST_Intersection(c.geom, p.geom, 1e-9)::geography) as m2
        from rules.clearance_now c where c.zone_id = p.zone_id and c.geom && p.geom) t where t.m2 > 1), '[]')))
  from plot p join zone z on z.id = p.zone_id where p.id = plot_id;
end;
comment on function rules.plot_detail is
  'A version of a plot with what stands on it (PlotDetail of the contract): allocations and holds of the plot through all its versions, clean land and
   tracts of today, ellipsoidal m²; null when the id is unknown. A firm is not named, only its project''s code.';

create function rules.allocation_warnings(allocation_id int, plot_id int) returns json
  language sql stable parallel safe
begin atomic
  select to_json(array_remove(array[
    -- Where nobody recorded a tract, nothing says that the land was not cleared.
    case when not exists (select from rules.clearances_at(current_date) t where t.zone_id = p.zone_id) then null
      when c.ready_m2 is null then 'not_ready' when c.ready_m2 + 1 < (
      select sum(b.area_m2) from plot_allocation b where b.plot_id = a.plot_id and b.replaced_at is null
        and daterange(b.valid_from, b.valid_to) @> coalesce(a.valid_from, current_date)) then 'partly_ready' end,
    case when exists (select from hold h where h.plot_id = a.plot_id and h.project_id is distinct from a.project_id
      and daterange(h.valid_from, h.valid_to) && daterange(a.valid_from, a.valid_to)) then 'held_for_another' end,
    case when p.sme_reserved and not rules.counts_for_sme_quota('sme_quota', f.is_sme, f.priority_group, z.kind, current_date) then 'reserved_for_small_firms' end], null))
  from plot_allocation a join project j on j.id = a.project_id join firm f on f.id = j.firm_id
    join plot p on p.id = allocation_warnings.plot_id join zone z on z.id = p.zone_id left join clean_land c on c.plot_id = p.id
  where a.id = allocation_id;
end;
comment on function rules.allocation_warnings is
  'What is odd about an allocation, though nothing forbids it: land that is not ready (or less of it than is allocated) where tracts are
   recorded, kept for somebody else, or reserved for the firms of Decree 35/2022 art. 9.4 and given to another.';
