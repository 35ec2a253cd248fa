-- How two shapes lie to each other, asked so that it is always answered. ST_Relate, ST_Covers, ST_CoveredBy, and ST_Intersects of two areas, end in an
-- exception ("side location conflict") where edges all but coincide, a last digit apart, as shapes do that were drawn along each other: asked here and
-- in the rules of land are overlays on a grid and distances alone.

create function interiors_meet(a geometry, b geometry) returns boolean
  language sql immutable parallel safe
  return a && b and ST_Area(ST_Intersection(a, b, 1e-9)) > 0;
comment on function interiors_meet is
  'Whether two areas in WGS84 share ground, on a grid of 1e-9 degrees (0.1 mm): neighbours that share an edge or a corner do not.';

create function is_clear_of_edge(a geometry, b geometry, grid double precision default 1e-9) returns boolean
  language sql immutable parallel safe
  -- Every corner against every side: shapes of many corners are cut sooner than told apart.
  return ST_NPoints(a)::bigint * ST_NPoints(b) < 20000 and not ST_DWithin(a, ST_Boundary(b), 2 * grid);
comment on function is_clear_of_edge is
  'Whether a keeps off the edge of the area b, so that each part of it lies in b with all its corners or not at all; false too where that is not told cheaply.';

create function lies_within(a geometry, b geometry, grid double precision default 1e-9) returns boolean
  language sql immutable parallel safe
  -- Points in an area are found without an overlay.
  return case when is_clear_of_edge(a, b, grid) then ST_Covers(b, ST_Points(a)) else not ST_IsEmpty(a) and ST_IsEmpty(ST_Difference(a, b, grid)) end;
comment on function lies_within is
  'Whether no part of a, of any dimension, lies outside the area b, on a grid in the unit of both: degrees unless given. An empty a lies nowhere.';

-- The same polygon as before, migrations/vietnam-extent.geojson: who draws along its very edge is answered too.
create or replace function is_in_vietnam(g geometry) returns boolean
  language sql immutable strict parallel safe
  return lies_within(g, ST_GeomFromText('MULTIPOLYGON(((102.0373 22.4048,102.0935 22.2544,102.3337 22.0601,102.4224 21.9024,102.524 21.855,102.595 21.6027,102.7117 21.5838,102.8169 21.6352,102.8797 21.6324,102.8842 21.5969,102.7718 21.4468,102.7983 21.3554,102.742 21.3108,102.7231 21.2348,102.802 21.1762,102.8836 21.028,102.95 20.991,103.0817 20.7944,103.3219 20.7175,103.4098 20.7213,103.687 20.5816,103.7838 20.6333,103.8355 20.7727,104.0869 20.8754,104.2414 20.8183,104.3301 20.7194,104.5031 20.6133,104.3844 20.5845,104.2899 20.4822,104.288 20.4053,104.3719 20.3474,104.5429 20.3378,104.582 20.3042,104.5726 20.2222,104.6026 20.1571,104.6891 20.121,104.8005 20.1444,104.8642 20.0577,104.6986 19.9322,104.6753 19.8708,104.6976 19.8145,104.6164 19.7753,104.5667 19.6919,104.5274 19.6788,104.4102 19.7553,104.2273 19.7815,104.0778 19.7392,104.0143 19.76,103.95 19.7391,103.9188 19.6385,103.9968 19.5161,103.794 19.3641,103.7827 19.2568,103.948 19.1534,104.1081 19.1169,104.1708 19.0353,104.3102 18.9845,104.3792 18.9148,104.4498 18.9052,104.6827 18.7252,104.8461 18.7002,105.0481 18.6231,105.0009 18.4456,105.0912 18.2768,105.2759 18.1085,105.4352 18.0622,105.5229 17.9457,105.5294 17.8318,105.6537 17.637,105.787 17.5473,105.9581 17.3466,106.1337 17.2003,106.2254 17.1699,106.3456 16.9539,106.4549 16.8972,106.4636 16.643,106.5615 16.5326,106.6111 16.3951,106.7103 16.3431,106.796 16.3658,106.9223 16.2379,107.044 16.2183,107.101 16.1106,107.3165 15.9815,107.13 15.9121,107.0705 15.7783,107.1833 15.5895,107.2556 15.5386,107.3122 15.4443,107.4135 15.4202,107.4376 15.3676,107.5751 15.2529,107.5081 15.1234,107.415 15.099,107.3711 15.0486,107.3789 14.9465,107.4483 14.8755,107.4128 14.8068,107.4503 14.6712,107.4046 14.5083,107.3337 14.4772,107.2789 14.369,107.2824 14.2563,107.2435 14.1342,107.2766 13.9814,107.3667 13.9112,107.3693 13.76,107.5271 13.4889,107.531 13.3887,107.3886 13.0502,107.3923 12.9263,107.4602 12.779,107.4882 12.5961,107.4475 12.3865,107.405 12.3606,107.3134 12.4045,107.1776 12.3734,107.0961 12.3287,106.9171 12.1483,106.7479 12.1376,106.6577 12.0476,106.3548 12.0349,106.3186 11.9861,106.354 11.873,106.321 11.7613,106.0094 11.8458,105.936 11.7981,105.8977 11.7277,105.807 11.726,105.7284 11.6479,105.717 11.5644,105.7958 11.4305,105.7719 11.2643,106.0538 10.9888,106.053 10.8881,105.9623 10.9655,105.8874 10.9578,105.7609 11.0907,105.48 11.0194,105.3855 11.0345,105.2928 10.9481,105.0624 11.0209,104.94 10.912,104.98 10.7443,104.8813 10.688,104.8023 10.5921,104.5342 10.5964,104.3937 10.4696,104.3765 10.3894,104.0844 10.4785,104.0202 10.525,103.9444 10.5085,103.8872 10.4454,103.8084 10.4371,103.7735 10.3465,103.3 9.8,103.1 9,103.4 7.8,107 6.2,111.5 6.5,114.5 6.5,115.8 7.2,117.4 9.8,117.4 12.3,114.5 13,114.5 16,113.5 17.9,111 17.9,110.5 17.5,108.6 17.5,107.9 18.5,108.1 19.5,108.3 20.3,108.3 21.2,108.1 21.45,108.0619 21.4496,108.0495 21.5382,107.8832 21.6983,107.7563 21.7337,107.6043 21.6812,107.5182 21.6824,107.4477 21.7249,107.379 21.7153,107.3169 21.7817,107.2107 21.7845,107.0962 21.8647,107.0974 21.937,107.0451 21.9953,106.9389 22.0051,106.7541 22.0799,106.7148 22.3263,106.6114 22.4256,106.6343 22.4944,106.7491 22.5388,106.8806 22.787,106.8428 22.8548,106.7069 22.9337,106.4882 23.001,106.3027 22.9288,106.2466 23.0107,106.0874 23.056,105.8632 23.0028,105.7347 23.1075,105.6171 23.1277,105.5914 23.2039,105.4888 23.3219,105.4079 23.3532,105.3529 23.4315,105.2728 23.4393,105.1569 23.3417,104.8179 23.2219,104.7203 23.1102,104.7407 22.9659,104.6662 22.8892,104.5315 22.9088,104.3427 22.7713,104.3124 22.7846,104.3148 22.8576,104.2652 22.8966,104.0654 22.8645,103.958 22.7642,103.9256 22.6392,103.6863 22.8653,103.5602 22.84,103.483 22.7475,103.4093 22.8343,103.3038 22.8641,103.2522 22.8418,103.1809 22.7181,103.0756 22.6515,103.0496 22.5708,102.9795 22.532,102.8701 22.6665,102.5204 22.832,102.4307 22.8399,102.2933 22.7187,102.2804 22.6317,102.1659 22.5007,102.0731 22.4661,102.0373 22.4048)))', 4326));

create or replace function keep_plot_overlaps() returns trigger language plpgsql as $$
declare
  moved int[];
begin
  if TG_OP = 'INSERT' then
    moved := (select array_agg(id) from new_rows where replaced_at is null);
  else
    -- A plot that was entered for the wrong zone meets other plots in the right one; a plot found wrong claims no ground.
    moved := (select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id
      where n.geom is distinct from o.geom or n.zone_id <> o.zone_id or n.replaced_at is distinct from o.replaced_at);
    delete from plot_overlap where plot_id = any(moved) or other_id = any(moved);
  end if;
  insert into plot_overlap
  with met as materialized (
    select n.id, n.lineage_id, p.id as other_id, p.lineage_id as other_lineage_id, ST_Area(ST_Intersection(n.geom, p.geom, 1e-9)::geography) as m2
    from plot n join plot p on p.zone_id = n.zone_id and p.lineage_id <> n.lineage_id and p.geom && n.geom
    -- Of two that moved, the later one asks.
    where n.id = any(moved) and n.replaced_at is null and p.replaced_at is null and (p.lineage_id < n.lineage_id or p.id not in (select unnest(moved))))
  select case when m.lineage_id < m.other_lineage_id then m.id else m.other_id end, case when m.lineage_id < m.other_lineage_id then m.other_id else m.id end, m.m2
  from met m where m.m2 > 1
  on conflict do nothing;
  return null;
end $$;
