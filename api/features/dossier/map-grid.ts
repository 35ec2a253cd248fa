import { paper } from '../../atlas-colours.ts'
import { writeNumber } from '../../said.ts'
import { frameMm, type DossierMap } from './map-data.ts'
import type { Box, Placing } from './map-frame.ts'
import type { Sheet } from './sheet.ts'

/** Metres between grid lines: four to five centimetres on paper. */
const gridStep = (scale: number): number => ({ 1000: 50, 2000: 100, 5000: 250, 10_000: 500, 15_000: 500, 20_000: 1000, 25_000: 1000 })[scale] ?? 2000

/** Grid lines that meet the frame, by their coordinate. */
function lines(from: number, to: number, step: number): number[] {
  const found: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) found.push(at)
  return found
}
const reachOf = (map: DossierMap) => ({ easts: [map.centre.y - (frameMm.width * map.scale) / 2000, map.centre.y + (frameMm.width * map.scale) / 2000] as const, norths: [map.centre.x - (frameMm.height * map.scale) / 2000, map.centre.x + (frameMm.height * map.scale) / 2000] as const })

/** A cross where lines meet, a tick where they meet the frame. */
export function drawGrid({ doc }: Sheet, map: DossierMap, frame: Box, place: Placing): void {
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
export function gridLabels(sheet: Sheet, map: DossierMap, frame: Box, place: Placing): void {
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
