import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { Failure } from '../ui/failure.tsx'

/** An answer, what stands in its place until it comes, or why it did not. What came before a failure stays in sight below it. */
export function Loaded<T>({ query, skeleton, children }: { query: UseQueryResult<T>; skeleton: ReactNode; children: (data: T) => ReactNode }): ReactElement {
  return (
    <>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined ? children(query.data) : !query.isError && skeleton}
    </>
  )
}
