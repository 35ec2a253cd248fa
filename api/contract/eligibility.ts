import { z } from 'zod'
import { asOfQuery, ledgerHead, rule } from './ledger.ts'
import { route } from './route.ts'
import { zoneParams } from './zone.ts'

export const eligibilityPurposes = ['establish', 'extend'] as const
export const eligibilityOutcomes = ['eligible', 'not_eligible', 'undetermined', 'not_applicable'] as const

export const eligibility = z.object({
  ...ledgerHead,
  purpose: z.enum(eligibilityPurposes),
  outcome: z.enum(eligibilityOutcomes),
  steps: z.array(z.object({
    step: z.string().describe('Stable name, e.g. average_occupancy, established_land, exempt_zone_type'),
    answer: z.enum(['yes', 'no', 'unknown']),
    decides: z.boolean().describe('Whether the outcome rests on this step'),
    figures: z.array(z.object({ name: z.string(), value: z.number().nullable(), unit: z.string() })),
    zones: z.array(z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string(), value: z.number().nullable() })).describe('Zones the figure counts'),
    source: z.string().nullable().describe('By whose word, where no land shows it'),
    rule: rule.nullable(),
  })).describe('The decision tree, step by step in order'),
}).meta({ id: 'Eligibility' })
export type Eligibility = z.infer<typeof eligibility>

export const getEligibility = route({
  method: 'GET',
  url: '/api/zones/:code/eligibility',
  schema: {
    summary: 'Whether a zone may be established or extended, step by step', tags: ['ledger'], params: zoneParams,
    querystring: asOfQuery.extend({ purpose: z.enum(eligibilityPurposes).optional().describe('establish for a zone not yet established, else extend') }),
    response: { 200: eligibility },
  },
})
