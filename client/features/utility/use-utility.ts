import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Utilities } from '../../../api/contract/utility.ts'
import { call } from '../../api.ts'

/** Wastewater, power, water and what lies outside the fence of a zone on a day. */
export function useUtilities(code: string, asOf: string | undefined): UseQueryResult<Utilities> {
  return useQuery({ queryKey: ['utilities', code, asOf], queryFn: ({ signal }) => call('getUtilities', { params: { code }, query: { asOf } }, { signal }) })
}
