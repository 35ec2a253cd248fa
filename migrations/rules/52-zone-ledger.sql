create function rules.zone_ledger_at(zone_ids int[], as_of date, clean_land_is_kept boolean default false) returns setof zone_ledger
  language sql stable parallel safe
begin atomic
  with plots as materialized (
    select p.*, p.land_use in ('industrial', 'warehouse') as is_industrial from rules.net_plots_at(zone_ids, as_of) p),
  -- Plot by plot, by index: one zone's plots are few, whatever the country holds. Ground that another plot claims first is not there to be let.
  taken as materialized (
    select p.id, p.zone_id, a.bases, a.m2 * f.share as m2, a.approved_m2 * f.share as approved_m2, a.leased_m2 * f.share as leased_m2,
      a.in_use_m2 * f.share as in_use_m2, a.eligible_m2 * f.share as eligible_m2, a.promised_m2 * f.share as promised_m2
    from plots p, lateral (
      select array_agg(distinct w.basis) as bases, sum(w.area_m2) as m2, sum(w.area_m2) filter (where w.stage = 'approved') as approved_m2,
        sum(w.area_m2) filter (where w.stage = 'leased') as leased_m2, sum(w.area_m2) filter (where w.stage = 'in_use') as in_use_m2,
        sum(w.area_m2) filter (where w.counts and w.stage <> 'approved') as eligible_m2,
        sum(w.area_m2) filter (where w.counts and w.stage = 'approved') as promised_m2
      from (
        select a.stage, a.area_m2, a.basis::text, rules.counts_for_sme_quota('sme_quota', f.is_sme, f.priority_group, z.kind, as_of) as counts
        from rules.allocations_at(as_of) a join project j on j.id = a.project_id join firm f on f.id = j.firm_id join zone z on z.id = p.zone_id
        where a.plot_id = p.lineage_id) w) a,
      lateral (select least(1, p.net_m2 / a.m2) as share) f
    where a.bases is not null),
  land as (
    select p.zone_id, count(*) as plots, sum(p.net_m2) as net_m2, sum(p.area_m2 - p.net_m2) as overlap_m2,
      sum(p.net_m2) filter (where p.land_use = 'industrial') as industrial_m2, sum(p.net_m2) filter (where p.land_use = 'warehouse') as warehouse_m2,
      sum(p.net_m2) filter (where p.land_use = 'service') as service_m2, sum(p.net_m2) filter (where p.land_use = 'road') as road_m2,
      sum(p.net_m2) filter (where p.land_use = 'green') as green_m2, sum(p.net_m2) filter (where p.land_use = 'water') as water_m2,
      sum(p.net_m2) filter (where p.land_use = 'technical') as technical_m2, sum(p.net_m2) filter (where p.land_use = 'parking') as parking_m2,
      sum(p.net_m2) filter (where p.land_use = 'security') as security_m2, sum(p.net_m2) filter (where p.land_use = 'housing') as housing_m2,
      sum(p.net_m2) filter (where p.land_use = 'other') as other_m2, sum(p.net_m2) filter (where p.is_logistics) as logistics_m2,
      sum(t.approved_m2) filter (where p.is_industrial) as industrial_approved_m2, sum(t.leased_m2) filter (where p.is_industrial) as industrial_leased_m2,
      sum(t.in_use_m2) filter (where p.is_industrial) as industrial_in_use_m2, sum(t.approved_m2) filter (where p.land_use = 'service') as service_approved_m2,
      sum(t.leased_m2) filter (where p.land_use = 'service') as service_leased_m2, sum(t.in_use_m2) filter (where p.land_use = 'service') as service_in_use_m2,
      sum(p.net_m2) filter (where rules.is_leasable(p.land_use) and p.lineage_id in (select h.plot_id from rules.holds_at(as_of) h)) as held_m2,
      -- A reserve that somebody else has is no reserve; one promised to a firm that counts still is. Ready-built space counts by its land share.
      sum(greatest(0, least(coalesce(p.building_land_share_m2, p.net_m2), p.net_m2) - coalesce(t.m2, 0) + coalesce(t.promised_m2, 0))) filter (where p.is_industrial and p.sme_reserved) as sme_reserved_m2,
      sum(coalesce(t.eligible_m2, 0)) filter (where p.is_industrial) as sme_leased_m2,
      array_agg(distinct p.basis::text) as bases
    from plots p left join taken t on t.id = p.id group by p.zone_id),
  cleared as (
    select c.zone_id, sum(c.m2) filter (where c.stage = 'recovery_decided') as recovery_decided_m2, sum(c.m2) filter (where c.stage = 'compensated') as compensated_m2,
      sum(c.m2) filter (where c.stage = 'handed_over') as handed_over_m2, sum(c.m2) filter (where c.stage = 'ready') as ready_m2
    from rules.cleared_at(zone_ids, as_of) c group by c.zone_id),
  clean as (
    select c.zone_id, sum(c.ready_m2) as ready_m2, sum(c.available_m2) as available_m2, sum(c.ready_m2) filter (where c.state = 'unknown') as unknown_m2
    from (
      select k.zone_id, k.state, k.ready_m2, k.available_m2 from clean_land k where clean_land_is_kept and k.zone_id = any(zone_ids)
      union all
      select f.zone_id, f.state, f.ready_m2, f.available_m2
      from rules.clean_land_at(case when not clean_land_is_kept then zone_ids end, as_of) f) c
    group by c.zone_id),
  other_bases as (
    select o.zone_id, array_agg(distinct o.basis) as bases from (
      select c.zone_id, c.basis::text from rules.clearances_at(as_of) c where c.zone_id = any(zone_ids)
      union all
      select t.zone_id, unnest(t.bases) from taken t) o
    group by o.zone_id),
  blocks as (
    select k.zone_id, count(*)::int as n, max(k.area_m2) as largest_m2 from clean_block k where clean_land_is_kept and k.zone_id = any(zone_ids) group by k.zone_id)
  select z.id, as_of, rules.combined_basis(l.bases || t.bases),
    b.area_m2, coalesce(l.plots, 0)::int, coalesce(l.net_m2, 0), coalesce(l.overlap_m2, 0),
    coalesce(l.industrial_m2, 0), coalesce(l.warehouse_m2, 0), coalesce(l.service_m2, 0), coalesce(l.road_m2, 0), coalesce(l.green_m2, 0),
    coalesce(l.water_m2, 0), coalesce(l.technical_m2, 0), coalesce(l.parking_m2, 0), coalesce(l.security_m2, 0), coalesce(l.housing_m2, 0),
    coalesce(l.other_m2, 0), coalesce(l.logistics_m2, 0),
    coalesce(l.industrial_approved_m2, 0), coalesce(l.industrial_leased_m2, 0), coalesce(l.industrial_in_use_m2, 0),
    coalesce(l.service_approved_m2, 0), coalesce(l.service_leased_m2, 0), coalesce(l.service_in_use_m2, 0),
    coalesce(l.held_m2, 0), coalesce(l.sme_reserved_m2, 0), coalesce(l.sme_leased_m2, 0),
    coalesce(c.recovery_decided_m2, 0), coalesce(c.compensated_m2, 0), coalesce(c.handed_over_m2, 0), coalesce(c.ready_m2, 0),
    coalesce(e.ready_m2, 0), coalesce(e.available_m2, 0), coalesce(e.unknown_m2, 0),
    case when clean_land_is_kept then coalesce(k.n, 0) end, k.largest_m2
  from zone z left join land l on l.zone_id = z.id left join cleared c on c.zone_id = z.id left join clean e on e.zone_id = z.id
    left join other_bases t on t.zone_id = z.id left join rules.boundaries_at(as_of) b on b.zone_id = z.id left join blocks k on k.zone_id = z.id
  where z.id = any(zone_ids);
end;
comment on function rules.zone_ledger_at is
  'What the plots, allocations and tracts of zones add up to on a day, ellipsoidal m², each piece of ground once. Industrial land is industrial and
   warehouse plots (Decree 35/2022 art. 9.4: factories, offices, warehouses included). Blocks are counted where they are kept, and null elsewhere.';

create function rules.refresh_zone_ledger(zone_ids int[]) returns void
  language plpgsql set jit = off as $$
declare
  batch int[];
begin
  for batch in
    select array_agg(b.id) from (select id, (row_number() over (order by id) - 1) / 100 as n from unnest(zone_ids) id) b group by b.n order by b.n
  loop
    -- Only what differs is written: what stays the same costs no tile.
    with fresh as materialized (select * from rules.clean_land_at(batch, current_date)),
    gone as (delete from clean_land c where c.zone_id = any(batch) and c.plot_id not in (select plot_id from fresh))
    insert into clean_land as c (plot_id, zone_id, state, is_whole_plot, sme_reserved, ready_m2, available_m2, geom, basis)
    select f.plot_id, f.zone_id, f.state, f.is_whole_plot, f.sme_reserved, f.ready_m2, f.available_m2, f.geom, f.basis from fresh f
    on conflict (plot_id) do update set zone_id = excluded.zone_id, state = excluded.state, is_whole_plot = excluded.is_whole_plot,
      sme_reserved = excluded.sme_reserved, ready_m2 = excluded.ready_m2, available_m2 = excluded.available_m2, geom = excluded.geom, basis = excluded.basis
    where (c.zone_id, c.state, c.is_whole_plot, c.sme_reserved, c.ready_m2, c.available_m2, c.basis) is distinct from
      (excluded.zone_id, excluded.state, excluded.is_whole_plot, excluded.sme_reserved, excluded.ready_m2, excluded.available_m2, excluded.basis)
      or c.geom is distinct from excluded.geom;

    with fresh as materialized (
      select z.id as zone_id, row_number() over (partition by z.id order by b.area_m2 desc, b.plot_ids[1])::int as number, b.*
      from unnest(batch) z(id), lateral rules.clean_blocks_of_zone(z.id, current_date, true) b),
    same as materialized (
      select k.id, k.zone_id, k.number from clean_block k join fresh f on f.zone_id = k.zone_id and f.number = k.number
      where k.zone_id = any(batch)
        and (f.plot_ids, f.area_m2, f.sme_reserved_m2, f.rectangle_width_m, f.rectangle_length_m, f.fitting_widths_m, f.fitting_lengths_m, f.circle_radius_m, f.basis)
        is not distinct from (k.plot_ids, k.area_m2, k.sme_reserved_m2, k.rectangle_width_m, k.rectangle_length_m, k.fitting_widths_m, k.fitting_lengths_m, k.circle_radius_m, k.basis)
        and f.geom = k.geom),
    gone as (delete from clean_block k where k.zone_id = any(batch) and k.id not in (select id from same) returning k.id)
    insert into clean_block (zone_id, number, plot_ids, area_m2, sme_reserved_m2, rectangle_width_m, rectangle_length_m, rectangle,
      fitting_widths_m, fitting_lengths_m, circle_radius_m, geom, basis)
    select f.zone_id, f.number, f.plot_ids, f.area_m2, f.sme_reserved_m2, f.rectangle_width_m, f.rectangle_length_m, f.rectangle,
      f.fitting_widths_m, f.fitting_lengths_m, f.circle_radius_m, f.geom, f.basis
    -- The count makes the old rows go first: they hold the numbers.
    from fresh f, (select count(*) from gone) g where (f.zone_id, f.number) not in (select s.zone_id, s.number from same s);

    delete from zone_ledger l where l.zone_id = any(batch);
    insert into zone_ledger select * from rules.zone_ledger_at(batch, current_date, true);
    perform rules.refresh_land_offers(batch);
  end loop;
end $$;
comment on function rules.refresh_zone_ledger is 'Brings the ledger, the clean land, the blocks and the offers of zones up to today. What did not change is neither measured nor written again.';
