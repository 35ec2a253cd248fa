import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { LandBalance } from '../../../api/contract/land-balance.ts'
import type { PlotCollection } from '../../../api/contract/plot.ts'
import { call } from '../../api.ts'

export function useLandBalance(code: string, asOf: string | undefined): UseQueryResult<LandBalance> {
  return useQuery({
    queryKey: ['land-balance', code, asOf ?? null],
    queryFn: ({ signal }) => call('getLandBalance', { params: { code }, query: { asOf } }, { signal }),
    placeholderData: keepPreviousData,
  })
}

/** Every plot of the zone as it is today, with its outline. */
export function useZonePlots(code: string): UseQueryResult<PlotCollection> {
  return useQuery({ queryKey: ['zone-plots', code], queryFn: ({ signal }) => call('getZonePlots', { params: { code } }, { signal }) })
}
