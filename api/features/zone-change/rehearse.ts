import type { DrawnChange, Rehearsal } from '../../contract/zone-change.ts'
import type { Database, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import type { Language } from '../../language.ts'
import { carryOut, lookAt, type Applied } from './apply.ts'
import { lockZone, readZone } from './lock.ts'
import { namedPlots } from './plots.ts'

/** POST /api/zones/{code}/rehearsals: looks without holding anybody up; only what can be carried out is carried out, locked, and taken back. */
export async function tryChange(db: Database, code: string, { asOf, ...drawn }: DrawnChange, language: Language): Promise<Rehearsal> {
  return db.transaction((tx) => takenBack(tx, async () => {
    const terms = { language, decisionId: null, needsDecision: false, versionsMatter: false }
    const read = await readZone(tx, code)
    const change = { ...drawn, effectiveOn: asOf ?? read.today }
    const seen = await lookAt(tx, read, change, { ...terms, subject: read, locks: false })
    if (!seen.writes) return rehearsed(read.version, seen, null)
    const zone = await lockZone(tx, code)
    if (zone.version === read.version && drawn.plots) await namedPlots(tx, zone, drawn.plots, change.effectiveOn, { locks: true, versionsMatter: false })
    const stillSeen = zone.version === read.version ? seen : await lookAt(tx, zone, change, { ...terms, subject: zone, locks: true })
    const now = await readSide(tx, code)
    const applied = await carryOut(tx, zone, change, { ...terms, subject: zone }, stillSeen)
    return rehearsed(zone.version, applied, applied.written && { now, then: await readSide(tx, code) })
  }))
}

type Side = NonNullable<Rehearsal['effect']>['now']

/** Land balance and SME quota of a zone as they are now, inside the transaction; nulls of one that is not there. */
export async function readSide(tx: Transaction, code: string | null): Promise<Side> {
  const [side] = await tx.query<Side & Record<string, unknown>>(sql`select rules.zone_land_balance(${code}, null) as "landBalance", rules.zone_sme_quota(${code}, null) as "smeQuota"`)
  return side ?? { landBalance: null, smeQuota: null }
}

export const rehearsed = (version: number, { measures, againstM2, findings }: Pick<Applied, 'measures' | 'againstM2' | 'findings'>, effect: Rehearsal['effect']): Rehearsal => ({ version, measures, againstM2, findings, effect })

/** What the work writes is gone when it has answered: no row, no notice, no lock stays. */
export async function takenBack<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  await tx.query(sql`savepoint rehearsal`)
  const result = await work()
  await tx.query(sql`rollback to savepoint rehearsal`)
  return result
}
