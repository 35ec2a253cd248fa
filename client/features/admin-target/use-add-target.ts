import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Decision } from '../../../api/contract/zone.ts'
import { call, type Answer, type Input } from '../../api.ts'
import { useSettled } from '../../state/use-browser.ts'

/** Adds a target; all targets are asked for again. */
export function useAddTarget(): (target: Input<'addTarget'>['body']) => Promise<Answer<'addTarget'>> {
  const queries = useQueryClient()
  return useCallback(async (body) => {
    const added = await call('addTarget', { body })
    void queries.invalidateQueries({ queryKey: ['targets'] })
    return added
  }, [queries])
}

const typingMs = 200
const none: readonly Decision[] = []

/** Documents in the system that match what is typed, the best match first. */
export function useDecisions(typed: string): readonly Decision[] {
  const q = useSettled(typed.trim(), typingMs)
  return useQuery({ queryKey: ['decisions', 'list', q], queryFn: ({ signal }) => call('listDecisions', { query: { q, limit: 50 } }, { signal }), placeholderData: keepPreviousData }).data?.items ?? none
}
