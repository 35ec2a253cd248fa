import { clearanceStages, type ClearanceChange, type ClearanceDetail, type ClearanceStage } from '../contract/clearance.ts'
import type { Database, Queryable, Transaction } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found, Problem } from '../errors.ts'
import { matchVersion, refuseUntimely } from '../precondition.ts'

/** GET /api/zones/{code}/clearances: GeoJSON text as the database wrote it. */
export async function readClearances(db: Queryable, code: string): Promise<string> {
  return found(code, await db.query<{ found: string | null }>(sql`select rules.zone_clearances(${code})::text as found`))
}

/** GET /api/clearances/{id} */
export async function readClearance(db: Queryable, id: number): Promise<ClearanceDetail> {
  const [row] = await db.query<{ found: ClearanceDetail | null }>(sql`select rules.clearance_detail(${id}) as found`)
  if (!row?.found) throw new Problem('clearance_not_found', { field: 'id', got: String(id) })
  return row.found
}

/** PATCH /api/clearances/{id}: answers with the tract as it now stands, under the id of its new stage. */
export async function moveClearance(db: Database, id: number, ifMatch: string, sent: ClearanceChange): Promise<ClearanceDetail> {
  const written = await db.transaction(async (tx) => {
    const tract = await lockTract(tx, id)
    matchVersion(ifMatch, tract.version)
    if (tract.currentId !== id) throw new Problem('past_version', { field: 'id', got: String(id), expected: String(tract.currentId ?? '–') })
    if (sent.readyExpectedOn !== undefined) return expectReady(tx, tract, sent.readyExpectedOn, sent.source)
    return sent.effectiveOn === undefined ? correct(tx, tract, sent) : move(tx, tract, sent.stage ?? tract.stage, sent.effectiveOn, sent.source)
  })
  return readClearance(db, written)
}

/** What is expected is no change of the land: the row says it, and the audit keeps what it said before. */
async function expectReady(tx: Transaction, tract: Tract, readyExpectedOn: string | null, source: string): Promise<number> {
  if (tract.stage === 'ready') throw new Problem('invalid_parameter', { field: 'readyExpectedOn', got: String(readyExpectedOn), expected: 'stage ≠ ready' })
  if (readyExpectedOn !== null && readyExpectedOn <= tract.today) throw new Problem('invalid_parameter', { field: 'readyExpectedOn', got: readyExpectedOn, expected: `> ${tract.today}` })
  const [changed] = await tx.query(sql`
    update clearance set ready_expected_on = ${readyExpectedOn}::date, ready_expected_source = case when ${readyExpectedOn}::date is not null then ${source}::text end
    where id = ${tract.id} and (ready_expected_on, ready_expected_source) is distinct from (${readyExpectedOn}::date, case when ${readyExpectedOn}::date is not null then ${source}::text end) returning id`)
  if (!changed) throw new Problem('nothing_changes')
  return tract.id
}

interface Tract {
  readonly id: number
  readonly currentId: number | null
  readonly stage: ClearanceStage
  readonly validFrom: string | null
  readonly today: string
  readonly version: string
}

async function lockTract(tx: Transaction, id: number): Promise<Tract> {
  const [tract] = await tx.query<Tract & Record<string, unknown>>(sql`
    select c.id, c.stage, c.valid_from::text as "validFrom", current_date::text as today, rules.clearance_version(c) as version,
      (select o.id from clearance o where o.zone_id = c.zone_id and o.code = c.code and o.replaced_at is null and (o.valid_to is null or o.valid_to > current_date)
        order by o.valid_from desc nulls last limit 1) as "currentId"
    from clearance c where c.id = ${id} for update of c`)
  if (!tract) throw new Problem('clearance_not_found', { field: 'id', got: String(id) })
  return tract
}

/** The tract moved on: its row ends that day and the next begins. */
async function move(tx: Transaction, tract: Tract, stage: ClearanceStage, effectiveOn: string, source: string): Promise<number> {
  refuseUntimely(effectiveOn, tract.validFrom, tract.today)
  if (stage === tract.stage) throw new Problem('nothing_changes')
  if (clearanceStages.indexOf(stage) < clearanceStages.indexOf(tract.stage)) throw new Problem('stage_goes_back', { field: 'stage', got: stage, expected: tract.stage })
  // A stage that ends on the day it began never held: it is kept as replaced, like a mistake.
  await (effectiveOn === tract.validFrom
    ? tx.query(sql`update clearance set replaced_at = now() where id = ${tract.id}`)
    : tx.query(sql`update clearance set valid_to = ${effectiveOn} where id = ${tract.id}`))
  return begin(tx, tract, stage, effectiveOn, source)
}

/** The record was wrong: it is kept as replaced, and a right one stands in its place. */
async function correct(tx: Transaction, tract: Tract, sent: ClearanceChange): Promise<number> {
  const stage = sent.stage ?? tract.stage
  const validFrom = sent.validFrom === undefined ? tract.validFrom : sent.validFrom
  if (stage === tract.stage && validFrom === tract.validFrom) throw new Problem('nothing_changes')
  if (validFrom !== null && validFrom > tract.today) throw new Problem('effective_in_future', { field: 'validFrom', got: validFrom, expected: `≤ ${tract.today}` })
  await tx.query(sql`update clearance set replaced_at = now() where id = ${tract.id}`)
  if (validFrom !== tract.validFrom) await moveEndBefore(tx, tract, validFrom)
  const [right] = await tx.query<{ id: number }>(sql`
    insert into clearance (zone_id, code, stage, geom, decision_id, basis, source, valid_from, valid_to, ready_expected_on, ready_expected_source)
    select zone_id, code, ${stage}, geom, decision_id, basis, ${sent.source}, ${validFrom}::date, valid_to, ${expected(stage)} from clearance where id = ${tract.id} returning id`)
  if (!right) throw new Error('the right record of a tract was not written')
  return right.id
}

/** The stage before, which ended on the very day that was wrong, ends on the right one: no day is without a stage, none has two. Its record too is kept as replaced. */
async function moveEndBefore(tx: Transaction, tract: Tract, end: string | null): Promise<void> {
  const [before] = await tx.query<{ id: number; validFrom: string | null }>(sql`
    select o.id, o.valid_from::text as "validFrom" from clearance o join clearance c on c.zone_id = o.zone_id and c.code = o.code
    where c.id = ${tract.id} and o.valid_to = ${tract.validFrom}::date and o.replaced_at is null for update of o`)
  if (!before) return
  if (end === null || (before.validFrom !== null && end <= before.validFrom)) {
    throw new Problem('period_out_of_order', { field: 'validFrom', got: String(end), expected: before.validFrom === null ? 'yyyy-mm-dd' : `> ${before.validFrom}` })
  }
  await tx.query(sql`update clearance set replaced_at = now() where id = ${before.id}`)
  await tx.query(sql`
    insert into clearance (zone_id, code, stage, geom, decision_id, basis, source, valid_from, valid_to)
    select zone_id, code, stage, geom, decision_id, basis, source, valid_from, ${end}::date from clearance where id = ${before.id}`)
}

/** What was expected still is, until the tract is ready. */
const expected = (stage: ClearanceStage) => (stage === 'ready' ? sql`null, null` : sql`ready_expected_on, ready_expected_source`)

/** The next stage has a decision and an end of its own. */
async function begin(tx: Transaction, tract: Tract, stage: ClearanceStage, validFrom: string, source: string): Promise<number> {
  const [next] = await tx.query<{ id: number }>(sql`
    insert into clearance (zone_id, code, stage, geom, basis, source, valid_from, ready_expected_on, ready_expected_source)
    select zone_id, code, ${stage}, geom, basis, ${source}, ${validFrom}::date, ${expected(stage)} from clearance where id = ${tract.id} returning id`)
  if (!next) throw new Error('the next stage of a tract was not written')
  return next.id
}
