import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query'
import type { LandChange, LandScenario, LandScenarioEffect, ShownScenario } from '../../../api/contract/land-scenario.ts'
import { call, type Answer, type Input } from '../../api.ts'

const patienceMs = 30_000

export const useScenarioPlots = (code: string | null): UseQueryResult<Answer<'listScenarioPlots'>> =>
  useQuery({ queryKey: ['scenario-plots', code], queryFn: ({ signal }) => call('listScenarioPlots', { params: { code: code ?? '' } }, { signal }), enabled: code !== null })

export const useScenarios = (code: string | null): UseQueryResult<Answer<'listScenarios'>> =>
  useQuery({ queryKey: ['land-scenarios', code], queryFn: ({ signal }) => call('listScenarios', { params: { code: code ?? '' } }, { signal }), enabled: code !== null })

export const useScenario = (key: string | null): UseQueryResult<ShownScenario> =>
  useQuery({ queryKey: ['land-scenario', key], queryFn: ({ signal }) => call('getScenario', { params: { key: key ?? '' } }, { signal, patienceMs }), enabled: key !== null })

export const useRehearse = (code: string): UseMutationResult<LandScenarioEffect, Error, LandChange[]> =>
  useMutation({ mutationFn: (changes) => call('rehearseScenario', { params: { code }, body: { changes } }, { patienceMs }) })

/** Keeps a what-if of a zone: anew, or in the place of the one given, as it was read. After a clash that one is read again. */
export function useKeepScenario(code: string, kept: LandScenario | null): UseMutationResult<LandScenario, Error, Input<'addScenario'>['body']> {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body) => (kept ? call('changeScenario', { params: { code, key: kept.key }, body }, { version: kept.version }) : call('addScenario', { params: { code }, body })),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['land-scenarios', code] }), kept && queries.invalidateQueries({ queryKey: ['land-scenario', kept.key] })]),
  })
}

/** Puts a kept what-if away, as it was read. */
export function useEndScenario({ zone: code, key, version }: LandScenario): UseMutationResult<unknown, Error, void> {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call('endScenario', { params: { code, key } }, { version }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['land-scenarios', code] }),
    onError: () => queries.invalidateQueries({ queryKey: ['land-scenario', key] }),
  })
}
