-- The table of all zones: the kept sums of each, added up by zone, province or former province. No plot is read for today.

create function rules.day_of_land(zone_ids int[], as_of date) returns date
  language plpgsql stable parallel safe as $$
declare
  passed daterange := daterange(least(as_of, current_date), greatest(as_of, current_date), '(]');
begin
  return case when as_of = current_date or not (
    exists (select from plot p where p.zone_id = any(zone_ids) and p.replaced_at is null and (passed @> p.valid_from or passed @> p.valid_to))
    or exists (select from clearance c where c.zone_id = any(zone_ids) and c.replaced_at is null and (passed @> c.valid_from or passed @> c.valid_to))
    or exists (select from zone_boundary b where b.zone_id = any(zone_ids) and b.replaced_at is null and (passed @> b.valid_from or passed @> b.valid_to))
    or exists (select from plot_allocation a join plot p on p.id = a.plot_id
      where p.zone_id = any(zone_ids) and a.replaced_at is null and (passed @> a.valid_from or passed @> a.valid_to))
    or exists (select from hold h join plot p on p.id = h.plot_id where p.zone_id = any(zone_ids) and (passed @> h.valid_from or passed @> h.valid_to))
    or exists (select from rule r where r.code in ('occupancy', 'sme_quota') and r.replaced_at is null and (passed @> r.valid_from or passed @> r.valid_to)))
    then current_date else as_of end;
end $$;
comment on function rules.day_of_land is
  'A day on which the land of zones is as it was on the day asked about: today, whose sums are kept, when nothing of it began or ended in between and the
   rules that count it are the same; else the day itself.';

create function rules.ledger_lines(zone_ids int[], as_of date)
  returns table (id int, code text, name_vi text, name_en text, name_sort_key text, kind zone_kind, status zone_status, province_code text, former_province text,
    planned_ha numeric, approved_ha numeric, lies_in_another boolean, is_established boolean, has_plots boolean, drawn_m2 double precision, industrial_m2 double precision, leasable_m2 double precision,
    logistics_m2 double precision, ready_m2 double precision, ready_leasable_m2 double precision, available_m2 double precision, unknown_m2 double precision,
    blocks int, largest_block_m2 double precision, is_industrial_zone boolean, occupied_m2 double precision, occupiable_m2 double precision, in_use_m2 double precision,
    sme_quota text, basis basis)
  language sql stable parallel safe
begin atomic
  with given as materialized (
    select z.id, z.code, z.name_vi, coalesce(z.name_en, z.name_vi) as name_en, z.name_sort_key, z.kind,
      case when ledger_lines.as_of = current_date then z.status else rules.zone_headline_at(z.id, ledger_lines.as_of) end as status,
      z.province_code, z.former_province, z.planned_ha, z.approved_ha, coalesce(z.parent_id = any(zone_ids), false) as lies_in_another,
      case when ledger_lines.as_of = current_date then rules.establishes(z.kind, z.legal_status)
        else (select e.is_established from rules.zone_establishment(z.id, ledger_lines.as_of) e) end as is_established
    from zone z where z.id = any(zone_ids)),
  land as materialized (select rules.day_of_land(zone_ids, ledger_lines.as_of) as day)
  select g.id, g.code, g.name_vi, g.name_en, g.name_sort_key, g.kind, g.status, g.province_code, g.former_province, g.planned_ha, g.approved_ha, g.lies_in_another, g.is_established,
    coalesce(l.plot_count > 0, false), l.drawn_m2,
    case when l.plot_count > 0 then l.industrial_m2 + l.warehouse_m2 end, case when l.plot_count > 0 then l.industrial_m2 + l.warehouse_m2 + l.service_m2 end,
    case when l.plot_count > 0 then l.logistics_m2 end,
    case when l.plot_count > 0 or l.recovery_decided_m2 + l.compensated_m2 + l.handed_over_m2 + l.ready_m2 > 0 then l.ready_m2 end,
    case when l.plot_count > 0 then l.ready_leasable_m2 end, case when l.plot_count > 0 then l.available_m2 end, case when l.plot_count > 0 then l.unknown_m2 end,
    -- Blocks are kept for today only.
    case when l.plot_count > 0 and ledger_lines.as_of = current_date then l.block_count end, l.largest_block_m2,
    rules.rule_kind(g.kind) = 'industrial_zone', o.numerator_m2, o.denominator_m2, o.in_use_m2,
    q.verdict, l.basis
  -- An argument that is a query keeps each function whole: it runs once and is joined by hash, not woven in and run again for every zone.
  from given g left join rules.kept_ledger_at(array(select id from given), (select day from land)) l on l.zone_id = g.id
    left join rules.occupancy_at(array(select id from given), (select day from land)) o on o.zone_id = g.id and o.allocations_known and o.denominator_m2 > 0
    left join rules.sme_quota_at(array(select id from given), ledger_lines.as_of) q on q.zone_id = g.id;
end;
comment on function rules.ledger_lines is
  'What the ledger table says of each zone on a day, m². Null where a zone has no plots: no number is not nought. Industrial land: industrial and
   warehouse plots; leasable: with service. occupied over occupiable is the occupancy by the formula of the kind, null where nobody recorded the allocations.';

create function rules.land_ledger_json(zone_ids int[], by text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with lines as materialized (
    select l.*, case by when 'province' then l.province_code when 'former_province' then coalesce(l.former_province, '') else l.code end as key
    from rules.ledger_lines(zone_ids, as_of) l),
  grouped as (
    select l.key, grouping(l.key) = 1 as is_total, count(*) as zones, count(*) filter (where l.has_plots) as zones_with_plots,
      min(l.code) as code, min(l.name_vi) as name_vi, min(l.name_en) as name_en, min(l.name_sort_key) as name_sort_key,
      min(l.kind::text) as kind, min(l.status::text) as status, min(l.province_code) as province_code, min(l.former_province) as former_province,
      count(distinct l.province_code) as provinces, count(distinct l.former_province) as former_provinces,
      -- A zone inside an economic zone that is added up too has its hectares in it.
      case when grouping(l.key) = 0 and by = 'zone' then sum(l.planned_ha) else sum(l.planned_ha) filter (where not l.lies_in_another) end as planned_ha,
      case when grouping(l.key) = 0 and by = 'zone' then sum(l.approved_ha) else sum(l.approved_ha) filter (where not l.lies_in_another) end as approved_ha,
      case when grouping(l.key) = 0 and by = 'zone' then sum(l.drawn_m2) else sum(l.drawn_m2) filter (where not l.lies_in_another) end as drawn_m2,
      sum(l.industrial_m2) as industrial_m2,
      sum(l.leasable_m2) as leasable_m2, sum(l.logistics_m2) as logistics_m2, sum(l.ready_m2) as ready_m2, sum(l.ready_leasable_m2) as ready_leasable_m2,
      sum(l.available_m2) as available_m2, sum(l.unknown_m2) as unknown_m2, sum(l.blocks) as blocks, max(l.largest_block_m2) as largest_block_m2,
      sum(l.occupied_m2) as own_occupied_m2, sum(l.occupiable_m2) as own_occupiable_m2, sum(l.in_use_m2) as own_in_use_m2,
      coalesce(bool_or(l.is_industrial_zone) filter (where l.is_established and l.occupiable_m2 > 0), false) as has_industrial_zones,
      sum(l.occupied_m2) filter (where l.is_established and l.is_industrial_zone) as zone_occupied_m2,
      sum(l.occupied_m2) filter (where l.is_established and not l.is_industrial_zone) as cluster_occupied_m2,
      sum(l.occupiable_m2) filter (where l.is_established and l.is_industrial_zone) as zone_occupiable_m2,
      sum(l.occupiable_m2) filter (where l.is_established and not l.is_industrial_zone) as cluster_occupiable_m2,
      sum(l.in_use_m2) filter (where l.is_established and l.is_industrial_zone) as zone_in_use_m2,
      sum(l.in_use_m2) filter (where l.is_established and not l.is_industrial_zone) as cluster_in_use_m2,
      min(l.sme_quota) as sme_quota, count(*) filter (where l.sme_quota = 'short') as sme_short, count(*) filter (where l.sme_quota = 'undetermined') as sme_undetermined,
      min(l.basis::text) as first_basis, max(l.basis::text) as last_basis
    from lines l group by grouping sets ((l.key), ())),
  named as (
    select g.*, case when by = 'zone' and not g.is_total then g.own_occupied_m2 when g.has_industrial_zones then g.zone_occupied_m2 else g.cluster_occupied_m2 end as occupied_m2,
      case when by = 'zone' and not g.is_total then g.own_occupiable_m2 when g.has_industrial_zones then g.zone_occupiable_m2 else g.cluster_occupiable_m2 end as occupiable_m2,
      case when by = 'zone' and not g.is_total then g.own_in_use_m2 when g.has_industrial_zones then g.zone_in_use_m2 else g.cluster_in_use_m2 end as in_use_m2,
      case when g.is_total then 'total' else g.key end as row_key,
      case when g.is_total then 'Tổng cộng' when by = 'province' then p.name_vi when by = 'former_province' then coalesce(nullif(g.key, ''), 'Chưa rõ tỉnh cũ') else g.name_vi end as row_vi,
      case when g.is_total then 'Total' when by = 'province' then p.name_en when by = 'former_province' then coalesce(nullif(g.key, ''), 'Former province not known') else g.name_en end as row_en,
      case when by = 'province' then sort_key_vi(p.name_vi) when by = 'former_province' then sort_key_vi(g.key) else g.name_sort_key end as sort_key,
      not g.is_total and by = 'zone' as is_one
    from grouped g left join province p on by = 'province' and p.code = g.key),
  written as (
    select n.is_total, n.sort_key, n.code, json_build_object('key', n.row_key, 'nameVi', n.row_vi, 'nameEn', n.row_en,
      'kind', case when n.is_one then n.kind end, 'status', case when n.is_one then n.status end,
      'provinceCode', case when n.provinces = 1 and not n.is_total then n.province_code end,
      'formerProvince', case when n.former_provinces = 1 and not n.is_total and by <> 'province' then n.former_province end,
      'zones', n.zones, 'zonesWithPlots', n.zones_with_plots,
      'plannedHa', n.planned_ha::float8, 'approvedHa', n.approved_ha::float8, 'drawnHa', rules.round_ha(n.drawn_m2),
      'industrialHa', rules.round_ha(n.industrial_m2), 'leasableHa', rules.round_ha(n.leasable_m2), 'logisticsHa', rules.round_ha(n.logistics_m2),
      'readyHa', rules.round_ha(n.ready_m2), 'readyLeasableHa', rules.round_ha(n.ready_leasable_m2), 'availableHa', rules.round_ha(n.available_m2),
      'unknownHa', rules.round_ha(n.unknown_m2), 'blocks', n.blocks, 'largestBlockHa', rules.round_ha(n.largest_block_m2),
      'occupancyPct', rules.percent_of(rules.exact_ha(n.occupied_m2), rules.exact_ha(n.occupiable_m2))::float8,
      'realPct', rules.percent_of(rules.exact_ha(n.in_use_m2), rules.exact_ha(n.occupiable_m2))::float8,
      'smeQuota', case when n.is_one then n.sme_quota end, 'smeShort', n.sme_short, 'smeUndetermined', n.sme_undetermined, 'basis', case when n.first_basis = n.last_basis then n.first_basis when n.first_basis is not null then 'mixed' end) as row
    from named n)
  select json_build_object('asOf', as_of, 'by', by,
    'rows', coalesce(json_agg(w.row order by w.sort_key collate "C", w.code) filter (where not w.is_total), '[]'),
    'total', (array_agg(w.row) filter (where w.is_total))[1])
  from written w;
end;
comment on function rules.land_ledger_json is
  'Zones and their sums, by zone, province or former province, in the order of the Vietnamese alphabet, with a total. Occupancy of several zones is that
   of the established ones, weighed by land (Σ/Σ), as rules.average_occupancy has it; the formulas of industrial zones and clusters differ (Decree 35/2022 art. 2.22, Decree 32/2024 art. 2.7), so where both are together it
   speaks of the industrial zones alone. Hectares of a zone inside an economic zone that is added up too are in those of the economic zone. The largest block is the largest of one zone.';

create function rules.ledger_zone_ids(provinces text[], former_provinces text[], kinds text[], statuses text[], q text) returns int[]
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select array(select fold_vi(w.word) from regexp_split_to_table(btrim(q), '\s+') w(word) where w.word <> '') as words)
  select coalesce(array_agg(z.id), '{}') from asked, zone z
  where (provinces is null or z.province_code = any(provinces)) and (former_provinces is null or z.former_province = any(former_provinces))
    and (kinds is null or z.kind::text = any(kinds)) and (statuses is null or z.status::text = any(statuses))
    and (cardinality(asked.words) = 0 or not exists (select from unnest(asked.words) word where strpos(z.search_text, word) = 0));
end;
comment on function rules.ledger_zone_ids is 'The zones of a filter, read as the list of zones reads it: every word of q, folded, stands somewhere in search_text.';

create function rules.land_ledger(by text, provinces text[], former_provinces text[], kinds text[], statuses text[], q text) returns json
  language sql stable parallel safe
  return rules.land_ledger_json(rules.ledger_zone_ids(provinces, former_provinces, kinds, statuses, q), by, current_date);
comment on function rules.land_ledger is 'The ledger table of the zones of a filter, as of today (LandLedger of the contract).';
