import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneProperties } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { vi, type Words } from '../../../i18n/vi.ts'
import { Quantity } from '../../../ui/quantity.tsx'
import './reported.css'
import { Section } from './section.tsx'

type Figure = ZoneProperties['reported'][number]
const isKnown = (indicator: string): indicator is keyof Words['indicator'] => Object.hasOwn(vi.indicator, indicator)

/** What documents report: each figure with the period it belongs to, so that an old one never looks like today's. */
export function Reported({ figures }: { figures: ZoneProperties['reported'] }): ReactElement | null {
  const { t } = useTranslation()
  if (figures.length === 0) return null
  const sources = [...new Set(figures.map(({ source }) => source))]
  return (
    <Section title={t('zone.reported.title')}>
      <ul className="reported">
        {figures.map((figure, index) => <ReportedLine key={index} figure={figure} source={sources.length > 1 ? figure.source : null} />)}
      </ul>
      {sources.length === 1 && <p className="quiet small">{t('number.source', { source: sources[0] })}</p>}
      <p className="quiet small">{t('zone.reported.dated')}</p>
    </Section>
  )
}

function ReportedLine({ figure, source }: { figure: Figure; source: string | null }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const percent = figure.unit === 'percent'
  const value = t(`qualifier.${figure.qualifier}`, { value: percent ? format.percent(figure.value) : format.number(figure.value) })
  return (
    <li>
      <span>{isKnown(figure.indicator) ? t(`indicator.${figure.indicator}`) : figure.indicator}</span>
      <span className="reported-value"><Quantity value={value} unit={percent || figure.unit === 'count' ? undefined : figure.unit} /></span>
      <span className="reported-period">{format.edtf(figure.period)}</span>
      {source && <span className="quiet small reported-source">{source}</span>}
    </li>
  )
}
