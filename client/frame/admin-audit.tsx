import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccounts } from '../features/admin-account/use-accounts.ts'
import { AuditFilterBar } from '../features/admin-audit/audit-filter.tsx'
import { AuditTable } from '../features/admin-audit/audit-list.tsx'
import { useAudit } from '../features/admin-audit/use-audit.ts'
import '../i18n/audit-words.ts'
import { usePlaceStore } from '../state/use-place.ts'
import '../ui/list-tools.css'
import { TableSkeleton } from '../ui/table-skeleton.tsx'
import type { AdminPartProps } from './admin-part.ts'
import { Loaded } from './loaded.tsx'
import { useNameOfProvince } from './use-province-options.ts'

export function Part({ room }: AdminPartProps): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const people = useAccounts().data ?? []
  const pages = useAudit(room.audit)
  const province = useNameOfProvince()
  return (
    <div className="list">
      <p className="quiet">{t('audit.intro')}</p>
      <AuditFilterBar filter={room.audit} people={people} onFilter={(audit) => store.change({ room: { ...room, audit } }, 'replace')} />
      <Loaded query={pages} skeleton={<TableSkeleton />}>{() => <AuditTable pages={pages} names={{ province, account: (id) => people.find((one) => one.id === id)?.name ?? id }} />}</Loaded>
    </div>
  )
}
