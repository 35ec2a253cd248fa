/**
 * Makes migrations/vietnam-extent.geojson: Vietnam's land with a tolerance at the land border, and its sea and islands.
 * A boundary outside it is a mistake. Run `tsx client/map/base/build-extent.ts`; it refuses to write what fails its checks.
 */
import { writeFileSync } from 'node:fs'
import { booleanPointInPolygon, buffer, featureCollection, polygon, union } from '@turf/turf'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import geodesic from 'geographiclib-geodesic'
import { readAreas } from './natural-earth.ts'
import { collectEdges, simplifyLine, type Corner } from './topology.ts'

// 5 km is the rule; the source is good to about 1 km; simplifying takes up to 2.
const bufferKm = 8.4
const simplifyDegrees = 0.019
const leastKm = 6

// Along the middle of the Gulf of Tonkin, clear of Hainan, Palawan and Borneo; on land it stays inside Vietnam.
const sea: Position[] = [
  [107, 21.2], [108.1, 21.45], [108.3, 21.2], [108.3, 20.3], [108.1, 19.5], [107.9, 18.5], [108.6, 17.5], [110.5, 17.5], [111, 17.9], [113.5, 17.9],
  [114.5, 16], [114.5, 13], [117.4, 12.3], [117.4, 9.8], [115.8, 7.2], [114.5, 6.5], [111.5, 6.5], [107, 6.2], [103.4, 7.8], [103.1, 9],
  [103.3, 9.8], [103.72, 10.3], [103.95, 10.5], [104.2, 10.46], [104.45, 10.36], [104.9, 10.25], [105.3, 9.6], [105.8, 9.6], [106.3, 10.2],
  [107.2, 10.8], [108.6, 11.6], [108.9, 12.5], [108.8, 13.8], [108.5, 15.1], [107.6, 16.2], [106.4, 17.4], [105.7, 18.3], [105.5, 19.5], [106, 20.5],
  [107, 21.2],
]

const inside: Record<string, Position> = {
  'Lào Cai border gate': [103.966, 22.507], 'Móng Cái': [107.97, 21.524], 'Hà Tiên': [104.485, 10.383], 'A Pa Chải': [102.144, 22.4],
  'Lũng Cú': [105.316, 23.383], 'Côn Đảo': [106.61, 8.69], 'Phú Quốc': [103.85, 10.38], 'Bạch Long Vĩ': [107.73, 20.13], 'Lý Sơn': [109.12, 15.38],
  'Phú Quý': [108.93, 10.52], 'Thổ Chu': [103.48, 9.29], 'Phú Lâm (Hoàng Sa)': [112.34, 16.83], 'Tri Tôn (Hoàng Sa)': [111.2, 15.783], 'Bông Bay (Hoàng Sa)': [112.52, 16.05],
  'Trường Sa Lớn': [111.92, 8.64], 'Sinh Tồn': [114.33, 9.88], 'Song Tử Tây': [114.33, 11.43], 'An Bang': [112.91, 7.89], 'Cà Mau': [104.72, 8.57],
}
const outside: Record<string, Position> = {
  'Hà Khẩu and 20 km upstream': [103.88, 22.7], Vientiane: [102.61, 17.97], 'Phnom Penh': [104.92, 11.56], Nanning: [108.32, 22.82], Haikou: [110.3, 20.02],
  Sanya: [109.5, 18.25], Dongfang: [108.65, 19.1], Pakse: [105.8, 15.12], Kampot: [104.18, 10.61], 'Palawan': [118.5, 9.8], Pingxiang: [106.76, 22.2],
}

const areas = readAreas([101, 7, 118, 25])
const vietnam = areas.filter(({ country }) => country === 'VNM')
const islands = (hasc: string): boolean => hasc === 'DA-KH'

// Province by province: each is small enough for the plane the buffer is computed in.
const land = vietnam
  .filter(({ hasc }) => !islands(hasc))
  .flatMap(({ rings }) => rings.map((ring) => buffer(polygon([ring]), bufferKm, { units: 'kilometers', steps: 6 })))
  .filter((piece): piece is Feature<Polygon> => piece !== undefined)
const whole = union(featureCollection<Polygon | MultiPolygon>([...land, polygon([sea])]))
if (!whole) throw new Error('The union is empty.')

const polygons = whole.geometry.type === 'Polygon' ? [whole.geometry.coordinates] : whole.geometry.coordinates
const rings = polygons.map(([outer = []]) =>
  // Two halves, because Douglas–Peucker needs ends that differ.
  [outer.slice(0, Math.ceil(outer.length / 2)), outer.slice(Math.ceil(outer.length / 2) - 1)]
    .flatMap((half, index) => simplifyLine(half as Corner[], () => simplifyDegrees).slice(index))
    .map((position) => position.map((value) => Math.round(value * 1e4) / 1e4)),
)
const extent: Feature<MultiPolygon> = {
  type: 'Feature',
  properties: { name: 'Vietnam with its sea and islands, and at least 5 km of tolerance at the land border', source: 'Natural Earth 10 m (public domain), sea by hand', leastToleranceKm: leastKm },
  geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) },
}

for (const [name, point] of Object.entries(inside)) if (!booleanPointInPolygon(point, extent)) throw new Error(`${name} is outside the extent`)
for (const [name, point] of Object.entries(outside)) if (booleanPointInPolygon(point, extent)) throw new Error(`${name} is inside the extent`)

// The edge of the extent may come nowhere nearer to the land border than it must.
const edge = rings.flatMap((ring) => ring.slice(1).flatMap((to, index) => {
  const from = ring[index] ?? to
  const steps = Math.max(1, Math.ceil(Math.hypot((to[0] ?? 0) - (from[0] ?? 0), (to[1] ?? 0) - (from[1] ?? 0)) / 0.01))
  return Array.from({ length: steps }, (_, step) => from.map((value, axis) => value + ((to[axis] ?? value) - value) * (step / steps)))
}))
const countries = new Map(areas.map(({ name, country }) => [name, country]))
const border = collectEdges(areas).filter(({ owners }) => new Set(owners.map((owner) => countries.get(owner))).size > 1 && owners.some((owner) => countries.get(owner) === 'VNM'))
let nearest = Infinity
for (const { from: [lng, lat] } of border) {
  for (const [x = 0, y = 0] of edge) {
    if (Math.abs(x - lng) > 0.15 || Math.abs(y - lat) > 0.15) continue
    const { s12 = Infinity } = geodesic.Geodesic.WGS84.Inverse(lat, lng, y, x)
    nearest = Math.min(nearest, s12 / 1000)
  }
}
if (nearest < leastKm) throw new Error(`The extent comes within ${nearest.toFixed(2)} km of the land border, expected at least ${leastKm}`)

writeFileSync(new URL('../../../migrations/vietnam-extent.geojson', import.meta.url), JSON.stringify(extent) + '\n')
console.log(`${rings.length} polygons, ${rings.flat().length} vertices, nearest to the land border ${nearest.toFixed(2)} km, ${border.length} border edges`)
