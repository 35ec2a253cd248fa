import { boxesMeet, boxOfPositions } from './box-of-shape.ts'
import { sideOfRing } from './contains-position.ts'
import type { Crossing } from './find-crossings.ts'
import type { Ring } from './position.ts'

/** Rings that are in the wrong place though their edges cross nothing: what crosses is found by its crossings. */
export interface MisplacedRings {
  holesOutside: Ring[]
  holesInHoles: Ring[]
  partsInParts: Ring[]
}

/** Looks for holes outside their part or within each other, and for parts within parts. */
export function findMisplacedRings(parts: readonly Ring[][], crossings: readonly Crossing[]): MisplacedRings {
  const met = new Map<string, 'touch' | 'cross'>()
  for (const { kind, first, second } of crossings) {
    for (const key of [`${first.part}.${first.ring} ${second.part}.${second.ring}`, `${second.part}.${second.ring} ${first.part}.${first.ring}`]) {
      if (met.get(key) !== 'cross') met.set(key, kind === 'touch' ? 'touch' : 'cross')
    }
  }
  const boxes = parts.map((rings) => rings.map(boxOfPositions))
  /** Where a ring lies of another; crossed: its edges say so already. */
  const sideOf = (part: number, ring: number, otherPart: number, other: number): 'inside' | 'outside' | 'crossed' => {
    const [positions = [], around = []] = [parts[part]?.[ring], parts[otherPart]?.[other]]
    const [box, otherBox] = [boxes[part]?.[ring], boxes[otherPart]?.[other]]
    const how = met.get(`${part}.${ring} ${otherPart}.${other}`)
    if (how === 'cross') return 'crossed'
    if (!box || !otherBox || !boxesMeet(box, otherBox)) return 'outside'
    // Rings that do not meet lie wholly on one side; those that touch may pass through each other in a vertex.
    let side: 'inside' | 'outside' | null = null
    for (const position of positions) {
      const found = sideOfRing(around, position)
      if (found === 'on' || found === side) continue
      if (side !== null) return 'outside'
      side = found
      if (how === undefined) break
    }
    return side ?? 'inside'
  }
  const result: MisplacedRings = { holesOutside: [], holesInHoles: [], partsInParts: [] }
  parts.forEach((rings, part) => {
    rings.forEach((positions, ring) => {
      if (ring === 0) {
        const isIn = parts.some((others, other) => other !== part && sideOf(part, 0, other, 0) === 'inside' && !others.some((_, hole) => hole > 0 && sideOf(part, 0, other, hole) === 'inside'))
        if (isIn) result.partsInParts.push(positions)
        return
      }
      if (sideOf(part, ring, part, 0) === 'outside') result.holesOutside.push(positions)
      if (rings.some((_, other) => other > 0 && other !== ring && sideOf(part, ring, part, other) === 'inside')) result.holesInHoles.push(positions)
    })
  })
  return result
}
