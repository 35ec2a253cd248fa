import type { ClientBase } from 'pg'
import { insertRows } from './insert-rows.ts'
import type { ShippedData } from './shipped-data.ts'

/** Thresholds of the law, targets of resolutions, and what documents report. */
export async function loadRules(client: ClientBase, data: ShippedData): Promise<void> {
  await insertRows(client, 'rules',
    `line int, code text, parameter text, "zoneKind" text, "zoneType" text, "provinceCode" text, operator text, value numeric, unit text,
     "validFrom" date, "validTo" date, "legalBasis" text, "decisionCode" text, confidence text, note text`,
    `insert into rule (code, parameter, zone_kind, zone_type, province_code, operator, value, unit, valid_from, valid_to, legal_basis,
       decision_id, confidence, note)
     select g.code, parameter, "zoneKind", "zoneType", "provinceCode", operator, value, unit, "validFrom", "validTo", "legalBasis",
       d.id, g.confidence, g.note
     from given g left join decision d on d.code = g."decisionCode" order by g.line`, data.rules)

  await insertRows(client, 'targets',
    `line int, code text, "provinceCode" text, "titleVi" text, "titleEn" text, indicator text, "zoneKind" text, operator text,
     threshold numeric, "thresholdHigh" numeric, unit text, "baseVi" text, "baseEn" text, "documentBaseCount" int, "periodFrom" date, "dueOn" date,
     "decisionCode" text, note text`,
    `insert into target (code, province_code, title_vi, title_en, indicator, zone_kind, operator, threshold, threshold_high, unit,
       base_vi, base_en, document_base_count, period_from, due_on, decision_id, note)
     select g.code, "provinceCode", "titleVi", "titleEn", indicator, "zoneKind", operator, threshold, "thresholdHigh", unit,
       "baseVi", "baseEn", "documentBaseCount", "periodFrom", "dueOn", d.id, g.note
     from given g join decision d on d.code = g."decisionCode" order by g.line`, data.targets)
  await insertRows(client, 'parents of targets', 'code text, "parentCode" text',
    'update target t set parent_id = p.id from given g join target p on p.code = g."parentCode" where t.code = g.code',
    data.targets.filter((target) => target.parentCode !== null))
  await insertRows(client, 'zones of targets', '"targetCode" text, "zoneCode" text',
    `insert into target_zone (target_id, zone_id)
     select t.id, z.id from given g join target t on t.code = g."targetCode" join zone z on z.code = g."zoneCode"`, data.targetZones)

  await insertRows(client, 'reporting boards', 'name text, "nameEn" text, "provinceCode" text',
    `insert into reporting_board (name, name_en, province_code) select name, "nameEn", "provinceCode" from given`, data.reportingBoards)

  await insertRows(client, 'reported indicators',
    `line int, ref text, board text, "provinceCode" text, "formerProvince" text, "zoneCode" text, "zoneKind" text, indicator text, value numeric,
     qualifier text, unit text, period text, "decisionCode" text, source text, note text`,
    `insert into reported_indicator (ref, board, province_code, former_province, zone_id, zone_kind, indicator, value, qualifier, unit, period,
       decision_id, source, note)
     select g.ref, g.board, g."provinceCode", g."formerProvince", z.id, g."zoneKind", g.indicator, g.value, g.qualifier, g.unit, g.period,
       d.id, g.source, g.note
     from given g left join zone z on z.code = g."zoneCode" left join decision d on d.code = g."decisionCode" order by g.line`,
    data.reportedIndicators)
}
