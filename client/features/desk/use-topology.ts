import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Topology } from '../../../api/contract/topology.ts'
import { call } from '../../api.ts'
import { sentChange, type Changes } from '../../state/desk/changes.ts'
import { useSettled } from '../../state/use-browser.ts'

const restMs = 600
const numbers = new WeakMap<Changes, number>()
let last = 0

export interface FoundTopology {
  /** The last answer, also while the next one is on its way. */
  topology: Topology | null
  /** Whether it is of what is drawn now: a fix of any other drawing would undo what was done since. */
  isCurrent: boolean
  error: Error | null
  again: () => void
}

/** Gaps and overlaps with the drawn shapes in place; asked while it is looked at. */
export function useTopology(code: string, version: number, changes: Changes): FoundTopology {
  const settled = useSettled(changes, restMs)
  const number = useMemo(() => {
    const known = numbers.get(settled) ?? ++last
    numbers.set(settled, known)
    return known
  }, [settled])
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: ['topology', code, version, number],
    queryFn: ({ signal }) => {
      const { boundary, plots } = sentChange(settled, null)
      return call('checkTopology', { params: { code }, body: { boundary, plots } }, { signal })
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  })
  return { topology: data ?? null, isCurrent: settled === changes && data !== undefined && !isPlaceholderData, error, again: () => void refetch() }
}
