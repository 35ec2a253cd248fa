import { useCallback, type MouseEvent } from 'react'
import { writePlace, type Place } from '../permalink.ts'
import { useOpenZone } from './open-zone.ts'
import { usePlace, usePlaceStore } from './use-place.ts'

export interface Link {
  href: string
  onClick: (event: MouseEvent) => void
}

/** A plain click stays in the page; any other is the browser's own: a new tab, a download. */
const stays = (event: MouseEvent): boolean => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** Links to other places of the app: real addresses that load no page. */
export function useLink(): (change: Partial<Place>) => Link {
  const store = usePlaceStore()
  const place = usePlace()
  return useCallback((change) => ({
    href: writePlace({ ...place, ...change }),
    onClick: (event) => {
      if (!stays(event)) return
      event.preventDefault()
      store.change(change, 'push')
    },
  }), [place, store])
}

/** Links to a zone's own panel; the map moves there. */
export function useZoneLink(): (code: string) => Link {
  const openZone = useOpenZone()
  const place = usePlace()
  return useCallback((code) => ({
    href: writePlace({ ...place, room: { name: 'zone', code }, view: null }),
    onClick: (event) => {
      if (!stays(event)) return
      event.preventDefault()
      openZone(code)
    },
  }), [place, openZone])
}
