import { beforeEach, expect, test, vi } from 'vitest'
import { noFilter } from '../../client/permalink.ts'
import { createPlaceStore, type Address } from '../../client/state/place-store.ts'

/** A browser with a real back button and a clock of its own. */
function openBrowser(start: string) {
  const entries = [new URL(start, 'https://map.example').href]
  const listeners = new Map<string, () => void>()
  let at = 0
  const browser = {
    location: { get href() { return entries[at] ?? '' } },
    history: {
      pushState: vi.fn((_data: unknown, _unused: string, url: string) => { entries.splice(++at, entries.length, new URL(url, entries[0]).href) }),
      replaceState: vi.fn((_data: unknown, _unused: string, url: string) => { entries[at] = new URL(url, entries[0]).href }),
    },
    addEventListener: (type: string, listener: () => void) => { listeners.set(type, listener) },
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms) as unknown as number,
    clearTimeout: (timer: number) => clearTimeout(timer),
  } satisfies Address
  return { ...browser, browser, entries, back() { at--; listeners.get('popstate')?.() }, hide: () => listeners.get('pagehide')?.() }
}

beforeEach(() => { vi.useFakeTimers() })

test('a hundred moves of the map write the address a few times, and the last one counts', () => {
  const { browser, history, entries } = openBrowser('/')
  const store = createPlaceStore(browser)
  for (let step = 0; step < 100; step++) {
    store.change({ view: { zoom: 9, lat: 21, lng: 100 + step / 100 } }, 'replace')
    vi.advanceTimersByTime(16)
  }
  vi.advanceTimersByTime(1000)
  expect(history.replaceState.mock.calls.length).toBeLessThan(6)
  expect(entries).toEqual(['https://map.example/?map=9/21/100.99'])
})

test('back restores the place, with the view it was left with', () => {
  const page = openBrowser('/?q=yen')
  const store = createPlaceStore(page.browser)
  store.change({ view: { zoom: 9, lat: 21, lng: 105 } }, 'replace')
  store.change({ room: { name: 'zone', code: 'MB-0001' } }, 'push')
  store.change({ view: { zoom: 14, lat: 22, lng: 104 } }, 'replace')
  const told = vi.fn()
  store.subscribe(told)
  page.back()
  expect(told).toHaveBeenCalledOnce()
  expect(store.get()).toMatchObject({ room: { name: 'map' }, view: { zoom: 9, lat: 21, lng: 105 }, filter: { ...noFilter, q: 'yen' } })
  vi.advanceTimersByTime(1000)
  expect(store.get().view).toMatchObject({ zoom: 9 })
})

test('leaving the page keeps the last view', () => {
  const page = openBrowser('/')
  createPlaceStore(page.browser).change({ view: { zoom: 5, lat: 20, lng: 106 } }, 'replace')
  page.hide()
  expect(page.entries).toEqual(['https://map.example/?map=5/20/106'])
})

test('a browser that refuses to write does not stop the screen', () => {
  const { browser } = openBrowser('/')
  browser.history.pushState.mockImplementation(() => { throw new DOMException('too many', 'SecurityError') })
  const store = createPlaceStore(browser)
  store.change({ inView: true }, 'push')
  expect(store.get().inView).toBe(true)
  expect(store.link()).toBe('https://map.example/?inView=1')
})
