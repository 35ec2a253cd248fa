import type { ReactElement } from 'react'
import { Accounts } from '../features/admin-account/accounts.tsx'
import { useAccounts } from '../features/admin-account/use-accounts.ts'
import { adminRoom, everyChange } from '../permalink.ts'
import { useMe } from '../state/use-me.ts'
import { usePlaceStore } from '../state/use-place.ts'
import { TableSkeleton } from '../ui/table-skeleton.tsx'
import type { AdminPartProps } from './admin-part.ts'
import { Loaded } from './loaded.tsx'
import { useProvinceOptions } from './use-province-options.ts'

export function Part({ account }: AdminPartProps): ReactElement {
  const store = usePlaceStore()
  const provinces = useProvinceOptions()
  const oidcName = useMe().data?.ways.oidc?.name ?? null
  return (
    <Loaded query={useAccounts()} skeleton={<TableSkeleton />}>
      {(accounts) => (
        <Accounts
          accounts={accounts}
          provinces={provinces}
          ownId={account.id}
          oidcName={oidcName}
          onShowLog={({ id }) => store.change({ room: { ...adminRoom, tab: 'audit', audit: { ...everyChange, account: id } } }, 'push')}
        />
      )}
    </Loaded>
  )
}
