import type { FastifyInstance } from 'fastify'
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { tileJson, tileLayers, type TileLayer } from '../../api/contract/tile.ts'
import { sql } from '../../api/database/sql.ts'
import { encodeHere, encodeInDatabase, type TileAddress } from '../../api/features/tile/encode.ts'
import { layersAt, tileSources } from '../../api/features/tile/layers.ts'
import { useDatabase } from '../database.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())

/** Addresses that hold something: of each layer and zoom, the tiles over its features' first points. */
async function addresses(layer: TileLayer, z: number, most: number): Promise<TileAddress[]> {
  const [source] = tileSources[layer].layers
  const rows = await db().query<{ x: number; y: number }>({
    text: `select distinct floor((ST_X(p) / 40075016.685578488 + 0.5) * (1 << $1))::int as x, floor((0.5 - ST_Y(p) / 40075016.685578488) * (1 << $1))::int as y
      from (select ST_PointOnSurface(ST_Envelope(geom)) as p from rules.${source?.view} order by id) f order by x, y limit $2`,
    values: [z, most],
  })
  return rows.map(({ x, y }) => ({ layer, z, x, y }))
}

interface Decoded { id: number | undefined; type: number; properties: Record<string, unknown>; area: number; border: number }

function decode(bytes: Buffer): Record<string, Decoded[]> {
  if (bytes.length === 0) return {}
  const tile = new VectorTile(new PbfReader(bytes))
  return Object.fromEntries(Object.entries(tile.layers).map(([name, layer]) => [name, Array.from({ length: layer.length }, (_, i) => describeFeature(layer.feature(i)))
    .sort((a, b) => Number(a.id) - Number(b.id))]))
}

function describeFeature(feature: VectorTileFeature): Decoded {
  const sides = feature.type !== 3 ? [] : feature.loadGeometry().flatMap((ring) => ring.flatMap((p, i) => {
    const q = ring[(i + 1) % ring.length]
    return q ? [{ area: (p.x * q.y - q.x * p.y) / 2, length: Math.hypot(q.x - p.x, q.y - p.y) }] : []
  }))
  return {
    id: feature.id, type: feature.type, properties: { ...feature.properties },
    // MVT: exterior rings have a positive area in its y-down space, holes a negative one.
    area: sides.reduce((sum, side) => sum + side.area, 0),
    border: sides.reduce((sum, side) => sum + side.length, 0),
  }
}

const byId = (features: readonly Decoded[] = []) => new Map(features.map((feature) => [feature.id, feature]))

const cases: [TileLayer, number][] = [['zone', 6], ['zone', 9], ['zone', 13], ['plot', 12], ['plot', 14], ['plot', 16], ['clearance', 10], ['clearance', 14],
  ['clean-land', 10], ['clean-land', 14], ['clean-block', 11], ['clean-block', 15], ['corridor', 8], ['infrastructure', 7]]

describe('tiles', () => {
  it.each(cases)('%s at zoom %d hold the features of the database, whole, with their ids and attributes', async (layer, z) => {
    const encoders = db().kind === 'server' ? [encodeInDatabase(db()), encodeHere(db())] : [encodeHere(db())]
    const some = await addresses(layer, z, 6)
    expect(some.length).toBeGreaterThan(0)
    for (const address of some) {
      for (const encode of encoders) {
        const decoded = decode(await encode(address))
        for (const { id: name, view, fields } of layersAt(layer, z)) {
          const truth = await db().query<{ id: number; properties: Record<string, unknown>; area: number; border: number; seen: boolean }>({
            text: `select f.id, jsonb_strip_nulls(to_jsonb((select r from (select ${Object.keys(fields).map((field) => `f.${field}`).join(', ')}) r))) as properties,
                case when ST_Dimension(f.geom) = 2 then ST_Area(ST_Intersection(f.geom, e)) * (4096 * (1 << $1) / 40075016.685578488) ^ 2 else 0 end as area,
                case when ST_Dimension(f.geom) = 2 then ST_Perimeter(ST_Intersection(f.geom, e)) * (4096 * (1 << $1) / 40075016.685578488) else 0 end as border,
                case ST_Dimension(f.geom) when 2 then ST_Area(ST_Intersection(f.geom, e)) * (4096 * (1 << $1) / 40075016.685578488) ^ 2 > 60
                  when 0 then ST_Within(f.geom, e) else ST_Length(ST_Intersection(f.geom, e)) * (4096 * (1 << $1) / 40075016.685578488) > 2 end as seen
              from rules.${view} f, ST_TileEnvelope($1, $2, $3, margin => 0.015625) e where f.geom && e order by f.id`,
            values: [address.z, address.x, address.y],
          })
          const features = byId(decoded[name])
          // What is smaller than a few square pixels may vanish; everything that can be seen is there.
          for (const row of truth.filter((one) => one.seen)) {
            const feature = features.get(row.id)
            expect(feature?.properties, `${name} ${row.id} in ${JSON.stringify(address)}`).toEqual(row.properties)
            // Half a pixel of rounding all along the border is what may differ.
            if (row.area > 0) expect(Math.abs((feature?.area ?? 0) - row.area)).toBeLessThan(0.5 * row.border + 4)
          }
          expect([...features.keys()].filter((id) => !truth.some((row) => row.id === id))).toEqual([])
        }
      }
    }
  })

  // The embedded database has no ST_AsMVT: there the test above holds the one encoder against the database itself.
  if (inject('target').kind === 'server') {
    it('both encoders agree: same features, types, attributes, and areas to a pixel\'s rounding', async () => {
      let compared = 0
      for (const address of (await Promise.all(cases.map(([layer, z]) => addresses(layer, z, 4)))).flat()) {
        const [there, here] = [decode(await encodeInDatabase(db())(address)), decode(await encodeHere(db())(address))]
        expect(Object.keys(here).sort()).toEqual(Object.keys(there).sort())
        for (const [name, features] of Object.entries(there)) {
          const [ofDatabase, ofLibrary] = [byId(features), byId(here[name])]
          for (const id of new Set([...ofDatabase.keys(), ...ofLibrary.keys()])) {
            const [one, other] = [ofDatabase.get(id), ofLibrary.get(id)]
            // What is smaller than a few square pixels may vanish from one of them.
            if (!one || !other) { expect((one ?? other)?.type).toBe(3); expect((one ?? other)?.area).toBeLessThan(60); continue }
            expect({ ...other, area: 0, border: 0 }, `${name} ${id} in ${JSON.stringify(address)}`).toEqual({ ...one, area: 0, border: 0 })
            expect(Math.abs(one.area - other.area)).toBeLessThan(0.5 * one.border + 4)
            compared += 1
          }
        }
      }
      expect(compared).toBeGreaterThan(1000)
    })
  }

  it('are gzipped for who takes it, and keep one validator a coding', async () => {
    const [address] = await addresses('zone', 8, 1)
    const url = `/tiles/zone/8/${address?.x}/${address?.y}.mvt`
    const [plain, zipped] = [await get(app, url), await get(app, url, { 'accept-encoding': 'gzip, br' })]
    expect(plain.headers['content-type']).toBe('application/vnd.mapbox-vector-tile')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(zipped.bytes)).toEqual(plain.bytes)
    expect(zipped.headers.etag).not.toBe(plain.headers.etag)
    expect((await get(app, url, { 'if-none-match': String(plain.headers.etag) })).status).toBe(304)
    expect((await get(app, url, { 'accept-encoding': 'gzip', 'if-none-match': String(zipped.headers.etag) })).status).toBe(304)
    expect((await get(app, url, { 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBeUndefined()
    expect(plain.headers['cache-control']).toBe('public, no-cache')
  })

  it('where nothing is are 204', async () => {
    expect((await get(app, '/tiles/plot/14/0/0.mvt')).status).toBe(204)
  })

  it.each([...tileLayers])('%s.json is TileJSON 3.0 and names the attributes that travel', async (layer) => {
    const document = tileJson.parse((await get(app, `/tiles/${layer}.json`)).json())
    expect(document.tiles).toEqual([`http://localhost:80/tiles/${layer}/{z}/{x}/{y}.mvt`])
    expect(document.vector_layers.map((one) => one.id)).toEqual(tileSources[layer].layers.map((one) => one.id))
  })

  it('are fresh after an edit: the old validator no longer matches', async () => {
    const [zone] = await db().query<{ id: number; note: string | null; x: number; y: number }>(sql`
      select z.id, z.developer as note, floor((ST_X(label_point_3857) / 40075016.685578488 + 0.5) * 1024)::int as x, floor((0.5 - ST_Y(label_point_3857) / 40075016.685578488) * 1024)::int as y
      from zone z where code = 'MB-0001'`)
    const url = `/tiles/zone/10/${zone?.x}/${zone?.y}.mvt`
    const before = await get(app, url)
    expect((await get(app, url, { 'if-none-match': String(before.headers.etag) })).status).toBe(304)

    const heard = () => new Promise<void>((resolve) => db().onMapChange((change) => { if (change?.layer === 'zone') resolve() }))
    const first = heard()
    await db().query(sql`update zone set name_vi = name_vi || ' X' where id = ${zone?.id}`)
    await first
    const after = await get(app, url, { 'if-none-match': String(before.headers.etag) })
    expect(after.status).toBe(200)
    expect(after.bytes.includes('Đông Phố Mới X')).toBe(true)

    const second = heard()
    await db().query(sql`update zone set name_vi = replace(name_vi, ' X', '') where id = ${zone?.id}`)
    await second
    expect((await get(app, url)).headers.etag).toBe(before.headers.etag)
  })

  it('of clean land and its blocks are fresh after an allocation, and only there', async () => {
    const at = `floor((ST_X(p) / 40075016.685578488 + 0.5) * 16384)::int as x, floor((0.5 - ST_Y(p) / 40075016.685578488) * 16384)::int as y`
    const spots = await db().query<{ zone: number; plot: number; x: number; y: number }>({
      text: `select distinct on (c.zone_id) c.zone_id as zone, c.plot_id as plot, ${at}
        from clean_land c, lateral (select ST_PointOnSurface(c.geom_3857) as p) s where c.state = 'available' order by c.zone_id, c.plot_id`,
      values: [],
    })
    const [here, there] = [spots[0], spots[spots.length - 1]]
    if (!here || !there || here === there) throw new Error('no two zones have clean land')
    const layers = ['clean-land', 'clean-block'] as const
    const ask = ({ x, y }: typeof here) => Promise.all(layers.map((layer) => get(app, `/tiles/${layer}/14/${x}/${y}.mvt`)))
    const etags = async (spot: typeof here) => (await ask(spot)).map(({ headers }) => headers.etag)
    const [before, other] = [await etags(here), await etags(there)]
    const [project] = await db().query<{ id: number }>(sql`select id from project order by id limit 1`)

    const heard = async (change: () => Promise<unknown>) => {
      const missing = new Set<string>(layers)
      const told = new Promise<void>((resolve) => db().onMapChange((change) => {
        if (change) missing.delete(change.layer)
        if (missing.size === 0) resolve()
      }))
      await change()
      await told
    }
    await heard(() => db().query(sql`insert into plot_allocation (plot_id, project_id, stage, area_m2, basis, source)
      values (${here.plot}, ${project?.id}, 'leased', 1, 'measured', 'fixture')`))
    const after = await etags(here)
    expect(after.map((etag, i) => etag === before[i])).toEqual([false, false])
    const [tile] = await ask(here)
    expect(decode(tile?.bytes ?? Buffer.alloc(0))['clean-land']?.find((feature) => feature.id === here.plot)?.properties['state']).toBe(2)
    expect(await etags(there)).toEqual(other)

    await heard(() => db().query(sql`delete from plot_allocation where plot_id = ${here.plot} and source = 'fixture'`))
    const [land] = await etags(here)
    expect(land).toBe(before[0])
  })
})
