import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Place } from '../permalink.ts'
import type { PlaceStore } from './place-store.ts'

export const PlaceContext = createContext<PlaceStore | null>(null)

export function usePlaceStore(): PlaceStore {
  const store = useContext(PlaceContext)
  if (!store) throw new Error('usePlaceStore needs a PlaceContext above it.')
  return store
}

/** What is on screen; renders again whenever it changes. */
export function usePlace(): Place {
  const { subscribe, get } = usePlaceStore()
  return useSyncExternalStore(subscribe, get)
}
