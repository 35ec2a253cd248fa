import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { PlotReference } from '../../../api/contract/ledger.ts'
import type { earmarkPlots } from '../../../api/contract/plot-write.ts'
import { call } from '../../api.ts'
import { isClash } from '../../state/is-clash.ts'

interface Earmark {
  plots: readonly PlotReference[]
  source: string
}
type Marked = ReturnType<(typeof earmarkPlots)['schema']['response'][200]['parse']>
export type EarmarkMutation = UseMutationResult<Marked, Error, Earmark>

/** Marks plots as reserved for small and medium firms, all or none; what was computed from them is asked for again. */
export function useEarmark(code: string): EarmarkMutation {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ plots, source }) => call('earmarkPlots', { params: { code }, body: { plots: plots.map(({ id, version }) => ({ id, version })), source } }),
    // The figures of a zone and of its province hang on its plots: all of them are old now, whether it was we who changed them or somebody else.
    onSettled: (_, error) => (error && !isClash(error) ? undefined : queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'settings' })),
  })
}
