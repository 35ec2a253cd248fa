import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Draft, DraftHead } from '../../../api/contract/draft.ts'
import { ApiProblem, call, NoAnswer } from '../../api.ts'
import { draftsOnDevice, forgetOnDevice, readFromDevice } from './device-drafts.ts'
import { chooseCopy, mergeFound, type FoundDraft, type Opening } from './found-drafts.ts'
import { saveIsOver } from './saves-under-way.ts'

/** Drafts of a zone (null: of all), of this device and of the server; `heard`: the server answered. */
export function useFoundDrafts(zone: string | null, accountId: string, enabled = true): UseQueryResult<{ drafts: FoundDraft[]; heard: boolean }> {
  return useQuery({
    queryKey: ['draft', 'list', accountId, zone],
    queryFn: async ({ signal }) => {
      const [device, heads] = await Promise.all([draftsOnDevice(accountId), headsOf(zone, signal)])
      return { drafts: mergeFound(device.filter((draft) => zone === null || draft.zone === zone), heads), heard: heads !== null }
    },
    enabled,
    staleTime: 0,
    gcTime: 0,
    // Without a network the device still has its own.
    networkMode: 'always',
  })
}

/** My drafts that were put away, once somebody wants to see them. */
export function useShelvedDrafts(enabled: boolean): UseQueryResult<DraftHead[]> {
  return useQuery({
    queryKey: ['draft', 'list', 'shelved'],
    queryFn: async ({ signal }) => (await call('listDrafts', { query: { state: 'discarded' } }, { signal })).items,
    enabled,
    staleTime: 0,
  })
}

async function headsOf(zone: string | null, signal: AbortSignal): Promise<DraftHead[] | null> {
  try {
    return (await call('listDrafts', { query: zone === null ? {} : { zone: zone } }, { signal })).items
  } catch (error) {
    if (error instanceof NoAnswer || (error instanceof ApiProblem && error.problem.status >= 500)) return null
    throw error
  }
}

/** Looks a draft up on the device and on the server, and says with which to go on. */
export function useOpening(id: string | null, accountId: string): UseQueryResult<Opening> {
  return useQuery({
    queryKey: ['draft', 'open', id, accountId],
    queryFn: async ({ signal }) => {
      if (id === null) throw new Error('No draft is asked for.')
      await saveIsOver(id)
      const [device, server] = await Promise.all([readFromDevice(id).catch(() => undefined), draftOnServer(id, signal)])
      return chooseCopy(device?.author === accountId ? device : null, server)
    },
    enabled: id !== null,
    // A draft that is being drawn on must not be opened anew under the pen.
    staleTime: Infinity,
    gcTime: 0,
    networkMode: 'always',
  })
}

export async function draftOnServer(id: string, signal?: AbortSignal): Promise<Draft | null | 'silent'> {
  try {
    return await call('getDraft', { params: { id } }, signal ? { signal } : {})
  } catch (error) {
    if (error instanceof NoAnswer || (error instanceof ApiProblem && error.problem.status >= 500)) return 'silent'
    if (error instanceof ApiProblem && (error.problem.status === 404 || error.problem.status === 400)) return null
    throw error
  }
}

/** Puts a draft away: it leaves the lists, and the server keeps it. */
export function usePutAway(): (id: string) => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async (id) => {
    try {
      await call('closeDraft', { params: { id } })
    } catch (error) {
      // The server never had it.
      if (!(error instanceof ApiProblem && error.problem.status === 404)) throw error
    }
    await forgetOnDevice(id).catch(() => undefined)
    await queries.invalidateQueries({ queryKey: ['draft', 'list'] })
  }, [queries])
}
