import type { LandOffer, Wish } from '../../contract/land-offer.ts'
import { say, type Said } from '../../said.ts'

/** What server-rendered pages and pictures say, in both languages. */
export const words = {
  site: say('Mặt Bằng – bản đồ đất khu, cụm công nghiệp', 'Mặt Bằng – land map of industrial zones and clusters'),
  siteText: say('Bản đồ đất khu công nghiệp, cụm công nghiệp và khu kinh tế: quy hoạch, thành lập, giải phóng mặt bằng, đất còn trống, di dời. Tiếng Việt và tiếng Anh.', 'Land map of industrial zones, clusters and economic zones: planned, established, cleared, free to lease, to be relocated. In Vietnamese and English.'),
  find: say('Tìm đất sạch cho dự án – Mặt Bằng', 'Find cleared industrial land – Mặt Bằng'),
  findText: say('{} khối đất công nghiệp sạch hoặc đang giải phóng, khối rộng nhất {}: tìm theo diện tích, ngành, khoảng cách đến ga, cảng, cửa khẩu; so sánh, tải hồ sơ, hỏi Ban Quản lý.', '{} blocks of industrial land, cleared or being cleared, the largest of {}: search by area, sector, distance to rail, ports and border gates; compare, print a dossier, ask the board.'),
  findNone: say('Tìm đất công nghiệp sạch theo diện tích, ngành, khoảng cách; so sánh, tải hồ sơ, hỏi Ban Quản lý.', 'Search cleared industrial land by area, sector and distance; compare, print a dossier, ask the board.'),
  offerHead: say('{}: {} – Tìm đất', '{}: {} – Find land'),
  zoneHead: say('{}, {} – Mặt Bằng', '{}, {} – Mặt Bằng'), zoneHeadFree: say('{}, {}: {} đất sạch còn trống – Mặt Bằng', '{}, {}: {} of cleared land available – Mặt Bằng'),
  noZone: say('Không tìm thấy khu – Mặt Bằng', 'Zone not found – Mặt Bằng'), noZoneText: say('Không có khu, cụm nào mang mã này.', 'No zone has this code.'),
  noProvince: say('Không tìm thấy tỉnh – Mặt Bằng', 'Province not found – Mặt Bằng'), noProvinceText: say('Không có tỉnh, thành phố nào mang mã này.', 'No province has this code.'),
  province: say('Đất khu, cụm công nghiệp {} – Mặt Bằng', 'Industrial land in {} – Mặt Bằng'),
  provinceText: say('{} khu, cụm công nghiệp và khu kinh tế của {}: {} đất sạch còn trống, số liệu {}.', '{} industrial zones, clusters and economic zones of {}: {} of cleared land still free, as of {}.'),
  home: say('Bản đồ', 'Map'), findLand: say('Tìm đất', 'Find land'), english: say('English', 'Tiếng Việt'), toMap: say('Xem trên bản đồ', 'See on the map'), findHere: say('Tìm đất ở đây', 'Find land here'), zones: say('Khu, cụm', 'Zones'),
  name: say('Tên', 'Name'), kind: say('Loại', 'Kind'), status: say('Tình trạng', 'Status'), planned: say('Quy hoạch', 'Planned'), approved: say('Được duyệt', 'Approved'), drawn: say('Trên bản đồ', 'On the map'),
  available: say('Đất sạch còn trống', 'Cleared land available'), readyInYear: say('Sạch thêm từ đầu năm', 'Became clean this year'), cleared: say('Đã giải phóng mặt bằng', 'Cleared so far'), largest: say('Khối lớn nhất', 'Largest block'),
  none: say('chưa có số liệu', 'no figures yet'), asOf: say('số liệu {}', 'as of {}'), basis: say('Căn cứ', 'Basis'), where: say('Nơi', 'Where'), formerly: say('trước 1/7/2025: {}', 'before 1 July 2025: {}'),
  offers: say('{} khối đất sạch hoặc đang giải phóng', '{} blocks, cleared or being cleared'), projects: say('Dự án ưu tiên', 'Priority projects'), noProjects: say('Chưa có danh mục công bố.', 'No list has been published.'), need: say('cần {}', 'needs {}'),
  schematic: say('Dữ liệu minh hoạ: ranh giới và lô đất dựng theo sơ đồ.', 'Illustrative data: boundary and plots are schematic.'), sketch: say('sơ đồ', 'schematic'), planHead: say('{} ha quy hoạch', '{} ha planned'), approvedHead: say('{} ha được duyệt', '{} ha approved'),
  notLegal: say('Bản đồ để tra cứu, không phải hồ sơ ranh giới pháp lý.', 'For reference only: this map is not a legal boundary document.'),
  count: say('{} khối đất', '{} blocks of land'), countOne: say('{} khối đất', '{} block of land'), all: say('Đất có thể thuê', 'Land on offer'), unjudged: say('Chưa đủ số liệu để xét', 'Figures missing to judge it'), unjudgedText: say('Không thiếu điều kiện nào, nhưng có điều kiện chưa ai ghi số liệu.', 'Misses no wish, but for some nobody has recorded figures.'),
  full: say('Thoả mọi điều kiện', 'Meets every wish'), nothing: say('Chưa có khối đất nào thoả mọi điều kiện', 'No block meets every wish yet'), results: say('Danh sách khối đất', 'Blocks of land'), near: say('Gần đúng', 'Close to it'),
  ready: say('Mặt bằng sạch', 'Cleared, ready'), clearing: say('Đang giải phóng', 'Being cleared'), readyOn: say('sạch khoảng {}', 'ready about {}'), readyUnknown: say('chưa rõ ngày', 'no date known'),
  rectangle: say('Nhà xưởng lớn nhất {} × {} m', 'Largest building {} × {} m'), sme: say('Dành DN nhỏ và vừa {} ha', '{} ha reserved for small firms'), smeAll: say('Dành cho DN nhỏ và vừa', 'Reserved for small and medium firms'),
  missed: say('Thiếu điều kiện: {}', 'Misses: {}'),
  landReady: say('đất sạch sẵn sàng', 'of cleared land, ready'), blocks: say('khối đất', 'blocks'),
}
/** What a near offer misses. */
export const wishes: Readonly<Record<Wish, Said>> = {
  area: say('diện tích', 'area'), hall: say('nhà xưởng đặt vừa', 'room for the building'), availability: say('ngày có đất', 'date'), use: say('loại đất', 'land use'), sme: say('diện dành cho DN nhỏ và vừa', 'reserve for small firms'),
  sector: say('ngành nghề', 'sector'), term: say('thời hạn thuê', 'lease term'), fee: say('giá', 'price'), wastewater: say('nước thải', 'wastewater'), power: say('điện', 'power'), rail_station: say('khoảng cách đến ga', 'distance to rail'),
  seaport: say('khoảng cách đến cảng biển', 'distance to a seaport'), border_gate: say('khoảng cách đến cửa khẩu', 'distance to a border gate'), airport: say('khoảng cách đến sân bay', 'distance to an airport'),
  expressway_interchange: say('khoảng cách đến nút giao', 'distance to an interchange'),
}
export const uses: Readonly<Record<LandOffer['uses'][number]['use'], Said>> = {
  industrial: say('Nhà máy', 'Factory'), warehouse: say('Kho bãi', 'Warehouse'), logistics: say('Logistics', 'Logistics'), service: say('Dịch vụ', 'Services'), ready_built: say('Nhà xưởng xây sẵn', 'Ready-built'),
}
