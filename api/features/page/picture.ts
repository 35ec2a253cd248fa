import { createHash } from 'node:crypto'
import { Resvg } from '@resvg/resvg-js'
import { LRUCache } from 'lru-cache'
import { paper } from '../../atlas-colours.ts'
import { fonts } from '../../fonts.ts'
import { version } from '../../version.ts'
import { escape } from './html.ts'

export const picture = { width: 1200, height: 630 } as const

type Ring = readonly (readonly [number, number])[]
/** Polygon or MultiPolygon, metres [east, north]. */
export interface Shape { readonly type: string; readonly coordinates: readonly Ring[] | readonly (readonly Ring[])[] }
interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const ringsOf = ({ type, coordinates }: Shape): readonly Ring[] => (type === 'Polygon' ? (coordinates as readonly Ring[]) : (coordinates as readonly (readonly Ring[])[]).flat())

/** How shapes come to lie in a box, north up: the path of each, for SVG. */
export function fit(reach: Shape, box: Box): (shape: Shape) => string {
  const corners = ringsOf(reach).flat()
  const [west, east] = [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([x]) => x))]
  const [south, north] = [Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([, y]) => y))]
  const scale = Math.min(box.width / Math.max(east - west, 1), box.height / Math.max(north - south, 1))
  const [left, top] = [box.x + (box.width - (east - west) * scale) / 2, box.y + (box.height - (north - south) * scale) / 2]
  return (shape) => ringsOf(shape).map((ring) => `M${ring.map(([x, y]) => `${(left + (x - west) * scale).toFixed(1)} ${(top + (north - y) * scale).toFixed(1)}`).join('L')}Z`).join('')
}

/** One line of text. */
export const text = (said: string, x: number, y: number, size: number, { bold = false, colour = paper.ink, anchor = 'start' }: { readonly bold?: boolean; readonly colour?: string; readonly anchor?: string } = {}): string =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${bold ? 600 : 400}" fill="${colour}" text-anchor="${anchor}">${escape(said.normalize('NFC').replace(/\p{Cc}+/gu, ' '))}</text>`

// Of the size, a letter's width on average; wide ones make up for narrow ones.
const letterWidth = 0.56
/** Words in lines of at most this width; what is more than `most` lines ends in …. */
export function wrap(said: string, size: number, width: number, most: number): string[] {
  const letters = Math.max(4, Math.floor(width / (size * letterWidth)))
  const words = said.split(/\s+/).flatMap((word) => (word.length <= letters ? [word] : word.match(new RegExp(`.{1,${letters}}`, 'gsu')) ?? []))
  const lines = words.reduce<string[]>((all, word) => {
    const last = all.at(-1)
    return last !== undefined && last.length + 1 + word.length <= letters ? [...all.slice(0, -1), `${last} ${word}`] : [...all, word]
  }, [])
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').slice(0, letters - 1)}…`]
}

/** The sign of the house. */
export const sign = (x: number, y: number): string => `<g transform="translate(${x} ${y}) scale(1.5)"><rect width="32" height="32" rx="7" fill="${paper.accent}"/><path d="M6 11.5 14.5 7 26 10.5 25 22 15.5 25.5 6.5 21.5Z" fill="#fbfaf6"/><path d="M14.5 7 15.5 25.5M6.2 16.4 25.5 16" stroke="${paper.accent}" stroke-width="1.6" fill="none"/><path d="M15 16.3 25.5 16 25 22 15.5 25.5Z" fill="#e9b44c"/></g>${text('Mặt Bằng', x + 62, y + 34, 28, { bold: true })}`

export const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="${picture.width}" height="${picture.height}" viewBox="0 0 ${picture.width} ${picture.height}" font-family="Noto Sans"><rect width="1200" height="630" fill="${paper.sheet}"/>${inside}</svg>`

/** Pictures by what they show: drawn once for as long as that stays the same. */
export function pictureStore() {
  const drawn = new LRUCache<string, Buffer>({ maxSize: 32 * 1024 * 1024, sizeCalculation: (bytes) => bytes.length })
  return {
    tagOf: (shown: unknown): string => createHash('sha256').update(version).update(JSON.stringify(shown)).digest('base64url').slice(0, 27),
    draw: (tag: string, write: () => string): Buffer => {
      const kept = drawn.get(tag)
      if (kept) return kept
      const bytes = new Resvg(write(), { font: { fontFiles: [fonts.regular, fonts.semibold], loadSystemFonts: false, defaultFontFamily: 'Noto Sans' } }).render().asPng()
      drawn.set(tag, bytes)
      return bytes
    },
  }
}
