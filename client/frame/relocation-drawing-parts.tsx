import type { Geometry } from 'geojson'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorridorWidth } from '../../api/contract/corridor.ts'
import { AreaRows } from '../features/corridor/area-rows.tsx'
import type { Drawing } from '../features/corridor/design.ts'
import { LoadShape } from '../features/corridor/load-shape.tsx'
import { SectionRows } from '../features/corridor/section-rows.tsx'
import { shapeAreaM2 } from '../geometry/measure-shape.ts'
import { shapeOfParts } from '../geometry/read-pasted.ts'
import { useFormat } from '../i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Segmented } from '../ui/segmented.tsx'
import type { DrawingState } from './use-corridor-drawing.ts'
import type { CorridorSketching } from './use-corridor-sketch.ts'

interface PartProps {
  drawing: Drawing
  sketch: CorridorSketching
  hasMap: boolean
  change: DrawingState['change']
  onSee: (geometry: Geometry) => void
}

/** What is taken along the line: the project's own area, or a width for each section. */
export function LandPart({ drawing, sketch, hasMap, change, onSee, takeBy, widths, lengthM }: PartProps & Pick<DrawingState, 'takeBy'> & { widths: readonly CorridorWidth[]; lengthM: number | null }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { clearance, sections, by } = drawing
  // The last section is halved.
  const addSection = (): void => {
    const last = sections.at(-1)
    if (!last) return takeBy('width')
    const middleM = Math.round((last.fromM + (last.toM ?? lengthM ?? last.fromM + 2000)) / 2)
    change({ sections: [...sections.slice(0, -1), { ...last, toM: middleM }, { ...last, fromM: middleM }] })
  }
  return (
    <section>
      <h2>{t('corridorEdit.land')}</h2>
      <Segmented label={t('corridorEdit.land')} options={[{ value: 'clearance', label: t('corridorEdit.byClearance') }, { value: 'width', label: t('corridorEdit.byWidth') }]} value={by} onChange={takeBy} />
      {by === 'width' ? <SectionRows sections={sections} widths={widths} onChange={(next) => change({ sections: next })} onAdd={addSection} /> : (
        <>
          <p className="quiet small">{clearance ? t('corridorEdit.byClearanceHint') : t('corridorEdit.noClearance')}</p>
          <div className="corridor-zone-do">
            {clearance && <span>{format.number(shapeAreaM2(clearance) / 10_000, 2)} ha</span>}
            {hasMap && clearance && <Button onClick={() => onSee(clearance)}>{t('corridorTake.show')}</Button>}
            {hasMap && <Button icon="pen" onClick={() => sketch.begin('clearance')}>{clearance ? t('corridorEdit.drawMoreClearance') : t('corridorEdit.drawClearance')}</Button>}
            {clearance && <Button onClick={() => change({ clearance: null })}>{t('corridorEdit.removeClearance')}</Button>}
          </div>
          <Disclosure level={3} title={t('corridorEdit.loadClearance')}><LoadShape wanted="area" take={t('corridorEdit.useClearance')} onTake={({ areas }) => change({ clearance: shapeOfParts(areas) })} /></Disclosure>
        </>
      )}
    </section>
  )
}

/** Stations and depots: drawn, loaded, named. They count beside what is taken along the line. */
export function AreaPart({ drawing, sketch, hasMap, change, onSee }: PartProps): ReactElement {
  const { t } = useTranslation()
  return (
    <section>
      <h2>{t('corridorEdit.areas')}</h2>
      <AreaRows areas={drawing.areas} onChange={(areas) => change({ areas })} onShow={hasMap ? ({ geometry }) => onSee(geometry) : null} />
      {hasMap && (
        <div className="corridor-zone-do">
          <Button icon="pen" onClick={() => sketch.begin('station')}>{t('corridorEdit.drawStation')}</Button>
          <Button icon="pen" onClick={() => sketch.begin('depot')}>{t('corridorEdit.drawDepot')}</Button>
        </div>
      )}
      <Disclosure level={3} title={t('corridorEdit.loadAreas')}>
        <p className="quiet small">{t('corridorEdit.loadAreasHint')}</p>
        <LoadShape wanted="area" take={t('corridorEdit.useAreas')} onTake={({ areas }) => change({ areas: [...drawing.areas, ...areas.map((part, n) => ({ kind: 'station' as const, name: sketch.nameArea('station', n), geometry: { type: 'MultiPolygon' as const, coordinates: [part] } }))] })} />
      </Disclosure>
    </section>
  )
}
