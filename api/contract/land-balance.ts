import { z } from 'zod'
import { asOfQuery, ha, ledgerHead, pct } from './ledger.ts'
import { landUses } from './plot.ts'
import { route } from './route.ts'
import { zoneParams } from './zone.ts'

/** What does not add up, said beside the sums; none of it is repaired. */
export const findingKinds = [
  'plot_outside_zone', 'plot_in_other_zone', 'plots_overlap', 'tracts_overlap', 'plots_exceed_zone', 'zone_not_fully_plotted', 'area_differs_from_decision',
  'allocation_not_cleared', 'plot_without_area',
] as const

export const landBalance = z.object({
  ...ledgerHead,
  base: z.object({ ha, of: z.enum(['drawn', 'plots']) }).nullable().describe('What shares are shares of: the drawn boundary, without one the plots together; null without land'),
  uses: z.array(z.object({
    landUse: z.enum(landUses), plots: z.int(), ha, sharePct: pct.nullable(), plotIds: z.array(z.int()).describe('Feature ids in the tiles'),
  })).describe('Largest first; ground that two plots claim counts once'),
  industrialHa: ha.describe('Industrial and warehouse plots: the base of the SME quota'),
  leasableHa: ha.describe('Industrial, warehouse and service plots'),
  logisticsHa: ha,
  plotsHa: ha,
  plotSharePct: pct.nullable().describe('Plots together as a share of the base; above 100 is reported as a finding'),
  unplottedHa: z.number().nullable().describe('Base less plots; negative when the plots exceed it'),
  findings: z.array(z.object({
    kind: z.enum(findingKinds), ha: z.number(), plots: z.array(z.object({ id: z.int(), code: z.string() })), with: z.string().nullable().describe('The other zone or plot'),
  })),
}).meta({ id: 'LandBalance' })
export type LandBalance = z.infer<typeof landBalance>

export const getLandBalance = route({
  method: 'GET',
  url: '/api/zones/:code/land-balance',
  schema: { summary: 'The land of a zone by use, with what does not add up', tags: ['ledger'], params: zoneParams, querystring: asOfQuery, response: { 200: landBalance } },
})
