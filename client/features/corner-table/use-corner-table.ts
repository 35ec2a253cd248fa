import { useMemo } from 'react'
import { shapeOfTable, tableOfShape, type CornerTable } from '../../geometry/corner-table.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { pasteCorners, stillHolds, typeCorners, type PasteReport, type TypedCorners } from './typed-corners.ts'

export interface CornerEditing {
  /** null: nothing is drawn, or no meridian is chosen to write it in. */
  table: CornerTable | null
  report: PasteReport | null
  /** Somebody wrote it; else it only says where the drawn corners lie. */
  isTyped: boolean
  /** The table is no polygon as it stands. */
  isOpen: boolean
  /** False when there is no corner in the text. */
  paste: (text: string, srid: number) => boolean
  /** `isWhole`: another reading of all of it, not a cell that is being typed in. */
  change: (table: CornerTable, isWhole: boolean) => void
}

interface CornerSource {
  geometry: GeoJSON.MultiPolygon | null
  srid: number | null
  typed: TypedCorners | null
  onTyped: (typed: TypedCorners) => void
  onGeometry: (geometry: GeoJSON.MultiPolygon, isWhole: boolean) => void
}

/**
 * A table of corners and the shape it stands for, both ways: what is typed becomes the shape at once, and a shape changed elsewhere becomes the table.
 * What was typed stays as it was typed as long as the drawing is what was made of it.
 */
export function useCornerTable({ geometry, srid, typed, onTyped, onGeometry }: CornerSource): CornerEditing {
  const style = useLanguage() === 'vi' ? 'vi' : 'plain'
  const derived = useMemo(() => (geometry && srid !== null ? tableOfShape(geometry, srid, style) : null), [geometry, srid, style])
  const held = typed && typed.table.srid === srid && stillHolds(typed, geometry) ? typed : null
  const table = held?.table ?? derived
  const isOpen = useMemo(() => table !== null && shapeOfTable(table) === null, [table])

  const put = (made: ReturnType<typeof typeCorners>, isWhole: boolean): void => {
    onTyped(made.typed)
    if (made.shape) onGeometry(made.shape, isWhole)
  }
  return {
    table, isOpen, report: held?.report ?? null, isTyped: held !== null,
    paste: (text, of) => {
      const made = pasteCorners(text, of, geometry)
      if (made) put(made, true)
      return made !== null
    },
    change: (next, isWhole) => put(typeCorners(next, held?.report ?? null, geometry), isWhole),
  }
}
