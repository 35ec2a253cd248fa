import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Occupancy } from '../../../api/contract/occupancy.ts'
import { call } from '../../api.ts'

/** How full a zone is on a day. */
export function useOccupancy(code: string, asOf: string | undefined): UseQueryResult<Occupancy> {
  return useQuery({ queryKey: ['occupancy', code, asOf], queryFn: ({ signal }) => call('getOccupancy', { params: { code }, query: { asOf } }, { signal }) })
}
