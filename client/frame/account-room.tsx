import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountFacts } from '../features/account/account-facts.tsx'
import { PasswordForm } from '../features/account/password-form.tsx'
import { SignOut } from '../features/account/sign-out.tsx'
import '../i18n/account-words.ts'
import { useMe } from '../state/use-me.ts'
import { useSignInLink } from '../state/use-sign-in-link.ts'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Loaded } from './loaded.tsx'
import { PageRoom } from './page-room.tsx'
import { useNameOfProvince } from './use-province-options.ts'

/** One's own account: who one is here, the password, and the ways out. */
export function AccountRoom(): ReactElement {
  const { t } = useTranslation()
  const query = useMe()
  const nameOfProvince = useNameOfProvince()
  const [changed, setChanged] = useState(false)
  return (
    <PageRoom title={t('accountRoom.title')} pageTitle={t('accountRoom.pageTitle')} narrow>
      <Loaded query={query} skeleton={<Skeleton width="100%" height={120} />}>
        {({ account, ways }) => account === null ? <SignInFirst /> : (
          <>
            <section className="page-part" aria-label={t('accountRoom.title')}>
              <AccountFacts account={account} nameOfProvince={nameOfProvince} />
              <p className="quiet small">{t('accountRoom.changedBy')}</p>
            </section>
            <section className="page-part" aria-labelledby="own-password">
              <h2 id="own-password">{t('accountRoom.password')}</h2>
              {account.mustChangePassword && <Notice tone="warning" icon="warning"><p>{t('accountRoom.mustChange')}</p></Notice>}
              {changed && <p role="status">{t('changePassword.changed')}</p>}
              {account.hasPassword
                ? <PasswordForm email={account.email} onChanged={() => setChanged(true)} />
                : <p className="quiet">{t('accountRoom.noPassword', { name: ways.oidc?.name ?? 'OpenID Connect' })}</p>}
            </section>
            <section className="page-part" aria-labelledby="own-sessions">
              <h2 id="own-sessions">{t('accountRoom.sessions')}</h2>
              <p className="quiet">{t('accountRoom.sessionsText')}</p>
              <div className="form-actions"><SignOut /><SignOut everywhere /></div>
            </section>
          </>
        )}
      </Loaded>
    </PageRoom>
  )
}

/** In the place of a page that needs an account. */
export function SignInFirst(): ReactElement {
  const { t } = useTranslation()
  const link = useSignInLink()
  return (
    <Notice icon="info" title={t('accountRoom.signInFirst')} actions={<a className="button button-strong" {...link}>{t('app.signIn')}</a>}>
      <p>{t('accountRoom.signInFirstText')}</p>
    </Notice>
  )
}
