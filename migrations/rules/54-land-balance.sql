-- The land of one zone by use, and what does not add up.

-- plpgsql keeps its plans for the session: planning the computation would cost every question more than reading what is kept.
create function rules.kept_ledger_at(zone_ids int[], as_of date) returns setof zone_ledger
  language plpgsql stable parallel safe as $$
declare
  missing int[];
begin
  return query select l.* from zone_ledger l where l.zone_id = any(zone_ids) and l.as_of = kept_ledger_at.as_of;
  missing := array(select id from unnest(zone_ids) id except select l.zone_id from zone_ledger l where l.zone_id = any(zone_ids) and l.as_of = kept_ledger_at.as_of);
  if cardinality(missing) > 0 then
    return query select f.* from rules.zone_ledger_at(missing, kept_ledger_at.as_of) f;
  end if;
end $$;
comment on function rules.kept_ledger_at is
  'The sums of zones on a day: read where they are kept for that day (zone_ledger), else computed (rules.zone_ledger_at). The same numbers either way.';

create function rules.kept_clean_land_at(zone_id int, as_of date) returns table (plot_id int, state text, is_whole_plot boolean, ready_m2 double precision)
  language plpgsql stable parallel safe as $$
begin
  if exists (select from zone_ledger l where l.zone_id = kept_clean_land_at.zone_id and l.as_of = kept_clean_land_at.as_of) then
    return query select c.plot_id, c.state, c.is_whole_plot, c.ready_m2 from clean_land c where c.zone_id = kept_clean_land_at.zone_id;
  else
    return query select c.plot_id, c.state, c.is_whole_plot, c.ready_m2 from rules.clean_land_at(array[kept_clean_land_at.zone_id], kept_clean_land_at.as_of) c;
  end if;
end $$;
comment on function rules.kept_clean_land_at is 'The ready part of each leasable plot of a zone on a day: read where it is kept, else computed (rules.clean_land_at).';

create function rules.named_plots_json(plot_ids int[]) returns json
  language sql stable parallel safe
begin atomic
  select coalesce(json_agg(json_build_object('id', p.id, 'code', p.code) order by p.code, p.id), '[]') from plot p where p.id = any(plot_ids);
end;

comment on function rules.named_plots_json is 'Plots by id and code, in the order of their codes.';

create function rules.land_findings_at(zone_id int, as_of date)
  returns table (kind text, m2 double precision, plot_ids int[], other text)
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select z.id, z.kind, z.parent_id, z.planned_ha, z.approved_ha, z.planned_as_of, z.approved_on, b.geom as boundary, b.area_m2 as drawn_m2,
      rules.rule_value('land_balance', 'area_tolerance', z.kind, z.zone_type, z.province_code, land_findings_at.as_of) as area_tolerance,
      rules.rule_value('land_balance', 'outside_tolerance', z.kind, z.zone_type, z.province_code, land_findings_at.as_of) as outside_tolerance
    from zone z left join rules.boundaries_at(land_findings_at.as_of) b on b.zone_id = z.id where z.id = land_findings_at.zone_id),
  plots as materialized (
    select p.id, p.code, p.lineage_id, p.geom, p.area_m2, p.net_m2 from rules.net_plots_at(array[land_findings_at.zone_id], land_findings_at.as_of) p),
  together as materialized (select sum(p.net_m2) as m2, count(*) as plots, ST_Extent(p.geom)::geometry as extent from plots p),
  outside as materialized (
    -- On a grid of 0.1 mm: edges that all but coincide make the plain overlay fail inside and try again, which the embedded database does not survive.
    select p.id, p.area_m2, ST_Area(ST_Difference(p.geom, a.boundary, 1e-9)::geography) as m2
    from asked a join plots p on a.boundary is not null and not lies_within(p.geom, a.boundary)),
  others as materialized (
    select o.id, o.code, b.geom
    from asked a cross join together t
      join rules.boundaries_at(land_findings_at.as_of) b on b.geom && ST_SetSRID(t.extent, 4326)
      join zone o on o.id = b.zone_id and o.id <> a.id and o.kind = a.kind
    where o.parent_id is distinct from a.id and a.parent_id is distinct from o.id
      and rules.zone_headline_at(o.id, land_findings_at.as_of) <> 'withdrawn'),
  intruding as materialized (
    select o.code, p.id, p.area_m2, ST_Area(ST_Intersection(p.geom, o.geom, 1e-9)::geography) as m2
    from others o join plots p on p.geom && o.geom and interiors_meet(p.geom, o.geom)),
  contracted as (
    select p.id, sum(l.area_m2) as m2 from plots p join rules.allocations_at(land_findings_at.as_of) l on l.plot_id = p.lineage_id
    where l.stage in ('leased', 'in_use') group by p.id),
  decided as (
    select coalesce(case when a.approved_on is null or edtf_first_day(a.approved_on) <= land_findings_at.as_of then a.approved_ha end,
      case when a.planned_as_of is null or edtf_first_day(a.planned_as_of) <= land_findings_at.as_of then a.planned_ha end) as ha
    from asked a)
  -- A plot outside by less than a square metre, or by a share within the tolerance, is a seam.
  select 'plot_outside_zone', sum(o.m2), array_agg(o.id), null::text from outside o cross join asked a
    where o.m2 > 1 and o.m2 * 100 > a.outside_tolerance * o.area_m2 having count(*) > 0
  union all
  select 'plot_in_other_zone', sum(i.m2), array_agg(i.id), i.code from intruding i cross join asked a
    where i.m2 > 1 and i.m2 * 100 > a.outside_tolerance * i.area_m2 group by i.code
  union all
  select 'plots_overlap', v.area_m2, array[v.other_id], p.code
    from plot_overlap v join plots p on p.id = v.plot_id join plots q on q.id = v.other_id
  union all
  select 'tracts_overlap', sum(c.overlap_m2), '{}', null from rules.cleared_at(array[land_findings_at.zone_id], land_findings_at.as_of) c having sum(c.overlap_m2) > 1
  union all
  select 'plots_exceed_zone', t.m2 - a.drawn_m2, '{}', null from together t cross join asked a
    where rules.percent_of(rules.exact_ha(t.m2), rules.exact_ha(a.drawn_m2)) > 100
  union all
  select 'zone_not_fully_plotted', a.drawn_m2 - t.m2, '{}', null from together t cross join asked a
    where t.plots > 0 and rules.percent_of(rules.exact_ha(a.drawn_m2 - t.m2), rules.exact_ha(a.drawn_m2)) > a.area_tolerance
  union all
  select 'area_differs_from_decision', a.drawn_m2 - d.ha::float8 * 10000, '{}', null from asked a cross join decided d
    where rules.percent_of(abs(rules.exact_ha(a.drawn_m2) - d.ha), d.ha) > a.area_tolerance
  union all
  select 'allocation_not_cleared', sum(c.m2 - coalesce(r.ready_m2, 0)), array_agg(c.id), null
    from contracted c left join rules.kept_clean_land_at(land_findings_at.zone_id, land_findings_at.as_of) r on r.plot_id = c.id
    where c.m2 - coalesce(r.ready_m2, 0) > 1
      -- Where nobody recorded a tract, nothing says that the land was not cleared.
      and exists (select from rules.clearances_at(land_findings_at.as_of) t where t.zone_id = land_findings_at.zone_id)
    having count(*) > 0
  union all
  select 'plot_without_area', sum(p.net_m2), array_agg(p.id), null from plots p where p.net_m2 < 1 having count(*) > 0;
end;
comment on function rules.land_findings_at is
  'What does not add up in a zone on a day; none of it is repaired. Tolerances are the rules land_balance/area_tolerance and
   land_balance/outside_tolerance; areas are compared to the square metre. Drawn is held against approved hectares, where none were decided by
   then against planned ones. allocation_not_cleared: leased or in use − the ready part of the plot, where tracts are recorded: a warning.';

create function rules.zone_land_balance(code text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select z.id, rules.asked_day(zone_land_balance.as_of) as day from zone z where z.code = zone_land_balance.code),
  plots as materialized (
    select p.id, p.code, p.land_use, p.is_logistics, p.net_m2, p.basis from asked a, lateral rules.net_plots_at(array[a.id], a.day) p),
  boundary as materialized (select b.area_m2, b.basis from asked a, lateral rules.boundaries_at(a.day) b where b.zone_id = a.id),
  sums as materialized (
    select coalesce(sum(p.net_m2), 0) as m2, coalesce(sum(p.net_m2) filter (where p.land_use in ('industrial', 'warehouse')), 0) as industrial_m2,
      coalesce(sum(p.net_m2) filter (where rules.is_leasable(p.land_use)), 0) as leasable_m2,
      coalesce(sum(p.net_m2) filter (where p.is_logistics), 0) as logistics_m2
    from plots p),
  base as materialized (
    select case when b.area_m2 > 0 then b.area_m2 when s.m2 > 0 then s.m2 end as m2, case when b.area_m2 > 0 then 'drawn' when s.m2 > 0 then 'plots' end as what
    from sums s left join boundary b on true)
  select json_build_object('zone', rules.ledger_zone_json(a.id, a.day), 'asOf', a.day,
    'basis', rules.combined_basis((select array_agg(distinct s.basis::text) from (select basis from plots union all select basis from boundary) s)),
    'base', case when b.m2 is not null then json_build_object('ha', rules.round_ha(b.m2), 'of', b.what) end,
    'uses', coalesce((
      select json_agg(json_build_object('landUse', u.land_use, 'plots', u.plots, 'ha', rules.round_ha(u.m2),
        'sharePct', rules.percent_of(rules.exact_ha(u.m2), rules.exact_ha(b.m2))::float8, 'plotIds', u.ids) order by u.m2 desc, u.land_use)
      from (select p.land_use, count(*) as plots, sum(p.net_m2) as m2, array_agg(p.id order by p.code, p.id) as ids from plots p group by p.land_use) u), '[]'),
    'industrialHa', rules.round_ha(s.industrial_m2), 'leasableHa', rules.round_ha(s.leasable_m2), 'logisticsHa', rules.round_ha(s.logistics_m2),
    'plotsHa', rules.round_ha(s.m2), 'plotSharePct', rules.percent_of(rules.exact_ha(s.m2), rules.exact_ha(b.m2))::float8,
    'unplottedHa', rules.round_ha(b.m2 - s.m2),
    'findings', coalesce((
      select json_agg(json_build_object('kind', f.kind, 'ha', rules.round_ha(f.m2), 'plots', rules.named_plots_json(f.plot_ids), 'with', f.other))
      from rules.land_findings_at(a.id, a.day) f), '[]'))
  from asked a cross join sums s cross join base b;
end;
comment on function rules.zone_land_balance is
  'The land balance of a zone on a day: net area of each land use (ground that two plots claim counts once), its share of the drawn boundary, without
   one of the plots together; ellipsoidal hectares. Industrial land is industrial and warehouse plots (Decree 35/2022 art. 9.4), the shares are
   those QCVN 01:2021/BXD speaks of. Null when the code is unknown.';
