-- The search: GET /api/land-offers. Every offer is judged in one scan; counts, pages and reasons come out of what that scan found.

create function rules.list_cursor(place json) returns text
  language sql immutable parallel safe
  return translate(encode(convert_to(place::text, 'UTF8'), 'base64'), E'+/=\n', '-_');
comment on function rules.list_cursor is 'Where the next page begins, as the caller hands it back: JSON in base64url.';

create function rules.json_joined(one json, other json) returns json
  language sql immutable strict parallel safe
  return (left(one::text, -1) || ',' || substr(other::text, 2))::json;
comment on function rules.json_joined is 'One object with the members of two that share none, neither of them empty. jsonb would take both apart and sort them: of a page of offers that is most of what its text costs.';

create function rules.find_land_offers(asked jsonb) returns json
  language plpgsql stable parallel safe set jit = off set work_mem = '32MB' as $$
#variable_conflict use_column
declare
  provinces text[] := (select array_agg(v) from jsonb_array_elements_text(asked -> 'province') v);
  formers text[] := (select array_agg(v) from jsonb_array_elements_text(asked -> 'formerProvince') v);
  kinds text[] := (select array_agg(v) from jsonb_array_elements_text(asked -> 'kind') v);
  statuses text[] := (select array_agg(v) from jsonb_array_elements_text(asked -> 'status') v);
  zone_codes text[] := (select array_agg(v) from jsonb_array_elements_text(asked -> 'zone') v);
  words text[] := (select array_agg(fold_vi(w)) from regexp_split_to_table(nullif(btrim(asked ->> 'q'), ''), '\s+') w);
  drawn geometry := rules.drawn_ring(asked -> 'within');
  round_here geometry := case when asked ? 'around' then ST_SetSRID(ST_MakePoint((asked -> 'around' ->> 1)::float8, (asked -> 'around' ->> 0)::float8), 4326) end;
  in_place int[];
  area_from double precision := (asked ->> 'areaFrom')::float8;
  area_to double precision := (asked ->> 'areaTo')::float8;
  -- Hectares are compared to the square metre.
  low int := greatest(1, least(2147483647, round(coalesce(area_from, 0) * 10000)))::int;
  high int := least(2147483647, round(coalesce(area_to, 214748) * 10000))::int;
  by_zone boolean := asked ->> 'areaOf' = 'zone' and coalesce(area_from, area_to) is not null;
  hall_width double precision := least(split_part(asked ->> 'hall', 'x', 1)::float8, split_part(asked ->> 'hall', 'x', 2)::float8);
  hall_length double precision := greatest(split_part(asked ->> 'hall', 'x', 1)::float8, split_part(asked ->> 'hall', 'x', 2)::float8);
  -- A day that has passed is now: a saved question stays a question.
  days double precision := case when asked ->> 'by' = 'now' then 0 when asked ? 'by' then greatest(0, (asked ->> 'by')::date - current_date) end;
  uses int := (select coalesce(bit_or(case v when 'industrial' then 1 when 'warehouse' then 2 when 'logistics' then 4 when 'service' then 8 else 16 end), 0)
    from jsonb_array_elements_text(asked -> 'use') v);
  reserve int := case asked ->> 'sme' when 'only' then 1 when 'without' then 2 else 0 end;
  sector_wished text := asked ->> 'sector';
  years double precision := (asked ->> 'termYears')::float8;
  fee_most double precision := (asked ->> 'feeTo')::float8;
  water double precision := (asked ->> 'wastewater')::float8;
  mva double precision := (asked ->> 'power')::float8;
  rail_km double precision := (asked ->> 'railStation')::float8;
  port_km double precision := (asked ->> 'seaport')::float8;
  gate_km double precision := (asked ->> 'borderGate')::float8;
  airport_km double precision := (asked ->> 'airport')::float8;
  road_km double precision := (asked ->> 'expresswayInterchange')::float8;
  -- What each wish weighs, in the order of the contract; 0: not wished. Scalars, read 15 times an offer.
  w int[] := array(
    select case when t.is_wished then coalesce((asked -> 'weights' ->> t.wish)::int, 2) else 0 end
    from (values (1, 'area', coalesce(area_from, area_to) is not null), (2, 'hall', hall_width is not null), (3, 'availability', days is not null), (4, 'use', uses > 0), (5, 'sme', reserve > 0),
      (6, 'sector', sector_wished is not null), (7, 'term', years is not null), (8, 'fee', fee_most is not null), (9, 'wastewater', water is not null), (10, 'power', mva is not null),
      (11, 'rail_station', rail_km is not null), (12, 'seaport', port_km is not null), (13, 'border_gate', gate_km is not null), (14, 'airport', airport_km is not null),
      (15, 'expressway_interchange', road_km is not null)) t(place, wish, is_wished) order by t.place);
  w1 int := w[1]; w2 int := w[2]; w3 int := w[3]; w4 int := w[4]; w5 int := w[5]; w6 int := w[6]; w7 int := w[7]; w8 int := w[8];
  w9 int := w[9]; w10 int := w[10]; w11 int := w[11]; w12 int := w[12]; w13 int := w[13]; w14 int := w[14]; w15 int := w[15];
  -- Few ask what a board must give: where nobody does, no row is looked at for it.
  asks_terms boolean := w7 + w8 + w9 + w10 > 0;
  weight double precision := (select nullif(sum(one), 0) from unnest(w) one);
  -- No offer is beyond a limit that nobody set.
  fee_limit double precision := coalesce(fee_most, 'Infinity');
  water_least double precision := coalesce(water, '-Infinity');
  mva_least double precision := coalesce(mva, '-Infinity');
  rail_m double precision := coalesce(round(rail_km * 1000), 'Infinity');
  port_m double precision := coalesce(round(port_km * 1000), 'Infinity');
  gate_m double precision := coalesce(round(gate_km * 1000), 'Infinity');
  airport_m double precision := coalesce(round(airport_km * 1000), 'Infinity');
  road_m double precision := coalesce(round(road_km * 1000), 'Infinity');
  -- Places in choice_m2: what is chosen, the same without the uses, without the reserve, with each use beside those chosen, with each other reserve.
  chosen int := 1 + uses + 32 * reserve;
  any_use int := 1 + 32 * reserve;
  any_reserve int := 1 + uses;
  use1 int := 1 + (uses | 1) + 32 * reserve;
  use2 int := 1 + (uses | 2) + 32 * reserve;
  use4 int := 1 + (uses | 4) + 32 * reserve;
  use8 int := 1 + (uses | 8) + 32 * reserve;
  use16 int := 1 + (uses | 16) + 32 * reserve;
  reserve1 int := 33 + uses;
  reserve2 int := 65 + uses;
  -- 0 by fit, 1 by area, else the place of a distance among the wishes.
  sort_place int := case asked ->> 'sort' when 'area' then 1 when 'rail_station' then 11 when 'seaport' then 12 when 'border_gate' then 13 when 'airport' then 14
    when 'expressway_interchange' then 15 else 0 end;
  page_size int := coalesce((asked ->> 'limit')::int, 30);
  after_key double precision[] := (select array_agg(v::float8 order by n) from jsonb_array_elements_text(asked -> 'after') with ordinality a(v, n));
  today date := current_date;
  -- By id of the zone, so that the scan joins nothing: what leaves it out, how many things it misses, how the sector suits it, and what of it is ready
  -- together, then what will be once land under way is: ready land is judged by the one, land under way by the other.
  left_out_of int[];
  misses_of int[];
  score_of int[];
  whole_of int[];
  -- Where nothing is found, nor anything that misses but one thing, all is looked at once more.
  is_lenient boolean := false;
  answer json;
begin
  if drawn is not null or round_here is not null then
    -- By distance, which is always answered: predicates of two areas are not where edges all but coincide.
    in_place := array(select o.id from land_offer o
      where (drawn is null or o.geom && drawn and ST_DWithin(o.geom, drawn, 0))
        and (round_here is null or ST_DWithin(o.geom::geography, round_here::geography, (asked -> 'around' ->> 2)::float8 * 1000)));
  end if;

  with listed as materialized (select * from rules.listed_sectors(sector_wished, today)),
  place as (
    select z.id,
      case when z.province_code <> all(provinces) then 1 else 0 end + case when formers is not null and (z.former_province = any(formers)) is not true then 2 else 0 end
        + case when z.kind::text <> all(kinds) then 4 else 0 end + case when z.status::text <> all(statuses) then 8 else 0 end
        + case when z.code <> all(zone_codes) or exists (select from unnest(words) word where strpos(z.search_text, word) = 0) then 16 else 0 end as left_out,
      case when w6 > 0 then rules.sector_score(l.zone_id is not null, l.own_stance, l.is_closed) end as score
    from zone z left join listed l on l.zone_id = z.id)
  -- Sorted once: each ordered aggregate would sort for itself.
  select array_agg(s.left_out), array_agg(s.misses), array_agg(s.score)
  from (
    select p.left_out, bit_count((p.left_out & 15)::bit(8)) + case when p.left_out & 16 <> 0 then 9 when p.score < 1 then 1 else 0 end as misses, p.score
    from generate_series(1, (select max(z.id) from zone z)) n(id) left join place p on p.id = n.id order by n.id offset 0) s into left_out_of, misses_of, score_of;
  if by_zone then
    with sums as (
      select o.zone_id, r.is_ready, array[sum(o.choice_m2[1]), sum(o.choice_m2[chosen]), sum(o.choice_m2[any_use]), sum(o.choice_m2[any_reserve]),
        sum(o.choice_m2[use1]), sum(o.choice_m2[use2]), sum(o.choice_m2[use4]), sum(o.choice_m2[use8]), sum(o.choice_m2[use16]), sum(o.choice_m2[reserve1]), sum(o.choice_m2[reserve2])] as m2
      from land_offer o join (values (true), (false)) r(is_ready) on not r.is_ready or o.state = 'ready' group by o.zone_id, r.is_ready)
    select array_agg(coalesce(t.m2[k], 0)::int order by n.id, r.is_ready desc, k)
    from generate_subscripts(left_out_of, 1) n(id) cross join (values (true), (false)) r(is_ready) cross join generate_series(1, 11) k
      left join sums t on t.zone_id = n.id and t.is_ready = r.is_ready into whole_of;
  end if;

  loop
  with listed as materialized (select * from rules.listed_sectors(sector_wished, today)),
  -- What misses two things is in no list and in no count: it is left where it lies. The land of a choice is one thing here, and told apart below.
  valued as (
    select o.id, o.zone_id, left_out_of[o.zone_id] + case when is_lenient and o.id not in (select unnest(in_place)) then 32 else 0 end as left_out, o.state = 'ready' as is_ready,
      22 * o.zone_id - case when o.state = 'ready' then 11 else 0 end as whole, o.area_m2, o.choice_m2,
      o.choice_m2[1] as all_m2, o.choice_m2[any_reserve] as use_m2, o.choice_m2[any_use] as reserve_m2, o.choice_m2[chosen] as both_m2,
      case when w2 > 0 then coalesce((select max(f.length) from unnest(o.fitting_widths_m, o.fitting_lengths_m) f(width, length) where f.width >= hall_width), 0) end as hall_m,
      case when w3 > 0 then case when o.state = 'ready' then 0 else o.ready_on - today end end::float8 as days_to_go, case when w6 > 0 then score_of[o.zone_id] end as sector_score,
      case when w7 > 0 then trunc(((o.term_until - today) / 365.25)::numeric, 1)::float8 end as term_years,
      o.fee_usd_m2 as fee, o.wastewater_free_m3 as water_free, o.power_free_mva as mva_free,
      o.rail_station_m / 1000 as to_rail, o.seaport_m / 1000 as to_port, o.border_gate_m / 1000 as to_gate, o.airport_m / 1000 as to_airport, o.expressway_interchange_m / 1000 as to_road
    from land_offer o
    where is_lenient or misses_of[o.zone_id] <= 1 and (in_place is null or o.id in (select unnest(in_place)))
      and misses_of[o.zone_id]
        + case when o.state = 'being_cleared' and w3 > 0 and (o.ready_on - today > days or o.ready_on is null and days = 0) then 1 else 0 end
        + case when o.rail_station_m > rail_m then 1 else 0 end + case when o.seaport_m > port_m then 1 else 0 end + case when o.border_gate_m > gate_m then 1 else 0 end
        + case when o.airport_m > airport_m then 1 else 0 end + case when o.expressway_interchange_m > road_m then 1 else 0 end
        + case when asks_terms then case when o.wastewater_free_m3 < water_least then 1 else 0 end + case when o.power_free_mva < mva_least then 1 else 0 end
          + case when o.fee_usd_m2 > fee_limit then 1 else 0 end else 0 end
        + case when o.choice_m2[chosen] >= 1 and case when by_zone then whole_of[22 * o.zone_id - case when o.state = 'ready' then 20 else 9 end] else o.choice_m2[chosen] end between low and high then 0 else 1 end <= 1
    offset 0),
  measured as (
    select v.*,
      -- A use that is not there is missed itself; the area is then judged on the rest.
      case when by_zone then whole_of[v.whole - case when v.use_m2 < 1 then case when v.reserve_m2 < 1 then 10 else 8 end when v.both_m2 < 1 then 7 else 9 end]
        when v.use_m2 < 1 then case when v.reserve_m2 < 1 then v.all_m2 else v.reserve_m2 end when v.both_m2 < 1 then v.use_m2 else v.both_m2 end as counted_m2
    from valued v offset 0),
  weighted as (
    select m.*,
      case when w1 > 0 and m.counted_m2 not between low and high then 1 else 0 end + case when w2 > 0 and m.hall_m < hall_length then 2 else 0 end
        + case when w3 > 0 and (m.days_to_go > days or m.days_to_go is null and days = 0) then 4 else 0 end
        + case when w4 > 0 and m.use_m2 < 1 then 8 else 0 end + case when w5 > 0 and case when m.use_m2 >= 1 then m.both_m2 else m.reserve_m2 end < 1 then 16 else 0 end
        + case when m.sector_score < 1 then 32 else 0 end
        + case when asks_terms then case when m.term_years < years then 64 else 0 end + case when m.fee > fee_most then 128 else 0 end
          + case when m.water_free < water then 256 else 0 end + case when m.mva_free < mva then 512 else 0 end else 0 end
        + case when m.to_rail > rail_km then 1024 else 0 end + case when m.to_port > port_km then 2048 else 0 end + case when m.to_gate > gate_km then 4096 else 0 end
        + case when m.to_airport > airport_km then 8192 else 0 end + case when m.to_road > road_km then 16384 else 0 end as missed,
      case when is_lenient or m.left_out = 0 then
        case when w3 > 0 and m.days_to_go is null and days > 0 then 4 else 0 end + case when w6 > 0 and m.sector_score is null then 32 else 0 end
        + case when asks_terms then case when w7 > 0 and m.term_years is null then 64 else 0 end + case when w8 > 0 and m.fee is null then 128 else 0 end
          + case when w9 > 0 and m.water_free is null then 256 else 0 end + case when w10 > 0 and m.mva_free is null then 512 else 0 end else 0 end
        + case when w11 > 0 and m.to_rail is null then 1024 else 0 end + case when w12 > 0 and m.to_port is null then 2048 else 0 end
        + case when w13 > 0 and m.to_gate is null then 4096 else 0 end + case when w14 > 0 and m.to_airport is null then 8192 else 0 end
        + case when w15 > 0 and m.to_road is null then 16384 else 0 end else 0 end as unknown
    from measured m offset 0),
  -- What is read of every row stands first. How well it fits is asked of what is shown, found or all but found, and reckoned in float8: a numeric division costs more than the rest of a row.
  judged as materialized (
    select j.id, j.zone_id, j.left_out, j.missed, j.unknown,
      -- Whether the land of a choice is there and enough, where nothing else is missed: 2 without the uses, 4 without the reserve, 8 … 128 of each use, 256, 512 of each reserve.
      case when j.left_out <> 0 or j.missed & ~25 <> 0 then 0 else case when case when by_zone then j.choice_m2[any_use] >= 1 and whole_of[j.whole - 8] between low and high else j.choice_m2[any_use] between low and high end then 2 else 0 end
          + case when case when by_zone then j.choice_m2[any_reserve] >= 1 and whole_of[j.whole - 7] between low and high else j.choice_m2[any_reserve] between low and high end then 4 else 0 end
          + case when case when by_zone then j.choice_m2[use1] >= 1 and whole_of[j.whole - 6] between low and high else j.choice_m2[use1] between low and high end then 8 else 0 end
          + case when case when by_zone then j.choice_m2[use2] >= 1 and whole_of[j.whole - 5] between low and high else j.choice_m2[use2] between low and high end then 16 else 0 end
          + case when case when by_zone then j.choice_m2[use4] >= 1 and whole_of[j.whole - 4] between low and high else j.choice_m2[use4] between low and high end then 32 else 0 end
          + case when case when by_zone then j.choice_m2[use8] >= 1 and whole_of[j.whole - 3] between low and high else j.choice_m2[use8] between low and high end then 64 else 0 end
          + case when case when by_zone then j.choice_m2[use16] >= 1 and whole_of[j.whole - 2] between low and high else j.choice_m2[use16] between low and high end then 128 else 0 end
          + case when case when by_zone then j.choice_m2[reserve1] >= 1 and whole_of[j.whole - 1] between low and high else j.choice_m2[reserve1] between low and high end then 256 else 0 end
          + case when case when by_zone then j.choice_m2[reserve2] >= 1 and whole_of[j.whole - 0] between low and high else j.choice_m2[reserve2] between low and high end then 512 else 0 end end as land,
      j.is_ready, case when is_lenient or j.left_out = 0 and j.missed & j.missed - 1 = 0 then
      case when weight is null then 100 else round(10000 * (
        case when w1 > 0 then w1 * rules.fit_of_area(j.counted_m2 / 10000.0::float8, area_from, area_to) else 0 end
        + case when w2 > 0 then w2 * case when j.hall_m >= hall_length then 1 else 0.5 * j.hall_m / hall_length end else 0 end
        + case when w3 > 0 then w3 * case when j.days_to_go is null and days = 0 then 0 else rules.fit_of_most(j.days_to_go, days, 365) end else 0 end
        + case when w4 > 0 then w4 * case when j.use_m2 >= 1 then 0.75::float8 + 0.25::float8 * j.use_m2 / j.all_m2 else 0 end else 0 end
        + case when w5 > 0 then w5 * case when case when j.use_m2 >= 1 then j.both_m2 else j.reserve_m2 end >= 1 then 0.75::float8 + 0.25::float8 * j.reserve_m2 / j.all_m2 else 0 end else 0 end
        + case when w6 > 0 then w6 * case j.sector_score when 3 then 1::float8 when 2 then 0.9 when 1 then 0.75 when 0 then 0 else 0.5 end else 0 end
        + case when asks_terms then case when w7 > 0 then w7 * rules.fit_of_least(j.term_years, years) else 0 end
          + case when w8 > 0 then w8 * rules.fit_of_most(j.fee, fee_most, 1) else 0 end
          + case when w9 > 0 then w9 * rules.fit_of_least(j.water_free, water) else 0 end
          + case when w10 > 0 then w10 * rules.fit_of_least(j.mva_free, mva) else 0 end else 0 end
        + case when w11 > 0 then w11 * rules.fit_of_most(j.to_rail, rail_km, 1) else 0 end
        + case when w12 > 0 then w12 * rules.fit_of_most(j.to_port, port_km, 1) else 0 end
        + case when w13 > 0 then w13 * rules.fit_of_most(j.to_gate, gate_km, 1) else 0 end
        + case when w14 > 0 then w14 * rules.fit_of_most(j.to_airport, airport_km, 1) else 0 end
        + case when w15 > 0 then w15 * rules.fit_of_most(j.to_road, road_km, 1) else 0 end) / weight) / 100 end end as fit,
      case sort_place when 11 then j.to_rail when 12 then j.to_port when 13 then j.to_gate when 14 then j.to_airport when 15 then j.to_road end as sort_km,
      j.area_m2, j.use_m2, j.reserve_m2, j.both_m2, j.counted_m2, j.hall_m, j.days_to_go, j.term_years, j.fee, j.water_free, j.mva_free,
      j.to_rail, j.to_port, j.to_gate, j.to_airport, j.to_road
    from weighted j),
  found as not materialized (
    select j.id, case sort_place when 0 then (j.unknown <> 0)::int when 1 then 0 else (j.sort_km is null)::int end::float8 as key1,
      case sort_place when 0 then -j.fit when 1 then -j.area_m2 else coalesce(j.sort_km, 0) end as key2,
      (not j.is_ready)::int::float8 as key3, case sort_place when 0 then -j.area_m2 else -j.fit end as key4
    from judged j
    where j.left_out = 0 and j.missed = 0),
  page as materialized (
    select f.* from found f where after_key is null or (f.key1, f.key2, f.key3, f.key4, f.id) > (after_key[1], after_key[2], after_key[3], after_key[4], after_key[5])
    order by f.key1, f.key2, f.key3, f.key4, f.id limit page_size + 1),
  combination as materialized (
    select j.missed, j.unknown, j.land & 6 as land, count(*) as n from judged j where j.left_out = 0 group by 1, 2, 3),
  totals as materialized (
    select coalesce(sum(c.n) filter (where c.missed = 0), 0)::int as total, coalesce(sum(c.n) filter (where c.missed = 0 and c.unknown <> 0), 0)::int as unjudged from combination c),
  -- What misses one wish; where nothing is found at all, what misses the fewest, and where nothing lies there, what lies nearest.
  near as materialized (
    select j.id, bit_count(j.left_out::bit(16))::float8 as key1, case when is_lenient then bit_count(j.missed::bit(16)) * 1e9
        + case when j.left_out & 32 <> 0 then (select ST_Distance(o.geom::geography, coalesce(drawn, round_here)::geography) from land_offer o where o.id = j.id) else 0 end else 0 end as key2,
      -j.fit as key3, (not j.is_ready)::int * 1e12 - j.area_m2 as key4
    from judged j
    where after_key is null and (is_lenient or j.left_out = 0 and j.missed <> 0 and j.missed & j.missed - 1 = 0)
    order by key1, key2, key3, key4, j.id limit (select case when is_lenient or t.total > 0 then 3 else 6 end from totals t)),
  listing as (
    select 'found' as list, row_number() over (order by p.key1, p.key2, p.key3, p.key4, p.id) as place, p.* from page p
    union all
    select 'near', row_number() over (order by n.key1, n.key2, n.key3, n.key4, n.id), n.* from near n),
  shown as materialized (select l.list, l.place, l.key1, l.key2, l.key3, l.key4, j.* from listing l join judged j on j.id = l.id),
  reason as (
    select s.list, s.id, json_agg(json_build_object('wish', r.wish,
        'verdict', case when s.missed & (1 << r.place - 1) <> 0 then 'missed' when s.unknown & (1 << r.place - 1) <> 0 then 'unknown' else 'met' end,
        'value', r.value, 'asked', r.asked, 'difference', round((r.value - r.asked)::numeric, 4)::float8, 'unit', r.unit) order by w[r.place] desc, r.place) as reasons
    from shown s, lateral (values
      (1, 'area', s.counted_m2 / 10000.0::float8, case when area_to < s.counted_m2 / 10000.0::float8 or area_from is null then area_to else area_from end, 'ha'),
      (2, 'hall', s.hall_m, hall_length, 'm'), (3, 'availability', s.days_to_go, days, 'days'),
      (4, 'use', s.use_m2 / 10000.0::float8, null, 'ha'), (5, 'sme', case when s.use_m2 >= 1 then s.both_m2 else s.reserve_m2 end / 10000.0::float8, null, 'ha'), (6, 'sector', null, null, 'none'),
      (7, 'term', s.term_years, years, 'years'), (8, 'fee', s.fee, fee_most, 'usd_per_m2'), (9, 'wastewater', s.water_free, water, 'm3_per_day'), (10, 'power', s.mva_free, mva, 'MVA'),
      (11, 'rail_station', s.to_rail, rail_km, 'km'), (12, 'seaport', s.to_port, port_km, 'km'), (13, 'border_gate', s.to_gate, gate_km, 'km'), (14, 'airport', s.to_airport, airport_km, 'km'),
      (15, 'expressway_interchange', s.to_road, road_km, 'km')) r(place, wish, value, asked, unit)
    where w[r.place] > 0 group by s.list, s.id),
  item as materialized (
    select s.list, s.place, json_build_array(s.key1, s.key2, s.key3, s.key4, s.id) as key, rules.json_joined(l.offer, json_build_object('fit', round(s.fit::numeric, 1)::float8, 'reasons', coalesce(r.reasons, '[]'),
      'group', case when s.list = 'near' then 'near' when s.unknown <> 0 then 'unjudged' else 'full' end)) as item
    from shown s join rules.land_offers_json(array(select w.id from shown w)) l on l.id = s.id left join reason r on r.list = s.list and r.id = s.id),
  -- Counts by zone first: what is of the zone is counted over zones.
  counted as materialized (
    select g.*, z.province_code, z.former_province, z.kind, z.status from (
    select j.zone_id, j.left_out, count(*) filter (where j.missed = 0) as n, count(*) filter (where j.missed & ~32 = 0) as any_sector,
      count(*) filter (where j.missed & ~4 = 0 and j.is_ready) as ready, count(*) filter (where j.missed & ~4 = 0 and not j.is_ready) as being_cleared,
      count(*) filter (where j.missed & ~25 = 0 and j.land & 8 <> 0) as u1, count(*) filter (where j.missed & ~25 = 0 and j.land & 16 <> 0) as u2,
      count(*) filter (where j.missed & ~25 = 0 and j.land & 32 <> 0) as u4, count(*) filter (where j.missed & ~25 = 0 and j.land & 64 <> 0) as u8,
      count(*) filter (where j.missed & ~25 = 0 and j.land & 128 <> 0) as u16,
      count(*) filter (where j.missed & ~25 = 0 and j.land & 256 <> 0) as s1, count(*) filter (where j.missed & ~25 = 0 and j.land & 512 <> 0) as s2
    from judged j where j.left_out & 48 = 0 group by j.zone_id, j.left_out) g join zone z on z.id = g.zone_id),
  within as materialized (select c.* from counted c where c.left_out = 0),
  -- A sector's count: all, less the zones whose list leaves sectors out, but those of them that name it, less the zones that exclude it.
  stance as materialized (
    select s.sector_code, c.any_sector as n, l.is_closed, s.stance
    from within c join listed l on l.zone_id = c.zone_id join zone_sector s on s.zone_id = c.zone_id
    where s.replaced_at is null and (s.valid_from is null or s.valid_from <= today) and (s.valid_to is null or s.valid_to > today)),
  sector_count as (
    select s.code, s.name_vi, s.name_en, coalesce((select sum(c.any_sector) from within c), 0)
      - coalesce((select sum(c.any_sector) from within c join listed l on l.zone_id = c.zone_id where l.is_closed), 0)
      + coalesce((select sum(t.n) from stance t where t.sector_code = s.code and t.is_closed and t.stance <> 'excluded'), 0)
      - coalesce((select sum(t.n) from stance t where t.sector_code = s.code and not t.is_closed and t.stance = 'excluded'), 0) as n
    from sector s),
  without_wish as (
    select r.place, r.wish, (coalesce(sum(c.n) filter (where case r.wish
        when 'use' then c.missed & ~25 = 0 and c.land & 2 <> 0 when 'sme' then c.missed & ~25 = 0 and c.land & 4 <> 0
        else c.missed & ~(1 << r.place - 1) = 0 end), 0))::int as total,
      (coalesce(sum(c.n) filter (where c.missed = 0 and c.unknown & (1 << r.place - 1) <> 0), 0))::int as unjudged
    from (values (1, 'area'), (2, 'hall'), (3, 'availability'), (4, 'use'), (5, 'sme'), (6, 'sector'), (7, 'term'), (8, 'fee'), (9, 'wastewater'), (10, 'power'),
      (11, 'rail_station'), (12, 'seaport'), (13, 'border_gate'), (14, 'airport'), (15, 'expressway_interchange')) r(place, wish) left join combination c on true
    where w[r.place] > 0 group by r.place, r.wish),
  -- Two blocks of one zone, where hardly one alone is large enough: the largest of each zone, nearest to each other.
  part as materialized (
    select c.* from (
      select j.id, j.zone_id, j.is_ready, j.both_m2, row_number() over (partition by j.zone_id order by j.is_ready desc, j.both_m2 desc, j.id) as rank from judged j
      where after_key is null and area_from > 0 and not by_zone and (select t.total <= 3 from totals t)
        and j.left_out = 0 and j.missed & ~1 = 0 and j.both_m2 between 1 and low - 1) c
    where c.rank <= 6),
  pair as materialized (
    select a.zone_id, a.id as one, b.id as other, a.both_m2 + b.both_m2 as m2, a.is_ready and b.is_ready as is_ready
    from part a join part b on b.zone_id = a.zone_id and b.rank > a.rank
    where a.both_m2 + b.both_m2 between low and high order by 5 desc, 4, 2, 3 limit 60),
  gap as (
    select distinct on (p.zone_id) p.*, ST_Distance(a.geom::geography, b.geom::geography) as m from pair p join land_offer a on a.id = p.one join land_offer b on b.id = p.other
    order by p.zone_id, p.is_ready desc, m, p.one, p.other),
  pairs as (select g.* from gap g order by g.is_ready desc, g.m, g.one limit 3)
  select json_build_object('asOf', today, 'total', t.total, 'unjudged', t.unjudged,
    'items', coalesce((select json_agg(i.item order by i.place) from item i where i.list = 'found' and i.place <= page_size), '[]'),
    'nextCursor', (select rules.list_cursor(i.key) from item i where i.list = 'found' and i.place = page_size and exists (select from item n where n.list = 'found' and n.place > page_size)),
    'near', coalesce((select json_agg(i.item order by i.place) from item i where i.list = 'near'), '[]'),
    'pairs', coalesce((select json_agg(json_build_object('zone', rules.offer_zone_json(p.zone_id), 'offers', json_build_array(rules.land_offer_json(p.one), rules.land_offer_json(p.other)),
        'ha', rules.round_ha(p.m2), 'gapM', round(p.m::numeric, 1)::float8) order by p.is_ready desc, p.m, p.one)
      from pairs p), '[]'),
    'facets', json_build_object(
      'province', (select coalesce(json_agg(json_build_object('value', p.code, 'nameVi', p.name_vi, 'nameEn', p.name_en, 'count', f.n) order by sort_key_vi(p.name_vi) collate "C"), '[]')
        from (select c.province_code, sum(c.n) as n from counted c where c.left_out & ~1 = 0 group by 1 having sum(c.n) > 0) f join province p on p.code = f.province_code),
      'formerProvince', (select coalesce(json_agg(json_build_object('value', f.value, 'count', f.n) order by sort_key_vi(f.value) collate "C"), '[]')
        from (select c.former_province as value, sum(c.n) as n from counted c where c.left_out & ~2 = 0 and c.former_province is not null group by 1 having sum(c.n) > 0) f),
      'kind', (select coalesce(json_agg(json_build_object('value', f.value, 'count', f.n) order by f.n desc, f.value), '[]')
        from (select c.kind::text as value, sum(c.n) as n from counted c where c.left_out & ~4 = 0 group by 1 having sum(c.n) > 0) f),
      'status', (select coalesce(json_agg(json_build_object('value', f.value, 'count', f.n) order by f.n desc, f.value), '[]')
        from (select c.status::text as value, sum(c.n) as n from counted c where c.left_out & ~8 = 0 group by 1 having sum(c.n) > 0) f),
      'use', (select coalesce(json_agg(json_build_object('value', f.value, 'count', f.n) order by f.place), '[]')
        from (select sum(u1), sum(u2), sum(u4), sum(u8), sum(u16) from within) s(u1, u2, u4, u8, u16),
          lateral (values (1, 'industrial', s.u1), (2, 'warehouse', s.u2), (3, 'logistics', s.u4), (4, 'service', s.u8), (5, 'ready_built', s.u16)) f(place, value, n) where f.n > 0),
      'state', (select coalesce(json_agg(json_build_object('value', f.value, 'count', f.n) order by f.place), '[]')
        from (select sum(ready), sum(being_cleared) from within) s(r, b), lateral (values (1, 'ready', s.r), (2, 'being_cleared', s.b)) f(place, value, n) where f.n > 0),
      'sme', (select coalesce(json_agg(json_build_object('value', f.value, 'count', f.n) order by f.place), '[]')
        from (select sum(s1), sum(s2) from within) s(s1, s2), lateral (values (1, 'only', s.s1), (2, 'without', s.s2)) f(place, value, n) where f.n > 0),
      'sector', (select coalesce(json_agg(json_build_object('value', s.code, 'nameVi', s.name_vi, 'nameEn', s.name_en, 'count', s.n) order by s.code), '[]') from sector_count s where s.n > 0)),
    'withoutWish', coalesce((select json_agg(json_build_object('wish', x.wish, 'total', x.total, 'unjudged', x.unjudged) order by x.place) from without_wish x), '[]'),
    'range', (select json_build_object('ha', json_build_array(rules.round_ha(r.least), rules.round_ha(r.most)))
      from (select (select min(o.area_m2) from land_offer o) as least, (select max(o.area_m2) from land_offer o) as most) r where r.least is not null))
  into answer from totals t;
  exit when is_lenient or after_key is not null or (answer ->> 'total')::int > 0 or json_array_length(answer -> 'near') > 0;
  is_lenient := true;
  end loop;
  return answer;
end $$;
comment on function rules.find_land_offers is
  'Offers that fit a question (OfferQuery of the contract as JSON; LandOfferList). Filters leave out: province, former province, kind, status, zone, name and
   place. Wishes are judged: met, missed, or unknown where nobody recorded what it takes. Fit is Σ weight × fit of each wish / Σ weight × 100 (rules.fit_of_least and its sisters); a use, or a
   reserve, fits by its share of the land; a sector 1 where wanted, 0.9 where allowed. Where uses or a reserve are chosen, the area is that of what is chosen. By the day or the area asked
   nothing is rounded but to what is shown: whole m², ten metres. Over the whole zone, ready land counts with what is ready, land under way with what will be.
   Each facet counts under all other choices, without its own; uses add up, so each counts beside those already chosen.';

create function rules.drawn_ring(ring jsonb) returns geometry
  language sql immutable parallel safe
begin atomic
  select case when count(*) >= 3 then ST_SetSRID(ST_MakePolygon(ST_MakeLine(array_agg(p.point order by p.n) || (array_agg(p.point order by p.n))[1])), 4326) end
  from (select n, ST_MakePoint((v ->> 0)::float8, (v ->> 1)::float8) as point from jsonb_array_elements(ring) with ordinality a(v, n)) p;
end;
comment on function rules.drawn_ring is 'The area inside a ring of [longitude, latitude] that is not closed; null of none.';
