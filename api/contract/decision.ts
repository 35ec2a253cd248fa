import { z } from 'zod'
import { route } from './route.ts'
import { decision } from './zone.ts'

export const listDecisions = route({
  method: 'GET', url: '/api/decisions',
  schema: {
    summary: 'Decisions and other documents by number, title or authority; accents optional', tags: ['desk'],
    querystring: z.object({ q: z.string().max(200).regex(/^[^\p{Cc}]*$/u).optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }),
    response: { 200: z.object({ items: z.array(decision).describe('The best match first, then the latest') }) },
  },
})
export type DecisionQuery = z.output<typeof listDecisions.schema.querystring>
