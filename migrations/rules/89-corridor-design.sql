-- A drawn, loaded or typed corridor: read without ever failing, and what is wrong with it said.

create function rules.corridor_finding(code text, about text, at_index int, got text, expected text, "where" geometry) returns jsonb
  language sql immutable parallel safe
  return jsonb_build_object('code', code, 'on', about, 'index', at_index, 'got', got, 'expected', expected, 'where', ST_AsGeoJSON(ST_Multi("where"), 7)::jsonb);
comment on function rules.corridor_finding is
  'What a check of a drawn corridor found (CorridorFinding of the contract), without its tier and sentence. at_index: which section or area, from 0. where: WGS84.';

create function rules.alignment_gaps(alignment geometry) returns table (line geometry, m double precision)
  language sql immutable parallel safe
begin atomic
  select ST_MakeLine(s.ends, s.next_begins), ST_Distance(s.ends::geography, s.next_begins::geography)
  from (select ST_EndPoint(d.geom) as ends, lead(ST_StartPoint(d.geom)) over (order by d.path[1]) as next_begins from ST_Dump(alignment_gaps.alignment) d) s where s.next_begins is not null;
end;
comment on function rules.alignment_gaps is 'How far each part of an alignment ends from where the next begins, metres on the ellipsoid.';

create function rules.read_alignment(drawn jsonb, as_of date, out geom geometry, out findings jsonb[])
  language plpgsql stable parallel safe as $$
declare
  kind text := case when jsonb_typeof(drawn) = 'object' then drawn ->> 'type' end;
  is_plane boolean := kind = 'Corners';
  parts jsonb := case kind when 'LineString' then jsonb_build_array(drawn -> 'coordinates') when 'MultiLineString' then drawn -> 'coordinates' when 'Corners' then drawn -> 'coordinates' end;
  most numeric := rules.rule_value('corridor_check', 'max_vertices', null, null, null, as_of);
  most_gap_km numeric := rules.rule_value('corridor_check', 'most_gap', null, null, null, as_of);
  srid int;
  vertices bigint;
  odd jsonb;
  read geometry;
  corners geometry;
  box double precision;
begin
  findings := '{}';
  -- Level by level, each step resting on what the one before has made sure of: nothing below can fail.
  if jsonb_typeof(parts) is distinct from 'array' or parts = '[]' or parts @? 'strict $[*] ? (@.type() != "array")' or parts @? 'strict $[*] ? (@.size() == 0)' then
    findings := array[rules.corridor_finding('not_a_line', 'alignment', null, left(coalesce(kind, jsonb_typeof(drawn), 'null'), 40), 'LineString | MultiLineString', null)];
    return;
  end if;
  select sum(jsonb_array_length(p)) into vertices from jsonb_array_elements(parts) p;
  if vertices > most then
    findings := array[rules.corridor_finding('too_many_vertices', 'alignment', null, vertices::text, trim_scale(most)::text, null)];
    return;
  end if;
  odd := coalesce(jsonb_path_query_first(parts, 'strict $[*][*] ? (@.type() != "array")'), jsonb_path_query_first(parts, 'strict $[*][*] ? (@.size() < 2)'),
    jsonb_path_query_first(parts, 'strict $[*][*][*] ? (@.type() != "number" || @ > 1e300 || @ < -1e300)'));
  if odd is not null then
    findings := array[rules.corridor_finding('coordinates_not_numbers', 'alignment', null, left(odd::text, 40), null, null)];
    return;
  end if;
  odd := jsonb_path_query_first(parts, 'strict $[*][*] ? (@.size() > 2)');
  if odd is not null then
    findings := array[rules.corridor_finding('coordinates_have_heights', 'alignment', null, left(odd::text, 60), '[x, y]', null)];
    return;
  end if;
  if is_plane then
    srid := case when jsonb_typeof(drawn -> 'srid') = 'number' and (drawn ->> 'srid')::numeric in (5896, 5897, 5898, 5899, 9205, 9206, 9207, 9208, 9209, 9210, 9211, 9212, 9213, 9214, 9215, 9216, 9217, 9218)
      then (drawn ->> 'srid')::numeric::int end;
    if srid is null then
      findings := array[rules.corridor_finding('not_a_meridian', 'alignment', null, left(coalesce((drawn -> 'srid')::text, 'null'), 40), '5896…5899 | 9205…9218', null)];
      return;
    end if;
    -- X runs north, Y east: Vietnam lies between these, and what lies far off a projection cannot be brought back.
    odd := coalesce(jsonb_path_query_first(parts, 'strict $[*][*] ? (@[0] < 600000 || @[0] > 2700000)'), jsonb_path_query_first(parts, 'strict $[*][*] ? (@[1] < 0 || @[1] > 1800000)'));
    if odd is not null then
      findings := array[rules.corridor_finding('corner_out_of_range', 'alignment', null, left(odd::text, 60), 'X 600000…2700000, Y 0…1800000', null)];
      return;
    end if;
  else
    odd := jsonb_path_query_first(parts, 'strict $[*][*] ? (@[*] > 180 || @[*] < -180)');
    if odd is not null then
      findings := array[rules.corridor_finding('outside_vietnam', 'alignment', null, left(odd::text, 60), '[102…118, 6…24]', null)];
      return;
    end if;
  end if;
  select min(n.points) into vertices from jsonb_array_elements(parts) p, lateral (select count(distinct v) as points from jsonb_array_elements(p) v) n;
  if vertices < 2 then
    findings := array[rules.corridor_finding('part_too_short', 'alignment', null, vertices::text, '2', null)];
    return;
  end if;
  -- Built anew: what else the object holds is not listened to.
  if is_plane then
    select ST_Transform(ST_Collect(p.line order by p.n), 4326) into read from (
      select g.n, ST_MakeLine(ST_SetSRID(ST_MakePoint((v.at ->> 1)::float8, (v.at ->> 0)::float8), srid) order by v.n) as line
      from jsonb_array_elements(parts) with ordinality g(part, n), jsonb_array_elements(g.part) with ordinality v(at, n) group by g.n) p;
  else
    read := ST_SetSRID(ST_GeomFromGeoJSON(jsonb_build_object('type', 'MultiLineString', 'coordinates', parts)), 4326);
  end if;
  corners := ST_Points(read);
  if not is_in_vietnam(corners) or not is_in_vietnam(read) then
    findings := findings || (
      select rules.corridor_finding('outside_vietnam', 'alignment', null, rules.position_text(coalesce(o.first, ST_StartPoint(ST_GeometryN(read, 1)))),
        case when is_in_vietnam(ST_FlipCoordinates(corners)) then rules.position_text(ST_FlipCoordinates(o.first)) else '[102…118, 6…24]' end, coalesce(o.places, read))
      from (select (array_agg(d.geom))[1] as first, rules.first_points(array_agg(d.geom)) as places from ST_DumpPoints(corners) d where not is_in_vietnam(d.geom)) o);
    return;
  end if;
  read := ST_RemoveRepeatedPoints(read);
  if rules.alignment_length_m(read) < 1 then
    findings := findings || rules.corridor_finding('part_too_short', 'alignment', null, round(rules.alignment_length_m(read)::numeric, 2)::text || ' m', '1 m', read);
    return;
  end if;
  -- A scribble would be cut against itself for minutes.
  box := sqrt((ST_XMax(read) - ST_XMin(read)) ^ 2 + (ST_YMax(read) - ST_YMin(read)) ^ 2);
  if ST_Length(read) > 100 * box then
    findings := findings || rules.corridor_finding('too_tangled', 'alignment', null, round((ST_Length(read) / nullif(box, 0))::numeric)::text, '100', ST_Envelope(read));
    return;
  end if;
  findings := findings || array(
    select rules.corridor_finding('gap_too_wide', 'alignment', null, round(max(g.m)::numeric)::text, trim_scale(most_gap_km * 1000)::text, ST_Collect(g.line))
    from rules.alignment_gaps(read) g where g.m > most_gap_km * 1000 having count(*) > 0);
  if cardinality(findings) > 0 then return; end if;
  geom := ST_Multi(read);
  if not ST_IsSimple(geom) then
    -- Where more than two edges end once the line is cut at every crossing.
    select findings || rules.corridor_finding('crosses_itself', 'alignment', null, count(*)::text, null, rules.first_points(array_agg(c.p))) into findings
    from (select e.p from (select ST_StartPoint(d.geom) as p from ST_Dump(ST_UnaryUnion(geom, 1e-9)) d union all select ST_EndPoint(d.geom) from ST_Dump(ST_UnaryUnion(geom, 1e-9)) d) e
      group by e.p having count(*) > 2) c;
  end if;
  findings := findings || array(
    select rules.corridor_finding('gap', 'alignment', null, round(max(g.m)::numeric, 1)::text, null, ST_Collect(g.line)) from rules.alignment_gaps(read) g where g.m > 1 having count(*) > 0);
end $$;
comment on function rules.read_alignment is
  'Reads an alignment that nobody has looked at: a GeoJSON LineString or MultiLineString, or {type: "Corners", srid, coordinates: parts of [X, Y]} with X north as a VN-2000 table has it.
   geom: MultiLineString, WGS84, or null where it is none; findings: what is wrong or odd. Never fails.';

create function rules.section_findings(sections jsonb, length_m double precision, as_of date) returns setof jsonb
  language sql stable parallel safe
begin atomic
  with section as materialized (
    select w.n::int - 1 as n, w.s ->> 'structure' as structure, (w.s ->> 'fromM')::float8 as from_m, coalesce((w.s ->> 'toM')::float8, section_findings.length_m) as to_m,
      (w.s ->> 'formationWidthM')::float8 as formation_m, (w.s ->> 'toeOffsetM')::float8 as toe_m, (w.s ->> 'widthM')::float8 as width_m, w.s ->> 'widthRule' as width_rule
    from jsonb_array_elements(section_findings.sections) with ordinality w(s, n)),
  width as materialized (
    select w ->> 'widthRule' as width_rule, w ->> 'structure' as structure, (w ->> 'widthM')::float8 as width_m, (w ->> 'isInForce')::boolean as is_in_force, w ->> 'legalBasis' as legal_basis, w ->> 'validTo' as valid_to
    from json_array_elements(rules.corridor_widths(section_findings.as_of)) w),
  step as (select s.*, lag(s.to_m) over (order by s.from_m, s.n) as before_to, lead(s.n) over (order by s.from_m, s.n) is null as is_last from section s)
  select rules.corridor_finding('section_has_no_length', 'sections', s.n, round(s.to_m::numeric, 1)::text, '> ' || round(s.from_m::numeric, 1)::text, null) from section s where s.to_m <= s.from_m
  union all
  select rules.corridor_finding('width_not_positive', 'sections', s.n, trim_scale(s.width_m::numeric)::text, '> 0', null) from section s where s.width_m <= 0
  union all
  select rules.corridor_finding('width_negative', 'sections', s.n, trim_scale(v.m::numeric)::text, '≥ 0', null) from section s, unnest(array[s.formation_m, s.toe_m]) v(m) where v.m < 0
  union all
  select rules.corridor_finding('section_needs_width', 'sections', s.n, s.structure, null, null) from section s where s.width_m is null and s.structure not in ('viaduct', 'bridge', 'tunnel')
  union all
  select rules.corridor_finding('toe_not_here', 'sections', s.n, s.structure, 'embankment | cutting', null) from section s where s.toe_m is not null and s.structure not in ('embankment', 'cutting')
  union all
  select rules.corridor_finding('sections_overlap', 'sections', s.n, round(s.from_m::numeric, 1)::text, round(s.before_to::numeric, 1)::text, null) from step s where s.from_m < s.before_to - 0.01
  union all
  -- A metre more or less is rounding.
  select rules.corridor_finding('sections_leave_gap', 'sections', s.n, round(s.from_m::numeric, 1)::text, round(coalesce(s.before_to, 0)::numeric, 1)::text, null) from step s where s.from_m > coalesce(s.before_to, 0) + 1
  union all
  select rules.corridor_finding('sections_leave_gap', 'sections', s.n, round(s.to_m::numeric, 1)::text, round(section_findings.length_m::numeric, 1)::text, null) from step s where s.is_last and s.to_m < section_findings.length_m - 1
  union all
  select rules.corridor_finding('section_beyond_end', 'sections', s.n, round(s.to_m::numeric, 1)::text, round(section_findings.length_m::numeric, 1)::text, null) from section s where s.to_m > section_findings.length_m + 1
  union all
  select rules.corridor_finding('takes_nothing', 'sections', s.n, s.structure, null, null) from section s where s.width_m is null and s.structure in ('viaduct', 'bridge', 'tunnel')
  union all
  -- The law measures a cutting as it does an embankment.
  select rules.corridor_finding('rule_of_other_structure', 'sections', s.n, w.structure, s.structure, null)
  from section s join width w using (width_rule) where s.width_m is not null and w.structure <> case s.structure when 'cutting' then 'embankment' else s.structure end
  union all
  -- A deck is wider than the rails on it.
  select rules.corridor_finding('track_on_bridge', 'sections', s.n, trim_scale(s.formation_m::numeric)::text, s.structure, null)
  from section s where s.structure in ('viaduct', 'bridge') and s.width_m is not null
    and (s.formation_m <= rules.rule_value('corridor_check', 'formation_width', null, null, null, section_findings.as_of)::float8
      or exists (select from section t where t.structure in ('level', 'embankment', 'cutting') and t.formation_m = s.formation_m))
  union all
  select rules.corridor_finding('old_width', 'sections', min(s.n), w.legal_basis, w.valid_to, null)
  from section s join width w on w.width_rule = s.width_rule and w.width_m = s.width_m where not w.is_in_force
  group by w.legal_basis, w.valid_to;
end;
comment on function rules.section_findings is 'What is wrong or odd about the sections of a corridor whose alignment is so long: widths, overlaps, gaps, and widths whose rule is of another structure or no longer in force.';

create function rules.read_design(design jsonb, as_of date, out alignment geometry, out sections jsonb, out areas geometry, out clearance geometry, out findings jsonb[])
  language plpgsql stable parallel safe as $$
declare
  line record;
  shape record;
  area jsonb;
  n int := 0;
begin
  findings := '{}';
  sections := coalesce(design -> 'sections', '[]');
  if jsonb_typeof(design -> 'alignment') is distinct from 'null' and design ? 'alignment' then
    select * into line from rules.read_alignment(design -> 'alignment', as_of);
    alignment := line.geom;
    findings := findings || line.findings;
    if alignment is not null and sections <> '[]' then findings := findings || array(select f from rules.section_findings(sections, rules.alignment_length_m(alignment), as_of) f); end if;
  elsif sections <> '[]' then
    findings := findings || rules.corridor_finding('sections_without_line', 'sections', null, jsonb_array_length(sections)::text, null, null);
  end if;
  if jsonb_typeof(design -> 'clearanceArea') is distinct from 'null' and design ? 'clearanceArea' then
    select * into shape from rules.read_drawn(design -> 'clearanceArea', as_of);
    clearance := shape.geom;
    findings := findings || array(select f - 'plot' - 'other' - 'm2' || jsonb_build_object('on', 'clearance', 'index', null) from unnest(shape.findings) f);
    if sections <> '[]' then findings := findings || rules.corridor_finding('clearance_wins', 'clearance', null, null, null, null); end if;
  end if;
  for area in select * from jsonb_array_elements(coalesce(design -> 'areas', '[]')) loop
    select * into shape from rules.read_drawn(area -> 'geometry', as_of);
    areas := case when areas is null then shape.geom when shape.geom is null then areas else ST_Multi(ST_Union(areas, shape.geom, 1e-9)) end;
    findings := findings || array(select f - 'plot' - 'other' - 'm2' || jsonb_build_object('on', 'areas', 'index', n) from unnest(shape.findings) f);
    n := n + 1;
  end loop;
  if alignment is null and areas is null and clearance is null and findings = '{}' then
    findings := array[rules.corridor_finding('nothing_drawn', 'alignment', null, null, 'alignment | areas | clearanceArea', null)];
  elsif alignment is not null and sections = '[]' and areas is null and clearance is null and findings = '{}' then
    findings := findings || rules.corridor_finding('no_width', 'sections', null, null, null, null);
  end if;
end $$;
comment on function rules.read_design is
  'Reads a CorridorDesign of the contract whose shapes nobody has looked at, whose numbers are numbers. Shapes that are none are null; findings: everything wrong or odd. Never fails.';

create function rules.design_of(c corridor) returns jsonb
  language sql stable parallel safe
  return jsonb_build_object('alignment', ST_AsGeoJSON((c).alignment, 9)::jsonb, 'sections', rules.corridor_sections(c), 'clearanceArea', ST_AsGeoJSON((c).clearance_area, 9)::jsonb,
    'areas', coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'name', a.name, 'geometry', ST_AsGeoJSON(a.geom, 9)::jsonb) order by a.id) from corridor_area a where a.corridor_id = (c).id), '[]'));
comment on function rules.design_of is 'A version of a corridor as a design (CorridorDesign of the contract), to begin another from.';

create function rules.corridor_version_json(c corridor) returns jsonb
  language sql stable parallel safe
  return jsonb_build_object('id', (c).id, 'validFrom', (c).valid_from, 'validTo', (c).valid_to, 'recordedAt', (c).recorded_at, 'basis', (c).basis, 'source', (c).source, 'note', (c).note,
    'decision', rules.decision_json((c).decision_id), 'lengthM', round(rules.alignment_length_m((c).alignment)::numeric, 1)::float8, 'hasClearance', (c).clearance_area is not null,
    'sections', jsonb_array_length(rules.corridor_sections(c)), 'areas', (select count(*)::int from corridor_area a where a.corridor_id = (c).id));
comment on function rules.corridor_version_json is 'A version of a corridor, without its shape (CorridorVersion of the contract). lengthM null: it has no alignment.';

create function rules.corridors_json(as_of date) returns jsonb
  language sql stable parallel safe
begin atomic
  with named as (
    select distinct on (c.code) c.code, c.kind, c.name_vi, coalesce(c.name_en, c.name_vi) as name_en, (rules.corridor_at(c.code, as_of)).id as current_id
    from corridor c where c.replaced_at is null order by c.code, c.valid_from desc nulls last)
  select coalesce(jsonb_agg(jsonb_build_object('code', n.code, 'kind', n.kind, 'nameVi', n.name_vi, 'nameEn', n.name_en, 'currentId', n.current_id,
    'versions', (select jsonb_agg(rules.corridor_version_json(c) order by c.valid_from desc nulls last, c.id desc) from corridor c where c.code = n.code and c.replaced_at is null)) order by n.kind, n.code), '[]')
  from named n;
end;
comment on function rules.corridors_json is 'The corridors with their versions, latest first (Corridor of the contract), and which of them is in effect on a day.';

create function rules.option_json(o corridor_option, reader text) returns jsonb
  language sql stable parallel safe
  return jsonb_build_object('id', (o).id, 'corridor', (o).corridor_code, 'name', (o).name, 'note', (o).note, 'version', (o).version, 'author', (select a.name from account a where a.id = (o).author_id),
    'isMine', (o).author_id = reader, 'createdAt', (o).created_at, 'updatedAt', (o).updated_at, 'closedAs', (o).closed_as, 'adoptedAs', (o).adopted_as);
comment on function rules.option_json is 'A draft alignment of a corridor without its shape (CorridorOption of the contract), as an account sees it.';
