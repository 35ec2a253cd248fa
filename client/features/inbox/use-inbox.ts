import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Question, QuestionList } from '../../../api/contract/question.ts'
import { ApiProblem, call, type Input } from '../../api.ts'
import type { InboxRoom, QuestionState } from '../../permalink-question.ts'

const listKey = ['inbox'] as const
const keyOf = (id: number) => ['question', id] as const

export function useInbox({ state, mine }: Pick<InboxRoom, 'state' | 'mine'>): UseInfiniteQueryResult<InfiniteData<QuestionList>> {
  return useInfiniteQuery({
    queryKey: [...listKey, state, mine], initialPageParam: null as string | null, getNextPageParam: (page: QuestionList) => page.nextCursor, staleTime: 0, refetchInterval: 60_000, placeholderData: (before) => before,
    queryFn: ({ signal, pageParam }) => call('listQuestions', { query: { state, ...(mine ? { mine: 'true' } : {}), ...(pageParam === null ? {} : { cursor: pageParam }) } }, { signal }),
  })
}

export function useQuestion(id: number): UseQueryResult<Question> {
  return useQuery({ queryKey: keyOf(id), queryFn: ({ signal }) => call('getQuestion', { params: { id } }, { signal }), staleTime: 0 })
}

/** How many new questions wait in one's provinces. */
export function useNewQuestions(): number {
  const { data } = useQuery({
    queryKey: [...listKey, 'new', 'count'], staleTime: 60_000,
    queryFn: async ({ signal }) => (await call('listQuestions', { query: { state: 'new', limit: 1 } }, { signal })).counts.find(({ state }) => state === 'new')?.count ?? 0,
  })
  return data ?? 0
}

export interface InboxActs {
  change: (one: Question, change: Input<'changeQuestion'>['body']) => Promise<void>
  write: (one: Question, kind: 'reply' | 'note', text: string) => Promise<void>
  erase: (one: Question) => Promise<void>
}

/** What one does with a question. Where somebody else was faster, what they made of it is fetched. */
export function useInboxActs(): InboxActs {
  const queries = useQueryClient()
  return useMemo(() => {
    const after = async (id: number, act: Promise<Question>): Promise<void> => {
      try {
        queries.setQueryData(keyOf(id), await act)
      } catch (error) {
        if (error instanceof ApiProblem && error.problem.status === 412) await queries.invalidateQueries({ queryKey: keyOf(id) })
        throw error
      } finally {
        void queries.invalidateQueries({ queryKey: listKey })
      }
    }
    return {
      change: ({ id, version }, body) => after(id, call('changeQuestion', { params: { id }, body }, { version })),
      write: ({ id, version }, kind, text) => after(id, call('replyToQuestion', { params: { id }, body: { kind, text } }, { version })),
      erase: ({ id, version }) => after(id, call('eraseQuestion', { params: { id } }, { version })),
    }
  }, [queries])
}

export const countOf = (list: QuestionList | undefined, state: QuestionState): number => list?.counts.find((one) => one.state === state)?.count ?? 0
