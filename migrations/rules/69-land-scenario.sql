-- What-ifs of a zone's land structure. The effect is what the rules of the ledger say with the plots changed: the server changes them, asks, and takes it back.

create function rules.land_scenario_side(code text) returns json
  language sql stable
begin atomic
  select json_build_object(
    'balance', (select json_build_object('basis', b.j -> 'basis', 'base', b.j -> 'base', 'uses', (select json_agg(json_build_object('landUse', u -> 'landUse', 'plots', u -> 'plots', 'ha', u -> 'ha', 'sharePct', u -> 'sharePct')) from json_array_elements(b.j -> 'uses') u),
      'industrialHa', b.j -> 'industrialHa', 'leasableHa', b.j -> 'leasableHa', 'logisticsHa', b.j -> 'logisticsHa') from (select rules.zone_land_balance(land_scenario_side.code, null) as j) b),
    'sme', (select json_build_object('verdict', q.j -> 'verdict', 'industrialHa', q.j -> 'industrialHa', 'requiredHa', q.j -> 'requiredHa', 'countedHa', q.j -> 'countedHa', 'shortfallHa', q.j -> 'shortfallHa')
      from (select rules.zone_sme_quota(land_scenario_side.code, null) -> 'decree35' as j) q),
    'occupancy', (select json_build_object('formula', o.j -> 'formula', 'contractual', o.j -> 'contractual', 'real', o.j -> 'real', 'idleHa', o.j -> 'idleHa') from (select rules.zone_occupancy(land_scenario_side.code, null) as j) o),
    'standards', (select json_agg(json_build_object('check', c -> 'check', 'verdict', c -> 'verdict', 'value', c -> 'value', 'unit', c -> 'unit', 'missingHa', c -> 'missingHa')) from json_array_elements(rules.zone_standards(land_scenario_side.code, null) -> 'checks') c),
    'benchmark', (select json_build_object('verdict', l.verdict, 'missingHa', l.missing_ha::float8, 'rule', rules.rule_json(l.rule), 'asWarehouseHa', l.as_warehouse_ha::float8, 'asServiceHa', l.as_service_ha::float8,
        'industrialHa', l.industrial_ha::float8, 'baseHa', l.base_ha::float8) from zone z, lateral rules.logistics_zones_at(z.province_code, current_date) l where z.code = land_scenario_side.code and l.zone_id = z.id),
    -- Roads, green land, water, technical land and the like bring no rent.
    'revenueFreeHa', (select rules.exact_ha(coalesce(sum(p.net_m2) filter (where not rules.is_leasable(p.land_use)), 0))::float8 from zone z, lateral rules.net_plots_at(array[z.id], current_date) p where z.code = land_scenario_side.code));
end;
comment on function rules.land_scenario_side is
  'One side of a what-if (LandScenarioSide of the contract): land balance, SME quota, occupancy, standards and benchmark of a zone today, by the same rules as everywhere, and the hectares of plots that are not leasable.';

create function rules.land_scenario_json(s land_scenario) returns jsonb
  language sql stable
begin atomic
  select jsonb_build_object('id', s.id, 'key', s.key, 'zone', z.code, 'zoneNameVi', z.name_vi, 'zoneNameEn', coalesce(z.name_en, z.name_vi), 'provinceCode', z.province_code, 'name', s.name, 'note', s.note, 'changes', s.changes, 'author', a.name, 'version', s.version,
    'savedAt', to_char(s.updated_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"'))
  from zone z, account a where z.id = s.zone_id and a.id = s.author_id;
end;
comment on function rules.land_scenario_json is 'A kept what-if (LandScenario of the contract): no firm is named in it.';
