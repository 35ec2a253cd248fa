import { describe, expect, test } from 'vitest'
import { isDirty, maySend, nextSync, retriesByItself, startSync, whereabouts, type Sync, type SyncEvent } from '../../client/features/draft/sync.ts'

const fresh = startSync({ version: null, savedAt: null, dirty: false })
const after = (events: readonly SyncEvent[], from: Sync = fresh): Sync => events.reduce(nextSync, from)
const at = '2026-11-22T07:02:00Z'
const drawn: SyncEvent[] = [{ type: 'edited' }, { type: 'kept', edits: 1 }]
const saved: SyncEvent[] = [...drawn, { type: 'sending' }, { type: 'saved', edits: 1, version: 1, at }]

test('nothing is sent before something is drawn', () => {
  expect([whereabouts(fresh), maySend(fresh), isDirty(fresh)]).toEqual(['nothing_yet', false, false])
})

test('an edit is kept here at once, then sent, then on the server at the time it said', () => {
  expect(whereabouts(after([{ type: 'edited' }]))).toBe('saving')
  expect(whereabouts(after(drawn))).toBe('on_device')
  expect(whereabouts(after([...drawn, { type: 'sending' }]))).toBe('saving')
  const done = after(saved)
  expect([whereabouts(done), done.version, done.savedAt, maySend(done)]).toEqual(['on_server', 1, at, false])
})

test('one save at a time; what is drawn meanwhile is still to be sent', () => {
  const busy = after([...drawn, { type: 'sending' }, { type: 'edited' }])
  expect(maySend(busy)).toBe(false)
  expect(after([{ type: 'sending' }], busy)).toEqual(busy)
  const then = after([{ type: 'saved', edits: 1, version: 1, at }], busy)
  expect([isDirty(then), maySend(then)]).toEqual([true, true])
})

test('a late answer of an older save takes nothing back', () => {
  const newer = after([...saved, { type: 'edited' }, { type: 'sending' }, { type: 'saved', edits: 2, version: 2, at }])
  expect(isDirty(nextSync(newer, { type: 'saved', edits: 1, version: 2, at }))).toBe(false)
})

describe('trouble', () => {
  const failed = (trouble: Extract<SyncEvent, { type: 'failed' }>['trouble']) => after([...drawn, { type: 'sending' }, { type: 'failed', trouble }])
  test('without an answer the work is here, and tried again by itself', () => {
    const off = failed({ kind: 'no_answer' })
    expect([whereabouts(off), maySend(off), retriesByItself(off)]).toEqual(['no_answer', false, true])
    expect(maySend(after([{ type: 'edited' }], off))).toBe(false)
    expect(maySend(nextSync(off, { type: 'back' }))).toBe(true)
  })
  test('an ended session waits for the account, not for the clock', () => {
    const out = failed({ kind: 'signed_out' })
    expect([whereabouts(out), retriesByItself(out)]).toEqual(['signed_out', false])
    expect(maySend(nextSync(out, { type: 'back' }))).toBe(true)
  })
  test('a clash waits for the planner, whatever comes back', () => {
    const clash = failed({ kind: 'clash', theirs: 4 })
    expect([whereabouts(clash), maySend(nextSync(clash, { type: 'back' })), maySend(nextSync(clash, { type: 'edited' }))]).toEqual(['clash', false, false])
    const mine = nextSync(clash, { type: 'overwrite', version: 4 })
    expect([mine.version, maySend(mine)]).toEqual([4, true])
    const theirs = nextSync(clash, { type: 'adopted', version: 4, at })
    expect([theirs.version, isDirty(theirs), whereabouts(theirs)]).toEqual([4, false, 'on_server'])
  })
  test('what was refused is not sent again until it is changed', () => {
    const refused = failed({ kind: 'refused', detail: 'Too large', edits: 1 })
    expect([whereabouts(refused), maySend(refused), maySend(nextSync(refused, { type: 'back' }))]).toEqual(['refused', false, false])
    expect(maySend(nextSync(refused, { type: 'edited' }))).toBe(true)
  })
  test('a browser that keeps nothing says so only while the server has it not', () => {
    const nowhere = after([{ type: 'edited' }, { type: 'keepingFailed' }, { type: 'sending' }, { type: 'failed', trouble: { kind: 'no_answer' } }])
    expect(whereabouts(nowhere)).toBe('nowhere')
    expect(whereabouts(after([{ type: 'back' }, { type: 'sending' }, { type: 'saved', edits: 1, version: 1, at }], nowhere))).toBe('on_server')
  })
})

test('a draft found with edits the server never got sends them; one in step does not', () => {
  expect(maySend(startSync({ version: 3, savedAt: at, dirty: true }))).toBe(true)
  expect(whereabouts(startSync({ version: 3, savedAt: at, dirty: false }))).toBe('on_server')
})

test('after it is published nothing is sent any more', () => {
  const ended = nextSync(after(drawn), { type: 'ended' })
  expect([maySend(ended), nextSync(ended, { type: 'edited' }), nextSync(ended, { type: 'failed', trouble: { kind: 'clash', theirs: 2 } })]).toEqual([false, ended, ended])
})
