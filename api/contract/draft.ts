import { z } from 'zod'
import { route } from './route.ts'
import { words } from './write.ts'
import { drawingMostBytes } from './zone-change.ts'
import { zoneCode } from './zone.ts'

/** What can be published can be kept before. */
export const draftMostBytes = drawingMostBytes
const mostDeep = 50

/**
 * What the desk keeps of unfinished work. Its content is the desk's own: shapes as they were drawn, right or wrong, and the words typed beside them.
 * 8 MB at most, at most 50 levels deep, text without NUL and half characters: what the database cannot keep is refused before it is asked to.
 */
export const draftContent = z.record(z.string(), z.unknown()).refine(isKeepable, { params: { expected: `JSON, ≤ ${mostDeep} levels, text without U+0000 and lone surrogates` } })

function isKeepable(content: object): boolean {
  const waiting: { value: unknown; depth: number }[] = [{ value: content, depth: 1 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value === 'string' && !isKeepableText(value)) return false
    if (typeof value !== 'object' || value === null) continue
    if (depth > mostDeep) return false
    if (!Array.isArray(value) && !Object.keys(value).every(isKeepableText)) return false
    // Most of a draft are numbers: they need no look.
    for (const inner of Object.values(value) as unknown[]) if (typeof inner !== 'number') waiting.push({ value: inner, depth: depth + 1 })
  }
  return true
}
const isKeepableText = (text: string) => !/\0|\p{Surrogate}/u.test(text)

export const draftHead = z.object({
  id: z.uuid(), zone: z.string().nullable().describe('Code of the zone; null: a zone that does not exist yet'), provinceCode: z.string(), title: z.string(),
  baseVersion: z.int().nullable().describe('The zone\'s version when it began'), zoneVersion: z.int().nullable().describe('The zone\'s version now'),
  version: z.int().describe('The ETag is this number in quotes'), isMine: z.boolean(), author: z.string().describe('Name'), updatedAt: z.string(),
  closedAs: z.enum(['published', 'discarded']).nullable(),
}).meta({ id: 'DraftHead' })
export type DraftHead = z.infer<typeof draftHead>
export const draft = draftHead.extend({ content: z.record(z.string(), z.unknown()) }).meta({ id: 'Draft' })
export type Draft = z.infer<typeof draft>

const params = z.object({ id: z.uuid() })

export const listDrafts = route({
  method: 'GET', url: '/api/drafts',
  schema: {
    summary: 'Open drafts: mine, and those of my provinces; or mine that were put away. Latest first, at most 500', tags: ['desk'],
    querystring: z.object({ zone: zoneCode.optional(), state: z.enum(['open', 'discarded']).default('open').describe('discarded: only my own') }),
    response: { 200: z.object({ items: z.array(draftHead) }) },
  },
})
export type DraftQuery = z.output<typeof listDrafts.schema.querystring>

export const getDraft = route({ method: 'GET', url: '/api/drafts/:id', schema: { summary: 'A draft of mine, or of my provinces', tags: ['desk'], params, response: { 200: draft } } })

/** The id is made by whoever draws, so that a draft can begin without a connection. */
export const saveDraft = route({
  method: 'PUT', url: '/api/drafts/:id',
  schema: {
    summary: 'Keep a draft', tags: ['desk'], params,
    description: 'A draft that is there needs If-Match with its ETag (428, 412); one that is not begins with If-None-Match: *. What is kept already, word for word, is answered '
      + 'as kept, whatever ETag is shown: a save whose answer was lost can be sent again.',
    headers: z.looseObject({ 'if-match': z.string().optional(), 'if-none-match': z.string().optional() }),
    body: z.object({
      zone: zoneCode.nullable(), provinceCode: z.string().regex(/^\d{2}$/), title: words(200), baseVersion: z.int().min(1).max(2 ** 31 - 1).nullable(), content: draftContent,
    }),
    response: { 200: draftHead },
  },
})
export type SentDraft = z.output<typeof saveDraft.schema.body>

export const closeDraft = route({
  method: 'POST', url: '/api/drafts/:id/discard',
  schema: { summary: 'Put a draft away; it is kept, and can be opened again', tags: ['desk'], params, response: { 200: draftHead } },
})

export const reopenDraft = route({
  method: 'POST', url: '/api/drafts/:id/reopen',
  schema: { summary: 'Take a draft that was put away up again', tags: ['desk'], params, response: { 200: draftHead } },
})
