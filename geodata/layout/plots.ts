import type { Parcel } from './land-use.ts'
import { roundDegrees, type LocalPlane } from './local-plane.ts'
import { at, type Point, type Ring } from './ring.ts'
import type { LandUse, LayoutPlot, LayoutPolygon } from './types.ts'
import { weld } from './weld.ts'

/** A zone's ground in metres: the outline, the parcels, and the one road parcel around the blocks. */
export interface Subdivision {
  outline: Ring
  belt: Ring
  /** Outer edge of the road land. */
  road: Ring
  /** What the road goes round. */
  blocks: readonly Ring[]
  parcels: readonly Parcel[]
}

/** A plot with what later steps need to know of its parcel. */
export interface DrawnPlot {
  plot: LayoutPlot
  row: number
  /** In metres. */
  ring: Ring
  /** Middle of the parcel, in metres. */
  middle: Point
}

/** Prefixes of the legend used by zoning plans. */
const legend: Record<LandUse, string> = {
  industrial: 'CN',
  warehouse: 'KB',
  service: 'DV',
  road: 'GT',
  green: 'CX',
  water: 'MN',
  technical: 'HTKT',
  parking: 'P',
  security: 'AN',
  housing: 'NO',
  other: 'K',
}

/** Welds the ground, projects it to WGS84 and numbers the plots; the outline comes back with the vertices its plots share with it. */
export function drawPlots(plane: LocalPlane, ground: Subdivision): { outline: LayoutPolygon; outlineRing: Ring; plots: DrawnPlot[] } {
  const holes = ground.parcels.map(({ hole }) => hole).filter((hole) => hole !== undefined)
  const parcelRings = ground.parcels.map(({ ring }) => ring)
  const welded = weld([ground.outline, ground.belt, ground.road, ...ground.blocks, ...parcelRings, ...holes])
  const take = queueOf(welded)
  const project = projector(plane)

  const outlineRing = take()
  const belt = take()
  const road = take()
  const blocks = ground.blocks.map(take)
  const rings = ground.parcels.map(take)
  const numbered = numbering()
  const draw = (landUse: LandUse, rest: Partial<Parcel>, ring: Ring, ringHoles: readonly Ring[]): DrawnPlot => {
    const { polygon, areaM2 } = project(ring, ringHoles)
    const plot: LayoutPlot = {
      code: numbered(legend[landUse]),
      landUse,
      isLogistics: rest.isLogistics ?? false,
      smeReserved: rest.smeReserved ?? false,
      geometry: polygon,
      areaM2,
    }
    return { plot, row: rest.row ?? -1, ring, middle: middleOf(ring) }
  }

  const plots = [draw('road', {}, road, blocks), draw('green', {}, belt, [])]
  ground.parcels.forEach((parcel, index) => {
    plots.push(draw(parcel.landUse, parcel, at(rings, index), parcel.hole ? [take()] : []))
  })
  return { outline: project(outlineRing, []).polygon, outlineRing, plots }
}

/** The ring as a WGS84 polygon, every coordinate rounded. */
export function drawRing(plane: LocalPlane, ring: Ring): LayoutPolygon {
  return projector(plane)(ring, []).polygon
}

type Project = (ring: Ring, holes: readonly Ring[]) => { polygon: LayoutPolygon; areaM2: number }

function projector(plane: LocalPlane): Project {
  // Welded rings share their points, so each is projected once.
  const known = new Map<Point, { position: [number, number]; point: Point }>()
  const rounded = (point: Point): { position: [number, number]; point: Point } => {
    const before = known.get(point)
    if (before) return before
    const [lng, lat] = plane.toLngLat(point)
    const position: [number, number] = [roundDegrees(lng), roundDegrees(lat)]
    const entry = { position, point: plane.fromLngLat(position) }
    known.set(point, entry)
    return entry
  }
  const close = (ring: Ring): { closed: [number, number][]; areaM2: number } => {
    const points = ring.map(rounded)
    const distinct = points.filter(({ position }, i) => {
      const next = at(points, i + 1).position
      return position[0] !== next[0] || position[1] !== next[1]
    })
    const positions = distinct.map(({ position }): [number, number] => [position[0], position[1]])
    const [lng, lat] = at(positions, 0)
    return { closed: [...positions, [lng, lat]], areaM2: plane.areaM2(distinct.map(({ point }) => point)) }
  }
  return (ring, holes) => {
    const outer = close(ring)
    const inner = holes.map(close)
    const areaM2 = outer.areaM2 - inner.reduce((sum, hole) => sum + hole.areaM2, 0)
    return {
      polygon: { type: 'Polygon', coordinates: [outer.closed, ...inner.map(({ closed }) => closed.reverse())] },
      areaM2: Math.round(areaM2 * 100) / 100,
    }
  }
}

function numbering(): (prefix: string) => string {
  const counts = new Map<string, number>()
  return (prefix) => {
    const count = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, count)
    return `${prefix}-${String(count).padStart(2, '0')}`
  }
}

function queueOf<T>(items: readonly T[]): () => T {
  let next = 0
  return () => at(items, next++)
}

function middleOf(ring: Ring): Point {
  const sum = ring.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 })
  return { x: sum.x / ring.length, y: sum.y / ring.length }
}
