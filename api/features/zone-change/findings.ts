import { findingSentence, findingTiers, findingWords } from '../../contract/finding-words.ts'
import type { Finding } from '../../contract/finding.ts'
import type { Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import type { Language } from '../../language.ts'
import type { Taker } from './plots.ts'

/** A finding without its tier and its sentence, as the database gives it. */
type Found = Omit<Finding, 'tier' | 'detail' | 'other'>

const about = (code: Finding['code'], on: Finding['on'], got: number | null, expected: number | null): Found =>
  ({ code, on, plot: null, m2: null, got: got === null ? null : String(got), expected: expected === null ? null : String(expected), where: null })

const told = (found: Found, language: Language): Finding =>
  ({ ...found, tier: findingWords[found.code][0], other: null, detail: findingSentence({ ...found, other: null }, language) })

/** A change of boundary or status that rests on nothing. */
export const decisionMissing = (on: 'boundary' | 'zone', language: Language): Finding => told(about('decision_missing', on, null, null), language)

/** Why plots cannot change hands as drawn. */
export async function landFindings(tx: Transaction, takers: readonly Taker[], ended: readonly number[], effectiveOn: string | null, language: Language): Promise<Finding[]> {
  const [row] = await tx.query<{ found: Found[] }>(sql`select rules.land_refusals(${JSON.stringify(takers)}::jsonb, ${ended}::int[], ${effectiveOn}) as found`)
  return (row?.found ?? []).map((found) => told(found, language))
}

export interface SmeJudgement { readonly law: string; readonly verdict: string; readonly counted: number | null; readonly required: number | null }

/** How a zone stands with its land for small and medium firms; nothing of one that is not there yet. */
export const readSmeJudgements = (tx: Transaction, zoneId: number | null): Promise<SmeJudgement[]> => tx.query<SmeJudgement & Record<string, unknown>>(sql`
  select law, verdict, counted_ha::float8 as counted, required_ha::float8 as required from rules.sme_judgements(${zoneId}, current_date)`)

/** The verdicts a change turns to short. */
export const smeFindings = (before: readonly SmeJudgement[], after: readonly SmeJudgement[], language: Language): Finding[] => after
  .filter(({ law, verdict }) => verdict === 'short' && before.find((one) => one.law === law)?.verdict !== 'short')
  .map(({ counted, required }) => told(about('sme_quota_short', 'zone', counted, required), language))

export const isError = (finding: Finding): boolean => finding.tier === 'error'
export const inOrder = (findings: readonly Finding[]): Finding[] => [...findings].sort((a, b) => findingTiers.indexOf(a.tier) - findingTiers.indexOf(b.tier))

/**
 * The reasons that are kept: one for each warning there is.
 * @throws Problem change_refused with all findings, when one is an error or a warning has no reason
 */
export function reasonsFor(findings: readonly Finding[], given: Readonly<Record<string, string>>): Record<string, string> {
  const refusing = findings.filter(({ code, tier }) => tier === 'error' || (tier === 'warning' && given[code] === undefined))
  if (refusing.length > 0) {
    throw new Problem('change_refused', { field: 'reasons', got: [...new Set(refusing.map(({ code }) => code))].join(', ') }, {}, { findings: inOrder(findings) })
  }
  return Object.fromEntries(findings.flatMap(({ code, tier }) => (tier === 'warning' ? [[code, given[code] ?? '']] : [])))
}
