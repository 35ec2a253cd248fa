import { z } from 'zod'
import { asOfQuery, ledgerHead } from './ledger.ts'
import { route } from './route.ts'
import { basis, edtf, isoDate, zoneParams } from './zone.ts'

export const utilityKinds = ['wastewater', 'power', 'water'] as const
export const utilityStatuses = ['none', 'planned', 'under_construction', 'operating'] as const
/** Conditions of the law that no land shows: recorded by somebody's word, or not known. */
export const zoneConditions = [
  'terminated_infrastructure', 'incentive_area', 'environmental_infrastructure', 'all_infrastructure_completed', 'technical_links', 'workers_housing',
  'demand_exceeds_land', 'roads', 'water_supply', 'wastewater', 'solid_waste', 'fire_safety', 'mountain_district',
] as const

export const utilities = z.object({
  ...ledgerHead,
  utilities: z.array(z.object({
    kind: z.enum(utilityKinds),
    state: z.enum(['recorded', 'unknown']).describe('unknown: no board or document gave a figure'),
    capacity: z.number().nullable().describe('Of the works in operation; null: one of them does not tell its own, or none is known to run'),
    committed: z.number().nullable(), headroom: z.number().nullable().describe('Capacity − committed; negative when more was promised than there is'),
    unit: z.string(), meetsStandard: z.boolean().nullable(), isCentral: z.boolean().nullable().describe('Whether central works run; null: nobody said'),
    works: z.array(z.object({
      status: z.enum(utilityStatuses).nullable().describe('none: a source says there is no such works; null: the source does not say whether it runs'),
      capacity: z.number().nullable(), committed: z.number().nullable(), unit: z.string(), isCentral: z.boolean().nullable(), meetsStandard: z.boolean().nullable(),
      asOf: edtf.nullable(), basis, source: z.string(), note: z.string().nullable(),
    })),
    shortages: z.array(z.object({ part: z.string().nullable(), asOf: edtf.nullable(), source: z.string().nullable() })).describe('Named by a document'),
  })),
  operatesWithoutWastewater: z.boolean().nullable().describe('Operating, and known to have no central wastewater treatment in operation; null: not known'),
  outside: z.array(z.object({
    kind: z.string(), code: z.string(), nameVi: z.string(), nameEn: z.string(), status: z.enum(['existing', 'planned']),
    distanceKm: z.number().describe('Straight line from the zone\'s outline, else its centre'),
    uncertaintyKm: z.number().nullable(),
  })).describe('The nearest of each kind outside the fence, existing and planned apart'),
  conditions: z.array(z.object({ condition: z.enum(zoneConditions), isMet: z.boolean(), source: z.string(), validFrom: isoDate.nullable() })),
}).meta({ id: 'Utilities' })
export type Utilities = z.infer<typeof utilities>

export const getUtilities = route({
  method: 'GET',
  url: '/api/zones/:code/utilities',
  schema: { summary: 'Wastewater, power, water and what lies outside the fence', tags: ['ledger'], params: zoneParams, querystring: asOfQuery, response: { 200: utilities } },
})
