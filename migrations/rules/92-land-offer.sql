-- Offers: what of a zone's land an investor can have, kept in land_offer.

create function rules.offers_land(z zone) returns boolean
  language sql stable parallel safe
  return z.kind not in ('economic_zone', 'relocation_site') and z.status not in ('withdrawn', 'relocating') and z.allocations_recorded
    and not exists (select from relocation r where r.zone_id = z.id and r.firm_id is null and r.stage is distinct from 'old_site_cleared');
comment on function rules.offers_land is
  'Whether land of a zone is offered to investors: not where the zone is withdrawn or must itself move (its status, or a decision about the whole of it), not where
   nobody recorded what is let. An economic zone has no plots of ours; a relocation site is for those who must move. A zone that is planned and not established is offered, and says so.';

create function rules.clearing_land(zone_ids int[])
  returns table (plot_id int, zone_id int, sme_reserved boolean, net_m2 double precision, geom geometry, basis basis, ready_on date)
  language sql stable parallel safe
begin atomic
  with tract as materialized (
    select c.zone_id, c.geom, c.basis, case when c.ready_expected_on > current_date then c.ready_expected_on end as ready_on
    from rules.clearances_at(current_date) c where c.zone_id = any(zone_ids) and c.stage <> 'ready'),
  plots as materialized (
    select p.* from rules.net_plots_at(array(select t.zone_id from tract t), current_date) p
    where rules.is_leasable(p.land_use) and p.net_m2 > 1
      and not exists (select from clean_land c where c.plot_id = p.id)
      and not exists (select from rules.allocations_at(current_date) a where a.plot_id = p.lineage_id)
      and not exists (select from rules.holds_at(current_date) h where h.plot_id = p.lineage_id)),
  -- A plot clear of the edge of a tract is in it when its corners are, and not cut.
  met as materialized (
    select p.id, t.basis, t.ready_on, is_clear_of_edge(p.geom, t.geom) as is_whole, p.counted_geom, p.net_m2, t.geom
    from plots p join tract t on t.zone_id = p.zone_id and t.geom && p.geom),
  part as materialized (
    select m.id, m.basis, m.ready_on, m.net_m2 as m2, m.counted_geom as geom from met m where m.is_whole and ST_Covers(m.geom, ST_Points(m.counted_geom))
    union all
    select c.id, c.basis, c.ready_on, ST_Area(c.geom::geography), c.geom
    from (select m.id, m.basis, m.ready_on, ST_Intersection(m.counted_geom, m.geom, 1e-9) as geom from met m where not m.is_whole offset 0) c where ST_Area(c.geom) > 0),
  ground as (
    select m.id, case when count(*) = 1 then max(m.m2) else ST_Area(ST_Union(m.geom, 1e-9)::geography) end as m2,
      -- One of its tracts without a day: no day is known.
      case when bool_and(m.ready_on is not null) then max(m.ready_on) end as ready_on, array_agg(distinct m.basis::text) as bases
    from part m where m.m2 > 1 group by m.id)
  select p.id, p.zone_id, p.sme_reserved, p.net_m2, p.counted_geom, rules.combined_basis(p.basis::text || g.bases), g.ready_on
  from ground g join plots p on p.id = g.id where p.net_m2 - g.m2 < 1;
end;
comment on function rules.clearing_land is
  'Leasable plots of zones that lie, today, wholly inside tracts under way (recovery decided, compensated, handed over), to less than a square metre, with no part
   ready, nothing allocated and no hold. ready_on: the last day its tracts are expected to be ready; null where one of them has no day, or one that has passed without it.
   Rests on the kept clean land.';

create function rules.clearing_blocks(zone_id int)
  returns table (ready_on date, plot_ids int[], area_m2 double precision, sme_reserved_m2 double precision,
    rectangle_width_m double precision, rectangle_length_m double precision, rectangle geometry,
    fitting_widths_m double precision[], fitting_lengths_m double precision[], circle_radius_m double precision, geom geometry, basis basis)
  language sql stable parallel safe
begin atomic
  with land as materialized (select l.* from rules.clearing_land(array[clearing_blocks.zone_id]) l),
  day as materialized (
    select l.ready_on, array_agg(l.plot_id order by l.plot_id) as pieces, array_agg(l.net_m2 order by l.plot_id) as areas, array_agg(l.geom order by l.plot_id) as shapes,
      array_agg(l.sme_reserved order by l.plot_id) as reserved, array_agg(l.basis::text order by l.plot_id) as bases
    from land l group by l.ready_on)
  select d.ready_on, b.* from day d, lateral rules.blocks_of_pieces(clearing_blocks.zone_id, current_date, d.pieces, d.areas, d.shapes, d.reserved, d.bases, 'being_cleared') b;
end;
comment on function rules.clearing_blocks is 'Blocks of a zone that are being cleared, by the day they are expected: rules.clearing_land, grouped as clean land is (rules.clean_blocks_at).';

create function rules.plot_uses(p plot) returns int
  language sql immutable parallel safe
  return case p.land_use when 'industrial' then 1 when 'warehouse' then 2 when 'service' then 8 else 0 end
    + case when p.is_logistics then 4 else 0 end
    + case when p.building_land_share_m2 is not null or p.building_footprint_m2 is not null then 16 else 0 end;
comment on function rules.plot_uses is 'What a plot is for, as land_offer.choice_m2 adds it up: industrial 1, warehouse 2, logistics 4, service 8, ready-built 16.';

create function rules.choices_of(uses int[], reserved boolean[], areas double precision[]) returns int[]
  language plpgsql immutable parallel safe as $$
declare
  sums double precision[] := array_fill(0::double precision, array[96]);
  class record;
begin
  for class in select p.uses, case when p.is_reserved then 32 else 64 end as reserve, sum(p.m2) as m2 from unnest(choices_of.uses, reserved, areas) p(uses, is_reserved, m2) group by 1, 2 loop
    for choice in 0 .. 31 loop
      if choice = 0 or choice & class.uses <> 0 then
        sums[1 + choice] := sums[1 + choice] + class.m2;
        sums[1 + choice + class.reserve] := sums[1 + choice + class.reserve] + class.m2;
      end if;
    end loop;
  end loop;
  return array(select round(m2)::int from unnest(sums) with ordinality s(m2, n) order by n);
end $$;
comment on function rules.choices_of is 'land_offer.choice_m2 of the plots of an offer: for each choice of uses and of the reserve the m² that count, rounded to whole ones as hectares are compared.';

create function rules.offered_land(zone_ids int[])
  returns table (zone_id int, state text, ready_on date, code text, plot_ids int[], lineage_ids int[], choice_m2 int[], area_m2 double precision, sme_reserved_m2 double precision,
    rectangle_width_m double precision, rectangle_length_m double precision, rectangle geometry, fitting_widths_m double precision[], fitting_lengths_m double precision[],
    circle_radius_m double precision, geom geometry, basis basis, wastewater_free_m3 double precision, power_free_mva double precision, fee_usd_m2 double precision, term_until date)
  language sql stable parallel safe
begin atomic
  with offering as materialized (
    select z.id, z.code, rules.rule_value('clean_block', 'least_offered', z.kind, z.zone_type, z.province_code, current_date) as least_m2
    from zone z where z.id = any(zone_ids) and rules.offers_land(z)),
  block as materialized (
    select k.zone_id, 'ready' as state, null::date as ready_on, k.plot_ids, k.area_m2, k.sme_reserved_m2, k.rectangle_width_m, k.rectangle_length_m, k.rectangle,
      k.fitting_widths_m, k.fitting_lengths_m, k.circle_radius_m, k.geom, k.basis
    from clean_block k where k.zone_id in (select id from offering)
    union all
    select o.id, 'being_cleared', b.* from offering o, lateral rules.clearing_blocks(o.id) b
    where exists (select from clearance c where c.zone_id = o.id and c.stage <> 'ready' and c.replaced_at is null)),
  sums as materialized (select s.* from rules.utility_sums(zone_ids, current_date) s),
  fee as (
    select f.zone_id, sum(f.amount) as usd_m2
    from zone_fee f where f.zone_id = any(zone_ids) and f.replaced_at is null and f.kind in ('land_rent', 'infrastructure_fee')
      and (f.valid_from is null or f.valid_from <= current_date) and (f.valid_to is null or f.valid_to > current_date)
    group by f.zone_id having bool_or(f.kind = 'land_rent') and bool_and(f.currency = 'USD' and f.per = 'm2')),
  term as (
    select t.zone_id, t.term_until from zone_land_term t
    where t.replaced_at is null and (t.valid_from is null or t.valid_from <= current_date) and (t.valid_to is null or t.valid_to > current_date))
  select b.zone_id, b.state, b.ready_on, o.code || '.' || p.lineage_ids[1], b.plot_ids, p.lineage_ids, p.choice_m2, b.area_m2, b.sme_reserved_m2,
    b.rectangle_width_m, b.rectangle_length_m, b.rectangle, b.fitting_widths_m, b.fitting_lengths_m, b.circle_radius_m, b.geom, b.basis,
    case when w.unit = 'm3_per_day' then (w.capacity - w.committed)::float8 end, case when e.unit = 'MVA' then (e.capacity - e.committed)::float8 end, f.usd_m2::float8, t.term_until
  from block b join offering o on o.id = b.zone_id
    cross join lateral (
      select array_agg(p.lineage_id order by p.lineage_id) as lineage_ids,
        rules.choices_of(array_agg(rules.plot_uses(p) order by p.id), array_agg(p.sme_reserved order by p.id), array_agg(coalesce(c.available_m2, n.net_m2, p.area_m2) order by p.id)) as choice_m2
      from plot p left join clean_land c on c.plot_id = p.id
        left join lateral (select n.net_m2 from rules.net_plots_at(array[b.zone_id], current_date) n
          where c.plot_id is null and n.id = p.id and exists (select from plot_overlap v where v.other_id = p.id)) n on true
      where p.id = any(b.plot_ids)) p
    left join sums w on w.zone_id = b.zone_id and w.kind = 'wastewater' left join sums e on e.zone_id = b.zone_id and e.kind = 'power'
    left join fee f on f.zone_id = b.zone_id left join term t on t.zone_id = b.zone_id
  -- Areas count to the square metre.
  where o.least_m2 is null or round(b.area_m2) >= o.least_m2;
end;
comment on function rules.offered_land is
  'The offers of zones today with what is known of their zones: ready ones are the kept blocks of clean land, the others rules.clearing_blocks, so that each square metre is offered at most
   once; none below clean_block/least_offered. Free wastewater and power = capacity − committed of the works in operation (rules.utility_sums), null where nobody told both or the unit is another. fee_usd_m2: land rent,
   with the infrastructure fee where it is paid once too, in USD for the whole term; another currency or another unit is not converted: null.';

create function rules.refresh_offer_distances(offer_ids int[]) returns void
  language plpgsql set jit = off as $$
begin
  with point as materialized (
    select i.kind, i.code, i.geom::geography as geog from rules.infrastructure_at(current_date) i
    where i.status = 'existing' and i.kind in ('rail_station', 'seaport', 'border_gate', 'airport', 'expressway_interchange')),
  offer as materialized (
    select o.id, o.geom, o.centre::geography as centre, ST_Length(ST_BoundingDiagonal(o.geom)::geography) as reach_m from land_offer o where o.id = any(offer_ids)),
  away as (
    select o.id, p.kind, p.code, p.geog, ST_Distance(o.centre, p.geog, false) as centre_m, o.reach_m from offer o cross join point p),
  -- Which is nearest to the edge is among those nearest to a point on it, give or take its size and the shape of the earth.
  likely as materialized (
    select a.id, a.kind, a.code, a.geog from (select a.*, min(a.centre_m) over (partition by a.id, a.kind) as least_m from away a) a
    where a.centre_m <= a.least_m * 1.012 + 2 * a.reach_m),
  nearest as (
    select distinct on (l.id, l.kind) l.id, l.kind, l.code, ST_Distance(o.geom::geography, l.geog) as m from likely l join offer o on o.id = l.id order by l.id, l.kind, m, l.code),
  fresh as (
    select o.id,
      round(max(n.m) filter (where n.kind = 'rail_station') / 10) * 10 as rail_station_m, max(n.code) filter (where n.kind = 'rail_station') as rail_station_code,
      round(max(n.m) filter (where n.kind = 'seaport') / 10) * 10 as seaport_m, max(n.code) filter (where n.kind = 'seaport') as seaport_code,
      round(max(n.m) filter (where n.kind = 'border_gate') / 10) * 10 as border_gate_m, max(n.code) filter (where n.kind = 'border_gate') as border_gate_code,
      round(max(n.m) filter (where n.kind = 'airport') / 10) * 10 as airport_m, max(n.code) filter (where n.kind = 'airport') as airport_code,
      round(max(n.m) filter (where n.kind = 'expressway_interchange') / 10) * 10 as interchange_m, max(n.code) filter (where n.kind = 'expressway_interchange') as interchange_code
    from offer o left join nearest n on n.id = o.id group by o.id)
  update land_offer k set rail_station_m = f.rail_station_m, rail_station_code = f.rail_station_code, seaport_m = f.seaport_m, seaport_code = f.seaport_code,
    border_gate_m = f.border_gate_m, border_gate_code = f.border_gate_code, airport_m = f.airport_m, airport_code = f.airport_code,
    expressway_interchange_m = f.interchange_m, expressway_interchange_code = f.interchange_code
  from fresh f
  where k.id = f.id
    and (k.rail_station_m, k.rail_station_code, k.seaport_m, k.seaport_code, k.border_gate_m, k.border_gate_code, k.airport_m, k.airport_code, k.expressway_interchange_m, k.expressway_interchange_code)
    is distinct from (f.rail_station_m, f.rail_station_code, f.seaport_m, f.seaport_code, f.border_gate_m, f.border_gate_code, f.airport_m, f.airport_code, f.interchange_m, f.interchange_code);
end $$;
comment on function rules.refresh_offer_distances is
  'Brings the distances of offers up to today: metres in a straight line over the ellipsoid from the edge of the offer to the nearest existing infrastructure of each kind, to ten metres: as they are shown, and compared. What is as it was is not written.';

create function rules.refresh_land_offers(zone_ids int[]) returns void
  language plpgsql set jit = off as $$
begin
  with fresh as materialized (select * from rules.offered_land(zone_ids)),
  gone as (delete from land_offer k where k.zone_id = any(zone_ids) and k.code not in (select f.code from fresh f))
  insert into land_offer as k (zone_id, state, ready_on, code, plot_ids, lineage_ids, choice_m2, area_m2, sme_reserved_m2, rectangle_width_m, rectangle_length_m, rectangle,
    fitting_widths_m, fitting_lengths_m, circle_radius_m, geom, centre, basis, wastewater_free_m3, power_free_mva, fee_usd_m2, term_until)
  select f.zone_id, f.state, f.ready_on, f.code, f.plot_ids, f.lineage_ids, f.choice_m2, f.area_m2, f.sme_reserved_m2, f.rectangle_width_m, f.rectangle_length_m, f.rectangle,
    f.fitting_widths_m, f.fitting_lengths_m, f.circle_radius_m, f.geom, ST_PointOnSurface(f.geom), f.basis, f.wastewater_free_m3, f.power_free_mva, f.fee_usd_m2, f.term_until
  from fresh f
  on conflict (code) do update set zone_id = excluded.zone_id, state = excluded.state, ready_on = excluded.ready_on, plot_ids = excluded.plot_ids, lineage_ids = excluded.lineage_ids,
    choice_m2 = excluded.choice_m2, area_m2 = excluded.area_m2, sme_reserved_m2 = excluded.sme_reserved_m2, rectangle_width_m = excluded.rectangle_width_m,
    rectangle_length_m = excluded.rectangle_length_m, rectangle = excluded.rectangle, fitting_widths_m = excluded.fitting_widths_m, fitting_lengths_m = excluded.fitting_lengths_m,
    circle_radius_m = excluded.circle_radius_m, geom = excluded.geom, centre = excluded.centre, basis = excluded.basis, wastewater_free_m3 = excluded.wastewater_free_m3,
    power_free_mva = excluded.power_free_mva, fee_usd_m2 = excluded.fee_usd_m2, term_until = excluded.term_until, is_measured = true
  where not k.is_measured or k.geom is distinct from excluded.geom
    or (k.zone_id, k.state, k.ready_on, k.plot_ids, k.lineage_ids, k.choice_m2, k.area_m2, k.sme_reserved_m2, k.rectangle_width_m, k.rectangle_length_m, k.fitting_widths_m,
      k.fitting_lengths_m, k.circle_radius_m, k.basis, k.wastewater_free_m3, k.power_free_mva, k.fee_usd_m2, k.term_until)
    is distinct from (excluded.zone_id, excluded.state, excluded.ready_on, excluded.plot_ids, excluded.lineage_ids, excluded.choice_m2, excluded.area_m2, excluded.sme_reserved_m2,
      excluded.rectangle_width_m, excluded.rectangle_length_m, excluded.fitting_widths_m, excluded.fitting_lengths_m, excluded.circle_radius_m, excluded.basis,
      excluded.wastewater_free_m3, excluded.power_free_mva, excluded.fee_usd_m2, excluded.term_until);
  perform rules.refresh_offer_distances(array(select id from land_offer where zone_id = any(zone_ids)));
end $$;
comment on function rules.refresh_land_offers is 'Brings the offers of zones up to today, after their clean land. An offer that did not change is not written; one that grew keeps its id with its code.';
