import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { TargetList } from '../../../api/contract/target.ts'
import { call } from '../../api.ts'

/** Targets as of a day (null: today), of one province or of all that have some. */
export function useTargets(province: string | undefined, asOf: string | null): UseQueryResult<TargetList> {
  return useQuery({
    queryKey: ['targets', province, asOf],
    queryFn: ({ signal }) => call('listTargets', { query: { province, asOf: asOf ?? undefined } }, { signal }),
    placeholderData: keepPreviousData,
  })
}
