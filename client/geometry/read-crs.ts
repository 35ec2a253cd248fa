/** A coordinate system a GeoJSON file names that is not WGS84; `isVn2000`: longitude and latitude on VN-2000, some 223 m away. */
export interface ForeignCrs {
  name: string
  isVn2000: boolean
}

// RFC 7946 knows no `crs`: everything is WGS84. Files of before may name one, and mean it.
const wgs84 = /CRS:?84$|EPSG:{1,2}(\d*(\.\d+)*:)?4326$|^WGS ?84$/i
const vn2000 = /4756$|VN[-_ ]?2000/i

/** The first coordinate system named anywhere in a piece of GeoJSON that is not WGS84; null where there is none. */
export function foreignCrs(content: unknown): ForeignCrs | null {
  const waiting = isRecord(content) ? [content] : []
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const name = nameOf(node['crs'])
    if (name !== null && !wgs84.test(name.trim())) return { name: name.slice(0, 80), isVn2000: vn2000.test(name) }
    const { features, geometries, geometry } = node
    for (const inner of [features, geometries, [geometry]]) if (Array.isArray(inner)) for (const one of inner as unknown[]) if (isRecord(one)) waiting.push(one)
  }
  return null
}

/** `{type: "name", properties: {name}}` and its elder relations; null: none is named. */
function nameOf(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null
  if (typeof crs === 'string') return crs
  const properties = isRecord(crs) && isRecord(crs['properties']) ? crs['properties'] : {}
  const { name, code, href } = properties
  return typeof name === 'string' ? name : typeof code === 'number' || typeof code === 'string' ? `EPSG:${code}` : typeof href === 'string' ? href : JSON.stringify(crs)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
