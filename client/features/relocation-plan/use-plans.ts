import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { RelocationPlan, RelocationPlanHead, RelocationRun } from '../../../api/contract/relocation-plan.ts'
import { ApiProblem, call, type Input } from '../../api.ts'
import { isClash } from '../../state/is-clash.ts'

const patienceMs = 60_000

export const usePlans = (province: string | null): UseQueryResult<{ items: RelocationPlanHead[] }> =>
  useQuery({ queryKey: ['relocation-plans', province], queryFn: ({ signal }) => call('listRelocationPlans', { query: { province: province ?? '' } }, { signal }), enabled: province !== null })

/** Asked anew whenever the window is looked at again: what its sites hold may have changed. */
export const usePlan = (id: number | null): UseQueryResult<RelocationPlan> =>
  useQuery({ queryKey: ['relocation-plan', id], queryFn: ({ signal }) => call('getRelocationPlan', { params: { id: id ?? 0 } }, { signal }), enabled: id !== null, refetchOnWindowFocus: true })

/** Whether there is no such run for who asks: it ended long ago, somebody else began it, or the server was restarted. */
export const isGone = (error: unknown): boolean => error instanceof ApiProblem && error.problem.status === 404

const askAgainMs = 700
/** A run while it goes on. */
export const useRun = (id: string | null): UseQueryResult<RelocationRun> => useQuery({
  queryKey: ['relocation-run', id], queryFn: ({ signal }) => call('getRelocationRun', { params: { id: id ?? '' } }, { signal }), enabled: id !== null, retry: (failures, error) => !isGone(error) && failures < 2, gcTime: 0,
  refetchInterval: ({ state }) => (state.error === null && (state.data === undefined || state.data.state === 'running') ? askAgainMs : false),
})

interface PlanActs {
  start: (sent: Input<'startRelocationRun'>['body']) => Promise<RelocationRun>
  cancel: (run: string) => Promise<{ cancelled: boolean }>
  copy: (id: number, name: string) => Promise<RelocationPlan>
  move: (plan: RelocationPlan, sent: Input<'changeRelocationPlan'>['body']) => Promise<unknown>
  accept: (plan: RelocationPlan, rows: Input<'acceptRelocationPlan'>['body']['rows']) => Promise<unknown>
  withdraw: (plan: RelocationPlan, row: { relocation: string; project: string }) => Promise<unknown>
  refresh: (plan: RelocationPlan) => Promise<unknown>
  forget: () => Promise<unknown>
}

export function usePlanActs(): PlanActs {
  const queries = useQueryClient()
  const forget = (): Promise<unknown> => queries.invalidateQueries({ predicate: ({ queryKey }) => ['relocation-plan', 'relocation-plans', 'relocation-cases', 'relocation-case', 'relocation-receivers'].includes(String(queryKey[0])) })
  const told = async (work: Promise<RelocationPlan>): Promise<RelocationPlan> => {
    try {
      const plan = await work
      queries.setQueryData(['relocation-plan', plan.id], plan)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => ['relocation-plans', 'relocation-cases', 'relocation-case', 'relocation-receivers'].includes(String(queryKey[0])) })
      return plan
    } catch (error) {
      // What is refused because the world moved on is read again: the reader decides on what is so now.
      if (isClash(error)) await forget()
      throw error
    }
  }
  return {
    start: (body) => call('startRelocationRun', { body }),
    cancel: (id) => call('cancelRelocationRun', { params: { id } }),
    copy: (id, name) => told(call('copyRelocationPlan', { params: { id }, body: { name } })),
    move: (plan, body) => told(call('changeRelocationPlan', { params: { id: plan.id }, body }, { version: plan.etag })),
    accept: (plan, rows) => told(call('acceptRelocationPlan', { params: { id: plan.id }, body: { rows } }, { version: plan.etag, patienceMs })),
    withdraw: (plan, { relocation, project }) => told(call('withdrawRelocationRow', { params: { id: plan.id, relocation, project } }, { version: plan.etag, patienceMs })),
    refresh: (plan) => told(call('refreshRelocationPlan', { params: { id: plan.id } }, { version: plan.etag })),
    forget,
  }
}
