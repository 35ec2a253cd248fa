import { automatic, letter, signOff, zoneTitle, type NamedZone } from '../../mail/letter.ts'
import type { OutgoingMail } from '../../mail/outbox.ts'
import type { FormParts } from '../../forms/parts.ts'
import type { Language } from '../../language.ts'

export interface Alert {
  readonly id: number
  readonly email: string
  readonly language: Language
  readonly endKey: string
  readonly canonical: string
  readonly said: readonly string[]
}
export interface NewOffer { readonly code: string; readonly ha: number; readonly zone: NamedZone & { readonly province: { readonly nameVi: string; readonly nameEn: string } } }
type Board = Awaited<ReturnType<FormParts['board']>>

/** More than these are counted, and found behind the link. */
const MOST_LISTED = 20

const list = (lines: readonly string[]) => lines.map((line) => `  - ${line}`).join('\n')
const endPage = (publicUrl: string, { endKey }: Alert) => `${publicUrl}/alerts/end?key=${endKey}`
const searchPage = (publicUrl: string, { canonical }: Alert) => `${publicUrl}/find-land${canonical === '' ? '' : `?${canonical}`}`

/** The one mail an unconfirmed address gets: nothing of it was typed by who sent the form. */
export function confirmation(alert: Alert, day: string, confirmKey: string, confirmDays: number, publicUrl: string, board: Board): OutgoingMail {
  const { id, email, language, said } = alert
  const [subject, asked, link, otherwise, later] = language === 'vi' ? [
    'Xác nhận: báo tin khi có đất sạch phù hợp', 'Có người, có lẽ là bạn, muốn nhận thư ở địa chỉ này khi có đất sạch như sau:',
    `Để nhận thư, hãy xác nhận trong ${confirmDays} ngày:`, 'Nếu không phải bạn, không cần làm gì: sẽ không có thư nào nữa, và địa chỉ này bị xoá.', 'Muốn ngừng nhận thư sau này:',
  ] : [
    'Please confirm: an alert for cleared land', 'Somebody, probably you, wants mail at this address when cleared land like this comes up:',
    `To get it, confirm within ${confirmDays} days:`, 'If it was not you, do nothing: no further mail will come, and this address is erased.', 'To end the alert later on:',
  ]
  return {
    key: `land-alert:${id}:confirm:${day}`, to: email, subject, headers: automatic, alertId: id,
    text: letter(asked, list(said), `${link}\n${publicUrl}/alerts/confirm?key=${confirmKey}`, otherwise, `${later}\n${endPage(publicUrl, alert)}`, signOff(board)),
  }
}

/** What became clean, several offers in one mail. */
export function news(alert: Alert, offers: readonly NewOffer[], publicUrl: string, board: Board): OutgoingMail {
  const { id, email, language, said, endKey } = alert
  const isVi = language === 'vi'
  const hectares = (ha: number) => new Intl.NumberFormat(isVi ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 2 }).format(ha)
  const lines = offers.slice(0, MOST_LISTED).map(({ code, ha, zone }) => `${hectares(ha)} ha, ${zoneTitle(zone, language)}, ${isVi ? zone.province.nameVi : zone.province.nameEn}\n    ${publicUrl}/find-land?offer=${code}`)
  const more = offers.length - lines.length
  if (more > 0) lines.push(isVi ? `và ${more} khối khác` : `and ${more} more`)
  const [subject, opening, wished, all, end] = isVi ? [
    `Có đất sạch phù hợp: ${offers.length} khối`, 'Đất sau đây vừa thành đất sạch và phù hợp với điều kiện của bạn:', 'Điều kiện của bạn:', 'Xem tất cả:', 'Mỗi khối chỉ báo một lần. Ngừng báo tin:',
  ] : [
    `Cleared land that fits: ${offers.length} ${offers.length === 1 ? 'block' : 'blocks'}`, 'This land has just become clean, and fits what you are looking for:', 'What you are looking for:', 'See all:', 'You hear of each block once. To end this alert:',
  ]
  return {
    key: `land-alert:${id}:news:${offers.map((offer) => offer.code).sort()[0] ?? ''}`, to: email, subject, alertId: id,
    text: letter(opening, list(lines), `${wished}\n${list(said)}`, `${all}\n${searchPage(publicUrl, alert)}`, `${end}\n${endPage(publicUrl, alert)}`, signOff(board)),
    headers: { ...automatic, 'List-Unsubscribe': `<${publicUrl}/api/land-alerts/end?key=${endKey}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }
}
