/**
 * Makes railway-clearance.geojson beside this file: around each zone that must move for the railway, the convex hull of its
 * schematic outline and a margin. Run `tsx geodata/build-railway-clearance.ts` when the layout of one of them changes.
 */
import { writeFileSync } from 'node:fs'
import { layOutZones } from './layout/lay-out.ts'
import { localPlane, roundDegrees } from './layout/local-plane.ts'
import type { LayoutPolygon, ZoneLayout } from './layout/types.ts'
import { readShippedData } from './shipped-data.ts'
import { zonesToLayOut } from './zones-to-lay-out.ts'

interface Point { readonly x: number; readonly y: number }

// Wide enough to be seen as a shape of its own, narrower than the gap the layout keeps between two outlines.
const marginM = 20

const corridor = 'lao-cai-ha-noi-hai-phong'

/** Convex hull, counter-clockwise, by Andrew's monotone chain. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y)
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = []
    for (const point of ordered) {
      for (;;) {
        const [a, b] = chain.slice(-2)
        if (!a || !b || (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) > 0) break
        chain.pop()
      }
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

/** Eight corners round every point at `distance`, so that the hull of all of them keeps that distance and needs no mitres. */
const spread = (points: readonly Point[], distance: number) => points.flatMap(({ x, y }) =>
  Array.from({ length: 8 }, (_, i) => ({ x: x + distance * Math.cos(i * Math.PI / 4), y: y + distance * Math.sin(i * Math.PI / 4) })))

function aroundOutline({ centre, outline, code }: ZoneLayout): LayoutPolygon['coordinates'] {
  if (!outline) throw new Error(`${code} must move but has no outline`)
  const plane = localPlane(centre)
  const corners = (outline.coordinates[0] ?? []).map((position) => plane.fromLngLat(position))
  const ring = convexHull(spread(corners, marginM)).map((point): [number, number] => {
    const [longitude, latitude] = plane.toLngLat(point)
    return [roundDegrees(longitude), roundDegrees(latitude)]
  })
  return [[...ring, ...ring.slice(0, 1)]]
}

const data = readShippedData()
const mustMove = data.relocations.filter((relocation) => relocation.corridorCode === corridor).map((relocation) => relocation.zoneCode)
const layouts = [...layOutZones(zonesToLayOut(data))].filter(({ code }) => mustMove.includes(code))
const text = JSON.stringify({
  type: 'FeatureCollection',
  features: [{
    type: 'Feature',
    properties: {
      code: corridor, basis: 'schematic', zones: mustMove.join(' '), licence: 'own', confidence: 'low',
      source: `Mặt Bằng: bao lồi của sơ đồ ba khu, cụm phải di dời và thêm ${marginM} m; không phải ranh giải phóng mặt bằng được duyệt`,
    },
    geometry: { type: 'MultiPolygon', coordinates: layouts.map(aroundOutline) },
  }],
})
writeFileSync(new URL('railway-clearance.geojson', import.meta.url), text + '\n')
