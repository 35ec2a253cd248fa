import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import type { Me } from '../../api/contract/account.ts'
import { call } from '../api.ts'

export type Account = NonNullable<Me['account']>
export const meKey = ['me'] as const

/** Who is signed in; asked once, and again when something was refused for want of an account, another tab signed in or out, or the window comes back to the front. */
export function useMe(): UseQueryResult<Me> {
  const queries = useQueryClient()
  useEffect(() => hearOtherTabs(queries), [queries])
  return useQuery({ queryKey: meKey, queryFn: ({ signal }) => call('getMe', {}, { signal }), staleTime: 5 * 60_000, refetchOnWindowFocus: 'always' })
}

let channel: BroadcastChannel | null = null
const hearing = new WeakSet<QueryClient>()
const tabs = (): BroadcastChannel => (channel ??= new BroadcastChannel('mat-bang-account'))

/** Tells the other tabs of this browser that somebody signed in or out here: they share the session. */
export const tellOtherTabs = (): void => tabs().postMessage('changed')

function hearOtherTabs(queries: QueryClient): void {
  if (hearing.has(queries)) return
  hearing.add(queries)
  tabs().addEventListener('message', () => void queries.invalidateQueries({ queryKey: meKey }))
}

/** Asks again who is signed in. */
export function useAskWho(): () => void {
  const queries = useQueryClient()
  return useCallback(() => void queries.invalidateQueries({ queryKey: meKey }), [queries])
}

/** Whether this account may change zones of a province. */
export const mayPlan = (account: Account | null | undefined, provinceCode: string): boolean =>
  account?.role === 'admin' || (account?.role === 'planner' && account.provinces.includes(provinceCode))

/** Where to sign in, and come back from to what is on screen now. */
export const signInAddress = (to: string): string => `/sign-in?to=${encodeURIComponent(to)}`
