import { z } from 'zod'
import { findingCodes, findingTiers } from './finding-words.ts'

/** Any GeoJSON geometry that shows where something is, WGS84. */
export const whereGeometry = z.object({ type: z.string(), coordinates: z.array(z.unknown()) }).meta({ id: 'WhereGeometry' })

/** What a check found. error: cannot be published; warning: publishing needs a written reason, kept under the code; note: said, nothing asked. */
export const finding = z.object({
  code: z.enum(findingCodes),
  tier: z.enum(findingTiers),
  on: z.enum(['boundary', 'plot', 'zone']).describe('What was looked at'),
  plot: z.string().nullable().describe('Code of the plot that was looked at'),
  other: z.object({ kind: z.enum(['zone', 'plot', 'corridor']), code: z.string(), name: z.string() }).nullable().describe('What it meets'),
  m2: z.number().nullable().describe('Size, ellipsoidal m²'),
  got: z.string().nullable().describe('Numbers with a decimal point; of what it meets, the basis'), expected: z.string().nullable(),
  where: whereGeometry.nullable().describe('Where to draw it, WGS84: MultiPoint (at most 200 places), MultiLineString or MultiPolygon'),
  detail: z.string().describe('A sentence for people, in the caller\'s language'),
}).meta({ id: 'Finding' })
export type Finding = z.infer<typeof finding>
export type FindingCode = Finding['code']
