import { cutAlong } from './cut.ts'
import { at, breadth, direction, dot, leftOf, spanAlong, turnBetween, type Point, type Ring } from './ring.ts'

/**
 * Parts the ground from the strips that hang on at its inward corners and are less broad than `leastBreadthM` metres.
 * A street that runs beside another before they meet leaves such tails.
 */
export function partTail(ground: Ring, leastBreadthM: number): { body: Ring; tails: Ring[] } {
  for (const [index, corner] of ground.entries()) {
    const before = direction(at(ground, index - 1), corner)
    const after = direction(corner, at(ground, index + 1))
    if (turnBetween(before, after) > -0.3) continue
    for (const along of [before, after]) {
      const normal = leftOf(along)
      const { below, above } = cutAlong(ground, normal, dot(corner, normal))
      const pieces = [...below, ...above]
      const broad = pieces.filter((piece) => breadth(piece) > leastBreadthM)
      const [only] = broad
      const tails = pieces.filter((piece) => piece !== only)
      // What hangs on by its long side is a strip of the ground itself: cut off, it would keep the street from the lots behind.
      const hangOn = tails.every((tail) => lengthOnLine(tail, normal, dot(corner, normal)) < breadth(tail) * 3)
      if (!only || broad.length > 1 || tails.length === 0 || !hangOn) continue
      const rest = partTail(only, leastBreadthM)
      return { body: rest.body, tails: [...tails, ...rest.tails] }
    }
  }
  return { body: ground, tails: [] }
}

function lengthOnLine(ring: Ring, normal: Point, offset: number): number {
  const { low, high } = spanAlong(ring.filter((point) => Math.abs(dot(point, normal) - offset) < 1e-6), leftOf(normal))
  return Math.max(0, high - low)
}
