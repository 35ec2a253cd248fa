-- What is in effect on a day. The views …_now are the same for today.

create function rules.plots_at(as_of date) returns setof plot
  language sql stable parallel safe
begin atomic
  select * from plot p where p.replaced_at is null and (p.valid_from is null or p.valid_from <= as_of) and (p.valid_to is null or p.valid_to > as_of);
end;
comment on function rules.plots_at is 'The plots in effect on a day.';

create function rules.clearances_at(as_of date) returns setof clearance
  language sql stable parallel safe
begin atomic
  select * from clearance c where c.replaced_at is null and (c.valid_from is null or c.valid_from <= as_of) and (c.valid_to is null or c.valid_to > as_of);
end;
comment on function rules.clearances_at is 'The tracts in the stage in effect on a day.';

create function rules.allocations_at(as_of date) returns setof plot_allocation
  language sql stable parallel safe
begin atomic
  select * from plot_allocation a where a.replaced_at is null and (a.valid_from is null or a.valid_from <= as_of) and (a.valid_to is null or a.valid_to > as_of);
end;
comment on function rules.allocations_at is 'The allocations in effect on a day; plot_id is the lineage of the plot.';

create function rules.holds_at(as_of date) returns setof hold
  language sql stable parallel safe
begin atomic
  select * from hold h where h.valid_from <= as_of and h.valid_to > as_of;
end;
comment on function rules.holds_at is 'The holds in effect on a day; plot_id is the lineage of the plot.';

create function rules.boundaries_at(as_of date) returns setof zone_boundary
  language sql stable parallel safe
begin atomic
  select * from zone_boundary b where b.replaced_at is null and (b.valid_from is null or b.valid_from <= as_of) and (b.valid_to is null or b.valid_to > as_of);
end;
comment on function rules.boundaries_at is 'The boundary of each zone in effect on a day.';

-- Shapes are cut on a grid of 1e-9°, a tenth of a millimetre: edges that all but coincide need it (the embedded database loses its session over
-- the exception they cause otherwise).
create function rules.overlay_grid() returns double precision
  language sql immutable parallel safe
  return case when version() like '%emcc%' then 1e-9 else -1 end;
comment on function rules.overlay_grid is
  'The grid that thousands of shapes are cut on at once, degrees: 1e-9 in the embedded database; -1, none, on a server, which tries again by itself when edges all but
   coincide and is three times as fast. Areas differ by some square centimetres.';

create function rules.net_plots_at(zone_ids int[], as_of date)
  returns table (id int, lineage_id int, zone_id int, code text, land_use land_use, is_logistics boolean, sme_reserved boolean,
    building_land_share_m2 double precision, geom geometry, area_m2 double precision, net_m2 double precision, counted_geom geometry, basis basis)
  language sql stable parallel safe
begin atomic
  select p.id, p.lineage_id, p.zone_id, p.code, p.land_use, p.is_logistics, p.sme_reserved, p.building_land_share_m2, p.geom, p.area_m2,
    case when earlier.geom is null then p.area_m2 else ST_Area(ST_Difference(p.geom, earlier.geom, 1e-9)::geography) end,
    case when earlier.geom is null then p.geom else ST_Multi(ST_CollectionExtract(ST_Difference(p.geom, earlier.geom, 1e-9), 3)) end,
    p.basis
  from rules.plots_at(as_of) p
  left join lateral (
    select ST_Union(o.geom, 1e-9) as geom from plot_overlap v join rules.plots_at(as_of) o on o.id = v.plot_id
    where v.other_id = p.id) earlier on true
  where p.zone_id = any(zone_ids);
end;
comment on function rules.net_plots_at is
  'The plots of zones on a day. Ground that two plots claim counts for the one entered first: net_m2 and counted_geom leave it out of the later one.';

create function rules.stage_rank(stage clearance_stage) returns int
  language sql immutable parallel safe
  return array_position(array['recovery_decided', 'compensated', 'handed_over', 'ready'], stage::text);
comment on function rules.stage_rank is 'How far a stage of clearance is: 1 recovery decided, 2 compensated, 3 handed over, 4 ready.';

create function rules.cleared_at(zone_ids int[], as_of date)
  returns table (zone_id int, stage clearance_stage, tracts bigint, m2 double precision, overlap_m2 double precision)
  language sql stable parallel safe
begin atomic
  with net as (
    select t.zone_id, t.stage, t.area_m2, case when further.geom is null then t.area_m2 else ST_Area(ST_Difference(t.geom, further.geom, 1e-9)::geography) end as net_m2
    from rules.clearances_at(as_of) t left join lateral (
      select ST_Union(o.geom, 1e-9) as geom from rules.clearances_at(as_of) o
      where o.zone_id = t.zone_id and (rules.stage_rank(o.stage), -o.id) > (rules.stage_rank(t.stage), -t.id)
        and o.geom && t.geom and interiors_meet(o.geom, t.geom)) further on true
    where t.zone_id = any(zone_ids))
  select n.zone_id, n.stage, count(*), sum(n.net_m2), sum(n.area_m2 - n.net_m2) from net n group by n.zone_id, n.stage;
end;
comment on function rules.cleared_at is
  'Tracts of zones by stage on a day, ellipsoidal m². Ground in two tracts counts once, at the further stage; overlap_m2 is what was left out.
   Cleared (đã GPMB) is handed_over and ready together; clean (sạch) is ready alone.';

create function rules.counts_for_sme_quota(quota_rule text, is_sme boolean, priority_group text, kind zone_kind, as_of date) returns boolean
  language sql stable parallel safe
  return (coalesce(is_sme, false) and (rules.rule_at(quota_rule, 'eligible_sme', kind, null, null, as_of)).id is not null)
    or (priority_group is not null and (rules.rule_at(quota_rule, 'eligible_' || priority_group, kind, null, null, as_of)).id is not null);
comment on function rules.counts_for_sme_quota is
  'Whether land leased to a firm counts for the quota of a rule (sme_quota: Decree 35/2022 art. 9.4; sme_quota_nq198: Resolution 198/2025 art. 7).';
