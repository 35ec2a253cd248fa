export const findingTiers = ['error', 'warning', 'note'] as const
export type FindingTier = (typeof findingTiers)[number]

/**
 * What a check can find, with its tier and its sentence in both languages; {m2}, {other}, {plot}, {got}, {expected} are filled in.
 * One list for the server and for the preview while drawing: both say the same.
 */
export const findingWords = {
  not_a_polygon: ['error', 'Hình phải là đa giác: nhận {got}, cần {expected}.', 'The shape must be a polygon: got {got}, expected {expected}.'],
  coordinates_not_numbers: ['error', 'Có toạ độ không phải số: {got}.', 'A coordinate is not a number: {got}.'],
  coordinates_have_heights: ['error', 'Toạ độ có thêm độ cao hoặc trị đo ({got}); cần {expected}.', 'Coordinates carry heights or measures ({got}); expected {expected}.'],
  too_many_vertices: ['error', 'Hình có {got} đỉnh; nhiều nhất {expected}.', 'The shape has {got} vertices; at most {expected}.'],
  outside_vietnam: ['error', 'Hình nằm ngoài Việt Nam. Hãy xem lại kinh tuyến trục và thứ tự X, Y.', 'The shape lies outside Vietnam. Check the central meridian and the order of X and Y.'],
  ring_not_closed: ['error', 'Vòng chưa khép kín: điểm cuối phải trùng điểm đầu.', 'The ring is not closed: its last point must be its first.'],
  ring_too_short: ['error', 'Vòng chỉ có {got} đỉnh khác nhau; cần ít nhất {expected}.', 'The ring has only {got} different vertices; expected at least {expected}.'],
  duplicate_vertices: ['error', '{got} đỉnh trùng nhau liền kề.', '{got} neighbouring vertices are the same.'],
  self_intersection: ['error', 'Đường ranh tự cắt. Thứ tự điểm có thể sai.', 'The outline crosses itself. The order of points may be wrong.'],
  spike: ['error', 'Đường ranh có mũi nhọn không diện tích.', 'The outline has a spike without area.'],
  zero_area: ['error', 'Hình không có diện tích.', 'The shape has no area.'],
  hole_outside: ['error', 'Có lỗ nằm ngoài hình.', 'A hole lies outside the shape.'],
  nested_holes: ['error', 'Có lỗ nằm trong lỗ khác, hoặc lỗ chồng nhau.', 'A hole lies within another, or holes overlap.'],
  parts_overlap: ['error', 'Các phần của hình chồng lên nhau.', 'Parts of the shape overlap.'],
  overlaps_zone: ['error', 'Chồng {m2} m² lên {other}, khu cùng loại đã được duyệt.', 'Overlaps {other}, an approved zone of the same kind, by {m2} m².'],
  plot_outside_zone: ['error', 'Lô {plot} ra ngoài ranh khu {m2} m².', 'Plot {plot} lies outside the zone by {m2} m².'],
  plots_overlap: ['error', 'Lô {plot} chồng {m2} m² lên lô {other}.', 'Plot {plot} overlaps plot {other} by {m2} m².'],
  plot_code_taken: ['error', 'Trong khu đã có lô {plot}.', 'The zone already has a plot {plot}.'],
  allocation_does_not_fit: ['error', 'Đất đã bố trí trên lô {plot} là {got} m², lớn hơn phần còn lại {expected} m².', 'Land allocated on plot {plot} is {got} m², more than the {expected} m² that remain.'],
  plot_is_taken: ['error', 'Lô {plot} đang được bố trí hoặc giữ: chỉ chia, gộp hoặc sửa ranh, không bỏ được.', 'Plot {plot} is allocated or held: it can be split, merged or redrawn, not taken away.'],
  decision_missing: ['error', 'Thay đổi ranh giới hoặc tình trạng phải có quyết định: số, ngày, cơ quan.', 'A change of boundary or status needs a decision: number, date, authority.'],
  overlaps_other_zone: ['warning', 'Chồng {m2} m² lên {other}.', 'Overlaps {other} by {m2} m².'],
  area_differs_from_decision: ['warning', 'Diện tích vẽ {got} ha, văn bản ghi {expected} ha.', 'Drawn area {got} ha, the document says {expected} ha.'],
  sme_quota_short: ['warning', 'Đất dành cho doanh nghiệp nhỏ và vừa còn {got} ha, cần {expected} ha.', 'Land for small and medium firms would be {got} ha, {expected} ha needed.'],
  plots_leave_gap: ['warning', 'Có khoảng hở {m2} m² giữa các lô.', 'There is a gap of {m2} m² between plots.'],
  crosses_corridor: ['warning', 'Chạm hành lang {other} {m2} m².', 'Meets the corridor {other} on {m2} m².'],
  far_from_known_place: ['warning', 'Hình cách vị trí đã biết của khu {got} km. Sai kinh tuyến trục lệch khoảng 26 km.', 'The shape lies {got} km from the known place of the zone. A wrong central meridian shifts by about 26 km.'],
  sliver: ['warning', 'Lô {plot} quá hẹp: rộng nhất {got} m.', 'Plot {plot} is a sliver: at most {got} m wide.'],
  wrong_winding: ['note', 'Chiều vòng khác RFC 7946; hình không đổi.', 'Rings wind against RFC 7946; the shape stays the same.'],
  boundary_is_schematic: ['note', 'Ranh hiện tại là sơ đồ; ranh mới sẽ thay nó bằng số đo.', 'The present outline is schematic; the new one replaces it with a measured one.'],
} as const satisfies Record<string, readonly [FindingTier, string, string]>

export const findingCodes = Object.keys(findingWords) as [keyof typeof findingWords, ...(keyof typeof findingWords)[]]
