import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordForm } from '../features/account/password-form.tsx'
import { SignInForm } from '../features/account/sign-in-form.tsx'
import { SignOut } from '../features/account/sign-out.tsx'
import { vi as words } from '../i18n/account-words.ts'
import { readPlace, type Place, type SignInRoom as Room } from '../permalink.ts'
import { useLink } from '../state/use-link.ts'
import { useMe } from '../state/use-me.ts'
import { usePlace, usePlaceStore } from '../state/use-place.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Mark } from './brand.tsx'
import { Foot } from './foot.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Loaded } from './loaded.tsx'
import { Notices } from './notices.tsx'
import './sign-in-room.css'

type ProblemCode = keyof typeof words.signInRoom.problem
const isKnown = (code: string): code is ProblemCode => Object.hasOwn(words.signInRoom.problem, code)

/** Where one signs in, sets a password of one's own if the one used was somebody else's, and goes on to where one wanted to be. */
export function SignInRoom({ room }: { room: Room }): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const place = usePlace()
  const link = useLink()
  const query = useMe()
  const [used, setUsed] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  const pageTitle = t('signInRoom.pageTitle')
  useEffect(() => { document.title = pageTitle }, [pageTitle])

  const account = query.data?.account ?? null
  const step = account === null ? 'in' : account.mustChangePassword ? 'password' : 'done'
  // Each step begins at its own heading.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [step])

  const goOn = (): void => store.change(destination(room.to, place), 'replace')
  const title = t(step === 'password' ? 'signInRoom.mustChange' : 'signInRoom.title')
  return (
    <div className="sign-in-room">
      <header className="sign-in-head">
        <a className="page-back" {...link({ room: { name: 'map' } })}><Icon name="foldLeft" size={16} />{t('accountRoom.toMap')}</a>
        <LanguageSwitch />
      </header>
      <Notices mapProblem={null} />
      <section className="sign-in-card" aria-labelledby="sign-in-title">
        <p className="sign-in-brand"><Mark /><span>{t('app.name')}<br /><span className="quiet small">{t('app.purpose')}</span></span></p>
        <h1 id="sign-in-title" ref={heading} tabIndex={-1}>{title}</h1>
        <Loaded query={query} skeleton={<><Skeleton width="100%" height={36} /><Skeleton width="100%" height={36} /></>}>
          {({ account: who, ways }) => who === null ? (
            <>
              <p className="quiet">{t('signInRoom.purpose')}{room.to !== null && room.to !== '/' && ` ${t('signInRoom.goOnTo')}`}</p>
              {room.problem !== null && (
                <Notice tone="error" icon="warning" title={t('signInRoom.notIn')} announced>
                  <p>{isKnown(room.problem) ? t(`signInRoom.problem.${room.problem}`) : t('signInRoom.problem.other', { code: room.problem })}</p>
                </Notice>
              )}
              <SignInForm
                ways={ways}
                to={room.to ?? '/'}
                onSignedIn={(me, password) => {
                  if (me.account?.mustChangePassword) setUsed(password)
                  else goOn()
                }}
              />
              {ways.password && <p className="quiet small">{t('signInRoom.forgotten')}</p>}
            </>
          ) : who.mustChangePassword ? (
            <>
              <p className="quiet">{t('signInRoom.mustChangeText')}</p>
              <PasswordForm email={who.email} known={used} onChanged={goOn} />
              <div><SignOut /></div>
            </>
          ) : (
            <>
              <p>{t('signInRoom.already', { name: who.name })}</p>
              <div className="form-actions"><Button strong onClick={goOn}>{t('signInRoom.goOn')}</Button><SignOut /></div>
            </>
          )}
        </Loaded>
      </section>
      <Foot />
    </div>
  )
}

/** What is on screen at an address; in the language spoken now, and where it names no view with the map as it is. */
function destination(to: string | null, now: Place): Place {
  const { place } = readPlace(new URL(to ?? '/', location.origin))
  return { ...place, language: now.language ?? place.language, view: place.view ?? now.view }
}
