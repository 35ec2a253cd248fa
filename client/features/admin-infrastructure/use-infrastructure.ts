import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { KeptLine, KeptPoint } from '../../../api/contract/infrastructure-write.ts'
import { call, type Input } from '../../api.ts'

const key = ['infrastructure'] as const

export function usePoints(): UseQueryResult<readonly KeptPoint[]> {
  return useQuery({ queryKey: [...key, 'points'], queryFn: async ({ signal }) => (await call('listPoints', {}, { signal })).items, staleTime: 0 })
}

export function useLines(): UseQueryResult<readonly KeptLine[]> {
  return useQuery({ queryKey: [...key, 'lines'], queryFn: async ({ signal }) => (await call('listLines', {}, { signal })).items, staleTime: 0 })
}

export interface InfrastructureActs {
  addPoint: (point: Input<'addPoint'>['body']) => Promise<KeptPoint>
  changePoint: (point: KeptPoint, change: Input<'changePoint'>['body']) => Promise<KeptPoint>
  endPoint: (point: KeptPoint, ending: Input<'endPoint'>['body']) => Promise<KeptPoint>
  addLine: (line: Input<'addLine'>['body']) => Promise<KeptLine>
  changeLine: (line: KeptLine, change: Input<'changeLine'>['body']) => Promise<KeptLine>
  endLine: (line: KeptLine, ending: Input<'endLine'>['body']) => Promise<KeptLine>
}

/** What an administrator does with places and corridors; both lists, and what counts distances to them, are asked for again. */
export function useInfrastructureActs(): InfrastructureActs {
  const queries = useQueryClient()
  return useMemo(() => {
    const after = async <T>(act: Promise<T>): Promise<T> => {
      try {
        return await act
      } finally {
        // Also after a refusal: it may have been changed by somebody else.
        await queries.invalidateQueries({ queryKey: key })
        void queries.invalidateQueries({ queryKey: ['utilities'] })
      }
    }
    const of = ({ id }: { id: number }) => ({ params: { id } })
    const seen = ({ version }: { version: string }) => ({ version })
    return {
      addPoint: (body) => after(call('addPoint', { body })),
      changePoint: (point, body) => after(call('changePoint', { ...of(point), body }, seen(point))),
      endPoint: (point, body) => after(call('endPoint', { ...of(point), body }, seen(point))),
      addLine: (body) => after(call('addLine', { body })),
      changeLine: (line, body) => after(call('changeLine', { ...of(line), body }, seen(line))),
      endLine: (line, body) => after(call('endLine', { ...of(line), body }, seen(line))),
    }
  }, [queries])
}
