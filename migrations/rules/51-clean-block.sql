-- Contiguous available land, and what stands on it. Lengths are metres of the VN-2000 plane of the zone, as on its plan.

create function rules.largest_rectangles(land geometry, out widths_m double precision[], out lengths_m double precision[], out rectangle geometry)
  language plpgsql stable parallel safe set jit = off as $$
declare
  -- Less than coordinates are rounded to is no obstacle.
  hair constant double precision := 0.03;
begin
  with side as materialized (
    select ST_X(ST_StartPoint(s.geom)) - ST_XMin(land) as ax, ST_Y(ST_StartPoint(s.geom)) - ST_YMin(land) as ay,
      ST_X(ST_EndPoint(s.geom)) - ST_XMin(land) as bx, ST_Y(ST_EndPoint(s.geom)) - ST_YMin(land) as by, ST_Length(s.geom) as length
    from ST_DumpSegments(land) s where ST_Length(s.geom) > 0),
  -- Along which lines the shape is built: its sides, a quarter turn being the same.
  turned_side as (
    select s.length, a.turn - floor(a.turn / (pi() / 2)) * pi() / 2 as turn from side s, lateral (select atan2(s.by - s.ay, s.bx - s.ax) as turn) a),
  family as (
    select (array_agg(t.turn order by t.length desc))[1] as turn, sum(t.length) / (select sum(length) from side) as share
    from turned_side t group by round(t.turn / pi() * 180)::int % 90),
  direction as (
    (select f.turn, f.share from family f order by f.share desc limit case when exists (select from family where share > 0.6) then 1 else 2 end)
    union all
    select atan2(ST_Y(q) - ST_Y(p), ST_X(q) - ST_X(p)), 0
    from (select ST_ExteriorRing(ST_OrientedEnvelope(land)) as ring) e, lateral (select ST_PointN(ring, 1) as p, ST_PointN(ring, 2) as q) c
    where not exists (select from family f where f.share > 0.4)),
  -- A shape of right angles needs one way of slicing; any other is sliced both ways.
  way as materialized (
    select row_number() over () as id, cos(d.turn + q.turn) as c, sin(d.turn + q.turn) as s
    from direction d cross join (values (0), (pi() / 2)) q(turn) where q.turn = 0 or d.share < 0.99),
  edge as materialized (
    select w.id as way, length, case when p.up then p.x0 else p.x1 end as x0, case when p.up then p.y0 else p.y1 end as y0,
      case when p.up then p.x1 else p.x0 end as x1, case when p.up then p.y1 else p.y0 end as y1
    from side e cross join way w,
      lateral (select e.ax * w.c + e.ay * w.s as x0, e.ay * w.c - e.ax * w.s as y0, e.bx * w.c + e.by * w.s as x1, e.by * w.c - e.bx * w.s as y1) c,
      lateral (select c.*, c.y1 >= c.y0 as up) p),
  extent as (select way, min(y0) as low, (max(y1) - min(y0)) / 20 as step, (greatest(max(x0), max(x1)) - least(min(x0), min(x1))) / 40 as least_width from edge group by way),
  -- Slices begin and end at corners; along a slanting side, at even steps as well.
  corner as (
    select way, y, row_number() over (partition by way order by length desc) as rank
    from (select e.way, v.y, max(e.length) as length from edge e, lateral (values (e.y0), (e.y1)) v(y) group by e.way, v.y) c),
  line as (
    select way, y from (
      select way, y, y - lag(y) over (partition by way order by y) as gap from (
        select way, y from corner where rank <= 28
        union all
        select e.way, x.low + k * x.step from edge e join extent x on x.way = e.way, generate_series(floor((e.y0 - x.low) / x.step)::int + 1, ceil((e.y1 - x.low) / x.step)::int - 1) k
        where x.step > 0.5 and e.y1 - e.y0 > hair and abs(e.x1 - e.x0) > hair
        group by e.way, x.low + k * x.step) l) g
    where gap is null or gap > hair),
  slice as materialized (
    select way, row_number() over (partition by way order by y)::int as n, y as low, lead(y) over (partition by way order by y) as high from line),
  -- The sides inside a slice throw a shadow on it; between two shadows all is land or none is.
  shadow as (
    select s.way, s.n, least(k.at_low, k.at_high) as left_x, greatest(k.at_low, k.at_high) as right_x,
      e.y0 <= (s.low + s.high) / 2 and e.y1 > (s.low + s.high) / 2 as crosses
    from slice s join edge e on e.way = s.way and e.y1 > s.low + hair and e.y0 < s.high - hair,
      lateral (select (e.x1 - e.x0) / nullif(e.y1 - e.y0, 0) as slope) m,
      lateral (select coalesce(e.x0 + (greatest(e.y0, s.low) - e.y0) * m.slope, e.x0) as at_low,
        coalesce(e.x0 + (least(e.y1, s.high) - e.y0) * m.slope, e.x1) as at_high) k
    where s.high is not null),
  gap as materialized (
    select g.way, g.n, g.reach as left_x, g.left_x as right_x, x.least_width from (
      select way, n, left_x, max(right_x) over before as reach, count(*) filter (where crosses) over before as crossed
      from shadow window before as (partition by way, n order by left_x, right_x rows between unbounded preceding and 1 preceding)) g
      join extent x on x.way = g.way
    where g.crossed % 2 = 1 and g.left_x - g.reach > x.least_width),
  fitting as (
    with recursive run(way, first, last, left_x, right_x) as (
      select way, n, n, left_x, right_x from gap
      union all
      select r.way, r.first, g.n, greatest(r.left_x, g.left_x), least(r.right_x, g.right_x)
      from run r join gap g on g.way = r.way and g.n = r.last + 1 where least(r.right_x, g.right_x) - greatest(r.left_x, g.left_x) > g.least_width)
    select r.way, r.left_x, r.right_x, b.low, e.high, round((r.right_x - r.left_x) * 100) / 100 as x_m, round((e.high - b.low) * 100) / 100 as y_m
    from run r join slice b on b.way = r.way and b.n = r.first join slice e on e.way = r.way and e.n = r.last),
  sized as materialized (select f.*, least(x_m, y_m) as width, greatest(x_m, y_m) as length from fitting f),
  front as materialized (
    select width, length from (
      select width, length, max(length) over (order by width desc, length desc rows between unbounded preceding and 1 preceding) as beside from sized) f
    where beside is null or length > beside),
  largest as (select f.*, w.c, w.s from sized f join way w on w.id = f.way order by f.width * f.length desc, f.way, f.low, f.left_x limit 1)
  select array(select f.width from front f order by f.width), array(select f.length from front f order by f.width),
    (select ST_SetSRID(ST_MakePolygon(ST_MakeLine(array_agg(ST_MakePoint(p.x * l.c - p.y * l.s + ST_XMin(land), p.x * l.s + p.y * l.c + ST_YMin(land)) order by p.n))), ST_SRID(land))
      from largest l, lateral (values (1, l.left_x, l.low), (2, l.right_x, l.low), (3, l.right_x, l.high), (4, l.left_x, l.high), (5, l.left_x, l.low)) p(n, x, y))
  into widths_m, lengths_m, rectangle;
end $$;
comment on function rules.largest_rectangles is
  'Rectangles that stand on a piece of land in a metric plane, none of which covers another (widths and lengths in step), and the largest of them.
   Along each direction the land is built in it is cut into slices, at its corners and along slanting sides at 20 even steps; a rectangle reaches
   over neighbouring slices as far as all of them are land. Exact for land of right angles, however turned; else a rectangle that certainly fits.';

-- Pieces grouped into blocks with the sizes that fit; a block that has not changed since it was kept takes them over when asked to.
create function rules.blocks_of_pieces(zone_id int, as_of date, pieces int[], areas double precision[], shapes geometry[], reserved boolean[], bases text[], kept_as text)
  returns table (plot_ids int[], area_m2 double precision, sme_reserved_m2 double precision,
    rectangle_width_m double precision, rectangle_length_m double precision, rectangle geometry,
    fitting_widths_m double precision[], fitting_lengths_m double precision[], circle_radius_m double precision, geom geometry, basis basis)
  language plpgsql stable parallel safe set jit = off as $$
#variable_conflict error
declare
  -- Two edges no further apart are one: surveys differ by as much.
  seam_m constant double precision := 0.5;
  plane int;
  contact rule;
  road rule;
  planes geometry[];
  roads geometry;
  -- The group of each piece: of unbroken land, and of land across internal roads.
  unbroken int[];
  joined int[];
  met record;
begin
  if pieces is null then return; end if;

  select coalesce(z.vn2000_srid, 3405) into plane from zone z where z.id = zone_id;
  select (rules.rule_at('clean_block', 'least_contact', z.kind, z.zone_type, z.province_code, as_of)).* into contact from zone z where z.id = zone_id;
  select (rules.rule_at('clean_block', 'internal_road_width', z.kind, z.zone_type, z.province_code, as_of)).* into road from zone z where z.id = zone_id;
  planes := array(select ST_ForcePolygonCW(ST_Transform(s.shape, plane)) from unnest(shapes) with ordinality s(shape, n) order by n);
  unbroken := array(select n from generate_subscripts(pieces, 1) n);
  joined := unbroken;

  if cardinality(pieces) > 1 then
    if road.value is not null then
      select case when count(*) = 1 then (array_agg(ST_Transform(p.geom, plane)))[1] else ST_Union(ST_Transform(p.geom, plane), 0.001) end into roads
      from rules.plots_at(as_of) p where p.zone_id = blocks_of_pieces.zone_id and p.land_use = 'road';
    end if;
    for met in
      with piece as materialized (select s.n::int, s.shape from unnest(planes) with ordinality s(shape, n)),
      near as materialized (
        select a.n as a, b.n as b from piece a join piece b on b.n > a.n and b.shape && ST_Expand(a.shape, greatest(seam_m, road.value::float8))),
      -- Clockwise: the outside of a side lies to its left.
      side as materialized (
        select n, ax, ay, bx, by, length, (bx - ax) / length as ux, (by - ay) / length as uy from (
          select p.n, ST_X(ST_StartPoint(d.geom)) as ax, ST_Y(ST_StartPoint(d.geom)) as ay,
            ST_X(ST_EndPoint(d.geom)) as bx, ST_Y(ST_EndPoint(d.geom)) as by, ST_Length(d.geom) as length
          from piece p, ST_DumpSegments(p.shape) d where p.n in (select a from near union select b from near)) s
        where length > 0),
      -- Sides that run against each other: from and to along the first, how far the second is out there.
      facing as (
        select c.a, c.b, a.ax, a.ay, a.ux, a.uy, f.*
        from near c join side a on a.n = c.a join side b on b.n = c.b,
          lateral (select (b.ax - a.ax) * a.ux + (b.ay - a.ay) * a.uy as t0, (b.bx - a.ax) * a.ux + (b.by - a.ay) * a.uy as t1,
            (b.ay - a.ay) * a.ux - (b.ax - a.ax) * a.uy as d0, (b.by - a.ay) * a.ux - (b.bx - a.ax) * a.uy as d1) at,
          lateral (select greatest(0, t1) as low, least(a.length, t0) as high, (d1 - d0) / nullif(t1 - t0, 0) as slope, t0, d0, least(d0, d1) as nearest, greatest(d0, d1) as furthest) f
        where a.ux * b.ux + a.uy * b.uy < -0.5 and f.high > f.low
          and f.nearest <= greatest(seam_m, road.value::float8) + 0.001 and f.furthest >= -seam_m),
      reach as (
        select f.a, f.b, f.ax, f.ay, f.ux, f.uy, r.within, greatest(f.low, least(c.one, c.other)) as low, least(f.high, greatest(c.one, c.other)) as high,
          f.t0, f.d0, f.slope
        from facing f, lateral (values (seam_m), (road.value::float8 + 0.001)) r(within),
          -- Parallel sides have no place where they come that near: they are, or are not.
          lateral (select f.t0 + (r.within - f.d0) / nullif(f.slope, 0) as one, f.t0 + (-seam_m - f.d0) / nullif(f.slope, 0) as other) c
        where r.within is not null),
      contact_line as (
        select r.a, r.b, r.within, r.high - r.low as length, m.x, m.y, r.ux, r.uy, m.out
        from reach r, lateral (select (r.low + r.high) / 2 as t) t,
          lateral (select r.ax + r.ux * t.t as x, r.ay + r.uy * t.t as y, r.d0 + (t.t - r.t0) * r.slope as out) m
        where r.high > r.low and m.out between -seam_m - 1e-6 and r.within + 1e-6)
      select l.a, l.b, coalesce(sum(l.length) filter (where l.within = seam_m), 0) as touching_m,
        coalesce(sum(l.length) filter (where l.within <> seam_m and l.out > seam_m and lies_within(ST_SetSRID(ST_MakeLine(
          ST_MakePoint(l.x - l.uy * least(seam_m, l.out / 4), l.y + l.ux * least(seam_m, l.out / 4)),
          ST_MakePoint(l.x - l.uy * (l.out - least(seam_m, l.out / 4)), l.y + l.ux * (l.out - least(seam_m, l.out / 4)))), plane), roads, 0.001)), 0) as across_m
      from contact_line l group by l.a, l.b
    loop
      if rules.meets(round(met.touching_m::numeric, 2), contact.operator, contact.value) then
        if unbroken[met.a] <> unbroken[met.b] then
          unbroken := array_replace(unbroken, greatest(unbroken[met.a], unbroken[met.b]), least(unbroken[met.a], unbroken[met.b]));
        end if;
      elsif not coalesce(rules.meets(round(met.across_m::numeric, 2), contact.operator, contact.value), false) then
        continue;
      end if;
      if joined[met.a] <> joined[met.b] then
        joined := array_replace(joined, greatest(joined[met.a], joined[met.b]), least(joined[met.a], joined[met.b]));
      end if;
    end loop;
  end if;

  return query
    with piece as materialized (
      select p.* from unnest(pieces, areas, shapes, planes, reserved, bases, unbroken, joined)
        as p(plot_id, area_m2, shape, plane, sme_reserved, basis, ground, block)),
    block as materialized (
      select p.block, array_agg(p.plot_id order by p.plot_id) as plot_ids, sum(p.area_m2) as area_m2, coalesce(sum(p.area_m2) filter (where p.sme_reserved), 0) as sme_reserved_m2,
        case when count(*) = 1 then (array_agg(p.shape))[1] else ST_Multi(ST_Union(p.shape, 1e-9)) end as geom, rules.combined_basis(array_agg(distinct p.basis)) as basis
      from piece p group by p.block),
    kept as materialized (
      select b.block, k.* from block b join (
        select c.plot_ids, c.geom, c.rectangle_width_m, c.rectangle_length_m, c.rectangle, c.fitting_widths_m, c.fitting_lengths_m, c.circle_radius_m
        from clean_block c where kept_as = 'ready' and c.zone_id = blocks_of_pieces.zone_id
        union all
        select o.plot_ids, o.geom, o.rectangle_width_m, o.rectangle_length_m, o.rectangle, o.fitting_widths_m, o.fitting_lengths_m, o.circle_radius_m
        from land_offer o where kept_as = 'being_cleared' and o.zone_id = blocks_of_pieces.zone_id and o.state = kept_as and o.is_measured) k
        on k.plot_ids = b.plot_ids and k.geom = b.geom),
    -- Closing the seams between pieces, without rounding a corner.
    ground as materialized (
      select p.block, case when count(*) = 1 then (array_agg(p.plane))[1]
        else ST_Buffer(ST_Buffer(ST_Union(p.plane, 0.001), seam_m * 0.52, 'join=mitre'), -seam_m * 0.52, 'join=mitre') end as land
      from piece p where not exists (select from kept k where k.block = p.block) group by p.block, p.ground),
    fit as materialized (
      select g.block, r.widths_m, r.lengths_m, r.rectangle, (ST_MaximumInscribedCircle(g.land)).radius
      from ground g, lateral rules.largest_rectangles(g.land) r),
    size as (
      select f.block, s.width, max(s.length) as length from fit f, lateral unnest(f.widths_m, f.lengths_m) s(width, length) group by f.block, s.width),
    front as (
      select s.block, array_agg(s.width order by s.width) as widths, array_agg(s.length order by s.width) as lengths
      from (select s.*, max(s.length) over (partition by s.block order by s.width desc rows between unbounded preceding and 1 preceding) as beside from size s) s
      where s.beside is null or s.length > s.beside group by s.block),
    largest as (
      select distinct on (f.block) f.block, f.rectangle, ST_Distance(ST_PointN(r.ring, 1), ST_PointN(r.ring, 2)) as one, ST_Distance(ST_PointN(r.ring, 2), ST_PointN(r.ring, 3)) as other
      from fit f, lateral (select ST_ExteriorRing(f.rectangle) as ring) r where f.rectangle is not null order by f.block, ST_Area(f.rectangle) desc),
    circle as (select f.block, max(f.radius) as radius from fit f group by f.block)
    select b.plot_ids, b.area_m2, b.sme_reserved_m2,
      coalesce(k.rectangle_width_m, round(least(l.one, l.other)::numeric, 2)::float8), coalesce(k.rectangle_length_m, round(greatest(l.one, l.other)::numeric, 2)::float8),
      coalesce(k.rectangle, ST_Transform(l.rectangle, 4326)), coalesce(k.fitting_widths_m, f.widths, '{}'), coalesce(k.fitting_lengths_m, f.lengths, '{}'),
      coalesce(k.circle_radius_m, round(c.radius::numeric, 2)::float8), b.geom, b.basis
    from block b left join kept k on k.block = b.block left join largest l on l.block = b.block left join front f on f.block = b.block left join circle c on c.block = b.block;
end $$;
comment on function rules.blocks_of_pieces is
  'Pieces of ground of one zone (plots or parts of them, in step with their areas and shapes) grouped as rules.clean_blocks_at says. kept_as: ready or being_cleared: blocks
   that did not change are taken as they are kept in clean_block, or in land_offer; null: all are measured.';

create function rules.clean_blocks_of_zone(zone_id int, as_of date, are_kept boolean)
  returns table (plot_ids int[], area_m2 double precision, sme_reserved_m2 double precision,
    rectangle_width_m double precision, rectangle_length_m double precision, rectangle geometry,
    fitting_widths_m double precision[], fitting_lengths_m double precision[], circle_radius_m double precision, geom geometry, basis basis)
  language plpgsql stable parallel safe set jit = off as $$
#variable_conflict error
declare
  pieces int[];
  areas double precision[];
  shapes geometry[];
  reserved boolean[];
  bases text[];
begin
  if are_kept then
    select array_agg(c.plot_id order by c.plot_id), array_agg(c.available_m2 order by c.plot_id), array_agg(c.geom order by c.plot_id),
      array_agg(c.sme_reserved order by c.plot_id), array_agg(c.basis::text order by c.plot_id) into pieces, areas, shapes, reserved, bases
    from clean_land c where c.zone_id = clean_blocks_of_zone.zone_id and c.state = 'available';
  else
    select array_agg(c.plot_id order by c.plot_id), array_agg(c.available_m2 order by c.plot_id), array_agg(c.geom order by c.plot_id),
      array_agg(c.sme_reserved order by c.plot_id), array_agg(c.basis::text order by c.plot_id) into pieces, areas, shapes, reserved, bases
    from rules.clean_land_at(array[zone_id], as_of) c where c.state = 'available';
  end if;
  return query select * from rules.blocks_of_pieces(clean_blocks_of_zone.zone_id, as_of, pieces, areas, shapes, reserved, bases, case when are_kept then 'ready' end);
end $$;
comment on function rules.clean_blocks_of_zone is 'The blocks of one zone, see rules.clean_blocks_at; are_kept: out of the kept clean land, and blocks that did not change as they are kept.';

create function rules.clean_blocks_at(zone_ids int[], as_of date)
  returns table (zone_id int, number int, plot_ids int[], area_m2 double precision, sme_reserved_m2 double precision,
    rectangle_width_m double precision, rectangle_length_m double precision, rectangle geometry,
    fitting_widths_m double precision[], fitting_lengths_m double precision[], circle_radius_m double precision, geom geometry, basis basis)
  language sql stable parallel safe
begin atomic
  select z.id, row_number() over (partition by z.id order by b.area_m2 desc, b.plot_ids[1])::int, b.*
  from unnest(zone_ids) z(id), lateral rules.clean_blocks_of_zone(z.id, as_of, false) b;
end;
comment on function rules.clean_blocks_at is
  'Contiguous available clean land of zones on a day, largest first. Two plots whose ground is available touch when they share an edge of at least
   clean_block/least_contact; ground across a plot of land use road no wider than clean_block/internal_road_width belongs to the same block, the road
   itself does not count. area_m2 is ellipsoidal, of the plots alone. Rectangles and the circle stand on unbroken land, no road through them.
   A plot let in part is in no block: nobody recorded which part is free.';

-- Other rules measured what is kept: rules.refresh() measures it again.
delete from clean_block;
update land_offer set is_measured = false where state = 'being_cleared';
