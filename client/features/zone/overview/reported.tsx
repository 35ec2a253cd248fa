import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneProperties } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { vi, type Words } from '../../../i18n/vi.ts'
import { Quantity } from '../../../ui/quantity.tsx'
import { DecisionDoubt } from './decision-line.tsx'
import './reported.css'
import { Section } from './section.tsx'

type Figure = ZoneProperties['reported'][number]
const isKnown = (indicator: string): indicator is keyof Words['indicator'] => Object.hasOwn(vi.indicator, indicator)

/** What documents report: each figure with the period it belongs to, so that an old one never looks like today's. */
export function Reported({ figures }: { figures: ZoneProperties['reported'] }): ReactElement | null {
  const { t } = useTranslation()
  if (figures.length === 0) return null
  return (
    <Section title={t('zone.reported.title')}>
      {groupByGround(figures).map(([first, ...others], index) => (
        <div key={index} className="reported">
          <ul>{[first, ...others].map((figure, line) => <ReportedLine key={line} figure={figure} />)}</ul>
          <p className="quiet small">
            {t('number.source', { source: first.source })}
            {first.decision && <>{' '}<DecisionDoubt decision={first.decision} /></>}
          </p>
          {first.note && <p className="quiet small" lang="vi">{first.note}</p>}
        </div>
      ))}
      <p className="quiet small">{t('zone.reported.dated')}</p>
    </Section>
  )
}

/** Figures that rest on the same source, decision and note stand together, and say once what they rest on. */
function groupByGround(figures: readonly Figure[]): [Figure, ...Figure[]][] {
  const groups = new Map<string, [Figure, ...Figure[]]>()
  for (const figure of figures) {
    const ground = JSON.stringify([figure.source, figure.note, figure.decision?.code])
    const group = groups.get(ground)
    if (group) group.push(figure)
    else groups.set(ground, [figure])
  }
  return [...groups.values()]
}

function ReportedLine({ figure }: { figure: Figure }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const percent = figure.unit === 'percent'
  const value = t(`qualifier.${figure.qualifier}`, { value: percent ? format.percent(figure.value) : format.number(figure.value) })
  return (
    <li>
      <span>{isKnown(figure.indicator) ? t(`indicator.${figure.indicator}`) : figure.indicator}</span>
      <span className="reported-value"><Quantity value={value} unit={percent || figure.unit === 'count' ? undefined : figure.unit} /></span>
      <span className="reported-period">{format.edtf(figure.period)}</span>
    </li>
  )
}
