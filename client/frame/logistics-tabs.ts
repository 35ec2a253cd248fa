import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { LogisticsScene } from '../map/logistics-overlay.ts'
import type { LogisticsRoom, LogisticsTab } from '../permalink-logistics.ts'
import type { Atlas } from '../state/use-atlas.ts'
import type { Account } from '../state/use-me.ts'
import type { Follow } from './use-follow.ts'

/** What every part of the room is given. */
export interface LogisticsProps {
  room: LogisticsRoom
  account: Account | null
  /** The province looked at; null: all. */
  province: string | null
  change: (part: Partial<Omit<LogisticsRoom, 'name'>>, how?: 'push' | 'replace') => void
  follow: Follow
  /** Lays this over the map in place of what lay there. */
  show: (scene: LogisticsScene) => void
  /** Gives the marks that lie there other scores, in their order; NaN: none. */
  recolour: (scores: Float64Array) => void
  /** Moves the map to a place, longitude and latitude. */
  goTo: (at: readonly number[], zoom?: number) => void
  takePicks: Atlas['takePicks']
}

/** The parts, each fetched when first opened. */
export const logisticsParts: Record<LogisticsTab, LazyExoticComponent<ComponentType<LogisticsProps>>> = {
  zones: lazy(() => import('./logistics-zones.tsx').then((module) => ({ default: module.LogisticsZonesPart }))),
  candidates: lazy(() => import('./logistics-candidates.tsx').then((module) => ({ default: module.LogisticsCandidatesPart }))),
  'what-if': lazy(() => import('./logistics-what-if.tsx').then((module) => ({ default: module.LogisticsWhatIf }))),
  gaps: lazy(() => import('./logistics-gaps.tsx').then((module) => ({ default: module.LogisticsGapsPart }))),
}
