import { keepPreviousData, useInfiniteQuery, useQuery, type InfiniteData, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ZoneFeature, ZoneHistory, ZoneList } from '../../../api/contract/zone.ts'
import { call } from '../../api.ts'
import type { Bbox } from '../../map/camera.ts'
import { countChoices, type Filter } from '../../permalink.ts'
import { useSettled } from '../../state/use-browser.ts'
import { collectMatches, filterQuery, type ZoneMatches } from './matches.ts'

const pageSize = 100
const typingMs = 150

/** The same filter, with the search text only after the reader pauses. */
export function useSettledFilter(filter: Filter): Filter {
  const q = useSettled(filter.q, typingMs)
  return useMemo(() => ({ ...filter, q }), [filter, q])
}

export type ZonePages = UseInfiniteQueryResult<InfiniteData<ZoneList>>

/** The zones that match, page by page; `bbox` keeps to a part of the map. The old answer stays in sight until the new one is there. */
export function useZonePages(filter: Filter, bbox: Bbox | null): ZonePages {
  return useInfiniteQuery({
    queryKey: ['zones', filterQuery(filter), bbox],
    queryFn: ({ signal, pageParam }) => call('listZones', { query: { ...filterQuery(filter), bbox: bbox?.map((degrees) => degrees.toFixed(4)).join(','), limit: pageSize, cursor: pageParam ?? undefined } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}

/** Every choice there is, with or without zones behind it under the filter of the moment. */
export function useAllChoices(filter: Filter): ZoneList['facets'] | undefined {
  return useQuery({
    queryKey: ['zone-choices'],
    queryFn: ({ signal }) => call('listZones', { query: { limit: 1 } }, { signal }),
    staleTime: Infinity,
    enabled: countChoices(filter) > 0,
    select: (list) => list.facets,
  }).data
}

const noMatches: ZoneMatches = { matches: null, ids: null }

/** All zones that pass the filter, on all pages. */
export function useMatches(filter: Filter): ZoneMatches {
  const { data } = useQuery({
    queryKey: ['zone-matches', filterQuery(filter)],
    queryFn: ({ signal }) => collectMatches(filter, signal),
    enabled: countChoices(filter) > 0,
    placeholderData: keepPreviousData,
  })
  return countChoices(filter) > 0 ? (data ?? noMatches) : noMatches
}

export function useZone(code: string): UseQueryResult<ZoneFeature> {
  return useQuery({ queryKey: ['zone', code], queryFn: ({ signal }) => call('getZone', { params: { code } }, { signal }) })
}

export function useZoneHistory(code: string): UseQueryResult<ZoneHistory> {
  return useQuery({ queryKey: ['zone-history', code], queryFn: ({ signal }) => call('getZoneHistory', { params: { code } }, { signal }) })
}

