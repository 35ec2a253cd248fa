import type { FastifyReply, FastifyRequest } from 'fastify'
import { tileLayers, type TileJson, type TileLayer } from '../../contract/tile.ts'
import { Problem } from '../../errors.ts'
import { keyOf, type StoredTile, type TileCache } from './cache.ts'
import type { TileAddress } from './encode.ts'
import { tileJson, tileSources } from './layers.ts'

const MVT = 'application/vnd.mapbox-vector-tile'

// Always asked again, never stale: an unchanged tile costs a 304.
const HEADERS = {
  'cache-control': 'public, no-cache', vary: 'accept-encoding', 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff',
}

interface TileParams { readonly layer: string; readonly z: string; readonly x: string; readonly y: string }

/** GET /tiles/{layer}/{z}/{x}/{y}.mvt. What is at hand goes straight to the socket: a reply's machinery costs more than the tile. */
export const sendTile = (cache: TileCache) => (request: FastifyRequest, reply: FastifyReply) => {
  const { layer, z, x, y } = request.params as TileParams
  const tile = cache.peek(`${layer}/${z}/${x}/${y}`)
  const answer = tile && answerNow(tile, request)
  if (answer) {
    write(reply, request.method, answer)
    return
  }
  const address = readAddress(layer, [z, x, y])
  // The address in its one canonical form: "07" and "7" are not two cache entries.
  return cache.get(keyOf(address), address).then(async (made) => {
    write(reply, request.method, answerNow(made, request) ?? withBody(made.gzipEtag, await made.gzipped(), 'gzip'))
  })
}

/** GET /tiles/{layer}.json */
export function sendTileJson(request: FastifyRequest, reply: FastifyReply): TileJson {
  const { layer } = request.params as { layer: string }
  void reply.header('cache-control', 'no-cache').header('access-control-allow-origin', '*')
  return tileJson(readLayer(layer), `${request.protocol}://${request.host}`)
}

interface Answer { readonly status: 200 | 204 | 304; readonly headers: Record<string, string | number>; readonly body?: Buffer }

const withBody = (etag: string, body: Buffer, encoding?: 'gzip'): Answer => ({
  status: 200, body,
  headers: { ...HEADERS, etag, 'content-type': MVT, 'content-length': body.length, ...(encoding ? { 'content-encoding': encoding } : {}) },
})

/** The answer, unless it has to wait for compression. */
function answerNow(tile: StoredTile, { headers }: FastifyRequest): Answer | null {
  if (tile.bytes.length === 0) return { status: 204, headers: HEADERS }
  const gzip = acceptsGzip(headers['accept-encoding'])
  const etag = gzip ? tile.gzipEtag : tile.etag
  if (matches(headers['if-none-match'], etag)) return { status: 304, headers: { ...HEADERS, etag } }
  const body = gzip ? tile.gzippedNow() : tile.bytes
  return body && withBody(etag, body, gzip ? 'gzip' : undefined)
}

function write(reply: FastifyReply, method: string, { status, headers, body }: Answer) {
  reply.hijack()
  reply.raw.writeHead(status, headers).end(method === 'HEAD' ? undefined : body)
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

function readAddress(name: string, numbers: readonly string[]): TileAddress {
  const layer = readLayer(name)
  const { minzoom, maxzoom } = tileSources[layer]
  const [z, x, y] = numbers.map((text) => (/^\d{1,8}$/.test(text) ? Number(text) : Number.NaN))
  const valid = z !== undefined && x !== undefined && y !== undefined &&
    z >= minzoom && z <= maxzoom && x < 2 ** z && y < 2 ** z
  if (!valid) throw new Problem('invalid_tile', { field: 'z/x/y', got: numbers.join('/'), expected: `${minzoom} ≤ z ≤ ${maxzoom}, 0 ≤ x, y < 2^z` })
  return { layer, z, x, y }
}
