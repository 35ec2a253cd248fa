import { keepPreviousData, useInfiniteQuery, useQuery, type InfiniteData, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ZoneFeature, ZoneHistory, ZoneList } from '../../../api/contract/zone.ts'
import { call } from '../../api.ts'
import type { Bbox } from '../../map/camera.ts'
import { countChoices, type Filter } from '../../permalink.ts'
import { useSettled } from '../../state/use-browser.ts'

const pageSize = 100
const typingMs = 150

/** The filter as the API wants it: several values in one parameter, separated by commas. */
function filterQuery({ q, province, formerProvince, kind, status }: Filter): Record<string, string> {
  return { q: q.trim(), province: province.join(','), formerProvince: formerProvince.join(','), kind: kind.join(','), status: status.join(',') }
}

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

/** Codes of all zones that pass the filter, on all pages, for the map; null when nothing is filtered. */
export function useMatches(filter: Filter): readonly string[] | null {
  const { data } = useQuery({
    queryKey: ['zone-matches', filterQuery(filter)],
    queryFn: ({ signal }) => collectCodes(filter, signal),
    enabled: countChoices(filter) > 0,
    placeholderData: keepPreviousData,
  })
  return countChoices(filter) > 0 ? (data ?? null) : null
}

async function collectCodes(filter: Filter, signal: AbortSignal): Promise<string[]> {
  const codes: string[] = []
  let cursor: string | null = null
  do {
    const page: ZoneList = await call('listZones', { query: { ...filterQuery(filter), limit: 500, cursor: cursor ?? undefined } }, { signal })
    codes.push(...page.items.map(({ code }) => code))
    cursor = page.nextCursor
  } while (cursor)
  return codes
}

export function useZone(code: string): UseQueryResult<ZoneFeature> {
  return useQuery({ queryKey: ['zone', code], queryFn: ({ signal }) => call('getZone', { params: { code } }, { signal }) })
}

export function useZoneHistory(code: string): UseQueryResult<ZoneHistory> {
  return useQuery({ queryKey: ['zone-history', code], queryFn: ({ signal }) => call('getZoneHistory', { params: { code } }, { signal }) })
}

