import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../api.ts'

/** A refusal stays a refusal; only a missing answer or an overloaded server is worth asking again. */
function isWorthRetrying(failures: number, error: Error): boolean {
  return failures < 2 && (!(error instanceof ApiProblem) || error.problem.status >= 500)
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, retry: isWorthRetrying, retryDelay: (failures) => 400 * 2 ** failures, refetchOnWindowFocus: false } },
})
