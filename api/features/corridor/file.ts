import { stringify } from 'csv-stringify/sync'
import type { FastifyReply } from 'fastify'
import type { CorridorTake } from '../../contract/corridor.ts'
import type { Language } from '../../language.ts'
import { bases, zoneTitle, type Said } from '../../said.ts'

type Row = CorridorTake['plots'][number]

const uses: Readonly<Record<Row['landUse'], Said>> = {
  industrial: { vi: 'công nghiệp', en: 'industrial' }, warehouse: { vi: 'kho bãi', en: 'warehouse' }, service: { vi: 'dịch vụ', en: 'service' }, road: { vi: 'giao thông', en: 'road' },
  green: { vi: 'cây xanh', en: 'green' }, water: { vi: 'mặt nước', en: 'water' }, technical: { vi: 'hạ tầng kỹ thuật', en: 'technical' }, parking: { vi: 'bãi xe', en: 'parking' },
  security: { vi: 'an ninh', en: 'security' }, housing: { vi: 'nhà ở', en: 'housing' }, other: { vi: 'khác', en: 'other' },
}
const verdicts: Readonly<Record<Row['remnants'][number]['verdict'], Said>> = {
  usable: { vi: 'dùng được', en: 'usable' }, too_small: { vi: 'quá nhỏ', en: 'too small' }, too_narrow: { vi: 'quá hẹp', en: 'too narrow' },
}
const yes: Said = { vi: 'có', en: 'yes' }
// Empty would say that nobody is there.
const elsewhere: Said = { vi: 'thuộc tỉnh khác', en: 'of another province' }
const isTold = (row: Row, { firmsOf, zones }: CorridorTake): boolean => firmsOf === null || zones.some(({ zone, provinceCode }) => zone.code === row.zone && firmsOf.includes(provinceCode))

interface Column { readonly title: Said; readonly value: (row: Row, take: CorridorTake, language: Language) => string | number | null }
const columns: readonly Column[] = [
  { title: { vi: 'Khu (mã)', en: 'Zone (code)' }, value: (row) => row.zone },
  { title: { vi: 'Khu', en: 'Zone' }, value: (row, take, language) => { const zone = take.zones.find((one) => one.zone.code === row.zone)?.zone; return zone ? zoneTitle(zone, language) : null } },
  { title: { vi: 'Quyết định di dời cả khu', en: 'A decision moves the zone' }, value: (row, take, language) => (take.zones.some((one) => one.zone.code === row.zone && one.isConfirmed) ? yes[language] : { vi: 'chưa xác nhận', en: 'not confirmed' }[language]) },
  { title: { vi: 'Lô', en: 'Plot' }, value: (row) => row.code },
  { title: { vi: 'Loại đất', en: 'Land use' }, value: (row, _, language) => uses[row.landUse][language] },
  { title: { vi: 'Diện tích lô, m²', en: 'Plot, m²' }, value: (row) => row.areaM2 },
  { title: { vi: 'Bị lấy, m²', en: 'Taken, m²' }, value: (row) => row.takenM2 },
  { title: { vi: 'Bị lấy, %', en: 'Taken, %' }, value: (row) => row.sharePct },
  { title: { vi: 'Lấy cả lô', en: 'Whole plot' }, value: (row, _, language) => (row.isWhole ? yes[language] : null) },
  { title: { vi: 'Phần còn lại, m²', en: 'Remnants, m²' }, value: (row, _, language) => row.remnants.map((one) => `${one.m2} (${verdicts[one.verdict][language]}${one.isCutOff ? { vi: ', mất lối vào', en: ', cut off' }[language] : ''})`).join('; ') || null },
  { title: { vi: 'Doanh nghiệp', en: 'Firms' }, value: (row, take, language) => (isTold(row, take) ? [...new Set(take.leases.filter((lease) => lease.plotId === row.id).map((lease) => { const firm = take.firms.find((one) => one.code === lease.firm); return firm ? (language === 'vi' ? firm.nameVi : firm.nameEn) : lease.firm }))].join('; ') || null : elsewhere[language]) },
  { title: { vi: 'Căn cứ', en: 'Basis' }, value: (_, take, language) => (take.basis === null ? null : bases[take.basis][language]) },
]

/** RFC 4180 for machines: a decimal point, empty where nothing is known. The mark in front tells Excel it is UTF-8. `zone`: only its plots. */
export function takeCsv(take: CorridorTake, zone: string | undefined, language: Language): string {
  const plots = zone === undefined ? take.plots : take.plots.filter((row) => row.zone === zone)
  return stringify([columns.map(({ title }) => title[language]), ...plots.map((row) => columns.map(({ value }) => value(row, take, language)))], { bom: true, record_delimiter: 'windows', escape_formulas: true })
}

/** GET /api/corridors/{code}/take.csv */
export const sendTakeFile = (reply: FastifyReply, code: string, take: CorridorTake, { zone, lang }: { zone?: string | undefined; lang: Language }) => reply
  .header('content-disposition', `attachment; filename="mat-bang-${[code, ...(zone === undefined ? [] : [zone]), take.asOf].join('-')}.csv"`).header('cache-control', 'no-store')
  .type('text/csv; charset=utf-8; header=present').send(Buffer.from(takeCsv(take, zone, lang)))
