import type { LandBalance } from '../../../api/contract/land-balance.ts'
import type { Verdict } from '../../../api/contract/ledger.ts'
import type { SmeQuota } from '../../../api/contract/sme-quota.ts'
import type { Rehearsal } from '../../../api/contract/zone-change.ts'

type Effect = NonNullable<Rehearsal['effect']>
type LandUse = LandBalance['uses'][number]['landUse']

/** A figure in hectares before and after; null where nothing can be said. */
export interface EffectRow {
  key: string
  /** Named by its land use; else by `key`. */
  landUse: LandUse | null
  now: number | null
  then: number | null
  changed: boolean
}

// The ledger tells hectares to the square metre.
const differs = (now: number | null, then: number | null): boolean => (now === null || then === null ? now !== then : Math.abs(then - now) >= 0.00005)

const row = (key: string, now: number | null | undefined, then: number | null | undefined, landUse: LandUse | null = null): EffectRow => {
  const [before, after] = [now ?? null, then ?? null]
  return { key, landUse, now: before, then: after, changed: differs(before, after) }
}

/** The land of the zone by use, and its sums, before and after. */
export function balanceRows({ now: { landBalance: now }, then: { landBalance: then } }: Effect): EffectRow[] {
  if (!now && !then) return []
  const usesOf = (balance: LandBalance | null): Map<LandUse, number> => new Map(balance?.uses.map(({ landUse, ha }) => [landUse, ha]))
  const [before, after] = [usesOf(now), usesOf(then)]
  const uses = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => (after.get(b) ?? 0) - (after.get(a) ?? 0) || (before.get(b) ?? 0) - (before.get(a) ?? 0))
  // A use that a side does not have is none of it there, not unknown; unknown is only a side without a balance.
  const of = (side: LandBalance | null, uses: Map<LandUse, number>, use: LandUse): number | null => (side ? (uses.get(use) ?? 0) : null)
  return [
    row('boundary', drawn(now), drawn(then)),
    ...uses.map((use) => row(`use-${use}`, of(now, before, use), of(then, after, use), use)),
    row('plots', now?.plotsHa, then?.plotsHa),
    row('unplotted', now?.unplottedHa, then?.unplottedHa),
    row('industrial', now?.industrialHa, then?.industrialHa),
    row('leasable', now?.leasableHa, then?.leasableHa),
    row('logistics', now?.logisticsHa, then?.logisticsHa),
  ]
}

const drawn = (balance: LandBalance | null): number | null => (balance?.base?.of === 'drawn' ? balance.base.ha : null)

export interface QuotaEffect {
  law: 'decree35' | 'resolution198'
  now: Verdict | null
  then: Verdict | null
  rows: EffectRow[]
}

/** The two quotas for small and medium firms before and after. */
export function quotaEffects({ now: { smeQuota: now }, then: { smeQuota: then } }: Effect): QuotaEffect[] {
  if (!now && !then) return []
  const decree = (side: SmeQuota | null) => side?.decree35
  const resolution = (side: SmeQuota | null) => side?.resolution198
  return [
    {
      law: 'decree35', now: verdictOf(decree(now)), then: verdictOf(decree(then)),
      rows: [row('required', decree(now)?.requiredHa, decree(then)?.requiredHa), row('counted', decree(now)?.countedHa, decree(then)?.countedHa), row('shortfall', decree(now)?.shortfallHa, decree(then)?.shortfallHa)],
    },
    {
      law: 'resolution198', now: verdictOf(resolution(now)), then: verdictOf(resolution(then)),
      rows: [row('decided', resolution(now)?.decided?.ha, resolution(then)?.decided?.ha), row('counted', resolution(now)?.countedHa, resolution(then)?.countedHa), row('shortfall', resolution(now)?.shortfallHa, resolution(then)?.shortfallHa)],
    },
  ]
}

/** What the arithmetic says where the law does not bind is still worth seeing. */
const verdictOf = (law: { verdict: Verdict; wouldBe?: Verdict | null } | undefined): Verdict | null => law?.wouldBe ?? law?.verdict ?? null
