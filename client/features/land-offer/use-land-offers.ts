import { keepPreviousData, useInfiniteQuery, useQueries, useQuery, type InfiniteData, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query'
import type { LandOfferDetail, LandOfferList } from '../../../api/contract/land-offer.ts'
import { ApiProblem, call } from '../../api.ts'
import { firstAnswer } from '../../state/first-page.ts'

const pageSize = 20

export type OfferPages = UseInfiniteQueryResult<InfiniteData<LandOfferList, string | null>>

/** Offers page by page for `query`, pairs as the address writes them. The old answer stays in sight until the new one is there. */
export function useOfferPages(query: Readonly<Record<string, string>>): OfferPages {
  const first = firstAnswer('/find-land', query)
  return useInfiniteQuery({
    queryKey: ['land-offers', query],
    queryFn: ({ signal, pageParam }) => call('listLandOffers', { query: { ...query, limit: pageSize, cursor: pageParam ?? undefined } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    // What the server wrote into the page is shown at once, and asked for anew.
    ...(first ? { initialData: { pages: [first as LandOfferList], pageParams: [null] }, initialDataUpdatedAt: 0 } : {}),
  })
}

/** Every choice there is, with or without offers behind it under what is asked just now. */
export function useAllOfferChoices(): LandOfferList['facets'] | undefined {
  return useQuery({ queryKey: ['land-offer-choices'], queryFn: ({ signal }) => call('listLandOffers', { query: { limit: 1 } }, { signal }), staleTime: Infinity, select: ({ facets }) => facets }).data
}

const offerQuery = (code: string, sector: string | null) => ({
  queryKey: ['land-offer', code, sector], queryFn: ({ signal }: { signal: AbortSignal }) => call('getLandOffer', { params: { code }, query: { sector: sector ?? undefined } }, { signal }),
})

/** `sector`: warns where it does not suit the zone. */
export const useLandOffer = (code: string, sector: string | null): UseQueryResult<LandOfferDetail> => useQuery(offerQuery(code, sector))

/** An offer by the code it was kept under: loading, there, or gone. */
export interface KeptOffer {
  code: string
  offer: LandOfferDetail | null
  isGone: boolean
  error: Error | null
}

export function useKeptOffers(codes: readonly string[], sector: string | null): KeptOffer[] {
  return useQueries({ queries: codes.map((code) => offerQuery(code, sector)) }).map(({ data, error }, index) => ({
    code: codes[index] ?? '', offer: data ?? null, isGone: isGone(error), error: isGone(error) ? null : error,
  }))
}

/** Whether the server says there is no such offer any more. */
export const isGone = (error: Error | null): boolean => error instanceof ApiProblem && error.problem.status === 404
