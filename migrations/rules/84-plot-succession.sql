-- Plots are split, merged and redrawn: what stands on the ground goes with the ground.
-- A change is handed over as takers, the plots that begin or are redrawn: [{"no", "code", "own": id of a redrawn plot, "from": [ids of the plots whose land it
-- takes], "landUse", "like": row whose buildings come back with the shape, "geom": EWKB in hex}]. A redrawn plot whose land others take is a taker of its own
-- land too.

create function rules.seam_m2() returns double precision
  language sql stable parallel safe
  return coalesce(rules.rule_value('boundary_check', 'seam_m2', null, null, null, current_date), 0)::float8;
comment on function rules.seam_m2 is 'What is no more than this, m², is a seam of the drawing and no land (rule seam_m2).';

create function rules.whole_share() returns double precision
  language sql stable parallel safe
  return coalesce(rules.rule_value('boundary_check', 'whole_plot_share', null, null, null, current_date) / 100, 1)::float8;
comment on function rules.whole_share is 'The share of a plot that is all of it: what is left is a redrawn edge (rule whole_plot_share).';

create function rules.same_shape(a geometry, b geometry) returns boolean
  language sql immutable parallel safe
begin atomic
  select coalesce(a = b or (ST_NPoints(a) = ST_NPoints(b) and not exists (
    select from ST_DumpPoints(ST_Normalize(a)) p full join ST_DumpPoints(ST_Normalize(b)) q on q.path = p.path
    where (abs(ST_X(p.geom) - ST_X(q.geom)) <= 2e-9 and abs(ST_Y(p.geom) - ST_Y(q.geom)) <= 2e-9) is not true)), false);
end;
comment on function rules.same_shape is
  'Whether two shapes are the same, corner by corner: what was sent to a screen in nine decimals of a degree and came back untouched is. False of none.';

create function rules.ground_taken(takers jsonb)
  returns table (parent_id int, taker int, own int, m2 double precision, share double precision)
  language sql stable parallel safe
begin atomic
  with taker as materialized (
    select (t ->> 'no')::int as no, (t ->> 'own')::int as own, rules.is_leasable((t ->> 'landUse')::land_use) as is_leasable, (t ->> 'geom')::geometry as geom,
      array(select distinct f::int from jsonb_array_elements_text(t -> 'from') f) as parents
    from jsonb_array_elements(ground_taken.takers) t),
  lim as materialized (select rules.seam_m2() as seam_m2, rules.whole_share() as whole),
  ground as (
    select p.id as parent_id, p.area_m2, t.no, t.own, t.is_leasable, g.m2
    from taker t join plot p on p.id = any(t.parents) and p.geom && t.geom,
      lateral (select ST_Area(ST_Intersection(p.geom, t.geom, 1e-9)::geography) as m2) g
    where g.m2 > (select seam_m2 from lim)),
  ranked as (
    select g.*, max(g.m2) over w as most_m2, sum(g.m2) over w as all_m2, row_number() over (partition by g.parent_id, g.is_leasable order by g.m2 desc, g.no) as rank
    from ground g window w as (partition by g.parent_id, g.is_leasable))
  select r.parent_id, r.no, r.own, r.m2,
    case when not r.is_leasable then 0 when r.most_m2 >= l.whole * r.area_m2 then (r.rank = 1)::int else r.m2 / r.all_m2 end
  from ranked r cross join lim l;
end;
comment on function rules.ground_taken is
  'How much ground of a plot each taker takes, ellipsoidal m², and its share of what stands on it: by ground among the takers that can be let; one that takes
   all but rule whole_plot_share of it takes all of it, the rest is a redrawn edge. Where on a plot an allocation lies nobody recorded, so a part of a plot is spread evenly.';

create function rules.allocation_moves(takers jsonb, effective_on date)
  returns table (allocation_id int, parent_id int, taker int, area_m2 double precision, since date, valid_from date, valid_to date)
  language sql stable parallel safe
begin atomic
  with share as materialized (
    select g.parent_id, g.taker, g.share, p.lineage_id, coalesce(allocation_moves.effective_on, p.valid_from) as since
    from rules.ground_taken(allocation_moves.takers) g join plot p on p.id = g.parent_id
    where g.share > 0 and not (g.share = 1 and g.own is not distinct from g.parent_id)),
  part as (
    select a.id, a.area_m2::numeric as whole, a.valid_from, a.valid_to, s.*, round((a.area_m2 * s.share)::numeric, 4) as m2,
      row_number() over (partition by a.id order by s.share desc, s.taker) as rank
    from share s join plot_allocation a on a.plot_id = s.lineage_id and a.replaced_at is null and (a.valid_to is null or s.since is null or a.valid_to > s.since)),
  -- What rounding leaves goes to the largest part: the parts are the whole, to the square centimetre and beyond.
  exact as (select p.*, case when p.rank = 1 then p.whole - sum(p.m2) over (partition by p.id) + p.m2 else p.m2 end as exact_m2 from part p)
  select e.id, e.parent_id, e.taker, e.exact_m2::float8, e.since, greatest(e.valid_from, e.since), e.valid_to from exact e where e.exact_m2 > 0;
end;
comment on function rules.allocation_moves is
  'The allocations that go with the ground to takers, from a day on (null: the record was wrong, since the plot itself began), and how much of each goes
   where, m² (rules.ground_taken). The parts of an allocation add up to it: the contract keeps its area.';

create function rules.hold_moves(takers jsonb, effective_on date)
  returns table (hold_id int, parent_id int, taker int, share double precision, stays boolean, since date)
  language sql stable parallel safe
begin atomic
  with share as materialized (
    select g.parent_id, g.taker, g.own, g.share, p.lineage_id, coalesce(hold_moves.effective_on, p.valid_from) as since,
      bool_or(g.own is not distinct from g.parent_id) over (partition by g.parent_id) as stays
    from rules.ground_taken(hold_moves.takers) g join plot p on p.id = g.parent_id where g.share > 0)
  select h.id, s.parent_id, s.taker, s.share, s.stays, s.since
  from share s join hold h on h.plot_id = s.lineage_id and (s.since is null or h.valid_to > s.since)
  where s.own is distinct from s.parent_id;
end;
comment on function rules.hold_moves is
  'The holds that go with the ground to takers: to each that takes some of it and can be let. share: of the cases the land is kept for, as of allocations. stays: the plot itself keeps land, and its hold.';

create function rules.taker_buildings(takers jsonb)
  returns table (taker int, land_share_m2 double precision, footprint_m2 double precision, floors int)
  language sql stable parallel safe
begin atomic
  with taker as materialized (
    select (t ->> 'no')::int as no, (t ->> 'own')::int as own, (t ->> 'like')::int as "like", t -> 'from' @> (t -> 'own') as gives
    from jsonb_array_elements(taker_buildings.takers) t),
  share as materialized (
    select g.parent_id, g.taker, g.own, case when rules.is_leasable(p.land_use) then g.share else g.m2 / sum(g.m2) over (partition by g.parent_id) end as share
    from rules.ground_taken(taker_buildings.takers) g join plot p on p.id = g.parent_id),
  part as (
    select s.taker, s.parent_id, s.share from share s where s.share > 0
    union all
    -- What gives nothing away keeps what it has.
    select t.no, t.own, 1 from taker t where t.own is not null and not t.gives),
  summed as (
    select a.taker, round(sum(p.building_land_share_m2 * a.share)::numeric, 4) as land, round(sum(p.building_footprint_m2 * a.share)::numeric, 4) as footprint,
      case when min(p.building_floors) = max(p.building_floors) then min(p.building_floors) end as floors
    from part a join plot p on p.id = a.parent_id group by a.taker)
  select t.no, nullif(case when l.id is null then s.land else l.building_land_share_m2 end, 0), nullif(case when l.id is null then s.footprint else l.building_footprint_m2 end, 0),
    case when l.id is null then s.floors else l.building_floors end
  from taker t left join summed s on s.taker = t.no
    -- Of what nobody gave or took land from, the buildings of today are the right ones.
    left join plot l on l.id = t."like" and (t.own is null or exists (select from share h where h.taker = t.no and (h.own is distinct from h.parent_id or h.share < 1)));
end;
comment on function rules.taker_buildings is
  'The ready-built space on each taker: what stood on the land it takes, by ground as its allocations (by all ground where the plot was none to let), m²; floors
   where all that comes together has as many. What comes back like an earlier row has that row''s.';

create function rules.land_refusals(takers jsonb, ended int[], effective_on date) returns jsonb
  language sql stable parallel safe
begin atomic
  with ending as materialized (
    select p.*, coalesce(land_refusals.effective_on, p.valid_from) as since from plot p where p.id = any(land_refusals.ended)),
  taken as (
    select e.* from ending e
    where exists (select from plot_allocation a where a.plot_id = e.lineage_id and a.replaced_at is null and (a.valid_to is null or e.since is null or a.valid_to > e.since))
      or exists (select from hold h where h.plot_id = e.lineage_id and (e.since is null or h.valid_to > e.since))),
  given as (select g.parent_id, sum(g.m2) as m2, sum(g.share) as share from rules.ground_taken(land_refusals.takers) g group by g.parent_id),
  uncovered as (
    select t.code, t.geom, t.area_m2 - coalesce(g.m2, 0) as m2 from taken t left join given g on g.parent_id = t.id
    where g.share is null or g.share = 0 or t.area_m2 - g.m2 > greatest(rules.seam_m2(), (1 - rules.whole_share()) * t.area_m2)),
  unplaced as (
    select e.code, e.geom, coalesce(e.building_land_share_m2, e.building_footprint_m2) as m2 from ending e left join given g on g.parent_id = e.id
    where num_nonnulls(e.building_land_share_m2, e.building_footprint_m2) > 0
      and (g.m2 is null or rules.is_leasable(e.land_use) and g.share = 0 or e.area_m2 - g.m2 > greatest(rules.seam_m2(), (1 - rules.whole_share()) * e.area_m2))),
  taker as materialized (
    select (t ->> 'no')::int as no, (t ->> 'own')::int as own, t ->> 'code' as code, (t ->> 'geom')::geometry as geom from jsonb_array_elements(land_refusals.takers) t),
  moves as materialized (select * from rules.allocation_moves(land_refusals.takers, land_refusals.effective_on)),
  standing as (
    select m.taker as no, m.area_m2, m.valid_from, m.valid_to from moves m
    union all
    select t.no, a.area_m2, a.valid_from, a.valid_to
    from taker t join plot p on p.id = t.own join plot_allocation a on a.plot_id = p.lineage_id and a.replaced_at is null
    where not exists (select from moves m where m.allocation_id = a.id)
      and (a.valid_to is null or coalesce(land_refusals.effective_on, p.valid_from) is null or a.valid_to > coalesce(land_refusals.effective_on, p.valid_from))),
  peak as (
    select s.no, max(s.m2) as m2
    from (
      select a.no, (select sum(b.area_m2) from standing b where b.no = a.no and daterange(b.valid_from, b.valid_to) @> coalesce(a.valid_from, '-infinity'::date)) as m2
      from standing a) s
    group by s.no),
  -- A square metre of tolerance, as the plots themselves have: areas come rounded.
  built as (
    select t.code, t.geom, greatest(b.land_share_m2, b.footprint_m2) as m2, ST_Area(t.geom::geography) as area_m2
    from rules.taker_buildings(land_refusals.takers) b join taker t on t.no = b.taker where greatest(b.land_share_m2, b.footprint_m2) > ST_Area(t.geom::geography) + 1),
  crowded as (
    select t.code, t.geom, k.m2, ST_Area(t.geom::geography) as area_m2 from peak k join taker t on t.no = k.no where k.m2 > ST_Area(t.geom::geography) + 1)
  select coalesce(jsonb_agg(f.finding), '[]') from (
    select rules.finding_json('plot_is_taken', 'plot', u.code, null, u.m2, null, null, u.geom) as finding from uncovered u
    union all
    select rules.finding_json('allocation_does_not_fit', 'plot', c.code, null, c.m2 - c.area_m2, round(c.m2::numeric, 1)::text, round(c.area_m2::numeric, 1)::text, c.geom)
    from crowded c
    union all
    select rules.finding_json('buildings_unplaced', 'plot', u.code, null, u.m2, null, null, u.geom) from unplaced u
    union all
    select rules.finding_json('building_does_not_fit', 'plot', b.code, null, b.m2 - b.area_m2, round(b.m2::numeric, 1)::text, round(b.area_m2::numeric, 1)::text, b.geom)
    from built b) f;
end;
comment on function rules.land_refusals is
  'Why plots cannot change hands as drawn (findings): a plot that is let, held or built on ends and no plot that can be let takes its land, all but a seam of it; or
   what is allocated on some day, or built, would be more than the land that remains, m².';
