import { stringify } from 'csv-stringify/sync'
import type { FastifyReply } from 'fastify'
import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import type { RelocationBoard, RelocationCase } from '../../contract/relocation-case.ts'
import type { Language } from '../../language.ts'
import { relocationSteps, type Said } from '../../said.ts'

interface Column { readonly title: Said; readonly value: (one: RelocationCase, language: Language) => string | number | null; readonly format?: string; readonly width?: number }

const outcomes: Readonly<Record<string, Said>> = { moved: { vi: 'đã chuyển', en: 'moved' }, ceased_operating: { vi: 'ngừng hoạt động', en: 'ceased operating' }, withdrawn: { vi: 'rút hồ sơ', en: 'withdrawn' } }
const yes: Said = { vi: 'có', en: 'yes' }
const word = (words: Readonly<Record<string, Said>>, key: string | null, language: Language) => (key === null ? null : words[key]?.[language] ?? key)
const ha = '#,##0.0000'

/** In the order of the table on the screen; an empty cell is not known. */
const columns: readonly Column[] = [
  { title: { vi: 'Quyết định di dời', en: 'Relocation' }, value: (one) => one.relocation },
  { title: { vi: 'Khu phải rời', en: 'Zone to leave' }, value: (one, language) => (language === 'vi' ? one.zone.nameVi : one.zone.nameEn), width: 22 },
  { title: { vi: 'Mã dự án', en: 'Project' }, value: (one) => one.project },
  { title: { vi: 'Doanh nghiệp', en: 'Firm' }, value: (one, language) => (language === 'vi' ? one.firmNameVi : one.firmNameEn), width: 30 },
  { title: { vi: 'Doanh nghiệp mẫu (sơ đồ)', en: 'Model firm (schematic)' }, value: (one, language) => (one.isModel ? yes[language] : null) },
  { title: { vi: 'Số lô', en: 'Plots' }, value: (one) => one.plots, format: '#,##0' },
  { title: { vi: 'Đất đang dùng (ha)', en: 'Land it has (ha)' }, value: (one) => one.allocatedHa, format: ha },
  { title: { vi: 'Cần (ha)', en: 'Needs (ha)' }, value: (one) => one.areaHa, format: ha },
  { title: { vi: 'Ngành', en: 'Sector' }, value: (one, language) => (one.sector ? `${one.sector.code} ${language === 'vi' ? one.sector.nameVi : one.sector.nameEn}` : null), width: 24 },
  { title: { vi: 'Nước thải (m³/ngày)', en: 'Wastewater (m³/day)' }, value: (one) => one.wastewaterM3PerDay, format: '#,##0.##' },
  { title: { vi: 'Điện (MVA)', en: 'Power (MVA)' }, value: (one) => one.powerMva, format: '#,##0.##' },
  { title: { vi: 'Xa nhất (km)', en: 'Farthest (km)' }, value: (one) => one.farthestKm, format: '#,##0.##' },
  { title: { vi: 'Hạn', en: 'Due' }, value: (one) => one.dueOn },
  { title: { vi: 'Đơn vị phụ trách', en: 'Responsible unit' }, value: (one) => one.responsibleUnit, width: 24 },
  { title: { vi: 'Giai đoạn', en: 'Stage' }, value: (one, language) => word(relocationSteps, one.stage, language), width: 20 },
  { title: { vi: 'Đạt ngày', en: 'Reached' }, value: (one) => one.reachedOn },
  { title: { vi: 'Quá hạn', en: 'Overdue' }, value: (one, language) => (one.isOverdue ? yes[language] : null) },
  { title: { vi: 'Vướng mắc chưa xong', en: 'Open obstacles' }, value: (one) => one.openObstacles, format: '#,##0' },
  { title: { vi: 'Nơi nhận', en: 'Receiving site' }, value: (one, language) => (one.receiver ? (language === 'vi' ? one.receiver.zone.nameVi : one.receiver.zone.nameEn) : null), width: 22 },
  { title: { vi: 'Kết thúc', en: 'Ended' }, value: (one) => one.endedOn },
  { title: { vi: 'Kết quả', en: 'Outcome' }, value: (one, language) => word(outcomes, one.outcome, language) },
  { title: { vi: 'Nguồn', en: 'Source' }, value: (one) => one.source, width: 30 },
]

/** GET /api/relocation-cases/relocation-cases.csv | .xlsx */
export async function sendCaseFile(reply: FastifyReply, board: RelocationBoard, file: 'relocation-cases.csv' | 'relocation-cases.xlsx', language: Language) {
  const isCsv = file === 'relocation-cases.csv'
  return reply
    .header('content-disposition', `attachment; filename="mat-bang-relocation-cases-${board.asOf}.${isCsv ? 'csv' : 'xlsx'}"`)
    .type(isCsv ? 'text/csv; charset=utf-8; header=present' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(isCsv ? Buffer.from(asCsv(board, language)) : await asXlsx(board, language))
}

const asCsv = ({ items }: RelocationBoard, language: Language): string =>
  // A name that begins like a formula is text here too.
  stringify([columns.map(({ title }) => title[language]), ...items.map((one) => columns.map(({ value }) => value(one, language)))], { bom: true, record_delimiter: 'windows', escape_formulas: true })

async function asXlsx({ items, asOf, provinceCode }: RelocationBoard, language: Language): Promise<Buffer> {
  const say = (vi: string, en: string) => (language === 'vi' ? vi : en)
  const head = columns.map(({ title }): Cell => ({ value: title[language], type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top', backgroundColor: '#E8EEF2' }))
  const cell = ({ format }: Column, value: string | number | null): Cell => (value === null ? null : typeof value === 'number' ? { value, type: Number, format: format ?? '#,##0' } : { value, type: String })
  const notes: [string, string][] = [
    [say('Số liệu đến ngày', 'As of'), asOf], [say('Tỉnh (mã)', 'Province (code)'), provinceCode],
    [say('Ô trống', 'Empty cell'), say('Chưa có số liệu; không phải bằng 0.', 'No figure is known; not nought.')],
    [say('Doanh nghiệp mẫu', 'Model firm'), say('Doanh nghiệp, dự án dựng ra để minh họa trên sơ đồ; không dùng để báo cáo chính thức.', 'Made up to show how it works on schematic land; not for an official report.')],
    [say('Cần (ha)', 'Needs (ha)'), say('Theo hồ sơ; chưa ghi thì lấy diện tích đang được bố trí trong khu phải rời.', 'As recorded; else what it has in the zone it must leave.')],
  ]
  return writeXlsxFile([
    { sheet: say('Hồ sơ di dời', 'Relocation cases'), data: [head, ...items.map((one) => columns.map((column) => cell(column, column.value(one, language))))], columns: columns.map(({ width = 13 }) => ({ width })), stickyRowsCount: 1, stickyColumnsCount: 4, orientation: 'landscape' },
    { sheet: say('Ghi chú', 'Notes'), data: notes.map(([name, value]): Cell[] => [{ value: name, type: String, fontWeight: 'bold', alignVertical: 'top' }, { value, type: String, wrap: true, alignVertical: 'top' }]), columns: [{ width: 30 }, { width: 110 }] },
  ]).toBuffer()
}
