import type { KeptRule, NewRule, RuleChange } from '../contract/rule-write.ts'
import type { Database, Queryable, Transaction } from '../database/pool.ts'
import { sql, type Sql } from '../database/sql.ts'
import { decisionBehind } from '../decision-behind.ts'
import { Problem } from '../errors.ts'
import { matchVersion } from '../precondition.ts'

/** GET /api/rules */
export async function readRules(db: Queryable, code: string | undefined): Promise<{ items: KeptRule[] }> {
  const rows = await db.query<{ item: KeptRule }>(sql`
    select rules.kept_rule_json(r) as item from rule r where ${code ?? null}::text is null or r.code = ${code ?? null}
    order by r.code, r.parameter, r.subject, r.valid_from nulls first, r.replaced_at nulls last, r.id`)
  return { items: rows.map((row) => row.item) }
}

/** POST /api/rules */
export const createRule = (db: Database, sent: NewRule): Promise<KeptRule> => writing(db, async (tx) => {
  const [known] = await tx.query(sql`select 1 from rule where code = ${sent.code} and parameter = ${sent.parameter} and unit = ${sent.unit}`)
  if (!known) throw new Problem('unknown_reference', { field: 'parameter', got: `${sent.code} ${sent.parameter} (${sent.unit})`, expected: 'code, parameter and unit of a rule that is there' })
  if (sent.provinceCode !== null && (await tx.query(sql`select 1 from province where code = ${sent.provinceCode}`)).length === 0) {
    throw new Problem('unknown_reference', { field: 'provinceCode', got: sent.provinceCode, expected: 'province' })
  }
  refuseUnlessWhole(sent)
  const [row] = await tx.query<{ id: number }>(sql`
    insert into rule (code, parameter, zone_kind, zone_type, province_code, operator, value, unit, valid_from, valid_to, legal_basis, decision_id, confidence, note)
    values (${sent.code}, ${sent.parameter}, ${sent.zoneKind}, ${sent.zoneType}, ${sent.provinceCode}, ${sent.operator}, ${sent.value}, ${sent.unit}, ${sent.validFrom}, ${sent.validTo},
      ${sent.legalBasis}, ${await decisionBehind(tx, sent.decisionCode)}, ${sent.confidence}, ${sent.note}) returning id`)
  return row?.id ?? 0
})

/** PATCH /api/rules/{id} */
export const modifyRule = (db: Database, id: number, ifMatch: string, sent: RuleChange): Promise<KeptRule> => writing(db, async (tx) => {
  const rule = await lockRule(tx, id, ifMatch)
  const next: Said = {
    operator: sent.operator ?? rule.operator, value: sent.value === undefined ? rule.value : sent.value, validFrom: rule.validFrom, validTo: rule.validTo,
    legalBasis: sent.legalBasis ?? rule.legalBasis, decisionId: sent.decisionCode === undefined ? rule.decisionId : await decisionBehind(tx, sent.decisionCode),
    confidence: sent.confidence ?? rule.confidence, note: sent.note === undefined ? rule.note : sent.note,
  }
  if (sent.effectiveOn === undefined) return correct(tx, rule, { ...next, validFrom: given(sent.validFrom, rule.validFrom), validTo: given(sent.validTo, rule.validTo) }, sent.moveNeighbours === true)
  if (isSame(rule, next)) throw new Problem('nothing_changes')
  refuseUnlessWhole(next)
  refuseOutside(rule, 'effectiveOn', sent.effectiveOn)
  await tx.query(sql`update rule set valid_to = ${sent.effectiveOn} where id = ${id}`)
  return insertLike(tx, rule, { ...next, validFrom: sent.effectiveOn })
})

/** POST /api/rules/{id}/end */
export const finishRule = (db: Database, id: number, ifMatch: string, validTo: string): Promise<KeptRule> => writing(db, async (tx) => {
  const rule = await lockRule(tx, id, ifMatch)
  refuseOutside(rule, 'validTo', validTo)
  await tx.query(sql`update rule set valid_to = ${validTo} where id = ${id}`)
  return id
})

interface Said {
  readonly operator: string
  readonly value: number | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly legalBasis: string
  readonly decisionId: number | null
  readonly confidence: string
  readonly note: string | null
}
interface LockedRule extends Said { readonly id: number; readonly subject: string; readonly replacedAt: string | null; readonly version: string }

/** Runs in a transaction, gives the record that was written. What rests on a threshold is brought up at its end, for every zone: that may take longer than a request may. */
async function writing(db: Database, work: (tx: Transaction) => Promise<number>): Promise<KeptRule> {
  const id = await db.transaction(async (tx) => {
    await tx.query(sql`select set_config('statement_timeout', '0', true)`)
    const written = await work(tx)
    await refuseGap(tx, written)
    return written
  })
  const [row] = await db.query<{ item: KeptRule }>(sql`select rules.kept_rule_json(r) as item from rule r where r.id = ${id}`)
  if (!row) throw new Problem('rule_not_found', { field: 'id', got: String(id) })
  return row.item
}

/** The database refuses a gap too (rule_periods_leave_no_gap), but does not say where it is. @throws Problem period_gap */
async function refuseGap(tx: Transaction, id: number) {
  const [gap] = await tx.query<{ from: string; to: string }>(sql`
    select p.valid_to::text as "from", p.next_from::text as "to"
    from (select r.valid_to, lead(r.valid_from) over (order by r.valid_from nulls first) as next_from
      from rule r where r.replaced_at is null and r.subject = (select o.subject from rule o where o.id = ${id})) p
    where p.next_from > p.valid_to order by 1 limit 1`)
  if (gap) throw new Problem('period_gap', { field: 'validFrom', got: `${gap.from} – ${gap.to}`, expected: 'validTo = validFrom' })
}

const ruleRows = (where: Sql) => sql`
  select r.id, r.subject, r.operator, r.value::float8 as value, r.valid_from::text as "validFrom", r.valid_to::text as "validTo", r.legal_basis as "legalBasis", r.decision_id as "decisionId",
    r.confidence, r.note, r.replaced_at::text as "replacedAt", rules.rule_version(r) as version
  from rule r where ${where} order by r.id for update`

/** All periods of the threshold are locked: what changes one changes where the others meet it. @throws Problem rule_not_found, past_version, precondition_failed */
async function lockRule(tx: Transaction, id: number, ifMatch: string): Promise<LockedRule> {
  const rows = await tx.query<LockedRule & Record<string, unknown>>(ruleRows(sql`r.subject = (select o.subject from rule o where o.id = ${id})`))
  const rule = rows.find((row) => row.id === id)
  if (!rule) throw new Problem('rule_not_found', { field: 'id', got: String(id) })
  matchVersion(ifMatch, rule.version)
  if (rule.replacedAt !== null) throw new Problem('past_version', { field: 'id', got: String(id), expected: 'replacedAt: null' })
  return rule
}

/** The record was wrong: it is kept as replaced, and so are those whose days follow from its. */
async function correct(tx: Transaction, rule: LockedRule, next: Said, movesNeighbours: boolean): Promise<number> {
  if (isSame(rule, next) && rule.validFrom === next.validFrom && rule.validTo === next.validTo) throw new Problem('nothing_changes')
  refuseUnlessWhole(next)
  const neighbours = movesNeighbours ? await tx.query<LockedRule & Record<string, unknown>>(ruleRows(sql`
    r.subject = ${rule.subject} and r.replaced_at is null and r.id <> ${rule.id} and (r.valid_to = ${rule.validFrom}::date or r.valid_from = ${rule.validTo}::date)`)) : []
  // Every old record goes before a new one comes: two may not hold on one day.
  await tx.query(sql`update rule set replaced_at = now() where id = ${rule.id} or id = any(${neighbours.map(({ id }) => id)}::int[])`)
  for (const one of neighbours) {
    const endsWhereThisBegan = rule.validFrom !== null && one.validTo === rule.validFrom
    const moved = endsWhereThisBegan ? { ...one, validTo: next.validFrom } : { ...one, validFrom: next.validTo }
    if (moved.validFrom !== null && moved.validTo !== null && moved.validTo <= moved.validFrom) {
      throw new Problem('period_out_of_order', endsWhereThisBegan ? { field: 'validFrom', got: moved.validTo, expected: `> ${moved.validFrom}` } : { field: 'validTo', got: moved.validFrom, expected: `< ${moved.validTo}` })
    }
    await insertLike(tx, one, moved)
  }
  return insertLike(tx, rule, next)
}

async function insertLike(tx: Transaction, { id }: LockedRule, next: Said): Promise<number> {
  const [row] = await tx.query<{ id: number }>(sql`
    insert into rule (code, parameter, zone_kind, zone_type, province_code, operator, value, unit, valid_from, valid_to, legal_basis, decision_id, confidence, note)
    select code, parameter, zone_kind, zone_type, province_code, ${next.operator}, ${next.value}, unit, ${next.validFrom}::date, ${next.validTo}::date,
      ${next.legalBasis}, ${next.decisionId}, ${next.confidence}, ${next.note}
    from rule where id = ${id} returning id`)
  return row?.id ?? 0
}

const given = <T>(sent: T | undefined, now: T): T => (sent === undefined ? now : sent)
const isSame = (one: Said, other: Said) => (['operator', 'value', 'legalBasis', 'decisionId', 'confidence', 'note'] as const).every((name) => one[name] === other[name])

/** A day that divides a period lies within it. @throws Problem period_out_of_order */
function refuseOutside({ validFrom, validTo }: Said, field: string, day: string) {
  if ((validFrom === null || day > validFrom) && (validTo === null || day < validTo)) return
  throw new Problem('period_out_of_order', { field, got: day, expected: [validFrom && `> ${validFrom}`, validTo && `< ${validTo}`].filter(Boolean).join(', ') })
}

/** @throws Problem threshold_does_not_fit, period_out_of_order */
function refuseUnlessWhole({ operator, value, validFrom, validTo }: Pick<Said, 'operator' | 'value' | 'validFrom' | 'validTo'>) {
  if ((operator === 'flag') !== (value === null)) throw new Problem('threshold_does_not_fit', { field: 'value', got: operator, expected: 'flag: null; else a number' })
  if (validFrom !== null && validTo !== null && validTo <= validFrom) throw new Problem('period_out_of_order', { field: 'validTo', got: validTo, expected: `> ${validFrom}` })
}
