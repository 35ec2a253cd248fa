import type { Corner } from './vn2000.ts'

// Comparing every edge with every other: a table that was typed has tens of corners, hundreds at most.
const mostCorners = 400

const side = (a: Corner, b: Corner, c: Corner): number => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))

/** Whether two edges cross within both. */
const cross = (a: Corner, b: Corner, c: Corner, d: Corner): boolean => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0

/** The first two edges of a ring that cross, by the place of their first corner; null when none do, or when the ring is too long to look at. */
export function findCrossing(ring: readonly Corner[]): [number, number] | null {
  const n = ring.length
  if (n > mostCorners) return null
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      const [a, b, c, d] = [ring[i], ring[i + 1], ring[j], ring[(j + 1) % n]]
      if (a && b && c && d && cross(a, b, c, d)) return [i, j]
    }
  }
  return null
}

/**
 * The order of corners, as places in the ring, in which the outline no longer crosses itself: each crossing is undone by turning round what lies
 * between, which makes the outline shorter every time. Null when it does not cross, or no such order was found.
 */
export function uncross(ring: readonly Corner[]): number[] | null {
  let order = ring.map((_, i) => i)
  const corners = (): Corner[] => order.flatMap((i) => ring[i] ?? [])
  let crossing = findCrossing(ring)
  if (!crossing) return null
  for (let turns = 0; crossing && turns < mostCorners * 10; turns++) {
    const [i, j] = crossing
    order = [...order.slice(0, i + 1), ...order.slice(i + 1, j + 1).reverse(), ...order.slice(j + 1)]
    crossing = findCrossing(corners())
  }
  return crossing ? null : order
}
