import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words.ts'
import { shapeAreaM2 } from '../../geometry/measure-shape.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { legendSwatches } from '../../map/legend-swatches.tsx'
import type { Changes } from '../../state/desk/changes.ts'
import type { DrawnPlot, Shapes, Target } from '../../state/drawing/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import './target-list.css'

interface TargetListProps {
  shapes: Shapes
  changes: Changes
  target: Target | null
  onTarget: (target: Target | null) => void
  /** Begins a plot with the pen. */
  onNewPlot: () => void
  /** Plots that are allocated or held, by id. */
  taken: ReadonlySet<number>
  /** What the server measured of the plots on record, by id: of what is drawn anew only a preview can be said. */
  areasM2: ReadonlyMap<number, number>
}

const rowHeight = 40

/** What the pen works on: the boundary, or one of the plots. */
export function TargetList({ shapes, changes, target, onTarget, onNewPlot, taken, areasM2 }: TargetListProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const isPlots = target !== 'boundary'
  const redrawn = useMemo(() => new Set(changes.redrawn.map(({ id }) => id)), [changes])
  return (
    <section className="targets" aria-label={t('desk.target')}>
      <Segmented
        label={t('desk.target')} value={isPlots ? 'plots' : 'boundary'} onChange={(value) => onTarget(value === 'boundary' ? 'boundary' : (shapes.plots[0]?.key ?? null))}
        options={[{ value: 'boundary', label: changes.boundary ? t('desk.boundaryChanged') : t('desk.boundary') }, { value: 'plots', label: t('desk.plots', { count: shapes.plots.length, formatted: format.number(shapes.plots.length) }) }]}
      />
      {isPlots && (
        <>
          {shapes.plots.length === 0 ? <p className="quiet small targets-empty">{t('desk.noPlots')}</p> : <Plots plots={shapes.plots} redrawn={redrawn} taken={taken} areasM2={areasM2} target={target} onTarget={onTarget} />}
          {changes.ended.length > 0 && <p className="quiet small">{t('desk.endedPlots', { plots: changes.ended.map(({ code }) => code).join(', ') })}</p>}
          <Button onClick={onNewPlot}>{t('desk.newPlot')}</Button>
        </>
      )}
    </section>
  )
}

function Plots({ plots, redrawn, taken, areasM2, target, onTarget }: { plots: readonly DrawnPlot[]; redrawn: ReadonlySet<number>; taken: ReadonlySet<number>; areasM2: ReadonlyMap<number, number>; target: Target | null; onTarget: TargetListProps['onTarget'] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const list = useVirtualizer({ count: plots.length, getScrollElement: () => scroller, estimateSize: () => rowHeight, overscan: 6 })
  const at = plots.findIndex(({ key }) => key === target)
  const shown = useRef(-1)
  useEffect(() => {
    // What was picked on the map is brought into sight.
    if (at >= 0 && at !== shown.current) list.scrollToIndex(at, { align: 'auto' })
    shown.current = at
  }, [list, at])
  const areaM2 = ({ id, geometry }: DrawnPlot): number => (id === null || redrawn.has(id) ? undefined : areasM2.get(id)) ?? shapeAreaM2(geometry)
  const state = ({ id }: DrawnPlot): string | null => (id === null ? t('desk.plotNew') : redrawn.has(id) ? t('desk.plotRedrawn') : taken.has(id) ? t('desk.plotTaken') : null)
  return (
    <div ref={setScroller} className="targets-list" role="listbox" aria-label={t('desk.plotList')} tabIndex={0} aria-activedescendant={at >= 0 ? `target-${plots[at]?.key}` : undefined}
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        const next = step === undefined ? undefined : plots[Math.min(Math.max(at + step, 0), plots.length - 1)]
        if (!next) return
        event.preventDefault()
        onTarget(next.key)
      }}
    >
      <div style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const plot = plots[index]
          if (!plot) return null
          const said = state(plot)
          return (
            <div key={plot.key} id={`target-${plot.key}`} className="target-row" role="option" aria-selected={plot.key === target} style={{ height: rowHeight, translate: `0 ${start}px` }} onClick={() => onTarget(plot.key)}>
              {legendSwatches.landUse(plot.landUse)}
              <span className="target-code">{plot.code}</span>
              {said && <span className="target-state">{said}</span>}
              <span className="target-area">{format.number(areaM2(plot) / 10_000, 2, true)}{'\u00a0'}ha</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
