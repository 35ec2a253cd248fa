import { stringify } from 'csv-stringify/sync'
import type { FastifyReply } from 'fastify'
import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import type { z } from 'zod'
import type { getLandLedgerFile, LandLedger } from '../../contract/land-ledger.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { columns, type FileColumn, type FileLanguage, type ProvinceNames } from './columns.ts'

type Filter = z.infer<typeof getLandLedgerFile.schema.querystring>
type FileName = z.infer<typeof getLandLedgerFile.schema.params>['file']

/** GET /api/land-ledger/land-ledger.csv | .xlsx: the table that was asked for, as a file to keep. */
export async function sendLandLedgerFile(db: Queryable, reply: FastifyReply, ledger: LandLedger, file: FileName, filter: Filter) {
  const isCsv = file === 'land-ledger.csv'
  const names = await db.query<{ code: string; vi: string; en: string }>(sql`select code, name_vi as vi, name_en as en from province`)
  const provinces: ProvinceNames = new Map(names.map(({ code, vi, en }) => [code, { vi, en }]))
  const bytes = isCsv ? Buffer.from(asCsv(ledger, filter.lang, provinces)) : await asXlsx(ledger, filter, provinces)
  return reply
    .header('content-disposition', `attachment; filename="mat-bang-land-ledger-${ledger.asOf}.${isCsv ? 'csv' : 'xlsx'}"`)
    .type(isCsv ? 'text/csv; charset=utf-8; header=present' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(bytes)
}

const lines = ({ rows, total }: LandLedger) => [...rows, total]

/** RFC 4180 for machines: a decimal point, nothing grouped, empty where there is no number. The mark in front tells Excel it is UTF-8. */
export function asCsv(ledger: LandLedger, language: FileLanguage, provinces: ProvinceNames): string {
  const body = lines(ledger).map((row) => columns.map((column) => column.value(row, language, provinces)))
  // A name that begins like a formula is text here too.
  return stringify([columns.map((column) => column.title[language]), ...body], { bom: true, record_delimiter: 'windows', escape_formulas: true })
}

const formats = { count: '#,##0', ha: '#,##0.00', pct: '0.00' } as const
const widths = { text: 22, count: 11, ha: 14, pct: 12 } as const

/** Numbers are numbers, shown in the way of the reader's own Excel; a second sheet says what they mean. */
export async function asXlsx(ledger: LandLedger, filter: Filter, provinces: ProvinceNames): Promise<Buffer> {
  const { lang } = filter
  const head = columns.map((column): Cell => ({ value: column.title[lang], type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top', backgroundColor: '#E8EEF2' }))
  const table = [...ledger.rows.map((row) => columns.map((column) => cell(column, column.value(row, lang, provinces), false))),
    columns.map((column) => cell(column, column.value(ledger.total, lang, provinces), true))]
  return writeXlsxFile([
    { sheet: lang === 'vi' ? 'Quỹ đất' : 'Land ledger', data: [head, ...table], columns: columns.map(({ format, key }) => ({ width: key === 'nameVi' ? 28 : widths[format] })), stickyRowsCount: 1, stickyColumnsCount: 2, orientation: 'landscape' },
    { sheet: lang === 'vi' ? 'Ghi chú' : 'Notes', data: notes(ledger, filter), columns: [{ width: 30 }, { width: 110 }] },
  ]).toBuffer()
}

const cell = ({ format }: FileColumn, value: string | number | null, isTotal: boolean): Cell => (value === null ? null : {
  ...(typeof value === 'number' ? { value, type: Number, format: formats[format === 'text' ? 'count' : format] } : { value, type: String }),
  ...(isTotal ? { fontWeight: 'bold' as const, topBorderStyle: 'thin' as const } : {}),
})

function notes(ledger: LandLedger, filter: Filter): Cell[][] {
  const say = (vi: string, en: string) => (filter.lang === 'vi' ? vi : en)
  const all = say('tất cả', 'all')
  const asked: [string, string][] = [
    [say('Tỉnh (mã)', 'Province (code)'), filter.province?.join(', ') ?? all], [say('Tỉnh cũ', 'Former province'), filter.formerProvince?.join(', ') ?? all],
    [say('Loại', 'Kind'), filter.kind?.join(', ') ?? all], [say('Tình trạng', 'Status'), filter.status?.join(', ') ?? all], [say('Tìm chữ', 'Text'), filter.q ?? all],
  ]
  const groups = { zone: say('từng khu, cụm', 'zone'), province: say('tỉnh', 'province'), former_province: say('tỉnh trước 01/7/2025', 'province before 1 July 2025') }
  const said: [string, string][] = [
    [say('Số liệu đến ngày', 'As of'), ledger.asOf],
    [say('Cộng theo', 'By'), groups[ledger.by]],
    ...asked.map(([name, value]): [string, string] => [say(`Lọc: ${name}`, `Filter: ${name}`), value]),
    [say('Ô trống', 'Empty cell'), say('Chưa có số liệu; không phải bằng 0.', 'No figure is known; not nought.')],
    [say('Giá trị pháp lý', 'Legal value'), say('Bảng này và bản đồ không phải tài liệu pháp lý về ranh giới. Số có căn cứ sơ đồ là số minh hoạ, không dùng để báo cáo chính thức.',
      'Neither this table nor the map is a legal boundary document. Figures on a schematic basis are illustrations, not for an official report.')],
    ...columns.flatMap((column): [string, string][] => (column.meaning ? [[column.title[filter.lang], column.meaning[filter.lang]]] : [])),
  ]
  return said.map(([name, value]) => [{ value: name, type: String, fontWeight: 'bold', alignVertical: 'top' }, { value, type: String, wrap: true, alignVertical: 'top' }])
}
