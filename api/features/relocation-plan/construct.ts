import { roomOf } from './room.ts'
import type { Assignment, AssignmentTask } from './task.ts'

/** A first assignment: each case where it is wished to go, the largest first; the rest where it costs least beside its room, those first that lose most by waiting. */
export function construct(task: AssignmentTask, wished: Assignment, prices: readonly number[]): number[] {
  const { areas, ways } = task
  const room = roomOf(task, areas.map(() => -1))
  for (const at of areas.map((_, index) => index).sort((a, b) => (areas[b] ?? 0) - (areas[a] ?? 0) || a - b)) {
    const site = wished[at] ?? -1
    if (site >= 0 && room.fits(at, site)) room.move(at, site)
  }
  let waiting = areas.flatMap((_, at) => (room.sites[at] === -1 ? [at] : []))
  while (waiting.length > 0) {
    let chosen: { at: number; site: number; regret: number } | null = null
    for (const at of waiting) {
      const area = areas[at] ?? 0
      let [first, second, to] = [Infinity, Infinity, -1]
      for (const { site, cost } of ways[at] ?? []) {
        const priced = cost + (prices[site] ?? 0) * area
        if (priced >= second || !room.fits(at, site)) continue
        if (priced < first) { second = first; first = priced; to = site } else second = priced
      }
      if (to === -1) continue
      // Large ones find room only while there is some: among equals they go first.
      const regret = (second < Infinity ? second - first : Number.MAX_VALUE / 4) + area * 1e-3
      if (!chosen || regret > chosen.regret) chosen = { at, site: to, regret }
    }
    if (!chosen) break
    const { at, site } = chosen
    room.move(at, site)
    waiting = waiting.filter((one) => one !== at)
  }
  return [...room.sites]
}
