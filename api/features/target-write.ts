import type { z } from 'zod'
import type { newTarget } from '../contract/target.ts'
import type { Database, Transaction } from '../database/pool.ts'
import { sql, type Sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'

/** POST /api/targets */
export async function createTarget(db: Database, sent: z.output<typeof newTarget>): Promise<{ code: string }> {
  if (sent.dueOn < sent.periodFrom) throw new Problem('period_out_of_order', { field: 'dueOn', got: sent.dueOn, expected: `≥ ${sent.periodFrom}` })
  return db.transaction(async (tx) => {
    await refuseUnlessThere(tx, sql`select 1 from province where code = ${sent.provinceCode}`, 'provinceCode', sent.provinceCode)
    await refuseUnlessThere(tx, sql`select 1 from decision where code = ${sent.decisionCode}`, 'decisionCode', sent.decisionCode)
    if (sent.parent !== null) await refuseUnlessThere(tx, sql`select 1 from target where code = ${sent.parent}`, 'parent', sent.parent)
    await tx.query(sql`
      insert into target (code, parent_id, province_code, title_vi, title_en, indicator, zone_kind, operator, threshold, threshold_high, unit,
        base_vi, base_en, document_base_count, period_from, due_on, decision_id, note)
      values (${sent.code}, (select id from target where code = ${sent.parent}), ${sent.provinceCode}, ${sent.titleVi}, ${sent.titleEn}, ${sent.indicator}, ${sent.zoneKind},
        ${sent.operator}, ${sent.threshold}, ${sent.thresholdHigh}, ${sent.unit}, ${sent.baseVi}, ${sent.baseEn}, ${sent.documentBaseCount}, ${sent.periodFrom}, ${sent.dueOn},
        (select id from decision where code = ${sent.decisionCode}), ${sent.note})`)
    return { code: sent.code }
  })
}

async function refuseUnlessThere(tx: Transaction, statement: Sql, field: string, code: string) {
  const [row] = await tx.query(statement)
  if (!row) throw new Problem('unknown_reference', { field, got: code, expected: { provinceCode: 'province', decisionCode: 'decision', parent: 'target' }[field] ?? field })
}
