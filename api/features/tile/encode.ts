import { geoJSONToTile, type GeoJSONVTTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { TileLayer } from '../../contract/tile.ts'
import type { Database } from '../../database/pool.ts'
import type { Sql } from '../../database/sql.ts'
import { layersAt, type VectorLayer } from './layers.ts'

export interface TileAddress { readonly layer: TileLayer; readonly z: number; readonly x: number; readonly y: number }

const EXTENT = 4096
const BUFFER = 64
const WORLD = '40075016.685578488'

/** Makes a tile (MVT 2, not compressed); an empty one has no bytes. */
export type EncodeTile = (address: TileAddress) => Promise<Buffer>

/** The encoder for a database: PostGIS writes MVT itself; the embedded one lacks ST_AsMVT, so a library does. */
export const tileEncoder = (db: Database): EncodeTile => (db.kind === 'server' ? encodeInDatabase(db) : encodeHere(db))

/** ST_AsMVT on a PostgreSQL server. */
export const encodeInDatabase = (db: Database): EncodeTile => async ({ layer, z, x, y }) => {
  const [row] = await db.query<{ mvt: Buffer }>(tileStatement(layer, z, x, y))
  return row?.mvt ?? Buffer.alloc(0)
}

function tileStatement(layer: TileLayer, z: number, x: number, y: number): Sql {
  const layers = layersAt(layer, z).map((vector) => ({ vector, unclipped: vector.unclippedFrom !== null && z >= vector.unclippedFrom }))
  const parts = layers.map(({ vector, unclipped }) => `coalesce((
    select ST_AsMVT(t, '${vector.id}', ${EXTENT}, 'geom', 'id')
    from (select f.id, ${columnsOf(vector)}, ${unclipped ? UNCLIPPED : CLIPPED} as geom
      from bounds b join rules.${vector.view} f on f.geom && b.buffered order by f.id) t), '')`)
  return {
    name: `tile_${layer}_${layers.map(({ vector, unclipped }) => (unclipped ? `${vector.id}_whole` : vector.id)).join('_')}`,
    text: `with bounds as materialized (
        select ST_TileEnvelope($1, $2, $3) as exact, ST_TileEnvelope($1, $2, $3, margin => ${BUFFER / EXTENT}) as buffered,
          ${EXTENT} * (1 << $1) / ${WORLD} as scale,
          -${WORLD} / 2 + ($2 - 0.5 / ${EXTENT}) * ${WORLD} / (1 << $1) as left_edge,
          ${WORLD} / 2 - ($3 - 0.5 / ${EXTENT}) * ${WORLD} / (1 << $1) as top_edge)
      select ${parts.join(' || ')} as mvt`,
    values: [z, x, y],
  }
}

const CLIPPED = `ST_AsMVTGeom(f.geom, b.exact, ${EXTENT}, ${BUFFER}, true)`
// Clipping is most of a tile's cost, and a plot wholly inside needs none: rings are stored in MVT's winding, the half
// pixel in the edges turns ST_AsMVT's truncation into rounding.
const UNCLIPPED = `case when f.geom @ b.buffered then ST_TransScale(f.geom, -b.left_edge, -b.top_edge, b.scale, -b.scale) else ${CLIPPED} end`

const columnsOf = ({ fields }: VectorLayer) => Object.keys(fields).map((field) => `f.${field}`).join(', ')

/** The same tile by library, for a database without ST_AsMVT; works on any. */
export const encodeHere = (db: Database): EncodeTile => async ({ layer, z, x, y }) => {
  const layers: Record<string, GeoJSONVTTile> = {}
  for (const vector of layersAt(layer, z)) {
    const rows = await db.query<{ id: number; geometry: GeoJSON.Geometry; properties: Record<string, unknown> }>({
      // Positions go out in the unit square of the world, y down: what tile coordinates are a multiple of.
      text: `select f.id, ST_AsGeoJSON(ST_TransScale(f.geom, ${WORLD}::float8 / 2, -${WORLD}::float8 / 2, 1 / ${WORLD}::float8, -1 / ${WORLD}::float8), 12)::json as geometry,
          to_jsonb((select r from (select ${columnsOf(vector)}) r)) as properties
        from rules.${vector.view} f where f.geom && ST_TileEnvelope($1, $2, $3, margin => ${BUFFER / EXTENT}) order by f.id`,
      values: [z, x, y],
    })
    if (rows.length === 0) continue
    const tile = cut(rows.map(({ id, geometry, properties }) => ({ type: 'Feature', id, geometry, properties: withoutNulls(properties) })), z, x, y)
    if (tile && tile.features.length > 0) layers[vector.id] = tile
  }
  return Object.keys(layers).length === 0 ? Buffer.alloc(0) : Buffer.from(fromGeojsonVt(layers, { version: 2, extent: EXTENT }))
}

// ST_AsMVT leaves a null attribute out; so do we.
const withoutNulls = (properties: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null))

// Where nothing is left inside, the library gives null, whatever its type says.
const cut = (features: GeoJSON.Feature[], z: number, x: number, y: number): GeoJSONVTTile | null => geoJSONToTile(
  { type: 'FeatureCollection', features }, z, x, y,
  { extent: EXTENT, buffer: BUFFER, tolerance: 0, maxZoom: 24, clip: true, coordinates: 'unitSquare' })
