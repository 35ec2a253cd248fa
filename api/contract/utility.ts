import { z } from 'zod'
import { asOfQuery, ledgerHead } from './ledger.ts'
import { route } from './route.ts'
import { basis, edtf, isoDate, zoneParams } from './zone.ts'

export const utilityKinds = ['wastewater', 'power', 'water'] as const

export const utilities = z.object({
  ...ledgerHead,
  utilities: z.array(z.object({
    kind: z.enum(utilityKinds),
    state: z.enum(['recorded', 'unknown']).describe('unknown: no board or document gave a figure'),
    capacity: z.number().nullable(), committed: z.number().nullable(), headroom: z.number().nullable().describe('Capacity − committed; negative when more was promised than there is'),
    unit: z.string(), meetsStandard: z.boolean().nullable(), isCentral: z.boolean().nullable(),
    works: z.array(z.object({
      status: z.enum(['none', 'planned', 'under_construction', 'operating']), capacity: z.number().nullable(), committed: z.number().nullable(),
      asOf: edtf.nullable(), basis, source: z.string(), note: z.string().nullable(),
    })),
    shortages: z.array(z.object({ part: z.string().nullable(), asOf: edtf.nullable(), source: z.string().nullable() })).describe('Named by a document'),
  })),
  operatesWithoutWastewater: z.boolean().nullable().describe('Operating, and known to have no central wastewater treatment in operation; null: not known'),
  outside: z.array(z.object({
    kind: z.string(), code: z.string(), nameVi: z.string(), nameEn: z.string(), status: z.enum(['existing', 'planned']), distanceKm: z.number().describe('Straight line from the zone\'s outline, else its centre'),
    uncertaintyKm: z.number().nullable(),
  })).describe('The nearest of each kind outside the fence, existing and planned apart'),
  conditions: z.array(z.object({ condition: z.string(), isMet: z.boolean(), source: z.string(), validFrom: isoDate.nullable() })),
}).meta({ id: 'Utilities' })
export type Utilities = z.infer<typeof utilities>

export const getUtilities = route({
  method: 'GET',
  url: '/api/zones/:code/utilities',
  schema: { summary: 'Wastewater, power, water and what lies outside the fence', tags: ['ledger'], params: zoneParams, querystring: asOfQuery, response: { 200: utilities } },
})
