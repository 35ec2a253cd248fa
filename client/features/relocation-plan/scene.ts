import type { RelocationPlan } from '../../../api/contract/relocation-plan.ts'
import { circleAround } from '../../geometry/circle-around.ts'
import type { RelocationScene } from '../../map/relocation-swatches.ts'

type Shape = RelocationScene['shapes'][number]
const dotKm = 0.25

/** A place as a dot that grows with the map. */
export const dot = (kind: Shape['kind'], at: readonly [number, number], km = dotKm): Shape => ({ kind, geometry: { type: 'Polygon', coordinates: [circleAround([at[0], at[1]], km)] } })

/** Lines from the old places to the sites; a site without a place cannot be drawn. */
export function planShapes({ assigned, places }: RelocationPlan): Shape[] {
  const points = new Map(places.flatMap(({ code, point }) => (point === null ? [] : [[code, point] as const])))
  const used = new Set(assigned.flatMap(({ site }) => (site === null ? [] : [site])))
  return [
    ...assigned.flatMap(({ place, site }): Shape[] => {
      const to = site === null ? undefined : points.get(site)
      return place === null || to === undefined ? [] : [{ kind: 'move', geometry: { type: 'LineString', coordinates: [[...place], [...to]] } }]
    }),
    ...assigned.flatMap(({ place }) => (place === null ? [] : [dot('leaves', place, 0.08)])),
    ...[...points].flatMap(([code, point]) => (used.has(code) ? [dot('receives', point)] : [])),
  ]
}
