import type { ReactElement } from 'react'
import { Provinces } from '../features/admin-province/provinces.tsx'
import { useKeptProvinces } from '../features/admin-province/use-kept-provinces.ts'
import { TableSkeleton } from '../ui/table-skeleton.tsx'
import { Loaded } from './loaded.tsx'

export function Part(): ReactElement {
  return <Loaded query={useKeptProvinces()} skeleton={<TableSkeleton />}>{(kept) => <Provinces kept={kept} />}</Loaded>
}
