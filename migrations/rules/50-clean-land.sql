create function rules.clean_land_at(zone_ids int[], as_of date)
  returns table (plot_id int, zone_id int, state text, is_whole_plot boolean, sme_reserved boolean,
    ready_m2 double precision, available_m2 double precision, geom geometry, basis basis)
  language sql stable parallel safe
begin atomic
  with plots as materialized (
    select p.* from rules.net_plots_at(zone_ids, as_of) p where rules.is_leasable(p.land_use) and p.net_m2 > 1),
  tract as materialized (
    select c.zone_id, c.geom, c.basis from rules.clearances_at(as_of) c where c.zone_id = any(zone_ids) and c.stage = 'ready'),
  -- On a grid of a hundredth of a millimetre: GEOS then never has to try twice, which the embedded database does not survive.
  ground as materialized (
    select t.zone_id, case when count(*) = 1 then (array_agg(t.geom))[1] else ST_Union(t.geom, 1e-9) end as geom, array_agg(distinct t.basis::text) as bases
    from tract t group by t.zone_id),
  -- A plot clear of the edge of the ready ground is ready as it stands when its corners are in it, or not at all; the others are cut along it.
  met as materialized (
    select p.id, g.geom as ground, g.bases, not is_clear_of_edge(p.geom, g.geom) as is_cut from ground g join plots p on p.zone_id = g.zone_id and p.geom && g.geom),
  ready as materialized (
    select m.id, m.bases, null::geometry as part from met m join plots p on p.id = m.id where not m.is_cut and ST_Covers(m.ground, ST_Points(p.geom))
    union all
    select m.id, m.bases, ST_Multi(ST_CollectionExtract(ST_Intersection(p.counted_geom, m.ground, 1e-9), 3))
    from met m join plots p on p.id = m.id where m.is_cut),
  measured as materialized (
    select p.id, p.lineage_id, p.zone_id, p.sme_reserved, p.net_m2, p.counted_geom, r.part, coalesce(ST_Area(r.part::geography), p.net_m2) as part_m2,
      rules.combined_basis(p.basis::text || case when cardinality(r.bases) = 1 then r.bases else (
        select array_agg(t.basis::text) from tract t where t.zone_id = p.zone_id and t.geom && p.geom and interiors_meet(t.geom, p.geom)) end) as basis
    from ready r join plots p on p.id = r.id where r.part is null or not ST_IsEmpty(r.part)),
  weighed as (
    -- Less than a square metre missing is a seam between two tracts, not land that is not ready.
    select m.*, m.net_m2 - m.part_m2 < 1 as is_whole, z.allocations_recorded,
      coalesce(t.m2, 0) as taken_m2, m.lineage_id in (select h.plot_id from rules.holds_at(as_of) h) as is_held
    from measured m join zone z on z.id = m.zone_id,
      lateral (select sum(a.area_m2) as m2 from rules.allocations_at(as_of) a where a.plot_id = m.lineage_id) t
    where m.part_m2 > 1)
  select w.id, w.zone_id,
    case when w.part_m2 - w.taken_m2 < 1 then 'taken' when not w.allocations_recorded then 'unknown' when w.is_held then 'held'
      when w.taken_m2 > 0 then 'partly_available' else 'available' end,
    w.is_whole, w.sme_reserved, case when w.is_whole then w.net_m2 else w.part_m2 end,
    case when w.part_m2 - w.taken_m2 < 1 or w.is_held or not w.allocations_recorded then 0
      else case when w.is_whole then w.net_m2 else w.part_m2 end - w.taken_m2 end,
    case when w.is_whole then w.counted_geom else w.part end, w.basis
  from weighed w;
end;
comment on function rules.clean_land_at is
  'The ready part of each leasable plot of zones on a day: tracts at stage ready ∩ industrial, warehouse and service plots, overlaps counted once.
   ready_m2 sums to readyLeasableHa, available_m2 to availableHa = ready ∩ leasable − allocations of any stage − holds. An allocation has
   no outline of its own: it is taken off the ready part first, so that nothing is offered that may be let. Where nobody recorded the allocations of
   a zone its land is unknown, never available. m², ellipsoidal.';
