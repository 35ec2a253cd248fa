import { z } from 'zod'
import { multiPolygon } from './geometry.ts'
import { id } from './id.ts'
import { asOf } from './ledger.ts'
import { route } from './route.ts'
import { ifMatch, source, whenItTookEffect } from './write.ts'
import { basis, isoDate, zoneParams } from './zone.ts'

/** Stages of land clearance; the position is the small code in the tiles, from 1. Only `ready` is clean land. */
export const clearanceStages = ['recovery_decided', 'compensated', 'handed_over', 'ready'] as const
export type ClearanceStage = (typeof clearanceStages)[number]

export const clearanceFeature = z.object({
  type: z.literal('Feature'),
  id: z.int(),
  geometry: multiPolygon,
  properties: z.object({
    zone: z.string(), code: z.string(), stage: z.enum(clearanceStages),
    areaM2: z.number().describe('Ellipsoidal area, m²'), basis, validFrom: z.string().nullable(),
  }),
}).meta({ id: 'ClearanceFeature' })

export const clearanceDetail = clearanceFeature.extend({
  properties: clearanceFeature.shape.properties.extend({
    version: z.string().describe('The ETag is this word in quotes'),
    validTo: isoDate.nullable(), recordedAt: z.string(), replacedAt: z.string().nullable(), source: z.string(),
    readyExpectedOn: isoDate.nullable().describe('When the board expects it to be ready; null: nobody said'), readyExpectedSource: z.string().nullable(),
    history: z.array(z.object({
      id: z.int(), stage: z.enum(clearanceStages), validFrom: isoDate.nullable(), validTo: isoDate.nullable(), source: z.string(), recordedAt: z.string(),
      replacedAt: z.string().nullable().describe('Set when the record was a mistake and was corrected'),
    })).describe('Every stage of this tract, oldest first'),
  }),
}).meta({ id: 'ClearanceDetail' })
export type ClearanceDetail = z.infer<typeof clearanceDetail>

const clearanceParams = z.object({ id: id.describe('Feature id in the tiles') })

export const getClearance = route({
  method: 'GET',
  url: '/api/clearances/:id',
  schema: { summary: 'A clearance tract with all its stages; the ETag is what a change must show in If-Match', tags: ['clearance'], params: clearanceParams, response: { 200: clearanceDetail } },
})

const moving = ['stage', 'effectiveOn', 'correction', 'validFrom'] as const

/**
 * The tract moves on (effectiveOn): its row ends and the next begins, under an id of its own. Or the record was wrong (correction). Or the board says when it expects it to be
 * ready (readyExpectedOn): that changes nothing of the land, so neither goes with it.
 */
export const clearanceChange = z.object({
  stage: z.enum(clearanceStages).optional(), ...whenItTookEffect,
  validFrom: asOf.nullable().optional().describe('With correction: the day the stage really began; null: not known'),
  readyExpectedOn: asOf.nullable().optional().describe('Alone: the day the board expects the tract to be ready, after today; null: no day is expected any more'), source,
})
  .refine((sent) => sent.readyExpectedOn === undefined || moving.every((name) => sent[name] === undefined), { path: ['readyExpectedOn'], params: { expected: 'readyExpectedOn and source alone' } })
  .refine((sent) => sent.correction === true || sent.validFrom === undefined, { path: ['validFrom'], params: { expected: 'correction: true' } })
  .refine((sent) => sent.readyExpectedOn !== undefined || (sent.effectiveOn === undefined) !== (sent.correction === undefined),
    { path: ['effectiveOn'], params: { expected: 'effectiveOn (yyyy-mm-dd) | correction: true' } })
  .refine((sent) => sent.readyExpectedOn !== undefined || sent.stage !== undefined || sent.validFrom !== undefined, { path: ['stage'], params: { expected: 'stage | validFrom' } })
export type ClearanceChange = z.infer<typeof clearanceChange>

export const changeClearance = route({
  method: 'PATCH',
  url: '/api/clearances/:id',
  schema: { summary: 'Move a tract to its next stage, correct its record, or say when it is expected to be ready', tags: ['clearance'], params: clearanceParams, headers: ifMatch, body: clearanceChange, response: { 200: clearanceDetail } },
})

export const clearanceCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(clearanceFeature) }).meta({ id: 'ClearanceCollection' })

export const getZoneClearances = route({
  method: 'GET',
  url: '/api/zones/:code/clearances',
  schema: { summary: 'The clearance tracts of a zone in effect today, as GeoJSON', tags: ['clearance'], params: zoneParams, response: { 200: clearanceCollection } },
})
