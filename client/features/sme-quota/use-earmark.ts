import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { PlotReference } from '../../../api/contract/ledger.ts'
import { ApiProblem, NoAnswer, readProblem } from '../../api.ts'

interface Earmark {
  plots: readonly PlotReference[]
  source: string
}

export type EarmarkMutation = UseMutationResult<void, Error, Earmark>

/** Somebody changed a plot between the reading and the writing. */
export const isConflict = (error: unknown): boolean => error instanceof ApiProblem && error.problem.status === 412

/** Marks plots as reserved for small and medium firms, all or none; what was computed from them is asked for again. */
export function useEarmark(code: string): EarmarkMutation {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ plots, source }) => earmark(code, { plots: plots.map(({ id, version }) => ({ id, version })), source }),
    // The figures of a zone and of its province hang on its plots: all of them are old now, whether it was we who changed them or somebody else.
    onSettled: (_, error) => (error && !isConflict(error) ? undefined : queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'settings' })),
  })
}

async function earmark(code: string, body: { plots: { id: number; version: number }[]; source: string }): Promise<void> {
  let response: Response
  try {
    response = await fetch(`/api/zones/${encodeURIComponent(code)}/sme-quota/earmarks`, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang },
      body: JSON.stringify(body),
    })
  } catch (error) {
    throw new NoAnswer('No answer while earmarking plots', { cause: error })
  }
  if (!response.ok) throw new ApiProblem(await readProblem(response))
}
