import { expect, test } from 'vitest'
import { createEventStream, type StreamWorld } from '../../client/state/event-stream.ts'

/** A browser of which each test says when connections open, break and when time passes. */
function browser() {
  const sources: { listeners: Map<string, ((event: { data: string }) => void)[]>; readyState: number; isClosed: boolean }[] = []
  const timers = new Map<number, { run: () => void; ms: number }>()
  let hidden = false
  let visibility: () => void = () => undefined
  let count = 0
  const world: StreamWorld = {
    open: () => {
      const source = { listeners: new Map<string, ((event: { data: string }) => void)[]>(), readyState: 0, isClosed: false, addEventListener(name: string, listener: (event: { data: string }) => void) { this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]) }, close() { this.isClosed = true; this.readyState = 2 } }
      sources.push(source)
      return source as unknown as EventSource
    },
    isHidden: () => hidden,
    onVisibility: (listener) => { visibility = listener },
    setTimeout: (run, ms) => { timers.set(++count, { run, ms }); return count },
    clearTimeout: (timer) => void timers.delete(timer),
  }
  return {
    world, sources,
    say: (name: string, data: unknown = {}) => { for (const listener of sources.at(-1)?.listeners.get(name) ?? []) listener({ data: typeof data === 'string' ? data : JSON.stringify(data) }) },
    wait: () => { const due = [...timers.values()]; timers.clear(); for (const { run } of due) run(); return due.map(({ ms }) => ms) },
    look: (isHidden: boolean) => { hidden = isHidden; visibility() },
  }
}

test('one connection for all who listen, closed with the last of them', () => {
  const { world, sources } = browser()
  const stream = createEventStream(world)
  expect(sources).toHaveLength(0)
  const stops = [stream.on('zone', () => undefined), stream.on('map', () => undefined)]
  expect(sources).toHaveLength(1)
  stops[0]?.()
  expect(sources[0]?.isClosed).toBe(false)
  stops[1]?.()
  expect(sources[0]?.isClosed).toBe(true)
})

test('what is said is heard by its name; what is no JSON by nobody', () => {
  const { world, say } = browser()
  const heard: unknown[] = []
  createEventStream(world).on('zone', (event) => heard.push(event))
  say('zone', { code: 'MB-0001', version: 2 })
  say('zone', 'no json')
  say('map', { layer: 'zone' })
  expect(heard).toEqual([{ code: 'MB-0001', version: 2 }])
})

test('a connection that opens again may have missed something', () => {
  const { world, say } = browser()
  let missed = 0
  createEventStream(world).on('missed', () => missed++)
  say('open')
  expect(missed).toBe(0)
  say('open')
  expect(missed).toBe(1)
})

test('a refused connection is tried again, later each time; one that only broke is the browser’s to mend', () => {
  const { world, sources, say, wait } = browser()
  createEventStream(world).on('zone', () => undefined)
  say('error')
  expect([sources.length, wait()]).toEqual([1, []])
  const waits: number[] = []
  for (let time = 0; time < 6; time++) {
    const last = sources.at(-1)
    if (last) last.readyState = 2
    say('error')
    waits.push(...wait())
  }
  expect(waits).toEqual([3_000, 6_000, 12_000, 24_000, 48_000, 60_000])
  expect(sources).toHaveLength(7)
})

test('a page nobody looks at gives its connection back, and asks what it missed when it is seen again', () => {
  const { world, sources, say, wait, look } = browser()
  let missed = 0
  const stream = createEventStream(world)
  stream.on('missed', () => missed++)
  say('open')
  look(true)
  look(false)
  expect([sources.length, sources[0]?.isClosed, wait()]).toEqual([1, false, []])
  look(true)
  wait()
  expect(sources[0]?.isClosed).toBe(true)
  stream.on('zone', () => undefined)
  expect(sources).toHaveLength(1)
  look(false)
  say('open')
  expect([sources.length, missed]).toEqual([2, 1])
})
