import type { Random } from './random.ts'
import type { LayoutNote, LayoutZone } from './types.ts'

/** The share of the zone, 0–1, each land use should take. Green with water is whatever the others leave. */
export interface LandBalance {
  road: number
  technical: number
  service: number
  parking: number
  security: number
  /** Part of green-with-water that should be water. */
  water: number
  /** Industrial land, warehouses included. */
  industrial: number
  /** Part of the industrial land drawn as warehouses. */
  warehouseOfIndustrial: number
  notes: LayoutNote[]
}

/** Least shares of QCVN 01:2021/BXD: roads, green (with water here), technical areas. */
export const leastShares = { road: 0.1, greenAndWater: 0.1, technical: 0.01 } as const

const leastTogether = leastShares.road + leastShares.greenAndWater + leastShares.technical

/** A smaller stated share means the figure is about part of the zone only. */
const leastIndustrial = 0.48

/**
 * The balance to aim at: the stated industrial or leasable hectares where the legal least shares leave room for them, else
 * the usual 63–71 % of published zoning plans. `beltShare` is what the green belt already takes.
 */
export function landBalance(random: Random, zone: LayoutZone & { areaHa: number }, beltShare: number): LandBalance {
  const notes: LayoutNote[] = []
  const isCluster = zone.kind === 'industrial_cluster'
  const usualService = isCluster ? random.between(0.014, 0.028) : random.between(0.022, 0.045)
  const usualIndustrial = random.between(0.635, 0.712)
  const greenFloor = Math.max(leastShares.greenAndWater, beltShare)
  const room = 1 - leastTogether - (greenFloor - leastShares.greenAndWater)

  const stated = statedShares(zone, usualService)
  let industrial: number
  let service: number
  if (stated && stated.industrial + stated.service <= room && stated.industrial >= leastIndustrial) {
    ({ industrial, service } = stated)
  } else {
    if (stated) notes.push(stated.note)
    service = usualService
    industrial = Math.min(usualIndustrial, room - service - 0.035)
  }

  // What neither the law nor the leasable land claims is shared out, roads first.
  const slack = Math.max(0, room - industrial - service)
  return {
    road: leastShares.road + Math.min(random.between(0.022, 0.034) + Math.max(0, slack - 0.12) * 0.4, slack * 0.32),
    technical: leastShares.technical + Math.min(random.between(0.002, 0.006), slack * 0.08),
    service,
    parking: Math.min(random.between(0.004, 0.008), slack * 0.08),
    security: Math.min(random.between(0.0015, 0.004), slack * 0.04),
    water: Math.min(random.between(0.008, 0.022), slack * 0.15),
    industrial,
    warehouseOfIndustrial: zone.areaHa < 15 ? 0 : random.between(0.06, 0.14),
    notes,
  }
}

/** The shares a source states, directly or through the leasable land under the zone's occupancy. */
function statedShares(
  { areaHa, industrialHa, occupancy }: LayoutZone & { areaHa: number },
  usualService: number,
): { industrial: number; service: number; note: LayoutNote } | null {
  const leasable = occupancy?.leasableHa ? occupancy.leasableHa / areaHa : null
  if (leasable !== null && occupancy?.formula === 'kcn') {
    const service = Math.min(usualService, leasable * 0.05)
    return { industrial: leasable - service, service, note: 'leasable_area_not_feasible' }
  }
  if (leasable !== null) return { industrial: leasable, service: usualService, note: 'leasable_area_not_feasible' }
  if (!industrialHa) return null
  const industrial = industrialHa / areaHa
  // A crowded zone keeps a smaller service centre rather than lose the land its sources state.
  const service = Math.max(0.004, Math.min(usualService, (1 - leastTogether - industrial) * 0.5))
  return { industrial, service, note: 'industrial_area_not_feasible' }
}
