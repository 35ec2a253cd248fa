import { z } from 'zod'
import { asOfQuery, ha, ledgerHead, plotReference, rule, verdicts } from './ledger.ts'
import { route } from './route.ts'
import { basis, isoDate, zoneParams } from './zone.ts'

export const smeQuotaReasons = [
  'not_an_industrial_zone', 'exempt_zone_type', 'no_rule_in_force', 'established_before_rule', 'establishment_date_unknown', 'land_unknown',
  'under_other_rule', 'no_provincial_decision', 'not_established', 'released', 'allocations_not_recorded', 'state_money_unknown',
] as const

const verdict = z.enum(verdicts)

/** Decree 35/2022 art. 9.4: 5 ha or 3 % of the zone's industrial land. */
const decree35 = z.object({
  verdict,
  reason: z.enum(smeQuotaReasons).nullable().describe('Why the verdict is not met or short'),
  wouldBe: verdict.nullable().describe('What the arithmetic says where the law does not bind: the board\'s own policy'),
  industrialHa: ha.nullable(),
  industrialOf: z.enum(['plots', 'reported']).nullable(),
  minimumAreaHa: ha.nullable(), minimumSharePct: z.number().nullable(), shareHa: ha.nullable().describe('minimumSharePct of the industrial land'),
  requiredHa: ha.nullable().describe('The literal minimum: the smaller of the two; decides'),
  adviceHa: ha.nullable().describe('The larger of the two: advice only'),
  reservedHa: ha, leasedToEligibleHa: ha, countedHa: ha.describe('Reserved and leased to eligible firms'),
  shortfallHa: ha.nullable().describe('What is missing to the literal minimum; 0 when met'),
  shortOfAdviceHa: ha.nullable(),
  rules: z.array(rule),
})

/** Resolution 198/2025/QH15 art. 7: the area the province's decision sets for the zone. */
const resolution198 = z.object({
  verdict,
  reason: z.enum(smeQuotaReasons).nullable(),
  decided: z.object({ ha, decision: z.string().nullable(), source: z.string(), validFrom: isoDate.nullable() }).nullable(),
  countedHa: ha,
  shortfallHa: ha.nullable(),
  infrastructureCompletedOn: isoDate.nullable(),
  stateFunded: z.boolean().nullable(),
  releaseOn: isoDate.nullable().describe('From when the reserve may go to others: infrastructure completed + the years of the rule, no State money, nobody eligible leased'),
  isReleased: z.boolean(),
  rules: z.array(rule),
})

export const smeQuota = z.object({
  ...ledgerHead,
  decree35, resolution198,
  plots: z.array(z.object({ id: z.int(), code: z.string(), ha, counts: z.enum(['reserved', 'leased_to_eligible', 'lost']), basis }))
    .describe('Plots that make up the figure; lost: marked as reserve but let to others'),
  suggestion: z.object({
    neededHa: ha, totalHa: ha, surplusHa: ha, suffices: z.boolean().describe('false: even all free plots together do not reach it'),
    plots: z.array(plotReference),
  }).nullable().describe('Free plots that meet the literal minimum with the least land; null when nothing is missing'),
}).meta({ id: 'SmeQuota' })
export type SmeQuota = z.infer<typeof smeQuota>

export const getSmeQuota = route({
  method: 'GET',
  url: '/api/zones/:code/sme-quota',
  schema: { summary: 'Whether a zone keeps the land reserve for small and medium firms', tags: ['ledger'], params: zoneParams, querystring: asOfQuery, response: { 200: smeQuota } },
})
