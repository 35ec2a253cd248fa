import { z } from 'zod'
import { multiPolygon } from './geometry.ts'
import { ha, pct, rule, verdicts } from './ledger.ts'
import { landUses } from './plot.ts'
import { route } from './route.ts'
import { ifMatch } from './write.ts'
import { basis, isoDate, zoneParams } from './zone.ts'

/** What plots may become in a what-if: leasable land, with or without the flag. */
export const scenarioUses = ['industrial', 'warehouse', 'service'] as const
const landChange = z.object({ plot: z.string().min(1).max(64).describe('Code of the plot in its zone'), landUse: z.enum(scenarioUses), isLogistics: z.boolean() })
  .refine((one) => !one.isLogistics || one.landUse !== 'industrial', { params: { expected: 'warehouse | service' }, path: ['isLogistics'] })
export type LandChange = z.infer<typeof landChange>
const changes = z.array(landChange).min(1).max(500)

const side = z.object({
  balance: z.object({
    basis: basis.nullable(), base: z.object({ ha, of: z.enum(['drawn', 'plots']) }).nullable(),
    uses: z.array(z.object({ landUse: z.enum(landUses), plots: z.int(), ha, sharePct: pct.nullable() })).nullable(), industrialHa: ha, leasableHa: ha, logisticsHa: ha,
  }),
  sme: z.object({ verdict: z.enum(verdicts), industrialHa: ha.nullable(), requiredHa: ha.nullable(), countedHa: ha.nullable(), shortfallHa: ha.nullable() }),
  occupancy: z.looseObject({ contractual: z.looseObject({ pct: pct.nullable().optional() }).nullable() }).describe('Occupancy of the contract'),
  standards: z.array(z.object({ check: z.string(), verdict: z.enum(verdicts), value: z.number().nullable(), unit: z.string(), missingHa: ha.nullable() })),
  benchmark: z.object({ verdict: z.enum(verdicts), missingHa: ha.nullable(), rule: rule.nullable(), asWarehouseHa: ha, asServiceHa: ha, industrialHa: ha, baseHa: ha.nullable() }).nullable(),
  revenueFreeHa: ha.describe('Plots that are not leasable'),
})
export type LandScenarioSide = z.infer<typeof side>
const effect = z.object({
  asOf: isoDate, before: side, after: side,
  changed: z.array(z.object({ plot: z.string(), ha, from: z.object({ landUse: z.enum(landUses), isLogistics: z.boolean() }), to: z.object({ landUse: z.enum(landUses), isLogistics: z.boolean() }), isTaken: z.boolean().describe('Somebody has it, or it is held'), geometry: multiPolygon })),
}).meta({ id: 'LandScenarioEffect' })
export type LandScenarioEffect = z.infer<typeof effect>

const head = z.object({
  id: z.int(), key: z.string(), zone: z.string(), zoneNameVi: z.string(), zoneNameEn: z.string(), provinceCode: z.string(), name: z.string(), note: z.string().nullable(), changes: z.array(landChange), author: z.string(), version: z.int(), savedAt: z.string(),
}).meta({ id: 'LandScenario' })
export type LandScenario = z.infer<typeof head>

const sent = z.object({ name: z.string().trim().min(1).max(120), note: z.string().trim().max(2000).nullable().default(null), changes })
export type SentScenario = z.infer<typeof sent>
const ofKey = z.object({ key: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/) })
const shown = z.object({ scenario: head, mayChange: z.boolean().describe('Whoever reads it made it, or is an administrator'), effect: effect.nullable().describe('Null: a plot of it is there no more'), missingPlots: z.array(z.string()) })
export type ShownScenario = z.infer<typeof shown>

export const scenarioPlots = z.object({
  zone: z.string(), plots: z.array(z.object({ id: z.int(), code: z.string(), landUse: z.enum(landUses), isLogistics: z.boolean(), ha, isTaken: z.boolean(), geometry: multiPolygon })),
})
export const listScenarioPlots = route({
  method: 'GET', url: '/api/zones/:code/land-scenario-plots',
  schema: { summary: 'The leasable plots of a zone, for a what-if', tags: ['logistics'], params: zoneParams, response: { 200: scenarioPlots } },
})
export const rehearseScenario = route({
  method: 'POST', url: '/api/zones/:code/land-scenario-rehearsals',
  schema: { summary: 'The effect of changing the land use of plots, before and after; nothing is written', tags: ['logistics'], params: zoneParams, body: z.object({ changes }), response: { 200: effect } },
})
export const listScenarios = route({
  method: 'GET', url: '/api/zones/:code/land-scenarios',
  schema: { summary: 'What-ifs kept for a zone', tags: ['logistics'], params: zoneParams, response: { 200: z.object({ items: z.array(head) }) } },
})
export const addScenario = route({
  method: 'POST', url: '/api/zones/:code/land-scenarios',
  schema: { summary: 'Keeps a what-if by name; the plan stays as it is', tags: ['logistics'], params: zoneParams, body: sent, response: { 201: head } },
})
export const getScenario = route({
  method: 'GET', url: '/api/land-scenarios/:key',
  schema: { summary: 'A kept what-if with its effect today, for whoever has the link', tags: ['logistics'], params: ofKey, response: { 200: shown } },
})
export const changeScenario = route({
  method: 'PUT', url: '/api/zones/:code/land-scenarios/:key',
  schema: { summary: 'Changes a kept what-if; who made it does, or an administrator', tags: ['logistics'], params: zoneParams.extend(ofKey.shape), headers: ifMatch, body: sent, response: { 200: head } },
})
export const endScenario = route({
  method: 'DELETE', url: '/api/zones/:code/land-scenarios/:key',
  schema: { summary: 'Puts a kept what-if away; its link ends. Who made it does, or an administrator', tags: ['logistics'], params: zoneParams.extend(ofKey.shape), headers: ifMatch, response: { 200: z.object({ ended: z.boolean() }) } },
})
