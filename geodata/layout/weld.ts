import { boxOf, distance, dot, minus, type Point, type Ring } from './ring.ts'

/** Points nearer than this are one point, in metres: far below the rounding of the output, far above that of the arithmetic. */
const samePointM = 0.003

/**
 * Makes neighbouring rings share their vertices: points that differ by arithmetic noise become one, and where a corner of one ring
 * touches an edge of another, the edge gets that vertex. After it, rounding moves both sides of a boundary alike and opens no sliver.
 */
export function weld(rings: readonly Ring[]): Point[][] {
  const points = new PointGrid(spacingFor(rings))
  const merged = rings.map((ring) => withoutRepeats(ring.map((point) => points.merge(point))))
  return merged.map((ring) =>
    ring.flatMap((from, index) => {
      const to = ring[(index + 1) % ring.length] ?? from
      return [from, ...points.onSegment(from, to)]
    }),
  )
}

function withoutRepeats(ring: readonly Point[]): Point[] {
  return ring.filter((point, index) => point !== ring[(index + 1) % ring.length])
}

/** Squares about as wide as an edge is long keep the number of squares an edge passes small. */
function spacingFor(rings: readonly Ring[]): number {
  const box = boxOf(rings.flat())
  const vertices = rings.reduce((sum, ring) => sum + ring.length, 0)
  return Math.max(1, Math.sqrt(((box.maxX - box.minX) * (box.maxY - box.minY)) / Math.max(1, vertices)) * 2)
}

class PointGrid {
  private readonly squares = new Map<number, Point[]>()

  constructor(private readonly spacingM: number) {}

  /** The point already known at this place, or the point itself, known from now on. */
  merge(point: Point): Point {
    const reach = samePointM
    for (let column = this.index(point.x - reach); column <= this.index(point.x + reach); column++) {
      for (let row = this.index(point.y - reach); row <= this.index(point.y + reach); row++) {
        const known = this.squares.get(key(column, row))?.find((other) => distance(other, point) < reach)
        if (known) return known
      }
    }
    const own = key(this.index(point.x), this.index(point.y))
    const square = this.squares.get(own)
    if (square) square.push(point)
    else this.squares.set(own, [point])
    return point
  }

  /** Known points on the open segment, in its order. */
  onSegment(from: Point, to: Point): Point[] {
    const step = minus(to, from)
    const lengthSquared = dot(step, step)
    const length = Math.sqrt(lengthSquared)
    const found: { point: Point; share: number }[] = []
    const low = this.index(Math.min(from.x, to.x) - samePointM)
    const high = this.index(Math.max(from.x, to.x) + samePointM)
    for (let column = low; column <= high; column++) {
      const { minY, maxY } = this.reachInColumn(column, from, to)
      for (let row = this.index(minY - samePointM); row <= this.index(maxY + samePointM); row++) {
        for (const point of this.squares.get(key(column, row)) ?? []) {
          if (point === from || point === to) continue
          const offset = minus(point, from)
          const share = dot(offset, step) / lengthSquared
          const away = Math.abs(offset.x * step.y - offset.y * step.x) / length
          if (share > 0 && share < 1 && away < samePointM) found.push({ point, share })
        }
      }
    }
    return found.sort((a, b) => a.share - b.share).map(({ point }) => point)
  }

  /** How high the segment runs within one column of squares. */
  private reachInColumn(column: number, from: Point, to: Point): { minY: number; maxY: number } {
    const width = to.x - from.x
    if (Math.abs(width) < this.spacingM) return { minY: Math.min(from.y, to.y), maxY: Math.max(from.y, to.y) }
    const heightAt = (x: number): number => {
      const share = Math.max(0, Math.min(1, (x - from.x) / width))
      return from.y + (to.y - from.y) * share
    }
    const left = heightAt(column * this.spacingM - samePointM)
    const right = heightAt((column + 1) * this.spacingM + samePointM)
    return { minY: Math.min(left, right), maxY: Math.max(left, right) }
  }

  private index(value: number): number {
    return Math.floor(value / this.spacingM)
  }
}

const key = (column: number, row: number): number => column * 67_108_864 + row
