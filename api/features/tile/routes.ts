import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { tileLayers, type TileLayer } from '../../contract/tile.ts'
import { Problem, sendProblem } from '../../errors.ts'
import { keyOf, type StoredTile, type TileCache } from './cache.ts'
import type { TileAddress } from './encode.ts'
import { tileJson, tileSources } from './layers.ts'

const MVT = 'application/vnd.mapbox-vector-tile'

/** GET /tiles/{layer}.json and GET /tiles/{layer}/{z}/{x}/{y}.mvt */
export function tileRoutes(app: FastifyInstance, cache: TileCache) {
  app.get<{ Params: { '*': string } }>('/tiles/*', (request, reply) => {
    const path = request.params['*']
    const key = path.endsWith('.mvt') ? path.slice(0, -4) : null
    if (key === null) return sendTileJson(path, request, reply)
    const tile = cache.peek(key)
    if (tile) return send(tile, request, reply)
    const address = readAddress(key)
    // The address in its one canonical form: "07" and "7" are not two cache entries.
    return cache.get(keyOf(address), address).then((made) => send(made, request, reply))
  })
}

function sendTileJson(path: string, request: FastifyRequest, reply: FastifyReply) {
  if (!path.endsWith('.json') || path.includes('/')) return sendProblem(request, reply, 'not_found', { got: request.url })
  return reply.header('cache-control', 'no-cache').header('access-control-allow-origin', '*')
    .send(tileJson(readLayer(path.slice(0, -5)), `${request.protocol}://${request.host}`))
}

function send(tile: StoredTile, request: FastifyRequest, reply: FastifyReply) {
  // Always asked again, never stale: an unchanged tile costs a 304.
  reply.headers({ 'cache-control': 'public, no-cache', vary: 'accept-encoding', 'access-control-allow-origin': '*' })
  if (tile.bytes.length === 0) return reply.code(204).send()

  const gzip = acceptsGzip(request.headers['accept-encoding'])
  const etag = gzip ? tile.gzipEtag : tile.etag
  reply.header('etag', etag)
  if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send()
  reply.type(MVT)
  if (!gzip) return reply.send(tile.bytes)
  reply.header('content-encoding', 'gzip')
  const ready = tile.gzippedNow()
  return ready ? reply.send(ready) : tile.gzipped().then((bytes) => reply.send(bytes))
}

const acceptsGzip = (header: string | string[] | undefined) =>
  header !== undefined && /(^|[\s,])(gzip|\*)(?!\s*;\s*q=0(\.0+)?\s*(,|$))/.test(String(header))

const matches = (ifNoneMatch: string | undefined, etag: string) =>
  ifNoneMatch !== undefined && (ifNoneMatch === etag || ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*'))

function readLayer(name: string): TileLayer {
  const layer = tileLayers.find((known) => known === name)
  if (!layer) throw new Problem('layer_not_found', { field: 'layer', got: name, expected: tileLayers.join(', ') })
  return layer
}

function readAddress(key: string): TileAddress {
  const [name = '', ...numbers] = key.split('/')
  const layer = readLayer(name)
  const { minzoom, maxzoom } = tileSources[layer]
  const [z, x, y] = numbers.map((text) => (/^\d{1,8}$/.test(text) ? Number(text) : Number.NaN))
  const valid = numbers.length === 3 && z !== undefined && x !== undefined && y !== undefined &&
    z >= minzoom && z <= maxzoom && x < 2 ** z && y < 2 ** z
  if (!valid) throw new Problem('invalid_tile', { field: 'z/x/y', got: numbers.join('/'), expected: `${minzoom} ≤ z ≤ ${maxzoom}, 0 ≤ x, y < 2^z` })
  return { layer, z, x, y }
}
