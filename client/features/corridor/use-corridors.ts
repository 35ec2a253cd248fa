import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { CorridorDesign, CorridorRehearsal, CorridorTake, RelocationSummary } from '../../../api/contract/corridor.ts'
import { call, type Answer, type Input } from '../../api.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { writeUnsaved, type DrawnFrom } from './unsaved-drawing.ts'

/** A corridor of the country against every plot: more than a usual answer. */
const patienceMs = 30_000
const dayOf = (asOf: string | null): { asOf?: string } => (asOf === null ? {} : { asOf })

/** Corridors, the widths that rules give, and what a formation is to begin with. */
export const useCorridors = (asOf: string | null): UseQueryResult<Answer<'listCorridors'>> =>
  useQuery({ queryKey: ['corridors', asOf], queryFn: ({ signal }) => call('listCorridors', { query: dayOf(asOf) }, { signal }) })

/** What a corridor takes; null while nobody may see it. */
export const useCorridorTake = (code: string | null, asOf: string | null): UseQueryResult<CorridorTake> => useQuery({
  queryKey: ['corridor-take', code, asOf], queryFn: ({ signal }) => call('getCorridorTake', { params: { code: code ?? '' }, query: dayOf(asOf) }, { signal, patienceMs }), enabled: code !== null, placeholderData: keepPreviousData,
})

export const useRelocationSummary = (province: string | null, asOf: string | null): UseQueryResult<RelocationSummary> => useQuery({
  queryKey: ['relocation-summary', province, asOf], queryFn: ({ signal }) => call('getRelocationSummary', { query: { ...dayOf(asOf), ...(province === null ? {} : { province }) } }, { signal }),
})

/** A version of a corridor as it is drawn. */
export const useCorridorDesign = (code: string, id: number | null): UseQueryResult<Answer<'getCorridorDesign'>> => useQuery({
  queryKey: ['corridor-design', code, id], queryFn: ({ signal }) => call('getCorridorDesign', { params: { code, id: id ?? 0 } }, { signal }), enabled: id !== null, staleTime: 60_000,
})

export const useCorridorOptions = (code: string): UseQueryResult<Answer<'listCorridorOptions'>> =>
  useQuery({ queryKey: ['corridor-options', code], queryFn: ({ signal }) => call('listCorridorOptions', { params: { code } }, { signal }) })

export const useCorridorOption = (code: string, id: number | null): UseQueryResult<Answer<'getCorridorOption'>> => useQuery({
  queryKey: ['corridor-option', code, id], queryFn: ({ signal }) => call('getCorridorOption', { params: { code, id: id ?? 0 } }, { signal }), enabled: id !== null, staleTime: 0,
})

/** What a drawn corridor would take, and the difference; asked anew with every design, the one before stays in sight meanwhile. Null: nothing was changed. */
export function useRehearsal(code: string, design: CorridorDesign | null, asOf: string | null): UseQueryResult<CorridorRehearsal> {
  const language = useLanguage()
  return useQuery({
    queryKey: ['corridor-rehearsal', code, asOf, language, design],
    queryFn: ({ signal }) => call('rehearseCorridor', { params: { code }, body: { design: design ?? { alignment: null }, ...dayOf(asOf) } }, { signal, patienceMs }),
    enabled: design !== null, placeholderData: keepPreviousData, retry: false, gcTime: 60_000,
  })
}

interface OptionActs {
  /** What was drawn on `from` is kept from now on, and is unsaved no longer. */
  add: (from: DrawnFrom, sent: Input<'addCorridorOption'>['body']) => Promise<Answer<'addCorridorOption'>>
  change: (from: DrawnFrom, version: number, sent: Input<'changeCorridorOption'>['body']) => Promise<Answer<'changeCorridorOption'>>
  discard: (id: number, version: number) => Promise<unknown>
  adopt: (id: number, version: number, sent: Input<'adoptCorridorOption'>['body']) => Promise<Answer<'adoptCorridorOption'>>
}

/** What is done with options; every list that changes with them is asked anew. */
export function useOptionActs(code: string): OptionActs {
  const queries = useQueryClient()
  // Before anything is read anew: what comes back is what was drawn.
  const saved = <T>(from: DrawnFrom, work: Promise<T>): Promise<T> => work.then((done) => { writeUnsaved(from, null); return done })
  const told = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work
    await queries.invalidateQueries({ predicate: ({ queryKey }) => ['corridors', 'corridor-options', 'corridor-option', 'corridor-take', 'relocation-summary', 'corridor-rehearsal'].includes(String(queryKey[0])) })
    return done
  }
  return {
    add: (from, body) => told(saved(from, call('addCorridorOption', { params: { code }, body }, { patienceMs }))),
    change: (from, version, body) => told(saved(from, call('changeCorridorOption', { params: { code, id: from.id }, body }, { version, patienceMs }))),
    discard: (id, version) => told(call('discardCorridorOption', { params: { code, id } }, { version })),
    adopt: (id, version, body) => told(call('adoptCorridorOption', { params: { code, id }, body }, { version, patienceMs })),
  }
}

/** Where the plots a corridor takes, of one zone or of all, are kept as a file. */
export const takeFileAddress = (code: string, zone: string | null, asOf: string | null, language: string): string => `/api/corridors/${encodeURIComponent(code)}/take.csv?${new URLSearchParams({ lang: language, ...(zone === null ? {} : { zone }), ...dayOf(asOf) })}`
