import { useTranslation } from 'react-i18next'
import type { RelocationPlan } from '../../../api/contract/relocation-plan.ts'
import '../../i18n/relocation-case-words.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'

/** What a site of a plan is called: its zone, and the number of its block as whoever looks for land reads it. */
export function useSiteName(): (site: Pick<RelocationPlan['places'][number], 'code' | 'kind' | 'zone'>) => string {
  const { t } = useTranslation()
  const titleOf = useZoneTitle()
  return ({ code, kind, zone }) => (kind === 'declared' ? t('assigning.declaredSite', { zone: titleOf(zone) }) : t('assigning.block', { zone: titleOf(zone), number: code.slice(code.lastIndexOf('.') + 1) }))
}
