import type { Geometry } from 'geojson'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorridorDesign, CorridorOption } from '../../api/contract/corridor.ts'
import { Difference } from '../features/corridor/difference.tsx'
import { designOf, drawingOf, usualSection, type Drawing } from '../features/corridor/design.ts'
import { Findings } from '../features/corridor/findings.tsx'
import { RelocationLegend } from '../features/corridor/legend.tsx'
import { LoadLine, ShiftTools, type Direction } from '../features/corridor/line-tools.tsx'
import { OptionList, SaveOption, VersionList } from '../features/corridor/options.tsx'
import { differenceShapes, takeShapes } from '../features/corridor/scene.ts'
import { SectionRows } from '../features/corridor/section-rows.tsx'
import { SchematicNotice, TakeTotals } from '../features/corridor/take-totals.tsx'
import { useCorridorDesign, useCorridorOption, useCorridorOptions, useRehearsal } from '../features/corridor/use-corridors.ts'
import { boxOfGeometry } from '../geometry/box-of-geometry.ts'
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
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Loaded } from './loaded.tsx'
import type { RelocationProps } from './relocation-tabs.ts'
import { useCorridorDrawing } from './use-corridor-drawing.ts'
import { useLineHand } from './use-line-hand.ts'

/** Not so what somebody wrote with latitude and longitude swapped. */
const liesOnMap = (geometry: Geometry): boolean => {
  const box = boxOfGeometry(geometry)
  return box !== null && box[1] >= -90 && box[3] <= 90
}

/** The alignment: its versions and options, shifting it, and what that takes and frees. */
export function RelocationCorridor(props: RelocationProps): ReactElement {
  const { t } = useTranslation()
  const { corridor, room, account, change } = props
  const [versionId, setVersionId] = useState(corridor.currentId)
  // Begun anew with a number of its own, also from the same version.
  const [begun, setBegun] = useState(0)
  const options = useCorridorOptions(corridor.code)
  const option = useCorridorOption(corridor.code, room.option)
  const version = useCorridorDesign(corridor.code, versionId)
  const open = options.data?.items.find(({ id }) => id === room.option) ?? null
  const skeleton = <PanelSkeleton lines={8} />
  const drawing = (design: CorridorDesign, key: string): ReactElement => <CorridorDrawing key={key} {...props} design={design} open={open} />
  return (
    <>
      {room.option !== null
        ? <Loaded query={option} skeleton={skeleton}>{({ design, id, version: number }) => drawing(design, `option ${id} ${number} ${begun}`)}</Loaded>
        : versionId === null ? <Notice icon="info"><p>{t('relocation.noCorridorText')}</p></Notice>
          : <Loaded query={version} skeleton={skeleton}>{({ design }) => drawing(design, `version ${versionId} ${begun}`)}</Loaded>}
      <Disclosure key={room.option === null ? 'none' : 'one'} title={t('corridorEdit.options')} aside={options.data?.items.length} startsOpen={room.option !== null}>
        <Loaded query={options} skeleton={skeleton}>{({ items }) => <OptionList code={corridor.code} options={items} openId={room.option} mayAdopt={account.role === 'admin'} onOpen={(id) => change({ option: id })} />}</Loaded>
      </Disclosure>
      <Disclosure title={t('corridorEdit.versions')} aside={corridor.versions.length}>
        <VersionList versions={corridor.versions} currentId={corridor.currentId} onBegin={(id) => { setVersionId(id); setBegun(begun + 1); change({ option: null }) }} />
      </Disclosure>
    </>
  )
}

function CorridorDrawing({ corridor, widths, formationWidthM, map, atlas, show, change: changeRoom, design: begun, open }: RelocationProps & { design: CorridorDesign; open: CorridorOption | null }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { asOf } = usePlace()
  const [start] = useState<Drawing>(() => drawingOf(begun))
  const { drawing, isChanged, change, drag, shift, load, undo } = useCorridorDrawing(start)
  const [grip, setGrip] = useState<LineGrip>('whole')
  const [said, setSaid] = useState('')
  const design = useMemo(() => designOf(drawing), [drawing])
  // An option differs from the version in effect before anything is done to it.
  const rehearsal = useRehearsal(corridor.code, isChanged || open !== null ? design : null, asOf)
  const found = isChanged || open !== null ? rehearsal.data : undefined
  const counting = rehearsal.isFetching

  const findings = useStable(found?.findings ?? [])
  const scene = useMemo((): RelocationScene => ({ shapes: [
    ...(isChanged && start.line.length > 0 ? [{ kind: 'was' as const, geometry: { type: 'MultiLineString' as const, coordinates: start.line.map((part) => [...part]) } }] : []),
    ...(found?.take ? takeShapes(found.take) : []), ...(found?.difference ? differenceShapes(found.difference) : []),
    ...findings.flatMap(({ tier, where }) => (tier !== 'note' && where !== null && liesOnMap(where as Geometry) ? [{ kind: 'finding' as const, geometry: where as Geometry }] : [])),
  ] }), [found, findings, isChanged, start])
  useEffect(() => show(scene), [show, scene])
  useEffect(() => () => show(noScene), [show])
  useLineHand(map, drawing.line, grip, drag)

  const seeWhole = (): void => {
    const bbox = boxOfGeometry({ type: 'MultiLineString', coordinates: drawing.line.map((part) => [...part]) })
    if (bbox) atlas.mark({ plotIds: [], bbox, fit: true })
  }
  const onShift = (eastM: number, northM: number, direction: Direction, metres: number): void => {
    shift(eastM, northM)
    setSaid(t('corridorEdit.moved', { length: format.distance(metres), direction: t(`corridorEdit.${direction}`) }))
  }
  const lengthM = found?.lengthM ?? corridor.versions.find(({ id }) => id === corridor.currentId)?.lengthM ?? null
  const addSection = (): void => {
    const last = drawing.sections.at(-1)
    const from = last ? (last.fromM + (last.toM ?? lengthM ?? last.fromM + 2000)) / 2 : 0
    change({ ...drawing, sections: last ? [...drawing.sections.slice(0, -1), { ...last, toM: Math.round(from) }, { ...last, fromM: Math.round(from) }] : [usualSection(widths, formationWidthM)] })
  }
  return (
    <div className="corridor-drawing">
      <section>
        <h2>{t('corridorEdit.shift')}</h2>
        <ShiftTools grip={grip} onGrip={setGrip} onShift={onShift} hasMap={map !== null} />
        <p role="status" className="unseen">{said}</p>
        <div className="corridor-zone-do">
          <Button disabled={undo === null} onClick={() => undo?.()}>{t('corridorEdit.undo')}</Button>
          <Button disabled={!isChanged} onClick={() => change(start)}>{t('corridorEdit.reset')}</Button>
          <Button icon="frame" onClick={seeWhole}>{t('corridorEdit.see')}</Button>
        </div>
      </section>
      <Disclosure title={t('corridorEdit.load')}><LoadLine onTake={load} /></Disclosure>
      <section>
        <h2>{t('corridorEdit.land')}</h2>
        <Segmented
          label={t('corridorEdit.land')}
          options={[...(drawing.clearance ? [{ value: 'clearance' as const, label: t('corridorEdit.byClearance') }] : []), { value: 'width' as const, label: t('corridorEdit.byWidth') }]}
          value={drawing.by}
          onChange={(by) => change({ ...drawing, by, sections: by === 'width' && drawing.sections.length === 0 ? [usualSection(widths, formationWidthM)] : drawing.sections })}
        />
        {drawing.by === 'clearance' ? <p className="quiet small">{t('corridorEdit.byClearanceHint')}</p>
          : <SectionRows sections={drawing.sections} widths={widths} onChange={(sections) => change({ ...drawing, sections })} onAdd={addSection} />}
      </section>
      {rehearsal.isError && <Failure error={rehearsal.error} onRetry={() => void rehearsal.refetch()} />}
      {found && <Findings findings={found.findings} />}
      <Difference difference={found?.difference ?? null} isCounting={counting} />
      {found?.take && (
        <>
          <RelocationLegend kinds={['taken', 'remnant', 'newly', 'freed']} />
          <h2>{t('corridorTake.title')}</h2>
          <SchematicNotice basis={found.take.basis} />
          <TakeTotals take={found.take} />
        </>
      )}
      {(isChanged || open !== null) && (
        <Disclosure title={t('corridorEdit.save')} startsOpen={false}>
          <SaveOption key={open?.id ?? 'new'} code={corridor.code} design={design} open={open?.closedAs === null ? open : null} onSaved={({ id }) => changeRoom({ option: id })} />
        </Disclosure>
      )}
    </div>
  )
}
