import { keepPreviousData, useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query'
import type { auditActions, AuditList } from '../../../api/contract/audit.ts'
import { call, type Input } from '../../api.ts'
import type { AuditFilter } from '../../permalink.ts'

const pageSize = 50
export type AuditAction = (typeof auditActions)[number]

// A record rather than a list: the compiler then misses no action of the contract. Their order is the order on screen.
const actionOrder: Record<AuditAction, true> = {
  insert: true, update: true, withdraw: true, delete: true, sign_in: true, sign_in_refused: true, sign_out: true, sign_out_everywhere: true, password_change: true, password_reset: true,
}
export const actions = Object.keys(actionOrder) as readonly AuditAction[]

/** The query of a filter; a word of the address that is no action narrows nothing. */
export function auditQuery({ account, action, subject, subjectId, zone, from, to }: AuditFilter): NonNullable<Input<'listAudit'>['query']> {
  return { account: account || undefined, action: actions.find((one) => one === action), subject: subject || undefined, subjectId: subjectId || undefined, zone: zone || undefined, from: from ?? undefined, to: to ?? undefined }
}

export type AuditPages = UseInfiniteQueryResult<InfiniteData<AuditList>>

/** The log, page by page, the latest first; the old answer stays in sight until the new one is there. */
export function useAudit(filter: AuditFilter): AuditPages {
  return useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam }) => call('listAudit', { query: { ...auditQuery(filter), limit: pageSize, cursor: pageParam ?? undefined } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}
