import { z } from 'zod'
import { route } from './route.ts'
import { ifMatch, words } from './write.ts'

/** The board that runs this map, and where its name comes from. */
export const board = z.object({
  name: z.string().nullable(), contact: z.string().nullable(),
  from: z.enum(['administrator', 'environment']).nullable().describe('What an administrator says here counts before BOARD_NAME and BOARD_CONTACT; null: nobody said it'),
  version: z.int().describe('The ETag is this number in quotes; 0: no administrator has said it yet'),
}).meta({ id: 'Board' })
export type Board = z.infer<typeof board>

export const getBoard = route({ method: 'GET', url: '/api/board', schema: { summary: 'The board that runs this map', tags: ['admin'], response: { 200: board } } })
export const changeBoard = route({
  method: 'PUT', url: '/api/board',
  schema: { summary: 'Say which board runs this map, and how to reach it', tags: ['admin'], headers: ifMatch, body: z.object({ name: words(200), contact: words(500) }), response: { 200: board } },
})
export type SentBoard = z.output<typeof changeBoard.schema.body>
