import type { Map as MapLibreMap } from 'maplibre-gl'
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { Corridor, CorridorWidth } from '../../api/contract/corridor.ts'
import type { RelocationScene } from '../map/relocation-swatches.ts'
import type { RelocationRoom, RelocationTab } from '../permalink-relocation.ts'
import type { Atlas } from '../state/use-atlas.ts'
import type { Width } from '../state/use-browser.ts'
import type { Account } from '../state/use-me.ts'
import type { SheetSize } from '../ui/bottom-sheet.tsx'
import type { Follow } from './use-follow.ts'

/** What every part of the room is given. */
export interface RelocationProps {
  room: RelocationRoom
  map: MapLibreMap | null
  atlas: Atlas
  width: Width
  sheet: SheetSize
  onSheet: (size: SheetSize) => void
  account: Account
  /** The corridor that is looked at. */
  corridor: Corridor
  widths: readonly CorridorWidth[]
  /** What a formation is to begin with, metres. */
  formationWidthM: number | null
  change: (part: Partial<Omit<RelocationRoom, 'name'>>, how?: 'push' | 'replace') => void
  follow: Follow
  /** Lays this over the map for as long as the part is open. */
  show: (scene: RelocationScene) => void
}

/** The parts there are, each fetched when first opened; a tab without one is not shown. Each file brings the words it needs. */
export const relocationParts: Partial<Record<RelocationTab, LazyExoticComponent<ComponentType<RelocationProps>>>> = {
  overview: lazy(() => import('./relocation-overview.tsx').then((module) => ({ default: module.RelocationOverview }))),
  corridor: lazy(() => import('./relocation-corridor.tsx').then((module) => ({ default: module.RelocationCorridor }))),
  cases: lazy(() => import('./relocation-cases.tsx').then((module) => ({ default: module.RelocationCases }))),
  receivers: lazy(() => import('./relocation-receivers.tsx').then((module) => ({ default: module.RelocationReceiversPart }))),
  assignment: lazy(() => import('./relocation-assignment.tsx').then((module) => ({ default: module.RelocationAssignment }))),
}
