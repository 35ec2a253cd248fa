import { afterEach, describe, expect, test, vi } from 'vitest'
import type { DeviceDraft } from '../../client/features/draft/device-drafts.ts'
import { oneAtATime } from '../../client/features/draft/one-at-a-time.ts'
import { noteSave, saveIsOver } from '../../client/features/draft/saves-under-way.ts'
import { sendDraft } from '../../client/features/draft/send-draft.ts'
import { emptyContent, noWords } from '../../client/state/desk/draft-content.ts'

const draft = (why: string): DeviceDraft => ({
  id: 'd1', author: 'me', zone: 'MB-0001', provinceCode: '15', title: 'KCN A', baseVersion: 1, content: { ...emptyContent, words: { ...noWords, why } }, version: 2, savedAt: null, dirty: true, keptAt: '2026-11-22T07:05:00Z',
})
const asked: RequestInit[] = []
const answers = (status: number, body: object, headers: Record<string, string> = {}) => {
  vi.stubGlobal('document', { documentElement: { lang: 'vi' } })
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    asked.push(init)
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
  })
}
afterEach(() => {
  vi.unstubAllGlobals()
  asked.length = 0
})

describe('a draft on its way to the server', () => {
  test('what is small outlives the page that is left; more than a browser lets is sent as ever', async () => {
    answers(200, { id: 'd1', version: 3 })
    await sendDraft(draft('ngắn'), true)
    await sendDraft(draft('ngắn'), false)
    await sendDraft(draft('ạ'.repeat(30_000)), true)
    expect(asked.map(({ keepalive }) => keepalive ?? false)).toEqual([true, false, false])
  })
  test.each([
    [401, { code: 'not_signed_in' }, { kind: 'signed_out' }], [412, { code: 'precondition_failed' }, { kind: 'clash', theirs: 7 }],
    [422, { code: 'draft_is_closed' }, { kind: 'refused', detail: 'why' }], [503, { code: 'busy' }, { kind: 'no_answer' }],
  ])('%d', async (status, problem, trouble) => {
    answers(status, { ...problem, status, detail: 'why' }, { etag: '"7"' })
    expect(await sendDraft(draft(''), false)).toEqual({ ok: false, trouble })
  })
})

test('what is asked for while it runs is done once more, and only once', async () => {
  let runs = 0
  const ends: (() => void)[] = []
  const run = oneAtATime(() => new Promise((end) => { runs++; ends.push(end) }))
  run()
  run()
  run()
  expect(runs).toBe(1)
  ends[0]?.()
  await vi.waitFor(() => expect(runs).toBe(2))
  ends[1]?.()
  await Promise.resolve()
  expect(runs).toBe(2)
})

test('whoever opens a draft waits for the save that was under way when it was left', async () => {
  const said: string[] = []
  let end: () => void = () => undefined
  noteSave('d1', new Promise<void>((done) => { end = () => { said.push('saved'); done() } }))
  const opened = saveIsOver('d1').then(() => said.push('opened'))
  await saveIsOver('d2')
  said.push('another')
  end()
  await opened
  expect(said).toEqual(['another', 'saved', 'opened'])
})
