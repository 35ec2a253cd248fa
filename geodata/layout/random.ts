/** A stream of repeatable pseudo-random numbers. */
export interface Random {
  /** Uniform in [low, high). */
  between(low: number, high: number): number
  /** Whole number in [low, high], both included. */
  whole(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
}

/** The stream named by `key`: the same key gives the same numbers on every machine (sfc32, seeded by an FNV-style hash). */
export function randomFrom(key: string): Random {
  const next = sfc32(key)
  const between = (low: number, high: number): number => low + (high - low) * next()
  return {
    between,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
  }
}

function sfc32(key: string): () => number {
  let a = hash(key, 0x9e3779b9)
  let b = hash(key, 0x243f6a88)
  let c = hash(key, 0xb7e15162)
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  // The first outputs still resemble the seed; neighbouring codes must not look alike.
  for (let i = 0; i < 15; i++) next()
  return next
}

function hash(key: string, seed: number): number {
  let h = 2166136261 ^ seed
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 16777619)
  h = Math.imul(h ^ (h >>> 16), 2246822507)
  h = Math.imul(h ^ (h >>> 13), 3266489909)
  return (h ^ (h >>> 16)) | 0
}

/** The seed of a further draft of the same thing; draft 0 is the thing itself. */
export const draftSeed = (seed: string, number: number): string => (number === 0 ? seed : `${seed}/${number}`)
