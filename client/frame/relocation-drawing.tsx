import type { Geometry, MultiLineString } from 'geojson'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorridorDesign, CorridorFinding, CorridorOption } from '../../api/contract/corridor.ts'
import { designOf, drawingOf, usualSection, type Drawing } from '../features/corridor/design.ts'
import { Difference } from '../features/corridor/difference.tsx'
import { Findings } from '../features/corridor/findings.tsx'
import { RelocationLegend } from '../features/corridor/legend.tsx'
import { ShiftTools, type Direction } from '../features/corridor/line-tools.tsx'
import { LoadShape } from '../features/corridor/load-shape.tsx'
import { SaveOption } from '../features/corridor/options.tsx'
import { differenceShapes, drawnShapes, takeShapes } from '../features/corridor/scene.ts'
import { SketchDock } from '../features/corridor/sketch-dock.tsx'
import { SchematicNotice, TakeTotals } from '../features/corridor/take-totals.tsx'
import { readUnsaved, type DrawnFrom } from '../features/corridor/unsaved-drawing.ts'
import { useRehearsal } from '../features/corridor/use-corridors.ts'
import { boxOfGeometry } from '../geometry/box-of-geometry.ts'
import { shapeOfParts } from '../geometry/read-pasted.ts'
import '../i18n/land-words.ts'
import '../i18n/relocation-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import type { LineGrip } from '../map/line-hand.ts'
import { noScene, type RelocationScene } from '../map/relocation-swatches.ts'
import { usePlace } from '../state/use-place.ts'
import { useStable } from '../state/use-stable.ts'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Failure } from '../ui/failure.tsx'
import { Notice } from '../ui/notice.tsx'
import { AreaPart, LandPart } from './relocation-drawing-parts.tsx'
import type { RelocationProps } from './relocation-tabs.ts'
import { useCorridorDrawing } from './use-corridor-drawing.ts'
import { useCorridorSketch } from './use-corridor-sketch.ts'
import { useLineHand } from './use-line-hand.ts'
import { useUnsavedDrawing } from './use-unsaved-drawing.ts'

/** Not so what somebody wrote with latitude and longitude swapped. */
const liesOnMap = (geometry: Geometry): boolean => {
  const box = boxOfGeometry(geometry)
  return box !== null && box[1] >= -90 && box[3] <= 90
}
const placeOf = ({ where }: CorridorFinding): Geometry | null => (where !== null && liesOnMap(where as Geometry) ? where as Geometry : null)
const linesOf = ({ line }: Drawing): MultiLineString => ({ type: 'MultiLineString', coordinates: line.map((part) => [...part]) })

interface CorridorDrawingProps extends RelocationProps {
  design: CorridorDesign
  from: DrawnFrom
  /** Of the option it is begun from; null: from a version of the corridor. */
  version: number | null
  open: CorridorOption | null
  /** Begins anew from what is kept. */
  onAnew: () => void
  /** Told whether something drawn is not kept yet. */
  onUnsaved: (isUnsaved: boolean) => void
}

/** A corridor drawn on from a version or an option, and at each step what it would take and free. */
export function CorridorDrawing({ corridor, widths, formationWidthM, map, atlas, width, onSheet, show, account, change: changeRoom, design: begun, from, version, open, onAnew, onUnsaved }: CorridorDrawingProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { asOf } = usePlace()
  const [start] = useState<Drawing>(() => drawingOf(begun))
  const [kept] = useState(() => readUnsaved(from))
  const state = useCorridorDrawing(start, usualSection(widths, formationWidthM), kept?.drawing ?? null)
  const { drawing, isChanged, change, drag, shift, replace, undo } = state
  const isResumed = kept !== null && isChanged
  // What others made of the option meanwhile is not overwritten unseen: saving into it is refused.
  const drawnVersion = isResumed ? kept.version : version
  useUnsavedDrawing(from, isChanged ? drawing : null, drawnVersion)
  const [grip, setGrip] = useState<LineGrip>('whole')
  const [said, setSaid] = useState('')
  const isPhone = width === 'phone'
  const sketch = useCorridorSketch(map, state, (isOn) => { if (isPhone) onSheet(isOn ? 'peek' : 'half') })
  const design = useMemo(() => designOf(drawing), [drawing])
  // An option differs from the version in effect before anything is done to it.
  const isAsked = isChanged || open !== null
  const rehearsal = useRehearsal(corridor.code, isAsked ? design : null, asOf)
  const found = isAsked ? rehearsal.data : undefined

  const findings = useStable(found?.findings ?? [])
  const scene = useMemo((): RelocationScene => ({ shapes: [
    ...(isChanged && start.line.length > 0 ? [{ kind: 'was' as const, geometry: linesOf(start) }] : []),
    ...(found?.take ? takeShapes(found.take) : []), ...(found?.difference ? differenceShapes(found.difference) : []), ...drawnShapes(drawing),
    ...findings.flatMap((finding) => { const geometry = finding.tier === 'note' ? null : placeOf(finding); return geometry ? [{ kind: 'finding' as const, geometry }] : [] }),
  ] }), [found, findings, isChanged, start, drawing])
  useEffect(() => show(scene), [show, scene])
  useEffect(() => () => show(noScene), [show])
  useEffect(() => {
    onUnsaved(isChanged)
    return () => onUnsaved(false)
  }, [isChanged, onUnsaved])
  useLineHand(map, drawing.line, sketch.what === null ? grip : null, drag)

  const see = (geometry: Geometry): void => {
    const bbox = boxOfGeometry(geometry)
    if (!bbox) return
    atlas.mark({ plotIds: [], bbox, fit: true })
    if (isPhone) onSheet('peek')
  }
  const onShift = (eastM: number, northM: number, direction: Direction, metres: number): void => {
    shift(eastM, northM)
    setSaid(t('corridorEdit.moved', { length: format.distance(metres), direction: t(`corridorEdit.${direction}`) }))
  }
  const areaOfFinding = ({ on, index }: CorridorFinding): Drawing['areas'][number] | undefined => (on === 'areas' && index !== null ? drawing.areas[index] : undefined)
  const parts = { drawing, sketch, hasMap: map !== null, onSee: see }
  return (
    <div className="corridor-drawing">
      {sketch.what && <SketchDock what={sketch.what} corners={sketch.corners.length} isEnough={sketch.isEnough} measured={sketch.measured} byTouch={isPhone} onDone={sketch.finish} onUndo={sketch.undo} onCancel={sketch.cancel} />}
      {isResumed && <Notice icon="info" title={t('corridorEdit.resumed')}><p>{t(drawnVersion === version ? 'corridorEdit.resumedText' : 'corridorEdit.resumedOlder')}</p></Notice>}
      <section>
        <h2>{t('corridorEdit.shift')}</h2>
        <ShiftTools grip={grip} onGrip={setGrip} onShift={onShift} hasMap={map !== null} />
        <p role="status" className="unseen">{said}</p>
        <div className="corridor-zone-do">
          <Button disabled={undo === null} onClick={() => undo?.()}>{t('corridorEdit.undo')}</Button>
          <Button disabled={!isChanged} onClick={() => (isResumed ? onAnew() : change(start))}>{t('corridorEdit.reset')}</Button>
          <Button icon="frame" disabled={drawing.line.length === 0} onClick={() => see(linesOf(drawing))}>{t('corridorEdit.see')}</Button>
        </div>
      </section>
      {rehearsal.isError && <Failure error={rehearsal.error} onRetry={() => void rehearsal.refetch()} />}
      {found && <Findings findings={found.findings} nameOf={(finding) => areaOfFinding(finding)?.name} showing={(finding) => { const place = placeOf(finding) ?? areaOfFinding(finding)?.geometry; return map && place && finding.tier !== 'note' ? () => see(place) : null }} />}
      <Difference difference={found?.difference ?? null} isCounting={rehearsal.isFetching} />
      <Disclosure title={t('corridorEdit.load')}>
        <p className="quiet small">{t('corridorEdit.drawLineHint')}</p>
        {map && <div className="corridor-zone-do"><Button icon="pen" onClick={() => sketch.begin('line')}>{t('corridorEdit.drawLine')}</Button></div>}
        <LoadShape wanted="line" take={t('corridorEdit.use')} onTake={({ line, areas }) => replace(line, shapeOfParts(areas))} />
      </Disclosure>
      <LandPart {...parts} change={change} takeBy={state.takeBy} widths={widths} lengthM={found?.lengthM ?? corridor.versions.find(({ id }) => id === corridor.currentId)?.lengthM ?? null} />
      <AreaPart {...parts} change={change} />
      {found?.take && (
        <>
          <RelocationLegend kinds={['taken', 'remnant', 'newly', 'freed', ...(drawing.by === 'clearance' && drawing.clearance ? ['clearance' as const] : []), ...(['station', 'depot'] as const).filter((kind) => drawing.areas.some((area) => area.kind === kind))]} />
          <h2>{t('corridorTake.title')}</h2>
          <SchematicNotice basis={found.take.basis} />
          <TakeTotals take={found.take} />
        </>
      )}
      {isAsked && (
        <Disclosure title={t('corridorEdit.save')} startsOpen={false}>
          <SaveOption key={open?.id ?? 'new'} from={from} design={design} into={open?.closedAs === null && drawnVersion !== null && (open.isMine || account.role === 'admin') ? { ...open, version: drawnVersion } : null} name={open?.name ?? ''} onSaved={({ id }) => changeRoom({ option: id })} />
        </Disclosure>
      )}
    </div>
  )
}
