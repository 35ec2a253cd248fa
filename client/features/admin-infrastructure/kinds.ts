import type { lineKinds, pointKinds } from '../../../api/contract/infrastructure-write.ts'

export type PointKind = (typeof pointKinds)[number]
export type LineKind = (typeof lineKinds)[number]

// Records rather than lists: the compiler then misses no kind of the contract. Their order is the order on screen.
const pointOrder: Record<PointKind, true> = { rail_station: true, border_gate: true, expressway_interchange: true, inland_port: true, seaport: true, airport: true }
const lineOrder: Record<LineKind, true> = { railway: true, road: true }
export const pointKindsInOrder = Object.keys(pointOrder) as readonly PointKind[]
export const lineKindsInOrder = Object.keys(lineOrder) as readonly LineKind[]
