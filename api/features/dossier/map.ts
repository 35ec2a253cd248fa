import { landUseColours, offerColours, paper, statusColours } from '../../atlas-colours.ts'
import type { LandOfferDetail } from '../../contract/land-offer.ts'
import { writeDate, writeNumber } from '../../said.ts'
import type { Box, Placing } from './map-frame.ts'
import { drawGrid, gridLabels } from './map-grid.ts'
import { labelCorners, labelPlots, labelZones } from './map-labels.ts'
import { drawLegend, type LegendEntry } from './map-legend.ts'
import { frameMm, type DossierMap, type Line, type Shape } from './map-data.ts'
import { mm, type Sheet } from './sheet.ts'
import { landUses, words } from './words.ts'

/** A page of its own: the offer and what lies around it at a round scale, with VN-2000 grid, north, scale bar, legend and source. */
export function drawMap(sheet: Sheet, offer: LandOfferDetail, map: DossierMap): void {
  sheet.turn()
  const { doc, language } = sheet
  const scaleText = `1:${writeNumber(map.scale, language, 0)}`
  sheet.heading(words.map)
  sheet.at(`${sheet.say(words.scale)} ${scaleText}`, sheet.left, sheet.y - 22, sheet.width, { size: 12, bold: true, align: 'right' })
  const frame: Box = { x: sheet.left + (sheet.width - frameMm.width * mm) / 2, y: sheet.y + 12, width: frameMm.width * mm, height: frameMm.height * mm }
  const perMetre = (1000 / map.scale) * mm
  const place: Placing = ([east, north]) =>
    [frame.x + frame.width / 2 + (east - map.centre.y) * perMetre, frame.y + frame.height / 2 - (north - map.centre.x) * perMetre]

  doc.save().rect(frame.x, frame.y, frame.width, frame.height).clip()
  doc.rect(frame.x, frame.y, frame.width, frame.height).fill(paper.land)
  drawGround(doc, offer, map, place)
  drawGrid(sheet, map, frame, place)
  const taken = labelCorners(sheet, offer, place)
  labelPlots(sheet, map, frame, place, perMetre, taken)
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

function trace(doc: PDFKit.PDFDocument, shape: Shape, place: Placing): PDFKit.PDFDocument {
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

function traceLine(doc: PDFKit.PDFDocument, line: Line, place: Placing): PDFKit.PDFDocument {
  for (const part of line.type === 'LineString' ? [line.coordinates] : line.coordinates) {
    for (const [at, corner] of part.entries()) {
      const [x, y] = place(corner)
      if (at === 0) doc.moveTo(x, y)
      else doc.lineTo(x, y)
    }
  }
  return doc
}

function drawGround(doc: PDFKit.PDFDocument, offer: LandOfferDetail, map: DossierMap, place: Placing): void {
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
