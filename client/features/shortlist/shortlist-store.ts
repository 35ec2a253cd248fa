import { useSyncExternalStore } from 'react'
import { isOfferCode, mostShortlisted } from '../../permalink-find-land.ts'

const storageKey = 'mat-bang-shortlist'
const nothing: readonly string[] = []

/** What the store needs of the browser. */
export interface Kept {
  getItem: (key: string) => string | null
  setItem: (key: string, value: string) => void
}

export interface Shortlist {
  get: () => readonly string[]
  subscribe: (listener: () => void) => () => void
  /** Whether it was taken: a full list takes no more. */
  add: (codes: readonly string[]) => boolean
  remove: (codes: readonly string[]) => void
}

/** Codes of offers kept in this browser, oldest first. What was kept by an older or a broken page is read as far as it makes sense. */
export function createShortlist(browser: Kept | null, onStorage: (listener: () => void) => void = () => undefined): Shortlist {
  const listeners = new Set<() => void>()
  let codes = read(browser)
  const tell = (): void => listeners.forEach((listener) => listener())
  const keep = (changed: readonly string[]): void => {
    codes = changed.length === 0 ? nothing : changed
    try {
      browser?.setItem(storageKey, JSON.stringify(codes))
    } catch {
      // A browser that keeps nothing has the list until the page goes.
    }
    tell()
  }
  // Another tab changed it.
  onStorage(() => {
    codes = read(browser)
    tell()
  })
  return {
    get: () => codes,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(more) {
      const all = [...new Set([...codes, ...more])]
      if (all.length > mostShortlisted) return false
      keep(all)
      return true
    },
    remove(less) {
      keep(codes.filter((code) => !less.includes(code)))
    },
  }
}

function read(browser: Kept | null): readonly string[] {
  try {
    const kept: unknown = JSON.parse(browser?.getItem(storageKey) ?? '[]')
    const codes = Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string' && isOfferCode(one)) : []
    return codes.length === 0 ? nothing : [...new Set(codes)].slice(0, mostShortlisted)
  } catch {
    return nothing
  }
}

function browserStorage(): Kept | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

let own: Shortlist | null = null
/** The one list of this browser. */
export const theShortlist = (): Shortlist => (own ??= createShortlist(browserStorage(), (listener) => window.addEventListener('storage', ({ key }) => { if (key === storageKey || key === null) listener() })))

export function useShortlist(): readonly string[] {
  const { subscribe, get } = theShortlist()
  return useSyncExternalStore(subscribe, get)
}
