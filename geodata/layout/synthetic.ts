import { distance, contains, type Point, type Ring } from './ring.ts'
import { localPlane, roundDegrees } from './local-plane.ts'
import { randomFrom, type Random } from './random.ts'
import type { ClearanceProgress, KnownOccupancy, LayoutZone } from './types.ts'

/** Where invented zones gather: longitude and latitude in degrees, spread in metres, weight. */
const hubs: [lng: number, lat: number, spreadM: number, weight: number][] = [
  [105.83, 21.05, 30_000, 5],
  [106.08, 21.18, 24_000, 5],
  [106.55, 20.88, 26_000, 4],
  [106.3, 20.93, 26_000, 3],
  [105.95, 20.55, 28_000, 3],
  [105.55, 21.3, 30_000, 3],
  [106.15, 20.35, 24_000, 2],
  [105.85, 21.55, 28_000, 2],
  [105.2, 21.4, 30_000, 2],
  [104.9, 21.75, 34_000, 1],
  [104.1, 22.35, 30_000, 1],
  [105.75, 19.85, 34_000, 1],
]

/** A rough outline of the northern mainland that keeps invented zones off the sea and inside the border; degrees. */
const mainland: Ring = [
  { x: 105.55, y: 19.35 },
  { x: 105.82, y: 19.6 },
  { x: 106.02, y: 19.98 },
  { x: 106.5, y: 20.25 },
  { x: 106.62, y: 20.62 },
  { x: 106.78, y: 20.78 },
  { x: 107.0, y: 21.02 },
  { x: 107.4, y: 21.3 },
  { x: 106.7, y: 21.8 },
  { x: 105.9, y: 22.45 },
  { x: 104.9, y: 22.75 },
  { x: 103.95, y: 22.45 },
  { x: 103.4, y: 22.45 },
  { x: 103.2, y: 21.3 },
  { x: 104.9, y: 20.6 },
  { x: 104.95, y: 19.8 },
]

/** The farthest an outline may reach from its centre, as a multiple of the square root of its area. */
const reachFactor = 1.05

/**
 * `count` invented zones (codes S-00001 on) for benchmarks: clusters of 20–75 ha and zones of 75–800 ha, thickest around Hà Nội,
 * Bắc Ninh and Hải Phòng, far enough apart that none has to be moved. The same count and seed give the same zones.
 */
export function syntheticZones(count: number, seed: number | string): LayoutZone[] {
  const random = randomFrom(`synthetic/${seed}`)
  const plane = localPlane([105.6, 21])
  const taken = new CircleGrid()
  const zones: LayoutZone[] = []
  let attempts = 0
  while (zones.length < count) {
    if (attempts++ > count * 400) throw new Error(`inventing zones: only ${zones.length} of ${count} fit into the north`)
    // The denser it gets, the farther from the hubs zones must go.
    const centre = placeNearHub(random, 1 + attempts / (count * 4))
    if (!contains(mainland, { x: centre[0], y: centre[1] })) continue
    const isCluster = random.chance(0.55)
    const areaHa = sizeOf(random, isCluster)
    const reachM = Math.sqrt(areaHa * 1e4) * reachFactor
    if (!taken.claim(plane.fromLngLat(centre), reachM)) continue
    zones.push(inventedZone(random, `S-${String(zones.length + 1).padStart(5, '0')}`, isCluster, areaHa, centre))
  }
  return zones
}

function inventedZone(random: Random, code: string, isCluster: boolean, areaHa: number, centre: [number, number]): LayoutZone {
  const progress: ClearanceProgress = random.pick(['none', 'partly_cleared', 'cleared', 'cleared'])
  const occupancy: KnownOccupancy | null =
    progress === 'cleared' ? { ratio: Math.round(random.between(0.25, 1) * 1e4) / 1e4, formula: isCluster ? 'ccn' : 'kcn' } : null
  return {
    code,
    kind: isCluster ? 'industrial_cluster' : 'industrial_zone',
    centre,
    uncertaintyM: 300,
    areaHa,
    occupancy,
    progress,
    allocate: occupancy !== null,
    asOf: '2026-01-01',
  }
}

function sizeOf(random: Random, isCluster: boolean): number {
  const [low, high] = isCluster ? [20, 75] : [75, 800]
  // Small zones are common, large ones rare.
  const share = isCluster ? random.between(0, 1) : random.between(0, 1) ** 2.2
  return Math.round((low + (high - low) * share) * 100) / 100
}

function placeNearHub(random: Random, widen: number): [number, number] {
  const total = hubs.reduce((sum, [, , , weight]) => sum + weight, 0)
  let draw = random.between(0, total)
  const hub = hubs.find(([, , , weight]) => (draw -= weight) < 0) ?? hubs[0]
  if (!hub) throw new Error('there must be hubs to gather round')
  const [lng, lat, spreadM] = hub
  const bell = (): number => random.between(-1, 1) + random.between(-1, 1) + random.between(-1, 1)
  const [placeLng, placeLat] = localPlane([lng, lat]).toLngLat({ x: bell() * spreadM * widen, y: bell() * spreadM * widen })
  return [roundDegrees(placeLng), roundDegrees(placeLat)]
}

/** Circles that may not overlap, found by the square they stand in. */
class CircleGrid {
  private readonly squares = new Map<string, { centre: Point; reachM: number }[]>()
  private readonly spacingM = 7000

  /** Takes the circle's ground, or says that it is already taken. */
  claim(centre: Point, reachM: number): boolean {
    const column = Math.floor(centre.x / this.spacingM)
    const row = Math.floor(centre.y / this.spacingM)
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        const square = this.squares.get(`${c}/${r}`) ?? []
        if (square.some((other) => distance(other.centre, centre) < other.reachM + reachM)) return false
      }
    }
    const own = `${column}/${row}`
    this.squares.set(own, [...(this.squares.get(own) ?? []), { centre, reachM }])
    return true
  }
}
