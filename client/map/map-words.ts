/** Languages the map speaks. */
export type MapLanguage = 'vi' | 'en'

/** The few words that belong to the map itself. */
export const mapWords: Record<MapLanguage, Record<'map' | 'zoomIn' | 'zoomOut' | 'north' | 'locate' | 'attribution' | 'notLegal' | 'noWebgl', string>> = {
  vi: {
    map: 'Bản đồ. Phím mũi tên để di chuyển, + và − để phóng to, thu nhỏ.',
    zoomIn: 'Phóng to',
    zoomOut: 'Thu nhỏ',
    north: 'Xoay về hướng bắc',
    locate: 'Vị trí của tôi',
    attribution: 'Nguồn bản đồ nền',
    notLegal: 'Không phải ranh giới pháp lý',
    noWebgl: 'Trình duyệt này không vẽ được bản đồ (WebGL đang tắt hoặc không có). Danh sách và số liệu vẫn dùng được.',
  },
  en: {
    map: 'Map. Arrow keys move it, + and − zoom.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    north: 'Turn north up',
    locate: 'My location',
    attribution: 'Base map sources',
    notLegal: 'Not a legal boundary',
    noWebgl: 'This browser cannot draw the map (WebGL is off or missing). The list and the figures still work.',
  },
}
