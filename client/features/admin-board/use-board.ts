import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Board } from '../../../api/contract/board.ts'
import { call } from '../../api.ts'

const key = ['board'] as const

export function useBoard(): UseQueryResult<Board> {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => call('getBoard', {}, { signal }), staleTime: 0 })
}

/** Says which board runs this map; the foot of this page, and the board itself, are asked for again. */
export function useChangeBoard(): (board: Board, said: { name: string; contact: string }) => Promise<Board> {
  const queries = useQueryClient()
  return useCallback(async ({ version }, body) => {
    try {
      return await call('changeBoard', { body }, { version })
    } finally {
      await queries.invalidateQueries({ queryKey: key })
      void queries.invalidateQueries({ queryKey: ['settings'] })
    }
  }, [queries])
}
