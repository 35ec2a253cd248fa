import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Occupancy } from '../../../api/contract/occupancy.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Figure } from '../../ui/figure.tsx'
import { PanelSection } from '../../ui/panel-section.tsx'

/** What documents report, each with its period; beside our own figure, never in it. */
export function ReportedOccupancy({ figures }: { figures: Occupancy['reported'] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <PanelSection title={t('occupancy.reported')} under={figures.length > 0 ? t('occupancy.reportedText') : undefined}>
      {figures.length === 0 && <p className="quiet">{t('occupancy.reportedNone')}</p>}
      {figures.map((figure, index) => (
        <div key={index}>
          <Figure
            label={t('number.asOf', { date: format.edtf(figure.period) })} source={figure.source}
            value={t(`qualifier.${figure.qualifier}`, { value: format.percent(figure.value) })}
          />
          {figure.note && <p className="quiet small" lang="vi">{figure.note}</p>}
        </div>
      ))}
    </PanelSection>
  )
}
