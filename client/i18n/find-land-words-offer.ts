import { addWords } from './add-words.ts'
import type { Translation } from './vi.ts'

/** Words of a block of land that can be had: its card, why it fits, all that is known of it, and several side by side. */
export const vi = {
  landOffer: {
    name: '{{zone}}, khối {{code}}', number: 'Số {{number}} trên bản đồ', pairOf: 'Hai khối trong {{zone}}', openOffer: 'Xem khối đất',
    ready: 'Mặt bằng sạch', beingCleared: 'Đang giải phóng', readyOn: 'sạch khoảng {{date}}', readyUnknown: 'chưa rõ ngày', readyWord: 'Sẵn sàng',
    rectangle: 'Nhà xưởng lớn nhất {{width}} × {{length}} m', noRectangle: 'chưa tính được nhà xưởng lớn nhất', sme: 'Dành DN nhỏ và vừa {{ha}} ha', smeAll: 'Dành cho DN nhỏ và vừa', basis: 'Hình {{basis}}', fit: 'Hợp {{formatted}} %',
    compare: 'So sánh', comparing: 'Đang so sánh', compareName: 'So sánh {{name}}', compareFull: 'So sánh nhiều nhất {{most}} khối',
    full: 'Thoả mọi điều kiện', all: 'Đất có thể thuê', unjudgedTitle: 'Chưa đủ số liệu để xét', unjudgedText: 'Không thiếu điều kiện nào, nhưng có điều kiện chưa ai ghi số liệu.', near: 'Gần đúng', missed_other: 'Thiếu {{count}} điều kiện: {{wishes}}', pairs: 'Hai khối trong một khu', pairsText: 'Cộng lại đủ diện tích, không liền một khối.', gap: 'cách nhau {{distance}}', pairSum: 'cộng {{ha}} ha', comparePair: 'So sánh hai khối',
    results: 'Danh sách khối đất', uses: 'Loại đất', plots_other: '{{formatted}} lô',
  },
  landReason: {
    area: { met: '{{value}} ha', part: '{{value}} ha đúng lựa chọn', zone: '{{value}} ha cả khu', short: 'thiếu {{difference}} ha', over: 'thừa {{difference}} ha', unknown: 'chưa rõ diện tích' },
    hall: { met: 'đặt vừa nhà xưởng', short: 'nhà xưởng đặt không vừa', over: 'nhà xưởng đặt không vừa', unknown: 'chưa rõ đặt vừa nhà xưởng' },
    availability: { met: 'sạch đúng hạn', now: 'sạch ngay', short: 'chưa sạch đúng hạn', over: 'chậm {{difference}} ngày', unknown: 'chưa rõ ngày sạch' },
    use: { met: 'đúng loại đất', short: 'khác loại đất', over: 'khác loại đất', unknown: 'chưa rõ loại đất' },
    sme: { met: 'đúng diện DN nhỏ và vừa', short: 'khác diện DN nhỏ và vừa', over: 'khác diện DN nhỏ và vừa', unknown: 'chưa rõ diện' },
    sector: { met: 'nhận ngành này', short: 'không nhận ngành này', over: 'không nhận ngành này', unknown: 'chưa rõ có nhận ngành' },
    term: { met: 'còn {{value}} năm', short: 'thiếu {{difference}} năm thuê', over: 'còn {{value}} năm', unknown: 'chưa có số liệu thời hạn' },
    fee: { met: '{{value}} USD/m²', short: '{{value}} USD/m²', over: 'đắt hơn {{difference}} USD/m²', unknown: 'chưa có số liệu giá' },
    wastewater: { met: 'nước thải còn {{value}} m³/ngày', short: 'thiếu {{difference}} m³/ngày nước thải', over: 'nước thải còn {{value}} m³/ngày', unknown: 'chưa có số liệu nước thải' },
    power: { met: 'điện còn {{value}} MVA', short: 'thiếu {{difference}} MVA điện', over: 'điện còn {{value}} MVA', unknown: 'chưa có số liệu điện' },
    rail_station: { met: '{{value}} km đến ga', short: '{{value}} km đến ga', over: 'xa ga thêm {{difference}} km', unknown: 'chưa rõ ga gần nhất' },
    seaport: { met: '{{value}} km đến cảng biển', short: '{{value}} km đến cảng biển', over: 'xa cảng biển thêm {{difference}} km', unknown: 'chưa rõ cảng biển gần nhất' },
    border_gate: { met: '{{value}} km đến cửa khẩu', short: '{{value}} km đến cửa khẩu', over: 'xa cửa khẩu thêm {{difference}} km', unknown: 'chưa rõ cửa khẩu gần nhất' },
    airport: { met: '{{value}} km đến sân bay', short: '{{value}} km đến sân bay', over: 'xa sân bay thêm {{difference}} km', unknown: 'chưa rõ sân bay gần nhất' },
    expressway_interchange: { met: '{{value}} km đến nút giao', short: '{{value}} km đến nút giao', over: 'xa nút giao thêm {{difference}} km', unknown: 'chưa rõ nút giao gần nhất' },
    verdict: { met: 'Đạt', missed: 'Thiếu', unknown: 'Chưa rõ' }, label: 'Vì sao hợp',
  },
  offerDetail: {
    loading: 'Đang tải khối đất', goneTitle: 'Khối đất {{code}} không còn', goneText: 'Có thể đã cho thuê, hoặc lô đất đã đổi. Bản đồ và danh sách vẫn ở đây.', toResults: 'Về kết quả', movedTitle: 'Nay là khối {{code}}', movedText: 'Lô {{asked}} nay nằm trong khối đất này.',
    area: 'Diện tích', ofZone: 'Cả khu còn trống {{ha}} ha đất sạch', code: 'Mã khối đất', until: 'Bản in dùng đến {{date}}', rectangle: 'Nhà xưởng lớn nhất',
    warnings: 'Cần biết', schematicTitle: 'Dữ liệu minh hoạ', schematicText: 'Ranh giới hoặc tiến độ ở đây dựng theo sơ đồ. Không dùng để đo, giao đất hay ký kết.',
    warning: { sector_excluded: 'Khu không nhận ngành đã chọn.', sector_not_named: 'Ngành đã chọn không có trong danh mục ngành của khu.', sme_reserved: 'Có phần đất dành cho doanh nghiệp nhỏ và vừa: doanh nghiệp khác không thuê được.', zone_converting: 'Khu sẽ chuyển sang mục đích khác theo quyết định.', zone_not_established: 'Khu chưa thành lập: chưa thể ký thuê đất.', no_wastewater: 'Chưa có xử lý nước thải tập trung.', shortage: 'Khu đang thiếu hạ tầng.' },
    actions: 'Làm gì với khối đất này', toZone: 'Xem cả khu', dossier: 'Hồ sơ PDF', dossierIn: 'Tải hồ sơ PDF tiếng Việt', ask: 'Hỏi Ban quản lý', print: 'In trang này', fit: 'Xem trên bản đồ',
    ofThem: 'trong đó: {{name}}', derived: 'Tính từ đâu', derivedText: 'Đất sạch giao với lô cho thuê được, trừ phần đã bố trí và phần đang giữ. Không ai gõ tay con số này.', derivedClearing: 'Cả lô cho thuê được nằm trong các thửa đang giải phóng mặt bằng, chưa bố trí, không ai giữ chỗ. Không ai gõ tay con số này.', tracts: 'Khoảnh giải phóng mặt bằng', tract: 'Khoảnh', stage: 'Bước', since: 'Từ ngày', expected: 'Dự kiến', source: 'Nguồn', plotsTitle: 'Lô đất', plot: 'Lô', use: 'Loại đất', marks: 'Ghi chú', logistics: 'logistics', smeMark: 'dành DN nhỏ và vừa',
    corners: 'Toạ độ góc VN-2000', cornersText: 'EPSG:{{srid}}, {{meridian}}. X hướng bắc, Y hướng đông, mét.', corner: 'Góc', x: 'X, m', y: 'Y, m', noCorners: 'Chưa rõ kinh tuyến trục của khu nên chưa có toạ độ VN-2000.', copyCorners: 'Chép bảng toạ độ', copied: 'Đã chép', part: 'Mảnh {{number}}',
    distances: 'Khoảng cách', straight: 'Theo đường thẳng từ mép khối đất, không phải đường đi.', place: 'Nơi gần nhất', km: 'Đường thẳng', within: '±{{km}} km', noDistances: 'Chưa có điểm hạ tầng nào để tính.',
    utilities: 'Nước thải, điện, nước', utility: { wastewater: 'Nước thải', power: 'Điện', water: 'Cấp nước' }, headroom: 'còn {{value}}', capacityOf: 'trên {{value}}', meets: 'đạt chuẩn', meetsNot: 'chưa đạt chuẩn', none: 'chưa có số liệu',
    fees: 'Giá và phí', fee: { land_rent: 'Tiền thuê đất', infrastructure_fee: 'Phí hạ tầng', management_fee: 'Phí quản lý', ready_built_rent: 'Thuê nhà xưởng', wastewater_fee: 'Xử lý nước thải', water: 'Nước', power: 'Điện' }, per: { m2: 'm² cả thời hạn', m2_year: 'm² mỗi năm', m2_month: 'm² mỗi tháng', m3: 'm³', kwh: 'kWh' }, feeFrom: 'từ {{date}}',
    term: 'Thời hạn thuê', termUntil: 'đến {{date}}', developer: 'Chủ đầu tư hạ tầng',
    sectors: 'Ngành', stance: { priority: 'ưu tiên', allowed: 'được phép', excluded: 'không nhận' }, sectorsNone: 'Chưa có danh mục ngành của khu.', projects: 'Dự án kêu gọi đầu tư', need: 'cần {{ha}} ha',
    rules: 'Quy định áp dụng', rulesNone: 'Chưa ghi nhận quy định riêng nào.', documents: 'Văn bản', documentsNone: 'Chưa ghi nhận văn bản nào.', shortages: 'Thiếu hạ tầng',
    printed: 'In từ {{link}}, số liệu {{date}}.',
  },
  landCompare: {
    title: 'So sánh khối đất', bar_other: 'So sánh {{formatted}} khối', barOne: 'Chọn thêm một khối để so sánh', openTable: 'Mở bảng so sánh', clear: 'Bỏ chọn', drop: 'Bỏ {{name}} khỏi bảng', close: 'Đóng bảng so sánh', onlyDifferent: 'Chỉ hàng khác nhau', feature: 'Mục', best: 'tốt nhất', differs: 'khác nhau', same: 'Mọi hàng đều giống nhau.', number: 'Khối {{number}}', gone: 'không còn',
    notTaken: 'không nhận {{name}}', rows: {
      ha: 'Diện tích', sectors: 'Ngành nghề', state: 'Mặt bằng', rectangle: 'Nhà xưởng lớn nhất', uses: 'Loại đất', sme: 'Dành DN nhỏ và vừa', zone: 'Khu', status: 'Tình trạng khu', province: 'Tỉnh, thành phố', rail_station: 'Ga đường sắt', seaport: 'Cảng biển', border_gate: 'Cửa khẩu', airport: 'Sân bay', expressway_interchange: 'Nút giao cao tốc',
      wastewater: 'Nước thải còn nhận', power: 'Điện còn cấp', fee: 'Giá thuê, phí hạ tầng', term: 'Thuê được đến', basis: 'Cơ sở số liệu', warnings: 'Cần biết', zoneHa: 'Cả khu còn trống',
    },
  },
}
export type FindLandOfferWords = typeof vi

export const en: Translation<FindLandOfferWords> = {
  landOffer: {
    name: '{{zone}}, block {{code}}', number: 'Number {{number}} on the map', pairOf: 'Two blocks in {{zone}}', openOffer: 'See the block',
    ready: 'Cleared, ready', beingCleared: 'Being cleared', readyOn: 'ready about {{date}}', readyUnknown: 'no date known', readyWord: 'Ready',
    rectangle: 'Largest building {{width}} × {{length}} m', noRectangle: 'largest building not known', sme: '{{ha}} ha reserved for small firms', smeAll: 'Reserved for small and medium firms', basis: 'Shape: {{basis}}', fit: '{{formatted}}% fit',
    compare: 'Compare', comparing: 'Comparing', compareName: 'Compare {{name}}', compareFull: 'At most {{most}} blocks side by side',
    full: 'Meets every wish', all: 'Land on offer', unjudgedTitle: 'Figures missing to judge it', unjudgedText: 'Misses no wish, but for some nobody has recorded figures.', near: 'Close to it', missed_one: '{{count}} wish missed: {{wishes}}', missed_other: '{{count}} wishes missed: {{wishes}}', pairs: 'Two blocks in one zone', pairsText: 'Large enough together, but not one block.', gap: '{{distance}} apart', pairSum: '{{ha}} ha together', comparePair: 'Compare the two',
    results: 'Blocks of land', uses: 'Land use', plots_one: '{{formatted}} plot', plots_other: '{{formatted}} plots',
  },
  landReason: {
    area: { met: '{{value}} ha', part: '{{value}} ha of what you chose', zone: '{{value}} ha over the zone', short: '{{difference}} ha short', over: '{{difference}} ha too large', unknown: 'area not known' },
    hall: { met: 'the hall fits', short: 'the hall does not fit', over: 'the hall does not fit', unknown: 'not known whether the hall fits' },
    availability: { met: 'ready in time', now: 'ready now', short: 'not ready in time', over: '{{difference}} days late', unknown: 'day not known' },
    use: { met: 'the land use fits', short: 'another land use', over: 'another land use', unknown: 'land use not known' },
    sme: { met: 'reserved as wished', short: 'not reserved as wished', over: 'not reserved as wished', unknown: 'reserve not known' },
    sector: { met: 'takes your sector', short: 'does not take your sector', over: 'does not take your sector', unknown: 'sector not settled' },
    term: { met: '{{value}} years left', short: '{{difference}} years short', over: '{{value}} years left', unknown: 'no figures on the term' },
    fee: { met: '{{value}} USD/m²', short: '{{value}} USD/m²', over: '{{difference}} USD/m² dearer', unknown: 'no figures on price' },
    wastewater: { met: '{{value}} m³/day wastewater', short: '{{difference}} m³/day wastewater short', over: '{{value}} m³/day wastewater', unknown: 'no figures on wastewater' },
    power: { met: '{{value}} MVA power', short: '{{difference}} MVA power short', over: '{{value}} MVA power', unknown: 'no figures on power' },
    rail_station: { met: '{{value}} km to rail', short: '{{value}} km to rail', over: '{{difference}} km too far from rail', unknown: 'nearest station not known' },
    seaport: { met: '{{value}} km to a seaport', short: '{{value}} km to a seaport', over: '{{difference}} km too far from a seaport', unknown: 'nearest seaport not known' },
    border_gate: { met: '{{value}} km to a border gate', short: '{{value}} km to a border gate', over: '{{difference}} km too far from a border gate', unknown: 'nearest border gate not known' },
    airport: { met: '{{value}} km to an airport', short: '{{value}} km to an airport', over: '{{difference}} km too far from an airport', unknown: 'nearest airport not known' },
    expressway_interchange: { met: '{{value}} km to an interchange', short: '{{value}} km to an interchange', over: '{{difference}} km too far from an interchange', unknown: 'nearest interchange not known' },
    verdict: { met: 'Met', missed: 'Missed', unknown: 'Not known' }, label: 'Why it fits',
  },
  offerDetail: {
    loading: 'Loading the block', goneTitle: 'Block {{code}} is gone', goneText: 'It may be let, or its plot has changed. The map and the list are still here.', toResults: 'Back to the results', movedTitle: 'Now block {{code}}', movedText: 'Plot {{asked}} is now part of this block.',
    area: 'Area', ofZone: '{{ha}} ha cleared and free in the whole zone', code: 'Code of the block', until: 'A printout is valid until {{date}}', rectangle: 'Largest building that fits',
    warnings: 'Good to know', schematicTitle: 'Illustrative data', schematicText: 'The boundary or the clearance here is schematic. Not for measuring, allocating land or signing.',
    warning: { sector_excluded: 'The zone does not take the sector you chose.', sector_not_named: 'The sector you chose is not on the zone’s list.', sme_reserved: 'Some of it is reserved for small and medium firms; others cannot lease that part.', zone_converting: 'The zone is to be turned to another use by decision.', zone_not_established: 'The zone is not established: no lease can be signed yet.', no_wastewater: 'No central wastewater treatment yet.', shortage: 'The zone lacks infrastructure.' },
    actions: 'What to do with this block', toZone: 'See the zone', dossier: 'PDF dossier', dossierIn: 'Download the PDF dossier in English', ask: 'Ask the board', print: 'Print this page', fit: 'Show on the map',
    ofThem: 'of this: {{name}}', derived: 'How it was worked out', derivedText: 'Cleared land within leasable plots, less what is allocated and what is held. Nobody typed this number.', derivedClearing: 'Whole leasable plots inside tracts under way, none of it allocated or held. Nobody typed this number.', tracts: 'Clearance tracts', tract: 'Tract', stage: 'Stage', since: 'Since', expected: 'Expected', source: 'Source', plotsTitle: 'Plots', plot: 'Plot', use: 'Land use', marks: 'Notes', logistics: 'logistics', smeMark: 'for small firms',
    corners: 'VN-2000 corners', cornersText: 'EPSG:{{srid}}, {{meridian}}. X is north, Y is east, in metres.', corner: 'Corner', x: 'X, m', y: 'Y, m', noCorners: 'The zone’s central meridian is not known, so there are no VN-2000 corners.', copyCorners: 'Copy the corners', copied: 'Copied', part: 'Part {{number}}',
    distances: 'Distances', straight: 'In a straight line from the edge of the block, not by road.', place: 'Nearest', km: 'Straight line', within: '±{{km}} km', noDistances: 'No infrastructure is recorded to measure to.',
    utilities: 'Wastewater, power, water', utility: { wastewater: 'Wastewater', power: 'Power', water: 'Water supply' }, headroom: '{{value}} free', capacityOf: 'of {{value}}', meets: 'meets the standard', meetsNot: 'below the standard', none: 'no figures yet',
    fees: 'Prices and fees', fee: { land_rent: 'Land rent', infrastructure_fee: 'Infrastructure fee', management_fee: 'Management fee', ready_built_rent: 'Factory rent', wastewater_fee: 'Wastewater treatment', water: 'Water', power: 'Power' }, per: { m2: 'm², whole term', m2_year: 'm² a year', m2_month: 'm² a month', m3: 'm³', kwh: 'kWh' }, feeFrom: 'from {{date}}',
    term: 'Lease term', termUntil: 'until {{date}}', developer: 'Infrastructure developer',
    sectors: 'Sectors', stance: { priority: 'priority', allowed: 'allowed', excluded: 'not taken' }, sectorsNone: 'The zone has no list of sectors yet.', projects: 'Projects seeking investors', need: 'needs {{ha}} ha',
    rules: 'Rules that apply', rulesNone: 'No rule of its own is recorded.', documents: 'Documents', documentsNone: 'No document is recorded.', shortages: 'Infrastructure lacking',
    printed: 'Printed from {{link}}, figures of {{date}}.',
  },
  landCompare: {
    title: 'Compare blocks of land', bar_one: 'Compare {{formatted}} block', bar_other: 'Compare {{formatted}} blocks', barOne: 'Choose one more to compare', openTable: 'Open the comparison', clear: 'Clear', drop: 'Take {{name}} out', close: 'Close the comparison', onlyDifferent: 'Only rows that differ', feature: 'Feature', best: 'best', differs: 'differs', same: 'Every row is the same.', number: 'Block {{number}}', gone: 'gone',
    notTaken: 'not {{name}}', rows: {
      ha: 'Area', sectors: 'Sectors', state: 'Clearance', rectangle: 'Largest building that fits', uses: 'Land use', sme: 'For small firms', zone: 'Zone', status: 'Status of the zone', province: 'Province', rail_station: 'Rail station', seaport: 'Seaport', border_gate: 'Border gate', airport: 'Airport', expressway_interchange: 'Expressway interchange',
      wastewater: 'Wastewater headroom', power: 'Power headroom', fee: 'Rent, infrastructure fee', term: 'Lease until', basis: 'Basis of the figures', warnings: 'Good to know', zoneHa: 'Free in the zone',
    },
  },
}

addWords<FindLandOfferWords>({ vi, en })
