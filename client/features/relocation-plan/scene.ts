import type { RelocationCase } from '../../../api/contract/relocation-case.ts'
import type { RelocationPlan } from '../../../api/contract/relocation-plan.ts'
import { circleAround } from '../../geometry/circle-around.ts'
import type { RelocationScene } from '../../map/relocation-swatches.ts'

type Shape = RelocationScene['shapes'][number]
const dotKm = 0.25
const leavingKm = 0.08

/** A place as a dot that grows with the map. */
export const dot = (kind: Shape['kind'], at: readonly [number, number], km = dotKm): Shape => ({ kind, geometry: { type: 'Polygon', coordinates: [circleAround([at[0], at[1]], km)] } })

/** Where those lie who are still to leave. */
export const leavingShapes = (cases: readonly Pick<RelocationCase, 'endedOn' | 'place'>[]): Shape[] => cases.flatMap(({ endedOn, place }) => (endedOn !== null || place === null ? [] : [dot('leaves', place, leavingKm)]))

/** Lines from the old places to the sites; a site without a place cannot be drawn. */
export function planShapes({ assigned, places }: RelocationPlan): Shape[] {
  const points = new Map(places.flatMap(({ code, point }) => (point === null ? [] : [[code, point] as const])))
  const used = new Set(assigned.flatMap(({ site }) => (site === null ? [] : [site])))
  return [
    ...assigned.flatMap(({ place, site }): Shape[] => {
      const to = site === null ? undefined : points.get(site)
      return place === null || to === undefined ? [] : [{ kind: 'move', geometry: { type: 'LineString', coordinates: [[...place], [...to]] } }]
    }),
    ...assigned.flatMap(({ place }) => (place === null ? [] : [dot('leaves', place, leavingKm)])),
    ...[...points].flatMap(([code, point]) => (used.has(code) ? [dot('receives', point)] : [])),
  ]
}
