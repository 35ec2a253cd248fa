import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Rehearsal } from '../../../api/contract/zone-change.ts'
import { call } from '../../api.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { isNothing, sentChange, type Changes } from '../../state/desk/changes.ts'
import type { ZoneIdentity } from '../../state/desk/draft-content.ts'
import { useSettled } from '../../state/use-browser.ts'

/** The server is asked once the pen rests this long. */
export const restMs = 400

export interface Rehearsed {
  /** The last answer, also while the next one is on its way. */
  rehearsal: Rehearsal | null
  /** Whether `rehearsal` is of what is drawn now. */
  isCurrent: boolean
  isAsking: boolean
  error: Error | null
  again: () => void
}

/** What is rehearsed: a change of a zone on record, at a version of it, or a zone that does not exist yet. */
export type RehearsedSubject = { code: string; version: number } | { identity: ZoneIdentity }

// Shapes of thousands of vertices make no good key: each drawing gets a number instead.
const numbers = new WeakMap<object, number>()
let last = 0
const numberOf = (thing: object): number => {
  const known = numbers.get(thing) ?? ++last
  numbers.set(thing, known)
  return known
}

/** Has the server check what is drawn and say what it does to the figures; a question whose shape was drawn over is taken back. */
export function useRehearsal(subject: RehearsedSubject, changes: Changes, srid: number | null): Rehearsed {
  const language = useLanguage()
  const settled = useSettled(changes, restMs)
  const body = useMemo(() => sentChange(settled, srid), [settled, srid])
  const identity = 'identity' in subject ? subject.identity : null
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ['rehearsal', 'code' in subject ? subject.code : null, 'code' in subject ? subject.version : identity && numberOf(identity), numberOf(body), language],
    queryFn: ({ signal }) => {
      if ('code' in subject) return call('rehearseChange', { params: { code: subject.code }, body }, { signal })
      const { kind, provinceCode, approvedHa, plannedHa, parent } = subject.identity
      return call('rehearseNewZone', { body: { kind, provinceCode, approvedHa, plannedHa, parent, ...body } }, { signal })
    },
    enabled: !isNothing(settled),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  })
  const isAsked = !isNothing(changes)
  return {
    rehearsal: isAsked ? (data ?? null) : null,
    isCurrent: isAsked && settled === changes && data !== undefined && !isPlaceholderData && !error,
    isAsking: isAsked && (isFetching || settled !== changes),
    error: isAsked ? error : null,
    again: () => void refetch(),
  }
}
