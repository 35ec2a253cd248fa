import type { DrawnPlot } from './plots.ts'
import { randomFrom, type Random } from './random.ts'
import { distance, type Point, type Ring } from './ring.ts'
import { areApart } from './segments.ts'
import type { AllocationStage, LandUse, LayoutAllocation, LayoutFirm, LayoutProject, LayoutZone } from './types.ts'

/** What model firms hold in one zone. */
export interface Allocated {
  allocations: LayoutAllocation[]
  projects: LayoutProject[]
  firms: LayoutFirm[]
}

/** Land that counts in the occupancy of a KCN (Decree 35/2022 art. 2.22) and of a CCN (Decree 32/2024 art. 2.7). */
const countedLand: Record<'kcn' | 'ccn', readonly LandUse[]> = {
  kcn: ['industrial', 'warehouse', 'service'],
  ccn: ['industrial', 'warehouse'],
}

/** What decides where firms settle first. */
export interface LetGround {
  gate: Point
  /** Ground on which nothing can stand yet. */
  unready: readonly Ring[]
}

/** Hands out firms and projects that do not exist, numbered across all zones. */
export class ModelFirms {
  private firmCount = 0
  private projectCount = 0

  next(): { firm: LayoutFirm; project: LayoutProject } {
    const firmNumber = String(++this.firmCount).padStart(3, '0')
    const firm = { code: `DNM-${firmNumber}`, nameVi: `Doanh nghiệp mẫu ${firmNumber}`, nameEn: `Model firm ${firmNumber}` }
    return { firm, project: this.projectOf(firm) }
  }

  projectOf(firm: LayoutFirm): LayoutProject {
    const projectNumber = String(++this.projectCount).padStart(3, '0')
    return { code: `DAM-${projectNumber}`, firmCode: firm.code, name: `Dự án mẫu ${projectNumber}` }
  }
}

/**
 * Lets plots to model firms until the zone's occupancy by its own formula is the dated figure, the last plot in part.
 * Nothing where no figure is known: how full such a zone is would be invented.
 */
export function allocate(zone: LayoutZone, plots: readonly DrawnPlot[], ground: LetGround, modelFirms: ModelFirms): Allocated {
  const allocated: Allocated = { allocations: [], projects: [], firms: [] }
  const { occupancy } = zone
  if (!zone.allocate || !occupancy) return allocated
  const random = randomFrom(`${zone.code}/allocation`)
  const counted = plots.filter(({ plot }) => countedLand[occupancy.formula].includes(plot.landUse))
  const countedM2 = counted.reduce((sum, { plot }) => sum + plot.areaM2, 0)
  let leftM2 = countedM2 * ratioOf(occupancy)

  for (const group of projectGroups(random, counted, ground)) {
    if (leftM2 < 0.01) break
    const known = allocated.firms.at(-1)
    const isSecondProject = known !== undefined && random.chance(0.08)
    const { firm, project } = isSecondProject ? { firm: known, project: modelFirms.projectOf(known) } : modelFirms.next()
    if (!isSecondProject) allocated.firms.push(firm)
    allocated.projects.push(project)
    const stage = stageFor(random, occupancy.formula)
    for (const { plot } of group) {
      if (leftM2 < 0.01) break
      const areaM2 = Math.round(Math.min(plot.areaM2, leftM2) * 100) / 100
      allocated.allocations.push({ plotCode: plot.code, projectCode: project.code, stage, areaM2 })
      leftM2 -= areaM2
    }
  }
  return allocated
}

/** Hectares carry more digits than the printed per cent; the figure is the same. */
function ratioOf({ ratio, leasedHa, leasableHa }: { ratio: number; leasedHa?: number | null; leasableHa?: number | null }): number {
  const exact = leasedHa && leasableHa ? leasedHa / leasableHa : ratio
  return Math.max(0, Math.min(1, exact))
}

/** Plots in the order they fill up: near the gate first, one to three neighbours of a row to a project, then reserved, then uncleared land. */
function projectGroups(random: Random, plots: readonly DrawnPlot[], { gate, unready }: LetGround): DrawnPlot[][] {
  const reach = Math.max(1, ...plots.map(({ middle }) => distance(middle, gate)))
  const groups: { group: DrawnPlot[]; order: number }[] = []
  let index = 0
  while (index < plots.length) {
    const first = plots[index]
    if (!first) break
    const wanted = random.chance(0.72) ? 1 : random.whole(2, 3)
    const group = [first]
    for (let next = plots[index + group.length]; next && group.length < wanted && areNeighbours(first, next); next = plots[index + group.length]) {
      group.push(next)
    }
    index += group.length
    const reserved = first.plot.smeReserved ? 2 : 0
    const uncleared = group.some(({ ring }) => unready.some((tract) => !areApart(ring, tract, 0))) ? 4 : 0
    groups.push({ group, order: distance(first.middle, gate) / reach + random.between(0, 0.55) + reserved + uncleared })
  }
  return groups.sort((a, b) => a.order - b.order).map(({ group }) => group)
}

/** Plots of one row follow one another; two far apart have something else between them. */
function areNeighbours(one: DrawnPlot, other: DrawnPlot): boolean {
  const reach = Math.sqrt(one.plot.areaM2) + Math.sqrt(other.plot.areaM2)
  return (
    one.row === other.row &&
    one.plot.landUse === other.plot.landUse &&
    one.plot.smeReserved === other.plot.smeReserved &&
    distance(one.middle, other.middle) < reach
  )
}

function stageFor(random: Random, formula: 'kcn' | 'ccn'): AllocationStage {
  const draw = random.between(0, 1)
  if (formula === 'ccn' && draw < 0.12) return 'approved'
  return draw < (formula === 'ccn' ? 0.32 : 0.18) ? 'leased' : 'in_use'
}
