import { landUseColours, offerColours, paper, statusColours } from '../../atlas-colours.ts'
import type { LandOfferDetail } from '../../contract/land-offer.ts'
import { nameOf, writeDate, writeNumber, zoneTitle } from '../../said.ts'
import { drawLegend, type LegendEntry } from './map-legend.ts'
import { frameMm, type DossierMap, type Line, type Shape } from './map-data.ts'
import { features, mm, type Sheet } from './sheet.ts'
import { landUses, words } from './words.ts'

type Place = readonly [x: number, y: number]
interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Metres between grid lines: four to five centimetres on paper. */
const gridStep = (scale: number): number => ({ 1000: 50, 2000: 100, 5000: 250, 10_000: 500, 15_000: 500, 20_000: 1000, 25_000: 1000 })[scale] ?? 2000

/** A page of its own: the offer and what lies around it at a round scale, with VN-2000 grid, north, scale bar, legend and source. */
export function drawMap(sheet: Sheet, offer: LandOfferDetail, map: DossierMap): void {
  sheet.turn()
  const { doc, language } = sheet
  const scaleText = `1:${writeNumber(map.scale, language, 0)}`
  sheet.heading(words.map)
  sheet.at(`${sheet.say(words.scale)} ${scaleText}`, sheet.left, sheet.y - 22, sheet.width, { size: 12, bold: true, align: 'right' })
  const frame: Box = { x: sheet.left + (sheet.width - frameMm.width * mm) / 2, y: sheet.y + 12, width: frameMm.width * mm, height: frameMm.height * mm }
  const perMetre = (1000 / map.scale) * mm
  const place = ([east, north]: readonly [number, number]): Place =>
    [frame.x + frame.width / 2 + (east - map.centre.y) * perMetre, frame.y + frame.height / 2 - (north - map.centre.x) * perMetre]

  doc.save().rect(frame.x, frame.y, frame.width, frame.height).clip()
  doc.rect(frame.x, frame.y, frame.width, frame.height).fill(paper.land)
  drawGround(doc, offer, map, place)
  drawGrid(sheet, map, frame, place)
  const taken = labelCorners(sheet, offer, place)
  labelPlots(sheet, map, place, perMetre, taken)
  labelZones(sheet, map, frame, place)
  drawNorth(sheet, frame)
  doc.restore()
  doc.rect(frame.x, frame.y, frame.width, frame.height).lineWidth(0.9).strokeColor(paper.ink).stroke()
  gridLabels(sheet, map, frame, place)

  sheet.y = frame.y + frame.height + 16
  drawScaleBar(sheet, map.scale)
  drawLegend(sheet, legendOf(sheet, offer, map))
  const own = map.zones.find((zone) => zone.isOwn)
  const [meridian, srid] = [map.meridian, String(map.srid)]
  sheet.paragraph(sheet.say(words.grid).replace('{}', meridian).replace('{}', srid), { size: 7.5, colour: paper.quiet })
  if (!map.isOwnMeridian) sheet.paragraph(sheet.say(words.noMeridian), { size: 7.5, colour: paper.quiet })
  sheet.paragraph(`${sheet.say(words.source)}: ${own ? own.source : sheet.say(words.unknown)} · ${sheet.say(words.asOf)} ${writeDate(offer.asOf, language)}`, { size: 7.5, colour: paper.quiet })
}

function trace(doc: PDFKit.PDFDocument, shape: Shape, place: (at: readonly [number, number]) => Place): PDFKit.PDFDocument {
  for (const ring of shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()) {
    for (const [at, corner] of ring.slice(0, -1).entries()) {
      const [x, y] = place(corner)
      if (at === 0) doc.moveTo(x, y)
      else doc.lineTo(x, y)
    }
    doc.closePath()
  }
  return doc
}

function traceLine(doc: PDFKit.PDFDocument, line: Line, place: (at: readonly [number, number]) => Place): PDFKit.PDFDocument {
  for (const part of line.type === 'LineString' ? [line.coordinates] : line.coordinates) {
    for (const [at, corner] of part.entries()) {
      const [x, y] = place(corner)
      if (at === 0) doc.moveTo(x, y)
      else doc.lineTo(x, y)
    }
  }
  return doc
}

function drawGround(doc: PDFKit.PDFDocument, offer: LandOfferDetail, map: DossierMap, place: (at: readonly [number, number]) => Place): void {
  const { fill, line } = offerColours[offer.state]
  for (const zone of map.zones) trace(doc, zone.geometry, place).fillOpacity(zone.isOwn ? 0.1 : 0.06).fill(statusColours[zone.status], 'even-odd')
  doc.fillOpacity(1)
  for (const plot of map.plots) trace(doc, plot.geometry, place).lineWidth(0.35).fillAndStroke(landUseColours[plot.landUse] ?? '#e8e1d3', plot.landUse === 'road' ? paper.roadLine : paper.plotLine, 'even-odd')
  trace(doc, map.offer, place).fill(fill, 'even-odd')
  for (const plot of map.plots) if (plot.isOfOffer) trace(doc, plot.geometry, place).lineWidth(0.5).strokeColor(line).stroke()
  trace(doc, map.offer, place).lineWidth(1.6).lineJoin('round')
  if (offer.state === 'being_cleared') doc.dash(5, { space: 2.5 })
  doc.strokeColor(line).stroke().undash()
  if (map.rectangle) trace(doc, map.rectangle, place).lineWidth(1).dash(2, { space: 2 }).strokeColor(paper.accent).stroke().undash()
  for (const zone of map.zones) trace(doc, zone.geometry, place).lineWidth(zone.isOwn ? 1.5 : 0.8).dash(zone.isOwn ? 7 : 3, { space: 2.5 }).strokeColor(zone.isOwn ? statusColours[zone.status] : paper.quiet).stroke().undash()
  for (const corridor of map.corridors) {
    const isRailway = corridor.kind === 'railway'
    traceLine(doc, corridor.geometry, place).lineWidth(3).strokeColor(isRailway ? '#3a3f45' : '#a8741a').stroke()
    traceLine(doc, corridor.geometry, place).lineWidth(1.6).strokeColor(isRailway ? '#ffffff' : '#fff4d6')
    if (isRailway) doc.dash(6, { space: 6 })
    doc.stroke().undash()
  }
}

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Codes of plots with room for theirs, where no corner is named. */
function labelPlots(sheet: Sheet, map: DossierMap, place: (at: readonly [number, number]) => Place, perMetre: number, taken: readonly Box[]): void {
  for (const { code, label, geometry } of map.plots) {
    const corners = (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()).flat()
    const reach = (axis: 0 | 1): number => (Math.max(...corners.map((corner) => corner[axis])) - Math.min(...corners.map((corner) => corner[axis]))) * perMetre
    const width = sheet.set({ size: 5.5 }).widthOfString(code.normalize('NFC'), { features })
    if (reach(0) < width + 4 || reach(1) < 9) continue
    const [x, y] = place(label)
    if (taken.some((other) => overlap(other, { x: x - width / 2, y: y - 4, width, height: 8 }))) continue
    sheet.set({ size: 5.5, colour: paper.ink }).text(code.normalize('NFC'), x - width / 2, y - 4, { features, lineBreak: false })
  }
}

function labelZones(sheet: Sheet, map: DossierMap, frame: Box, place: (at: readonly [number, number]) => Place): void {
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
function labelCorners(sheet: Sheet, { corners }: LandOfferDetail, place: (at: readonly [number, number]) => Place): Box[] {
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

/** Grid lines that meet the frame, by their coordinate. */
function lines(from: number, to: number, step: number): number[] {
  const found: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) found.push(at)
  return found
}
const reachOf = (map: DossierMap) => ({ easts: [map.centre.y - (frameMm.width * map.scale) / 2000, map.centre.y + (frameMm.width * map.scale) / 2000] as const, norths: [map.centre.x - (frameMm.height * map.scale) / 2000, map.centre.x + (frameMm.height * map.scale) / 2000] as const })

function drawGrid({ doc }: Sheet, map: DossierMap, frame: Box, place: (at: readonly [number, number]) => Place): void {
  const { easts, norths } = reachOf(map)
  const step = gridStep(map.scale)
  doc.lineWidth(0.5).strokeColor(paper.ink)
  for (const east of lines(...easts, step)) {
    for (const north of lines(...norths, step)) {
      const [x, y] = place([east, north])
      doc.moveTo(x - 4, y).lineTo(x + 4, y).moveTo(x, y - 4).lineTo(x, y + 4)
    }
    const [x] = place([east, norths[0]])
    doc.moveTo(x, frame.y).lineTo(x, frame.y + 6).moveTo(x, frame.y + frame.height - 6).lineTo(x, frame.y + frame.height)
  }
  for (const north of lines(...norths, step)) {
    const [, y] = place([easts[0], north])
    doc.moveTo(frame.x, y).lineTo(frame.x + 6, y).moveTo(frame.x + frame.width - 6, y).lineTo(frame.x + frame.width, y)
  }
  doc.stroke()
}

/** Along the frame: Y east below and above, X north at both sides. */
function gridLabels(sheet: Sheet, map: DossierMap, frame: Box, place: (at: readonly [number, number]) => Place): void {
  const { easts, norths } = reachOf(map)
  const step = gridStep(map.scale)
  const style = { size: 6, colour: paper.quiet, align: 'center' as const }
  const write = (value: number): string => writeNumber(value, sheet.language, 0)
  for (const east of lines(...easts, step)) {
    const [x] = place([east, norths[0]])
    const shown = `Y ${write(east)}`
    sheet.at(shown, x - 30, frame.y - 9, 60, style)
    sheet.at(shown, x - 30, frame.y + frame.height + 2, 60, style)
  }
  for (const north of lines(...norths, step)) {
    const [, y] = place([easts[0], north])
    for (const x of [frame.x - 9, frame.x + frame.width + 2]) {
      sheet.doc.save().rotate(-90, { origin: [x, y] })
      sheet.at(`X ${write(north)}`, x - 30, y, 60, style)
      sheet.doc.restore()
    }
  }
}

function drawNorth(sheet: Sheet, frame: Box): void {
  const [x, y] = [frame.x + frame.width - 20, frame.y + 14]
  sheet.doc.roundedRect(x - 13, y - 8, 26, 42, 4).fillOpacity(0.85).fill('#ffffff').fillOpacity(1)
  sheet.at(words.north, x - 13, y - 5, 26, { size: 7, bold: true, align: 'center' })
  sheet.doc.moveTo(x, y + 6).lineTo(x - 6, y + 28).lineTo(x, y + 23).closePath().fill(paper.ink)
  sheet.doc.moveTo(x, y + 6).lineTo(x + 6, y + 28).lineTo(x, y + 23).closePath().lineWidth(0.7).strokeColor(paper.ink).stroke()
}

/** Four fields of two centimetres. */
function drawScaleBar(sheet: Sheet, scale: number): void {
  const field = (scale / 1000) * 20
  const width = 20 * mm
  for (let at = 0; at < 4; at += 1) {
    sheet.doc.rect(sheet.left + at * width, sheet.y, width, 4).lineWidth(0.6).fillAndStroke(at % 2 === 0 ? paper.ink : '#ffffff', paper.ink)
  }
  for (let at = 0; at <= 4; at += 1) {
    sheet.at(`${writeNumber(at * field, sheet.language, 0)}${at === 4 ? ' m' : ''}`, sheet.left + at * width - (at === 0 ? 0 : 30), sheet.y + 6, 60, { size: 7, align: at === 0 ? 'left' : 'center' })
  }
  sheet.y += 22
}

function legendOf(sheet: Sheet, offer: LandOfferDetail, map: DossierMap): LegendEntry[] {
  const { fill, line } = offerColours[offer.state]
  const own = map.zones.find(({ isOwn }) => isOwn)
  const seen = [...new Set(map.plots.filter(({ isOfOffer }) => !isOfOffer).map(({ landUse }) => landUse))]
  return [
    { said: sheet.say(words.ofOffer), fill, line, ...(offer.state === 'being_cleared' ? { dash: [3, 2] as const } : {}) },
    ...(map.rectangle ? [{ said: sheet.say(words.hall), line: paper.accent, dash: [2, 2] as const }] : []),
    ...(own ? [{ said: sheet.say(words.ownBoundary), line: statusColours[own.status], dash: [5, 2] as const }] : []),
    ...(map.zones.length > 1 ? [{ said: sheet.say(words.otherBoundary), line: paper.quiet, dash: [3, 2] as const }] : []),
    ...[...new Set(map.corridors.map(({ kind }) => kind))].flatMap((kind) => { const said = words.corridors[kind]; return said ? [{ said: sheet.say(said), line: kind === 'railway' ? '#3a3f45' : '#a8741a', isLine: true }] : [] }),
    ...seen.flatMap((use) => { const said = landUses[use]; return said ? [{ said: sheet.say(said), fill: landUseColours[use] ?? '#e8e1d3', line: paper.plotLine }] : [] }),
  ]
}
