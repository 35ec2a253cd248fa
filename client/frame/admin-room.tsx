import { lazy, Suspense, type ComponentType, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../i18n/account-words.ts'
import '../i18n/admin-words.ts'
import { adminTabs, type AdminRoom as Room, type AdminTab } from '../permalink.ts'
import { useLink } from '../state/use-link.ts'
import { useMe, type Account } from '../state/use-me.ts'
import { usePlaceStore } from '../state/use-place.ts'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { tabId, Tabs } from '../ui/tabs.tsx'
import { SignInFirst } from './account-room.tsx'
import type { AdminPartProps } from './admin-part.ts'
import { Guard } from './guard.tsx'
import { Loaded } from './loaded.tsx'
import { PageRoom } from './page-room.tsx'

const panelId = 'admin-panel'
type PartModule = Promise<{ Part: ComponentType<AdminPartProps> }>
const part = (load: () => PartModule) => lazy(() => load().then(({ Part }) => ({ default: Part })))
const parts: Record<AdminTab, ComponentType<AdminPartProps>> = {
  accounts: part(() => import('./admin-accounts.tsx')),
  provinces: part(() => import('./admin-provinces.tsx')),
  rules: part(() => import('./admin-rules.tsx')),
  targets: part(() => import('./admin-targets.tsx')),
  layers: part(() => import('./admin-layers.tsx')),
  audit: part(() => import('./admin-audit.tsx')),
  board: part(() => import('./admin-board.tsx')),
}

/** What keeps the installation running, for administrators: each part under its own address. */
export function AdminRoom({ room }: { room: Room }): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const query = useMe()
  const account = query.data?.account
  const isAllowed = account?.role === 'admin' && !account.mustChangePassword
  const Part = parts[room.tab]
  const tabs = isAllowed && (
    <Tabs
      label={t('admin.parts')}
      tabs={adminTabs.map((value) => ({ value, label: t(`admin.part.${value}`) }))}
      open={room.tab}
      onOpen={(tab, browsing) => store.change({ room: { ...room, tab } }, browsing ? 'replace' : 'push')}
      panelId={panelId}
    />
  )
  return (
    <PageRoom title={t('admin.title')} pageTitle={t('admin.pageTitle', { part: t(`admin.part.${room.tab}`) })} tabs={tabs}>
      <Loaded query={query} skeleton={<Skeleton width="100%" height={240} />}>
        {({ account: who }) => who === null ? <SignInFirst /> : isAllowed ? (
          <div id={panelId} role="tabpanel" aria-labelledby={tabId(panelId, room.tab)}>
            <Guard key={room.tab}><Suspense fallback={<Skeleton width="100%" height={240} />}><Part room={room} account={who} /></Suspense></Guard>
          </div>
        ) : <NotAllowed account={who} />}
      </Loaded>
    </PageRoom>
  )
}

function NotAllowed({ account }: { account: Account }): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  if (account.mustChangePassword) {
    return <Notice tone="warning" icon="warning" title={t('admin.mustChange')} actions={<a className="button button-strong" {...link({ room: { name: 'account' } })}>{t('admin.toPassword')}</a>}><p>{t('admin.mustChangeText')}</p></Notice>
  }
  return (
    <Notice icon="info" title={t('admin.notAdmin')} actions={<a className="button button-strong" {...link({ room: { name: 'map' } })}>{t('admin.toMap')}</a>}>
      <p>{t('admin.notAdminText', { name: account.name, role: t(`role.name.${account.role}`) })}</p>
    </Notice>
  )
}
