const fanOut = 8

/** West, south, east, north. */
export type Box = readonly [number, number, number, number]

/** Finds the boxes that meet a box. */
export interface BoxTree {
  /** Calls `visit` with the place of each box that meets the asked one, until it answers true. */
  search(box: Box, visit: (index: number) => boolean | undefined): void
}

/**
 * A tree over boxes in the order they come: neighbouring edges of a ring are neighbours in the list already, so nothing needs sorting
 * and it is built in one pass. `boxes`: west, south, east, north of each, one after the other.
 */
export function growBoxTree(boxes: Float64Array): BoxTree {
  const levels = [boxes]
  for (let below = boxes; below.length > 4;) {
    const count = Math.ceil(below.length / 4 / fanOut)
    const level = new Float64Array(count * 4)
    for (let node = 0; node < count; node++) {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
      for (let at = node * fanOut * 4; at < Math.min((node + 1) * fanOut * 4, below.length); at += 4) {
        west = Math.min(west, below[at] ?? NaN)
        south = Math.min(south, below[at + 1] ?? NaN)
        east = Math.max(east, below[at + 2] ?? NaN)
        north = Math.max(north, below[at + 3] ?? NaN)
      }
      level.set([west, south, east, north], node * 4)
    }
    levels.push(level)
    below = level
  }
  const top = levels.length - 1

  const meets = (level: Float64Array, index: number, [west, south, east, north]: Box): boolean => {
    const place = index * 4
    return (level[place] ?? NaN) <= east && (level[place + 2] ?? NaN) >= west && (level[place + 1] ?? NaN) <= north && (level[place + 3] ?? NaN) >= south
  }
  const descend = (depth: number, index: number, box: Box, visit: (index: number) => boolean | undefined): boolean => {
    const level = levels[depth]
    if (!level || !meets(level, index, box)) return false
    if (depth === 0) return visit(index) === true
    const end = Math.min((index + 1) * fanOut, (levels[depth - 1]?.length ?? 0) / 4)
    for (let child = index * fanOut; child < end; child++) if (descend(depth - 1, child, box, visit)) return true
    return false
  }
  return {
    search: (box, visit) => {
      if (boxes.length > 0) descend(top, 0, box, visit)
    },
  }
}
