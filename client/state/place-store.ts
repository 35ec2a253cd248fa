import { readPlace, writePlace, type Ignored, type Place } from '../permalink.ts'

/** What the store needs of the browser. */
export interface Address {
  location: { readonly href: string }
  history: { pushState: (data: unknown, unused: string, url: string) => void; replaceState: (data: unknown, unused: string, url: string) => void }
  addEventListener: (type: 'popstate' | 'pagehide', listener: () => void) => void
  setTimeout(run: () => void, ms: number): number
  clearTimeout: (timer: number) => void
}

// Safari allows 100 changes of the address in 30 seconds and throws at the next.
const quietMs = 400

/** The place as the one truth of what is on screen; the address follows it, and back and forward lead it. */
export interface PlaceStore {
  get: () => Place
  subscribe: (listener: () => void) => () => void
  /** `push` for a choice the back button should undo, `replace` for typing and moving the map. */
  change: (change: Partial<Place>, how: 'push' | 'replace') => void
  /** The full address of what is on screen now. */
  link: () => string
  /** What the address named and we did not understand. */
  ignored: readonly Ignored[]
}

export function createPlaceStore(browser: Address): PlaceStore {
  const start = readPlace(new URL(browser.location.href))
  let place = start.place
  let timer: number | null = null
  const listeners = new Set<() => void>()
  const tell = (): void => listeners.forEach((listener) => listener())

  const write = (how: 'pushState' | 'replaceState'): void => {
    if (timer !== null) browser.clearTimeout(timer)
    timer = null
    try {
      browser.history[how](null, '', writePlace(place))
    } catch {
      // The browser counts changes and refused this one; the place on screen is right, and the next change writes it.
    }
  }
  const flush = (): void => {
    if (timer !== null) write('replaceState')
  }

  browser.addEventListener('pagehide', flush)
  browser.addEventListener('popstate', () => {
    if (timer !== null) browser.clearTimeout(timer)
    timer = null
    const { place: back } = readPlace(new URL(browser.location.href))
    place = { ...back, view: back.view ?? place.view }
    tell()
  })

  return {
    get: () => place,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(change, how) {
      if (how === 'push') flush()
      place = { ...place, ...change }
      if (how === 'push') write('pushState')
      else timer ??= browser.setTimeout(() => write('replaceState'), quietMs)
      tell()
    },
    link: () => new URL(writePlace(place), browser.location.href).href,
    ignored: start.ignored,
  }
}
