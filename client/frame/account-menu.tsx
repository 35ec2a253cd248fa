import { lazy, Suspense, useId, useState, type ReactElement, type ToggleEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../state/use-me.ts'
import { useSignInLink } from '../state/use-sign-in-link.ts'
import { Icon } from '../ui/icon.tsx'
import './account-menu.css'

const AccountCard = lazy(() => import('./account-card.tsx').then((module) => ({ default: module.AccountCard })))

/** Who is signed in, and what they can do about it; to everybody else a quiet way in. `short`: where there is room for a sign alone. */
export function AccountMenu({ short = false }: { short?: boolean }): ReactElement | null {
  const { t } = useTranslation()
  const id = useId()
  const link = useSignInLink()
  const account = useMe().data?.account
  // Below the button, wherever that is now; a popover stands above everything, and knows of no button by itself.
  const [below, setBelow] = useState<{ top: number; right: number } | null>(null)
  if (account === undefined) return null
  if (account === null) return <a className="account-way-in" aria-label={t('app.signIn')} title={t('app.signIn')} {...link}>{short ? <Icon name="person" /> : t('app.signIn')}</a>
  const onToggle = (event: ToggleEvent<HTMLElement>): void => {
    const box = document.getElementById(`${id}-button`)?.getBoundingClientRect()
    setBelow(event.newState === 'open' && box ? { top: box.bottom + 4, right: Math.max(8, Math.min(innerWidth - box.right, innerWidth - 300)) } : null)
  }
  return (
    <>
      <button id={`${id}-button`} type="button" className="account-button" popoverTarget={id} aria-label={t('app.account', { name: account.name })} title={account.email} aria-expanded={below !== null}>
        <Icon name="person" size={short ? 20 : 16} />
        {!short && <span>{account.name}</span>}
      </button>
      <div id={id} className="account-popover" popover="auto" onBeforeToggle={onToggle} style={below ?? {}}>
        {below && <Suspense fallback={null}><AccountCard account={account} /></Suspense>}
      </div>
    </>
  )
}
