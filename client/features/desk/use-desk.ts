import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Desk, ProvinceDesk } from '../../../api/contract/zone-change.ts'
import { call } from '../../api.ts'

/** A zone as the desk needs it. `atLeast`: a version it is known to have reached; one newer than what was read is read again. null asks nothing. */
export function useDesk(code: string | null, atLeast: number): UseQueryResult<Desk> {
  return useQuery({
    queryKey: ['desk', code, atLeast],
    queryFn: ({ signal }) => call('getDesk', { params: { code: code ?? '' } }, { signal }),
    enabled: code !== null,
    // What is drawn on must not be exchanged under the pen.
    staleTime: Infinity,
    gcTime: 0,
  })
}

/** What is known of the place of a zone whose own is not known, by its province; null asks nothing. */
export function useProvinceDesk(code: string | null): UseQueryResult<ProvinceDesk> {
  return useQuery({ queryKey: ['desk', 'province', code], queryFn: ({ signal }) => call('getProvinceDesk', { params: { code: code ?? '' } }, { signal }), enabled: code !== null, staleTime: Infinity })
}
