import type { z } from 'zod'
import type { NewZone, Published, Rehearsal, rehearseNewZone } from '../../contract/zone-change.ts'
import type { Database, Transaction } from '../../database/pool.ts'
import { sql, type Sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import type { Language } from '../../language.ts'
import { applyChange, carryOut, lookAt } from './apply.ts'
import { enteredDecision, sourceOf } from './decision.ts'
import { lockZone, type StandingZone } from './lock.ts'
import { record } from './publish.ts'
import { readSide, rehearsed, takenBack } from './rehearse.ts'

/** POST /api/zones */
export async function createZone(db: Database, { effectiveOn, decision, why, reasons, draft, ...sent }: NewZone, language: Language): Promise<Published> {
  return db.transaction(async (tx) => {
    const decisionId = await enteredDecision(tx, decision)
    // Codes are given one after the other, however many zones are entered at once.
    await tx.query(sql`select pg_advisory_xact_lock(hashtext('zone code'))`)
    const zone = await enterZone(tx, sent, decisionId, null)
    const applied = await applyChange(tx, zone, { ...sent, effectiveOn }, { language, subject: { ...zone, zoneId: null }, decisionId, needsDecision: true, versionsMatter: true })
    return record(tx, zone, applied, { number: zone.version, kind: 'create', effectiveOn, why, reasons, draft })
  })
}

/** POST /api/rehearsals */
export async function tryNewZone(db: Database, sent: z.output<typeof rehearseNewZone.schema.body>, language: Language): Promise<Rehearsal> {
  return db.transaction((tx) => takenBack(tx, async () => {
    const nobodyElses = crypto.randomUUID()
    const zone = await enterZone(tx, { ...sent, nameVi: nobodyElses }, null, `X-${nobodyElses.toUpperCase().slice(0, 28)}`)
    const change = { ...sent, effectiveOn: zone.today }
    const terms = { language, subject: { ...zone, zoneId: null }, decisionId: null, needsDecision: false, versionsMatter: true }
    const applied = await carryOut(tx, zone, change, terms, await lookAt(tx, zone, change, { ...terms, locks: false }))
    return rehearsed(0, applied, applied.written && { now: await readSide(tx, null), then: await readSide(tx, zone.code) })
  }))
}

// Not every database knows capitals beyond A–Z: decomposed, a letter is one of these with its marks.
const caseless = (text: Sql) => sql`lower(normalize(translate(${text}, 'Đ', 'đ'), NFD))`

/** Enters a zone under a code, the next free one when null. @throws Problem zone_exists, unknown_reference, not_a_parent */
async function enterZone(tx: Transaction, sent: Omit<NewZone, 'effectiveOn' | 'decision' | 'why' | 'reasons'>, decisionId: number | null, givenCode: string | null): Promise<StandingZone> {
  const nameVi = sent.nameVi.normalize('NFC')
  const formerProvince = sent.formerProvince ?? null
  const [known] = await tx.query<{ province: boolean; former: boolean; parentId: number | null; mayContain: boolean | null; twin: string | null; code: string }>(sql`
    select exists (select from province where code = ${sent.provinceCode}) as province,
      ${formerProvince}::text is null or exists (select from former_province where name_vi = ${formerProvince} and province_code = ${sent.provinceCode}) as former,
      (select id from zone where code = ${sent.parent ?? null}) as "parentId", (select kind = 'economic_zone' and province_code = ${sent.provinceCode} from zone where code = ${sent.parent ?? null}) as "mayContain", coalesce(${givenCode}, rules.next_zone_code(${sent.provinceCode})) as code,
      (select code from zone where kind = ${sent.kind} and province_code = ${sent.provinceCode} and former_province is not distinct from ${formerProvince} and ${caseless(sql`name_vi`)} = ${caseless(sql`${nameVi}::text`)}) as twin`)
  if (!known?.province) throw new Problem('unknown_reference', { field: 'provinceCode', got: sent.provinceCode, expected: 'province' })
  if (!known.former) throw new Problem('unknown_reference', { field: 'formerProvince', got: formerProvince ?? '', expected: 'former province' })
  if (sent.parent !== undefined && known.parentId === null) throw new Problem('unknown_reference', { field: 'parent', got: sent.parent, expected: 'zone' })
  if (sent.parent !== undefined && !known.mayContain) throw new Problem('not_a_parent', { field: 'parent', got: sent.parent, expected: `economic_zone, ${sent.provinceCode}` })
  if (known.twin !== null) throw new Problem('zone_exists', { field: 'nameVi', got: nameVi, expected: known.twin })
  // The decision says the approved area, or where none is given the planned one.
  await tx.query(sql`
    insert into zone (code, kind, name_vi, name_en, province_code, former_province, parent_id, developer, planned_ha, planned_as_of, planned_decision_id,
      approved_ha, approved_on, approved_decision_id, confidence, source, without_boundary_because)
    select ${known.code}, ${sent.kind}, ${nameVi}, ${sent.nameEn ?? null}, ${sent.provinceCode}, ${formerProvince}, ${known.parentId}, ${sent.developer ?? null},
      ${sent.plannedHa ?? null}, case when ${sent.plannedHa !== undefined && sent.approvedHa === undefined} then d.issued_on end, case when ${sent.plannedHa !== undefined && sent.approvedHa === undefined} then d.id end,
      ${sent.approvedHa ?? null}, case when ${sent.approvedHa !== undefined} then d.issued_on end, case when ${sent.approvedHa !== undefined} then d.id end,
      'high', ${await sourceOf(tx, decisionId, 1)}, 'no_place'
    from (select 1) once left join decision d on d.id = ${decisionId}`)
  return lockZone(tx, known.code)
}
