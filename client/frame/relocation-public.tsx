import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Summary } from '../features/corridor/summary.tsx'
import { useRelocationSummary } from '../features/corridor/use-corridors.ts'
import '../i18n/relocation-words.ts'
import { usePlace } from '../state/use-place.ts'
import { useSignInLink } from '../state/use-sign-in-link.ts'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'

/** What everybody sees of relocation, of one province where the address names one; boards sign in for the rest. */
export function RelocationPublic(): ReactElement {
  const { t } = useTranslation()
  const { filter, asOf } = usePlace()
  const signIn = useSignInLink()
  const summary = useRelocationSummary(filter.province.length === 1 ? (filter.province[0] ?? null) : null, asOf)
  return (
    <>
      <Loaded query={summary} skeleton={<PanelSkeleton />}>{(data) => <Summary summary={data} />}</Loaded>
      <Notice icon="info" title={t('relocation.signInTitle')} actions={<a className="button" {...signIn}>{t('relocation.signIn')}</a>}><p>{t('relocation.signInText')}</p></Notice>
    </>
  )
}
