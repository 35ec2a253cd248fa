import { z } from 'zod'
import { route } from './route.ts'

export const tileLayers = ['zone', 'plot', 'clearance', 'clean-land', 'clean-block', 'land-offer', 'corridor', 'infrastructure'] as const
export const tileLayer = z.enum(tileLayers).meta({ id: 'TileLayer' })
export type TileLayer = (typeof tileLayers)[number]

/** TileJSON 3.0. */
export const tileJson = z.object({
  tilejson: z.literal('3.0.0'),
  name: z.string(),
  description: z.string(),
  attribution: z.string(),
  tiles: z.array(z.string()),
  minzoom: z.int(),
  maxzoom: z.int(),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  vector_layers: z.array(z.object({
    id: z.string(), description: z.string(), minzoom: z.int(), maxzoom: z.int(), fields: z.record(z.string(), z.string()),
  })),
}).meta({ id: 'TileJson' })
export type TileJson = z.infer<typeof tileJson>

export const getTileJson = route({
  method: 'GET',
  url: '/tiles/:layer.json',
  schema: {
    summary: 'What a tile layer holds, as TileJSON 3.0: open this address in QGIS or MapLibre',
    tags: ['tile'],
    params: z.object({ layer: tileLayer }),
    response: { 200: tileJson },
  },
})

export const getTile = route({
  method: 'GET',
  url: '/tiles/:layer/:z/:x/:y.mvt',
  schema: {
    summary: 'A vector tile (MVT 2) in the scheme of Web Mercator, y down',
    description: 'gzip for who takes it; a strong ETag for each coding; 204 where nothing is. Attributes and zooms: the layer\'s TileJSON.',
    tags: ['tile'],
    params: z.object({ layer: tileLayer, z: z.coerce.number().int(), x: z.coerce.number().int(), y: z.coerce.number().int() }),
    response: { 200: z.string().describe('application/vnd.mapbox-vector-tile') },
  },
})
