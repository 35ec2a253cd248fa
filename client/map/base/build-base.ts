/**
 * Makes land.geojson, borders.geojson, water.geojson and places.geojson beside this file.
 * Run `tsx client/map/base/build-base.ts`; the same input gives the same bytes. Sources and licences: README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { bboxClip, lineString, polygon } from '@turf/turf'
import { parse } from 'csv-parse/sync'
import type { Feature, Geometry, Position } from 'geojson'
import { mergedProvinces } from './merged-provinces.ts'
import { readAreas, readWater, type Area } from './natural-earth.ts'
import { chainRings, collectEdges, joinEdges, signedArea, simplifyLine, type Corner } from './topology.ts'

// Wider than Vietnam, so that a wide screen at a small scale never shows where the land was cut.
const box: [number, number, number, number] = [82, -6, 134, 36]

const isNear = ([x, y]: Corner): boolean => x > 101 && x < 110.5 && y > 7.5 && y < 24.2
// Near Vietnam every vertex of the source stays; far away the coast is only a backdrop.
const tolerance = (corner: Corner): number => (isNear(corner) ? 0.0004 : corner[0] > 96 && corner[0] < 122 && corner[1] > 4 ? 0.008 : 0.03)

const provinceOf = new Map<string, string>(mergedProvinces.flatMap(({ code, former }) => former.map((hasc) => [hasc, code])))
const round = (position: Position): Position => position.map((value) => Math.round(value * 1e4) / 1e4)
const feature = (geometry: Geometry, properties: Record<string, string | number>): Feature => ({ type: 'Feature', properties, geometry })

function write(name: string, features: Feature[]): void {
  const text = JSON.stringify({ type: 'FeatureCollection', features })
  writeFileSync(new URL(`./${name}.geojson`, import.meta.url), text + '\n')
  console.log(`${name}.geojson: ${features.length} features, ${Math.round(gzipSync(text).length / 1024)} kB gzipped`)
}

function landOf(areas: Area[], country: string): Feature[] {
  const rings = chainRings(collectEdges(areas).filter(({ owners }) => owners.length === 1))
  return rings.flatMap((ring) => {
    const simple = simplifyLine(ring, tolerance)
    // Far islets below a pixel at the scale where they come into view.
    if (simple.length < 4 || (Math.abs(signedArea(simple)) < 4e-4 && !isNear(ring[0] ?? [0, 0]) && country !== 'VNM')) return []
    const [outer = []] = bboxClip(polygon([simple]), box).geometry.coordinates as Position[][]
    return outer.length < 4 ? [] : [feature({ type: 'Polygon', coordinates: [outer.map(round)] }, { country })]
  })
}

function lines(paths: Corner[][], kind: string, smallest = 0): Feature[] {
  return paths.flatMap((path) => {
    const clipped = bboxClip(lineString(simplifyLine(path, tolerance)), box).geometry
    const parts = (clipped.type === 'LineString' ? [clipped.coordinates] : clipped.coordinates) as Position[][]
    return parts
      .filter((part) => part.length > smallest)
      .map((part) => feature({ type: 'LineString', coordinates: part.map(round) }, { kind }))
  })
}

/** Chaikin's corner cutting: the 50 m rivers are quantised to 1.8 km, and a staircase is not a river. */
function smooth(line: Corner[], times = 2): Corner[] {
  if (times === 0 || line.length < 3) return line
  const cut = line.slice(1).flatMap(([bx, by], index): Corner[] => {
    const [ax, ay] = line[index] ?? [bx, by]
    return [
      [ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25],
      [ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75],
    ]
  })
  const [first, last] = [line[0], line.at(-1)]
  return smooth([...(first ? [first] : []), ...cut, ...(last ? [last] : [])], times - 1)
}

const areas = readAreas(box)
const vietnam = areas.filter(({ country }) => country === 'VNM')

write('land', [...landOf(areas, 'other'), ...landOf(vietnam, 'VNM')])

const countries = new Map(areas.map(({ name, country }) => [name, country]))
const provinces = new Map(vietnam.map(({ name, hasc }) => [name, provinceOf.get(hasc) ?? hasc]))
const shared = collectEdges(areas).filter(({ owners }) => owners.length > 1)
const sidesBy = (names: Map<string, string>) => (owners: string[]) => new Set(owners.map((owner) => names.get(owner) ?? ''))
const sides = { country: sidesBy(countries), province: sidesBy(provinces) }
const abroad = shared.filter(({ owners }) => sides.country(owners).size > 1)
const inside = shared.filter(({ owners }) => [...sides.country(owners)].join() === 'VNM')
write('borders', [
  ...lines(joinEdges(abroad.filter(({ owners }) => sides.country(owners).has('VNM'))), 'vietnam'),
  ...lines(joinEdges(abroad.filter(({ owners }) => !sides.country(owners).has('VNM'))), 'country'),
  ...lines(joinEdges(inside.filter(({ owners }) => sides.province(owners).size > 1)), 'province'),
  ...lines(joinEdges(inside.filter(({ owners }) => sides.province(owners).size === 1)), 'former_province'),
])

interface RiverRow {
  name_vi: string
  name_en: string
  corners: string
}
// Through the towns on their banks: the source has no Đà, Lô, Cầu, Thương or Đáy, and draws the upper Hồng as one straight line.
const ownRivers = parse<RiverRow>(readFileSync(new URL('./rivers.csv', import.meta.url)), { columns: true, skip_empty_lines: true }).flatMap(
  ({ name_vi, name_en, corners }) => {
    const line = corners.split(';').map((corner): Corner => {
      const [lng = 0, lat = 0] = corner.trim().split(' ').map(Number)
      return [lng, lat]
    })
    return lines([smooth(line, 3)], 'river').map((river) => ({ ...river, properties: { kind: 'river', name_vi, name_en } }))
  },
)
// The source's own Hồng starts at its mouth, south of Nam Định, and gives way to ours.
const isSourceHong = ([first]: Corner[]): boolean => first !== undefined && Math.abs(first[0] - 106.518) < 0.02 && Math.abs(first[1] - 20.284) < 0.02
const hongAbroad = (line: Corner[]): Corner[] => [...line.filter(([x, y]) => x < 103.5 && y > 22.85), [103.65, 22.79]]

const inView = (line: Corner[]): boolean => line.some(([x, y]) => x > 96 && x < 114 && y > 8 && y < 27)
const tonleSapAndNamNgum = readWater('lakes').filter(inView)
write('water', [
  ...lines(readWater('rivers').filter(inView).map((line) => smooth(isSourceHong(line) ? hongAbroad([...line].sort(([a], [b]) => a - b)) : line)), 'river'),
  ...ownRivers,
  ...tonleSapAndNamNgum.map((ring) => feature({ type: 'Polygon', coordinates: [smooth(ring).map(round)] }, { kind: 'lake' })),
])

interface PlaceRow {
  kind: string
  rank: string
  lng: string
  lat: string
  name_vi: string
  name_en: string
}
const rows = parse<PlaceRow>(readFileSync(new URL('./places.csv', import.meta.url)), { columns: true, skip_empty_lines: true })
// "(Việt Nam)" belongs on a line of its own.
const inLines = (name: string): string => name.replace(/ (?=\(Vi)/, '\n')
const places = rows.map(({ kind, rank, lng, lat, name_vi, name_en }) =>
  feature({ type: 'Point', coordinates: [Number(lng), Number(lat)] }, { kind, rank: Number(rank), name_vi: inLines(name_vi), name_en: inLines(name_en) }),
)

/** A point well inside the largest part: the middle of the widest horizontal chord through the area's middle third. */
function labelPoint(rings: Corner[][]): Corner {
  const largest = rings.reduce((a, b) => (Math.abs(signedArea(a)) > Math.abs(signedArea(b)) ? a : b), rings[0] ?? [])
  const ys = largest.map(([, y]) => y)
  const [south, north] = [Math.min(...ys), Math.max(...ys)]
  let best: { at: Corner; score: number } = { at: largest[0] ?? [0, 0], score: 0 }
  for (const share of [0.35, 0.42, 0.5, 0.58, 0.65]) {
    const y = south + (north - south) * share
    const crossings = largest
      .slice(1)
      .flatMap(([bx, by], index) => {
        const [ax, ay] = largest[index] ?? [bx, by]
        return ay > y === by > y ? [] : [ax + ((y - ay) / (by - ay)) * (bx - ax)]
      })
      .sort((a, b) => a - b)
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const [a, b] = [crossings[index] ?? 0, crossings[index + 1] ?? 0]
      const score = (b - a) * (1 - Math.abs(share - 0.5))
      if (score > best.score) best = { at: [(a + b) / 2, y], score }
    }
  }
  return best.at
}

const provinceLabels = mergedProvinces.map(({ code, nameVi, nameEn, former }) => {
  const parts = vietnam.filter(({ hasc }) => (former as readonly string[]).includes(hasc))
  const rings = chainRings(collectEdges(parts).filter(({ owners }) => owners.length === 1))
  return feature({ type: 'Point', coordinates: round(labelPoint(rings)) }, { kind: 'province', rank: 2, code, name_vi: nameVi, name_en: nameEn })
})
// Waters of the two archipelagos, roughly: as areas they are labelled in every tile, so at every zoom and wherever one looks.
const archipelagos = [
  { name_vi: 'Quần đảo Hoàng Sa\n(Việt Nam)', name_en: 'Hoang Sa Islands\n(Viet Nam)', ring: [[111, 15.7], [111.7, 15.5], [112.8, 15.8], [113, 16.6], [112.6, 17.2], [111.9, 17.2], [111, 16.8]] },
  { name_vi: 'Quần đảo Trường Sa\n(Việt Nam)', name_en: 'Truong Sa Islands\n(Viet Nam)', ring: [[111.5, 8.2], [112.5, 7.3], [114, 7.2], [115.4, 8.6], [116, 10], [115.8, 11.4], [114.4, 11.9], [113.6, 11.2], [113, 9.8], [111.6, 9.2]] },
].map(({ ring, ...names }) => feature({ type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] }, { kind: 'archipelago_area', ...names }))
write('places', [...places, ...provinceLabels, ...archipelagos])
