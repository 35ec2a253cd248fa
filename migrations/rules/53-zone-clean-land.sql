-- Clean land as the route gives it: GET /api/zones/{code}/clean-land.

create function rules.reached_in_period(zone_ids int[], stages clearance_stage[], from_day date, to_day date)
  returns table (zone_id int, m2 double precision, undated_m2 double precision)
  language sql stable parallel safe
begin atomic
  with tract as materialized (
    select c.id, c.zone_id, c.geom, c.area_m2, c.valid_from, c.valid_to, c.valid_from between from_day and to_day as is_fresh,
      -- A tract that moved on to another of the stages is there still.
      c.valid_from is null and (c.valid_to is null or c.valid_to > to_day or exists (
        select from clearance n where n.zone_id = c.zone_id and n.code = c.code and n.stage = any(stages) and n.replaced_at is null
          and n.valid_from <= to_day and (n.valid_to is null or n.valid_to > to_day))) as is_undated
    from clearance c where c.zone_id = any(zone_ids) and c.stage = any(stages) and c.replaced_at is null),
  fresh as (
    select t.zone_id, case when other.geom is null then t.area_m2 else ST_Area(ST_Difference(t.geom, other.geom, 1e-9)::geography) end as m2
    from tract t left join lateral (
      select ST_Union(o.geom, 1e-9) as geom from tract o
      -- Reached on the eve of the period, since whenever; or in the period too, and counted there.
      where ((o.valid_from is null or o.valid_from < from_day) and (o.valid_to is null or o.valid_to >= from_day) or o.is_undated or o.is_fresh and o.id < t.id)
        and o.zone_id = t.zone_id and o.geom && t.geom and interiors_meet(o.geom, t.geom)) other on true
    where t.is_fresh),
  undated as (
    select t.zone_id, case when other.geom is null then t.area_m2 else ST_Area(ST_Difference(t.geom, other.geom, 1e-9)::geography) end as m2
    from tract t left join lateral (
      select ST_Union(o.geom, 1e-9) as geom from tract o
      where o.is_undated and o.id < t.id and o.zone_id = t.zone_id and o.geom && t.geom and interiors_meet(o.geom, t.geom)) other on true
    where t.is_undated),
  sums as (
    select s.zone_id, sum(s.fresh_m2) as m2, sum(s.undated_m2) as undated_m2
    from (select f.zone_id, f.m2 as fresh_m2, 0::float8 as undated_m2 from fresh f union all select u.zone_id, 0, u.m2 from undated u) s group by s.zone_id)
  select z.id, coalesce(s.m2, 0), coalesce(s.undated_m2, 0) from unnest(zone_ids) z(id) left join sums s on s.zone_id = z.id;
end;
comment on function rules.reached_in_period is
  'Ground of tracts that reached one of the stages on a day of [from_day, to_day], both days in it, less what was at one of them on the eve; each piece
   of ground once. A tract since when nobody recorded is in no period: undated_m2, of those still at one of the stages on to_day. Ellipsoidal m².';

create function rules.ready_in_period(zone_ids int[], from_day date, to_day date)
  returns table (zone_id int, m2 double precision, undated_m2 double precision)
  language sql stable parallel safe
begin atomic
  select r.zone_id, r.m2, r.undated_m2 from rules.reached_in_period(zone_ids, array['ready']::clearance_stage[], from_day, to_day) r;
end;
comment on function rules.ready_in_period is 'Ground that became ready (sạch) in a period: rules.reached_in_period of that one stage. Ellipsoidal m².';

create function rules.zone_clean_land(code text, as_of date, from_day date, fits_width double precision, fits_length double precision) returns json
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select z.id, z.kind, z.zone_type, z.province_code, d.day, coalesce(from_day, date_trunc('year', d.day)::date) as from_day,
      exists (select from zone_ledger l where l.zone_id = z.id and l.as_of = d.day) as is_kept
    from zone z, (select rules.asked_day(as_of) as day) d where z.code = zone_clean_land.code),
  ledger as materialized (
    select l.* from asked a join zone_ledger l on l.zone_id = a.id where a.is_kept
    union all
    select l.* from asked a, lateral rules.zone_ledger_at(array[a.id], a.day) l where not a.is_kept),
  land as materialized (
    select c.plot_id, c.state, c.is_whole_plot, c.ready_m2, c.available_m2, c.geom, c.basis from asked a join clean_land c on c.zone_id = a.id where a.is_kept
    union all
    select c.plot_id, c.state, c.is_whole_plot, c.ready_m2, c.available_m2, c.geom, c.basis from asked a, lateral rules.clean_land_at(array[a.id], a.day) c where not a.is_kept),
  block as materialized (
    select b.number, b.plot_ids, b.area_m2, b.sme_reserved_m2, b.rectangle_width_m, b.rectangle_length_m, b.rectangle, b.fitting_widths_m, b.fitting_lengths_m, b.circle_radius_m, b.geom
    from asked a join clean_block b on b.zone_id = a.id where a.is_kept
    union all
    select b.number, b.plot_ids, b.area_m2, b.sme_reserved_m2, b.rectangle_width_m, b.rectangle_length_m, b.rectangle, b.fitting_widths_m, b.fitting_lengths_m, b.circle_radius_m, b.geom
    from asked a, lateral rules.clean_blocks_at(array[a.id], a.day) b where not a.is_kept),
  split as (
    select l.plot_id, p.code, l.state, l.basis, p.net_m2, l.ready_m2, l.geom, p.counted_geom
    from asked a, lateral rules.net_plots_at(array[a.id], a.day) p join land l on l.plot_id = p.id where not l.is_whole_plot),
  piece as (
    select s.plot_id, s.code, 'ready' as part, s.state, s.geom, s.ready_m2 as m2, s.net_m2, s.basis from split s
    union all
    select s.plot_id, s.code, 'not_ready', null, ST_Multi(ST_CollectionExtract(ST_Difference(s.counted_geom, s.geom, 1e-9), 3)), s.net_m2 - s.ready_m2, s.net_m2, s.basis from split s),
  stage as materialized (
    select w.stage, w.place, coalesce(c.tracts, 0) as tracts, coalesce(c.m2, 0) as m2
    from (values ('recovery_decided', 1), ('compensated', 2), ('handed_over', 3), ('ready', 4)) w(stage, place)
      left join (select c.* from asked a, lateral rules.cleared_at(array[a.id], a.day) c) c on c.stage = w.stage),
  cleared as (select coalesce(sum(s.m2) filter (where s.place >= 3), 0) as cleared_m2, coalesce(sum(s.m2), 0) as started_m2 from stage s),
  plan as (
    select p.area_ha, p.period_from, p.period_to, p.source, r.m2, r.undated_m2
    from asked a cross join lateral (
        select p.* from clearance_plan p where p.zone_id = a.id and p.replaced_at is null and p.period_from <= a.day and p.period_to > a.day
        order by p.period_from desc, p.id desc limit 1) p
      -- The day is in the period, so what is done by then is what was reached from its beginning.
      cross join lateral rules.reached_in_period(array[a.id], array['handed_over', 'ready']::clearance_stage[], p.period_from, a.day) r)
  select json_build_object(
    'zone', rules.ledger_zone_json(a.id, a.day), 'asOf', a.day, 'basis', l.basis,
    'readyInPeriod', (select json_build_object('from', a.from_day, 'to', a.day, 'ha', rules.round_ha(r.m2), 'undatedHa', rules.round_ha(r.undated_m2))
      from rules.ready_in_period(array[a.id], a.from_day, a.day) r),
    'readyLeasableHa', rules.round_ha(l.ready_leasable_m2), 'availableHa', rules.round_ha(l.available_m2),
    'states', coalesce((select json_agg(json_build_object('state', s.state, 'plots', s.plots, 'readyHa', rules.round_ha(s.ready_m2), 'availableHa', rules.round_ha(s.available_m2), 'plotIds', s.plot_ids)
        order by array_position(array['available', 'partly_available', 'taken', 'held', 'unknown'], s.state))
      from (select state, count(*) as plots, sum(ready_m2) as ready_m2, sum(available_m2) as available_m2, array_agg(plot_id order by plot_id) as plot_ids from land group by state) s), '[]'),
    'clearance', json_build_object(
      'stages', (select json_agg(json_build_object('stage', s.stage, 'tracts', s.tracts, 'ha', rules.round_ha(s.m2)) order by s.place) from stage s),
      'clearedHa', rules.round_ha(c.cleared_m2), 'startedHa', rules.round_ha(c.started_m2),
      'plan', (select json_build_object('ha', p.area_ha::float8, 'from', p.period_from, 'to', p.period_to, 'source', p.source,
        'doneHa', rules.round_ha(p.m2), 'donePct', rules.percent_of(rules.exact_ha(p.m2), p.area_ha)::float8, 'undatedHa', rules.round_ha(p.undated_m2)) from plan p)),
    'blocks', coalesce((select json_agg(json_build_object('number', b.number,
        'offer', case when a.day = current_date then (select o.code from land_offer o where o.zone_id = a.id and o.state = 'ready' and o.plot_ids = b.plot_ids) end, 'ha', rules.round_ha(b.area_m2), 'smeReservedHa', rules.round_ha(b.sme_reserved_m2),
        'plots', (select json_agg(json_build_object('id', p.id, 'code', p.code, 'ha', rules.round_ha(d.available_m2)) order by p.id) from land d join plot p on p.id = d.plot_id where d.plot_id = any(b.plot_ids)),
        'rectangle', case when b.rectangle is not null then json_build_object('widthM', b.rectangle_width_m, 'lengthM', b.rectangle_length_m,
          'ha', rules.round_ha(ST_Area(b.rectangle::geography)), 'geometry', ST_AsGeoJSON(b.rectangle, 7, 0)::json) end,
        'circleRadiusM', b.circle_radius_m,
        'fits', case when fits_width is not null and fits_length is not null then exists (
          select from unnest(b.fitting_widths_m, b.fitting_lengths_m) f(width, length) where f.width >= least(fits_width, fits_length) and f.length >= greatest(fits_width, fits_length)) end,
        'centre', json_build_array(round(ST_X(ST_PointOnSurface(b.geom))::numeric, 7)::float8, round(ST_Y(ST_PointOnSurface(b.geom))::numeric, 7)::float8),
        'bbox', json_build_array(round(ST_XMin(b.geom)::numeric, 7)::float8, round(ST_YMin(b.geom)::numeric, 7)::float8, round(ST_XMax(b.geom)::numeric, 7)::float8, round(ST_YMax(b.geom)::numeric, 7)::float8))
      order by b.number) from block b), '[]'),
    'contact', json_build_object(
      'leastContact', rules.rule_json(rules.rule_at('clean_block', 'least_contact', a.kind, a.zone_type, a.province_code, a.day)),
      'internalRoad', rules.rule_json(rules.rule_at('clean_block', 'internal_road_width', a.kind, a.zone_type, a.province_code, a.day))),
    'pieces', json_build_object('type', 'FeatureCollection', 'features', coalesce((select json_agg(json_build_object('type', 'Feature',
        'geometry', ST_AsGeoJSON(p.geom, 7, 0)::json,
        'properties', json_build_object('plotId', p.plot_id, 'code', p.code, 'part', p.part, 'state', p.state, 'areaM2', round(p.m2::numeric, 1)::float8,
          'sharePct', round((p.m2 * 100 / p.net_m2)::numeric, 2)::float8, 'basis', p.basis)) order by p.code, p.plot_id, p.part = 'not_ready')
      from piece p where not ST_IsEmpty(p.geom)), '[]')))
  from asked a join ledger l on l.zone_id = a.id cross join cleared c;
end;
comment on function rules.zone_clean_land is
  'Clean land of a zone on a day: readyInPeriod, readyLeasableHa and availableHa (never interchanged), clearance beside them (what
   was cleared in the period of its plan against that plan), contiguous blocks, plots cleared in part. Today out of the kept tables, another day computed by the same functions. Null: no such zone.';
