import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Eligibility } from '../../../api/contract/eligibility.ts'
import { call } from '../../api.ts'

/** Whether a zone may be established or extended on a day; without a purpose the server takes the one that fits. */
export function useEligibility(code: string, asOf: string | undefined, purpose: Eligibility['purpose'] | undefined): UseQueryResult<Eligibility> {
  return useQuery({
    queryKey: ['eligibility', code, asOf, purpose],
    queryFn: ({ signal }) => call('getEligibility', { params: { code }, query: { asOf, purpose } }, { signal }),
    // Only the answer to the other purpose stays in sight, never another zone's.
    placeholderData: (before, query) => (query?.queryKey[1] === code ? keepPreviousData(before) : undefined),
  })
}
