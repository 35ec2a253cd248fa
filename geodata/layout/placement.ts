import { longestEdge, setDown, sketchCoast, sketchOutline } from './outline.ts'
import { localPlane, type LocalPlane } from './local-plane.ts'
import { randomFrom } from './random.ts'
import { boxOf, distance, type Point, type Ring } from './ring.ts'
import { areApart, isWellInside } from './segments.ts'
import type { LayoutZone, LngLat } from './types.ts'

/** A zone whose position and area are known: one that can be placed. */
export interface PlaceableZone extends LayoutZone {
  centre: LngLat
  areaHa: number
}

/** A zone with the outline found for it. */
export interface PlacedZone {
  zone: PlaceableZone
  /** Metres around the stated centre. */
  plane: LocalPlane
  /** Null where every position within the uncertainty collides with a zone that came first. */
  outline: Ring | null
  shiftM: number
}

interface Footprint {
  code: string
  lngLats: LngLat[]
  box: { west: number; south: number; east: number; north: number }
}

/** Least distance of a zone from the border of the economic zone around it, in metres. */
const insideParentM = 60
const quarterTurn = Math.PI / 2

/** Whether position and area are known; without them nothing can be drawn, and nothing is. */
export function isPlaceable(zone: LayoutZone): zone is PlaceableZone {
  return zone.centre !== null && zone.areaHa !== null && zone.areaHa > 0
}

/**
 * Finds an outline for every zone so that none overlaps another (a parent apart), each as near its stated centre as it can.
 * Economic zones come first, then the better-known positions, then the order given.
 */
export function placeZones(zones: readonly PlaceableZone[], gapM: number): Map<string, PlacedZone> {
  const placed = new Map<string, PlacedZone>()
  const footprints: Footprint[] = []
  for (const zone of inPrecedence(zones)) {
    const plane = localPlane(zone.centre)
    const found = findPlace(zone, plane, footprints, gapM)
    placed.set(zone.code, { zone, plane, outline: found?.outline ?? null, shiftM: found ? distance(found.centre, { x: 0, y: 0 }) : 0 })
    if (found) footprints.push(footprintOf(zone.code, found.outline, plane))
  }
  return placed
}

function inPrecedence(zones: readonly PlaceableZone[]): PlaceableZone[] {
  const rank = (zone: PlaceableZone): number => (zone.kind === 'economic_zone' ? -1 : zone.uncertaintyM)
  return zones
    .map((zone, index) => ({ zone, index }))
    .sort((a, b) => rank(a.zone) - rank(b.zone) || a.index - b.index)
    .map(({ zone }) => zone)
}

function findPlace(
  zone: PlaceableZone,
  plane: LocalPlane,
  footprints: readonly Footprint[],
  gapM: number,
): { outline: Ring; centre: Point } | null {
  const toPlane = (lngLats: readonly LngLat[]): Ring => lngLats.map((position) => plane.fromLngLat(position))
  const parent = footprints.find(({ code }) => code === zone.parentCode)
  const parentRing = parent ? toPlane(parent.lngLats) : null
  const neighbours = footprints
    .filter((footprint) => footprint !== parent && isNear(footprint, zone))
    .map(({ lngLats }) => toPlane(lngLats))
  const extent = extentRing(zone, plane)
  const fits = (outline: Ring): boolean =>
    (!parentRing || isWellInside(outline, parentRing, insideParentM)) &&
    (!extent || isWellInside(outline, extent, 0)) &&
    neighbours.every((neighbour) => areApart(outline, neighbour, gapM))

  const sketches = sketchesOf(zone, neighbours)
  const areaM2 = zone.areaHa * 1e4
  for (const centre of centresToTry(zone.uncertaintyM)) {
    for (const { sketch, angle } of sketches) {
      const outline = setDown(sketch, angle, areaM2, centre)
      if (fits(outline)) return { outline, centre }
    }
  }
  return null
}

/** Shapes to try at each position: the zone's own first, then the same turned, longer, shorter, and along its neighbours. */
function sketchesOf(zone: PlaceableZone, neighbours: readonly Ring[]): { sketch: Ring; angle: number }[] {
  const random = randomFrom(`${zone.code}/outline`)
  if (zone.kind === 'economic_zone') {
    const sketch = sketchCoast(random, 2)
    return [-0.38, -0.25, -0.5, 0].map((angle) => ({ sketch, angle }))
  }
  const isSmall = zone.areaHa < 15
  const ownElongation = random.between(1.15, 1.75)
  const ownAngle = random.between(-Math.PI, Math.PI)
  const own = { sketch: sketchOutline(random, ownElongation, isSmall), angle: ownAngle }
  if (neighbours.length === 0 && !zone.parentCode) return [own]
  const others = [ownElongation, 1.25, 1.7, 2.3].map((elongation, index) =>
    sketchOutline(randomFrom(`${zone.code}/outline/${index}`), elongation, isSmall),
  )
  const turns = [0, 1, 2, 3].map((quarter) => quarter * quarterTurn)
  const alongNeighbours = neighbours.map((neighbour) => {
    const { along } = longestEdge(neighbour)
    return Math.atan2(along.y, along.x)
  })
  const angles = [ownAngle, ...alongNeighbours, ownAngle + quarterTurn / 3, ownAngle + (quarterTurn * 2) / 3]
  return [
    own,
    ...others.flatMap((sketch) => angles.flatMap((angle) => turns.map((turn) => ({ sketch, angle: angle + turn })))),
  ]
}

/** Positions at growing distance from the stated centre (the origin), as far as the uncertainty allows; metres. */
function* centresToTry(uncertaintyM: number): Generator<Point> {
  yield { x: 0, y: 0 }
  const rings = 14
  for (let ring = 1; ring <= rings; ring++) {
    const radius = (uncertaintyM * ring) / rings
    const count = Math.min(24, 6 + ring * 2)
    for (let i = 0; i < count; i++) {
      const angle = ((i + ring / 2) / count) * Math.PI * 2
      yield { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius }
    }
  }
}

function footprintOf(code: string, outline: Ring, plane: LocalPlane): Footprint {
  const box = boxOf(outline)
  const [west, south] = plane.toLngLat({ x: box.minX, y: box.minY })
  const [east, north] = plane.toLngLat({ x: box.maxX, y: box.maxY })
  return { code, lngLats: outline.map((point) => plane.toLngLat(point)), box: { west, south, east, north } }
}

/** Whether the footprint might come within reach of the zone, shift and all; generous, in degrees. */
function isNear({ box }: Footprint, { centre: [lng, lat], areaHa, uncertaintyM }: PlaceableZone): boolean {
  const reach = (Math.sqrt(areaHa * 1e4) * 1.3 + uncertaintyM + 200) / 100_000
  return box.west - reach < lng && lng < box.east + reach && box.south - reach < lat && lat < box.north + reach
}

function extentRing({ extent }: PlaceableZone, plane: LocalPlane): Ring | null {
  if (!extent) return null
  const [west, south, east, north] = extent
  const corners: [LngLat, LngLat, LngLat, LngLat] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
  return corners.map((corner) => plane.fromLngLat(corner))
}

