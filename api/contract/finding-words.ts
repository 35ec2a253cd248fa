export const findingTiers = ['error', 'warning', 'note'] as const
export type FindingTier = (typeof findingTiers)[number]

/**
 * What a check can find, with its tier and its sentence in both languages; {m2}, {other}, {plot}, {got}, {expected} are filled in, and what
 * stands in [brackets] is left out where they are not known (findingSentence).
 * One list for the server and for the preview while drawing: both say the same.
 */
export const findingWords = {
  not_a_polygon: ['error', 'Hình phải là đa giác: nhận {got}, cần {expected}.', 'The shape must be a polygon: got {got}, expected {expected}.'],
  coordinates_not_numbers: ['error', 'Có toạ độ không phải số: {got}.', 'A coordinate is not a number: {got}.'],
  coordinates_have_heights: ['error', 'Toạ độ có thêm độ cao hoặc trị đo ({got}); cần {expected}.', 'Coordinates carry heights or measures ({got}); expected {expected}.'],
  too_many_vertices: ['error', 'Hình có {got} đỉnh; nhiều nhất {expected}.', 'The shape has {got} vertices; at most {expected}.'],
  too_tangled: ['error', 'Đường ranh quá rối: chu vi gấp {got} lần cạnh khung bao; nhiều nhất {expected} lần.', 'The outline is too tangled: its perimeter is {got} times the side of its box; at most {expected} times.'],
  outside_vietnam: ['error', 'Hình nằm ngoài Việt Nam[: có điểm {got}, cần {expected}]. Hãy xem lại kinh tuyến trục và thứ tự X, Y.', 'The shape lies outside Vietnam[: it has the point {got}, expected {expected}]. Check the central meridian and the order of X and Y.'],
  ring_not_closed: ['error', 'Vòng chưa khép kín: điểm cuối phải trùng điểm đầu.', 'The ring is not closed: its last point must be its first.'],
  ring_too_short: ['error', 'Vòng chỉ có {got} đỉnh khác nhau; cần ít nhất {expected}.', 'The ring has only {got} different vertices; expected at least {expected}.'],
  duplicate_vertices: ['error', '{got} đỉnh trùng nhau liền kề.', '{got} neighbouring vertices are the same.'],
  self_intersection: ['error', 'Đường ranh tự cắt[, diện tích tính ra chỉ {m2} m²]. Thứ tự điểm có thể sai.', 'The outline crosses itself[, its area comes to {m2} m²]. The order of points may be wrong.'],
  spike: ['error', 'Đường ranh có mũi nhọn không diện tích.', 'The outline has a spike without area.'],
  zero_area: ['error', 'Hình không có diện tích.', 'The shape has no area.'],
  hole_outside: ['error', 'Có lỗ nằm ngoài hình hoặc dọc cạnh hình.', 'A hole lies outside the shape or along its edge.'],
  nested_holes: ['error', 'Có lỗ nằm trong lỗ khác, hoặc các lỗ chồng nhau, chung cạnh.', 'A hole lies within another, or holes overlap or share an edge.'],
  interior_disconnected: ['error', 'Các lỗ chạm nhau cắt hình thành nhiều mảnh.', 'Holes that touch cut the shape into pieces.'],
  parts_overlap: ['error', 'Các phần của hình chồng lên nhau hoặc chung cạnh.', 'Parts of the shape overlap or share an edge.'],
  overlaps_zone: ['error', 'Chồng {m2} m² lên {other}, khu cùng loại đã được duyệt[ (ranh {got})].', 'Overlaps {other}, an approved zone of the same kind, by {m2} m²[ (its outline: {got})].'],
  plot_outside_zone: ['error', 'Lô {plot} ra ngoài ranh khu {m2} m².', 'Plot {plot} lies outside the zone by {m2} m².'],
  plots_overlap: ['error', 'Lô {plot} chồng {m2} m² lên lô {other}.', 'Plot {plot} overlaps plot {other} by {m2} m².'],
  plot_code_taken: ['error', 'Trong khu đã có lô {plot}.', 'The zone already has a plot {plot}.'],
  allocation_does_not_fit: ['error', 'Đất đã bố trí trên lô {plot} là {got} m², lớn hơn phần còn lại {expected} m².', 'Land allocated on plot {plot} is {got} m², more than the {expected} m² that remain.'],
  plot_is_taken: ['error', 'Lô {plot} đang được bố trí hoặc giữ: chỉ chia, gộp hoặc sửa ranh, không bỏ được.', 'Plot {plot} is allocated or held: it can be split, merged or redrawn, not taken away.'],
  buildings_unplaced: ['error', 'Lô {plot} có nhà xưởng xây sẵn trên {m2} m²: lô thôi có hiệu lực thì phải có lô cho thuê được nhận hết đất.', 'Plot {plot} has ready-built space on {m2} m²: when it ends, plots that can be let must take all its land.'],
  building_does_not_fit: ['error', 'Nhà xưởng xây sẵn trên lô {plot} chiếm {got} m² đất, lớn hơn cả lô {expected} m².', 'Ready-built space on plot {plot} takes {got} m² of land, more than the whole plot of {expected} m².'],
  too_many_overlaps: ['error', 'Hơn {expected} cặp lô nằm trên cùng một chỗ: không so hết được. Hãy xem lại các lô chồng nhau.', 'More than {expected} pairs of plots lie at one place: they cannot all be compared. Look at the plots that lie on each other.'],
  decision_missing: ['error', 'Thay đổi ranh giới hoặc tình trạng phải có quyết định: số, ngày, cơ quan.', 'A change of boundary or status needs a decision: number, date, authority.'],
  overlaps_other_zone: ['warning', 'Chồng {m2} m² lên {other}[ (ranh {got})].', 'Overlaps {other} by {m2} m²[ (its outline: {got})].'],
  area_differs_from_decision: ['warning', 'Diện tích vẽ {got} ha, văn bản ghi {expected} ha.', 'Drawn area {got} ha, the document says {expected} ha.'],
  sme_quota_short: ['warning', 'Đất dành cho doanh nghiệp nhỏ và vừa còn {got} ha, cần {expected} ha.', 'Land for small and medium firms would be {got} ha, {expected} ha needed.'],
  plots_leave_gap: ['warning', 'Có khoảng hở {m2} m² giữa các lô.', 'There is a gap of {m2} m² between plots.'],
  outside_parent: ['warning', 'Ranh ra ngoài {other} {m2} m²[ (ranh {got})].', 'The boundary lies outside {other} by {m2} m²[ (its outline: {got})].'],
  crosses_corridor: ['warning', 'Chạm hành lang {other} {m2} m²[ ({got})].', 'Meets the corridor {other} on {m2} m²[ ({got})].'],
  far_from_known_place: ['warning', 'Hình cách vị trí đã biết của khu {got} km[, hơn {expected} km]. Sai kinh tuyến trục lệch khoảng 26 km.', 'The shape lies {got} km from the known place of the zone[, more than {expected} km]. A wrong central meridian shifts by about 26 km.'],
  sliver: ['warning', 'Lô {plot} quá hẹp: rộng nhất {got} m[, cần {expected} m].', 'Plot {plot} is a sliver: at most {got} m wide[, expected {expected} m].'],
  schematic_plots_outside: ['warning', '{got} lô sơ đồ ra ngoài ranh {m2} m²: cần vẽ lại hoặc bỏ.', '{got} schematic plots lie outside the boundary by {m2} m²: they need to be drawn anew or taken away.'],
  wrong_winding: ['note', 'Chiều vòng khác RFC 7946; hình không đổi.', 'Rings wind against RFC 7946; the shape stays the same.'],
  boundary_is_schematic: ['note', 'Ranh hiện tại là sơ đồ; ranh mới được ghi là {got}.', 'The present outline is schematic; the new one is recorded as {got}.'],
} as const satisfies Record<string, readonly [FindingTier, string, string]>

export const findingCodes = Object.keys(findingWords) as [keyof typeof findingWords, ...(keyof typeof findingWords)[]]

/** What a sentence is filled with; of `other`, its name in the language. */
export interface FindingFacts {
  readonly code: keyof typeof findingWords
  readonly plot: string | null
  readonly other: { readonly name: string } | null
  readonly m2: number | null
  readonly got: string | null
  readonly expected: string | null
}

/** The words of the basis of what a finding meets. */
const basisWords: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  schematic: ['sơ đồ', 'schematic'], measured: ['số đo', 'measured'], reported: ['theo văn bản', 'reported'], mixed: ['nhiều nguồn', 'mixed'],
}

/** The sentence of a finding in a language: 1.234,5 in Vietnamese, 1,234.5 in English. */
export function findingSentence(facts: FindingFacts, language: 'vi' | 'en'): string {
  const [, vi, en] = findingWords[facts.code]
  const words = language === 'vi' ? vi : en
  const numbers = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 4 })
  const shown = (text: string | null) => (text === null ? null : /^-?\d+(\.\d+)?$/.test(text) ? numbers.format(Number(text)) : basisWords[text]?.[language === 'vi' ? 0 : 1] ?? text)
  const filled: Readonly<Record<string, string | null>> = {
    m2: facts.m2 === null ? null : numbers.format(facts.m2), other: facts.other?.name ?? null, plot: facts.plot, got: shown(facts.got), expected: shown(facts.expected),
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '–')
  const sentence = fill(words.replace(/\[([^\]]*)\]/g, (_, part: string) => ([...part.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => filled[name] !== null) ? part : '')))
  return facts.plot === null || words.includes('{plot}') ? sentence : `${language === 'vi' ? 'Lô' : 'Plot'} ${facts.plot}: ${sentence}`
}
