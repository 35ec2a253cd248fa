import { boxOfEdge, type Edge } from './edges-of.ts'
import type { BoxTree } from './box-tree.ts'
import { meetSegments, type Meeting } from './meet-segments.ts'
import { orient } from './orient.ts'
import { isSame, type LngLat } from './position.ts'

/** Where two edges of a shape meet other than as neighbours in their ring. spike: neighbours that run back along each other. */
export interface Crossing {
  kind: 'cross' | 'touch' | 'overlap' | 'spike'
  at: LngLat
  first: Edge
  second: Edge
}

const isNext = (first: Edge, second: Edge): boolean => {
  if (first.part !== second.part || first.ring !== second.ring) return false
  const apart = Math.abs(first.place - second.place)
  return apart === 1 || apart === first.ringEdges - 1
}

/** Whether two edges that leave s for a and for b run along each other. */
const runBack = (s: LngLat, a: LngLat, b: LngLat): boolean => orient(s, a, b) === 0 && (a[0] - s[0]) * (b[0] - s[0]) + (a[1] - s[1]) * (b[1] - s[1]) > 0

/** How two edges of one shape meet; null where they do not, or only as neighbours do. */
export function crossingBetween(first: Edge, second: Edge): Crossing | null {
  if (isNext(first, second)) {
    const [s, a, b] = isSame(first.b, second.a) ? [first.b, first.a, second.b] : [first.a, first.b, second.a]
    return runBack(s, a, b) ? { kind: 'spike', at: s, first, second } : null
  }
  const meeting: Meeting = meetSegments(first.a, first.b, second.a, second.b)
  return meeting.kind === 'apart' ? null : { kind: meeting.kind, at: meeting.at, first, second }
}

/** The places where the edges of a shape meet, `limit` at most. */
export function findCrossings(edges: readonly Edge[], tree: BoxTree, limit = 100): Crossing[] {
  const found: Crossing[] = []
  for (let index = 0; index < edges.length && found.length < limit; index++) {
    const first = edges[index]
    if (!first) break
    tree.search(boxOfEdge(first.a, first.b), (other) => {
      const second = edges[other]
      const crossing = other > index && second ? crossingBetween(first, second) : null
      if (crossing) found.push(crossing)
      return found.length >= limit
    })
  }
  return found
}
