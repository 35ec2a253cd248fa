import type { Restoration } from '../../contract/revision.ts'
import type { Published } from '../../contract/zone-change.ts'
import type { Database } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import type { Language } from '../../language.ts'
import { matchVersion } from '../../precondition.ts'
import { applyChange, type Change } from './apply.ts'
import { enteredDecision } from './decision.ts'
import { lockZone } from './lock.ts'
import type { PlotChanges } from './plots.ts'
import { record } from './publish.ts'

/** What brings a zone back, from rules.restoration. */
interface Way extends PlotChanges {
  readonly boundary: unknown
  readonly boundaryLike: number | null
  readonly boundaryBasis: Change['basis'] | null
  readonly boundaryDecisionId: number | null
  readonly endsBoundary: boolean
}

/** POST /api/zones/{code}/revisions/{number}/restorations: the shapes of an earlier revision, published anew. Status stays. */
export async function bringBack(db: Database, { code, number }: { code: string; number: number }, ifMatch: string, sent: Restoration, language: Language): Promise<Published> {
  return db.transaction(async (tx) => {
    const zone = await lockZone(tx, code)
    matchVersion(ifMatch, zone.version)
    const [row] = await tx.query<{ way: Way | null }>(sql`select rules.restoration(${zone.zoneId}, ${number}) as way`)
    if (!row?.way) throw new Problem('revision_not_found', { field: 'number', got: String(number), expected: String(zone.version) })
    const { boundary, boundaryLike, boundaryBasis, boundaryDecisionId, endsBoundary, ...shapes } = row.way
    const effectiveOn = sent.effectiveOn ?? null
    // What the world ended and begins again is another plot; only a wrong record is mended.
    const plots = { ...shapes, begun: shapes.begun.map(({ reopens, ...plot }) => ({ ...plot, reopens: effectiveOn === null ? reopens : null })) }
    const changesBoundary = boundary !== null || endsBoundary
    if (!changesBoundary && plots.redrawn.length + plots.begun.length + plots.ended.length === 0) throw new Problem('nothing_changes')
    const applied = await applyChange(tx, zone, { ...(boundary === null ? {} : { boundary }), ...(boundaryLike === null ? {} : { boundaryLike }), ...(boundaryBasis ? { basis: boundaryBasis } : {}), endsBoundary, plots, effectiveOn }, {
      language, subject: zone, versionsMatter: true,
      // Taking a mistaken publication back makes the record say again what it said, by whatever it rested on then.
      decisionId: await enteredDecision(tx, sent.decision) ?? (effectiveOn === null ? boundaryDecisionId : null), needsDecision: effectiveOn !== null,
    })
    return record(tx, zone, applied, { number: zone.version + 1, kind: 'restore', effectiveOn, why: sent.why, reasons: sent.reasons, restoredFrom: number })
  })
}
