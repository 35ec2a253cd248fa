import type { MultiPolygon } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useMemo, type ComponentProps, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../api/contract/zone-change.ts'
import { LoadFile } from '../features/desk/load-file.tsx'
import { OperationForm } from '../features/desk/operations.tsx'
import { PlotFactsForm } from '../features/desk/plot-facts.tsx'
import { TargetList } from '../features/desk/target-list.tsx'
import { ToolBar, type Operation } from '../features/desk/tool-bar.tsx'
import '../i18n/desk-words.ts'
import { useZoneTitle } from '../i18n/use-zone-title.ts'
import type { OverlayShape } from '../map/desk-overlay.ts'
import type { Changes } from '../state/desk/changes.ts'
import { showOnMap } from '../state/desk/use-overlay.ts'
import { beginPlot, describePlot as describe, redraw } from '../state/drawing/plots.ts'
import { plotOf, type Outcome, type PlotFacts, type Shapes, type Target } from '../state/drawing/shapes.ts'
import { useLink } from '../state/use-link.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'

interface DeskDrawProps {
  /** null on a phone, where they stand above the sheet. */
  tools: ComponentProps<typeof ToolBar> | null
  shapes: Shapes
  changes: Changes
  target: Target | null
  onTarget: (target: Target | null) => void
  desk: Desk | null
  describePlot: (shapes: Shapes) => PlotFacts
  operation: Operation | null
  onOperation: (operation: Operation | null) => void
  onOutcome: (outcome: Outcome) => void
  onPreview: (shapes: readonly OverlayShape[]) => void
  onNewPlot: () => void
  map: MapLibreMap | null
  /** null: there is no draft yet. */
  onDiscard: (() => Promise<void>) | null
  onIdentity?: () => void
}

/** What is drawn, and with what. */
export function DeskDraw({ tools, shapes, changes, target, onTarget, desk, describePlot, operation, onOperation, onOutcome, onPreview, onNewPlot, map, onDiscard, onIdentity }: DeskDrawProps): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  const titleOf = useZoneTitle()
  const plot = target !== null && target !== 'boundary' ? plotOf(shapes, target) : null
  const neighbours = (desk?.neighbours ?? []).map((zone) => ({ code: zone.code, name: titleOf(zone), geometry: zone.geometry as MultiPolygon }))
  const taken = useMemo(() => new Set(desk?.plots.filter(({ isTaken }) => isTaken).map(({ id }) => id)), [desk])
  const areasM2 = useMemo(() => new Map(desk?.plots.map(({ id, areaM2 }) => [id, areaM2])), [desk])
  const form = operation && operation !== 'remove' && target !== null && (
    <OperationForm key={`${operation} ${target}`} operation={operation} shapes={shapes} target={target} facts={describePlot(shapes)} neighbours={neighbours} onOutcome={onOutcome} onClose={() => onOperation(null)} />
  )
  return (
    <div className="desk-draw">
      <TargetList shapes={shapes} changes={changes} target={target} onTarget={onTarget} onNewPlot={onNewPlot} taken={taken} areasM2={areasM2} />
      {plot && <PlotFactsForm key={plot.key} plot={plot} isTaken={(code) => shapes.plots.some((one) => one.key !== plot.key && one.code === code)} onChange={(facts) => onOutcome(describe(shapes, plot.key, facts))} />}
      {tools ? <ToolBar {...tools}>{form}</ToolBar> : form}
      <LoadFile
        onPreview={(geometry) => {
          onPreview(geometry ? [{ kind: 'loaded', geometry }] : [])
          showOnMap(map, geometry)
        }}
        onTake={(geometry) => onOutcome(target === null ? beginPlot(shapes, geometry, describePlot(shapes)) : redraw(shapes, target, geometry, 'loaded'))}
      />
      <div className="desk-more">
        {onIdentity && <Button onClick={onIdentity}>{t('newZone.edit')}</Button>}
        {desk && <a {...link({ room: { name: 'zone', code: desk.zone.code } })}>{t('desk.toZone')}</a>}
        {onDiscard && <Confirm quiet label={t('desk.discard')} question={t('draft.putAwayAsk')} yes={t('draft.putAway')} no={t('draft.keepIt')} failed={t('error.noAnswer')} onConfirm={onDiscard} />}
      </div>
    </div>
  )
}
