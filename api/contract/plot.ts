import { z } from 'zod'
import { multiPolygon } from './geometry.ts'
import { id } from './id.ts'
import { route } from './route.ts'
import { basis, isoDate, zoneParams } from './zone.ts'

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

/** Stages of what is promised, contracted, used. */
export const allocationStages = ['approved', 'leased', 'in_use'] as const
/** How much of the ready part of a plot can be had. */
export const cleanStates = ['available', 'partly_available', 'taken', 'held', 'unknown'] as const

/** A square metre figure, to a decimetre. */
const m2 = z.number().describe('m², ellipsoidal')
export const plotDetail = plotFeature.extend({
  properties: plotFeature.shape.properties.extend({
    version: z.int().describe('The ETag is this number in quotes; it grows with each change of the plot, its allocations and its holds'),
    currentId: z.int().nullable().describe('The version of this plot that holds today; null: the plot has ended'),
    validTo: isoDate.nullable(), recordedAt: z.string(), replacedAt: z.string().nullable().describe('Set when the record was a mistake and was corrected'), source: z.string(),
    building: z.object({ landShareM2: m2.nullable(), footprintM2: m2.nullable(), floors: z.int().nullable() }).describe('Ready-built space: the land it takes, its ground floor, its floors'),
    allocationsRecorded: z.boolean().describe('false: firms work in this zone and nobody recorded on which plots'),
    allocations: z.array(z.object({
      id: z.int(), stage: z.enum(allocationStages), areaM2: m2, validFrom: isoDate.nullable(), validTo: isoDate.nullable(),
      project: z.string().describe('Code of the project; a firm is not named'), decision: z.string().nullable(), basis, source: z.string(),
    })).describe('Past and present, through all versions of the plot'),
    holds: z.array(z.object({ id: z.int(), reason: z.string(), project: z.string().nullable(), relocation: z.string().nullable(), validFrom: isoDate, validTo: isoDate })),
    clean: z.object({ state: z.enum(cleanStates), readyM2: m2, availableM2: m2, basis }).nullable().describe('Its clean land today; null: none of it is ready, or it is not leasable'),
    tracts: z.array(z.object({ id: z.int(), code: z.string(), stage: z.string(), m2, validFrom: isoDate.nullable() })).describe('Clearance tracts of today that meet it, and how much of it'),
  }),
}).meta({ id: 'PlotDetail' })
export type PlotDetail = z.infer<typeof plotDetail>

export const plotParams = z.object({ id: id.describe('Feature id in the tiles') })

export const getPlot = route({
  method: 'GET',
  url: '/api/plots/:id',
  schema: { summary: 'A plot with its allocations, holds and clean land; the ETag is what a change must show in If-Match', tags: ['plot'], params: plotParams, response: { 200: plotDetail } },
})

export const plotCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(plotFeature) }).meta({ id: 'PlotCollection' })
export type PlotCollection = z.infer<typeof plotCollection>

export const getZonePlots = route({
  method: 'GET',
  url: '/api/zones/:code/plots',
  schema: { summary: 'The plots of a zone in effect today, as GeoJSON', tags: ['plot'], params: zoneParams, response: { 200: plotCollection } },
})
