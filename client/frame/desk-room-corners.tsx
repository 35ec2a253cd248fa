import type { MultiPolygon } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { ReactElement } from 'react'
import type { Desk } from '../../api/contract/zone-change.ts'
import { CornerTable } from '../features/corner-table/corner-table.tsx'
import { stillHolds, type TypedCorners } from '../features/corner-table/typed-corners.ts'
import { useProvinceDesk } from '../features/desk/use-desk.ts'
import type { Rehearsed } from '../features/desk/use-rehearsal.ts'
import { boxAround } from '../geometry/box.ts'
import { centralMeridians } from '../geometry/vn2000.ts'
import type { OverlayShape } from '../map/desk-overlay.ts'
import type { ZoneIdentity } from '../state/desk/draft-content.ts'
import { bringIntoView } from '../state/desk/use-overlay.ts'
import { beginPlot, redraw } from '../state/drawing/plots.ts'
import { geometryOf, type Outcome, type PlotFacts, type Shapes, type Target } from '../state/drawing/shapes.ts'

/** A table somebody typed, and what it is of; null: of a plot that begins with it. */
export interface CornersOf {
  target: Target | null
  typed: TypedCorners
}

interface DeskCornersProps {
  map: MapLibreMap | null
  shapes: Shapes
  target: Target | null
  /** null: no meridian is on record, and nobody has chosen one. */
  srid: number | null
  onSrid: (srid: number) => void
  /** Kept while one looks at something else. */
  corners: CornersOf | null
  onCorners: (corners: CornersOf | null) => void
  desk: Desk | null
  identity: ZoneIdentity | null
  rehearsed: Rehearsed
  describePlot: (shapes: Shapes) => PlotFacts
  onOutcome: (outcome: Outcome) => void
  onShapes: (shapes: readonly OverlayShape[]) => void
}

const everyMeridian = Object.entries(centralMeridians).map(([srid, centralMeridian]) => ({ srid: Number(srid), centralMeridian, isUsual: false }))

/** The corners of what the pen works on, in the meridian of the document. */
export function DeskCorners({ map, shapes, target, srid, onSrid, corners, onCorners, desk, identity, rehearsed, describePlot, onOutcome, onShapes }: DeskCornersProps): ReactElement {
  const centre = desk?.zone.centre ?? null
  const province = useProvinceDesk(centre === null ? (desk?.zone.provinceCode ?? identity?.provinceCode ?? null) : null).data
  const former = desk?.zone.formerProvince ?? identity?.formerProvince
  const own = province?.places.filter(({ formerProvince }) => formerProvince === former) ?? []
  const around = (own.length > 0 ? own : (province?.places ?? [])).map(({ bbox }) => ({ bbox, centre: null }))

  const geometry = target === null ? null : geometryOf(shapes, target)
  // The table that began a plot is still its table once the plot is there.
  const isHeirs = corners !== null && corners.target === null && corners.typed.over !== null && stillHolds(corners.typed, geometry)
  const seat = isHeirs ? null : target
  const isBoundary = target === 'boundary'
  const declared = desk ? (desk.zone.approvedHa ?? desk.zone.plannedHa) : (identity?.approvedHa ?? identity?.plannedHa ?? null)
  const draw = (drawn: MultiPolygon, isWhole: boolean): void => {
    onOutcome(target === null ? beginPlot(shapes, drawn, describePlot(shapes)) : redraw(shapes, target, drawn, 'typed_corners'))
    // Where a wrong meridian has put it is just what must be seen; a number half typed is not.
    if (map && isWhole) bringIntoView(map, drawn)
  }
  return (
    <div className="desk-corners">
      <CornerTable
        key={seat} geometry={geometry} onGeometry={draw} typed={corners !== null && corners.target === seat ? corners.typed : null} onTyped={(typed) => onCorners(typed && { target: seat, typed })}
        srid={srid} onSrid={onSrid} meridians={desk?.meridians ?? province?.meridians ?? everyMeridian} centre={centre} extent={boxAround(around)}
        declaredHa={isBoundary ? declared : null} measures={rehearsed.isCurrent && isBoundary ? (rehearsed.rehearsal?.measures ?? null) : null}
        onPoint={(position) => onShapes(position ? [{ kind: 'fix', geometry: { type: 'Point', coordinates: [...position] } }] : [])}
      />
    </div>
  )
}
