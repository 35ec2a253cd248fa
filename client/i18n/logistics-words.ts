import { addWords } from './add-words.ts'
import type { Translation } from './vi.ts'

/** Words of the room of logistics. */
export const vi = {
  logistics: {
    title: 'Đất logistics', pageTitle: 'Đất logistics – Mặt Bằng', toMap: 'Bản đồ', content: 'Nội dung', province: 'Tỉnh', everywhere: 'Mọi tỉnh', noData: 'chưa có số liệu',
    tabs: { label: 'Các phần của đất logistics', zones: 'Các khu', candidates: 'Địa điểm', 'what-if': 'Thử cơ cấu', gaps: 'Còn thiếu' },
    schematic: 'Lô đất vẽ theo sơ đồ', schematicText: 'Nhiều số ở đây tính từ lô đất sơ đồ: để hình dung, không dùng để báo cáo chính thức.',
    turn: { can_change: 'Chưa hoạt động: còn điều chỉnh được quy hoạch', operating: 'Đang hoạt động', unknown: 'Chưa rõ tình trạng', leaving: 'Phải di dời hoặc đã rút' },
  },
  logisticsZone: {
    intro: 'Luật chưa có loại “đất logistics”: ở đây là lô kho bãi (tính vào đất công nghiệp) hoặc lô dịch vụ được đánh dấu. Mức {{pct}} diện tích khu là đề xuất của Mặt Bằng, ban quản lý đặt lại được.', noBenchmark: 'Chưa đặt mức đất logistics mong muốn.',
    of: '{{part}} ha · {{pct}} diện tích khu', none: 'Chưa có số liệu lô đất', missing: '{{ha}} ha', show: 'Xem trên bản đồ', legend: 'Màu trên bản đồ: từ chưa có đất logistics đến đủ mức {{pct}}', tryIt: 'Thử đổi cơ cấu', more: 'Cách tính và đủ các số',
    logistics: 'Logistics', warehouse: 'Kho bãi', service: 'Dịch vụ', use: 'Loại đất', ha: 'ha', ofTotal: '% diện tích khu', ofIndustrial: '% đất công nghiệp', benchmark: 'mức {{pct}}',
    asWarehouse: 'Logistics trên lô kho bãi', asService: 'Logistics trên lô dịch vụ', base: 'Diện tích khu: {{ha}} ha ({{of}}); đất công nghiệp: {{industrial}} ha', baseOf: { drawn: 'theo ranh vẽ', plots: 'cộng các lô' }, caption: 'Đất logistics, kho bãi, dịch vụ của {{zone}}', count_other: '{{formatted}} khu',
  },
  logisticsCandidate: {
    intro: 'Khối đất sạch đang chào, và ở khu còn điều chỉnh được quy hoạch: mọi lô chưa ai có. Kéo thanh để đặt trọng số; điểm tính lại ngay.', weights: 'Trọng số', reset: 'Về trọng số ban đầu', count_other: '{{formatted}} địa điểm', first: 'Điểm cao nhất', more: 'Xem thêm địa điểm',
    name: { area: 'Diện tích', turning: 'Chỗ xe tải quay đầu', interchange: 'Gần nút giao cao tốc', rail: 'Gần ga đường sắt', port: 'Gần cảng biển', gate: 'Gần cửa khẩu', frontage: 'Mặt giáp đường nội bộ', road_width: 'Đường giáp lô rộng', flood: 'Không ngập', housing: 'Xa nhà ở' },
    scale: '{{worst}} → {{best}} {{unit}}', noLimits: 'chưa đặt mức chấm điểm', dropped: 'chưa có số liệu: không tính tiêu chí này', droppedSome_other: '{{formatted}} nơi chưa có số liệu',
    score: '{{score}} điểm', why: 'Vì sao', criterion: 'Tiêu chí', raw: 'Số đo', points: 'Điểm', weight: 'Trọng số', part: 'Đóng góp', block: 'Khối đất sạch {{ha}} ha', clearing: 'Khối đang giải phóng {{ha}} ha', plot: 'Lô {{code}}, {{ha}} ha',
    sensitivity: 'Kết quả bền đến đâu', sensitivityText: 'Trong mười nơi đầu, bao nhiêu nơi đổi khi một trọng số giảm nửa hoặc tăng gấp đôi.', halved: 'Giảm nửa', doubled: 'Gấp đôi',
    catchment: 'Đất công nghiệp quanh đây', ring: 'Trong {{km}} km', catchmentHa_other: '{{ha}} ha ở {{formatted}} khu', without_other: 'chưa kể {{formatted}} khu chưa có lô đất', show: 'Xem trên bản đồ', none: 'Không nơi nào chấm điểm được với các trọng số này.', legend: 'Màu trên bản đồ: điểm từ 0 đến 100',
    saved: 'Trọng số đã lưu', use: 'Dùng', useNamed: 'Dùng trọng số {{name}}', delete: 'Xoá', deleteNamed: 'Xoá trọng số {{name}}', deleteAsk: 'Xoá bộ trọng số “{{name}}”? Địa chỉ đã gửi đi vẫn giữ trọng số của nó.', leave: 'Thôi', deleteFailed: 'Chưa xoá được.', saveAs: 'Tên để lưu', save: 'Lưu trọng số', savedNow: 'Đã lưu.', by: '{{name}} ({{author}})',
  },
  landScenario: {
    intro: 'Chọn khu và lô, đổi thành kho bãi, dịch vụ hay logistics, rồi xem trước và sau. Quy hoạch đang có không đổi.', zone: 'Khu, cụm', choose: 'Chọn…', plots: 'Lô đất', to: 'Đổi thành', none: 'Chưa chọn lô nào.', chosen_other: 'Đã chọn {{formatted}} lô, {{ha}} ha', compute: 'Tính trước và sau', taken: 'đã có người thuê hoặc đang giữ', clear: 'Bỏ chọn hết', noPlots: 'Khu này chưa có số liệu lô đất.', noTaken_other: 'Có {{formatted}} lô đã bố trí hoặc đang giữ: đổi quy hoạch phải bàn với người đang có đất.',
    use: { keep: 'Giữ nguyên', industrial: 'Công nghiệp', warehouse: 'Kho bãi', warehouse_logistics: 'Kho bãi – logistics', service: 'Dịch vụ', service_logistics: 'Dịch vụ – logistics' },
    before: 'Hiện nay', after: 'Phương án', change: 'Thay đổi', figure: 'Chỉ số', caption: 'Trước và sau khi đổi', share: '{{use}}, % diện tích khu', logistics: 'Đất logistics, ha', industrial: 'Đất công nghiệp, ha', benchmark: 'Thiếu so với mức logistics, ha', smeRequired: 'Đất cho doanh nghiệp nhỏ và vừa: cần, ha', smeCounted: 'Đất cho doanh nghiệp nhỏ và vừa: có, ha', smeShort: 'Đất cho doanh nghiệp nhỏ và vừa: thiếu, ha', sme: 'Đất cho doanh nghiệp nhỏ và vừa', occupancy: 'Tỷ lệ lấp đầy, %', revenueFree: 'Đất không thu tiền thuê, ha', standards: 'Tiêu chuẩn',
    name: 'Tên phương án', note: 'Ghi chú', save: 'Lưu phương án', saved: 'Đã lưu.', link: 'Đường dẫn', forWhoever: 'Ai có đường dẫn này đều xem được:', copy: 'Chép', copied: 'Đã chép', kept: 'Phương án đã lưu', open: 'Mở', by: '{{author}}, {{date}}', gone: 'Có lô trong phương án nay không còn: {{plots}}. Không tính được nữa.', signInTitle: 'Đăng nhập để thử', signInText: 'Cán bộ quy hoạch và quản lý thử và lưu phương án; ai có đường dẫn đều xem được phương án đã lưu.', signIn: 'Đăng nhập', onMap: 'Trên bản đồ', show: 'Đến các lô này', others: 'Về khu này', changeIt: 'Đổi tên, đổi lô', saveChange: 'Lưu thay đổi', cancel: 'Thôi', end: 'Cất đi', endAsk: 'Cất phương án này đi? Đường dẫn đã gửi sẽ không mở được nữa.', endFailed: 'Chưa cất được: phương án vừa được sửa, hoặc đã cất. Đã tải lại.', conflict: 'Phương án vừa được người khác sửa. Những gì đang sửa ở đây còn nguyên; bấm lưu lần nữa thì thay bản của họ.', asOf: 'Tính ngày {{date}}',
  },
  logisticsGap: {
    legend: 'Chú giải: loại thiếu và số khu', count_other: '{{formatted}} khu', kinds: { power: 'Cấp điện', water: 'Cấp, thoát nước và nước thải', service: 'Đất dịch vụ', access: 'Đường kết nối' },
    intro: 'Ngoài hàng rào còn thiếu gì, theo văn bản hoặc số liệu đã ghi. Không có trong danh sách không có nghĩa là đủ.', wholeZone: 'cả khu', onlyPart: 'chỉ {{part}}', partHa: '{{part}} ({{ha}} ha)', source: '{{title}} ({{date}})', noWastewater: 'Chưa có trạm xử lý nước thải tập trung', noService: 'Có lô đất nhưng không có đất dịch vụ', overPower: 'Điện đã hứa cấp vượt công suất: {{committed}} / {{capacity}} {{unit}}', drainage_other: 'Thoát nước: {{formatted}} khu chưa có số liệu nào được ghi.', show: 'Xem trên bản đồ', nothing: 'Chưa ghi nhận chỗ thiếu nào ở tỉnh này.', partsAbove: 'Huy hiệu có chữ “chỉ …” nói về một phần của khu. Phần đó chưa có ranh, nên huy hiệu đặt phía trên ký hiệu của khu.',
  },
}
export type LogisticsWords = typeof vi

export const en: Translation<LogisticsWords> = {
  logistics: {
    title: 'Logistics land', pageTitle: 'Logistics land – Mặt Bằng', toMap: 'Map', content: 'Content', province: 'Province', everywhere: 'All provinces', noData: 'no data yet',
    tabs: { label: 'Parts of logistics land', zones: 'Zones', candidates: 'Sites', 'what-if': 'What if', gaps: 'Shortages' },
    schematic: 'Plots are schematic', schematicText: 'Many figures here come from schematic plots: to give an idea, not for official reports.',
    turn: { can_change: 'Not operating yet: the plan can still change', operating: 'Operating', unknown: 'Status not known', leaving: 'To be moved, or withdrawn' },
  },
  logisticsZone: {
    intro: 'The law knows no “logistics land”: here it is warehouse plots (which are industrial land) or service plots that are marked so. The {{pct}} of the zone is a proposal of Mặt Bằng that a board can set anew.', noBenchmark: 'No wanted share of logistics land is set.',
    of: '{{part}} ha · {{pct}} of the zone', none: 'No plots on record', missing: '{{ha}} ha', show: 'Show on the map', legend: 'Colour on the map: from no logistics land to the wanted {{pct}}', tryIt: 'Try another structure', more: 'How it is counted, all figures',
    logistics: 'Logistics', warehouse: 'Warehouse', service: 'Service', use: 'Land use', ha: 'ha', ofTotal: '% of the zone', ofIndustrial: '% of industrial land', benchmark: 'wanted {{pct}}',
    asWarehouse: 'Logistics on warehouse plots', asService: 'Logistics on service plots', base: 'Zone: {{ha}} ha ({{of}}); industrial land: {{industrial}} ha', baseOf: { drawn: 'as drawn', plots: 'plots together' }, caption: 'Logistics, warehouse and service land of {{zone}}', count_one: '{{formatted}} zone', count_other: '{{formatted}} zones',
  },
  logisticsCandidate: {
    intro: 'Clean blocks on offer and, where the plan can still change, every plot nobody has. Move a slider to set a weight; scores follow at once.', weights: 'Weights', reset: 'Usual weights', count_one: '{{formatted}} site', count_other: '{{formatted}} sites', first: 'Highest scores', more: 'Show more sites',
    name: { area: 'Area', turning: 'Room for trucks to turn', interchange: 'Near an interchange', rail: 'Near a railway station', port: 'Near a seaport', gate: 'Near a border gate', frontage: 'Frontage on internal roads', road_width: 'Wide road at the plot', flood: 'Free of floods', housing: 'Far from housing' },
    scale: '{{worst}} → {{best}} {{unit}}', noLimits: 'no scoring limits are set', dropped: 'no data: this criterion is left out', droppedSome_one: 'no data for {{formatted}} site', droppedSome_other: 'no data for {{formatted}} sites',
    score: '{{score}} points', why: 'Why', criterion: 'Criterion', raw: 'Measured', points: 'Points', weight: 'Weight', part: 'Adds', block: 'Clean block, {{ha}} ha', clearing: 'Block being cleared, {{ha}} ha', plot: 'Plot {{code}}, {{ha}} ha',
    sensitivity: 'How firm the result is', sensitivityText: 'How many of the first ten change when one weight is halved or doubled.', halved: 'Halved', doubled: 'Doubled',
    catchment: 'Industrial land around', ring: 'Within {{km}} km', catchmentHa_one: '{{ha}} ha in {{formatted}} zone', catchmentHa_other: '{{ha}} ha in {{formatted}} zones', without_one: 'without {{formatted}} zone that has no plots yet', without_other: 'without {{formatted}} zones that have no plots yet', show: 'Show on the map', none: 'No site can be scored with these weights.', legend: 'Colour on the map: score from 0 to 100',
    saved: 'Kept weights', use: 'Use', useNamed: 'Use the weights {{name}}', delete: 'Delete', deleteNamed: 'Delete the weights {{name}}', deleteAsk: 'Delete the weights “{{name}}”? Links that were sent keep the weights in them.', leave: 'Leave them', deleteFailed: 'They were not deleted.', saveAs: 'Name to keep them by', save: 'Keep weights', savedNow: 'Kept.', by: '{{name}} ({{author}})',
  },
  landScenario: {
    intro: 'Pick a zone and plots, turn them into warehouse, service or logistics land, and see before and after. The plan stays as it is.', zone: 'Zone', choose: 'Choose…', plots: 'Plots', to: 'Becomes', none: 'No plot is chosen.', chosen_one: '{{formatted}} plot chosen, {{ha}} ha', chosen_other: '{{formatted}} plots chosen, {{ha}} ha', compute: 'Compute before and after', taken: 'leased or held', clear: 'Choose none', noPlots: 'No plots of this zone are on record.', noTaken_one: '{{formatted}} plot is allocated or held: changing the plan concerns whoever has the land.', noTaken_other: '{{formatted}} plots are allocated or held: changing the plan concerns whoever has the land.',
    use: { keep: 'As it is', industrial: 'Industrial', warehouse: 'Warehouse', warehouse_logistics: 'Warehouse – logistics', service: 'Service', service_logistics: 'Service – logistics' },
    before: 'Now', after: 'What if', change: 'Change', figure: 'Figure', caption: 'Before and after the change', share: '{{use}}, % of the zone', logistics: 'Logistics land, ha', industrial: 'Industrial land, ha', benchmark: 'Short of the wanted logistics land, ha', smeRequired: 'Land for small firms: required, ha', smeCounted: 'Land for small firms: counted, ha', smeShort: 'Land for small firms: short, ha', sme: 'Land for small firms', occupancy: 'Occupancy, %', revenueFree: 'Land without rent, ha', standards: 'Standards',
    name: 'Name', note: 'Note', save: 'Keep', saved: 'Kept.', link: 'Link', forWhoever: 'Whoever has this link can see it:', copy: 'Copy', copied: 'Copied', kept: 'Kept what-ifs', open: 'Open', by: '{{author}}, {{date}}', gone: 'Plots of it are there no more: {{plots}}. It cannot be computed.', signInTitle: 'Sign in to try', signInText: 'Planners and officials try and keep what-ifs; whoever has a link sees a kept one.', signIn: 'Sign in', onMap: 'On the map', show: 'Go to these plots', others: 'Back to the zone', changeIt: 'Change name or plots', saveChange: 'Save the change', cancel: 'Leave it', end: 'Put away', endAsk: 'Put this what-if away? Links that were sent open it no more.', endFailed: 'It was not put away: somebody has just changed it, or put it away. It was loaded again.', conflict: 'Somebody else has just changed this what-if. What you are changing is still here; save once more to replace theirs.', asOf: 'Computed for {{date}}',
  },
  logisticsGap: {
    legend: 'Legend: kinds of shortage and how many zones', count_one: '{{formatted}} zone', count_other: '{{formatted}} zones', kinds: { power: 'Power', water: 'Water, drainage and wastewater', service: 'Service land', access: 'Road access' },
    intro: 'What is short outside the fence, as documents or records say. What is not listed is not known to be enough.', wholeZone: 'the whole zone', onlyPart: 'only {{part}}', partHa: '{{part}} ({{ha}} ha)', source: '{{title}} ({{date}})', noWastewater: 'No central wastewater treatment', noService: 'Plots, but no service land', overPower: 'Power promised beyond capacity: {{committed}} / {{capacity}} {{unit}}', drainage_one: 'Drainage: nothing is on record for {{formatted}} zone.', drainage_other: 'Drainage: nothing is on record for {{formatted}} zones.', show: 'Show on the map', nothing: 'No shortage is on record in this province.', partsAbove: 'A badge that says “only …” is about a part of the zone. That part has no boundary yet, so the badge stands above the zone’s symbol.',
  },
}

addWords({ vi, en })
