import type { LngLat, Ring } from './position.ts'

const kilometresPerDegree = 111.195
const corners = 72

/** A circle around a place to be drawn, not measured; as a closed ring. */
export function circleAround([lng, lat]: LngLat, km: number): Ring {
  const north = km / kilometresPerDegree
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  return Array.from({ length: corners + 1 }, (_, corner): LngLat => {
    const angle = ((corner % corners) / corners) * 2 * Math.PI
    return [lng + east * Math.cos(angle), lat + north * Math.sin(angle)]
  })
}
