import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { KeptFormerProvince, KeptProvince, SentFormerProvince } from '../../../api/contract/province-write.ts'
import { call, type Answer } from '../../api.ts'

const key = ['kept-provinces'] as const

export function useKeptProvinces(): UseQueryResult<Answer<'listKeptProvinces'>> {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => call('listKeptProvinces', {}, { signal }), staleTime: 0 })
}

/** Says the usual meridian of a former province; the list is asked for again, and so is what a desk offers. */
export function useChangeFormerProvince(): (former: KeptFormerProvince, said: SentFormerProvince) => Promise<KeptProvince> {
  const queries = useQueryClient()
  return useCallback(async ({ name, version }, body) => {
    try {
      return await call('changeFormerProvince', { params: { name }, body }, { version })
    } finally {
      await queries.invalidateQueries({ queryKey: key })
      void queries.invalidateQueries({ queryKey: ['desk'] })
    }
  }, [queries])
}
