import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Standards } from '../../../api/contract/standards.ts'
import { call } from '../../api.ts'

/** Land shares and standards of a zone on a day. */
export function useStandards(code: string, asOf: string | undefined): UseQueryResult<Standards> {
  return useQuery({ queryKey: ['standards', code, asOf], queryFn: ({ signal }) => call('getStandards', { params: { code }, query: { asOf } }, { signal }) })
}
