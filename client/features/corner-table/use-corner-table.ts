import { useCallback, useEffect, useRef, useState } from 'react'
import { shapeOfTable, tableOf, tableOfShape, type CornerTable } from '../../geometry/corner-table.ts'
import { useLanguage } from '../../i18n/use-language.ts'

/** What was made of a pasted text, beside the table itself. */
export interface PasteReport {
  passedOver: readonly { line: number; text: string }[]
  yBeforeX: boolean
}

export interface CornerEditing {
  table: CornerTable | null
  report: PasteReport | null
  /** The table is no polygon as it stands. */
  isOpen: boolean
  /** False when there is no corner in the text. */
  paste: (text: string) => boolean
  change: (table: CornerTable) => void
}

/**
 * A table of corners and the shape it stands for, both ways: what is typed becomes the shape at once, and a shape changed elsewhere becomes the table.
 * What was typed stays as it was typed as long as it means the same shape.
 */
export function useCornerTable(geometry: GeoJSON.MultiPolygon | null, srid: number, onGeometry: (geometry: GeoJSON.MultiPolygon) => void): CornerEditing {
  const style = useLanguage() === 'vi' ? 'vi' : 'plain'
  const [table, setTable] = useState<CornerTable | null>(() => geometry && tableOfShape(geometry, srid, style))
  const [report, setReport] = useState<PasteReport | null>(null)
  const told = useRef<GeoJSON.MultiPolygon | null>(geometry)

  useEffect(() => {
    if (geometry === told.current) return
    told.current = geometry
    setTable(geometry && tableOfShape(geometry, srid, style))
    setReport(null)
  }, [geometry, srid, style])

  const change = useCallback((next: CornerTable) => {
    setTable(next)
    const shape = shapeOfTable(next)
    if (!shape) return
    told.current = shape
    onGeometry(shape)
  }, [onGeometry])

  const paste = useCallback((text: string) => {
    const read = tableOf(text, srid)
    if (!read) return false
    setReport({ passedOver: read.passedOver, yBeforeX: read.yBeforeX })
    change(read.table)
    return true
  }, [srid, change])

  return { table, report, isOpen: table !== null && shapeOfTable(table) === null, paste, change }
}
