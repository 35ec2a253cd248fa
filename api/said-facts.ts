import type { Language } from './language.ts'
import { relocationSteps, say, writeDate, writeNumber, type Said } from './said.ts'

/** Members of what is sent, as the forms call them: a person who reads what was refused has never seen the member. */
export const fieldNames: Readonly<Record<string, Said>> = {
  areaHa: say('Diện tích cần', 'Area needed'), sector: say('Ngành', 'Sector'), wastewaterM3PerDay: say('Nước thải', 'Wastewater'), powerMva: say('Điện', 'Power'), farthestKm: say('Cách chỗ cũ không quá', 'At most this far'),
  neededBy: say('Cần đất trước ngày', 'Land needed by'), responsibleUnit: say('Đơn vị phụ trách', 'Responsible unit'), closedOn: say('Kết thúc ngày', 'Ended on'), outcome: say('Kết quả', 'Outcome'), source: say('Nguồn', 'Source'),
  plannedOn: say('Ngày theo kế hoạch', 'Planned for'), reachedOn: say('Ngày đạt', 'Reached on'), moneyVnd: say('Số tiền', 'Money'), decision: say('Quyết định', 'Decision'), issuedOn: say('Ngày ban hành', 'Issued on'),
  number: say('Số quyết định', 'Decision number'), authority: say('Cơ quan ban hành', 'Issued by'), effectiveOn: say('Có hiệu lực từ', 'In effect from'), name: say('Tên', 'Name'), note: say('Ghi chú', 'Note'),
  what: say('Vướng ở đâu', 'What holds it up'), since: say('Từ ngày', 'Since'), resolvedOn: say('Xong ngày', 'Resolved on'), firmNameVi: say('Tên doanh nghiệp', 'Name of the firm'), firmNameEn: say('Tên tiếng Anh', 'English name'),
}

/** A sentence whose days, steps and figures with a unit are those of programs, as people write them. What is quoted as typed stays. */
export const spoken = (sentence: string, language: Language): string => sentence
  .replace(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (day) => writeDate(day, language))
  .replace(/(?<![\w.“])\d+\.\d+(?= (?:ha|MVA|m³))/g, (figure) => writeNumber(Number(figure), language, 4))
  .replace(/(?<=\()\w+(?=\))/g, (step) => relocationSteps[step]?.[language] ?? step)
