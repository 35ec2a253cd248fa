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
  'readyExpectedOn and source alone': say('chỉ ngày dự kiến xong và nguồn', 'the day it is expected to be ready, and its source, alone'),
  'stage | validFrom': say('bước giải phóng mặt bằng, hoặc ngày bắt đầu', 'the stage of clearance, or the day it began'),
  'email | phone': say('e-mail hoặc số điện thoại', 'an e-mail address or a phone number'), 'offer | zone': say('mặt bằng hoặc khu', 'an offer or a zone'),
  'state | assignee': say('tình trạng hoặc người phụ trách', 'the state or who handles it'), 'alignment | clearanceArea': say('hướng tuyến hoặc ranh giới giải phóng mặt bằng', 'an alignment or the clearance area'),
  'industrial | warehouse | service': say('đất công nghiệp, kho bãi hoặc dịch vụ', 'industrial, warehouse or service land'), 'warehouse | service': say('đất kho bãi hoặc dịch vụ', 'warehouse or service land'),
  'at least one province': say('ít nhất một tỉnh', 'at least one province'), 'each plot once': say('mỗi lô một lần', 'each plot once'), 'each sector once': say('mỗi ngành một lần', 'each sector once'), 'each province once': say('mỗi tỉnh một lần', 'each province once'),
  'another than currentPassword': say('khác mật khẩu hiện tại', 'another than the current password'), 'a weight > 0': say('ít nhất một trọng số lớn hơn 0', 'at least one weight above 0'),
  'a site of the plan': say('một nơi nhận của phương án', 'a site of the plan'), 'where termUntil is known from': say('nguồn của thời hạn', 'where the term is known from'),
  'a ring: at least 4 positions, the last is the first': say('một vòng khép kín: ít nhất 4 điểm, điểm cuối trùng điểm đầu', 'a ring: at least 4 positions, the last is the first'),
  '3 … 200 points: lng,lat lng,lat …': say('3 … 200 điểm: kinh độ,vĩ độ kinh độ,vĩ độ …', '3 … 200 points: lng,lat lng,lat …'), '≥ areaFrom': say('không nhỏ hơn diện tích từ', 'at least the area from'),
  'longitudes within ±180, latitudes within ±90': say('kinh độ trong ±180, vĩ độ trong ±90', 'longitudes within ±180, latitudes within ±90'),
  'four numbers: west,south,east,north': say('bốn số: tây, nam, đông, bắc', 'four numbers: west, south, east, north'), 'west < east and south < north': say('tây < đông và nam < bắc', 'west < east and south < north'),
  '≥ 12 characters, at least 5 of them different': say('ít nhất 12 ký tự, trong đó 5 ký tự khác nhau', 'at least 12 characters, at least 5 of them different'),
  decision: say('mã của một quyết định đã có', 'the code of a decision that is known'), '/api/sectors': say('mã trong danh mục ngành', 'a code from the list of sectors'),
  string: say('chữ', 'text'), number: say('một số', 'a number'), int: say('một số nguyên', 'a whole number'), boolean: say('có hoặc không', 'yes or no'), array: say('một danh sách', 'a list'), object: say('nhiều mục', 'several members'),
  'yyyy-mm-dd': say('ngày dạng yyyy-mm-dd', 'a day as yyyy-mm-dd'),
}

/** A value with the days, steps and figures of programs, as people write them. */
export const spoken = (value: string, language: Language): string => (expectations[value]?.[language] ?? value)
  .replace(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (day) => writeDate(day, language))
  .replace(/(?<![\w.])\d+\.\d+(?= (?:ha|MVA|m³)|$)/g, (figure) => writeNumber(Number(figure), language, 4))
  .replace(/(?<=\()\w+(?=\))/g, (step) => relocationSteps[step]?.[language] ?? step)

/** What stands for a value that was sent empty, without quotation marks: nobody typed it. */
export const nothingSent: Said = say('giá trị trống', 'nothing')
