import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useReportedWords } from '../../i18n/use-reported-words.ts'
import { Quantity } from '../../ui/quantity.tsx'
import type { Figure } from './comparing.ts'

/** Every figure as its document has it, with period and source. */
export function FigureTable({ figures }: { figures: readonly Figure[] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useReportedWords()
  return (
    <div className="figure-table-box" role="region" tabIndex={0} aria-label={t('reportedRoom.figures')}>
      <table className="figure-table">
        <caption className="unseen">{t('reportedRoom.figures')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reportedRoom.where')}</th>
            <th scope="col">{t('reportedRoom.figure')}</th>
            <th scope="col" data-number>{t('reportedRoom.value')}</th>
            <th scope="col">{t('reportedRoom.period')}</th>
            <th scope="col">{t('reportedRoom.source')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure, index) => {
            const { value, unit } = words.quantity(figure.value, figure.unit)
            return (
              <tr key={index}>
                <th scope="row">{words.subject(figure.subject)}</th>
                <td>{words.indicator(figure.indicator)}{figure.zoneKind && figure.subject.kind !== 'zone' && <span className="quiet"> · {t(`kind.name.${figure.zoneKind}`)}</span>}</td>
                <td data-number><Quantity value={t(`qualifier.${figure.qualifier}`, { value })} unit={unit} /></td>
                <td>{format.edtf(figure.period)}</td>
                <td className="figure-source" lang="vi">{figure.source}{figure.note && <span className="quiet">. {figure.note}</span>}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
