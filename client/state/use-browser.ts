import { useEffect, useState, useSyncExternalStore } from 'react'

/** Whether the browser believes it has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribeOnline, () => navigator.onLine)
}

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** phone: everything in one sheet; narrow: one panel at a time; wide: both panels. */
export type Width = 'phone' | 'narrow' | 'wide'

const phone = matchMedia('(max-width: 720px)')
const narrow = matchMedia('(max-width: 1120px)')

export function useWidth(): Width {
  return useSyncExternalStore(
    (listener) => {
      phone.addEventListener('change', listener)
      narrow.addEventListener('change', listener)
      return () => {
        phone.removeEventListener('change', listener)
        narrow.removeEventListener('change', listener)
      }
    },
    () => (phone.matches ? 'phone' : narrow.matches ? 'narrow' : 'wide'),
  )
}

/** Height of the window in CSS pixels. */
export function useWindowHeight(): number {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('resize', listener)
      return () => window.removeEventListener('resize', listener)
    },
    () => window.innerHeight,
  )
}

/** The value once it has stayed the same for `ms`. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
