import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandScenarioEffect } from '../../../api/contract/land-scenario.ts'
import '../../i18n/land-words.ts'
import '../../i18n/logistics-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { legendSwatches } from '../../map/legend-swatches.tsx'
import type { LogisticsScene } from '../../map/logistics-overlay.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'

export type ChangedPlot = Pick<LandScenarioEffect['changed'][number], 'plot' | 'ha' | 'from' | 'to' | 'geometry'>
interface PlotSidesProps { plots: readonly ChangedPlot[]; show: (scene: LogisticsScene) => void; goTo: (at: readonly number[], zoom?: number) => void }

/** The plots of a what-if, drawn on the map as they are or as they would be, and listed as the map draws them. */
export function PlotSides({ plots, show, goTo }: PlotSidesProps): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const [side, setSide] = useState<'before' | 'after'>('after')
  useEffect(() => show({ plots: plots.map(({ plot: code, geometry, from, to }) => ({ code, geometry, ...(side === 'before' ? from : to) })) }), [plots, side, show])
  useEffect(() => () => show({}), [show])
  const use = ({ landUse, isLogistics }: ChangedPlot['to']): ReactElement => <span className="scenario-use">{legendSwatches.landUse(landUse)}{t(`landUse.${landUse}`)}{isLogistics && ` – ${t('logisticsZone.logistics')}`}</span>
  if (plots.length === 0) return null
  const [first] = plots
  return (
    <>
      <div className="logistics-line">
        <Segmented label={t('landScenario.onMap')} options={(['before', 'after'] as const).map((value) => ({ value, label: t(`landScenario.${value}`) }))} value={side} onChange={setSide} labelled />
        <Button onClick={() => goTo(first?.geometry.coordinates[0]?.[0]?.[0] ?? [], 15)}>{t('landScenario.show')}</Button>
      </div>
      <ul className="scenario-changes">
        {plots.map(({ plot, ha, from, to }) => <li key={plot}><strong>{plot}</strong> <span className="quiet">{format.number(ha)} ha</span> {use(from)} → {use(to)}</li>)}
      </ul>
    </>
  )
}
