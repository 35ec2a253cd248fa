import { treeOfEdges } from './edges-of.ts'
import type { BoxTree } from './box-tree.ts'
import { metresPerDegree } from './measure-shape.ts'
import { isSame, roundPosition, type LngLat } from './position.ts'

/** Lines to snap to, with an owner by whom they can be left out. */
export interface SnapLines {
  readonly edges: readonly { a: LngLat; b: LngLat; owner: string }[]
  readonly tree: BoxTree
}

/** Where the pen is drawn to. */
export interface Snap {
  kind: 'vertex' | 'edge'
  at: LngLat
  owner: string
}

export interface SnapQuery {
  vertices: boolean
  edges: boolean
  /** How far the pen is drawn, m on the ground. */
  vertexReachM: number
  edgeReachM: number
  /** Whether this owner's lines count; all do when left out. */
  counts?(owner: string): boolean
  /** A vertex of some owners that must not draw the pen, as it goes along with it; their edges that end in it do not count either. */
  except?: { at: LngLat; owners: readonly string[] } | null
}

/** Prepares lines: rings, or open lines. */
export function prepareSnapLines(lines: readonly { owner: string; positions: readonly LngLat[] }[]): SnapLines {
  const edges = lines.flatMap(({ owner, positions }) => positions.slice(1).flatMap((b, index) => {
    const a = positions[index]
    return a ? [{ a, b, owner }] : []
  }))
  return { edges, tree: treeOfEdges(edges) }
}

/** The nearest place on an edge, as a share of its length. */
function nearestShare(a: LngLat, b: LngLat, p: LngLat, scale: { lng: number; lat: number }): number {
  const dx = (b[0] - a[0]) * scale.lng
  const dy = (b[1] - a[1]) * scale.lat
  const along = (p[0] - a[0]) * scale.lng * dx + (p[1] - a[1]) * scale.lat * dy
  return Math.min(1, Math.max(0, along / (dx * dx + dy * dy || 1)))
}

/** The nearest place on an edge, to 9 decimals. */
export function nearestOnEdge(a: LngLat, b: LngLat, p: LngLat): LngLat {
  const share = nearestShare(a, b, p, metresPerDegree(p[1]))
  if (share === 0) return a
  if (share === 1) return b
  return roundPosition([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])])
}

/** What draws the pen at `p`: the nearest vertex within reach; only where there is none, the nearest edge. */
export function snapPosition(lines: readonly SnapLines[], p: LngLat, query: SnapQuery): Snap | null {
  const scale = metresPerDegree(p[1])
  const reach = Math.max(query.vertices ? query.vertexReachM : 0, query.edges ? query.edgeReachM : 0)
  const box = [p[0] - reach / scale.lng, p[1] - reach / scale.lat, p[0] + reach / scale.lng, p[1] + reach / scale.lat] as const
  const distanceM = (q: LngLat): number => Math.hypot((q[0] - p[0]) * scale.lng, (q[1] - p[1]) * scale.lat)
  const nearest: { vertex: (Snap & { m: number }) | null; edge: (Snap & { m: number }) | null } = { vertex: null, edge: null }
  for (const { edges, tree } of lines) {
    tree.search(box, (index) => {
      const candidate = edges[index]
      if (!candidate || query.counts?.(candidate.owner) === false) return
      const { a, b, owner } = candidate
      const gone = query.except?.owners.includes(owner) ? query.except.at : undefined
      const goesAlong = isSame(a, gone) || isSame(b, gone)
      if (query.vertices) {
        for (const end of [a, b]) {
          const m = distanceM(end)
          if (m <= query.vertexReachM && m < (nearest.vertex?.m ?? Infinity) && !isSame(end, gone)) nearest.vertex = { kind: 'vertex', at: roundPosition(end), owner, m }
        }
      }
      if (query.edges && !goesAlong) {
        const at = nearestOnEdge(a, b, p)
        const m = distanceM(at)
        if (m <= query.edgeReachM && m < (nearest.edge?.m ?? Infinity)) nearest.edge = { kind: 'edge', at, owner, m }
      }
      return
    })
  }
  const found = nearest.vertex ?? nearest.edge
  return found && { kind: found.kind, at: found.at, owner: found.owner }
}
