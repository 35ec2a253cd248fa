import { z } from 'zod'

export const tileLayers = ['zone', 'plot', 'clearance', 'corridor', 'infrastructure'] as const
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
