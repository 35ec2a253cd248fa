import type { MultiPolygon, Position } from 'geojson'
import { isSame } from '../../geometry/position.ts'
import type { DrawnPlot, PlotKey, Shapes } from './shapes.ts'

/** A ring whose vertices from `at` on were `was` and are `is`; of a closed one the last is left out and follows the first. */
interface RingPatch {
  part: number
  ring: number
  closed: boolean
  at: number
  was: Position[]
  is: Position[]
}

type ShapePatch = { rings: RingPatch[] } | { was: MultiPolygon | null; is: MultiPolygon | null }

/** What one step changed, in both directions: a moved vertex is a few numbers, not the whole shape. */
export interface Patch {
  boundary?: ShapePatch
  /** By key; null: the plot was or is not there. `shape` where only that changed. */
  plots: { key: PlotKey; shape?: ShapePatch; was?: DrawnPlot | null; is?: DrawnPlot | null }[]
  /** Keys in the new and the old order, where plots came or went. */
  order?: { was: PlotKey[]; is: PlotKey[] }
}

/** What leads from one drawing to the next. */
export function makePatch(before: Shapes, now: Shapes): Patch {
  const patch: Patch = { plots: [] }
  if (before.boundary !== now.boundary) patch.boundary = shapePatch(before.boundary, now.boundary)
  const old = new Map(before.plots.map((plot) => [plot.key, plot]))
  for (const plot of now.plots) {
    const was = old.get(plot.key)
    old.delete(plot.key)
    if (was === plot) continue
    if (was && onlyShapeDiffers(was, plot)) patch.plots.push({ key: plot.key, shape: shapePatch(was.geometry, plot.geometry) })
    else patch.plots.push({ key: plot.key, was: was ?? null, is: plot })
  }
  for (const [key, was] of old) patch.plots.push({ key, was, is: null })
  const keys = { was: before.plots.map(({ key }) => key), is: now.plots.map(({ key }) => key) }
  if (keys.was.join(' ') !== keys.is.join(' ')) patch.order = keys
  return patch
}

const onlyShapeDiffers = (a: DrawnPlot, b: DrawnPlot): boolean => JSON.stringify({ ...a, geometry: null }) === JSON.stringify({ ...b, geometry: null })

function shapePatch(was: MultiPolygon | null, is: MultiPolygon | null): ShapePatch {
  const isAlike = was && is && was.coordinates.length === is.coordinates.length && was.coordinates.every((rings, part) => rings.length === is.coordinates[part]?.length)
  if (!isAlike) return { was, is }
  return { rings: was.coordinates.flatMap((rings, part) => rings.flatMap((old, ring) => {
    const now = is.coordinates[part]?.[ring] ?? []
    return old === now ? [] : ringPatch(old, now).map((patch) => ({ part, ring, ...patch }))
  })) }
}

function ringPatch(was: readonly Position[], is: readonly Position[]): Omit<RingPatch, 'part' | 'ring'>[] {
  const closed = [was, is].every((ring) => ring.length > 1 && isSame(ring[0], ring.at(-1)))
  const [old, now] = closed ? [was.slice(0, -1), is.slice(0, -1)] : [was, is]
  const shorter = Math.min(old.length, now.length)
  let at = 0
  while (at < shorter && isSame(old[at], now[at])) at++
  if (at === old.length && at === now.length) return []
  let end = 0
  while (end < shorter - at && isSame(old.at(-1 - end), now.at(-1 - end))) end++
  return [{ closed, at, was: old.slice(at, old.length - end), is: now.slice(at, now.length - end) }]
}

/** The drawing one step on (`is`), or one step back (`was`). */
export function applyPatch(shapes: Shapes, patch: Patch, to: 'is' | 'was'): Shapes {
  const changes = new Map(patch.plots.map((one) => [one.key, one]))
  const plots = new Map<PlotKey, DrawnPlot>()
  for (const plot of shapes.plots) {
    const change = changes.get(plot.key)
    if (!change) plots.set(plot.key, plot)
    else if (change.shape) {
      const geometry = patched(plot.geometry, change.shape, to)
      if (geometry) plots.set(plot.key, { ...plot, geometry })
    }
  }
  for (const { key, shape, ...change } of patch.plots) if (!shape && change[to]) plots.set(key, change[to])
  const order = patch.order?.[to] ?? shapes.plots.map(({ key }) => key)
  return {
    boundary: patch.boundary ? patched(shapes.boundary, patch.boundary, to) : shapes.boundary,
    plots: order.flatMap((key) => plots.get(key) ?? []),
  }
}

function patched(shape: MultiPolygon | null, patch: ShapePatch, to: 'is' | 'was'): MultiPolygon | null {
  if (!('rings' in patch)) return patch[to]
  if (!shape) throw new Error('A patch of rings needs the shape it was made of.')
  const from = to === 'is' ? 'was' : 'is'
  return {
    type: 'MultiPolygon',
    coordinates: shape.coordinates.map((rings, part) => rings.map((positions, ring) => {
      const change = patch.rings.find((one) => one.part === part && one.ring === ring)
      if (!change) return positions
      const whole = change.closed ? positions.slice(0, -1) : positions
      const open = whole.slice(0, change.at).concat(change[to], whole.slice(change.at + change[from].length))
      return change.closed ? [...open, ...open.slice(0, 1)] : open
    })),
  }
}
