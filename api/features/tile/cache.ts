import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import type { MapChange } from '../../database/pool.ts'
import type { EncodeTile, TileAddress } from './encode.ts'

const compress = promisify(gzip)

/** A tile ready to send, in both codings; each has its own strong validator. */
export interface StoredTile {
  readonly bytes: Buffer
  readonly etag: string
  readonly gzipEtag: string
  gzipped(): Promise<Buffer>
  /** The compressed bytes if they exist already. */
  gzippedNow(): Buffer | null
}

export interface TileCache {
  /** The tile if it is at hand, without waiting. */
  peek(key: string): StoredTile | undefined
  /** The tile, made if need be; callers who ask at the same time wait for the same making. */
  get(key: string, address: TileAddress): Promise<StoredTile>
  /** Forgets the tiles of a layer that a change touches; `null` forgets all. */
  forget(change: MapChange | null): void
  readonly stats: { hits: number; misses: number; forgotten: number; bytes(): number }
}

export const keyOf = ({ layer, z, x, y }: TileAddress) => `${layer}/${z}/${x}/${y}`

/** A cache of at most `maxBytes` that makes what it lacks. A tile begun before a change that touches it is answered but not kept. */
export function tileCache(encode: EncodeTile, maxBytes: number): TileCache {
  const kept = new LRUCache<string, StoredTile & { address: TileAddress }>({
    maxSize: Math.max(1, maxBytes),
    // Compressed bytes come later, so room for them is counted from the start.
    sizeCalculation: (tile) => Math.ceil(tile.bytes.length * 1.5) + 300,
  })
  const making = new Map<string, { address: TileAddress; tile: Promise<StoredTile> }>()
  const stats = { hits: 0, misses: 0, forgotten: 0, bytes: () => kept.calculatedSize }

  return {
    stats,
    peek: (key) => {
      const tile = kept.get(key)
      if (tile) stats.hits += 1
      return tile
    },
    get: (key, address) => {
      const tile = kept.get(key)
      if (tile) {
        stats.hits += 1
        return Promise.resolve(tile)
      }
      const begun = making.get(key)
      if (begun) return begun.tile
      stats.misses += 1
      const entry = { address, tile: encode(address).then(store) }
      making.set(key, entry)
      const done = () => {
        const current = making.get(key) === entry
        if (current) making.delete(key)
        return current
      }
      return entry.tile.then((made) => {
        if (done()) kept.set(key, Object.assign(made, { address }))
        return made
      }, (error: unknown) => {
        done()
        throw error
      })
    },
    forget: (change) => {
      for (const [key, { address }] of making) if (touches(change, address)) making.delete(key)
      for (const [key, { address }] of kept.entries()) {
        if (!touches(change, address)) continue
        kept.delete(key)
        stats.forgotten += 1
      }
    },
  }
}

function store(bytes: Buffer): StoredTile {
  const hash = createHash('sha1').update(bytes).digest('base64url')
  let gzipped: Buffer | null = null
  let compressing: Promise<Buffer> | null = null
  return {
    bytes,
    etag: `"${hash}"`,
    gzipEtag: `"${hash}-gzip"`,
    gzippedNow: () => gzipped,
    gzipped: () => (compressing ??= compress(bytes).then((result) => (gzipped = result))),
  }
}

const HALF_WORLD = 20037508.342789244

// The tile's reach is its square and the 64/4096 buffer that it also draws, and a pixel for rounding.
function touches(change: MapChange | null, { layer, z, x, y }: TileAddress): boolean {
  if (!change) return true
  if (change.layer !== layer) return false
  const size = (2 * HALF_WORLD) / 2 ** z
  const reach = size * (66 / 4096)
  const [west, south, east, north] = change.extent
  const left = -HALF_WORLD + x * size
  const top = HALF_WORLD - y * size
  return west <= left + size + reach && east >= left - reach && south <= top + reach && north >= top - size - reach
}
