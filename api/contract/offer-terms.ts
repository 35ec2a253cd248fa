import { z } from 'zod'
import { priorityProject, sectorStances } from './land-offer.ts'
import { asOf } from './ledger.ts'
import { readNumber } from './number.ts'
import { route } from './route.ts'
import { isoDate, zoneParams } from './zone.ts'
import { ifMatch, source, words } from './write.ts'

const feeKinds = ['land_rent', 'infrastructure_fee', 'management_fee', 'ready_built_rent', 'wastewater_fee', 'water', 'power'] as const
const fee = { kind: z.enum(feeKinds), currency: z.enum(['VND', 'USD']), per: z.enum(['m2', 'm2_year', 'm2_month', 'm3', 'kwh']), source }
const stances = z.enum(sectorStances).extract(['priority', 'allowed', 'excluded'])

/** What a board says to investors about a zone beside its land: no geometry shows it, and without it the answer is "no figures yet". */
export const offerTerms = z.object({
  zone: z.string(), version: z.int().describe('The ETag is this number in quotes'),
  termUntil: isoDate.nullable(), termSource: z.string().nullable(),
  fees: z.array(z.object({ ...fee, amount: z.number(), validFrom: isoDate.nullable() })),
  sectors: z.array(z.object({ code: z.string(), stance: stances, source: z.string() })),
  priorityProjects: z.array(priorityProject.omit({ id: true })),
}).meta({ id: 'OfferTerms' })
export type OfferTerms = z.infer<typeof offerTerms>

export const getOfferTerms = route({ method: 'GET', url: '/api/zones/:code/offer-terms', schema: { summary: 'What the board says to investors about a zone: fees, term, sectors, priority projects', tags: ['offer'], params: zoneParams, response: { 200: offerTerms } } })
export const changeOfferTerms = route({
  method: 'PUT', url: '/api/zones/:code/offer-terms',
  schema: {
    summary: 'Say it anew; what held before is kept as replaced', tags: ['offer'], params: zoneParams, headers: ifMatch, response: { 200: offerTerms },
    body: z.object({
      termUntil: asOf.nullable(), termSource: source.nullable(),
      fees: z.array(z.object({ ...fee, amount: readNumber.pipe(z.number().min(0).max(1e12)), validFrom: asOf.nullable() })).max(50),
      sectors: z.array(z.object({ code: z.string().max(10), stance: stances, source })).max(200)
        .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, { params: { expected: 'each sector once' } }),
      priorityProjects: z.array(z.object({ nameVi: words(300), nameEn: words(300).nullable(), sector: z.string().max(10).nullable(), landNeedHa: readNumber.pipe(z.number().positive().max(100_000)).nullable(), source, validFrom: asOf.nullable() })).max(200),
    }).refine((sent) => sent.termUntil === null || sent.termSource !== null, { path: ['termSource'], params: { expected: 'where termUntil is known from' } }),
  },
})
export type SentOfferTerms = z.output<typeof changeOfferTerms.schema.body>
