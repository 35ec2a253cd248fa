import { z } from 'zod'
import { asOfQuery, ha, ledgerHead, pct, rule } from './ledger.ts'
import { route } from './route.ts'
import { zoneParams } from './zone.ts'

export const standardChecks = ['road', 'green', 'technical', 'service', 'workers_housing', 'green_belt', 'building_density', 'phase_area'] as const
export const standardVerdicts = ['met', 'short', 'not_applicable', 'undetermined'] as const

export const standards = z.object({
  ...ledgerHead,
  baseHa: ha.nullable().describe('The area the shares are of: drawn, without a boundary the plots together'),
  checks: z.array(z.object({
    check: z.enum(standardChecks), verdict: z.enum(standardVerdicts),
    value: z.number().nullable(), unit: z.string(), valueHa: ha.nullable(), missingHa: ha.nullable().describe('Land missing to the threshold'),
    plotIds: z.array(z.int()), detail: z.array(z.object({ code: z.string(), id: z.int().nullable(), value: z.number() })).describe('Plots, lots or stretches that fail, with their value'),
    note: z.enum(['no_plots', 'no_boundary', 'no_buildings_recorded', 'needs_floors', 'stated_from_memory', 'only_plots_recorded']).nullable(),
    rule: rule.nullable(),
  })),
  sumPct: pct.nullable().describe('All plots as a share of the base'),
}).meta({ id: 'Standards' })
export type Standards = z.infer<typeof standards>

export const getStandards = route({
  method: 'GET',
  url: '/api/zones/:code/standards',
  schema: { summary: 'Land shares, green belt and building density against QCVN 01:2021', tags: ['ledger'], params: zoneParams, querystring: asOfQuery, response: { 200: standards } },
})
