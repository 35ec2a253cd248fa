import { z } from 'zod'
import { route } from './route.ts'
import { words } from './write.ts'

/**
 * What the desk keeps of unfinished work. Its content is the desk's own: shapes as they were drawn, right or wrong, and the words typed beside them.
 * 4 MB at most.
 */
export const draftContent = z.record(z.string(), z.unknown())

export const draftHead = z.object({
  id: z.uuid(), zone: z.string().nullable().describe('Code of the zone; null: a zone that does not exist yet'), provinceCode: z.string(), title: z.string(),
  baseVersion: z.int().nullable().describe('The zone\'s version it began from'), zoneVersion: z.int().nullable().describe('The zone\'s version now'),
  version: z.int().describe('The ETag is this number in quotes'), isMine: z.boolean(), author: z.string().describe('Name'), updatedAt: z.string(),
  closedAs: z.enum(['published', 'discarded']).nullable(),
}).meta({ id: 'DraftHead' })
export type DraftHead = z.infer<typeof draftHead>
export const draft = draftHead.extend({ content: draftContent }).meta({ id: 'Draft' })
export type Draft = z.infer<typeof draft>

const params = z.object({ id: z.uuid() })

export const listDrafts = route({
  method: 'GET', url: '/api/drafts',
  schema: { summary: 'Open drafts: mine, and those of my provinces', tags: ['desk'], querystring: z.object({ zone: z.string().max(32).optional() }), response: { 200: z.object({ items: z.array(draftHead) }) } },
})

export const getDraft = route({ method: 'GET', url: '/api/drafts/:id', schema: { summary: 'A draft of mine, or of my provinces', tags: ['desk'], params, response: { 200: draft } } })

/** The id is made by whoever draws, so that a draft can begin without a connection. */
export const saveDraft = route({
  method: 'PUT', url: '/api/drafts/:id',
  schema: {
    summary: 'Keep a draft', description: 'A draft that is there needs If-Match with its ETag (428, 412); one that is not begins with If-None-Match: *.', tags: ['desk'], params,
    headers: z.looseObject({ 'if-match': z.string().optional(), 'if-none-match': z.string().optional() }),
    body: z.object({ zone: z.string().max(32).nullable(), provinceCode: z.string().regex(/^\d{2}$/), title: words(200), baseVersion: z.int().min(1).nullable(), content: draftContent }),
    response: { 200: draftHead },
  },
})

export const closeDraft = route({
  method: 'POST', url: '/api/drafts/:id/discard',
  schema: { summary: 'Put a draft away; it is kept, and can be opened again', tags: ['desk'], params, response: { 200: draftHead } },
})

export const reopenDraft = route({
  method: 'POST', url: '/api/drafts/:id/reopen',
  schema: { summary: 'Take a draft that was put away up again', tags: ['desk'], params, response: { 200: draftHead } },
})
