/** The shapes the layout generator takes and gives. All geometry is WGS84 longitude/latitude in degrees, rounded to 7 decimals (about 1 cm). */

/** Longitude and latitude in degrees, WGS84. */
export type LngLat = readonly [number, number]

/** GeoJSON polygon, exterior counter-clockwise, holes clockwise, rings closed. */
export interface LayoutPolygon {
  type: 'Polygon'
  coordinates: [number, number][][]
}

export type ZoneKind =
  | 'industrial_zone'
  | 'industrial_cluster'
  | 'economic_zone'
  | 'export_processing_zone'
  | 'relocation_site'

/** How far land clearance should look: `none` for planned zones, `partly_cleared` while infrastructure is built, `cleared` where firms operate. */
export type ClearanceProgress = 'none' | 'partly_cleared' | 'cleared'

/**
 * A dated occupancy figure. `ratio` is a share, 0–1. By `kcn` it is (leased + in use) / (industrial + warehouse + service), by `ccn`
 * (approved + leased + in use) / (industrial + warehouse).
 */
export interface KnownOccupancy {
  ratio: number
  leasedHa?: number | null
  leasableHa?: number | null
  formula: 'kcn' | 'ccn'
}

export interface LayoutZone {
  code: string
  kind: ZoneKind
  /** Stated position; a zone without one gets no layout at all. */
  centre: LngLat | null
  /** How far the true position may be from `centre`, in metres: the layout may move the zone this far and no farther. */
  uncertaintyM: number
  /** Ellipsoidal area the outline must have, in hectares; unknown means no layout. */
  areaHa: number | null
  /** Code of the economic zone whose outline must contain this one. */
  parentCode?: string | null
  /** Industrial land including warehouses, in hectares, where a source states it. */
  industrialHa?: number | null
  /** Published extents (west, south, east, north, degrees) the outline must stay within. */
  extent?: readonly [number, number, number, number] | null
  occupancy?: KnownOccupancy | null
  progress: ClearanceProgress
  /** Whether model firms may be placed; without a known occupancy none are placed anyway. */
  allocate: boolean
  /** ISO date the caller stamps on dated rows; carried through untouched. */
  asOf: string
}

export type LandUse =
  | 'industrial'
  | 'warehouse'
  | 'service'
  | 'road'
  | 'green'
  | 'water'
  | 'technical'
  | 'parking'
  | 'security'
  | 'housing'
  | 'other'

export type ClearanceStage = 'recovery_decided' | 'compensated' | 'handed_over' | 'ready'
export type AllocationStage = 'approved' | 'leased' | 'in_use'

export interface LayoutPlot {
  /** Code after the legend of zoning plans: CN, KB, DV, GT, CX, MN, HTKT, P, AN; unique within the zone. */
  code: string
  landUse: LandUse
  isLogistics: boolean
  smeReserved: boolean
  geometry: LayoutPolygon
  /** Ellipsoidal area of `geometry`, to 0.01 m². */
  areaM2: number
}

export interface LayoutClearance {
  code: string
  stage: ClearanceStage
  geometry: LayoutPolygon
}

export interface LayoutAllocation {
  plotCode: string
  projectCode: string
  stage: AllocationStage
  /** At most the plot's own area; less where a plot is let in part. */
  areaM2: number
}

export interface LayoutProject {
  code: string
  firmCode: string
  name: string
}

/** A firm that does not exist; its name says so. */
export interface LayoutFirm {
  code: string
  nameVi: string
  nameEn: string
}

/** A stated figure the layout could not honour without breaking a binding share of the zone's land. */
export type LayoutNote = 'industrial_area_not_feasible' | 'leasable_area_not_feasible'

export interface ZoneLayout {
  code: string
  /** Centroid of the outline, or the stated centre where there is no outline. */
  centre: [number, number]
  /** Distance from the stated centre, in metres. */
  shiftM: number
  outline: LayoutPolygon | null
  withoutOutlineBecause?: 'collides'
  plots: LayoutPlot[]
  clearances: LayoutClearance[]
  allocations: LayoutAllocation[]
  projects: LayoutProject[]
  firms: LayoutFirm[]
  notes: LayoutNote[]
  asOf: string
}

export interface LayoutOptions {
  /** Aim at this many plots in every zone instead of the sizes usual for its area. */
  plotsPerZone?: number
  /** Least distance between two outlines, in metres; 25 unless told. */
  gapM?: number
}
