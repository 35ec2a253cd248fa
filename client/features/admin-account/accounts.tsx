import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../api/contract/account.ts'
import '../../i18n/account-words.ts'
import '../../i18n/admin-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { fold } from '../../i18n/fold.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ListTools } from '../../ui/list-tools.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ChangeAccount } from './change-account.tsx'
import { NewAccount } from './new-account.tsx'
import { isLastAdmin } from './last-admin.ts'

export interface ProvinceOption {
  code: string
  name: string
}

interface AccountsProps {
  accounts: readonly Account[]
  provinces: readonly ProvinceOption[]
  /** The administrator who looks at it. */
  ownId: string
  /** How the province's own login is called; null where there is none. */
  oidcName: string | null
  /** What somebody did, in the log. */
  onShowLog: (account: Account) => void
}

/** All accounts, and beside them the one that is being made or changed. */
export function Accounts({ accounts, provinces, ownId, oidcName, onShowLog }: AccountsProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const [open, setOpen] = useState<'new' | (string & {}) | null>(null)
  const [sought, setSought] = useState('')
  const nameOf = (code: string): string => provinces.find((one) => one.code === code)?.name ?? code
  const provincesOf = (account: Account): string => account.role === 'admin' ? t('accountRoom.everyProvince') : account.provinces.map(nameOf).toSorted((a, b) => a.localeCompare(b, language)).join(', ')
  const waysOf = ({ ways }: Account): string => ways.length > 0 ? ways.map((way) => t(`adminAccount.way.${way}`)).join(', ') : oidcName === null ? t('adminAccount.noWayAtAll') : t('adminAccount.noWay', { name: oidcName })
  const closed = accounts.filter(({ closedAt }) => closedAt !== null).length
  const rows = accounts
    .filter((account) => fold(`${account.name} ${account.email} ${t(`role.name.${account.role}`)} ${provincesOf(account)}`).includes(fold(sought)))
    .toSorted((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null) || a.name.localeCompare(b.name, language))
  const changing = accounts.find(({ id }) => id === open)
  const shut = (): void => setOpen(null)
  return (
    <div className="beside">
      <div className="list">
        <p className="quiet">{t('adminAccount.intro')}</p>
        <ListTools
          label={t('admin.find')}
          sought={sought}
          onSeek={setSought}
          count={`${t('adminAccount.count', { count: accounts.length, formatted: format.number(accounts.length, 0) })}${closed > 0 ? `, ${t('adminAccount.closedCount', { count: closed, formatted: format.number(closed, 0) })}` : ''}`}
          action={<Button strong onClick={() => setOpen('new')}>{t('adminAccount.add')}</Button>}
        />
        {rows.length === 0 ? <p className="quiet">{t('admin.none')} <Button onClick={() => setSought('')}>{t('admin.showAll')}</Button></p> : (
          <DataTable
            caption={t('adminAccount.table')}
            rows={rows}
            keyOf={({ id }) => id}
            chosen={open}
            isQuiet={({ closedAt }) => closedAt !== null}
            columns={[
              { key: 'name', head: t('adminAccount.name'), cell: (one) => <>{one.name}{one.id === ownId && <span className="quiet"> ({t('adminAccount.you')})</span>}<br /><span className="quiet small">{one.email}</span></> },
              { key: 'role', head: t('adminAccount.role'), cell: (one) => t(`role.name.${one.role}`) },
              { key: 'provinces', head: t('adminAccount.provinces'), cell: provincesOf },
              { key: 'ways', head: t('adminAccount.ways'), cell: waysOf },
              { key: 'last', isShort: true, head: t('adminAccount.lastSignIn'), cell: (one) => (one.lastSignInAt === null ? t('adminAccount.never') : format.moment(one.lastSignInAt)) },
              { key: 'state', head: t('adminAccount.state'), cell: (one) => one.closedAt !== null ? t('adminAccount.closed', { date: format.moment(one.closedAt) }) : one.mustChangePassword ? t('adminAccount.mustChange') : t('adminAccount.open') },
              {
                key: 'actions', isShort: true, head: t('adminAccount.actions'), cell: (one) => (
                  <span className="row-actions">
                    <Button onClick={() => setOpen(one.id)}>{t('admin.change')}<span className="unseen"> {one.name}</span></Button>
                    <Button onClick={() => onShowLog(one)}>{t('adminAccount.log')}<span className="unseen"> {one.name}</span></Button>
                  </span>
                ),
              },
            ]}
          />
        )}
      </div>
      {open === 'new' && (
        <SidePanel title={t('adminAccount.add')} close={t('admin.close')} onClose={shut}>
          <NewAccount provinces={provinces} oidcName={oidcName} onDone={shut} />
        </SidePanel>
      )}
      {changing && (
        <SidePanel key={changing.id} title={t('admin.changeOf', { name: changing.name })} close={t('admin.close')} onClose={shut}>
          <ChangeAccount account={changing} provinces={provinces} isOwn={changing.id === ownId} isLastAdmin={isLastAdmin(changing, accounts)} />
        </SidePanel>
      )}
    </div>
  )
}
