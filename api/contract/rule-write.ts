import { z } from 'zod'
import { id } from './id.ts'
import { asOf, rule } from './ledger.ts'
import { route } from './route.ts'
import { codeOf, ifMatch, words } from './write.ts'
import { zoneKind } from './zone.ts'

/** A threshold as it is kept, for one period. */
export const keptRule = rule.extend({
  id: z.int(), version: z.string().describe('The ETag is this in quotes'), decisionCode: z.string().nullable(), recordedAt: z.string(),
  replacedAt: z.string().nullable().describe('Set when this record was found wrong'),
}).meta({ id: 'KeptRule' })
export type KeptRule = z.infer<typeof keptRule>

export const listRules = route({
  method: 'GET', url: '/api/rules',
  schema: {
    summary: 'Every threshold with all its periods, also past, coming and replaced ones', tags: ['admin'],
    querystring: z.object({ code: z.string().max(64).optional() }), response: { 200: z.object({ items: z.array(keptRule).describe('By what they are about, then by period') }) },
  },
})

const value = z.number().min(-1e9).max(1e12)
const operator = rule.shape.operator
const said = {
  operator: operator.optional(), value: value.nullable().optional(), legalBasis: words(500).optional(), decisionCode: codeOf('a decision').nullable().optional(),
  confidence: rule.shape.confidence.optional(), note: words(1000).nullable().optional(),
}

/** A new threshold begins where none was, e.g. a province's own. What it measures must be something the system reads. */
export const addRule = route({
  method: 'POST', url: '/api/rules',
  schema: {
    summary: 'Add a threshold for a period', tags: ['admin'], response: { 201: keptRule },
    body: z.object({
      code: words(64), parameter: words(64), zoneKind: zoneKind.exclude(['export_processing_zone']).nullable().default(null).describe('An export processing zone goes by the rules of industrial zones'),
      zoneType: z.enum(['ordinary', 'export_processing', 'supporting', 'specialised', 'eco', 'high_tech', 'craft_village']).nullable().default(null),
      provinceCode: z.string().regex(/^\d{2}$/).nullable().default(null), operator, value: value.nullable(), unit: words(32),
      validFrom: asOf.nullable(), validTo: asOf.nullable().default(null).describe('The first day it does not hold any more'),
      legalBasis: words(500), decisionCode: codeOf('a decision').nullable().default(null), confidence: rule.shape.confidence, note: words(1000).nullable().default(null),
    }),
  },
})
export type NewRule = z.output<typeof addRule.schema.body>

const params = z.object({ id })

export const changeRule = route({
  method: 'PATCH', url: '/api/rules/:id',
  schema: {
    summary: 'Begin the next value of a threshold from a day, or correct one', tags: ['admin'], params, headers: ifMatch, response: { 200: keptRule },
    description: 'effectiveOn: this period ends that day and the next begins, until where this one ended. correction: the record was wrong; it is kept as replaced. Its days are corrected '
      + 'with it, and with moveNeighbours those of the periods that end or begin where it does. Periods that overlap or leave a gap are refused. Answers with the new record.',
    body: z.object({
      ...said, effectiveOn: asOf.optional(), correction: z.literal(true).optional(),
      validFrom: asOf.nullable().optional(), validTo: asOf.nullable().optional(), moveNeighbours: z.literal(true).optional(),
    }).refine((sent) => (sent.effectiveOn === undefined) !== (sent.correction === undefined), { path: ['effectiveOn'], params: { expected: 'effectiveOn (yyyy-mm-dd) | correction: true' } })
      .refine((sent) => sent.correction === true || (sent.validFrom === undefined && sent.validTo === undefined && sent.moveNeighbours === undefined), { path: ['validFrom'], params: { expected: 'correction: true' } }),
  },
})
export type RuleChange = z.output<typeof changeRule.schema.body>

export const endRule = route({
  method: 'POST', url: '/api/rules/:id/end',
  schema: {
    summary: 'End a threshold on a day, without a next one', tags: ['admin'], params, headers: ifMatch, response: { 200: keptRule },
    body: z.object({ validTo: asOf.describe('The first day it does not hold any more') }),
  },
})
