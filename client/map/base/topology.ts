/** A corner as `[longitude, latitude]` in degrees. */
export type Corner = [number, number]

const key = ([lng, lat]: Corner): string => `${lng},${lat}`

/** Directed edges with the names of the areas on their one or two sides; two areas share an edge when its corners are equal. */
export interface Edge {
  from: Corner
  to: Corner
  owners: string[]
}

/** Reads every ring once and tells for each edge which areas it bounds. */
export function collectEdges(areas: { name: string; rings: Corner[][] }[]): Edge[] {
  const edges = new Map<string, Edge>()
  for (const { name, rings } of areas) {
    for (const ring of rings) {
      ring.forEach((to, index) => {
        const from = ring[index - 1]
        if (!from || key(from) === key(to)) return
        const twin = edges.get(`${key(to)}>${key(from)}`) ?? edges.get(`${key(from)}>${key(to)}`)
        if (twin) twin.owners.push(name)
        else edges.set(`${key(from)}>${key(to)}`, { from, to, owners: [name] })
      })
    }
  }
  return [...edges.values()]
}

/** Joins edges end to start into the longest lines, stopping where three or more meet; closed lines repeat their first corner. */
export function joinEdges(edges: Edge[]): Corner[][] {
  const at = new Map<string, Edge[]>()
  for (const edge of edges) {
    for (const corner of [edge.from, edge.to]) {
      const list = at.get(key(corner))
      if (list) list.push(edge)
      else at.set(key(corner), [edge])
    }
  }
  const used = new Set<Edge>()
  const walk = (start: Corner, first: Edge): Corner[] => {
    const line: Corner[] = [start]
    let edge: Edge | undefined = first
    let end = start
    while (edge) {
      used.add(edge)
      end = key(edge.from) === key(end) ? edge.to : edge.from
      line.push(end)
      const meeting: Edge[] = at.get(key(end)) ?? []
      edge = meeting.length === 2 ? meeting.find((next) => !used.has(next)) : undefined
    }
    return line
  }
  const lines: Corner[][] = []
  const ends = [...at.values()].filter((list) => list.length !== 2).flat()
  for (const edge of [...ends, ...edges]) {
    if (used.has(edge)) continue
    const startsHere = (at.get(key(edge.from)) ?? []).length !== 2 || !ends.includes(edge)
    lines.push(walk(startsHere ? edge.from : edge.to, edge))
  }
  return lines
}

/** Chains directed edges into closed rings, keeping their direction; ends that close nothing are dropped. */
export function chainRings(edges: Edge[]): Corner[][] {
  const from = new Map<string, Edge[]>()
  for (const edge of edges) {
    const list = from.get(key(edge.from))
    if (list) list.push(edge)
    else from.set(key(edge.from), [edge])
  }
  const rings: Corner[][] = []
  const used = new Set<Edge>()
  for (const edge of edges) {
    if (used.has(edge)) continue
    const ring: Corner[] = [edge.from]
    let next: Edge | undefined = edge
    while (next) {
      used.add(next)
      ring.push(next.to)
      if (key(next.to) === key(edge.from)) break
      next = (from.get(key(next.to)) ?? []).find((candidate) => !used.has(candidate))
    }
    const last = ring.at(-1)
    if (last && key(last) === key(edge.from) && ring.length > 3) rings.push(ring)
  }
  return rings
}

/** Douglas–Peucker with a tolerance in degrees that may differ from place to place. */
export function simplifyLine(line: Corner[], toleranceAt: (corner: Corner) => number): Corner[] {
  const keep = new Set([0, line.length - 1])
  const stack: [number, number][] = [[0, line.length - 1]]
  for (let range = stack.pop(); range; range = stack.pop()) {
    const [first, last] = range
    const a = line[first]
    const b = line[last]
    if (!a || !b) continue
    let worst = 0
    let worstIndex = -1
    for (let index = first + 1; index < last; index++) {
      const corner = line[index]
      if (!corner) continue
      const excess = distanceToSegment(corner, a, b) / toleranceAt(corner)
      if (excess > worst) [worst, worstIndex] = [excess, index]
    }
    if (worst > 1) {
      keep.add(worstIndex)
      stack.push([first, worstIndex], [worstIndex, last])
    }
  }
  return line.filter((_, index) => keep.has(index))
}

function distanceToSegment([x, y]: Corner, [ax, ay]: Corner, [bx, by]: Corner): number {
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2))
  return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay))
}

/** Signed area in square degrees; its sign tells the direction of a ring. */
export function signedArea(ring: Corner[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nx, ny] = ring[(index + 1) % ring.length] ?? [x, y]
    return sum + (x * ny - nx * y) / 2
  }, 0)
}
