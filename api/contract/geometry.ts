import { z } from 'zod'

/** [longitude, latitude] in WGS84 degrees (EPSG:4326), the axis order of RFC 7946. */
export const position = z.tuple([z.number(), z.number()]).meta({ id: 'Position' })

/** [west, south, east, north] in WGS84 degrees. */
export const bbox = z.tuple([z.number(), z.number(), z.number(), z.number()]).meta({ id: 'BoundingBox' })
export type BoundingBox = z.infer<typeof bbox>

/** RFC 7946 MultiPolygon, WGS84. */
export const multiPolygon = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(z.array(position))),
}).meta({ id: 'MultiPolygon' })

const number = /^-?\d{1,3}(\.\d+)?$/

/** Query form `west,south,east,north`: on the globe, and not inside out. */
export const bboxParameter = z.string()
  .refine((text) => text.split(',').length === 4 && text.split(',').every((part) => number.test(part.trim())),
    { message: 'west,south,east,north', params: { expected: 'four numbers: west,south,east,north' }, abort: true })
  .transform((text) => text.split(',').map(Number) as BoundingBox)
  .refine(([west, south, east, north]) => west >= -180 && east <= 180 && south >= -90 && north <= 90,
    { params: { expected: 'longitudes within ±180, latitudes within ±90' } })
  .refine(([west, south, east, north]) => west < east && south < north,
    { params: { expected: 'west < east and south < north' } })
