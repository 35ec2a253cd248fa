import type { LedgerRow } from '../../contract/land-ledger.ts'

export type FileLanguage = 'vi' | 'en'
type Said = Readonly<Record<FileLanguage, string>>

/** Names of provinces by code: the ledger carries the code alone. */
export type ProvinceNames = ReadonlyMap<string, Said>

export interface FileColumn {
  readonly key: keyof LedgerRow
  readonly title: Said
  /** What the column means, for the sheet of notes; a title that says it all has none. */
  readonly meaning?: Said
  readonly format: 'text' | 'count' | 'ha' | 'pct'
  readonly value: (row: LedgerRow, language: FileLanguage, provinces: ProvinceNames) => string | number | null
}

const number = (key: keyof LedgerRow, format: 'count' | 'ha' | 'pct', vi: string, en: string, meaning?: Said): FileColumn =>
  ({ key, format, title: { vi, en }, ...(meaning ? { meaning } : {}), value: (row) => { const value = row[key]; return typeof value === 'number' ? value : null } })
const text = (key: keyof LedgerRow, vi: string, en: string, value: FileColumn['value'], meaning?: Said): FileColumn =>
  ({ key, format: 'text', title: { vi, en }, ...(meaning ? { meaning } : {}), value })

const word = (words: Readonly<Record<string, Said>>, key: string | null, language: FileLanguage) => (key === null ? null : words[key]?.[language] ?? key)
const kinds = {
  industrial_zone: { vi: 'KCN', en: 'industrial zone' }, industrial_cluster: { vi: 'CCN', en: 'industrial cluster' }, economic_zone: { vi: 'KKT', en: 'economic zone' },
  export_processing_zone: { vi: 'KCX', en: 'export processing zone' }, relocation_site: { vi: 'khu di dời', en: 'relocation site' },
}
const statuses = {
  operating: { vi: 'đang hoạt động', en: 'operating' }, established: { vi: 'đã thành lập', en: 'established' }, planned: { vi: 'quy hoạch', en: 'planned' },
  relocating: { vi: 'phải di dời', en: 'to be relocated' }, withdrawn: { vi: 'đã rút khỏi quy hoạch', en: 'withdrawn from plan' }, unknown: { vi: 'chưa rõ', en: 'not known' },
}
const verdicts = {
  met: { vi: 'đạt', en: 'met' }, short: { vi: 'thiếu', en: 'short' }, exempt: { vi: 'được miễn', en: 'exempt' }, not_applicable: { vi: 'không áp dụng', en: 'does not apply' },
  undetermined: { vi: 'chưa đủ căn cứ', en: 'cannot be judged yet' },
}
export const bases = {
  reported: { vi: 'theo văn bản', en: 'as reported' }, measured: { vi: 'đo thực', en: 'measured' }, schematic: { vi: 'sơ đồ', en: 'schematic' }, mixed: { vi: 'một phần sơ đồ', en: 'partly schematic' },
}

/** The columns of the file, in their order. Numbers are those of the ledger, not rounded again. */
export const columns: readonly FileColumn[] = [
  text('key', 'Mã', 'Code', (row) => row.key),
  text('nameVi', 'Tên', 'Name', (row, language) => (language === 'vi' ? row.nameVi : row.nameEn)),
  text('kind', 'Loại', 'Kind', (row, language) => word(kinds, row.kind, language)),
  text('status', 'Tình trạng', 'Status', (row, language) => word(statuses, row.status, language)),
  text('provinceCode', 'Tỉnh', 'Province', (row, language, provinces) => (row.provinceCode === null ? null : provinces.get(row.provinceCode)?.[language] ?? row.provinceCode)),
  text('formerProvince', 'Tỉnh trước 01/7/2025', 'Province before 1 July 2025', (row) => row.formerProvince),
  number('zones', 'count', 'Số khu, cụm', 'Zones'),
  number('zonesWithPlots', 'count', 'Có số liệu lô đất', 'With plots', { vi: 'Số khu, cụm đã có lô đất để cộng', en: 'Zones that have plots to add up' }),
  number('plannedHa', 'ha', 'Quy hoạch (ha)', 'Planned (ha)'),
  number('approvedHa', 'ha', 'Được duyệt (ha)', 'Approved (ha)'),
  number('drawnHa', 'ha', 'Theo ranh giới (ha)', 'Outline (ha)', { vi: 'Diện tích trên mặt elipxoit của ranh giới đã vẽ; ba diện tích không trộn với nhau', en: 'Ellipsoidal area of the outline drawn; the three areas are never merged' }),
  number('industrialHa', 'ha', 'Đất công nghiệp (ha)', 'Industrial land (ha)', { vi: 'Lô công nghiệp và kho', en: 'Industrial and warehouse plots' }),
  number('leasableHa', 'ha', 'Đất cho thuê được (ha)', 'Leasable land (ha)', { vi: 'Lô công nghiệp, kho, dịch vụ', en: 'Industrial, warehouse and service plots' }),
  number('logisticsHa', 'ha', 'Đất logistics (ha)', 'Logistics land (ha)', { vi: 'Lô kho hoặc dịch vụ dành cho logistics', en: 'Warehouse or service plots for logistics' }),
  number('readyHa', 'ha', 'Mặt bằng sạch (ha)', 'Clean land (ha)', { vi: 'Đất đã xong mặt bằng, mọi loại đất', en: 'Ground at stage ready, of any use' }),
  number('readyLeasableHa', 'ha', 'Sạch và cho thuê được (ha)', 'Clean and leasable (ha)'),
  number('availableHa', 'ha', 'Còn nhận nhà đầu tư (ha)', 'Available (ha)', { vi: 'Sạch, cho thuê được, trừ đất đã bố trí ở mọi giai đoạn và đất đang giữ', en: 'Clean and leasable, less allocations of any stage and holds' }),
  number('unknownHa', 'ha', 'Chưa rõ đã bố trí (ha)', 'Allocation unknown (ha)', { vi: 'Sạch, cho thuê được, nhưng chưa ai ghi nhận đã bố trí cho ai', en: 'Clean and leasable, but nobody recorded to whom it is let' }),
  number('blocks', 'count', 'Số khối đất sạch', 'Blocks', { vi: 'Khối đất sạch liền nhau còn nhận nhà đầu tư', en: 'Contiguous blocks of available clean land' }),
  number('largestBlockHa', 'ha', 'Khối lớn nhất (ha)', 'Largest block (ha)'),
  number('occupancyPct', 'pct', 'Lấp đầy (%)', 'Occupancy (%)', {
    vi: 'KCN: đất công nghiệp và dịch vụ đã cho thuê trên tổng (Nghị định 35/2022/NĐ-CP). CCN: đất công nghiệp đã cho thuê hoặc được chấp thuận trên tổng (Nghị định 32/2024/NĐ-CP). '
      + 'Nhiều khu: bình quân theo diện tích của các khu đã thành lập; có cả KCN và CCN thì chỉ tính KCN',
    en: 'Industrial zones: leased industrial and service land of all of it (Decree 35/2022). Clusters: leased or approved industrial land of all of it (Decree 32/2024). '
      + 'Several zones: the established ones, weighted by land; industrial zones alone where both kinds are together',
  }),
  number('realPct', 'pct', 'Lấp đầy thực chất (%)', 'In use (%)', { vi: 'Đất đã đưa vào sử dụng trên cùng mẫu số', en: 'Land in use, of the same land' }),
  text('smeQuota', 'Quỹ đất DNNVV', 'SME land reserve', (row, language) => word(verdicts, row.smeQuota, language), { vi: 'Nghị định 35/2022/NĐ-CP, Điều 9 khoản 4', en: 'Decree 35/2022, article 9.4' }),
  number('smeShort', 'count', 'Số khu thiếu quỹ đất DNNVV', 'Zones short of the SME reserve'),
  number('smeUndetermined', 'count', 'Số khu chưa xét được quỹ đất DNNVV', 'Zones whose SME reserve cannot be judged yet', { vi: 'Chưa đủ căn cứ: có thể đạt, có thể thiếu', en: 'Not enough is recorded: they may keep it or be short' }),
  text('basis', 'Căn cứ', 'Basis', (row, language) => word(bases, row.basis, language), {
    vi: 'Căn cứ của các số về đất: sơ đồ là hình vẽ minh hoạ dựng từ tâm và diện tích', en: 'Of the land figures: schematic is an illustration made from centre and area',
  }),
]
