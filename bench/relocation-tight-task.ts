import { randomFrom } from '../api/features/relocation-plan/random.ts'
import type { AssignmentTask } from '../api/features/relocation-plan/task.ts'

/** 300 firms of 0.1–8 ha, 60 sites that hold together 8 % more than they need, on a ground of 120 × 120 km; every firm may go to two thirds of them. */
export function tightTask(seed: number, firms = 300, siteCount = 60, room = 1.08): AssignmentTask {
  const random = randomFrom(seed)
  const place = () => [random() * 120, random() * 120] as const
  const areas = Array.from({ length: firms }, () => Math.round(1000 + random() ** 2 * 79_000))
  const from = areas.map(place)
  const sites = Array.from({ length: siteCount }, place)
  const shares = sites.map(() => 0.4 + random())
  const total = areas.reduce((sum, area) => sum + area, 0) * room
  const all = shares.reduce((sum, share) => sum + share, 0)
  return {
    areas, limits: [], capacities: shares.map((share) => (total * share) / all),
    ways: areas.map((area, at) => sites.flatMap(([x, y], site) => (random() < 1 / 3 ? [] : [{ site, cost: (Math.hypot(x - (from[at]?.[0] ?? 0), y - (from[at]?.[1] ?? 0)) * area) / 10_000 }]))),
  }
}
