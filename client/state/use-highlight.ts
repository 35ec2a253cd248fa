import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { call } from '../api.ts'
import { boxOfAreas } from '../geometry/box.ts'
import type { Highlight } from './ledger-panel.ts'

/** What a panel calls to mark plots; where it does not know their place and the map is to move there, the zone's plots tell it. */
export function useHighlight(code: string, mark: (highlight: Highlight | null) => void): (highlight: Highlight | null) => void {
  const queries = useQueryClient()
  const latest = useRef<Highlight | null>(null)
  return useCallback((highlight) => {
    latest.current = highlight
    mark(highlight)
    if (!highlight?.fit || highlight.bbox || highlight.plotIds.length === 0) return
    queries.query({ queryKey: ['zone-plots', code], queryFn: ({ signal }) => call('getZonePlots', { params: { code } }, { signal }) })
      .then(({ features }) => {
        const wanted = new Set(highlight.plotIds)
        const bbox = boxOfAreas(features.filter(({ id }) => wanted.has(id)).map(({ geometry }) => geometry))
        if (bbox && latest.current === highlight) mark({ ...highlight, bbox })
      })
      // The plots are marked all the same; only the map stays where it is.
      .catch(() => undefined)
  }, [queries, code, mark])
}
