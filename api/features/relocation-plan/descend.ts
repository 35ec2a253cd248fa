import { roomOf } from './room.ts'
import { pricesOfLeavingOver, SLACK, type Assignment, type AssignmentTask } from './task.ts'

const NOBODY = -1
/** Smaller gains are noise of adding up. */
const LEAST_GAIN = 1e-7

/**
 * Local search: a case goes where it costs less, if need be in the place of another, which goes on to wherever there is room for it (an ejection chain;
 * back to where the first came from makes it a swap). Of each case the best such step, until none gains. Never worse than what it is given.
 */
export function descendIn(task: AssignmentTask): (first: Assignment) => number[] {
  const { areas } = task
  const waste = pricesOfLeavingOver(task)
  const siteCount = task.capacities.length
  const costs = new Float64Array(areas.length * siteCount).fill(Infinity)
  task.ways.forEach((list, at) => { for (const { site, cost } of list) costs[at * siteCount + site] = cost })
  const cost = (at: number, site: number) => (site < 0 ? waste[at] ?? 0 : costs[at * siteCount + site] ?? Infinity)
  const near = task.ways.map((list) => [...list].sort((a, b) => a.cost - b.cost).map(({ site }) => site))
  return (first) => {
    const room = roomOf(task, first)
    const left = (site: number) => (room.left[site] ?? 0) + SLACK / 2
    const step = (at: number): boolean => {
      const from = room.sites[at] ?? NOBODY
      const area = areas[at] ?? 0
      let best = { change: -LEAST_GAIN, to: NOBODY, other: NOBODY, third: NOBODY }
      for (const to of near[at] ?? []) {
        if (to === from) continue
        const change = cost(at, to) - cost(at, from)
        if (area <= left(to) && room.shares([[at, to]])) {
          if (change < best.change) best = { change, to, other: NOBODY, third: NOBODY }
          continue
        }
        for (const other of room.casesOf(to)) {
          const size = areas[other] ?? 0
          if (area > left(to) + size) continue
          for (const third of near[other] ?? []) {
            const chain = change + cost(other, third) - cost(other, to)
            if (chain >= best.change) break
            if (third === to || size > left(third) + (third === from ? area : 0) || !room.shares([[at, to], [other, third]])) continue
            best = { change: chain, to, other, third }
            break
          }
        }
      }
      if (best.to === NOBODY) return false
      if (best.other !== NOBODY) room.move(best.other, best.third)
      room.move(at, best.to)
      return true
    }
    for (let moved = true; moved;) {
      moved = false
      for (let at = 0; at < areas.length; at++) moved = step(at) || moved
    }
    return [...room.sites]
  }
}
