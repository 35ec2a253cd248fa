import type { DrawnChange, Rehearsal } from '../../contract/zone-change.ts'
import type { Database, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import type { Language } from '../../language.ts'
import { applyChange, type Applied } from './apply.ts'
import { lockZone } from './lock.ts'

/** POST /api/zones/{code}/rehearsals */
export async function tryChange(db: Database, code: string, { asOf, ...drawn }: DrawnChange, language: Language): Promise<Rehearsal> {
  return db.transaction((tx) => takenBack(tx, async () => {
    const zone = await lockZone(tx, code)
    const now = await readSide(tx, code)
    const applied = await applyChange(tx, zone, { ...drawn, effectiveOn: asOf ?? zone.today }, { language, subject: zone, decisionId: null, needsDecision: false, versionsMatter: false })
    return rehearsed(zone.version, applied, applied.written && { now, then: await readSide(tx, code) })
  }))
}

type Side = NonNullable<Rehearsal['effect']>['now']

/** Land balance and SME quota of a zone as they are now, inside the transaction; nulls of one that is not there. */
export async function readSide(tx: Transaction, code: string | null): Promise<Side> {
  const [side] = await tx.query<Side & Record<string, unknown>>(sql`select rules.zone_land_balance(${code}, null) as "landBalance", rules.zone_sme_quota(${code}, null) as "smeQuota"`)
  return side ?? { landBalance: null, smeQuota: null }
}

export const rehearsed = (version: number, { measures, againstM2, findings }: Applied, effect: Rehearsal['effect']): Rehearsal => ({ version, measures, againstM2, findings, effect })

/** What the work writes is gone when it has answered: no row, no notice, no lock stays. */
export async function takenBack<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  await tx.query(sql`savepoint rehearsal`)
  const result = await work()
  await tx.query(sql`rollback to savepoint rehearsal`)
  return result
}
