import type { ZoneKind, ZoneStatus, Basis } from './contract/zone.ts'
import type { Language } from './language.ts'

/** A word in both languages, for what the server itself writes: pages, pictures, prints. */
export type Said = Readonly<Record<Language, string>>
export const say = (vi: string, en: string): Said => ({ vi, en })

export const zoneKinds: Readonly<Record<ZoneKind, Said>> = {
  industrial_zone: say('khu công nghiệp', 'industrial zone'), industrial_cluster: say('cụm công nghiệp', 'industrial cluster'), economic_zone: say('khu kinh tế', 'economic zone'),
  export_processing_zone: say('khu chế xuất', 'export processing zone'), relocation_site: say('khu di dời', 'relocation site'),
}
const titled: Readonly<Record<ZoneKind, Said>> = {
  industrial_zone: say('KCN {}', '{} industrial zone'), industrial_cluster: say('CCN {}', '{} industrial cluster'), economic_zone: say('KKT {}', '{} economic zone'),
  export_processing_zone: say('KCX {}', '{} export processing zone'), relocation_site: say('{}', '{}'),
}
export const zoneStatuses: Readonly<Record<ZoneStatus, Said>> = {
  operating: say('đang hoạt động', 'operating'), established: say('đã thành lập', 'established'), planned: say('quy hoạch', 'planned'),
  relocating: say('phải di dời', 'to be relocated'), withdrawn: say('đã đưa ra khỏi quy hoạch', 'withdrawn from plan'), unknown: say('chưa rõ', 'not known'),
}
export const bases: Readonly<Record<Basis, Said>> = {
  reported: say('theo văn bản', 'as reported'), measured: say('đo thực', 'measured'), schematic: say('sơ đồ', 'schematic'), mixed: say('một phần sơ đồ', 'partly schematic'),
}
export const relocationSteps: Readonly<Record<string, Said>> = {
  inventory: say('kiểm kê', 'inventory'), plan_approved: say('duyệt phương án', 'plan approved'), compensated: say('đã bồi thường', 'compensated'),
  handed_over: say('bàn giao mặt bằng', 'site handed over'), moved: say('đã chuyển', 'moved'), old_site_cleared: say('dọn xong chỗ cũ', 'old site cleared'),
}
/** Whether a number with this basis has something generated in it: what is printed or drawn from it says so. */
export const isIllustrative = (basis: Basis | null): boolean => basis === 'schematic' || basis === 'mixed'

interface Named { readonly nameVi: string; readonly nameEn: string }
export const nameOf = ({ nameVi, nameEn }: Named, language: Language): string => (language === 'en' ? nameEn || nameVi : nameVi)
/** A zone's name with its kind: "KCN Đông Phố Mới", "Đông Phố Mới industrial zone". */
export const zoneTitle = (zone: Named & { readonly kind: ZoneKind }, language: Language): string => titled[zone.kind][language].replace('{}', () => nameOf(zone, language))
/** What an offer is called: "KCN Đông Phố Mới, khối 117". */
export const offerTitle = ({ code, zone }: { readonly code: string; readonly zone: Named & { readonly kind: ZoneKind } }, language: Language): string =>
  `${zoneTitle(zone, language)}, ${language === 'vi' ? 'khối' : 'block'} ${code.slice(code.lastIndexOf('.') + 1)}`

/** A number as the language writes it: 2.252,5 or 2,252.5. At most `decimals` places; `fixed` fills them up, for columns. */
export function writeNumber(value: number, language: Language, decimals = 2, fixed = false): string {
  return value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { minimumFractionDigits: fixed ? decimals : 0, maximumFractionDigits: decimals }).replace('-', '−')
}
/** Hectares with their unit, which a line never parts from them. */
export const writeHa = (ha: number, language: Language, decimals = 2): string => `${writeNumber(ha, language, decimals)}\u00a0ha`

/** A day, month or year as precise as it is (EDTF): 11/09/2026, 11 September 2026; what is no date is given back as it came. */
export function writeDate(edtf: string, language: Language): string {
  return edtf.split('/').map((part) => {
    const [, year = '', month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(part) ?? []
    if (year === '' || month === undefined) return part
    if (language === 'vi') return day === undefined ? `${Number(month)}/${year}` : `${day}/${month}/${year}`
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
    return date.toLocaleDateString('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', ...(day === undefined ? {} : { day: 'numeric' }) })
  }).join('–')
}

/** Puts values where a sentence has {}. */
export const filled = (said: string, ...values: readonly string[]): string => values.reduce((text, value) => text.replace('{}', () => value), said)
