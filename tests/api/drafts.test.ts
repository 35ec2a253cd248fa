import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { draft, draftHead, listDrafts } from '../../api/contract/draft.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { takeZoneAway, writeZone } from '../fixtures/written-zone.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let mine: SignedIn, colleague: SignedIn, stranger: SignedIn, admin: SignedIn
beforeAll(async () => {
  app = await appOn(db())
  mine = await signedIn(db(), { name: 'drafts: Lan' })
  colleague = await signedIn(db(), { name: 'drafts: Minh' })
  stranger = await signedIn(db(), { name: 'drafts: Hoa', provinces: ['24'] })
  admin = await signedIn(db(), { role: 'admin' })
})
afterAll(() => app.close())
beforeEach(async () => { await writeZone(db()) })
afterEach(async () => {
  await db().query(sql`delete from draft`)
  await takeZoneAway(db())
})

const body = { zone: 'W-1', provinceCode: '15', title: 'Ranh phía đông', baseVersion: 1, content: { boundary: { type: 'Polygon', coordinates: [[[104, 22.3]]] }, why: 'Thử' } }
type Shown = { 'if-match'?: string; 'if-none-match'?: string }
const put = async (id: string, shown: Shown, sent: object = body, who = mine) => {
  const response = await app.inject({ method: 'PUT', url: `/api/drafts/${id}`, payload: sent, headers: { ...who.headers, ...shown } })
  return { status: response.statusCode, etag: response.headers['etag'], json: (): unknown => response.json(), text: response.body }
}
const isNew = { 'if-none-match': '*' }
const begin = async (sent: object = body, who = mine) => {
  const id = randomUUID()
  expect((await put(id, isNew, sent, who)).status).toBe(200)
  return id
}
const post = async (id: string, what: 'discard' | 'reopen', who = mine) => {
  const response = await app.inject({ method: 'POST', url: `/api/drafts/${id}/${what}`, headers: who.headers })
  return { status: response.statusCode, json: (): unknown => response.json() }
}
const read = (id: string, who = mine) => get(app, `/api/drafts/${id}`, who.headers)
const list = async (query = '', who = mine) => (listDrafts.schema.response[200].parse((await get(app, `/api/drafts${query}`, who.headers)).json())).items
const refused = (answer: { json: () => unknown }) => { const { status, code, field } = problem.parse(answer.json()); return [status, code, field] }
const head = (answer: { json: () => unknown }): z.infer<typeof draftHead> => draftHead.parse(answer.json())

describe('a draft', () => {
  it('begins under an id that the desk made, and comes back as it was drawn', async () => {
    const id = randomUUID()
    const answer = await put(id, isNew)
    expect([answer.status, answer.etag]).toEqual([200, '"1"'])
    expect(head(answer)).toMatchObject({ id, zone: 'W-1', provinceCode: '15', title: 'Ranh phía đông', baseVersion: 1, zoneVersion: 1, version: 1, isMine: true, author: 'drafts: Lan', closedAs: null })
    const found = await read(id)
    expect([found.headers['etag'], found.headers['cache-control']]).toEqual(['"1"', 'no-store'])
    expect(draft.parse(found.json()).content).toEqual(body.content)
  })

  it('may be of a zone that does not exist yet', async () => {
    expect(head(await put(randomUUID(), isNew, { ...body, zone: null, baseVersion: null }))).toMatchObject({ zone: null, baseVersion: null, zoneVersion: null })
  })

  it('is begun once by two sends of the same, also at once; another under its id is refused', async () => {
    const id = randomUUID()
    const both = await Promise.all([put(id, isNew), put(id, isNew)])
    expect(both.map(({ status, etag }) => [status, etag])).toEqual([[200, '"1"'], [200, '"1"']])
    const other = await put(id, isNew, { ...body, title: 'Khác' })
    expect([refused(other), other.etag]).toEqual([[412, 'precondition_failed', 'If-None-Match'], '"1"'])
  })

  it('is saved by showing what was read; without it, or with what is past, nothing is written', async () => {
    const id = await begin()
    const saved = await put(id, { 'if-match': '"1"' }, { ...body, title: 'Hai' })
    expect([saved.status, saved.etag, head(saved).title]).toEqual([200, '"2"', 'Hai'])
    expect(refused(await put(id, {}, { ...body, title: 'Ba' }))).toEqual([428, 'precondition_required', 'If-Match'])
    expect(refused(await put(id, { 'if-none-match': '"1"' }, { ...body, title: 'Ba' }))).toEqual([428, 'precondition_required', 'If-Match'])
    for (const etag of ['"1"', '*', 'W/"2"', '2']) {
      const answer = await put(id, { 'if-match': etag }, { ...body, title: 'Ba' })
      expect([refused(answer), answer.etag]).toEqual([[412, 'precondition_failed', 'If-Match'], '"2"'])
    }
    expect(draft.parse((await read(id)).json())).toMatchObject({ title: 'Hai', version: 2 })
  })

  it('that is kept already, word for word, may be sent again: its answer was lost', async () => {
    const id = await begin()
    const two = { ...body, title: 'Hai' }
    await put(id, { 'if-match': '"1"' }, two)
    const again = await put(id, { 'if-match': '"1"' }, two)
    expect([again.status, again.etag]).toEqual([200, '"2"'])
  })

  it('by two at once is saved by one', async () => {
    const id = await begin()
    const both = await Promise.all(['Hai', 'Ba'].map((title) => put(id, { 'if-match': '"1"' }, { ...body, title })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  })

  it('that is not there cannot be saved, only begun', async () => {
    expect(refused(await put(randomUUID(), { 'if-match': '"1"' }))).toEqual([404, 'draft_not_found', 'id'])
  })

  it('stays with its zone', async () => {
    const id = await begin()
    expect(refused(await put(id, { 'if-match': '"1"' }, { ...body, zone: 'W-2' }))).toEqual([400, 'invalid_parameter', 'zone'])
  })

  it('of a new zone may move to another province of mine', async () => {
    const both = await signedIn(db(), { name: 'drafts: both', provinces: ['15', '24'] })
    const id = await begin({ ...body, zone: null }, both)
    expect(head(await put(id, { 'if-match': '"1"' }, { ...body, zone: null, provinceCode: '24' }, both)).provinceCode).toBe('24')
  })
})

describe('who sees and saves', () => {
  it('a colleague of the province sees it and does not save it; a stranger does not know of it; an administrator sees it', async () => {
    const id = await begin()
    expect(draft.parse((await read(id, colleague)).json())).toMatchObject({ isMine: false, author: 'drafts: Lan' })
    expect((await read(id, admin)).status).toBe(200)
    expect(refused(await read(id, stranger))).toEqual([404, 'draft_not_found', 'id'])
    expect(refused(await put(id, { 'if-match': '"1"' }, { ...body, title: 'Của tôi' }, colleague))).toEqual([403, 'draft_of_another', 'id'])
    expect(refused(await put(id, isNew, { ...body, zone: null, provinceCode: '24' }, stranger))).toEqual([404, 'draft_not_found', 'id'])
    expect(refused(await post(id, 'discard', colleague))).toEqual([403, 'draft_of_another', 'id'])
    expect(refused(await post(id, 'discard', stranger))).toEqual([404, 'draft_not_found', 'id'])
    expect([(await list('?zone=W-1')).length, (await list('?zone=W-1', colleague)).length, (await list('', stranger)).length]).toEqual([1, 1, 0])
  })

  it('nobody draws in a province that is not theirs, an official nowhere, and nobody without signing in', async () => {
    expect(refused(await put(randomUUID(), isNew, body, stranger))).toEqual([403, 'other_province', 'provinceCode'])
    const official = await signedIn(db(), { role: 'official' })
    expect(refused(await put(randomUUID(), isNew, body, official))).toEqual([403, 'role_not_allowed', undefined])
    const id = await begin()
    expect((await read(id, official)).status).toBe(200)
    for (const url of ['/api/drafts', `/api/drafts/${id}`]) expect(refused(await get(app, url))).toEqual([401, 'not_signed_in', undefined])
  })
})

describe('a draft that ends', () => {
  it('is put away and taken up again, without a new version', async () => {
    const id = await begin()
    expect(head(await post(id, 'discard'))).toMatchObject({ closedAs: 'discarded', version: 1 })
    expect(head(await post(id, 'discard')).closedAs).toBe('discarded')
    expect([await list(), (await list('?state=discarded')).map((one) => one.id), await list('?state=discarded', colleague)]).toEqual([[], [id], []])
    expect(refused(await put(id, { 'if-match': '"1"' }, { ...body, title: 'Hai' }))).toEqual([409, 'draft_is_closed', 'id'])
    expect(head(await post(id, 'reopen'))).toMatchObject({ closedAs: null, version: 1 })
    expect((await put(id, { 'if-match': '"1"' }, { ...body, title: 'Hai' })).status).toBe(200)
  })

  it('by being published has ended: it is not taken up again, nor put away', async () => {
    const id = await begin()
    await db().query(sql`update draft set closed_at = now(), closed_as = 'published' where id = ${id}`)
    expect(draft.parse((await read(id)).json()).closedAs).toBe('published')
    expect([refused(await post(id, 'reopen')), refused(await post(id, 'discard'))]).toEqual([[409, 'draft_is_closed', 'id'], [409, 'draft_is_closed', 'id']])
    expect([await list(), await list('?state=discarded')]).toEqual([[], []])
  })
})

describe('what is sent', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  /** The body with its content written by hand: what is very deep the language's own writer gives up on. */
  const sendContent = (content: string) => app.inject({
    method: 'PUT', url: `/api/drafts/${randomUUID()}`, headers: { ...mine.headers, ...isNew, 'content-type': 'application/json' },
    payload: JSON.stringify({ ...body, content: 0 }).replace('"content":0', () => `"content":${content}`),
  })

  it.each([
    ['a zone that is not there', { zone: 'W-9' }, [422, 'unknown_reference', 'zone']],
    ['a province that is not there', { zone: null, provinceCode: '99' }, [422, 'unknown_reference', 'provinceCode']],
    ['another province than the zone\'s', { provinceCode: '24' }, [400, 'invalid_parameter', 'provinceCode']],
    ['a blank title', { title: '  ' }, [400, 'invalid_parameter', 'title']],
    ['a title with NUL', { title: 'a\0' }, [400, 'invalid_parameter', 'title']],
    ['a version of nothing', { baseVersion: 0 }, [400, 'invalid_parameter', 'baseVersion']],
    ['content that is a list', { content: [] }, [400, 'invalid_parameter', 'content']],
    ['NUL in the content', { content: { why: ['a\0b'] } }, [400, 'invalid_parameter', 'content']],
    ['NUL in a name', { content: { 'a\0': 1 } }, [400, 'invalid_parameter', 'content']],
    ['half a character', { content: { why: '\ud83d' } }, [400, 'invalid_parameter', 'content']],
  ] as const)('%s is refused', async (_, more, expected) => {
    expect(refused(await put(randomUUID(), isNew, { ...body, ...more }, admin))).toEqual(expected)
  })

  it.each([50, 100_000])('a list of %d levels in the content is refused', async (levels) => {
    expect(refused(await sendContent(`{"a":${nested(levels)}}`))).toEqual([400, 'invalid_parameter', 'content'])
  })

  it('50 levels, numbers of every size, and all of Unicode come back the same', async () => {
    const content = { a: JSON.parse(nested(49)) as unknown, numbers: [104.123456789, -0.5, 1e300, 1e-300, 123456789012345], words: 'Đông Phố Mới 😀\u2028\n"', empty: {}, nothing: null, yes: true }
    const id = await begin({ ...body, content })
    expect(draft.parse((await read(id)).json()).content).toEqual(content)
  })

  it('what can be published is kept, 8 MB; more is refused', async () => {
    const rest = Buffer.byteLength(JSON.stringify({ ...body, content: { a: '' } }))
    const send = (bytes: number) => sendContent(JSON.stringify({ a: 'x'.repeat(bytes - rest) }))
    expect((await send(8 * 1024 * 1024)).statusCode).toBe(200)
    expect(refused(await send(8 * 1024 * 1024 + 1))).toEqual([413, 'payload_too_large', undefined])
  })

  it.each([['no id', 'abc'], ['half an id', '123e4567-e89b-12d3-a456'], ['SQL', '\'; drop table draft; --']])('%s for an id is refused', async (_, id) => {
    expect(refused(await put(encodeURIComponent(id), isNew))).toEqual([400, 'invalid_parameter', 'id'])
    expect(refused(await read(encodeURIComponent(id)))).toEqual([400, 'invalid_parameter', 'id'])
  })
})
