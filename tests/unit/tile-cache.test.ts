import { describe, expect, it } from 'vitest'
import { keyOf, tileCache } from '../../api/features/tile/cache.ts'
import type { TileAddress } from '../../api/features/tile/encode.ts'

const address = (z: number, x: number, y: number, layer: TileAddress['layer'] = 'plot'): TileAddress => ({ layer, z, x, y })
const HALF_WORLD = 20037508.342789244

/** The extent of a tile shrunk to its middle, in EPSG:3857. */
function middleOf({ z, x, y }: TileAddress): [number, number, number, number] {
  const size = (2 * HALF_WORLD) / 2 ** z
  const [cx, cy] = [-HALF_WORLD + (x + 0.5) * size, HALF_WORLD - (y + 0.5) * size]
  return [cx, cy, cx, cy]
}

/** An encoder whose answers the test gives by hand. */
function slowEncoder() {
  const asked: string[] = []
  const pending: ((text: string) => void)[] = []
  return {
    asked,
    answer: (text: string) => pending.shift()?.(text),
    encode: (a: TileAddress) => {
      asked.push(keyOf(a))
      return new Promise<Buffer>((resolve) => pending.push((text) => resolve(Buffer.from(text))))
    },
  }
}

describe('the tile cache', () => {
  it('makes a tile once for all who ask at the same time', async () => {
    const encoder = slowEncoder()
    const cache = tileCache(encoder.encode, 1e6)
    const a = address(14, 100, 100)
    const all = Array.from({ length: 32 }, () => cache.get(keyOf(a), a))
    encoder.answer('tile')
    const tiles = await Promise.all(all)
    expect(encoder.asked).toEqual(['plot/14/100/100'])
    expect(new Set(tiles).size).toBe(1)
    expect(cache.peek(keyOf(a))?.bytes.toString()).toBe('tile')
  })

  it('forgets the tiles a change touches, at every zoom, and no other', async () => {
    const cache = tileCache(async (a) => Buffer.from(keyOf(a)), 1e6)
    const touched = [address(14, 8100, 7100), address(13, 4050, 3550), address(12, 2025, 1775)]
    const others = [address(14, 8102, 7100), address(14, 8100, 7100, 'zone'), address(12, 2030, 1775)]
    for (const a of [...touched, ...others]) await cache.get(keyOf(a), a)
    cache.forget({ layer: 'plot', extent: middleOf(address(14, 8100, 7100)) })
    expect(touched.map((a) => cache.peek(keyOf(a)))).toEqual([undefined, undefined, undefined])
    expect(others.every((a) => cache.peek(keyOf(a)))).toBe(true)
    expect(cache.stats.forgotten).toBe(3)
  })

  it('forgets the neighbour that draws the change in its buffer', async () => {
    const cache = tileCache(async () => Buffer.from('x'), 1e6)
    const neighbour = address(14, 8101, 7100)
    await cache.get(keyOf(neighbour), neighbour)
    const size = (2 * HALF_WORLD) / 2 ** 14
    const justWest = -HALF_WORLD + 8101 * size - size * (60 / 4096)
    cache.forget({ layer: 'plot', extent: [justWest, middleOf(neighbour)[1], justWest, middleOf(neighbour)[3]] })
    expect(cache.peek(keyOf(neighbour))).toBeUndefined()
  })

  it('answers but does not keep a tile that was begun before a change under it', async () => {
    const encoder = slowEncoder()
    const cache = tileCache(encoder.encode, 1e6)
    const a = address(14, 8100, 7100)
    const before = cache.get(keyOf(a), a)
    cache.forget({ layer: 'plot', extent: middleOf(a) })
    const after = cache.get(keyOf(a), a)
    encoder.answer('old')
    encoder.answer('new')
    expect((await before).bytes.toString()).toBe('old')
    expect((await after).bytes.toString()).toBe('new')
    expect(cache.peek(keyOf(a))?.bytes.toString()).toBe('new')
  })

  it('stays within its bytes', async () => {
    const cache = tileCache(async () => Buffer.alloc(1000), 10_000)
    for (let x = 0; x < 50; x += 1) await cache.get(keyOf(address(14, x, 1)), address(14, x, 1))
    expect(cache.stats.bytes()).toBeLessThanOrEqual(10_000)
    expect(cache.peek(keyOf(address(14, 49, 1)))).toBeDefined()
  })

  it('tries again after a failure', async () => {
    let tries = 0
    const cache = tileCache(async () => {
      tries += 1
      if (tries === 1) throw new Error('gone')
      return Buffer.from('ok')
    }, 1e6)
    const a = address(14, 1, 1)
    await expect(cache.get(keyOf(a), a)).rejects.toThrow('gone')
    expect((await cache.get(keyOf(a), a)).bytes.toString()).toBe('ok')
  })

  it('validates by content, and each coding by itself', async () => {
    const cache = tileCache(async () => Buffer.from('same'), 1e6)
    const [one, two] = await Promise.all([address(14, 1, 1), address(14, 2, 2)].map((a) => cache.get(keyOf(a), a)))
    expect(one?.etag).toBe(two?.etag)
    expect(one?.etag).not.toBe(one?.gzipEtag)
  })
})
