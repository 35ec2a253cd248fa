import { automatic, dayIn, letter, signOff, zoneTitle, type NamedZone } from '../../mail/letter.ts'
import type { OutgoingMail } from '../../mail/outbox.ts'
import type { FormParts } from '../../forms/parts.ts'
import type { Language } from '../../language.ts'

export interface Asked {
  readonly id: number
  readonly number: string
  readonly zone: NamedZone
  readonly offer: string | null
  readonly language: Language
  readonly erasedOn: string
}
type Board = Awaited<ReturnType<FormParts['board']>>

const aboutOf = ({ zone, offer }: Asked, language: Language): string => `${zoneTitle(zone, language)}${offer === null ? '' : ` (${offer})`}`

/** To who asked: what it is called, and where it is followed. Says nothing that was typed: whose address it is, nobody knows yet. */
export function receipt(asked: Asked, to: string, follow: string, publicUrl: string, board: Board): OutgoingMail {
  const { id, number, language, erasedOn } = asked
  const about = aboutOf(asked, language)
  const [subject, said, link, gone, notYou] = language === 'vi' ? [
    `[${number}] Đã nhận câu hỏi về ${about}`, `Ban đã nhận câu hỏi số ${number} về ${about}.`,
    'Xem trả lời, hoặc xoá thông tin của bạn, ở đường dẫn riêng này (ai có đường dẫn thì xem được, xin giữ cẩn thận):',
    `Thông tin của bạn tự xoá chậm nhất ngày ${dayIn('vi', erasedOn)}.`, 'Nếu bạn không gửi câu hỏi nào, hãy mở đường dẫn trên và xoá.',
  ] : [
    `[${number}] Your question about ${about} has arrived`, `The board has your question ${number} about ${about}.`,
    'Read the answer, or have your details erased, at this link of your own (whoever has it can open it, so keep it):',
    `Your details are erased by ${dayIn('en', erasedOn)} at the latest.`, 'If you did not ask anything, open the link and erase it.',
  ]
  return { key: `question:${id}:receipt`, to, subject, text: letter(said, `${link}\n${publicUrl}${follow}`, gone, notYou, signOff(board)), headers: automatic, questionId: id }
}

/** To who works on it: that there is one, without anything of who asked. */
export function notice(asked: Asked, account: { readonly id: string; readonly email: string }, publicUrl: string): OutgoingMail {
  const { id, number } = asked
  return {
    key: `question:${id}:new:${account.id}`, to: account.email, subject: `[${number}] Câu hỏi mới về ${aboutOf(asked, 'vi')}`,
    text: letter(`Có câu hỏi mới, số ${number}, về ${aboutOf(asked, 'vi')}.`, `Đọc và trả lời: ${publicUrl}/inbox/${id}`, signOff(null)), headers: automatic, questionId: id,
  }
}

/** The reply, to who asked. The question is not repeated: nobody has confirmed that the address is theirs. */
export function reply(asked: Asked, { to, entryId, text }: { to: string; entryId: number; text: string }, board: Board): OutgoingMail {
  const { id, number, language } = asked
  const about = aboutOf(asked, language)
  const [subject, said, more] = language === 'vi'
    ? [`[${number}] Trả lời câu hỏi về ${about}`, `Ban trả lời câu hỏi số ${number} của bạn về ${about}:`, 'Xem lại câu trả lời, hoặc xoá thông tin của bạn, ở đường dẫn riêng bạn đã nhận khi gửi câu hỏi.']
    : [`[${number}] Answer to your question about ${about}`, `The board answers your question ${number} about ${about}:`, 'Read it again, or have your details erased, at the link of your own that you got when you asked.']
  return { key: `question:${id}:reply:${entryId}`, to, subject, text: letter(said, text, more, signOff(board)), questionId: id }
}
