import { z } from 'zod'
import { multiPolygon } from './geometry.ts'
import { id } from './id.ts'
import { asOf } from './ledger.ts'
import { landUses } from './plot.ts'
import { route } from './route.ts'
import { ifMatch, words } from './write.ts'
import { decisionOfChange, published } from './zone-change.ts'
import { zoneParams } from './zone.ts'

const decision = z.object({ code: z.string(), number: z.string().nullable(), issuedOn: z.string().nullable(), authority: z.string().nullable(), titleVi: z.string(), url: z.string().nullable() })

/** One published change of a zone. */
export const revision = z.object({
  number: z.int().describe('The zone\'s version after it; 1 is how the zone was first recorded'),
  kind: z.enum(['first', 'create', 'boundary', 'plots', 'status', 'mixed', 'restore']),
  at: z.string(), by: z.object({ id: z.string(), name: z.string() }).nullable().describe('null: loaded, not published by a person'),
  why: z.string(), effectiveOn: z.string().nullable(), isCorrection: z.boolean(), decision: decision.nullable(),
  reasons: z.record(z.string(), z.string()), restoredFrom: z.int().nullable(),
  areaM2: z.number().nullable(), addedM2: z.number().nullable(), removedM2: z.number().nullable().describe('Against the revision before'),
  plots: z.object({ begun: z.int(), redrawn: z.int(), ended: z.int() }),
  status: z.object({ planStatus: z.string().nullable(), legalStatus: z.string().nullable(), operationStatus: z.string().nullable() }).nullable().describe('The axes it set'),
}).meta({ id: 'Revision' })
export type Revision = z.infer<typeof revision>

export const listRevisions = route({
  method: 'GET', url: '/api/zones/:code/revisions',
  schema: { summary: 'Every published change of a zone, latest first: who, when, why, by which decision', tags: ['desk'], params: zoneParams, response: { 200: z.object({ code: z.string(), version: z.int(), items: z.array(revision) }) } },
})

export const getRevision = route({
  method: 'GET', url: '/api/zones/:code/revisions/:number',
  schema: {
    summary: 'The shapes after one published change, and against what now holds', tags: ['desk'], params: zoneParams.extend({ number: id }),
    response: { 200: revision.extend({
      boundary: z.unknown().describe('MultiPolygon or null'),
      plots: revision.shape.plots,
      plotShapes: z.object({ type: z.literal('FeatureCollection'), features: z.array(z.object({ type: z.literal('Feature'), id: z.int(), geometry: multiPolygon, properties: z.object({ code: z.string(), landUse: z.enum(landUses), isLogistics: z.boolean(), smeReserved: z.boolean(), areaM2: z.number() }) })) }).describe('Plots as they were after it'),
      againstNow: z.object({ added: z.unknown(), removed: z.unknown(), addedM2: z.number(), removedM2: z.number() }).nullable().describe('What the present boundary has more (added) and less (removed), with shapes'),
    }) },
  },
})

export const restoreRevision = route({
  method: 'POST', url: '/api/zones/:code/revisions/:number/restorations',
  schema: {
    summary: 'Publish the shapes of an earlier revision again, as a new one', tags: ['desk'], params: zoneParams.extend({ number: id }), headers: ifMatch,
    body: z.object({
      effectiveOn: asOf.optional(), correction: z.literal(true).optional(), decision: decisionOfChange.optional(), why: words(1000),
      reasons: z.record(z.string().max(64), words(1000)).default({}),
    }).refine((sent) => (sent.effectiveOn === undefined) !== (sent.correction === undefined), { path: ['effectiveOn'], params: { expected: 'effectiveOn (yyyy-mm-dd) | correction: true' } }),
    response: { 201: published },
  },
})
export type Restoration = z.output<typeof restoreRevision.schema.body>
