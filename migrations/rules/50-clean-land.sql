create function rules.clean_land_at(zone_ids int[], as_of date)
  returns table (plot_id int, zone_id int, state text, is_whole_plot boolean, sme_reserved boolean,
    ready_m2 double precision, available_m2 double precision, geom geometry, basis basis)
  language sql stable parallel safe
begin atomic
  with plots as materialized (
    select p.* from rules.net_plots_at(zone_ids, as_of) p where rules.is_leasable(p.land_use) and p.net_m2 > 1),
  -- A plot that one tract covers is ready as it stands; the others are cut along the union of the tracts they meet.
  met as (
    select p.id, bool_or(ST_Covers(c.geom, p.geom)) as is_covered, ST_Union(c.geom) filter (where not ST_Covers(c.geom, p.geom)) as tracts,
      rules.combined_basis(array_agg(distinct c.basis::text)) as basis
    from rules.clearances_at(as_of) c join plots p on p.zone_id = c.zone_id and p.geom && c.geom and ST_Intersects(c.geom, p.geom)
    where c.zone_id = any(zone_ids) and c.stage = 'ready'
    group by p.id),
  cut as (
    select p.id, p.lineage_id, p.zone_id, p.sme_reserved, p.net_m2, p.counted_geom,
      case when not m.is_covered then ST_Multi(ST_CollectionExtract(ST_Intersection(p.counted_geom, m.tracts), 3)) end as part,
      rules.combined_basis(array[p.basis::text, m.basis::text]) as basis
    from met m join plots p on p.id = m.id),
  measured as (
    -- Less than a square metre missing is a seam between two tracts, not land that is not ready.
    select c.*, coalesce(ST_Area(c.part::geography), c.net_m2) as part_m2 from cut c),
  taken as (
    select a.plot_id, sum(a.area_m2) as m2 from rules.allocations_at(as_of) a
    where a.plot_id in (select lineage_id from plots) group by a.plot_id),
  weighed as (
    select m.*, m.part is null or m.net_m2 - m.part_m2 < 1 as whole, z.allocations_recorded,
      coalesce(t.m2, 0) as taken_m2, exists (select from rules.holds_at(as_of) h where h.plot_id = m.lineage_id) as is_held
    from measured m join zone z on z.id = m.zone_id left join taken t on t.plot_id = m.lineage_id
    where m.part is null or m.part_m2 > 1)
  select w.id, w.zone_id,
    case when w.part_m2 - w.taken_m2 < 1 then 'taken' when not w.allocations_recorded then 'unknown' when w.is_held then 'held'
      when w.taken_m2 > 0 then 'partly_available' else 'available' end,
    w.whole, w.sme_reserved, case when w.whole then w.net_m2 else w.part_m2 end,
    case when w.part_m2 - w.taken_m2 < 1 or w.is_held or not w.allocations_recorded then 0 else w.part_m2 - w.taken_m2 end,
    case when w.whole then w.counted_geom else w.part end, w.basis
  from weighed w;
end;
comment on function rules.clean_land_at is
  'The ready part of each leasable plot of zones on a day: tracts at stage ready ∩ industrial, warehouse and service plots, overlaps counted once.
   ready_m2 sums to readyLeasableHa, available_m2 to availableHa = ready ∩ leasable − allocations of any stage − holds. An allocation has
   no outline of its own: it is taken off the ready part first, so that nothing is offered that may be let. Where nobody recorded the allocations of
   a zone its land is unknown, never available. m², ellipsoidal.';
