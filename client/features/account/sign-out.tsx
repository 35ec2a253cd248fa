import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/account-words.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useSession } from './use-session.ts'

/** The way out, from this device or from all. */
export function SignOut({ everywhere = false }: { everywhere?: boolean }): ReactElement {
  const { t } = useTranslation()
  const session = useSession()
  const [state, setState] = useState<'idle' | 'leaving' | Error>('idle')
  const leave = async (): Promise<void> => {
    setState('leaving')
    try {
      await (everywhere ? session.signOutEverywhere() : session.signOut())
      setState('idle')
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return (
    <>
      <Button disabled={state === 'leaving'} onClick={() => void leave()}>{state === 'leaving' ? t('accountRoom.signingOut') : t(everywhere ? 'accountRoom.signOutEverywhere' : 'accountRoom.signOut')}</Button>
      {state instanceof Error && <Failure error={state} onRetry={() => void leave()} />}
    </>
  )
}
