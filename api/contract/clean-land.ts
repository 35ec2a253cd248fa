import { z } from 'zod'
import { clearanceStages } from './clearance.ts'
import { bbox, multiPolygon, position } from './geometry.ts'
import { asOf, asOfQuery, ha, ledgerHead, pct, rule } from './ledger.ts'
import { route } from './route.ts'
import { basis, isoDate, zoneParams } from './zone.ts'

/** How much of a ready plot an investor can have. unknown: nobody recorded the zone's allocations. The position is the small code in the tiles, from 1. */
export const cleanLandStates = ['available', 'partly_available', 'taken', 'held', 'unknown'] as const
export type CleanLandState = (typeof cleanLandStates)[number]

/** GeoJSON polygon: rings of positions. */
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) })

export const cleanBlock = z.object({
  number: z.int().describe('1 is the largest block of the zone'),
  ha,
  smeReservedHa: ha,
  offer: z.string().nullable().describe('Code of the offer it is today; null: it is not offered, or this is another day'),
  plots: z.array(z.object({ id: z.int(), code: z.string(), ha })),
  rectangle: z.object({ widthM: z.number(), lengthM: z.number(), ha, geometry: polygon }).nullable()
    .describe('A rectangle that certainly stands on unbroken land of the block, no road through it; the largest found. Metres of the VN-2000 plane; null: too narrow for one'),
  circleRadiusM: z.number().nullable().describe('Of the largest circle on unbroken land of the block, metres'),
  fits: z.boolean().nullable().describe('Whether a rectangle of the size asked for stands in it; null when none was asked for'),
  centre: position,
  bbox,
}).meta({ id: 'CleanBlock' })
export type CleanBlock = z.infer<typeof cleanBlock>

const stage = z.object({ stage: z.enum(clearanceStages), tracts: z.int(), ha })

export const cleanLand = z.object({
  ...ledgerHead,
  readyInPeriod: z.object({
    from: isoDate, to: isoDate, ha: ha.describe('Tract hectares that became ready in the period: a flow'),
    undatedHa: ha.describe('Ready, but nobody recorded since when: in no period'),
  }),
  readyLeasableHa: ha.describe('Ready ∩ leasable plots: a stock'),
  availableHa: ha.describe('Ready ∩ leasable − allocations of any stage − holds: what an investor can have'),
  states: z.array(z.object({ state: z.enum(cleanLandStates), plots: z.int(), readyHa: ha, availableHa: ha, plotIds: z.array(z.int()) })),
  clearance: z.object({
    stages: z.array(stage), clearedHa: ha.describe('Handed over or later (đã GPMB), cumulative'),
    startedHa: ha.describe('All tracts, whatever their stage'),
    plan: z.object({
      ha, from: isoDate, to: isoDate, source: z.string(),
      doneHa: ha.describe('Handed over or later since the period began: a flow, like the plan'), donePct: pct,
      undatedHa: ha.describe('Handed over or later, but nobody recorded since when: in no period'),
    }).nullable().describe('The zone\'s clearance plan in whose period the day falls'),
  }).describe('Beside clean land, never added to it'),
  blocks: z.array(cleanBlock),
  contact: z.object({ leastContact: rule.nullable(), internalRoad: rule.nullable() }).describe('What counts as contiguous'),
  pieces: z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(z.object({
      type: z.literal('Feature'), geometry: multiPolygon,
      properties: z.object({ plotId: z.int(), code: z.string(), part: z.enum(['ready', 'not_ready']), state: z.enum(cleanLandStates).nullable(), areaM2: z.number(), sharePct: pct, basis }),
    })),
  }).describe('Plots cleared in part, cut along the tracts: a ready piece and the rest'),
}).meta({ id: 'CleanLand' })
export type CleanLand = z.infer<typeof cleanLand>

/** `200x300`: metres, the shorter side first or last, neither nothing. */
const size = z.string().refine((text) => /^(?!0+(\.0)?x)\d{1,4}(\.\d)?x(?!0+(\.0)?$)\d{1,4}(\.\d)?$/.test(text), { params: { expected: '200x300 (m)' } })

export const getCleanLand = route({
  method: 'GET',
  url: '/api/zones/:code/clean-land',
  schema: {
    summary: 'Clean land of a zone: the three numbers, blocks, plots cleared in part', tags: ['ledger'], params: zoneParams,
    querystring: asOfQuery.extend({
      from: asOf.optional().describe('Begin of the period of readyInPeriod; 1 January of the year of asOf when left out'),
      fits: size.optional().describe('Width and length of a hall in metres, 200x300: each block says whether it stands there'),
    }),
    response: { 200: cleanLand },
  },
})
