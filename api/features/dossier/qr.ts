import qrcode from 'qrcode'

/** Draws a QR code of a text as black squares in a white one of this side, in points. */
export function drawQr(doc: PDFKit.PDFDocument, text: string, x: number, y: number, side: number): void {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
  const quiet = 2
  const step = side / (modules.size + 2 * quiet)
  doc.rect(x, y, side, side).fill('#ffffff')
  for (let row = 0; row < modules.size; row += 1) {
    for (let from = 0; from < modules.size; from += 1) {
      if (!modules.get(row, from)) continue
      let to = from
      // One rectangle a run: seams between squares would show on screens.
      while (to + 1 < modules.size && modules.get(row, to + 1)) to += 1
      doc.rect(x + (from + quiet) * step, y + (row + quiet) * step, (to - from + 1) * step, step * 1.02)
      from = to
    }
  }
  doc.fill('#000000')
}
