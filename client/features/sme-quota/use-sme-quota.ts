import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { SmeQuota } from '../../../api/contract/sme-quota.ts'
import { call } from '../../api.ts'

/** The land reserve for small and medium firms of a zone on a day. */
export function useSmeQuota(code: string, asOf: string | undefined): UseQueryResult<SmeQuota> {
  return useQuery({ queryKey: ['sme-quota', code, asOf], queryFn: ({ signal }) => call('getSmeQuota', { params: { code }, query: { asOf } }, { signal }) })
}
