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

export function useKeepScenario(code: string): UseMutationResult<LandScenario, Error, Input<'addScenario'>['body']> {
  const queries = useQueryClient()
  return useMutation({ mutationFn: (body) => call('addScenario', { params: { code }, body }), onSuccess: () => queries.invalidateQueries({ queryKey: ['land-scenarios', code] }) })
}
