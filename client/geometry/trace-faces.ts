import { sideOfRing } from './contains-position.ts'
import { isSame, type LngLat, type Ring } from './position.ts'

/** An edge with land on its left. */
export interface DirectedEdge {
  from: LngLat
  to: LngLat
}

const keyOf = ([lng, lat]: LngLat): string => `${lng},${lat}`

/** Twice the signed area in square degrees, from the first vertex on so that little is lost. */
export function turnOf(ring: readonly LngLat[]): number {
  const [first] = ring
  let sum = 0
  for (let index = 1; index < ring.length; index++) {
    const a = ring[index - 1]
    const b = ring[index]
    if (first && a && b) sum += (a[0] - first[0]) * (b[1] - first[1]) - (b[0] - first[0]) * (a[1] - first[1])
  }
  return sum
}

/** The areas that directed edges enclose on their left; edges meet in their ends only. Each is a polygon: outer ring, then holes. */
export function traceFaces(edges: readonly DirectedEdge[]): Ring[][] {
  const cycles = traceCycles(edges)
  const shells = cycles.filter((ring) => turnOf(ring) > 0).map((ring) => [ring])
  for (const hole of cycles.filter((ring) => turnOf(ring) < 0)) {
    const around = shells.filter(([shell = []]) => isAround(shell, hole)).sort(([a = []], [b = []]) => turnOf(a) - turnOf(b))
    around[0]?.push(hole)
  }
  return shells
}

const isAround = (shell: Ring, hole: Ring): boolean => {
  for (const position of hole) {
    const side = sideOfRing(shell, position)
    if (side !== 'on') return side === 'inside'
  }
  return false
}

function traceCycles(edges: readonly DirectedEdge[]): Ring[] {
  const leaving = new Map<string, { angle: number; index: number }[]>()
  edges.forEach(({ from, to }, index) => {
    const list = leaving.get(keyOf(from)) ?? []
    list.push({ angle: Math.atan2(to[1] - from[1], to[0] - from[0]), index })
    leaving.set(keyOf(from), list)
  })
  const used = new Set<number>()
  // Keeps the face on the left: the first way out clockwise from the way back.
  const next = ({ from, to }: DirectedEdge): number | null => {
    const back = Math.atan2(from[1] - to[1], from[0] - to[0])
    let best: { turn: number; index: number } | null = null
    for (const { angle, index } of leaving.get(keyOf(to)) ?? []) {
      if (used.has(index)) continue
      const turn = (back - angle + 4 * Math.PI) % (2 * Math.PI) || 2 * Math.PI
      if (!best || turn < best.turn) best = { turn, index }
    }
    return best && best.index
  }
  const cycles: Ring[] = []
  edges.forEach((start, startIndex) => {
    if (used.has(startIndex)) return
    const ring: Ring = [start.from]
    let edge: DirectedEdge | undefined = start
    let index: number | null = startIndex
    while (edge && index !== null) {
      used.add(index)
      ring.push(edge.to)
      if (isSame(edge.to, start.from)) break
      index = next(edge)
      edge = index === null ? undefined : edges[index]
    }
    if (isSame(ring[0], ring.at(-1)) && ring.length > 3) cycles.push(ring)
  })
  return cycles
}
