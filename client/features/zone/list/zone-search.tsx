import type { ReactElement } from 'react'
import { usePlace, usePlaceStore } from '../../../state/use-place.ts'
import { focusFirstResult } from './results.tsx'
import { SearchField } from './search-field.tsx'

/** The search field, bound to the filter in the link. */
export function ZoneSearch(): ReactElement {
  const store = usePlaceStore()
  const { filter } = usePlace()
  return <SearchField value={filter.q} onChange={(q) => store.change({ filter: { ...filter, q } }, 'replace')} onLeaveDown={focusFirstResult} />
}
