import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CleanLand } from '../../../api/contract/clean-land.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { LedgerPanelProps } from '../../state/ledger-panel.ts'
import { useMarks } from '../../state/use-marks.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { MarkButton } from '../../ui/mark-button.tsx'

interface PartlyClean {
  plotId: number
  code: string
  readyHa: number
  notReadyHa: number
  sharePct: number
}

const squareMetresInHa = 10_000

/** Plots that a tract's edge cuts: part of them is clean, part is not yet. */
export function Pieces({ pieces, onHighlight }: { pieces: CleanLand['pieces']; onHighlight: LedgerPanelProps['onHighlight'] }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const { marked, mark } = useMarks(onHighlight)
  const plots = byPlot(pieces)
  if (plots.length === 0) return null
  return (
    <Disclosure title={t('cleanLand.pieces')} aside={t('parts.lots', { count: plots.length, formatted: format.number(plots.length) })} level={3}>
      <p className="quiet small">{t('cleanLand.piecesText')}</p>
      <table className="panel-table">
        <caption className="unseen">{t('cleanLand.pieces')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('cleanLand.lot')}</th>
            <th scope="col">{t('cleanLand.ready')}</th>
            <th scope="col">{t('cleanLand.notReady')}</th>
            <th scope="col">{t('cleanLand.readyShare')}</th>
          </tr>
        </thead>
        <tbody>
          {plots.map(({ plotId, code, readyHa, notReadyHa, sharePct }) => (
            <tr key={plotId}>
              <th scope="row"><MarkButton pressed={marked === String(plotId)} title={t('parts.show', { name: code })} onPress={() => mark(String(plotId), [plotId])}>{code}</MarkButton></th>
              <td>{format.number(readyHa, 2, true)}</td>
              <td>{format.number(notReadyHa, 2, true)}</td>
              <td>{format.percent(sharePct)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  )
}

function byPlot({ features }: CleanLand['pieces']): PartlyClean[] {
  const plots = new Map<number, PartlyClean>()
  for (const { properties: { plotId, code, part, areaM2, sharePct } } of features) {
    const plot = plots.get(plotId) ?? { plotId, code, readyHa: 0, notReadyHa: 0, sharePct: 0 }
    plots.set(plotId, part === 'ready' ? { ...plot, readyHa: areaM2 / squareMetresInHa, sharePct } : { ...plot, notReadyHa: areaM2 / squareMetresInHa })
  }
  return [...plots.values()]
}
