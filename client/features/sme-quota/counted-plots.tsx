import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { SmeQuota } from '../../../api/contract/sme-quota.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { Marks } from '../../state/use-marks.ts'
import { Button } from '../../ui/button.tsx'
import { MarkButton } from '../../ui/mark-button.tsx'
import { PanelSection } from '../../ui/panel-section.tsx'

const firstShown = 12

/** The plots that make up the figure, and those that were marked but lost. */
export function CountedPlots({ plots, marks }: { plots: SmeQuota['plots']; marks: Marks }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [all, setAll] = useState(false)
  if (plots.length === 0) return <PanelSection title={t('smeQuota.counts')}><p className="quiet">{t('smeQuota.countsNone')}</p></PanelSection>
  const counting = plots.filter(({ counts }) => counts !== 'lost')
  return (
    <PanelSection title={t('smeQuota.counts')}>
      {counting.length > 0 && (
        <p className="on-screen"><MarkButton pressed={marks.marked === 'counted'} title={t('quota.markAll')} onPress={() => marks.mark('counted', counting.map(({ id }) => id))}>{t('quota.markAll')}</MarkButton></p>
      )}
      <table className="panel-table">
        <thead>
          <tr><th scope="col">{t('quota.plot')}</th><th scope="col" className="panel-words">{t('smeQuota.how')}</th><th scope="col">{t('quota.hectares')}</th></tr>
        </thead>
        <tbody>
          {plots.slice(0, all ? undefined : firstShown).map(({ id, code, ha, counts }) => (
            <tr key={`${id}${counts}`}>
              <th scope="row"><MarkButton pressed={marks.marked === code} title={t('quota.mark')} onPress={() => marks.mark(code, [id])}>{code}</MarkButton></th>
              <td className="panel-words">{t(`smeQuota.countsAs.${counts}`)}</td>
              <td>{format.number(ha, 2, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {plots.length > firstShown && !all && <p className="on-screen"><Button onClick={() => setAll(true)}>{t('quota.all', { count: plots.length, formatted: format.number(plots.length) })}</Button></p>}
    </PanelSection>
  )
}
