import { paper } from '../../atlas-colours.ts'
import type { LandOfferDetail } from '../../contract/land-offer.ts'
import type { Settings } from '../../contract/settings.ts'
import type { Language } from '../../language.ts'
import { bases, filled, isIllustrative, nameOf, offerTitle, say, writeDate, writeHa, writeNumber, zoneKinds, zoneStatuses, zoneTitle, type Said } from '../../said.ts'
import { drawMap } from './map.ts'
import type { DossierMap } from './map-data.ts'
import { drawCorners, drawDerivation, drawDistances, drawDocuments, drawRules, drawSectors, drawTerms } from './parts.ts'
import { drawQr } from './qr.ts'
import { A4, clean, features, mm, Sheet } from './sheet.ts'
import { shortages, uses, warnings, words } from './words.ts'

export interface Dossier {
  readonly offer: LandOfferDetail
  readonly map: DossierMap
  readonly board: Settings['board']
  /** The live page: what the QR code holds. */
  readonly address: string
  readonly language: Language
}

/** An offer as a PDF. `compress`: false leaves its text readable for a test. */
export function drawDossier(dossier: Dossier, { compress = true } = {}): Promise<Buffer> {
  const { offer, map, board, language } = dossier
  const sheet = new Sheet(language, { title: `${words.dossier[language]}: ${offerTitle(offer, language)}`, author: board?.name ?? 'Mặt Bằng', day: offer.asOf }, compress)
  drawFront(sheet, dossier)
  drawMap(sheet, offer, map)
  sheet.turn()
  drawCorners(sheet, offer)
  drawDerivation(sheet, offer)
  drawDistances(sheet, offer)
  drawTerms(sheet, offer)
  drawSectors(sheet, offer)
  drawRules(sheet, offer)
  drawDocuments(sheet, offer)
  const isMarked = isIllustrative(offer.basis)
  return sheet.finish((page, of) => {
    if (isMarked) drawWatermark(sheet)
    drawFoot(sheet, offer, page, of)
  })
}

/** What it is, how sure, how large, until when, and the way back to the live page. */
function drawFront(sheet: Sheet, { offer, address, language, board }: Dossier): void {
  const { zone } = offer
  const qrSide = 32 * mm
  const width = sheet.width - qrSide - 12
  const line = (text: string, style: { size: number; bold?: boolean; colour?: string }, gap = 2): void => {
    const height = sheet.heightOf(text, width, style)
    sheet.set(style).text(clean(text), sheet.left, sheet.y, { features, width })
    sheet.y += height + gap
  }
  drawQr(sheet.doc, address, sheet.left + sheet.width - qrSide, sheet.top - 4, qrSide)
  sheet.doc.link(sheet.left + sheet.width - qrSide, sheet.top - 4, qrSide, qrSide, address)
  sheet.at(`${words.live[language]} / ${words.live[sheet.other]}`, sheet.left + sheet.width - qrSide - 20, sheet.top + qrSide - 4, qrSide + 20, { size: 6.5, colour: paper.quiet, align: 'right' })
  line(board?.name ?? 'Mặt Bằng', { size: 9, colour: paper.accent, bold: true }, 6)
  line(`${words.dossier[language]} · ${words.dossier[sheet.other]}`, { size: 9, colour: paper.quiet })
  line(offerTitle(offer, language), { size: 20, bold: true })
  line(`${zoneTitle(zone, sheet.other)} · ${offer.code}`, { size: 9, colour: paper.quiet }, 8)
  sheet.y = Math.max(sheet.y, sheet.top + qrSide + 10)

  const state = offer.state === 'ready' ? words.ready : say(...(['vi', 'en'] as const).map((one) => `${words.clearing[one]}, ${offer.readyOn === null ? words.readyUnknown[one] : words.readyOn[one].replace('{}', writeDate(offer.readyOn, one))}`) as [string, string])
  const rectangle = offer.rectangle && `${writeNumber(Math.floor(offer.rectangle.widthM), language, 0)} × ${writeNumber(Math.floor(offer.rectangle.lengthM), language, 0)} m`
  drawNumbers(sheet, [
    [words.area, writeHa(offer.ha, language, 4)],
    [words.rectangle, rectangle ?? sheet.say(words.none)],
    [words.validUntil, writeDate(offer.validUntil, language)],
  ])
  sheet.fact(words.state, sheet.say(state), state[sheet.other])
  sheet.fact(words.asOf, writeDate(offer.asOf, language))
  sheet.fact(words.basis, sheet.say(bases[offer.basis]), bases[offer.basis][sheet.other])
  sheet.fact(words.uses, offer.uses.map(({ use, ha }) => `${use === 'logistics' || use === 'ready_built' ? filled(sheet.say(words.ofThem), sheet.say(uses[use])) : sheet.say(uses[use])} ${writeHa(ha, language, 4)}`).join('; '))
  sheet.fact(words.reserved, writeHa(offer.smeReservedHa, language, 4))
  sheet.heading(words.zone)
  sheet.fact(words.zone, zoneTitle(zone, language), `${zone.code} · ${zoneTitle(zone, sheet.other)}`)
  sheet.fact(words.kind, `${sheet.say(zoneKinds[zone.kind])}, ${sheet.say(zoneStatuses[zone.status])}`)
  sheet.fact(words.province, nameOf(zone.province, language))
  if (zone.formerProvince !== null) sheet.fact(words.former, zone.formerProvince)
  sheet.fact(words.developer, offer.developer ?? sheet.say(words.none))
  sheet.fact(words.zoneFree, writeHa(offer.zoneAvailableHa, language, 4))
  if (offer.warnings.length > 0) sheet.heading(words.warnings)
  for (const warning of offer.warnings) {
    const more = warning === 'shortage' ? offer.shortages.map(({ kind, part, source }) => [sheet.say(shortages[kind] ?? say(kind, kind)), part, source].filter((one) => one !== null).join(', ')).join('; ') : ''
    sheet.paragraph(`• ${sheet.say(warnings[warning])}${more && `: ${more}`}`, { bold: warning === 'schematic', ...(warning === 'schematic' ? { colour: paper.warning } : {}) })
  }
  sheet.heading(words.contact)
  sheet.paragraph(board ? `${board.name}: ${board.contact}` : sheet.say(words.noContact))
  sheet.paragraph(sheet.say(words.closing).replace('{}', () => address).replace('{}', writeDate(offer.asOf, language)), { size: 8, colour: paper.quiet })
}

/** Large figures side by side. */
function drawNumbers(sheet: Sheet, figures: readonly (readonly [Said, string])[]): void {
  const width = sheet.width / figures.length
  sheet.doc.roundedRect(sheet.left, sheet.y, sheet.width, 52, 5).lineWidth(0.8).fillAndStroke(paper.sheet, paper.line)
  for (const [at, [label, value]] of figures.entries()) {
    const x = sheet.left + at * width + 10
    sheet.at(label[sheet.language], x, sheet.y + 6, width - 16, { size: 8 })
    sheet.at(label[sheet.other], x, sheet.y + 16, width - 16, { size: 6.5, colour: paper.quiet })
    sheet.at(value, x, sheet.y + 27, width - 16, { size: 15, bold: true })
  }
  sheet.y += 62
}

function drawWatermark(sheet: Sheet): void {
  const { doc } = sheet
  doc.save().rotate(-52, { origin: [A4.width / 2, A4.height / 2] }).fillOpacity(0.13)
  sheet.at(words.watermark, A4.width / 2 - 400, A4.height / 2 - 22, 800, { size: 33, bold: true, colour: paper.ink, align: 'center' })
  doc.restore()
}

function drawFoot(sheet: Sheet, offer: LandOfferDetail, page: number, of: number): void {
  const y = A4.height - 14 * mm
  sheet.doc.moveTo(sheet.left, y - 4).lineTo(sheet.left + sheet.width, y - 4).lineWidth(0.5).strokeColor(paper.line).stroke()
  sheet.at(`${words.notLegal[sheet.language]} ${words.notLegal[sheet.other]}`, sheet.left, y, sheet.width - 150, { size: 7, colour: paper.quiet })
  sheet.at(`${offer.code} · ${writeDate(offer.asOf, sheet.language)} · ${words.page[sheet.language]} ${page}/${of}`, sheet.left + sheet.width - 200, y, 200, { size: 7, colour: paper.quiet, align: 'right' })
}
