import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CleanLand } from '../../../api/contract/clean-land.ts'
import { call } from '../../api.ts'

/** Metres of a hall: the shorter side first or last. */
export interface HallSize {
  widthM: number
  lengthM: number
}

/** `hall`: each block then says whether it stands there. */
export function useCleanLand(code: string, asOf: string | undefined, hall: HallSize | null): UseQueryResult<CleanLand> {
  const fits = hall ? `${hall.widthM}x${hall.lengthM}` : undefined
  return useQuery({
    queryKey: ['clean-land', code, asOf ?? null, fits ?? null],
    queryFn: ({ signal }) => call('getCleanLand', { params: { code }, query: { asOf, fits } }, { signal }),
    placeholderData: keepPreviousData,
  })
}
