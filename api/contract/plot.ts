import { z } from 'zod'
import { multiPolygon } from './geometry.ts'
import { route } from './route.ts'
import { basis, zoneParams } from './zone.ts'

/** Land uses of a zoning plan; the position is the small code in the tiles, from 1. */
export const landUses = ['industrial', 'warehouse', 'service', 'road', 'green', 'water', 'technical', 'parking', 'security', 'housing', 'other'] as const
/** How far a leasable plot is taken: free is not allocated, unknown is let to whom nobody recorded. The position is the small code in the tiles, from 0. */
export const leaseStatuses = ['free', 'approved', 'leased', 'in_use', 'hold', 'unknown'] as const

export type LandUse = (typeof landUses)[number]
export type LeaseStatus = (typeof leaseStatuses)[number]

export const plotFeature = z.object({
  type: z.literal('Feature'),
  id: z.int(),
  geometry: multiPolygon,
  properties: z.object({
    zone: z.string(), code: z.string(), landUse: z.enum(landUses), isLogistics: z.boolean(), smeReserved: z.boolean(),
    areaM2: z.number().describe('Ellipsoidal area, m²'),
    leaseStatus: z.enum(leaseStatuses).nullable().describe('null: not leasable land'),
    basis, validFrom: z.string().nullable(),
  }),
}).meta({ id: 'PlotFeature' })

export const plotCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(plotFeature) }).meta({ id: 'PlotCollection' })
export type PlotCollection = z.infer<typeof plotCollection>

export const getZonePlots = route({
  method: 'GET',
  url: '/api/zones/:code/plots',
  schema: { summary: 'The plots of a zone in effect today, as GeoJSON', tags: ['plot'], params: zoneParams, response: { 200: plotCollection } },
})
