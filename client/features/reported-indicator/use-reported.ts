import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { ReportedComparison } from '../../../api/contract/reported-indicator.ts'
import { call } from '../../api.ts'

/** What documents report of every board and province: others are what one compares with. */
export function useReported(): UseQueryResult<ReportedComparison> {
  return useQuery({ queryKey: ['reported-indicators'], queryFn: ({ signal }) => call('getReportedIndicators', {}, { signal }), staleTime: Infinity })
}
