import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** A shipped row that is not what its file promises; the message names file, line and column. */
export class BadRow extends Error {}

/** The codes a file defines, to check what other files refer to. */
export interface Codes {
  readonly file: string
  readonly known: ReadonlySet<string>
}

const edtf = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(\/\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$/

/** One line of a shipped CSV file. An empty cell is unknown: null, never a default. */
export class TableRow {
  readonly file: string
  readonly line: number
  readonly #cells: ReadonlyMap<string, string>

  constructor(file: string, line: number, cells: ReadonlyMap<string, string>) {
    this.file = file
    this.line = line
    this.#cells = cells
  }

  refuse(column: string, reason: string): never {
    throw new BadRow(`${this.file} line ${this.line}, column ${column}: ${reason}`)
  }

  textOrNull(column: string): string | null {
    const cell = this.#cells.get(column)
    if (cell === undefined) return this.refuse(column, 'the column is missing')
    if (cell !== cell.trim()) return this.refuse(column, `"${cell}" has space around it`)
    if (cell !== cell.normalize('NFC')) return this.refuse(column, `"${cell}" is not in Unicode NFC`)
    return cell === '' ? null : cell
  }

  text(column: string): string {
    return this.textOrNull(column) ?? this.refuse(column, 'is empty')
  }

  numberOrNull(column: string): number | null {
    const cell = this.textOrNull(column)
    if (cell === null) return null
    return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : this.refuse(column, `"${cell}" is not a number with a decimal point`)
  }

  number(column: string): number {
    return this.numberOrNull(column) ?? this.refuse(column, 'is empty')
  }

  /** A date as precisely as the source gives it: 2026, 2026-09, 2026-09-11, 2021/2022. */
  edtfOrNull(column: string): string | null {
    const cell = this.textOrNull(column)
    return cell === null || edtf.test(cell) ? cell : this.refuse(column, `"${cell}" is not an EDTF date`)
  }

  /** A whole day, YYYY-MM-DD. */
  dayOrNull(column: string): string | null {
    const cell = this.textOrNull(column)
    if (cell === null) return null
    const isDay = /^\d{4}-\d\d-\d\d$/.test(cell) && !Number.isNaN(Date.parse(cell))
    return isDay ? cell : this.refuse(column, `"${cell}" is not a day YYYY-MM-DD`)
  }

  flagOrNull(column: string): boolean | null {
    const word = this.oneOfOrNull(column, ['true', 'false'])
    return word === null ? null : word === 'true'
  }

  oneOfOrNull<Word extends string>(column: string, words: readonly Word[]): Word | null {
    const cell = this.textOrNull(column)
    if (cell === null) return null
    return words.find((word) => word === cell) ?? this.refuse(column, `"${cell}" is none of ${words.join(', ')}`)
  }

  oneOf<Word extends string>(column: string, words: readonly Word[]): Word {
    return this.oneOfOrNull(column, words) ?? this.refuse(column, 'is empty')
  }

  referenceOrNull(column: string, codes: Codes): string | null {
    const cell = this.textOrNull(column)
    return cell === null || codes.known.has(cell) ? cell : this.refuse(column, `"${cell}" is not in ${codes.file}`)
  }

  reference(column: string, codes: Codes): string {
    return this.referenceOrNull(column, codes) ?? this.refuse(column, 'is empty')
  }
}

/** Reads a CSV file whose header must be exactly these columns, in this order. */
export function readTable(folder: URL, file: string, columns: readonly string[]): TableRow[] {
  const records = parse(readFileSync(new URL(file, folder), 'utf8'), {})
  const [header, ...body] = records
  if (header?.join() !== columns.join()) throw new BadRow(`${file} line 1: the header is ${header?.join()}, expected ${columns.join()}`)
  return body.map((record, i) => new TableRow(file, i + 2, new Map(columns.map((column, at) => [column, record[at] ?? '']))))
}

/** The codes of a file; each may stand there once only. */
export function codesOf(rows: readonly TableRow[], column = 'code'): Codes {
  const known = new Set<string>()
  for (const row of rows) {
    const code = row.text(column)
    if (known.has(code)) row.refuse(column, `"${code}" stands twice`)
    known.add(code)
  }
  return { file: rows[0]?.file ?? 'an empty file', known }
}
