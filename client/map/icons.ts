import { atlas, statusSwatches, type ZoneStatus } from './palette.ts'
import { drawImage, type DrawnImage } from './patterns.ts'

/** One stroke or shape of an icon as SVG path data on a square of side `iconSide`. */
export interface IconPart {
  d: string
  fill?: string
  stroke?: string
  strokeWidth?: number
  dash?: number[]
  dashOffset?: number
}

/** Side of the square all icon paths are drawn on, in CSS pixels. */
export const iconSide = 20

/** The kinds of zone, each with its own outline so that kind never depends on colour. */
export const zoneKinds = ['industrial_zone', 'industrial_cluster', 'economic_zone', 'export_processing_zone', 'relocation_site'] as const
export type ZoneKind = (typeof zoneKinds)[number]

const zoneShapes: Record<ZoneKind, string> = {
  industrial_zone: 'M5,3.5 H15 A1.5,1.5 0 0 1 16.5,5 V15 A1.5,1.5 0 0 1 15,16.5 H5 A1.5,1.5 0 0 1 3.5,15 V5 A1.5,1.5 0 0 1 5,3.5 Z',
  industrial_cluster: 'M10,4.2 A5.8,5.8 0 1 1 10,15.8 A5.8,5.8 0 1 1 10,4.2 Z',
  economic_zone: 'M10,2.2 L16.8,6.1 V13.9 L10,17.8 L3.2,13.9 V6.1 Z',
  export_processing_zone: 'M10,2.2 L17.8,10 L10,17.8 L2.2,10 Z',
  relocation_site: 'M10,2.6 L17,8.6 V16.4 H3 V8.6 Z',
}

// A planned zone has a gap in the middle of each side: four corners of a frame stay clear where fine dashes turn to noise.
const plannedDashes: Record<ZoneKind, { dash: number[]; dashOffset: number }> = {
  industrial_zone: { dash: [9.1, 3.26], dashOffset: -6.6 },
  industrial_cluster: { dash: [6.2, 2.91], dashOffset: -1.45 },
  economic_zone: { dash: [5.2, 2.64], dashOffset: -5.2 },
  export_processing_zone: { dash: [7.6, 3.43], dashOffset: -7.2 },
  relocation_site: { dash: [6.2, 2.9], dashOffset: -2 },
}

/** The icon of a zone: its kind gives the outline, its status the way it is filled. `small` leaves out what blurs below 14 pixels. */
export function zoneIconParts(kind: ZoneKind, status: ZoneStatus, small = false): IconPart[] {
  const d = zoneShapes[kind]
  const color = statusSwatches[status].line
  const halo: IconPart = { d, stroke: '#ffffff', strokeWidth: 4.4, fill: '#ffffff' }
  switch (status) {
    case 'planned':
      if (small) return [halo, { d, fill: '#ffffff', stroke: color, strokeWidth: 2.4 }, { d: 'M7,13 L13,7', stroke: color, strokeWidth: 2.2 }]
      return [halo, { d, fill: '#ffffff', stroke: color, strokeWidth: 2, ...plannedDashes[kind] }, { d: 'M7.8,12.2 L12.2,7.8', stroke: color, strokeWidth: 1.7 }]
    case 'established':
      return [halo, { d, fill: '#f1d38a', stroke: color, strokeWidth: 2 }]
    case 'operating':
      return [halo, { d, fill: color, stroke: color, strokeWidth: 1.4 }]
    case 'relocating':
      return [
        { d, stroke: '#ffffff', strokeWidth: 6.4, fill: '#ffffff' },
        { d, fill: '#ffffff', stroke: color, strokeWidth: 3.6 },
        { d, fill: '#ffffff', stroke: '#ffffff', strokeWidth: 1 },
        { d: 'M6.2,10 H13 M10.4,7 L13.4,10 L10.4,13', stroke: color, strokeWidth: 1.9 },
      ]
    case 'withdrawn':
      return [halo, { d, fill: atlas.paper, stroke: color, strokeWidth: 1.1 }, { d: 'M4.5,15.5 L15.5,4.5', stroke: color, strokeWidth: 1.3 }]
    case 'unknown':
      return [halo, { d, fill: atlas.paper, stroke: color, strokeWidth: 1.8, dash: [0.2, 2.6] }]
  }
}

/** The kinds of infrastructure and what is drawn on their badge. */
export const infrastructureGlyphs = {
  border_gate: 'M4.6,15.5 V7.2 H15.4 V15.5 M4.6,10 H15.4 M8,15.5 V12.6 H12 V15.5 M10,7.2 V3.8 M10,3.9 H13.2 V5.8 H10',
  rail_station: 'M6.4,4.2 H13.6 A1.4,1.4 0 0 1 15,5.6 V12 A1.4,1.4 0 0 1 13.6,13.4 H6.4 A1.4,1.4 0 0 1 5,12 V5.6 A1.4,1.4 0 0 1 6.4,4.2 Z M5,9 H15 M7.6,11.2 H7.7 M12.3,11.2 H12.4 M7.4,13.6 L5.4,16.2 M12.6,13.6 L14.6,16.2',
  seaport: 'M10,6.6 V16 M6.9,8.8 H13.1 M4.2,11.4 C4.6,14.6 7,16 10,16 C13,16 15.4,14.6 15.8,11.4 M10,3.4 A1.6,1.6 0 1 1 10,6.6 A1.6,1.6 0 1 1 10,3.4',
  airport: 'M10,3.4 C10.7,3.4 11,4.2 11,5 V8 L16.2,11.6 V13 L11,11.4 V14.4 L12.7,15.8 V16.8 L10,16.1 L7.3,16.8 V15.8 L9,14.4 V11.4 L3.8,13 V11.6 L9,8 V5 C9,4.2 9.3,3.4 10,3.4 Z',
  expressway_interchange: 'M10,3.4 V7.2 M10,12.8 V16.6 M3.4,10 H7.2 M12.8,10 H16.6 M10,7.2 A2.8,2.8 0 1 1 10,12.8 A2.8,2.8 0 1 1 10,7.2',
  inland_port: 'M4.4,15.6 V10.6 H9.6 V15.6 Z M10.4,15.6 V10.6 H15.6 V15.6 Z M7.4,9.8 V4.8 H12.6 V9.8 Z M7,12.4 V13.8 M13,12.4 V13.8 M10,6.6 V8',
} as const
export type InfrastructureKind = keyof typeof infrastructureGlyphs

const filledGlyphs = new Set<string>(['airport'])
const badge = 'M4,1 H16 A3,3 0 0 1 19,4 V16 A3,3 0 0 1 16,19 H4 A3,3 0 0 1 1,16 V4 A3,3 0 0 1 4,1 Z'

/** The badge of a rail station, port, gate, …; what is only planned has a dashed edge. */
export function infrastructureIconParts(kind: InfrastructureKind, planned: boolean): IconPart[] {
  const ink = '#34424d'
  const d = infrastructureGlyphs[kind]
  return [
    { d: badge, fill: '#ffffff', stroke: '#ffffff', strokeWidth: 2 },
    { d: badge, fill: '#ffffff', stroke: ink, strokeWidth: 1.1, ...(planned ? { dash: [2.4, 2] } : {}) },
    filledGlyphs.has(kind) ? { d, fill: planned ? '#7c878f' : ink } : { d, stroke: planned ? '#7c878f' : ink, strokeWidth: 1.35 },
  ]
}

/** What a zone can be short of outside the fence, in the order of the legend; each with a glyph and a colour of its own. */
export const gapKinds = ['power', 'water', 'service', 'access'] as const
export type GapKind = (typeof gapKinds)[number]
const gapBadges: Record<GapKind, { colour: string; glyph: IconPart }> = {
  power: { colour: '#a35400', glyph: { d: 'M11.4,3.4 L5.6,11.2 H9.4 L8.4,16.6 L14.4,8.6 H10.6 Z', fill: '#ffffff' } },
  water: { colour: '#1d5c96', glyph: { d: 'M10,3.4 C12.4,6.6 14.2,9 14.2,11.8 A4.2,4.2 0 0 1 5.8,11.8 C5.8,9 7.6,6.6 10,3.4 Z', fill: '#ffffff' } },
  service: { colour: '#97305d', glyph: { d: 'M4.8,9.6 L10,5 L15.2,9.6 M6.3,8.6 V14.8 H13.7 V8.6 M10,14.6 V11.4', stroke: '#ffffff', strokeWidth: 1.6 } },
  access: { colour: '#454b53', glyph: { d: 'M7.6,4.4 L5,15.6 M12.4,4.4 L15,15.6 M10,5 V7 M10,9.2 V11.2 M10,13.4 V15.4', stroke: '#ffffff', strokeWidth: 1.6 } },
}
const disc = 'M10,0.8 A9.2,9.2 0 1 1 10,19.2 A9.2,9.2 0 1 1 10,0.8 Z'

/** The badge of a shortage: round and filled, so that it is no zone and no station. */
export const gapIconParts = (kind: GapKind): IconPart[] => [{ d: disc, fill: gapBadges[kind].colour, stroke: '#ffffff', strokeWidth: 1.4 }, gapBadges[kind].glyph]

/** A small truck for logistics plots. */
export const truckParts: IconPart[] = [
  { d: 'M2.5,6 H12 V14 H2.5 Z M12,8.8 H15.2 L17.5,11.4 V14 H12 Z', stroke: '#ffffff', strokeWidth: 4, fill: '#ffffff' },
  { d: 'M2.5,6 H12 V14 H2.5 Z', fill: '#3d3f74' },
  { d: 'M12,8.8 H15.2 L17.5,11.4 V14 H12 Z', fill: '#3d3f74' },
  { d: 'M6,12.4 A1.9,1.9 0 1 1 6,16.2 A1.9,1.9 0 1 1 6,12.4 Z M14.2,12.4 A1.9,1.9 0 1 1 14.2,16.2 A1.9,1.9 0 1 1 14.2,12.4 Z', fill: '#3d3f74', stroke: '#ffffff', strokeWidth: 1 },
]

/** The mark of land that the board keeps for small and medium firms. */
export const smallFirmParts: IconPart[] = [
  { d: 'M10,2.8 A7.2,7.2 0 1 1 10,17.2 A7.2,7.2 0 1 1 10,2.8 Z', fill: '#ffffff', stroke: '#5b3a86', strokeWidth: 1.5 },
  { d: 'M6.4,13.6 V9.4 L9.4,11 V9.4 L12.4,11 V7 H13.8 V13.6 Z', fill: '#5b3a86' },
]

/** A dot for a town and a framed one for a seat of a province. */
export const placeParts: Record<'town' | 'seat' | 'capital', IconPart[]> = {
  town: [{ d: 'M10,7.7 A2.3,2.3 0 1 1 10,12.3 A2.3,2.3 0 1 1 10,7.7 Z', fill: '#ffffff', stroke: atlas.placeInk, strokeWidth: 1.2 }],
  seat: [
    { d: 'M10,6.4 A3.6,3.6 0 1 1 10,13.6 A3.6,3.6 0 1 1 10,6.4 Z', fill: '#ffffff', stroke: atlas.placeInk, strokeWidth: 1.2 },
    { d: 'M10,8.5 A1.5,1.5 0 1 1 10,11.5 A1.5,1.5 0 1 1 10,8.5 Z', fill: atlas.placeInk },
  ],
  capital: [
    { d: 'M10,3.6 L11.5,8 L16.1,8.1 L12.4,10.9 L13.8,15.3 L10,12.6 L6.2,15.3 L7.6,10.9 L3.9,8.1 L8.5,8 Z', fill: atlas.placeInk, stroke: '#ffffff', strokeWidth: 0.8 },
  ],
}

/** Draws icon parts in order, later ones on top. */
export function drawIcon(parts: IconPart[], pixelRatio: number): DrawnImage {
  // A margin, so that a wide halo is not cut off at the edge.
  const margin = 2
  return drawImage(iconSide + 2 * margin, iconSide + 2 * margin, pixelRatio, (context) => {
    context.translate(margin, margin)
    context.lineJoin = 'round'
    context.lineCap = 'round'
    for (const { d, fill, stroke, strokeWidth = 1, dash, dashOffset = 0 } of parts) {
      const path = new Path2D(d)
      if (fill) {
        context.fillStyle = fill
        context.fill(path)
      }
      if (stroke) {
        context.strokeStyle = stroke
        context.lineWidth = strokeWidth
        context.lineCap = dash && dash[0] !== undefined && dash[0] > 1 ? 'butt' : 'round'
        context.setLineDash(dash ?? [])
        context.lineDashOffset = dashOffset
        context.stroke(path)
      }
    }
  })
}
