-- A province in numbers.

create function rules.province_kinds_json(province_code text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with zones as materialized (
    select z.kind, rules.zone_headline_at(z.id, as_of) as status, z.planned_ha, z.approved_ha, e.is_established
    from zone z cross join lateral rules.zone_establishment(z.id, as_of) e where z.province_code = province_kinds_json.province_code),
  statuses as (select z.kind, z.status, count(*) as n from zones z group by z.kind, z.status),
  kinds as (
    select z.kind, count(*) as zones, coalesce(sum(z.planned_ha), 0) as planned_ha, coalesce(sum(z.approved_ha), 0) as approved_ha,
      count(*) filter (where z.is_established) as established, coalesce(sum(coalesce(z.approved_ha, z.planned_ha)) filter (where z.is_established), 0) as established_ha
    from zones z group by z.kind)
  select coalesce(json_agg(json_build_object('kind', k.kind, 'zones', k.zones,
    'byStatus', (select json_agg(json_build_object('status', s.status, 'zones', s.n) order by s.n desc, s.status) from statuses s where s.kind = k.kind),
    'plannedHa', k.planned_ha::float8, 'approvedHa', k.approved_ha::float8, 'established', k.established, 'establishedHa', k.established_ha::float8)
    order by array_position(array['industrial_zone', 'export_processing_zone', 'industrial_cluster', 'economic_zone', 'relocation_site'], k.kind::text)), '[]')
  from kinds k;
end;
comment on function rules.province_kinds_json is
  'Zones of a province by kind and headline status on a day, with the hectares of the plan and of approvals. established: rules.establishes.';

create function rules.province_sme_quota_json(province_code text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with zones as materialized (
    select z.id, z.kind, e.is_established, e.first_day, e.last_day, z.state_funded_infrastructure, coalesce(z.approved_ha, z.planned_ha) as ha
    from zone z cross join lateral rules.zone_establishment(z.id, as_of) e
    where z.province_code = province_sme_quota_json.province_code and z.kind in ('industrial_zone', 'export_processing_zone', 'industrial_cluster')),
  verdicts as (select q.verdict, count(*) as n from rules.sme_quota_at(array(select id from zones), province_sme_quota_json.as_of) q group by q.verdict),
  thresholds as materialized (
    select rules.rule_at('sme_quota_nq198', 'average_area', null, null, province_sme_quota_json.province_code, as_of) as area,
      rules.rule_at('sme_quota_nq198', 'average_share', null, null, province_sme_quota_json.province_code, as_of) as share,
      (select min(r.valid_from) from rule r where r.code = 'sme_quota_nq198' and r.parameter = 'average_area' and r.replaced_at is null) as started),
  -- Concerned: established since the resolution is in force, or with State money in the infrastructure. One is not for sure only when both are known.
  touched as (
    select z.*, coalesce(z.first_day >= t.started, false) or coalesce(z.state_funded_infrastructure, false) as is_concerned,
      (select r.area_ha from sme_reserve r where r.zone_id = z.id and r.replaced_at is null
        and (r.valid_from is null or r.valid_from <= as_of) and (r.valid_to is null or r.valid_to > as_of)) as decided_ha
    from zones z cross join thresholds t
    where z.is_established and num_nulls((t.area).id, (t.share).id) < 2
      and not (coalesce(least(z.last_day, as_of) < t.started, false) and z.state_funded_infrastructure is false)),
  -- How far a zone lies above or below what the average asks of it; what may drop out counts against it, or for it.
  weighed as (select t.*, t.decided_ha - (r.area).value as over_area, t.decided_ha * 100 - (r.share).value * t.ha as over_share from touched t cross join thresholds r),
  sums as (
    select count(*) filter (where w.is_concerned) as n, count(*) filter (where not w.is_concerned) as unknown, count(*) = count(w.decided_ha) as is_decided, count(*) = count(w.ha) as has_areas,
      count(w.decided_ha) filter (where w.is_concerned) as decided, coalesce(sum(w.decided_ha) filter (where w.is_concerned), 0) as decided_ha,
      case when count(*) filter (where w.is_concerned) = count(w.ha) filter (where w.is_concerned) then sum(w.ha) filter (where w.is_concerned) end as ha,
      sum(case when w.is_concerned then w.over_area else least(0, w.over_area) end) as least_area,
      sum(case when w.is_concerned then w.over_area else greatest(0, w.over_area) end) as most_area,
      sum(case when w.is_concerned then w.over_share else least(0, w.over_share) end) as least_share,
      sum(case when w.is_concerned then w.over_share else greatest(0, w.over_share) end) as most_share
    from weighed w)
  select json_build_object(
    'verdicts', coalesce((select json_agg(json_build_object('verdict', v.verdict, 'zones', v.n) order by array_position(array['met', 'short', 'undetermined', 'exempt', 'not_applicable'], v.verdict)) from verdicts v), '[]'),
    'resolution198', json_build_object('zonesConcerned', s.n, 'zonesUnknown', s.unknown, 'zonesDecided', s.decided, 'decidedHa', s.decided_ha::float8,
      'averageHa', case when s.n = s.decided then round(s.decided_ha / nullif(s.n, 0), 4) end::float8,
      'sharePct', case when s.n = s.decided then rules.percent_of(s.decided_ha, s.ha) end::float8,
      -- "20 ha hoặc 5 %": either is enough; both must be known to fail.
      'isMet', case when s.n > 0 and s.is_decided then case
        when rules.meets(s.least_area, (t.area).operator, 0) or (s.has_areas and rules.meets(s.least_share, (t.share).operator, 0)) then true
        when not rules.meets(s.most_area, (t.area).operator, 0) and s.has_areas and not rules.meets(s.most_share, (t.share).operator, 0) then false end end,
      'rules', coalesce((select json_agg(rules.rule_json(r)) from unnest(array[t.area, t.share]) r where (r).id is not null), '[]')))
  from sums s cross join thresholds t;
end;
comment on function rules.province_sme_quota_json is
  'How many zones keep the quota of Decree 35/2022 art. 9.4, and the average of the areas the province decided under Resolution 198/2025/QH15 art. 7: 20 ha a zone
   or 5 % of the land of the zones concerned. It is an average over the province, so it is not known while a zone concerned has no decision, nor while one of
   which nobody recorded whether it is concerned (its day, or whether State money built it) could turn the answer. To be verified against Decree 20/2026.';

create function rules.province_wastewater_json(province_code text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with zones as materialized (
    select z.id, z.code, z.name_sort_key, json_build_object('code', z.code, 'nameVi', z.name_vi, 'nameEn', coalesce(z.name_en, z.name_vi)) as named
    from zone z cross join lateral rules.zone_axes_at(z.id, as_of) a
    where z.province_code = province_wastewater_json.province_code and rules.rule_kind(z.kind) = 'industrial_zone' and rules.still_operates(a.operation_status)),
  told as materialized (
    select z.*, w.has_central from zones z left join rules.wastewater_at(array(select id from zones), province_wastewater_json.as_of) w on w.zone_id = z.id)
  select json_build_object('operating', count(*),
    'with', coalesce(json_agg(t.named order by t.name_sort_key, t.code) filter (where t.has_central), '[]'),
    'without', coalesce(json_agg(t.named order by t.name_sort_key, t.code) filter (where not t.has_central), '[]'),
    'unknown', coalesce(json_agg(t.named order by t.name_sort_key, t.code) filter (where t.has_central is null), '[]'),
    'sharePct', case when count(t.has_central) = count(*) then rules.percent_of(count(*) filter (where t.has_central), count(*)) end::float8)
  from told t;
end;
comment on function rules.province_wastewater_json is
  'Operating industrial zones of a province with, without and not known to have central wastewater treatment; the share is of
   all that operate, and there is none while one of them is not known.';

create function rules.province_summary(code text, as_of date) returns json
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select p.code, p.name_vi, p.name_en, rules.asked_day(province_summary.as_of) as day, array(select z.id from zone z where z.province_code = p.code) as zone_ids
    from province p where p.code = province_summary.code),
  land as materialized (select rules.land_ledger_json(a.zone_ids, 'province', a.day) as ledger from asked a),
  ready as materialized (
    select coalesce(sum(r.m2), 0) as m2, coalesce(sum(r.undated_m2), 0) as undated_m2
    from asked a cross join lateral rules.ready_in_period(a.zone_ids, date_trunc('year', a.day)::date, a.day) r),
  cleared as materialized (
    select coalesce(sum(l.handed_over_m2 + l.ready_m2), 0) as m2 from asked a cross join lateral rules.kept_ledger_at(a.zone_ids, rules.day_of_land(a.zone_ids, a.day)) l)
  select json_build_object(
    'province', json_build_object('code', a.code, 'nameVi', a.name_vi, 'nameEn', a.name_en), 'asOf', a.day,
    'kinds', rules.province_kinds_json(a.code, a.day),
    'land', coalesce(land.ledger -> 'rows' -> 0, (land.ledger ->> 'total')::json),
    'readyInYearHa', rules.round_ha(ready.m2), 'undatedReadyHa', rules.round_ha(ready.undated_m2),
    'clearance', json_build_object('clearedHa', rules.round_ha(cleared.m2), 'plan', (
      select json_build_object('ha', p.area_ha::float8, 'from', p.period_from, 'to', p.period_to, 'source', p.source) from clearance_plan p
      where p.province_code = a.code and p.replaced_at is null and p.period_from <= a.day and p.period_to > a.day order by p.period_from desc, p.id desc limit 1)),
    'occupancy', (select json_agg(rules.average_occupancy(a.code, k.kind::zone_kind, k.base, a.day) order by k.at)
      from (values (1, 'industrial_zone', 'established'), (2, 'industrial_zone', 'operating'), (3, 'industrial_cluster', 'established'), (4, 'industrial_cluster', 'operating')) k(at, kind, base)),
    'smeQuota', rules.province_sme_quota_json(a.code, a.day),
    'wastewater', rules.province_wastewater_json(a.code, a.day))
  from asked a cross join land cross join ready cross join cleared;
end;
comment on function rules.province_summary is 'A province in numbers on a day (ProvinceSummary of the contract); null where no province has the code.';
