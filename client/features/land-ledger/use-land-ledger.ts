import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { LandLedger } from '../../../api/contract/land-ledger.ts'
import { call } from '../../api.ts'
import type { Filter, LedgerGroup } from '../../permalink.ts'
import { useSettled } from '../../state/use-browser.ts'
import { ledgerQuery } from './ledger-query.ts'

const typingMs = 200

/** The table's rows; the old ones stay in sight until the new ones are there. */
export function useLandLedger(filter: Filter, by: LedgerGroup): UseQueryResult<LandLedger> {
  const q = useSettled(filter.q, typingMs)
  const query = ledgerQuery({ ...filter, q }, by)
  return useQuery({ queryKey: ['land-ledger', query], queryFn: ({ signal }) => call('getLandLedger', { query }, { signal }), placeholderData: keepPreviousData })
}
