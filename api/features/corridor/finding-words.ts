import type { CorridorFinding } from '../../contract/corridor.ts'
import { findingSentence, findingWords, type FindingTier } from '../../contract/finding-words.ts'
import type { Language } from '../../language.ts'

/** What only a corridor's checks find: tier, Vietnamese, English; {got}, {expected}, {n} are filled in, {n} counts sections from 1. What they share with drawn boundaries is in findingWords. */
const words = {
  nothing_drawn: ['error', 'Chưa có gì để tính: cần hướng tuyến, ga, trạm hoặc ranh giải phóng mặt bằng.', 'There is nothing to compute: an alignment, a station, a depot or a clearance area is needed.'],
  not_a_line: ['error', 'Hướng tuyến phải là đường: nhận {got}, cần {expected}.', 'An alignment must be a line: got {got}, expected {expected}.'],
  too_many_vertices: ['error', 'Hình có {got} đỉnh; nhiều nhất {expected}.', 'The shape has {got} vertices; at most {expected}.'],
  outside_vietnam: ['error', 'Hình ra ngoài Việt Nam: có điểm {got}, cần {expected}. Hãy xem lại kinh tuyến trục, thứ tự kinh độ, vĩ độ hay X, Y.', 'The shape leaves Vietnam: it has a point {got}, expected {expected}. Check the meridian and the order of longitude and latitude, or of X and Y.'],
  not_a_meridian: ['error', 'Không có kinh tuyến trục “{got}”; cần mã {expected}.', 'There is no meridian “{got}”; expected a code {expected}.'],
  corner_out_of_range: ['error', 'Góc {got} nằm ngoài mọi múi chiếu của Việt Nam; cần {expected} (X hướng bắc, Y hướng đông).', 'Corner {got} lies outside every zone of Vietnam; expected {expected} (X north, Y east).'],
  part_too_short: ['error', 'Có đoạn tuyến quá ngắn: {got}; ít nhất {expected}.', 'A part of the alignment is too short: {got}; at least {expected}.'],
  too_tangled: ['error', 'Hướng tuyến quá rối: dài gấp {got} lần đường chéo khung bao; nhiều nhất {expected} lần.', 'The alignment is too tangled: {got} times as long as the diagonal of its box; at most {expected} times.'],
  gap_too_wide: ['error', 'Hai đoạn tuyến cách nhau {got} m; nhiều nhất {expected} m. Tuyến thiếu một đoạn.', 'Two parts of the alignment lie {got} m apart; at most {expected} m. A part is missing.'],
  gap: ['warning', 'Hai đoạn tuyến cách nhau {got} m: ở đó không tính lấy đất.', 'Two parts of the alignment lie {got} m apart: nothing is taken there.'],
  crosses_itself: ['warning', 'Hướng tuyến tự cắt ở {got} chỗ. Đất ở đó chỉ tính một lần.', 'The alignment crosses itself in {got} places. Land there counts once.'],
  section_has_no_length: ['error', 'Đoạn {n} không có chiều dài: kết thúc ở {got} m, cần {expected} m.', 'Section {n} has no length: it ends at {got} m, expected {expected} m.'],
  width_not_positive: ['error', 'Đoạn {n}: bề rộng phải lớn hơn 0, nhận {got} m. Không lấy đất thì để trống (hầm, cầu cạn, cầu).', 'Section {n}: the width must be more than 0, got {got} m. To take no land leave it empty (tunnel, viaduct, bridge).'],
  width_negative: ['error', 'Đoạn {n}: bề rộng nền và khoảng tới chân nền không thể âm, nhận {got} m.', 'Section {n}: neither the formation nor the way to the toe can be negative, got {got} m.'],
  section_needs_width: ['error', 'Đoạn {n} chưa có bề rộng; chỉ hầm, cầu cạn, cầu mới có thể không lấy đất.', 'Section {n} has no width; only a tunnel, viaduct or bridge can take no land.'],
  toe_not_here: ['error', 'Đoạn {n}: chỉ nền đắp, nền đào mới có khoảng tới chân hoặc đỉnh.', 'Section {n}: only an embankment or cutting has a toe or top.'],
  sections_overlap: ['error', 'Đoạn {n} bắt đầu ở {got} m, trong khi đoạn trước kết thúc ở {expected} m: hai đoạn chồng nhau.', 'Section {n} begins at {got} m, while the one before ends at {expected} m: they overlap.'],
  sections_leave_gap: ['error', 'Quanh đoạn {n} có khoảng trống giữa {got} m và {expected} m: chưa có bề rộng.', 'Around section {n} there is a gap between {got} m and {expected} m: no width is given.'],
  section_beyond_end: ['error', 'Đoạn {n} kết thúc ở {got} m, quá cuối tuyến {expected} m.', 'Section {n} ends at {got} m, beyond the end of the alignment at {expected} m.'],
  sections_without_line: ['error', 'Có {got} đoạn bề rộng nhưng chưa có hướng tuyến.', 'There are {got} sections but no alignment.'],
  takes_nothing: ['note', 'Đoạn {n} ({got}) không lấy đất: bề rộng để trống.', 'Section {n} ({got}) takes no land: its width is empty.'],
  rule_of_other_structure: ['warning', 'Đoạn {n} ({expected}): bề rộng đang lấy theo quy định cho {got}. Hãy chọn lại quy định.', 'Section {n} ({expected}): its width is by the rule for {got}. Choose the rule again.'],
  track_on_bridge: ['warning', 'Đoạn {n} ({expected}): {got} m là bề rộng nền đường ray. Luật tính từ mép ngoài cầu: hãy nhập bề rộng cầu.', 'Section {n} ({expected}): {got} m is the width of a track. The law measures from the outer edge of the structure: enter its own width.'],
  old_width: ['note', 'Bề rộng lấy theo {got}, hết hiệu lực từ {expected}. Số mét của quy định mới chưa biết: đây chỉ là ước tính.', 'Widths are from {got}, not in force since {expected}. The metres of the new rules are not known: this is an estimate.'],
  clearance_wins: ['note', 'Có ranh giải phóng mặt bằng của dự án: bề rộng từng đoạn không dùng tới.', 'There is the project’s own clearance area: the widths of the sections are not used.'],
  no_width: ['warning', 'Chưa có bề rộng nào và chưa có ranh giải phóng mặt bằng: tuyến chưa lấy đất, chỉ nêu các khu tuyến cắt qua.', 'There is no width and no clearance area: the line takes no land, and only the zones it crosses are named.'],
} as const satisfies Record<string, readonly [FindingTier, string, string]>

/** Words of structures that a sentence may name. */
const structures: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  level: { vi: 'nền bằng', en: 'level ground' }, embankment: { vi: 'nền đắp', en: 'embankment' }, cutting: { vi: 'nền đào', en: 'cutting' },
  tunnel: { vi: 'hầm', en: 'tunnel' }, viaduct: { vi: 'cầu cạn', en: 'viaduct' }, bridge: { vi: 'cầu', en: 'bridge' },
}

/** A finding as the database tells it: no tier, no sentence. */
export type RawFinding = Omit<CorridorFinding, 'tier' | 'detail'>

const isOurs = (code: string): code is keyof typeof words => Object.hasOwn(words, code)
const isShared = (code: string): code is keyof typeof findingWords => Object.hasOwn(findingWords, code)

/** Gives findings their tier and their sentence; errors first. */
export function tellFindings(raw: readonly RawFinding[], language: Language): CorridorFinding[] {
  const numbers = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 2 })
  const days = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { timeZone: 'UTC', day: '2-digit', month: language === 'vi' ? '2-digit' : 'long', year: 'numeric' })
  const shown = (text: string | null) => (text === null ? '–' : /^-?\d+(\.\d+)?$/.test(text) ? numbers.format(Number(text)) : /^\d{4}-\d\d-\d\d$/.test(text) ? days.format(new Date(text)) : structures[text]?.[language] ?? text)
  const told = raw.map((finding): CorridorFinding => {
    const { code, index, got, expected } = finding
    if (isOurs(code)) {
      const [tier, vi, en] = words[code]
      const filled: Readonly<Record<string, string>> = { n: index === null ? '–' : String(index + 1), got: shown(got), expected: shown(expected) }
      return { ...finding, tier, detail: (language === 'vi' ? vi : en).replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '–') }
    }
    if (!isShared(code)) throw new Error(`no words for the finding ${code}`)
    return { ...finding, tier: findingWords[code][0], detail: findingSentence({ code, plot: null, other: null, m2: null, got, expected }, language) }
  })
  const order = ['error', 'warning', 'note']
  return told.toSorted((a, b) => order.indexOf(a.tier) - order.indexOf(b.tier))
}
