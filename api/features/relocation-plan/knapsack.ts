/** What pays most of what fits: gains and sizes are positive, by item. */
export interface Packed {
  /** Items taken. */
  readonly items: readonly number[]
  /** No choice pays more; where the search was cut short, what not even parts of items could pay. */
  readonly most: number
}

/** Branches after which the search is cut short. */
const LONGEST = 20_000

/** Branch and bound over items in the order of gain by size; the bound lets the first item that does not fit be cut. */
export function pack(gains: readonly number[], sizes: readonly number[], room: number): Packed {
  const order = gains.map((_, item) => item).filter((item) => (sizes[item] ?? 0) <= room).sort((a, b) => (gains[b] ?? 0) / (sizes[b] ?? 1) - (gains[a] ?? 0) / (sizes[a] ?? 1) || a - b)
  const count = order.length
  const gain = Float64Array.from(order, (item) => gains[item] ?? 0)
  const size = Float64Array.from(order, (item) => sizes[item] ?? 0)
  const upTo = (from: number, free: number): number => {
    let sum = 0
    for (let at = from; at < count; at++) {
      const takes = size[at] ?? 0
      if (takes > free) return sum + ((gain[at] ?? 0) * free) / takes
      sum += gain[at] ?? 0
      free -= takes
    }
    return sum
  }
  const taken = new Uint8Array(count)
  let best: Uint8Array<ArrayBuffer> = new Uint8Array(count)
  let most = 0
  let branches = 0
  const branch = (at: number, free: number, sum: number): void => {
    if (sum > most) { most = sum; best = taken.slice() }
    if (at === count || branches++ > LONGEST || sum + upTo(at, free) <= most + 1e-9) return
    if ((size[at] ?? 0) <= free) {
      taken[at] = 1
      branch(at + 1, free - (size[at] ?? 0), sum + (gain[at] ?? 0))
      taken[at] = 0
    }
    branch(at + 1, free, sum)
  }
  branch(0, room, 0)
  return { items: order.filter((_, at) => best[at] === 1), most: branches > LONGEST ? upTo(0, room) : most }
}
