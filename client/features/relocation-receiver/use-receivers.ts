import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { RelocationReceivers } from '../../../api/contract/relocation-plan.ts'
import { call } from '../../api.ts'

export const useReceivers = (province: string | null): UseQueryResult<RelocationReceivers> =>
  useQuery({ queryKey: ['relocation-receivers', province], queryFn: ({ signal }) => call('getRelocationReceivers', { query: { province: province ?? '' } }, { signal }), enabled: province !== null })
