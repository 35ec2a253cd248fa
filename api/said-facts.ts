import type { Language } from './language.ts'
import { relocationSteps, say, writeDate, writeNumber, type Said } from './said.ts'

/** Members of what is sent, by their path, as the forms call them: a person who reads what was refused has never seen the member. */
export const fieldNames: Readonly<Record<string, Said>> = {
  areaHa: say('Diện tích cần', 'Area needed'), sector: say('Ngành', 'Sector'), wastewaterM3PerDay: say('Nước thải', 'Wastewater'), powerMva: say('Điện', 'Power'), farthestKm: say('Cách chỗ cũ không quá', 'At most this far'),
  neededBy: say('Cần đất trước ngày', 'Land needed by'), responsibleUnit: say('Đơn vị phụ trách', 'Responsible unit'), closedOn: say('Kết thúc ngày', 'Ended on'), outcome: say('Kết quả', 'Outcome'), source: say('Nguồn', 'Source'),
  plannedOn: say('Ngày theo kế hoạch', 'Planned for'), reachedOn: say('Ngày đạt', 'Reached on'), moneyVnd: say('Số tiền', 'Money'), decision: say('Quyết định', 'Decision'), 'decision.issuedOn': say('Ngày ban hành', 'Issued on'),
  'decision.number': say('Số quyết định', 'Decision number'), 'decision.authority': say('Cơ quan ban hành', 'Issued by'), effectiveOn: say('Có hiệu lực từ', 'In effect from'), name: say('Tên', 'Name'), note: say('Ghi chú', 'Note'),
  what: say('Vướng ở đâu', 'What holds it up'), since: say('Từ ngày', 'Since'), resolvedOn: say('Xong ngày', 'Resolved on'), firmNameVi: say('Tên doanh nghiệp', 'Name of the firm'), firmNameEn: say('Tên tiếng Anh', 'English name'),
}

/** What is expected, where a program is told members, types or an address. */
const expectations: Readonly<Record<string, Said>> = {
  'closedOn and outcome, or neither': say('cả ngày kết thúc và kết quả, hoặc để trống cả hai', 'both the day it ended and the outcome, or neither'),
  'plannedOn | reachedOn | decision | moneyVnd | note': say('ít nhất một điều: ngày, quyết định, số tiền hoặc ghi chú', 'at least one of these: a day, a decision, money, a note'),
  'effectiveOn (yyyy-mm-dd) | correction: true': say('ngày có hiệu lực, hoặc ghi rõ là sửa chỗ ghi sai', 'the day it takes effect, or that it corrects a mistake'),
  'correction: true': say('ghi rõ là sửa chỗ ghi sai', 'that it corrects a mistake'),
  'name | role | provinces | isClosed': say('ít nhất một điều: tên, vai trò, tỉnh, đóng tài khoản', 'at least one of these: name, role, provinces, closing the account'),
  'boundary | plots | status': say('ít nhất một điều: ranh giới, lô đất, tình trạng', 'at least one of these: boundary, plots, status'),
  'projectCode | relocationCode': say('dự án hoặc việc di dời, chỉ một trong hai', 'the project or the relocation, one of the two'),
  'readyExpectedOn and source alone': say('ngày dự kiến sạch và nguồn, không kèm mục khác', 'the day it is expected to be clean and its source, nothing else'),
  'stage | validFrom': say('giai đoạn giải phóng mặt bằng, hoặc ngày bắt đầu', 'the stage of clearance, or the day it began'),
  'stage ≠ ready': say('giai đoạn trước khi sạch', 'a stage before it is clean'),
  'approved | leased | in_use; effectiveOn | validTo': say('đã duyệt, đã cho thuê hoặc đang dùng; muốn kết thúc thì ghi ngày', 'approved, leased or in use; to end it give the day'),
  'email | phone': say('e-mail hoặc số điện thoại', 'an e-mail address or a phone number'),
  'offer | zone': say('mặt bằng hoặc khu', 'an offer or a zone'),
  'state | assignee': say('tình trạng hoặc người phụ trách', 'the state or who handles it'),
  'assignees of GET /api/questions': say('người trong danh sách phụ trách', 'somebody from the list of those who handle questions'),
  'alignment | clearanceArea': say('hướng tuyến hoặc ranh giới giải phóng mặt bằng', 'an alignment or the clearance area'),
  'industrial | warehouse | service': say('đất công nghiệp, kho bãi hoặc dịch vụ', 'industrial, warehouse or service land'),
  'warehouse | service': say('đất kho bãi hoặc dịch vụ', 'warehouse or service land'),
  'at least one province': say('ít nhất một tỉnh', 'at least one province'),
  'each plot once': say('mỗi lô một lần', 'each plot once'),
  'each sector once': say('mỗi ngành một lần', 'each sector once'),
  'each province once': say('mỗi tỉnh một lần', 'each province once'),
  'one of each kind and unit a day': say('mỗi loại và đơn vị một mức một ngày', 'one of each kind and unit a day'),
  'one version a day': say('mỗi ngày một phiên bản', 'one version a day'),
  'one boundary a day': say('mỗi ngày một ranh giới', 'one boundary a day'),
  'one stage a day': say('mỗi ngày một giai đoạn', 'one stage a day'),
  'a code of its own': say('mã chưa ai dùng', 'a code of its own'),
  'a name of its own': say('tên chưa ai dùng', 'a name of its own'),
  'an e-mail of its own': say('e-mail chưa có tài khoản', 'an e-mail of its own'),
  'a period of its own': say('thời gian không trùng', 'a period of its own'),
  'validTo = validFrom': say('ngày hết của bản trước là ngày bắt đầu của bản sau', 'the end of the one before on the day the next begins'),
  '> validFrom': say('sau ngày bắt đầu', 'after the day it begins'),
  '[longitude, latitude]': say('[kinh độ, vĩ độ]', '[longitude, latitude]'),
  'a valid polygon': say('một vùng hợp lệ', 'a valid polygon'),
  'milestone: no threshold; between: threshold and thresholdHigh; else: threshold': say('mốc: không có ngưỡng; khoảng: ngưỡng dưới và trên; còn lại: một ngưỡng', 'a milestone: no threshold; between: a low and a high one; else one threshold'),
  'threshold < thresholdHigh': say('ngưỡng dưới nhỏ hơn ngưỡng trên', 'the low threshold below the high one'),
  'flag: null; else a number': say('quy định có–không thì để trống, còn lại là một số', 'nothing for a rule that holds or does not, else a number'),
  'code, parameter and unit of a rule that is there': say('mã, tham số và đơn vị của một quy định đã có', 'code, parameter and unit of a rule that is there'),
  'replacedAt: null': say('bản chưa bị thay', 'the version that nothing replaced'),
  'another than currentPassword': say('khác mật khẩu hiện tại', 'different from the current password'),
  '≥ 12 characters, at least 5 of them different': say('ít nhất 12 ký tự, trong đó ít nhất 5 ký tự khác nhau', 'at least 12 characters, at least 5 of them different'),
  'a weight > 0': say('ít nhất một trọng số lớn hơn 0', 'at least one weight above 0'),
  'a site of the plan': say('một nơi nhận của phương án', 'a site of the plan'),
  'where termUntil is known from': say('nguồn của thời hạn', 'the source of the term'),
  '≥ areaFrom': say('không nhỏ hơn “Diện tích từ”', 'no less than “Area from”'),
  'a ring: at least 4 positions, the last is the first': say('một vòng khép kín: ít nhất 4 điểm, điểm cuối trùng điểm đầu', 'a ring: at least 4 positions, the last is the first'),
  'lng,lat lng,lat …': say('các điểm kinh độ,vĩ độ của một vùng không tự cắt', 'points lng,lat of an area that does not cross itself'),
  '3 … 200 points: lng,lat lng,lat …': say('3 … 200 điểm: kinh độ,vĩ độ kinh độ,vĩ độ …', '3 … 200 points: lng,lat lng,lat …'),
  'longitudes within ±180, latitudes within ±90': say('kinh độ trong ±180, vĩ độ trong ±90', 'longitudes within ±180, latitudes within ±90'),
  'four numbers: west,south,east,north': say('bốn số: tây, nam, đông, bắc', 'four numbers: west, south, east, north'),
  'west < east and south < north': say('tây < đông và nam < bắc', 'west < east and south < north'),
  '12,5 | 12.5 | 1200': say('một số từ 0 trở lên, như 12,5 hoặc 1200', 'a number from 0 up, such as 12.5 or 1200'),
  '1.250.000 | 1250000': say('một số nguyên từ 0 trở lên, như 1.250.000', 'a whole number from 0 up, such as 1250000'),
  decision: say('mã của một quyết định đã có', 'the code of a decision that is known'),
  '/api/sectors': say('mã trong danh mục ngành', 'a code from the list of sectors'),
  '/api/land-offers': say('mã của một mặt bằng đang có', 'the code of an offer of today'),
  province: say('mã của một tỉnh', 'the code of a province'),
  'former province': say('một tỉnh cũ', 'a former province'),
  zone: say('mã của một khu', 'the code of a zone'),
  project: say('mã của một dự án', 'the code of a project'),
  relocation: say('mã của một việc di dời', 'the code of a relocation'),
  string: say('chữ', 'text'),
  number: say('một số', 'a number'),
  int: say('một số nguyên', 'a whole number'),
  boolean: say('đúng hoặc sai (true, false)', 'true or false'),
  array: say('một danh sách', 'a list'),
  object: say('một nhóm mục', 'a group of fields'),
  'yyyy-mm-dd': say('ngày dạng yyyy-mm-dd', 'a day as yyyy-mm-dd'),
}

/** A value with the days, steps and figures of programs, as people write them. */
export const spoken = (value: string, language: Language): string => (expectations[value]?.[language] ?? value)
  .replace(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (day) => writeDate(day, language))
  .replace(/(?<![\w.])\d+\.\d+(?= (?:ha|MVA|m³)|$)/g, (figure) => writeNumber(Number(figure), language, 4))
  .replace(/(?<=\()\w+(?=\))/g, (step) => relocationSteps[step]?.[language] ?? step)

/** What stands for a value that was sent empty, without quotation marks: nobody typed it. */
export const nothingSent: Said = say('giá trị trống', 'nothing')
