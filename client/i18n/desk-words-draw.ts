import { addWords } from './add-words.ts'
import type { Translation } from './vi.ts'

/** What the pen of the planning desk says: what was done, why not, and what a key did. Numbers come written in the reader's language. */
export const vi = {
  desk: {
    crosshair: 'Bút vẽ. Phím mũi tên di chuyển, Enter đặt điểm hoặc nắm đỉnh, Esc bỏ, Delete xóa đỉnh.',
    say: {
      vertex: 'Đỉnh {{number}} trên {{total}}',
      grabbed: 'Đã nắm đỉnh',
      dropped: 'Đã thả đỉnh',
      added: 'Đã đặt {{points}} điểm',
      removed: 'Đã xóa đỉnh',
      moved: 'Dời {{length}}',
      nothingHere: 'Ở đây không có gì',
    },
    sketch: {
      nothing_drawn: 'Chưa vẽ gì: bấm lên bản đồ để đặt điểm.',
      needs_points: 'Chưa đủ điểm.',
      crosses_itself: 'Đường vẽ tự cắt: bỏ điểm cuối rồi vẽ lại.',
    },
    note: {
      loaded: 'mở',
      typed_corners: 'nhập bảng toạ độ',
      took_fix: 'nhận đề xuất sửa lô {{plot}}',
      drew_boundary: 'vẽ ranh {{m2}} m²',
      drew_plot: 'vẽ lô {{plot}}, {{m2}} m²',
      ended_plot: 'bỏ lô {{plot}}',
      described_plot: 'ghi lô {{plot}}',
      moved_vertex: 'dời đỉnh {{m}} m',
      inserted_vertex: 'thêm đỉnh',
      removed_vertex: 'xóa đỉnh',
      moved_shape: 'dời hình {{m}} m',
      added_part: 'thêm phần {{m2}} m²',
      removed_part: 'bỏ một phần',
      added_hole: 'khoét lỗ {{m2}} m²',
      removed_hole: 'lấp lỗ',
      cut_out: 'cắt bớt {{m2}} m²',
      split: 'chia lô {{plot}} thành {{count}}',
      divided: 'chia lô {{plot}} thành {{count}} lô, {{first}}–{{last}}',
      merged: 'gộp {{plots}} thành {{plot}}',
      aligned: 'khớp ranh, bớt {{m2}} m²',
    },
    refused: {
      nothing_there: 'Ở đó không có gì để sửa.',
      nothing_left: 'Làm vậy thì hình không còn gì.',
      line_misses: 'Đường chia không cắt qua hình. Vẽ từ ngoài qua hình ra ngoài.',
      not_touching: 'Các lô không kề nhau nên không gộp được.',
      does_not_meet: 'Không chạm gì: hình giữ nguyên.',
      too_few_vertices: 'Hình chỉ còn ba đỉnh, không bớt được nữa.',
      outside_shape: 'Lỗ phải nằm trong hình.',
      too_small: 'Hình chỉ có {{m2}} m², không chia được thành lô cỡ ấy.',
      too_many_lots: 'Sẽ thành {{lots}} lô; mỗi lần nhiều nhất {{most}}.',
      no_boundary: 'Chưa có ranh khu. Vẽ ranh trước.',
      needs_two_plots: 'Phải chọn ít nhất hai lô.',
    },
  },
}

export type DrawWords = typeof vi

export const en: Translation<DrawWords> = {
  desk: {
    crosshair: 'The pen. Arrow keys move it, Enter sets a point or takes a vertex, Esc drops, Delete removes a vertex.',
    say: {
      vertex: 'Vertex {{number}} of {{total}}',
      grabbed: 'Vertex taken',
      dropped: 'Vertex dropped',
      added: '{{points}} points set',
      removed: 'Vertex removed',
      moved: 'Moved {{length}}',
      nothingHere: 'Nothing here',
    },
    sketch: {
      nothing_drawn: 'Nothing is drawn yet: click the map to set a point.',
      needs_points: 'It needs more points.',
      crosses_itself: 'The line crosses itself: take the last point back.',
    },
    note: {
      loaded: 'open',
      typed_corners: 'type corners',
      took_fix: 'accept the fix of plot {{plot}}',
      drew_boundary: 'draw the boundary, {{m2}} m²',
      drew_plot: 'draw plot {{plot}}, {{m2}} m²',
      ended_plot: 'end plot {{plot}}',
      described_plot: 'describe plot {{plot}}',
      moved_vertex: 'move a vertex {{m}} m',
      inserted_vertex: 'add a vertex',
      removed_vertex: 'remove a vertex',
      moved_shape: 'move the shape {{m}} m',
      added_part: 'add a part, {{m2}} m²',
      removed_part: 'remove a part',
      added_hole: 'make a hole, {{m2}} m²',
      removed_hole: 'fill a hole',
      cut_out: 'cut out {{m2}} m²',
      split: 'split plot {{plot}} into {{count}}',
      divided: 'divide plot {{plot}} into {{count}} lots, {{first}}–{{last}}',
      merged: 'merge {{plots}} into {{plot}}',
      aligned: 'align, {{m2}} m² less',
    },
    refused: {
      nothing_there: 'There is nothing there to change.',
      nothing_left: 'Nothing would be left of the shape.',
      line_misses: 'The line does not cut the shape. Draw it from outside, across, to outside.',
      not_touching: 'The plots do not touch, so they cannot be merged.',
      does_not_meet: 'It meets nothing: the shape stays as it is.',
      too_few_vertices: 'Only three vertices are left; none can go.',
      outside_shape: 'A hole must lie inside the shape.',
      too_small: 'The shape has only {{m2}} m²: too small for lots of that size.',
      too_many_lots: 'That would make {{lots}} lots; at most {{most}} at once.',
      no_boundary: 'The zone has no boundary yet. Draw it first.',
      needs_two_plots: 'Choose at least two plots.',
    },
  },
}

addWords({ vi, en })
