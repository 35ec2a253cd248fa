import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { LandLedger } from '../../../api/contract/land-ledger.ts'
import { call } from '../../api.ts'
import type { Filter, Language, LedgerGroup } from '../../permalink.ts'
import { useSettled } from '../../state/use-browser.ts'

const typingMs = 200

/** The filter of the map as the table's query; what is empty is left out. */
export function ledgerQuery(filter: Filter, by: LedgerGroup) {
  const joined = (values: readonly string[]): string | undefined => values.join(',') || undefined
  return {
    by, q: filter.q.trim() || undefined, province: joined(filter.province), formerProvince: joined(filter.formerProvince), kind: joined(filter.kind), status: joined(filter.status),
  }
}

/** Where the same table is to be had as a file, in the reader's language. */
export function ledgerFileUrl(file: 'land-ledger.csv' | 'land-ledger.xlsx', filter: Filter, by: LedgerGroup, language: Language): string {
  const query = new URLSearchParams({ lang: language })
  for (const [name, value] of Object.entries(ledgerQuery(filter, by))) if (value !== undefined) query.set(name, value)
  return `/api/land-ledger/${file}?${query}`
}

/** The table's rows; the old ones stay in sight until the new ones are there. */
export function useLandLedger(filter: Filter, by: LedgerGroup): UseQueryResult<LandLedger> {
  const q = useSettled(filter.q, typingMs)
  const query = ledgerQuery({ ...filter, q }, by)
  return useQuery({ queryKey: ['land-ledger', query], queryFn: ({ signal }) => call('getLandLedger', { query }, { signal }), placeholderData: keepPreviousData })
}
