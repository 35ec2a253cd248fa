import { describe, expect, test } from 'vitest'
import type { Draft, DraftHead } from '../../api/contract/draft.ts'
import type { DeviceDraft } from '../../client/features/draft/device-drafts.ts'
import { chooseCopy, mergeFound } from '../../client/features/draft/found-drafts.ts'
import { emptyContent, noWords, readContent } from '../../client/state/desk/draft-content.ts'

const device = (over: Partial<DeviceDraft> = {}): DeviceDraft => ({
  id: 'd1', author: 'me', zone: 'MB-0001', provinceCode: '15', title: 'KCN A', baseVersion: 1, content: { ...emptyContent, srid: 9208 }, version: 2, savedAt: '2026-11-22T07:00:00Z', dirty: false, keptAt: '2026-11-22T07:05:00Z', ...over,
})
const head = (over: Partial<DraftHead> = {}): DraftHead => ({
  id: 'd1', zone: 'MB-0001', provinceCode: '15', title: 'KCN A', baseVersion: 1, zoneVersion: 1, version: 2, isMine: true, author: 'Me', updatedAt: '2026-11-22T07:00:00Z', closedAs: null, ...over,
})
const draft = (over: Partial<Draft> = {}): Draft => ({ ...head(over), content: { ...emptyContent, srid: 9209 }, ...over })

describe('one list of two places', () => {
  test('a draft of both is one; with edits of its own the device tells the time', () => {
    expect(mergeFound([device()], [head()])).toMatchObject([{ id: 'd1', by: null, at: '2026-11-22T07:00:00Z', dirty: false, zoneMoved: false }])
    expect(mergeFound([device({ dirty: true })], [head()])).toMatchObject([{ id: 'd1', at: '2026-11-22T07:05:00Z', dirty: true }])
  })
  test('mine before those of others, the latest first', () => {
    const heads = [head({ id: 'o', isMine: false, author: 'Bình', updatedAt: '2026-11-22T09:00:00Z' }), head({ id: 'a', updatedAt: '2026-11-21T09:00:00Z' }), head({ id: 'b', updatedAt: '2026-11-22T08:00:00Z' })]
    expect(mergeFound([], heads).map(({ id, by }) => [id, by])).toEqual([['b', null], ['a', null], ['o', 'Bình']])
  })
  test('the zone moved on since', () => {
    expect(mergeFound([], [head({ baseVersion: 1, zoneVersion: 3 })])[0]?.zoneMoved).toBe(true)
    expect(mergeFound([], [head({ zone: null, baseVersion: null, zoneVersion: null })])[0]?.zoneMoved).toBe(false)
  })
  test('what the server closed is gone from the device’s list, unless edits never reached it; without an answer all is shown', () => {
    expect(mergeFound([device()], [])).toEqual([])
    expect(mergeFound([device({ dirty: true })], [])).toMatchObject([{ id: 'd1', dirty: true, zoneMoved: null }])
    expect(mergeFound([device()], null)).toHaveLength(1)
  })
})

describe('which copy is gone on with', () => {
  test.each([
    ['only here, no answer', device({ dirty: true }), 'silent', 'open'],
    ['nowhere', null, null, 'missing'],
    ['nowhere that answers', null, 'silent', 'missing'],
    ['a colleague’s', null, draft({ isMine: false, author: 'Bình' }), 'copy'],
    ['closed', null, draft({ closedAs: 'published' }), 'closed'],
    ['in step', device(), draft(), 'open'],
    ['edits here, nothing newer there', device({ dirty: true }), draft(), 'open'],
    ['edits on both sides', device({ dirty: true, version: 2 }), draft({ version: 3 }), 'clash'],
    ['newer there, nothing here', device({ version: 2 }), draft({ version: 3 }), 'open'],
  ] as const)('%s', (_, here, there, kind) => {
    expect(chooseCopy(here, there).kind).toBe(kind)
  })
  test('a save whose answer was lost is no clash: both say the same', () => {
    const content = { srid: 9208, words: { ...noWords, why: 'Theo phụ lục' }, identity: null, changes: emptyContent.changes, form: 1 as const }
    const opening = chooseCopy(device({ dirty: true, version: 2, content: { ...emptyContent, words: { ...noWords, why: 'Theo phụ lục' }, srid: 9208 }, history: 'steps' }), draft({ version: 3, content }))
    expect(opening).toMatchObject({ kind: 'open', draft: { history: 'steps', found: { version: 3, dirty: false } } })
    // The same drawing on another version of the zone is not the same.
    expect(chooseCopy(device({ dirty: true, version: 2, content: { ...emptyContent, srid: 9209 } }), draft({ version: 3, baseVersion: 2 })).kind).toBe('clash')
  })
  test('the device’s copy goes on with its own edits, the server’s where it has none', () => {
    const srid = (opening: ReturnType<typeof chooseCopy>) => (opening.kind === 'open' ? [opening.draft.content.srid, opening.draft.found] : null)
    expect(srid(chooseCopy(device({ dirty: true }), draft()))).toEqual([9208, { version: 2, savedAt: '2026-11-22T07:00:00Z', dirty: true }])
    expect(srid(chooseCopy(device(), draft({ version: 3 })))).toEqual([9209, { version: 3, savedAt: '2026-11-22T07:00:00Z', dirty: false }])
  })
  test('one the server knows nothing of is begun there anew', () => {
    expect(chooseCopy(device({ version: 2 }), null)).toMatchObject({ kind: 'open', draft: { found: { version: null, dirty: true } } })
  })
  test('closed while edits were here: they can still be had', () => {
    expect(chooseCopy(device({ dirty: true }), draft({ closedAs: 'discarded' }))).toMatchObject({ kind: 'closed', as: 'discarded', draft: { content: { srid: 9208 }, found: { dirty: true } } })
  })
})

describe('what a draft holds', () => {
  const square = { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] }
  test('what another desk wrote and this one does not know is left out', () => {
    expect(readContent({ form: 1, later: true, changes: { boundary: square, redrawn: [{ id: 1, version: 1, code: 'A', geometry: square }, { id: 2 }, 7], begun: 'x' }, words: { why: 'w' }, srid: '9208' }))
      .toEqual({ form: 1, changes: { boundary: { type: 'MultiPolygon', coordinates: [square.coordinates] }, redrawn: [{ id: 1, version: 1, code: 'A', geometry: square }], begun: [], ended: [] }, srid: null, words: { ...noWords, why: 'w' }, identity: null })
  })
  test.each([[null], [{}], [{ form: 2, changes: {} }], [{ form: 1 }], ['text'], [[]]])('%j holds nothing readable', (content) => {
    expect(readContent(content)).toBeNull()
  })
})
