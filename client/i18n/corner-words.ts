import { addWords } from './add-words.ts'
import type { Translation } from './vi.ts'

/** Words of the table of VN-2000 corners. */
export const vi = {
  corners: {
    title: 'Toạ độ điểm góc VN-2000',
    meridian: 'Kinh tuyến trục',
    meridianOption: '{{degrees}} (EPSG:{{srid}})',
    meridianUsual: 'Thường dùng ở đây',
    meridianOther: 'Kinh tuyến khác',
    meridianHint: 'Sau sáp nhập một tỉnh có thể có nhiều kinh tuyến trục: hãy theo văn bản.',
    caption: 'Điểm góc, X là hướng Bắc, Y là hướng Đông, mét',
    point: 'Điểm', x: 'X (Bắc)', y: 'Y (Đông)', edge: 'Cạnh (m)',
    pointOf: 'Tên điểm hàng {{row}}', xOf: 'X của điểm {{name}}', yOf: 'Y của điểm {{name}}', removeOf: 'Bỏ điểm {{name}}', ring: 'Vòng {{number}}',
    paste: 'Dán bảng toạ độ', pasteHint: 'Dán từ quyết định hoặc bảng tính: tên điểm, X, Y. Cách nhau bằng tab, dấu chấm phẩy hoặc khoảng trắng; số kiểu Việt Nam hay kiểu Anh đều được.',
    draw: 'Dựng đa giác', noneRead: 'Không thấy toạ độ nào trong đoạn vừa dán. Mỗi dòng cần một điểm: tên, X, Y.',
    passedOver: 'Đã bỏ qua dòng {{line}}: “{{text}}”', yBeforeX: 'Tiêu đề ghi Y trước X: đã đọc theo tiêu đề.', mixedNumbers: 'Bảng lẫn hai kiểu viết số: hãy xem lại dấu chấm và dấu phẩy.',
    copy: 'Chép bảng', copied: 'Đã chép', add: 'Thêm điểm', again: 'Dán bảng khác', cancel: 'Thôi',
    none: 'Chưa có điểm nào. Dán bảng toạ độ của quyết định, hoặc vẽ trên bản đồ.',
    notDrawn: 'Bảng chưa thành đa giác: bản đồ còn giữ hình trước.',
    page: 'Điểm {{from}}–{{to}} trên {{total}}', before: 'Các điểm trước', after: 'Các điểm sau',
    plane: 'Phẳng VN-2000', ellipsoid: 'Ellipsoid', declared: 'Văn bản ghi', difference: 'Chênh với văn bản', preview: 'tạm tính', perimeter: 'Chu vi',
    accept: { swap: 'Đổi hai cột', meridian: 'Dùng kinh tuyến {{degrees}}', value: 'Sửa thành {{text}}', order: 'Nối theo thứ tự này ({{ha}} ha)', drop: 'Bỏ điểm lặp', close: 'Khép đúng vào điểm đầu', degrees: 'Đổi từ độ sang VN-2000' },
    trap: {
      unreadable: 'Hàng {{row}}: không đọc được số.',
      short_ring: 'Vòng này chỉ có {{count}} điểm; cần ít nhất 3.',
      swapped_columns: 'Hai cột có vẻ bị đổi chỗ: X (Bắc) phải là số lớn hơn, khoảng 0,9–2,6 triệu mét.',
      degrees: 'Đây là kinh độ, vĩ độ chứ không phải toạ độ VN-2000.',
      wrong_meridian: 'Với kinh tuyến này hình cách vị trí đã biết {{km}} km; với {{meridian}} thì chỉ {{nearKm}} km.',
      far_from_place: 'Hình cách vị trí đã biết của khu {{km}} km.',
      missing_digit: 'Hàng {{row}}, cột {{column}}: “{{got}}” có vẻ thiếu chữ số; các điểm khác cho thấy {{expected}}.',
      far_corner: 'Hàng {{row}}, cột {{column}}: “{{got}}” cách các điểm khác khoảng {{km}} km.',
      wrong_order: 'Đường ranh tự cắt: cạnh {{first}} cắt cạnh {{second}}. Thứ tự điểm có thể sai ({{nowHa}} ha).',
      duplicate_corners: 'Điểm lặp lại ở hàng {{rows}}.',
      nearly_closed: 'Điểm cuối cách điểm đầu {{cm}} cm: vòng chưa khép.',
      closes_itself: 'Bảng không ghi lại điểm đầu ở cuối: vòng được khép về {{name}}.',
    },
  },
}
export type CornerWords = typeof vi

export const en: Translation<CornerWords> = {
  corners: {
    title: 'VN-2000 corner coordinates',
    meridian: 'Central meridian',
    meridianOption: '{{degrees}} (EPSG:{{srid}})',
    meridianUsual: 'Usual here',
    meridianOther: 'Other meridians',
    meridianHint: 'A merged province may hold several central meridians: follow the document.',
    caption: 'Corners, X is north, Y is east, metres',
    point: 'Point', x: 'X (north)', y: 'Y (east)', edge: 'Edge (m)',
    pointOf: 'Name of the point in row {{row}}', xOf: 'X of point {{name}}', yOf: 'Y of point {{name}}', removeOf: 'Remove point {{name}}', ring: 'Ring {{number}}',
    paste: 'Paste a corner table', pasteHint: 'Paste from a decision or a spreadsheet: name, X, Y. Tabs, semicolons or spaces between; Vietnamese or English numbers.',
    draw: 'Draw the polygon', noneRead: 'No coordinates found in what you pasted. One point a line: name, X, Y.',
    passedOver: 'Line {{line}} was passed over: “{{text}}”', yBeforeX: 'The header puts Y before X: it was read that way.', mixedNumbers: 'The table mixes two ways of writing numbers: check its points and commas.',
    copy: 'Copy table', copied: 'Copied', add: 'Add a point', again: 'Paste another table', cancel: 'Cancel',
    none: 'No points yet. Paste the corner table of a decision, or draw on the map.',
    notDrawn: 'The table is no polygon yet: the map keeps the shape before.',
    page: 'Points {{from}}–{{to}} of {{total}}', before: 'Points before', after: 'Points after',
    plane: 'VN-2000 plane', ellipsoid: 'Ellipsoid', declared: 'Document says', difference: 'Against the document', preview: 'preview', perimeter: 'Perimeter',
    accept: { swap: 'Swap the columns', meridian: 'Use meridian {{degrees}}', value: 'Change to {{text}}', order: 'Join in this order ({{ha}} ha)', drop: 'Drop the repeated points', close: 'Close onto the first point', degrees: 'Turn degrees into VN-2000' },
    trap: {
      unreadable: 'Row {{row}}: this is not a number.',
      short_ring: 'This ring has only {{count}} points; at least 3 are needed.',
      swapped_columns: 'The columns look swapped: X (north) is the larger number, about 0.9 to 2.6 million metres.',
      degrees: 'These are longitudes and latitudes, not VN-2000 coordinates.',
      wrong_meridian: 'In this meridian the shape lies {{km}} km from the known place; in {{meridian}} only {{nearKm}} km.',
      far_from_place: 'The shape lies {{km}} km from the known place of the zone.',
      missing_digit: 'Row {{row}}, column {{column}}: “{{got}}” seems to lack a digit; the other points suggest {{expected}}.',
      far_corner: 'Row {{row}}, column {{column}}: “{{got}}” lies about {{km}} km from the other points.',
      wrong_order: 'The outline crosses itself: edge {{first}} crosses edge {{second}}. The points may be in the wrong order ({{nowHa}} ha).',
      duplicate_corners: 'Repeated points in rows {{rows}}.',
      nearly_closed: 'The last point lies {{cm}} cm from the first: the ring is not closed.',
      closes_itself: 'The table does not repeat its first point: the ring closes onto {{name}}.',
    },
  },
}

addWords({ vi, en })
