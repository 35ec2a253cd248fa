import { paper } from '../../atlas-colours.ts'
import type { LandOfferDetail } from '../../contract/land-offer.ts'
import { nameOf, zoneTitle } from '../../said.ts'
import type { DossierMap } from './map-data.ts'
import type { Box, Place, Placing } from './map-frame.ts'
import { features, type Sheet } from './sheet.ts'

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Codes of plots with room for theirs, where no corner is named. */
export function labelPlots(sheet: Sheet, map: DossierMap, frame: Box, place: Placing, perMetre: number, taken: readonly Box[]): void {
  for (const { code, label, geometry } of map.plots) {
    const corners = (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()).flat()
    const reach = (axis: 0 | 1): number => (Math.max(...corners.map((corner) => corner[axis])) - Math.min(...corners.map((corner) => corner[axis]))) * perMetre
    const width = sheet.set({ size: 5.5 }).widthOfString(code.normalize('NFC'), { features })
    if (reach(0) < width + 4 || reach(1) < 9) continue
    const [x, y] = place(label)
    const box: Box = { x: x - width / 2, y: y - 4, width, height: 8 }
    // What the frame would cut off is left out.
    if (box.x < frame.x || box.x + width > frame.x + frame.width || box.y < frame.y || box.y + 8 > frame.y + frame.height || taken.some((other) => overlap(other, box))) continue
    sheet.set({ size: 5.5, colour: paper.ink }).text(code.normalize('NFC'), box.x, box.y, { features, lineBreak: false })
  }
}

/** Names of the zones around it, where their edge is seen. */
export function labelZones(sheet: Sheet, map: DossierMap, frame: Box, place: Placing): void {
  for (const zone of map.zones.filter(({ isOwn }) => !isOwn)) {
    const corners = (zone.geometry.type === 'Polygon' ? zone.geometry.coordinates : zone.geometry.coordinates.flat()).flat().map(place)
    const seen = corners.filter(([x, y]) => x > frame.x + 30 && x < frame.x + frame.width - 60 && y > frame.y + 20 && y < frame.y + frame.height - 20)
    const [first] = seen
    if (first) halo(sheet, nameOf(zone, sheet.language) === '' ? zone.code : zoneTitle(zone, sheet.language), first[0] + 3, first[1] + 3, 6.5, paper.quiet)
  }
}

/** Text that stays legible over what it lies on. */
function halo(sheet: Sheet, text: string, x: number, y: number, size: number, colour: string): void {
  const plain = text.normalize('NFC')
  sheet.set({ size, bold: true }).lineWidth(2).strokeColor('#ffffff').text(plain, x, y, { features, lineBreak: false, stroke: true, fill: false })
  sheet.set({ size, bold: true, colour }).text(plain, x, y, { features, lineBreak: false })
}

/** Each corner is marked; named where its name covers no other. Gives the boxes of the names. */
export function labelCorners(sheet: Sheet, { corners }: LandOfferDetail, place: Placing): Box[] {
  if (!corners) return []
  const all = corners.rings.flat().map(({ name, x, y }) => ({ name, at: place([y, x]) }))
  const middle: Place = [all.reduce((sum, { at }) => sum + at[0], 0) / all.length, all.reduce((sum, { at }) => sum + at[1], 0) / all.length]
  for (const { at: [x, y] } of all) sheet.doc.circle(x, y, 1.1).lineWidth(0.6).fillAndStroke('#ffffff', paper.ink)
  const taken: Box[] = []
  const size = 6
  for (const { name, at: [x, y] } of all) {
    const width = sheet.set({ size, bold: true }).widthOfString(name, { features })
    const away = Math.hypot(x - middle[0], y - middle[1]) || 1
    const box: Box = { x: x + ((x - middle[0]) / away) * (4 + width / 2) - width / 2, y: y + ((y - middle[1]) / away) * 8 - 4.5, width, height: 8 }
    if (taken.some((other) => overlap(other, { x: box.x - 5, y: box.y - 3, width: box.width + 10, height: box.height + 6 }))) continue
    taken.push(box)
    halo(sheet, name, box.x, box.y, size, paper.ink)
  }
  return taken
}
