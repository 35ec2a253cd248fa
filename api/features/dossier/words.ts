import type { Rule } from '../../contract/ledger.ts'
import type { LandOfferDetail } from '../../contract/land-offer.ts'
import { say, type Said } from '../../said.ts'

/** What a printed offer says, in both languages. */
export const words = {
  dossier: say('Hồ sơ mặt bằng', 'Land dossier'), file: say('Mặt bằng', 'Land dossier'),
  watermark: 'DỮ LIỆU MINH HOẠ / ILLUSTRATIVE DATA',
  illustrative: say('Dữ liệu minh hoạ: ranh giới, lô đất hoặc tiến độ ở đây dựng theo sơ đồ. Không dùng để đo, giao đất hay ký kết.', 'Illustrative data: boundary, plots or clearance here are schematic. Not for measuring, allocating land or signing.'),
  notLegal: say('Không phải văn bản pháp lý về ranh giới.', 'Not a legal boundary document.'),
  live: say('Trang đang cập nhật', 'Live page'), page: say('trang', 'page'), none: say('chưa có số liệu', 'no figures yet'), unknown: say('chưa rõ', 'not known'),
  state: say('Tình trạng đất', 'State of the land'), ready: say('Mặt bằng sạch, sẵn sàng', 'Cleared, ready'), clearing: say('Đang giải phóng mặt bằng', 'Being cleared'),
  readyOn: say('dự kiến sạch {}', 'expected clean by {}'), readyUnknown: say('chưa rõ ngày', 'no date known'),
  area: say('Diện tích', 'Area'), rectangle: say('Nhà xưởng lớn nhất đặt vừa', 'Largest building that fits'), reserved: say('Dành doanh nghiệp nhỏ và vừa', 'Reserved for small firms'),
  asOf: say('Số liệu ngày', 'As of'), validUntil: say('Bản in dùng đến', 'Print valid until'), basis: say('Căn cứ số liệu', 'Basis of the figures'), code: say('Mã mặt bằng', 'Offer code'),
  zone: say('Khu, cụm', 'Zone'), kind: say('Loại, tình trạng', 'Kind, status'), province: say('Tỉnh, thành phố', 'Province'), former: say('Trước 01/7/2025', 'Before 1 July 2025'), developer: say('Chủ đầu tư hạ tầng', 'Infrastructure developer'),
  zoneFree: say('Cả khu còn trống', 'Free in the whole zone'), uses: say('Đất dùng để', 'Land use'), warnings: say('Cần biết', 'Good to know'),
  map: say('Bản đồ', 'Map'), scale: say('Tỷ lệ', 'Scale'), legend: say('Chú giải', 'Legend'), source: say('Nguồn', 'Source'), north: 'B / N',
  grid: say('Lưới VN-2000, kinh tuyến trục {}, EPSG:{}. X hướng bắc, Y hướng đông, mét.', 'VN-2000 grid, central meridian {}, EPSG:{}. X north, Y east, metres.'),
  noMeridian: say('Chưa rõ kinh tuyến trục của khu: lưới là của hệ toạ độ quốc gia.', 'The zone’s own meridian is not known: the grid is the national one.'),
  ownBoundary: say('Ranh giới khu', 'Zone boundary'), otherBoundary: say('Khu khác', 'Another zone'), ofOffer: say('Mặt bằng này', 'This offer'), hall: say('Hình chữ nhật lớn nhất', 'Largest rectangle'),
  corridors: { railway: say('Đường sắt', 'Railway'), road: say('Đường bộ', 'Road') } as Readonly<Record<string, Said>>,
  plotsOnMap: say('Lô khác: {}', 'Other plots: {}'),
  corners: say('Toạ độ các góc', 'Corner coordinates'), corner: say('Góc', 'No.'), x: say('X (m)', 'X (m)'), y: say('Y (m)', 'Y (m)'), noCorners: say('Chưa rõ kinh tuyến trục của khu nên chưa có bảng toạ độ.', 'The zone’s meridian is not known, so there is no table of corners.'),
  ring: say('Vòng {}', 'Ring {}'),
  plots: say('Lô đất', 'Plots'), plot: say('Lô', 'Plot'), use: say('Loại đất', 'Land use'), ha: say('Diện tích (ha)', 'Area (ha)'), marks: say('Ghi chú', 'Notes'), logistics: say('logistics', 'logistics'), small: say('dành DN nhỏ và vừa', 'for small firms'),
  tracts: say('Khoảnh giải phóng mặt bằng', 'Clearance tracts'), tract: say('Khoảnh', 'Tract'), stage: say('Bước', 'Stage'), since: say('Từ ngày', 'Since'), expected: say('Dự kiến sạch', 'Expected clean'),
  ofThem: say('trong đó {}', 'of this {}'),
  derivedClearing: say('Cả lô cho thuê được nằm trong các thửa đang giải phóng mặt bằng, chưa bố trí, không ai giữ chỗ. Không ai gõ tay con số này.', 'Whole leasable plots inside tracts under way, none of it allocated or held. Nobody typed this number.'),
  derived: say('Đất sạch giao với lô cho thuê được, trừ phần đã bố trí và phần đang giữ. Không ai gõ tay con số này.', 'Cleared land within leasable plots, less what is allocated and what is held. Nobody typed this number.'),
  distances: say('Hạ tầng và khoảng cách', 'Infrastructure and distances'), straight: say('Theo đường thẳng từ mép mặt bằng, không phải đường đi.', 'In a straight line from the edge of the land, not by road.'),
  place: say('Nơi gần nhất', 'Nearest'), km: say('Đường thẳng (km)', 'Straight line (km)'), within: say('Sai số (km)', 'Uncertainty (km)'),
  utilities: say('Nước thải, điện, nước', 'Wastewater, power, water'), headroom: say('còn {} trên {}', '{} free of {}'), capacity: say('công suất {}, phần còn lại chưa rõ', 'capacity {}, what is free is not known'), noPlant: say('không có', 'none'), meets: say('đạt chuẩn', 'meets the standard'), meetsNot: say('chưa đạt chuẩn', 'below the standard'),
  fees: say('Giá và phí', 'Prices and fees'), term: say('Thuê được đến', 'Lease until'), from: say('từ {}', 'from {}'), to: say('đến {}', 'until {}'),
  sectors: say('Ngành', 'Sectors'), noSectors: say('Chưa có danh mục ngành của khu.', 'No list of sectors is recorded for the zone.'),
  projects: say('Dự án ưu tiên', 'Priority projects'), noProjects: say('Chưa có danh mục công bố.', 'No list has been published.'), need: say('cần {}', 'needs {}'),
  rules: say('Quy định áp dụng', 'Rules that apply'), noRules: say('Chưa ghi nhận quy định nào.', 'No rule is recorded.'),
  documents: say('Văn bản quy hoạch', 'Planning documents'), noDocuments: say('Chưa ghi nhận văn bản nào.', 'No document is recorded.'),
  contact: say('Liên hệ Ban Quản lý', 'Contact the board'), noContact: say('Chưa ghi nhận đầu mối. Hãy gửi câu hỏi từ trang của mặt bằng này.', 'No contact is recorded. Ask from the live page of this offer.'),
  closing: say('In từ {} ngày {}. Số liệu có thể đã đổi: quét mã QR để xem trang hiện nay.', 'Printed from {}, data of {}. It may have changed: scan the QR code for the live page.'),
}

type Words<Key extends string> = Readonly<Record<Key, Said>>
export const landUses: Readonly<Record<string, Said>> = {
  industrial: say('Công nghiệp', 'Industry'), warehouse: say('Kho bãi', 'Warehousing'), service: say('Dịch vụ', 'Services'), road: say('Giao thông', 'Roads'), green: say('Cây xanh', 'Green space'), water: say('Mặt nước', 'Water'),
  technical: say('Kỹ thuật', 'Utilities'), parking: say('Bãi đỗ xe', 'Parking'), security: say('An ninh, chữa cháy', 'Security, fire'), housing: say('Nhà ở', 'Housing'), other: say('Khác', 'Other'),
}
export const uses: Words<LandOfferDetail['uses'][number]['use']> = {
  industrial: say('Nhà máy', 'Factory'), warehouse: say('Kho bãi', 'Warehouse'), logistics: say('Logistics', 'Logistics'), service: say('Dịch vụ', 'Services'), ready_built: say('Nhà xưởng xây sẵn', 'Ready-built'),
}
export const stages: Readonly<Record<string, Said>> = {
  recovery_decided: say('có quyết định thu hồi', 'recovery decided'), compensated: say('đã bồi thường', 'compensated'), handed_over: say('đã bàn giao', 'handed over'), ready: say('mặt bằng sạch', 'clean land'),
}
export const places: Words<LandOfferDetail['distances'][number]['kind']> = {
  rail_station: say('Ga đường sắt', 'Rail station'), seaport: say('Cảng biển', 'Seaport'), border_gate: say('Cửa khẩu', 'Border gate'), airport: say('Sân bay', 'Airport'), expressway_interchange: say('Nút giao cao tốc', 'Expressway interchange'),
}
export const utilityKinds: Words<LandOfferDetail['utilities'][number]['kind']> = { wastewater: say('Nước thải', 'Wastewater'), power: say('Điện', 'Power'), water: say('Cấp nước', 'Water supply') }
export const feeKinds: Words<LandOfferDetail['fees'][number]['kind']> = {
  land_rent: say('Tiền thuê đất', 'Land rent'), infrastructure_fee: say('Phí hạ tầng', 'Infrastructure fee'), management_fee: say('Phí quản lý', 'Management fee'), ready_built_rent: say('Thuê nhà xưởng', 'Factory rent'),
  wastewater_fee: say('Xử lý nước thải', 'Wastewater treatment'), water: say('Nước', 'Water'), power: say('Điện', 'Power'),
}
export const feeUnits: Words<LandOfferDetail['fees'][number]['per']> = { m2: say('m², cả thời hạn', 'm², whole term'), m2_year: say('m² mỗi năm', 'm² a year'), m2_month: say('m² mỗi tháng', 'm² a month'), m3: say('m³', 'm³'), kwh: say('kWh', 'kWh') }
export const stances: Words<LandOfferDetail['sectors'][number]['stance']> = { priority: say('ưu tiên', 'priority'), allowed: say('được phép', 'allowed'), excluded: say('không nhận', 'not taken') }
export const shortages: Readonly<Record<string, Said>> = {
  power: say('thiếu điện', 'power'), water: say('thiếu nước', 'water'), wastewater: say('thiếu xử lý nước thải', 'wastewater treatment'), drainage: say('thiếu thoát nước', 'drainage'), road: say('thiếu đường', 'roads'),
}
export const warnings: Words<LandOfferDetail['warnings'][number]> = {
  schematic: words.illustrative, sector_excluded: say('Khu không nhận ngành đã chọn.', 'The zone does not take the sector you chose.'), sector_not_named: say('Ngành đã chọn không có trong danh mục ngành của khu.', 'The sector you chose is not on the zone’s list.'),
  sme_reserved: say('Có phần đất dành cho doanh nghiệp nhỏ và vừa: doanh nghiệp khác không thuê được phần đó.', 'Some of it is reserved for small and medium firms; others cannot lease that part.'),
  zone_converting: say('Khu sẽ chuyển sang mục đích khác theo quyết định.', 'The zone is to be turned to another use by decision.'), zone_not_established: say('Khu chưa thành lập: chưa thể ký thuê đất.', 'The zone is not established: no lease can be signed yet.'),
  no_wastewater: say('Chưa có xử lý nước thải tập trung.', 'No central wastewater treatment yet.'), shortage: say('Khu đang thiếu hạ tầng', 'The zone lacks infrastructure'),
}
export const documentKinds: Readonly<Record<string, Said>> = { general: say('Quy hoạch chung', 'General plan'), zoning: say('Quy hoạch phân khu', 'Zoning plan'), detailed: say('Quy hoạch chi tiết', 'Detailed plan') }
export const documentStatuses: Readonly<Record<string, Said>> = { none: say('chưa lập', 'not made'), preparing: say('đang lập', 'in preparation'), appraised: say('đã thẩm định', 'appraised'), approved: say('đã duyệt', 'approved') }
export const units: Readonly<Record<string, Said>> = {
  ha: say('ha', 'ha'), m2: say('m²', 'm²'), m: say('m', 'm'), km: say('km', 'km'), percent: say('%', '%'), day: say('ngày', 'days'), month: say('tháng', 'months'), year: say('năm', 'years'),
  m3_per_day: say('m³/ngày', 'm³/day'), MVA: say('MVA', 'MVA'), MW: say('MW', 'MW'), count: say('', ''), flag: say('', ''),
}
/** How a threshold is compared, in words: fonts for print lack the signs. */
export const operators: Readonly<Record<Rule['operator'], Said>> = { gt: say('trên', 'above'), gte: say('ít nhất', 'at least'), lt: say('dưới', 'below'), lte: say('không quá', 'at most'), eq: say('', ''), flag: say('', '') }
export const doubts: Readonly<Record<Rule['confidence'], Said | null>> = {
  source: null, secondary: say('theo nguồn thứ cấp', 'secondary source'), memory: say('cần kiểm tra lại', 'to be verified'), own: say('quy ước của hệ thống', 'this system’s own convention'),
}
/** Thresholds by code and parameter; a board may add ones that have no name here. */
export const ruleNames: Readonly<Record<string, Said>> = {
  sme_quota_minimum_area: say('Đất cho DN nhỏ và vừa: diện tích tối thiểu', 'Land for small firms: minimum area'), sme_quota_minimum_share: say('Đất cho DN nhỏ và vừa: tỷ lệ tối thiểu trên đất công nghiệp', 'Land for small firms: minimum share of industrial land'),
  sme_quota_exempt_zone_type: say('Loại hình khu được miễn dành đất', 'Type of zone that is exempt'), sme_quota_eligible_sme: say('Được thuê đất dành riêng: doanh nghiệp nhỏ và vừa', 'May lease reserved land: small and medium firms'),
  sme_quota_eligible_supporting_industry: say('Được thuê đất dành riêng: công nghiệp hỗ trợ', 'May lease reserved land: supporting industry'), sme_quota_eligible_innovative: say('Được thuê đất dành riêng: đổi mới sáng tạo', 'May lease reserved land: innovative firms'),
  sme_quota_eligible_investment_incentive: say('Được thuê đất dành riêng: đối tượng hưởng ưu đãi đầu tư', 'May lease reserved land: firms with investment incentives'), sme_quota_eligible_premises_priority: say('Được thuê đất dành riêng: ưu tiên về mặt bằng', 'May lease reserved land: firms with priority for premises'),
  sme_quota_nq198_eligible_private_high_tech: say('Được thuê đất dành riêng: công nghệ cao tư nhân', 'May lease reserved land: private high-tech firms'), sme_quota_nq198_eligible_sme: say('Được thuê đất dành riêng: doanh nghiệp nhỏ và vừa', 'May lease reserved land: small and medium firms'),
  sme_quota_nq198_eligible_innovative: say('Được thuê đất dành riêng: khởi nghiệp sáng tạo', 'May lease reserved land: innovative start-ups'), sme_quota_nq198_release_after: say('Đất dành riêng được cho doanh nghiệp khác thuê sau', 'Reserved land may go to other firms after'),
  sme_quota_nq198_rent_reduction: say('Giảm tiền thuê đất', 'Rent reduction'), sme_quota_nq198_rent_reduction_period: say('Số năm giảm tiền thuê', 'Years of reduced rent'),
  clean_block_least_contact: say('Hai lô liền nhau: cạnh chung ngắn nhất', 'Adjoining plots: shortest shared edge'), clean_block_internal_road_width: say('Đường nội bộ rộng nhất còn coi là liền', 'Widest internal road that still joins plots'),
  land_offer_valid_for: say('Bản in dùng được', 'A print is valid for'),
}

const english: readonly (readonly [RegExp, string])[] = [
  [/Nghị định /g, 'Decree '], [/Nghị quyết /g, 'Resolution '], [/Thông tư /g, 'Circular '], [/Luật Đất đai /g, 'Land Law '], [/Luật Đầu tư /g, 'Investment Law '],
  [/Điều (\d+)/g, 'article $1'], [/khoản (\d+)/g, 'clause $1'], [/điểm (\p{L})\b/gu, 'point $1'], [/Quy ước của Mặt Bằng/g, 'Mặt Bằng’s own convention'],
]
/** A legal basis as a Vietnamese or an English reader cites it. */
export const cite = (legalBasis: string): Said => say(legalBasis, english.reduce((text, [pattern, word]) => text.replace(pattern, word), legalBasis))
