import { z } from 'zod'
import { route } from './route.ts'

/** What the client must know of this installation before it draws. */
export const settings = z.object({
  version: z.string(),
  basemapStyleUrl: z.string().nullable().describe('An online style in place of the built-in base map'),
  board: z.object({ name: z.string(), contact: z.string() }).nullable().describe('The board that runs this map'),
}).meta({ id: 'Settings' })
export type Settings = z.infer<typeof settings>

export const getSettings = route({
  method: 'GET',
  url: '/api/settings',
  schema: { summary: 'Settings of this installation', tags: ['settings'], response: { 200: settings } },
})
