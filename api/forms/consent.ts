import type { FormName } from '../contract/question.ts'

/** What one agrees to, as it is shown and kept with what was sent. Whoever changes a text changes the version. */
export const CONSENT_VERSION = '2026-11'

const texts: Record<FormName, { readonly vi: (days: number) => string; readonly en: (days: number) => string }> = {
  question: {
    vi: (days) => `Tôi đồng ý để Ban quản lý dùng tên, công ty, e-mail, số điện thoại và nội dung câu hỏi của tôi chỉ để trả lời câu hỏi này. Chỉ cán bộ phụ trách xem được; không công khai, không chuyển cho ai khác. Chậm nhất sau ${days} ngày thông tin này tự xoá; tôi có thể xoá sớm hơn bất cứ lúc nào bằng đường dẫn nhận được sau khi gửi.`,
    en: (days) => `I agree that the board uses my name, company, e-mail, phone number and message only to answer this question. Only the officials in charge see them; they are not published and not passed on. They are erased after ${days} days at the latest; I can have them erased sooner, at any time, with the link I get after sending.`,
  },
  land_alert: {
    vi: (days) => `Tôi đồng ý để Ban quản lý giữ e-mail của tôi chỉ để báo khi có đất sạch phù hợp. Không công khai, không chuyển cho ai khác, không dùng vào việc khác. Sau ${days} ngày việc báo tin tự hết và e-mail bị xoá; tôi có thể ngừng bất cứ lúc nào bằng một lần bấm trong mỗi thư.`,
    en: (days) => `I agree that the board keeps my e-mail only to tell me when cleared land that fits comes up. It is not published, not passed on, and not used for anything else. After ${days} days the alert ends by itself and the e-mail is erased; I can end it at any time with one click in every mail.`,
  },
}

export const consentText = (form: FormName, language: 'vi' | 'en', days: number): string => texts[form][language](days)
