import type { Geometry, MultiLineString, MultiPolygon, Position } from 'geojson'
import type { CorridorDesign, CorridorSection, CorridorWidth } from '../../../api/contract/corridor.ts'

/** A station or depot as it is drawn. */
export interface DrawnArea {
  readonly kind: CorridorDesign['areas'][number]['kind']
  readonly name: string
  readonly geometry: MultiPolygon
}

/** A corridor while it is drawn: its line, what it takes along it, and the clearance area that goes with the whole line. */
export interface Drawing {
  readonly line: readonly (readonly Position[])[]
  readonly sections: readonly CorridorSection[]
  readonly areas: readonly DrawnArea[]
  readonly clearance: MultiPolygon | null
  /** Whether the clearance area counts, or the widths. */
  readonly by: 'clearance' | 'width'
}

const polygons = (shape: unknown): MultiPolygon | null => {
  const geometry = shape as Geometry | null | undefined
  return geometry?.type === 'MultiPolygon' ? geometry : geometry?.type === 'Polygon' ? { type: 'MultiPolygon', coordinates: [geometry.coordinates] } : null
}
const lines = (shape: unknown): Position[][] => {
  const geometry = shape as Geometry | null | undefined
  return geometry?.type === 'MultiLineString' ? geometry.coordinates : geometry?.type === 'LineString' ? [geometry.coordinates] : []
}

/** What a version or an option holds, to be drawn on. */
export function drawingOf({ alignment, sections, areas, clearanceArea }: CorridorDesign): Drawing {
  const clearance = polygons(clearanceArea)
  return {
    line: lines(alignment), sections, clearance, by: clearance ? 'clearance' : 'width',
    areas: areas.flatMap(({ geometry, ...area }) => { const read = polygons(geometry); return read ? [{ ...area, geometry: read }] : [] }),
  }
}

/** The drawing as the server takes it. Where the clearance area counts and there is none yet, nothing is taken along the line. */
export const designOf = ({ line, sections, areas, clearance, by }: Drawing): CorridorDesign => ({
  alignment: line.length === 0 ? null : { type: 'MultiLineString', coordinates: line.map((part) => [...part]) } satisfies MultiLineString,
  sections: by === 'clearance' && clearance === null ? [] : [...sections], areas: [...areas], clearanceArea: by === 'clearance' ? clearance : null,
})

export const moveArea = (area: MultiPolygon, move: (ring: Position[][]) => Position[][]): MultiPolygon => ({ type: 'MultiPolygon', coordinates: area.coordinates.map((polygon) => move(polygon)) })

/** One section along the whole line, with the width that rules give for level ground. */
export function usualSection(widths: readonly CorridorWidth[], formationWidthM: number | null): CorridorSection {
  const flat = widths.find(({ rule }) => rule === 'flat_usual')
  return { fromM: 0, toM: null, structure: 'level', formationWidthM: formationWidthM ?? 0, toeOffsetM: null, widthM: flat?.widthM ?? null, widthRule: flat?.widthRule ?? null }
}

/** Chainages belong to a line: of another one, only a section along the whole of it still fits. */
export const sectionsOfNewLine = (sections: readonly CorridorSection[], usual: CorridorSection): readonly CorridorSection[] => {
  const [only] = sections
  return only && sections.length === 1 && only.fromM === 0 && only.toM === null ? sections : [usual]
}

type Structure = CorridorSection['structure']
export const hasToe = (structure: Structure): boolean => structure === 'embankment' || structure === 'cutting'
/** Whether a width that rules give is for a structure. */
export const fits = (width: CorridorWidth, structure: Structure): boolean => width.structure === structure || (structure === 'cutting' && width.structure === 'embankment')

/** A section built otherwise. The rule of one structure is not the law of another: the first that fits takes its place. A figure of one's own stays; a tunnel takes no land. */
export function withStructure(section: CorridorSection, structure: Structure, widths: readonly CorridorWidth[]): CorridorSection {
  const built = { ...section, structure, toeOffsetM: hasToe(structure) ? section.toeOffsetM : null }
  if (structure === 'tunnel') return { ...built, widthM: null, widthRule: null }
  const isOwn = section.widthM !== null && section.widthRule === null
  const ofStructure = widths.filter((one) => fits(one, structure))
  if (isOwn || ofStructure.some(({ widthRule }) => widthRule === section.widthRule)) return built
  const [first] = ofStructure
  return { ...built, widthM: first?.widthM ?? section.widthM, widthRule: first?.widthRule ?? null }
}

/** Metres on each side of the centre line; null: takes nothing. */
export const offsetOf = ({ formationWidthM, toeOffsetM, widthM }: CorridorSection): number | null => (widthM === null ? null : formationWidthM / 2 + (toeOffsetM ?? 0) + widthM)
