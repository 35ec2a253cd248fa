import PDFDocument from 'pdfkit'
import { paper } from '../../atlas-colours.ts'
import { fonts } from '../../fonts.ts'
import type { Language } from '../../language.ts'
import type { Said } from '../../said.ts'

/** Points in a millimetre. */
export const mm = 72 / 25.4
export const A4 = { width: 595.28, height: 841.89 } as const
const longestText = 1200
// The font has none of these.
const inLetters: Readonly<Record<string, string>> = { '≥': '>=', '≤': '<=', '≠': '<>', '→': '->' }

// The font would set ụ, ị, ọ, ẹ as a letter and a dot, and who searches or copies the text would lose the dot. The library takes the record, its types only lists.
export const features = { ccmp: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[]

/** Text as fonts and readers expect it: composed, without control characters, of bounded length. */
export const clean = (text: string): string => {
  const plain = text.normalize('NFC').replace(/\p{Cc}+/gu, ' ').replace(/[≥≤≠→]/g, (sign) => inLetters[sign] ?? sign)
  return plain.length > longestText ? `${plain.slice(0, longestText)}…` : plain
}

export interface Column { readonly title: Said; readonly share: number; readonly isNumber?: boolean }
interface Style { readonly size?: number; readonly bold?: boolean; readonly colour?: string }

/** A4 pages filled from top to bottom; what does not fit goes on the next. Points, from the top left. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument
  readonly language: Language
  readonly left = 15 * mm
  readonly width = A4.width - 30 * mm
  readonly top = 16 * mm
  readonly bottom = A4.height - 20 * mm
  y = this.top

  constructor(language: Language, info: { readonly title: string; readonly author: string; readonly day: string }, compress: boolean) {
    this.language = language
    this.doc = new PDFDocument({
      // Pages are begun here, never by the library: no bottom margin of its own.
      size: 'A4', margins: { top: this.top, left: this.left, right: this.left, bottom: 0 }, bufferPages: true, autoFirstPage: true, compress, lang: language, displayTitle: true, pdfVersion: '1.7',
      // Said by the data, not by the clock: the same offer gives the same bytes.
      info: { Title: clean(info.title), Author: clean(info.author), Creator: 'Mặt Bằng', Producer: 'Mặt Bằng', CreationDate: new Date(`${info.day}T00:00:00+07:00`) },
    })
    this.doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.semibold)
  }

  say({ [this.language]: said }: Said): string { return said }
  /** The language that was not chosen. */
  get other(): Language { return this.language === 'vi' ? 'en' : 'vi' }

  /** Begins a page unless so much still fits. */
  room(height: number): void { if (this.y + height > this.bottom) this.turn() }
  turn(): void {
    this.doc.addPage()
    this.y = this.top
  }

  set({ size = 9, bold = false, colour = paper.ink }: Style = {}): PDFKit.PDFDocument {
    return this.doc.font(bold ? 'bold' : 'regular').fontSize(size).fillColor(colour)
  }

  /** A line of text that is cut where the width ends, from this baseline box. */
  at(text: string, x: number, y: number, width: number, style: Style & { readonly align?: 'left' | 'right' | 'center' } = {}): void {
    this.set(style).text(clean(text), x, y, { features, width, align: style.align ?? 'left', lineBreak: false, ellipsis: true, height: (style.size ?? 9) * 1.3 })
  }

  heightOf(text: string, width: number, style: Style = {}): number { return this.set(style).heightOfString(clean(text), { features, width }) }

  /** A heading in the chosen language, the other beside it in quiet smaller type; it never stands at the foot of a page alone. */
  heading(said: Said, needed = 60): void {
    this.room(needed)
    if (this.y > this.top) this.y += 10
    this.set({ size: 12, bold: true }).text(said[this.language], this.left, this.y, { features, continued: true, width: this.width })
    this.set({ size: 8.5, colour: paper.quiet }).text(`   ${said[this.other]}`, { features })
    this.y += 19
    this.doc.moveTo(this.left, this.y - 3).lineTo(this.left + this.width, this.y - 3).lineWidth(0.6).strokeColor(paper.line).stroke()
    this.y += 3
  }

  paragraph(text: string, style: Style = {}): void {
    const height = this.heightOf(text, this.width, style)
    this.room(height)
    this.set(style).text(clean(text), this.left, this.y, { features, width: this.width })
    this.y += height + 3
  }

  /** A label in both languages, and what there is to say; a quiet note below. */
  fact(label: Said, value: string, note?: string): void {
    const labelWidth = this.width * 0.34
    const x = this.left + labelWidth + 8
    const width = this.width - labelWidth - 8
    const [valueHeight, noteHeight] = [this.heightOf(value, width), note ? this.heightOf(note, width, { size: 7.5 }) : 0]
    const height = Math.max(valueHeight + noteHeight, this.heightOf(label[this.language], labelWidth) + this.heightOf(label[this.other], labelWidth, { size: 7 })) + 5
    this.room(height)
    this.set({ colour: paper.ink }).text(label[this.language], this.left, this.y, { features, width: labelWidth })
    const below = this.y + this.heightOf(label[this.language], labelWidth) - 1
    this.set({ size: 7, colour: paper.quiet }).text(label[this.other], this.left, below, { features, width: labelWidth })
    this.set({ bold: true }).text(clean(value), x, this.y, { features, width })
    if (note) this.set({ size: 7.5, colour: paper.quiet }).text(clean(note), x, this.y + valueHeight, { features, width })
    this.y += height
  }

  /** Rows under a head that is said again on every page. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[], { size = 8.5 }: { readonly size?: number } = {}): void {
    const { left: x, width } = this
    const widths = columns.map(({ share }) => share * width)
    const starts = widths.map((_, at) => x + widths.slice(0, at).reduce((sum, one) => sum + one, 0))
    const head = (): void => {
      for (const [at, { title, isNumber }] of columns.entries()) {
        const [start, inside] = [starts[at] ?? x, (widths[at] ?? 0) - 10]
        this.at(title[this.language], start, this.y, inside, { size: 8, bold: true, align: isNumber ? 'right' : 'left' })
        if (title[this.other] !== title[this.language]) this.at(title[this.other], start, this.y + 10, inside, { size: 6.5, colour: paper.quiet, align: isNumber ? 'right' : 'left' })
      }
      this.y += 21
      this.rule(x, width, 0.8)
    }
    this.room(60)
    head()
    for (const row of rows) {
      const height = Math.max(...row.map((text, at) => this.heightOf(text, (widths[at] ?? 0) - 10, { size }))) + 3
      if (this.y + height > this.bottom) {
        this.turn()
        head()
      }
      for (const [at, text] of row.entries()) this.set({ size }).text(clean(text), starts[at] ?? x, this.y + 1, { features, width: (widths[at] ?? 0) - 10, align: columns[at]?.isNumber ? 'right' : 'left' })
      this.y += height + 1
      this.rule(x, width, 0.3)
    }
    this.y += 4
  }

  rule(x: number, width: number, weight: number): void {
    this.doc.moveTo(x, this.y).lineTo(x + width, this.y).lineWidth(weight).strokeColor(paper.line).stroke()
    this.y += 1
  }

  /** What stands on every page, once all are there. */
  finish(onEach: (page: number, of: number) => void): Promise<Buffer> {
    const { count } = this.doc.bufferedPageRange()
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page)
      onEach(page + 1, count)
    }
    return new Promise((done, failed) => {
      const chunks: Buffer[] = []
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(Buffer.concat(chunks))).on('error', failed)
      this.doc.end()
    })
  }
}
