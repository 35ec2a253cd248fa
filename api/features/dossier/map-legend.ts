import { features, mm, type Sheet } from './sheet.ts'
import { words } from './words.ts'

/** One thing the map shows. */
export interface LegendEntry { readonly said: string; readonly line: string; readonly fill?: string; readonly dash?: readonly [number, number]; readonly isLine?: boolean }

/** Swatches and words in rows, as many as fit. */
export function drawLegend(sheet: Sheet, entries: readonly LegendEntry[]): void {
  let x = sheet.left
  const gap = 4 * mm
  const title = `${sheet.say(words.legend)}:`
  sheet.at(title, x, sheet.y, 80, { size: 7.5, bold: true })
  x += sheet.set({ size: 7.5, bold: true }).widthOfString(title, { features }) + 8
  for (const { said, line, fill, dash, isLine } of entries) {
    const width = 18 + sheet.set({ size: 7.5 }).widthOfString(said, { features })
    if (x + width > sheet.left + sheet.width) {
      x = sheet.left
      sheet.y += 12
    }
    if (isLine) sheet.doc.moveTo(x, sheet.y + 5).lineTo(x + 14, sheet.y + 5).lineWidth(2.4)
    else {
      if (fill) sheet.doc.rect(x, sheet.y + 1, 14, 8).fill(fill)
      sheet.doc.rect(x, sheet.y + 1, 14, 8).lineWidth(0.8)
    }
    if (dash) sheet.doc.dash(dash[0], { space: dash[1] })
    sheet.doc.strokeColor(line).stroke().undash()
    sheet.at(said, x + 18, sheet.y, width, { size: 7.5 })
    x += width + gap
  }
  sheet.y += 14
}
