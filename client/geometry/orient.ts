import type { LngLat } from './position.ts'

// Shewchuk's bound: above it the plain result has the right sign.
const errorBound = 3.3306690738754716e-16
const splitter = 134217729

// What a rounded product lost (Dekker).
function lostIn(a: number, b: number, product: number): number {
  const ca = splitter * a
  const highA = ca - (ca - a)
  const lowA = a - highA
  const cb = splitter * b
  const highB = cb - (cb - b)
  const lowB = b - highB
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB)
}

/**
 * Where c lies seen along a → b: positive left, negative right, zero on the line.
 * The sign is exact for positions of one zone, whose differences are exact numbers.
 */
export function orient(a: Readonly<LngLat>, b: Readonly<LngLat>, c: Readonly<LngLat>): number {
  const abx = b[0] - a[0]
  const aby = b[1] - a[1]
  const acx = c[0] - a[0]
  const acy = c[1] - a[1]
  const left = abx * acy
  const right = aby * acx
  const plain = left - right
  if (Math.abs(plain) > errorBound * (Math.abs(left) + Math.abs(right))) return plain
  return plain + (lostIn(abx, acy, left) - lostIn(aby, acx, right))
}
