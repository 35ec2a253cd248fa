import { z } from 'zod'
import { route } from './route.ts'
import { newTarget } from './target.ts'

/** A board adds a target of its own, without code. */
export const addTarget = route({
  method: 'POST',
  url: '/api/targets',
  schema: { summary: 'Add a target', tags: ['target'], body: newTarget, response: { 201: z.object({ code: z.string() }) } },
})
