import { z } from 'zod'
import { multiPolygon } from './geometry.ts'
import { route } from './route.ts'
import { basis, zoneParams } from './zone.ts'

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

export const clearanceCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(clearanceFeature) }).meta({ id: 'ClearanceCollection' })

export const getZoneClearances = route({
  method: 'GET',
  url: '/api/zones/:code/clearances',
  schema: { summary: 'The clearance tracts of a zone in effect today, as GeoJSON', tags: ['clearance'], params: zoneParams, response: { 200: clearanceCollection } },
})
