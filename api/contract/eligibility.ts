import { z } from 'zod'
import { asOfQuery, ledgerHead, rule } from './ledger.ts'
import { route } from './route.ts'
import { zoneParams } from './zone.ts'

export const eligibilityPurposes = ['establish', 'extend'] as const
export const eligibilityOutcomes = ['eligible', 'not_eligible', 'undetermined', 'not_applicable'] as const

/** Steps of the four trees. not_yet_established, established and rule_in_force ask whether the question applies; phasing is a note, not a refusal. */
export const eligibilitySteps = [
  'not_yet_established', 'established', 'rule_in_force',
  'exempt_zone_type', 'terminated_infrastructure', 'incentive_area', 'established_land', 'average_occupancy',
  'zone_occupancy', 'environmental_infrastructure', 'all_infrastructure_completed', 'technical_links', 'workers_housing',
  'area_max', 'area_min', 'average_occupancy_commune', 'average_occupancy_district', 'unleased_land_commune', 'unleased_land_district',
  'total_area', 'demand_exceeds_land', 'roads', 'water_supply', 'wastewater', 'solid_waste', 'fire_safety',
  'phasing',
] as const
/** lowest_possible, highest_possible: the average were the zones of unknown occupancy all empty, or all full. */
export const eligibilityFigures = [
  'occupancy', 'numerator', 'denominator', 'lowest_possible', 'highest_possible', 'zones_counted', 'zones_unknown', 'zones_without_place',
  'established_land', 'unleased_land', 'zone_area', 'total_area', 'phases',
] as const

export const eligibility = z.object({
  ...ledgerHead,
  purpose: z.enum(eligibilityPurposes),
  outcome: z.enum(eligibilityOutcomes),
  steps: z.array(z.object({
    step: z.enum(eligibilitySteps),
    answer: z.enum(['yes', 'no', 'unknown']),
    decides: z.boolean().describe('Whether the outcome rests on this step'),
    figures: z.array(z.object({ name: z.enum(eligibilityFigures), value: z.number().nullable(), unit: z.enum(['percent', 'ha', 'count']) })),
    zones: z.array(z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string(), value: z.number().nullable() })).describe('Zones the figure counts, each with its own share of it (hectares, or per cent; null: not known)'),
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
