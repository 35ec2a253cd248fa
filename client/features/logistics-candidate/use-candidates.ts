import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query'
import type { LogisticsCandidates, ScoreProfile } from '../../../api/contract/logistics.ts'
import { call, type Answer, type Input } from '../../api.ts'

const patienceMs = 30_000

/** Candidates with their raw numbers: asked once, weighed here. */
export const useLogisticsCandidates = (province: string | null): UseQueryResult<LogisticsCandidates> => useQuery({
  queryKey: ['logistics-candidates', province], queryFn: ({ signal }) => call('listLogisticsCandidates', { query: province === null ? {} : { province } }, { signal, patienceMs }), staleTime: 5 * 60_000,
})

export const useCatchment = (at: readonly number[] | null): UseQueryResult<Answer<'getLogisticsCatchment'>> => useQuery({
  queryKey: ['logistics-catchment', at], queryFn: ({ signal }) => call('getLogisticsCatchment', { query: { longitude: at?.[0] ?? 0, latitude: at?.[1] ?? 0 } }, { signal }), enabled: at !== null, staleTime: 5 * 60_000,
})

export const useScoreProfiles = (signedIn: boolean): UseQueryResult<Answer<'listScoreProfiles'>> =>
  useQuery({ queryKey: ['score-profiles'], queryFn: ({ signal }) => call('listScoreProfiles', {}, { signal }), enabled: signedIn })

export function useSaveProfile(): UseMutationResult<ScoreProfile, Error, Input<'saveScoreProfile'>['body']> {
  const queries = useQueryClient()
  return useMutation({ mutationFn: (body) => call('saveScoreProfile', { body }), onSuccess: () => queries.invalidateQueries({ queryKey: ['score-profiles'] }) })
}

export function useDeleteProfile(): UseMutationResult<unknown, Error, number> {
  const queries = useQueryClient()
  return useMutation({ mutationFn: (id) => call('deleteScoreProfile', { params: { id } }), onSettled: () => queries.invalidateQueries({ queryKey: ['score-profiles'] }) })
}
