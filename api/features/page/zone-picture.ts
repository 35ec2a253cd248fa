import { landUseColours, offerColours, paper, statusColours } from '../../atlas-colours.ts'
import type { LedgerRow } from '../../contract/land-ledger.ts'
import type { Basis, ZoneKind, ZoneStatus } from '../../contract/zone.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import type { Language } from '../../language.ts'
import { filled, isIllustrative, nameOf, writeNumber, zoneKinds, zoneStatuses, zoneTitle } from '../../said.ts'
import { fit, picture, sign, svg, text, wrap, type Shape } from './picture.ts'
import { words } from './words.ts'

/** rules.zone_picture */
export interface ZonePicture {
  readonly code: string; readonly kind: ZoneKind; readonly status: ZoneStatus; readonly nameVi: string; readonly nameEn: string
  readonly province: { readonly nameVi: string; readonly nameEn: string }
  readonly ledger: LedgerRow
  readonly isOffered: boolean
  readonly basis: Basis | null
  readonly outline: Shape | null
  readonly plots: readonly { readonly landUse: string; readonly geometry: Shape }[]
  readonly offers: readonly { readonly state: string; readonly geometry: Shape }[]
}
export interface LandPicture {
  readonly asOf: string; readonly offers: number; readonly readyHa: number; readonly isIllustrative: boolean
  readonly shapes: readonly { readonly ha: number; readonly geometry: Shape }[]
}

export async function readZonePicture(db: Queryable, code: string): Promise<ZonePicture | null> {
  const [row] = await db.query<{ found: ZonePicture | null }>(sql`select rules.zone_picture(${code}) as found`)
  return row?.found ?? null
}
export async function readLandPicture(db: Queryable): Promise<LandPicture> {
  const [row] = await db.query<{ found: LandPicture | null }>(sql`select rules.land_picture(5) as found`)
  if (!row?.found) throw new Error('the picture of all offers gave no row')
  return row.found
}

const margin = 64
const mapBox = { x: 40, y: 40, width: 600, height: 550 } as const

/** A zone as the atlas draws it: outline by status, plots by use, land to be had brightest; its name, what is free, its status. Without a place: a quiet card. */
export function drawZonePicture(zone: ZonePicture, language: Language): string {
  const left = zone.outline ? mapBox.x + mapBox.width + margin - 16 : margin + 16
  const width = picture.width - left - 56
  const { availableHa, approvedHa, plannedHa } = zone.ledger
  const wholeHa = approvedHa ?? plannedHa
  const size = zone.outline ? 52 : 68
  const lines = wrap(zoneTitle(zone, language), size, width, 3)
  let y = zone.outline ? 130 : 190
  const parts = [text(`${zoneKinds[zone.kind][language]} · ${nameOf(zone.province, language)}`, left, y, 26, { colour: paper.quiet })]
  for (const line of lines) parts.push(text(line, left, (y += size * 1.2), size, { bold: true }))
  y += 72
  if (availableHa !== null && availableHa > 0 && zone.isOffered) {
    parts.push(text(`${writeNumber(availableHa, language)} ha`, left, y + 8, 58, { bold: true, colour: '#1c6b38' }), text(words.available[language], left, y + 48, 26, { colour: paper.quiet }))
    y += 104
  } else if (wholeHa !== null) {
    parts.push(text(filled(words[approvedHa === null ? 'planHead' : 'approvedHead'][language], writeNumber(wholeHa, language)), left, y, 36, { bold: true }))
    y += 64
  }
  parts.push(`<rect x="${left}" y="${y - 26}" width="16" height="30" rx="3" fill="${statusColours[zone.status]}"/>`, text(zoneStatuses[zone.status][language], left + 28, y, 28))
  if (isIllustrative(zone.basis)) parts.push(badge(words.sketch[language], left, y + 30))
  return svg(`${zone.outline ? drawGround(zone, zone.outline) : `<rect x="${margin - 24}" y="120" width="6" height="390" rx="3" fill="${statusColours[zone.status]}"/>`}${parts.join('')}${sign(zone.outline ? left : margin + 16, 540)}`)
}

function drawGround({ plots, offers, status }: ZonePicture, outline: Shape): string {
  const at = fit(outline, { x: mapBox.x + 34, y: mapBox.y + 34, width: mapBox.width - 68, height: mapBox.height - 68 })
  const line = statusColours[status]
  const dash = status === 'planned' || status === 'withdrawn' ? ' stroke-dasharray="12 8"' : ''
  return `<rect x="${mapBox.x}" y="${mapBox.y}" width="${mapBox.width}" height="${mapBox.height}" rx="14" fill="#f0ece2" stroke="${paper.line}"/>
<path d="${at(outline)}" fill="${line}" fill-opacity="0.14" fill-rule="evenodd"/>
${plots.map(({ landUse, geometry }) => `<path d="${at(geometry)}" fill="${landUseColours[landUse] ?? '#e8e1d3'}" stroke="${paper.plotLine}" stroke-width="0.6" fill-rule="evenodd"/>`).join('')}
${offers.map(({ geometry }) => `<path d="${at(geometry)}" fill="${offerColours.ready.fill}" fill-opacity="0.85" stroke="${offerColours.ready.line}" stroke-width="1.6" fill-rule="evenodd"/>`).join('')}
<path d="${at(outline)}" fill="none" stroke="${line}" stroke-width="4" stroke-linejoin="round"${dash}/>`
}

const badge = (said: string, x: number, y: number): string => `<rect x="${x}" y="${y}" width="${said.length * 13 + 30}" height="38" rx="8" fill="#fbf1da" stroke="${paper.warning}" stroke-dasharray="3 4"/>${text(said, x + 16, y + 27, 24, { colour: paper.warning })}`

/** All there is to be had: how much, in how many blocks, and the outlines of the largest, each as large as its field. */
export function drawLandPicture(land: LandPicture, language: Language): string {
  const field = 196
  const shapes = land.shapes.map(({ ha, geometry }, at) => {
    const x = margin + at * (field + 22)
    return `<rect x="${x}" y="300" width="${field}" height="190" rx="12" fill="#f0ece2" stroke="${paper.line}"/><path d="${fit(geometry, { x: x + 20, y: 318, width: field - 40, height: 116 })(geometry)}" fill="${offerColours.ready.fill}" fill-opacity="0.85" stroke="${offerColours.ready.line}" stroke-width="1.6" fill-rule="evenodd"/>${text(`${writeNumber(ha, language, 1)} ha`, x + field / 2, 474, 24, { bold: true, anchor: 'middle' })}`
  })
  return svg(`${text(words.findLand[language], margin, 116, 34, { colour: paper.accent, bold: true })}${text(`${writeNumber(land.readyHa, language, 0)} ha`, margin, 200, 78, { bold: true, colour: '#1c6b38' })}${
    text(`${words.landReady[language]} · ${writeNumber(land.offers, language, 0)} ${words.blocks[language]}`, margin, 254, 32, { colour: paper.quiet })}${shapes.join('')}${sign(margin, 540)}${land.isIllustrative ? badge(words.sketch[language], 1000, 546) : ''}`)
}
