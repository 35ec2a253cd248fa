import { readNumber, styleOf, type NumberStyle } from './corner-numbers.ts'

/** One line of a corner table as it was written; numbers stay text until they are all there. */
export interface CornerRow {
  name: string
  x: string
  y: string
}

/** A ring as a table names it: a title above it, and its rows. */
export interface CornerRing {
  title: string | null
  rows: CornerRow[]
}

export interface ReadCorners {
  rings: CornerRing[]
  style: NumberStyle | null
  /** Lines nothing was made of, by number from 1. */
  passedOver: { line: number; text: string }[]
  /** The header says that Y stands before X, so the columns were read that way. */
  yBeforeX: boolean
}

// x first: "X", "X (m)", "Bắc", "N"; y: "Y", "Đông", "E". A name column: "STT", "Tên điểm", "Điểm", "Số hiệu", "Point".
const isX = (cell: string): boolean => /^(x|toạ độ x|tọa độ x|bắc|north(ing)?|n)\b/i.test(cell)
const isY = (cell: string): boolean => /^(y|toạ độ y|tọa độ y|đông|east(ing)?|e)\b/i.test(cell)
const isNumber = (cell: string): boolean => /\d/.test(cell) && /^[-+]?[\d.,\s\u00a0\u202f']+$/.test(cell)

/** Cells of a line: by tab, semicolon or bar where there are any; else by comma with a space; else by spaces. */
function cellsOf(line: string): string[] {
  const text = line.trim()
  const separator = text.includes('\t') ? /\t/ : text.includes(';') ? /;/ : text.includes('|') ? /\|/ : /,\s/.test(text) ? /,\s+/ : null
  if (separator) return text.split(separator).map((cell) => cell.trim())
  const bySpaces = text.split(/\s+/)
  if (bySpaces.length > 1) return bySpaces
  // "M1,2397130.48,522607.15": commas between cells, since the decimals have points, or there are none.
  const byCommas = text.split(',')
  return byCommas.length >= 2 && (/\.\d/.test(text) || byCommas.length === 3 || byCommas.length === 2 && byCommas.every((cell) => /^\d{6,7}$/.test(cell))) ? byCommas.map((cell) => cell.trim()) : [text]
}

interface Columns { name: number | null; x: number; y: number }

function headerOf(cells: readonly string[]): Columns | null {
  const x = cells.findIndex(isX)
  const y = cells.findIndex(isY)
  if (x < 0 || y < 0 || cells.some(isNumber)) return null
  const name = cells.findIndex((cell, i) => i !== x && i !== y && /điểm|tên|hiệu|point|name|mốc|đỉnh/i.test(cell))
  const counted = cells.findIndex((cell, i) => i !== x && i !== y && /^(stt|tt|no\.?|#)$/i.test(cell))
  return { name: name >= 0 ? name : counted >= 0 ? counted : null, x, y }
}

/** Columns without a header: the numbers that stand together, the first two of the size of a coordinate; what stands before them is the name. */
function guess(cells: readonly string[]): Columns | null {
  const large = cells.flatMap((cell, i) => (isNumber(cell) && cell.replace(/\D/g, '').length >= 4 ? [i] : []))
  const numbers = large.length >= 2 ? large : besideNumber(cells, large[0]) ?? cells.flatMap((cell, i) => (isNumber(cell) ? [i] : []))
  const [x, y] = numbers
  if (x === undefined || y === undefined) return null
  return { name: x > 0 ? x - 1 : null, x, y }
}

/** A coordinate and, beside it, what was meant to be one ("5221x7.00"): a row with a mistake in it, not a title. */
function besideNumber(cells: readonly string[], at: number | undefined): number[] | null {
  if (at === undefined || (cells[at] ?? '').replace(/\D/g, '').length < 6) return null
  const meant = [at + 1, at - 1].find((i) => /^[-+]?\d/.test(cells[i] ?? '') && (cells[i] ?? '').replace(/\D/g, '').length >= 4)
  return meant === undefined ? null : [at, meant].sort((a, b) => a - b)
}

/**
 * Reads a table of corners typed or pasted from a decision, a spreadsheet or a text: a corner a line, with or without names and header, Vietnamese
 * or English numbers. A line of words, or an empty one, begins the next ring.
 */
export function readCorners(text: string): ReadCorners {
  const rings: CornerRing[] = []
  const passedOver: ReadCorners['passedOver'] = []
  const header: { columns: Columns | null } = { columns: null }
  let ring: CornerRing | null = null
  let title: string | null = null
  text.normalize('NFC').split(/\r\n|\r|\n/).forEach((line, i) => {
    const cells = cellsOf(line)
    if (line.trim() === '') { ring = null; return }
    const heads = headerOf(cells)
    if (heads) { header.columns = heads; ring = null; return }
    const { columns } = header
    const at = columns && isNumber(cells[columns.x] ?? '') && isNumber(cells[columns.y] ?? '') ? columns : guess(cells)
    if (!at) {
      ring = null
      title = line.trim()
      if (/\d{4}/.test(line)) passedOver.push({ line: i + 1, text: line.trim().slice(0, 80) })
      return
    }
    if (!ring) {
      ring = { title, rows: [] }
      title = null
      rings.push(ring)
    }
    ring.rows.push({ name: at.name === null ? '' : (cells[at.name] ?? ''), x: cells[at.x] ?? '', y: cells[at.y] ?? '' })
  })
  const texts = rings.flatMap(({ rows }) => rows.flatMap(({ x, y }) => [x, y]))
  return { rings, style: styleOf(texts), passedOver, yBeforeX: header.columns !== null && header.columns.y < header.columns.x }
}

/** The numbers of a row; null where one is not written right. */
export function numbersOf(row: CornerRow, style: NumberStyle): { x: number; y: number } | null {
  const x = readNumber(row.x, style)
  const y = readNumber(row.y, style)
  return x === null || y === null ? null : { x, y }
}
