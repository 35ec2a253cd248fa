import { z } from 'zod'
import { route } from './route.ts'
import { ifMatch, source, words } from './write.ts'

/** The three-degree zones of VN-2000, by central meridian (EPSG). */
export const vn2000Planes = [5896, 9205, 9206, 9207, 9208, 5897, 9209, 9210, 9211, 9212, 9213, 9214, 9215, 9216, 5899, 5898, 9217, 9218] as const

export const keptFormerProvince = z.object({
  name: z.string(), version: z.string().describe('The ETag is this text in quotes'),
  srid: z.int().nullable().describe('Usual VN-2000 plane there: offered at the desk, never taken for granted; null: not known'), centralMeridian: z.number().nullable().describe('degrees east'),
  confidence: z.enum(['source', 'secondary', 'memory']).nullable(), source: z.string(), zones: z.int(),
}).meta({ id: 'KeptFormerProvince' })
export type KeptFormerProvince = z.infer<typeof keptFormerProvince>

export const keptProvince = z.object({
  code: z.string(), nameVi: z.string(), nameEn: z.string(), zones: z.int(), accounts: z.int().describe('Open accounts that work for it; administrators work for all and are not counted'),
  former: z.array(keptFormerProvince),
}).meta({ id: 'KeptProvince' })
export type KeptProvince = z.infer<typeof keptProvince>

export const listKeptProvinces = route({
  method: 'GET', url: '/api/former-provinces',
  schema: { summary: 'Provinces, what merged into each, and the usual VN-2000 meridian there', tags: ['admin'], response: { 200: z.object({ items: z.array(keptProvince), planes: z.array(z.object({ srid: z.int(), centralMeridian: z.number() })).describe('All there are, west to east') }) } },
})

export const changeFormerProvince = route({
  method: 'PATCH', url: '/api/former-provinces/:name',
  schema: {
    summary: 'Say which VN-2000 meridian is the usual one in a former province', tags: ['admin'], headers: ifMatch, params: z.object({ name: words(100) }),
    body: z.object({
      srid: z.union(vn2000Planes.map((one) => z.literal(one))).nullable(), confidence: z.enum(['source', 'secondary']).describe('source: read in the document itself'), source,
    }),
    response: { 200: keptProvince },
  },
})
export type SentFormerProvince = z.output<typeof changeFormerProvince.schema.body>
