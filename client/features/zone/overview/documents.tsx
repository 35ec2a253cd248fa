import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneProperties } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { DecisionLine } from './decision-line.tsx'
import { Section } from './section.tsx'

/** Planning documents and how far they are. */
export function Documents({ documents }: { documents: ZoneProperties['planningDocuments'] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section title={t('zone.documents.title')}>
      {documents.length === 0 && <p className="quiet">{t('zone.documents.none')}</p>}
      <ul className="parts">
        {documents.map(({ kind, scale, status, approvedOn, decision }, index) => (
          <li key={index}>
            <p>
              {t(`documentKind.${kind}`)}
              {scale !== null && ` ${t('zone.documents.scale', { scale: format.number(scale) })}`}
              {': '}
              {status === 'approved' && approvedOn ? t('zone.documents.approvedOn', { date: format.edtf(approvedOn) }) : t(`documentStatus.${status}`)}
            </p>
            {decision && <p className="small"><DecisionLine decision={decision} titled /></p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
