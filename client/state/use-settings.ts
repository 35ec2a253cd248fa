import { useQuery } from '@tanstack/react-query'
import type { Settings } from '../../api/contract/settings.ts'
import { call } from '../api.ts'

/** What this installation allows and is called; undefined until it is known. */
export function useSettings(): Settings | undefined {
  return useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => call('getSettings', {}, { signal }), staleTime: Infinity }).data
}
