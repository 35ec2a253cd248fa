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

/** What is expected, where a program is told members or an address. */
const expectations: Readonly<Record<string, Said>> = {
  'closedOn and outcome, or neither': say('cả ngày kết thúc và kết quả, hoặc để trống cả hai', 'both the day it ended and the outcome, or neither'),
  'plannedOn | reachedOn | decision | moneyVnd | note': say('ít nhất một điều: ngày, quyết định, số tiền hoặc ghi chú', 'at least one of these: a day, a decision, money, a note'),
  decision: say('mã của một quyết định đã có', 'the code of a decision that is known'), '/api/sectors': say('mã trong danh mục ngành', 'a code from the list of sectors'),
}

/** A value with the days, steps and figures of programs, as people write them. */
export const spoken = (value: string, language: Language): string => (expectations[value]?.[language] ?? value)
  .replace(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (day) => writeDate(day, language))
  .replace(/(?<![\w.])\d+\.\d+(?= (?:ha|MVA|m³)|$)/g, (figure) => writeNumber(Number(figure), language, 4))
  .replace(/(?<=\()\w+(?=\))/g, (step) => relocationSteps[step]?.[language] ?? step)
