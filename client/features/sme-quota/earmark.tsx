import { useId, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlotReference } from '../../../api/contract/ledger.ts'
import { ApiProblem } from '../../api.ts'
import { isClash } from '../../state/is-clash.ts'
import { useMe } from '../../state/use-me.ts'
import { useSignInLink } from '../../state/use-sign-in-link.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import './earmark.css'
import type { EarmarkMutation } from './use-earmark.ts'

interface EarmarkProps {
  plots: readonly PlotReference[]
  earmark: EarmarkMutation
  /** Plots are earmarked as they are today, never as they were. */
  isToday: boolean
}

/** Accepts the suggestion: the plots are marked as reserved, on a source that is named. */
export function Earmark({ plots, earmark, isToday }: EarmarkProps): ReactElement | null {
  const { t } = useTranslation()
  const me = useMe().data
  const signIn = useSignInLink()
  const [source, setSource] = useState('')
  const field = useId()
  if (!me) return null
  if (!me.account) return <p className="quiet small"><a {...signIn}>{t('smeQuota.signInToEarmark')}</a></p>
  if (!isToday) return <p className="quiet small">{t('smeQuota.pastDay')}</p>
  const { error, isPending } = earmark
  return (
    <form
      className="earmark"
      onSubmit={(event) => {
        event.preventDefault()
        earmark.mutate({ plots, source: source.trim() })
      }}
    >
      <label htmlFor={field} className="small">{t('smeQuota.earmarkSource')}</label>
      <input id={field} required maxLength={500} value={source} placeholder={t('smeQuota.earmarkSourceHint')} onChange={(event) => setSource(event.target.value)} />
      <Button strong type="submit" disabled={isPending || source.trim() === ''}>{isPending ? t('smeQuota.earmarking') : t('smeQuota.earmark')}</Button>
      {error && isClash(error) && <Notice tone="warning" icon="warning" title={t('smeQuota.conflictTitle')} announced><p>{t('smeQuota.conflictText')}</p></Notice>}
      {error && !isClash(error) && (
        <Notice tone="error" icon="warning" title={t('smeQuota.refused')} announced><p>{error instanceof ApiProblem ? error.message : t('error.noAnswer')}</p></Notice>
      )}
    </form>
  )
}
