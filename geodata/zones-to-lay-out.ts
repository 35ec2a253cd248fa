import type { ClearanceProgress, KnownOccupancy, LayoutZone } from './layout/types.ts'
import type { ReportedIndicator } from './read-rules.ts'
import type { Zone } from './read-zones.ts'
import type { ShippedData } from './shipped-data.ts'
import { axesOf, type StatusAxes } from './zone-status.ts'

/** A zone the generator draws, and the period its occupancy was reported for (EDTF; null: not reported). */
export interface ZoneToLayOut extends LayoutZone {
  readonly occupiedIn: string | null
}

/** Zones that get a schematic outline: those with a place and an area that have not ended. */
export function zonesToLayOut(data: ShippedData): ZoneToLayOut[] {
  return data.zones.flatMap((zone) => {
    const axes = latestAxes(zone, data)
    if (zone.centre === null || areaOf(zone) === null || axes.operationStatus === 'closed') return []
    const figures = data.reportedIndicators.filter((figure) => figure.zoneCode === zone.code)
    const occupancy = occupancyOf(zone, figures)
    const occupiedIn = figures.find((figure) => figure.indicator === 'occupancy_pct')?.period ?? null
    const isOperating = axes.operationStatus !== null && ['operating', 'operating_unestablished', 'relocating'].includes(axes.operationStatus)
    return [{
      code: zone.code,
      kind: zone.kind,
      centre: zone.centre,
      uncertaintyM: zone.centreUncertaintyM ?? 0,
      areaHa: areaOf(zone),
      parentCode: zone.parentCode,
      industrialHa: zone.industrialHa,
      extent: zone.extent,
      occupancy,
      progress: progressOf(axes),
      allocate: isOperating,
      asOf: occupiedIn ?? '',
      occupiedIn,
    }]
  })
}

/** Why a zone has no outline before any is tried; null when the generator decides. */
export function withoutBoundaryBecause(zone: Zone): 'no_place' | 'no_area' | null {
  if (zone.centre === null) return 'no_place'
  return areaOf(zone) === null ? 'no_area' : null
}

const areaOf = (zone: Zone) => zone.approvedHa ?? zone.plannedHa

/** The last line of a zone's history is its present. */
function latestAxes(zone: Zone, { statusChanges }: ShippedData): StatusAxes {
  return statusChanges.filter((change) => change.zoneCode === zone.code).at(-1) ?? axesOf(zone.kind, zone.status)
}

function progressOf({ operationStatus }: StatusAxes): ClearanceProgress {
  if (operationStatus === null || operationStatus === 'not_started') return 'none'
  return operationStatus === 'under_construction' || operationStatus === 'land_clearance' ? 'partly_cleared' : 'cleared'
}

function occupancyOf(zone: Zone, figures: readonly ReportedIndicator[]): KnownOccupancy | null {
  const value = (indicator: string) => figures.find((figure) => figure.indicator === indicator)?.value ?? null
  const percent = value('occupancy_pct')
  if (percent === null) return null
  return {
    ratio: percent / 100,
    leasedHa: value('leased_ha'),
    leasableHa: value('leasable_ha'),
    formula: zone.kind === 'industrial_cluster' ? 'ccn' : 'kcn',
  }
}
