import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { call, type Answer } from '../../api.ts'

export type Revisions = Answer<'listRevisions'>
export type RevisionShapes = Answer<'getRevision'>

/** Every published change of a zone, latest first; `version`: the zone's as last heard, so that a new publication asks again. */
export function useRevisions(code: string, version: number): UseQueryResult<Revisions> {
  return useQuery({ queryKey: ['revision', 'list', code, version], queryFn: ({ signal }) => call('listRevisions', { params: { code } }, { signal }), staleTime: Infinity, placeholderData: keepPreviousData })
}

/** The shapes after one of them, and against what holds at `version`; null asks nothing. */
export function useRevision(code: string, number: number | null, version: number): UseQueryResult<RevisionShapes> {
  return useQuery({
    queryKey: ['revision', 'shapes', code, number, version],
    queryFn: ({ signal }) => call('getRevision', { params: { code, number: number ?? 0 } }, { signal }),
    enabled: number !== null,
    staleTime: Infinity,
    // The same revision against what held a moment ago: what is being written beside it stays.
    placeholderData: (before, query) => (query?.queryKey[2] === code && query.queryKey[3] === number ? before : undefined),
  })
}
