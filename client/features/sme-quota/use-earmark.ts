import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { PlotReference } from '../../../api/contract/ledger.ts'
import type { earmarkPlots } from '../../../api/contract/plot-write.ts'
import { ApiProblem, call } from '../../api.ts'

interface Earmark {
  plots: readonly PlotReference[]
  source: string
}
type Marked = ReturnType<(typeof earmarkPlots)['schema']['response'][200]['parse']>
export type EarmarkMutation = UseMutationResult<Marked, Error, Earmark>

/** Somebody changed a plot between the reading and the writing. */
export const isConflict = (error: unknown): boolean => error instanceof ApiProblem && error.problem.status === 412

/** Marks plots as reserved for small and medium firms, all or none; what was computed from them is asked for again. */
export function useEarmark(code: string): EarmarkMutation {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ plots, source }) => call('earmarkPlots', { params: { code }, body: { plots: plots.map(({ id, version }) => ({ id, version })), source } }),
    // The figures of a zone and of its province hang on its plots: all of them are old now, whether it was we who changed them or somebody else.
    onSettled: (_, error) => (error && !isConflict(error) ? undefined : queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'settings' })),
  })
}
