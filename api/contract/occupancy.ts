import { z } from 'zod'
import { asOfQuery, ha, ledgerHead, pct, rule } from './ledger.ts'
import { route } from './route.ts'
import { edtf, isoDate, zoneKind, zoneParams } from './zone.ts'

export const occupancyFormulas = ['industrial_zone', 'industrial_cluster'] as const

export const occupancy = z.object({
  ...ledgerHead,
  formula: z.enum(occupancyFormulas).nullable().describe('industrial_zone: leased (industrial + service) / total; industrial_cluster: leased or approved industrial / industrial; null: the kind has none, or none was in force that day'),
  contractual: z.object({
    pct: pct.nullable().describe('null: no land, or nobody recorded the allocations'), numeratorHa: ha, denominatorHa: ha,
    approvedHa: ha, leasedHa: ha, inUseHa: ha,
  }),
  real: z.object({ pct: pct.nullable(), inUseHa: ha }).describe('In use, of the same land (lấp đầy thực chất): not a term of law'),
  idleHa: ha.describe('Leased but not in use'),
  allocationsRecorded: z.boolean(),
  uses: z.array(z.object({ group: z.enum(['industrial', 'service']), totalHa: ha, approvedHa: ha, leasedHa: ha, inUseHa: ha, freeHa: ha.describe('0 where nobody recorded the allocations: not known to be free') })),
  plotIds: z.object({ approved: z.array(z.int()), leased: z.array(z.int()), inUse: z.array(z.int()), free: z.array(z.int()), held: z.array(z.int()), unknown: z.array(z.int()) }),
  reported: z.array(z.object({ value: z.number(), qualifier: z.enum(['exact', 'above', 'about']), period: edtf.nullable(), source: z.string(), note: z.string().nullable() })).describe('What documents report; never mixed with what is computed'),
  late: z.object({
    projects: z.array(z.object({
      code: z.string(), committedOn: isoDate, daysLate: z.int(), contractedHa: ha, inUseHa: ha, reclaimableHa: ha.describe('Contracted and not in use'), plots: z.array(z.object({ id: z.int(), code: z.string() })),
    })),
    reclaimableHa: ha,
    withoutCommitment: z.int().describe('Projects without a committed date: they cannot be judged'),
  }).describe('Projects past their committed date and not completed'),
  rules: z.array(rule),
}).meta({ id: 'Occupancy' })
export type Occupancy = z.infer<typeof occupancy>

export const getOccupancy = route({
  method: 'GET',
  url: '/api/zones/:code/occupancy',
  schema: { summary: 'How full a zone is, by contract and in use, and which projects are late', tags: ['ledger'], params: zoneParams, querystring: asOfQuery, response: { 200: occupancy } },
})

/** The mean of several zones: weighted by land, and simple; with the zones that made it. */
export const averageOccupancy = z.object({
  kind: zoneKind, base: z.enum(['established', 'operating']),
  weightedPct: pct.nullable(), simplePct: pct.nullable(), realPct: pct.nullable(), numeratorHa: ha, denominatorHa: ha,
  zones: z.array(z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string(), pct, numeratorHa: ha, denominatorHa: ha })),
  excluded: z.array(z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string(), reason: z.enum(['no_plots', 'allocations_not_recorded', 'no_leasable_land', 'no_rule_in_force']) })),
}).meta({ id: 'AverageOccupancy' })
export type AverageOccupancy = z.infer<typeof averageOccupancy>
