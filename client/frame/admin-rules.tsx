import type { ReactElement } from 'react'
import { Rules } from '../features/admin-rule/rules.tsx'
import { useRules } from '../features/admin-rule/use-rules.ts'
import { TableSkeleton } from '../ui/table-skeleton.tsx'
import { Loaded } from './loaded.tsx'
import { useProvinceOptions } from './use-province-options.ts'

export function Part(): ReactElement {
  const provinces = useProvinceOptions()
  return <Loaded query={useRules()} skeleton={<TableSkeleton />}>{(rules) => <Rules rules={rules} provinces={provinces} />}</Loaded>
}
