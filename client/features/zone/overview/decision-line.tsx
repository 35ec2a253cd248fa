import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decision } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { Chip } from '../../../ui/chip.tsx'

interface DecisionLineProps {
  decision: Decision
  /** The title below its number, where there is room for it. */
  titled?: boolean
  /** Its date where that is not said beside it already. */
  withDate?: boolean
}

/** The text a number rests on, and how well we know it. */
export function DecisionLine({ decision, titled = false, withDate = true }: DecisionLineProps): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const format = useFormat()
  const title = (language === 'en' && decision.titleEn) || decision.titleVi
  const name = decision.number ?? title
  const dated = withDate && decision.issuedOn ? t('decision.dated', { name, date: format.edtf(decision.issuedOn) }) : name
  const isHttp = decision.url !== null && /^https?:\/\//.test(decision.url)
  return (
    <span className="decision">
      {isHttp ? <a href={decision.url ?? ''} target="_blank" rel="noreferrer" aria-label={t('decision.open', { name: dated })}>{dated}</a> : <span>{dated}</span>}
      <DecisionDoubt decision={decision} />
      {titled && decision.number && <span className="quiet decision-title">{title}</span>}
    </span>
  )
}

/** Why a text is not to be taken as read; nothing where we read it ourselves. */
export function DecisionDoubt({ decision: { confidence } }: { decision: Decision }): ReactElement | null {
  const { t } = useTranslation()
  if (confidence === 'memory') return <Chip tone="warning" icon="warning">{t('decision.toVerify')}</Chip>
  return confidence === 'secondary' ? <span className="quiet small"> ({t('decision.secondary')})</span> : null
}
