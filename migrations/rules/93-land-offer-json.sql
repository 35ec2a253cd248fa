-- Offers in the shape of the contract.

-- plpgsql keeps its plans for the session: planning would cost every search more than all it reads.
create function rules.offer_zone_json(zone_id int) returns json
  language plpgsql stable parallel safe as $$
begin
  return (
    select json_build_object('code', z.code, 'id', z.id, 'kind', z.kind, 'status', z.status, 'nameVi', z.name_vi, 'nameEn', coalesce(z.name_en, z.name_vi),
      'province', json_build_object('code', p.code, 'nameVi', p.name_vi, 'nameEn', p.name_en), 'formerProvince', z.former_province)
    from zone z join province p on p.code = z.province_code where z.id = offer_zone_json.zone_id);
end $$;

-- By id: rows handed over whole would have all their shapes read. All at once: what they lie near is looked up once.
create function rules.land_offers_json(offer_ids int[]) returns table (id int, offer json)
  language plpgsql stable parallel safe as $$
#variable_conflict use_column
begin
  return query
  with asked as materialized (
    select o.id, o.code, o.zone_id, o.state, o.ready_on, o.area_m2, o.sme_reserved_m2, o.choice_m2, cardinality(o.plot_ids) as plots, o.rectangle_width_m, o.rectangle_length_m, o.basis,
      o.rail_station_code, o.rail_station_m, o.seaport_code, o.seaport_m, o.border_gate_code, o.border_gate_m, o.airport_code, o.airport_m, o.expressway_interchange_code, o.expressway_interchange_m,
      rules.position_json(o.centre) as centre, rules.bbox_json(o.geom) as bbox, case when o.basis in ('measured', 'reported') then 0 else z.centre_uncertainty_m end as uncertainty_m
    from land_offer o join zone z on z.id = o.zone_id where o.id = any(offer_ids)),
  zone_of as materialized (select z.zone_id, rules.offer_zone_json(z.zone_id) as zone from (select distinct a.zone_id from asked a) z),
  distances_of as materialized (
    select a.id, json_agg(json_build_object('kind', d.kind, 'code', d.code, 'nameVi', i.name_vi, 'nameEn', coalesce(i.name_en, i.name_vi), 'km', round((d.m / 1000)::numeric, 2)::float8,
      'uncertaintyKm', round(((i.uncertainty_m + a.uncertainty_m) / 1000.0)::numeric, 2)::float8) order by d.place) as list
    from asked a cross join lateral (values (1, 'rail_station', a.rail_station_code, a.rail_station_m), (2, 'seaport', a.seaport_code, a.seaport_m), (3, 'border_gate', a.border_gate_code, a.border_gate_m),
        (4, 'airport', a.airport_code, a.airport_m), (5, 'expressway_interchange', a.expressway_interchange_code, a.expressway_interchange_m)) d(place, kind, code, m)
      join rules.infrastructure_at(current_date) i on i.code = d.code
    group by a.id)
  select a.id, json_build_object('code', a.code, 'id', a.id, 'zone', z.zone, 'state', a.state, 'readyOn', a.ready_on, 'ha', rules.round_ha(a.area_m2), 'smeReservedHa', rules.round_ha(a.sme_reserved_m2),
    'uses', (select coalesce(json_agg(json_build_object('use', u.use, 'ha', rules.round_ha(a.choice_m2[1 + u.bit])) order by u.bit), '[]')
      from (values ('industrial', 1), ('warehouse', 2), ('logistics', 4), ('service', 8), ('ready_built', 16)) u(use, bit) where a.choice_m2[1 + u.bit] > 0),
    'plots', a.plots, 'rectangle', case when a.rectangle_width_m is not null then json_build_object('widthM', a.rectangle_width_m, 'lengthM', a.rectangle_length_m) end,
    'distances', coalesce(d.list, '[]'), 'centre', a.centre, 'bbox', a.bbox, 'basis', a.basis)
  from asked a join zone_of z on z.zone_id = a.zone_id left join distances_of d on d.id = a.id;
end $$;
comment on function rules.land_offers_json is 'Offers in the shape of the contract (LandOffer), by their ids, in no order.';

create function rules.land_offer_json(offer_id int) returns jsonb
  language sql stable parallel safe
  return (select l.offer::jsonb from rules.land_offers_json(array[offer_id]) l);

create function rules.land_offer_json(o land_offer) returns jsonb
  language sql stable parallel safe
  return rules.land_offer_json(o.id);
