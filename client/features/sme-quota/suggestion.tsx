import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { SmeQuota } from '../../../api/contract/sme-quota.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { Marks } from '../../state/use-marks.ts'
import { Button } from '../../ui/button.tsx'
import { MarkButton } from '../../ui/mark-button.tsx'
import { PanelSection, SumLine } from '../../ui/panel-section.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Earmark } from './earmark.tsx'
import type { EarmarkMutation } from './use-earmark.ts'

const firstShown = 12

interface SuggestionProps {
  suggestion: NonNullable<SmeQuota['suggestion']>
  earmark: EarmarkMutation
  isToday: boolean
  marks: Marks
}

/** Free plots that would meet the minimum with the least land: to look at on the map, and to accept. */
export function Suggestion({ suggestion, earmark, isToday, marks }: SuggestionProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [all, setAll] = useState(false)
  const { plots, neededHa, totalHa, surplusHa, suffices } = suggestion
  const ids = plots.map(({ id }) => id)
  return (
    <PanelSection title={t('smeQuota.suggestion')} under={suffices ? t('smeQuota.suggestionText') : undefined}>
      {!suffices && <p>{t(plots.length === 0 ? 'smeQuota.suggestionNone' : 'smeQuota.suggestionShort')}</p>}
      <dl className="sum">
        <SumLine label={t('smeQuota.needed')}><Quantity value={format.number(neededHa)} unit="ha" /></SumLine>
        {plots.length > 0 && <SumLine label={t('smeQuota.total')} note={t('quota.plots', { count: plots.length, formatted: format.number(plots.length) })}><Quantity value={format.number(totalHa)} unit="ha" /></SumLine>}
        {suffices && <SumLine label={t('smeQuota.surplus')}><Quantity value={format.number(surplusHa)} unit="ha" /></SumLine>}
      </dl>
      {plots.length > 0 && (
        <>
          <table className="panel-table">
            <thead><tr><th scope="col">{t('quota.plot')}</th><th scope="col">{t('quota.hectares')}</th></tr></thead>
            <tbody>
              {plots.slice(0, all ? undefined : firstShown).map(({ id, code: plot, ha }) => (
                <tr key={id}>
                  <th scope="row"><MarkButton pressed={marks.marked === `suggested ${plot}`} title={t('quota.mark')} onPress={() => marks.mark(`suggested ${plot}`, [id])}>{plot}</MarkButton></th>
                  <td>{format.number(ha, 2, true)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {plots.length > firstShown && !all && <p className="on-screen"><Button onClick={() => setAll(true)}>{t('quota.all', { count: plots.length, formatted: format.number(plots.length) })}</Button></p>}
          <p className="on-screen"><MarkButton pressed={marks.marked === 'suggested'} title={t('quota.markAll')} onPress={() => marks.mark('suggested', ids)}>{t('quota.markAll')}</MarkButton></p>
          <Earmark plots={plots} earmark={earmark} isToday={isToday} />
        </>
      )}
    </PanelSection>
  )
}
