import type { Filter, Language, LedgerGroup } from '../../permalink.ts'

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
