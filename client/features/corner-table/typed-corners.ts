import { shapeOfTable, tableOf, type CornerTable } from '../../geometry/corner-table.ts'
import { isSameShape } from '../../state/drawing/plot-shapes.ts'

/** What was made of a pasted text, beside the table itself. */
export interface PasteReport {
  passedOver: readonly { line: number; text: string }[]
  yBeforeX: boolean
}

/** A table as somebody wrote it: its names, its order and its numbers say more than the shape that was made of it. */
export interface TypedCorners {
  readonly table: CornerTable
  readonly report: PasteReport | null
  /** The shape the drawing has since: the table's own, or the one before while the table is no polygon. */
  readonly over: GeoJSON.MultiPolygon | null
}

/** A table put in place of what is drawn; `shape` null: it is no polygon, and the drawing stays. */
export function typeCorners(table: CornerTable, report: PasteReport | null, drawn: GeoJSON.MultiPolygon | null): { typed: TypedCorners; shape: GeoJSON.MultiPolygon | null } {
  const shape = shapeOfTable(table)
  return { typed: { table, report, over: shape ?? drawn }, shape }
}

/** A pasted text read in a meridian; null when there is no corner in it. */
export function pasteCorners(text: string, srid: number, drawn: GeoJSON.MultiPolygon | null): ReturnType<typeof typeCorners> | null {
  const read = tableOf(text, srid)
  return read && typeCorners(read.table, { passedOver: read.passedOver, yBeforeX: read.yBeforeX }, drawn)
}

/** Whether the drawing is still what it was when the table was written. The drawing copies and rounds what it is given: shapes are compared, not objects. */
export const stillHolds = ({ over }: TypedCorners, drawn: GeoJSON.MultiPolygon | null): boolean =>
  over === null || drawn === null ? over === drawn : isSameShape(over, drawn)
