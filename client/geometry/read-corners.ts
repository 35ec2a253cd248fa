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
  if (text.includes('"')) return quotedCells(text)
  const separator = text.includes('\t') ? /\t/ : text.includes(';') ? /;/ : text.includes('|') ? /\|/ : /,\s/.test(text) ? /,\s+/ : null
  if (separator) return text.split(separator).map((cell) => cell.trim())
  const bySpaces = text.split(/\s+/)
  if (bySpaces.length > 1) return splitsNumbers(bySpaces) ? joinThousands(bySpaces) : bySpaces
  // "M1,2397130.48,522607.15": commas between cells, since the decimals have points, or there are none.
  const byCommas = text.split(',')
  return byCommas.length >= 2 && (/\.\d/.test(text) || byCommas.length === 3 || byCommas.length === 2 && byCommas.every((cell) => /^\d{6,7}$/.test(cell))) ? byCommas.map((cell) => cell.trim()) : [text]
}

/** Cells of a line of CSV, some in quotes: what follows a quoted cell is the separator of all. */
function quotedCells(text: string): string[] {
  const [, after] = /"\s*([\t;|,])/.exec(text) ?? []
  const [, before] = /([\t;|,])\s*"/.exec(text) ?? []
  const separator = after ?? before ?? ','
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const sign of text) {
    if (sign === '"') quoted = !quoted
    else if (sign === separator && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += sign
  }
  return [...cells, cell.trim()]
}

/** "2 397 130,48" cut at its spaces: a short number with three figures after it, and no number that is long enough to be a coordinate. */
const splitsNumbers = (words: readonly string[]): boolean =>
  !words.some((word) => /^[-+]?\d{6,}/.test(word)) && words.some((word, i) => /^\d{1,3}$/.test(word) && /^\d{3}([.,]\d+)?$/.test(words[i + 1] ?? ''))

/** Words put together again where that gives a northing and an easting side by side in one way only; a line that reads in several ways, or in none, is read in none. */
function joinThousands(words: readonly string[]): string[] {
  const join = (from: number, to: number): string | null =>
    (/^\d{1,3}$/.test(words[from] ?? '') && words.slice(from + 1, to).every((word, i, rest) => (i === rest.length - 1 ? /^\d{3}([.,]\d+)?$/ : /^\d{3}$/).test(word)) ? words.slice(from, to).join(' ') : null)
  const size = (text: string): 'north' | 'east' | null => {
    const metres = Number.parseInt(text.replaceAll(' ', ''), 10)
    return metres > 880_000 && metres < 2_650_000 ? 'north' : metres > 150_000 && metres < 850_000 ? 'east' : null
  }
  const ways: string[][] = []
  for (let from = 0; from < words.length - 3; from++) {
    for (let middle = from + 2; middle < words.length - 1; middle++) {
      for (let to = middle + 2; to <= words.length; to++) {
        const [first, second] = [join(from, middle), join(middle, to)]
        if (first === null || second === null || size(first) === null || size(second) === null || size(first) === size(second)) continue
        ways.push([...(from > 0 ? [words.slice(0, from).join(' ')] : []), first, second])
      }
    }
  }
  const [way, ...others] = ways
  return way && others.length === 0 ? way : [words.join(' ')]
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
      if (/\d{4}|\d\s\d{3}\b/.test(line)) passedOver.push({ line: i + 1, text: line.trim().slice(0, 80) })
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
