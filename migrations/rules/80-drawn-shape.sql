-- A shape as somebody drew it, typed it or sent it: read without ever failing, and what is wrong with it said.

create function rules.finding_json(code text, about text, plot text, other jsonb, m2 double precision, got text, expected text, "where" geometry) returns jsonb
  language sql immutable parallel safe
  return jsonb_build_object('code', code, 'on', about, 'plot', plot, 'other', other, 'm2', round(m2::numeric, 1), 'got', got, 'expected', expected,
    'where', ST_AsGeoJSON(ST_Multi(ST_ForcePolygonCCW("where")), 8)::jsonb);
comment on function rules.finding_json is
  'What a check found, in the shape of the contract (Finding) without its tier and sentence, which the list of words gives. where: WGS84, a Multi geometry of one kind.';

create function rules.position_point(drawn jsonb) returns geometry
  language sql immutable parallel safe
  -- Rounded first: a number too small for a double would end the statement.
  return ST_SetSRID(ST_MakePoint(round((drawn -> 0)::numeric, 20)::float8, round((drawn -> 1)::numeric, 20)::float8), 4326);
comment on function rules.position_point is 'A GeoJSON position of two numbers as a point, WGS84.';

create function rules.position_text(point geometry) returns text
  language sql immutable parallel safe
  return format('[%s, %s]', round(ST_X(point)::numeric, 5), round(ST_Y(point)::numeric, 5));
comment on function rules.position_text is 'A point as GeoJSON writes it, to a metre.';

create function rules.first_points(points geometry[]) returns geometry
  language sql immutable parallel safe
  return ST_Multi(ST_Collect(points[1:200]));
comment on function rules.first_points is 'Places to be shown: of thousands, the first two hundred say enough. Null of none.';

create function rules.one_kind(shapes geometry[]) returns geometry
  language sql immutable parallel safe
  return (
    select ST_Multi(ST_CollectionExtract(c.geom, 1 + ST_Dimension(c.geom))) from (select ST_Collect(d.geom) as geom from unnest(shapes) s, ST_Dump(s) d) c);
comment on function rules.one_kind is 'What overlays leave, as one geometry of the highest dimension there is: land, else lines, else points.';

create function rules.ring_faults(ring geometry, out is_flat boolean, out spikes geometry, out crossings geometry)
  language plpgsql immutable parallel safe as $$
declare
  box double precision := (ST_XMax(ring) - ST_XMin(ring)) * (ST_YMax(ring) - ST_YMin(ring));
  edges geometry[];
  loose geometry[];
begin
  is_flat := box = 0;
  -- Lines of length l at random in an area a cross about l² / πa times: a scribble would take minutes to be taken apart.
  if is_flat or ST_Perimeter(ring) ^ 2 > 20000 * pi() * box then return; end if;
  -- Every edge once, cut where edges meet.
  edges := array(select d.geom from ST_Dump(ST_UnaryUnion(ST_ExteriorRing(ring), 1e-9)) d);
  is_flat := ST_IsEmpty(ST_Polygonize(edges));
  if is_flat then return; end if;
  for i in 1..50 loop
    with piece as materialized (select n, e as line, ST_StartPoint(e) as a, ST_EndPoint(e) as b from unnest(edges) with ordinality u(e, n)),
    tip as (select p from (select a as p from piece union all select b from piece) s group by p having count(*) = 1)
    select array_agg(x.line) filter (where x.is_loose), array_agg(x.line order by x.n) filter (where not x.is_loose) into loose, edges
    from (select piece.*, piece.a in (select p from tip) or piece.b in (select p from tip) as is_loose from piece) x;
    exit when loose is null;
    spikes := ST_Multi(ST_CollectionExtract(ST_Collect(spikes, ST_Collect(loose)), 2));
  end loop;
  select rules.first_points(array_agg(p)) into crossings
  from (select p from (select ST_StartPoint(e) as p from unnest(edges) e union all select ST_EndPoint(e) from unnest(edges) e) s group by p having count(*) > 2 order by p) c;
end $$;
comment on function rules.ring_faults is
  'Why a ring that is no valid polygon is none: it has no area, edges lead out and back (spikes), or edges meet elsewhere than at their ends (crossings, all of them).
   Nothing of these where the ring is too tangled to be taken apart.';

create function rules.invalid_shape_findings(geom geometry, reason text, location geometry) returns jsonb[]
  language plpgsql immutable parallel safe as $$
declare
  findings jsonb[];
begin
  if ST_NRings(geom) <= 500 then
    with part as materialized (select d.path[1] as n, d.geom as shape, (ST_IsValidDetail(d.geom)).valid as is_valid from ST_Dump(geom) d),
    ring as materialized (
      select p.n as part, r.path[1] as n, r.geom as shape, (ST_IsValidDetail(r.geom)).valid as is_valid from part p, ST_DumpRings(p.shape) r),
    fault as materialized (select r.part, r.n, r.shape, f.* from ring r, rules.ring_faults(r.shape) f where not r.is_valid),
    -- Two shapes are compared only where each of them is one; by overlay on a grid, which edges that all but coincide cannot make fail.
    hole as materialized (
      select h.shape, ST_CollectionExtract(ST_Difference(h.shape, s.shape, 1e-9), 3) as away,
        ST_Length(ST_Intersection(ST_Boundary(h.shape), ST_Boundary(s.shape), 1e-9)) > 0 as runs_along
      from ring h join ring s on s.part = h.part and s.n = 0 where h.n > 0 and h.is_valid and s.is_valid),
    holes as materialized (
      select m.meet from ring a join ring b on b.part = a.part and b.n > a.n and a.shape && b.shape,
        lateral (select ST_Intersection(a.shape, b.shape, 1e-9) as meet) m
      where a.n > 0 and a.is_valid and b.is_valid and ST_Dimension(m.meet) > 0 and not ST_IsEmpty(m.meet)),
    parts as materialized (
      select m.meet from part a join part b on b.n > a.n and a.shape && b.shape, lateral (select ST_Intersection(a.shape, b.shape, 1e-9) as meet) m
      where a.is_valid and b.is_valid and ST_Dimension(m.meet) > 0 and not ST_IsEmpty(m.meet)),
    said(code, m2, place) as (
      select 'zero_area', 0, ST_Multi(ST_Collect(ST_ExteriorRing(shape))) from fault where is_flat having count(*) > 0
      union all
      select 'spike', null, ST_CollectionExtract(ST_Collect(spikes), 2) from fault where spikes is not null having count(*) > 0
      union all
      -- The area that the points make in this order: far from the one meant.
      select 'self_intersection', sum(ST_Area(shape::geography)), rules.first_points(array(select d.geom from fault f, ST_Dump(f.crossings) d))
        from fault where crossings is not null having count(*) > 0
      union all
      select 'hole_outside', sum(ST_Area(h.away::geography)),
          coalesce(ST_Multi(ST_CollectionExtract(ST_Collect(h.away) filter (where not ST_IsEmpty(h.away)), 3)), ST_Multi(ST_Collect(h.shape)))
        from hole h where not ST_IsEmpty(h.away) or h.runs_along having count(*) > 0
      union all
      select 'nested_holes', sum(ST_Area(meet::geography)), rules.one_kind(array_agg(meet)) from holes having count(*) > 0
      union all
      select 'parts_overlap', sum(ST_Area(meet::geography)), rules.one_kind(array_agg(meet)) from parts having count(*) > 0)
    select array_agg(rules.finding_json(code, 'boundary', null, null, m2, null, null, place)) into findings from said;
  end if;
  -- What was not taken apart is said as it was found: the first place only.
  return coalesce(findings, array[rules.finding_json(case
    when reason ilike '%outside shell%' then 'hole_outside' when reason ilike '%nested%hole%' or reason ilike '%holes%nested%' then 'nested_holes'
    when reason ilike '%nested shells%' then 'parts_overlap' when reason ilike '%disconnected%' then 'interior_disconnected'
    when reason ilike '%too few points%' then 'zero_area' else 'self_intersection' end, 'boundary', null, null, null, null, null, location)]);
end $$;
comment on function rules.invalid_shape_findings is
  'Why a shape is no valid polygon, with every place: at least one finding, each an error. reason and location are what ST_IsValidDetail said.';

create function rules.read_drawn(drawn jsonb, as_of date default current_date, out geom geometry, out findings jsonb[])
  language plpgsql stable parallel safe as $$
declare
  kind text := case when jsonb_typeof(drawn) = 'object' then drawn ->> 'type' end;
  shape jsonb := case kind when 'Polygon' then jsonb_build_array(drawn -> 'coordinates') when 'MultiPolygon' then drawn -> 'coordinates' end;
  most numeric := rules.rule_value('boundary_check', 'max_vertices', null, null, null, as_of);
  times numeric := rules.rule_value('boundary_check', 'outline_ratio', null, null, null, as_of);
  side double precision;
  vertices bigint;
  odd jsonb;
  read geometry;
  corners geometry;
  validity valid_detail;
begin
  findings := '{}';
  -- Level by level, each step resting on what the one before has made sure of: nothing below can fail.
  if jsonb_typeof(shape) is distinct from 'array' or shape = '[]' or shape @? 'strict $[*] ? (@.type() != "array")'
    or shape @? 'strict $[*] ? (@.size() == 0)' or shape @? 'strict $[*][*] ? (@.type() != "array")' then
    findings := array[rules.finding_json('not_a_polygon', 'boundary', null, null, null,
      case when shape is not null then kind || ', coordinates: ' || left(coalesce(drawn -> 'coordinates', 'null')::text, 40) else left(coalesce(kind, jsonb_typeof(drawn), 'null'), 40) end,
      'Polygon | MultiPolygon', null)];
    return;
  end if;

  select sum(jsonb_array_length(ring)) into vertices from jsonb_array_elements(shape) part, jsonb_array_elements(part) ring;
  if vertices > most then
    findings := array[rules.finding_json('too_many_vertices', 'boundary', null, null, null, vertices::text, trim_scale(most)::text, null)];
    return;
  end if;

  odd := coalesce(jsonb_path_query_first(shape, 'strict $[*][*][*] ? (@.type() != "array")'), jsonb_path_query_first(shape, 'strict $[*][*][*] ? (@.size() < 2)'),
    jsonb_path_query_first(shape, 'strict $[*][*][*][*] ? (@.type() != "number" || @ > 1e300 || @ < -1e300)'));
  if odd is not null then
    findings := array[rules.finding_json('coordinates_not_numbers', 'boundary', null, null, null, left(odd::text, 40), null, null)];
    return;
  end if;
  odd := jsonb_path_query_first(shape, 'strict $[*][*][*] ? (@.size() > 2)');
  if odd is not null then
    findings := array[rules.finding_json('coordinates_have_heights', 'boundary', null, null, null, left(odd::text, 60), '[x, y]', null)];
    return;
  end if;
  odd := jsonb_path_query_first(shape, 'strict $[*][*][*] ? (@[*] > 180 || @[*] < -180)');
  if odd is not null then
    findings := array[rules.finding_json('outside_vietnam', 'boundary', null, null, null, left(odd::text, 60), '[102…118, 6…24]', null)];
    return;
  end if;

  with ring as materialized (
    select r.ring, jsonb_array_length(r.ring) as n from jsonb_array_elements(shape) part, jsonb_array_elements(part) r(ring)),
  short as (
    select s.n, r.ring from ring r, lateral (select count(distinct v)::int as n from jsonb_array_elements(r.ring) v) s where r.n < 16 and s.n < 3),
  gap as (
    select ST_MakeLine(rules.position_point(r.ring -> 0), rules.position_point(r.ring -> -1)) as line from ring r where r.n > 0 and r.ring -> 0 <> r.ring -> -1)
  select array_remove(array[
    (select rules.finding_json('ring_too_short', 'boundary', null, null, null, min(s.n)::text, '3', rules.first_points(
        array(select rules.position_point(v) from short t, jsonb_array_elements(t.ring) v))) from short s having count(*) > 0),
    (select rules.finding_json('ring_not_closed', 'boundary', null, null, null, count(*)::text, null, ST_Multi(ST_Collect(line))) from gap having count(*) > 0)], null)
    into findings;
  -- What is no ring is looked at no further: closing it here would be a repair that nobody saw.
  if cardinality(findings) > 0 then return; end if;

  -- Built anew: what else the object holds (a crs, say) is not listened to.
  read := ST_SetSRID(ST_GeomFromGeoJSON(jsonb_build_object('type', 'MultiPolygon', 'coordinates', shape)), 4326);
  -- Edges whose boxes meet are compared one by one, and about (perimeter / side of the box)² pairs of them do: of a star of 50,000 rays half a minute's worth.
  side := sqrt((ST_XMax(read) - ST_XMin(read)) * (ST_YMax(read) - ST_YMin(read)));
  if vertices > 1000 and side > 0 and ST_Perimeter(read) > times * side then
    findings := array[rules.finding_json('too_tangled', 'boundary', null, null, null, round(ST_Perimeter(read) / side)::bigint::text, trim_scale(times)::text, ST_Multi(ST_Envelope(read)))];
    return;
  end if;
  if ST_NPoints(ST_RemoveRepeatedPoints(read)) < ST_NPoints(read) then
    select rules.finding_json('duplicate_vertices', 'boundary', null, null, null, count(*)::text, null, rules.first_points(array_agg(p.geom))) into odd
    from (select d.geom, d.geom = lag(d.geom) over (partition by d.path[1:2] order by d.path[3]) as is_again from ST_DumpPoints(read) d) p where p.is_again;
    findings := findings || odd;
  end if;

  validity := ST_IsValidDetail(read);
  if not validity.valid then findings := findings || rules.invalid_shape_findings(read, validity.reason, ST_SetSRID(validity.location, 4326)); end if;

  corners := ST_Points(read);
  if not is_in_vietnam(case when validity.valid then read else corners end) then
    findings := findings || (
      select rules.finding_json('outside_vietnam', 'boundary', null, null, null, rules.position_text(coalesce(o.first, ST_PointN(ST_ExteriorRing(ST_GeometryN(read, 1)), 1))),
        case when is_in_vietnam(ST_FlipCoordinates(corners)) then rules.position_text(ST_FlipCoordinates(o.first)) else '[102…118, 6…24]' end, coalesce(o.places, ST_Boundary(read)))
      from (select (array_agg(d.geom))[1] as first, rules.first_points(array_agg(d.geom)) as places from ST_DumpPoints(corners) d where not is_in_vietnam(d.geom)) o);
    return;
  end if;
  if not validity.valid then return; end if;
  -- Nothing shows less than a hundredth of a square metre. In degrees, of at most 111 km each: between points of one line, sides on the ellipsoid do enclose land.
  if ST_Area(read) * 111000 ^ 2 < 0.01 then
    findings := findings || rules.finding_json('zero_area', 'boundary', null, null, 0, null, null, ST_Boundary(read));
    return;
  end if;
  if not ST_IsPolygonCCW(read) then findings := findings || rules.finding_json('wrong_winding', 'boundary', null, null, null, null, null, null); end if;
  geom := ST_ForcePolygonCCW(read);
end $$;
comment on function rules.read_drawn is
  'Reads a GeoJSON Polygon or MultiPolygon that nobody has looked at. geom: MultiPolygon, WGS84, wound as RFC 7946, or null where it is no valid shape in
   Vietnam; findings: everything that is wrong with it. Never fails. A shape that is looked at so far has a finding of validity exactly when PostGIS calls it invalid.';
