import type { ReactElement } from 'react'
import { cleanBlockTheme, cleanLandTheme } from './features/clean-land/layer.ts'
import { clearanceTheme } from './features/clearance/layer.ts'
import { corridorTheme } from './features/corridor/layer.ts'
import { infrastructureTheme } from './features/infrastructure/layer.ts'
import { landOfferTheme } from './features/land-offer/layer.ts'
import { plotTheme } from './features/plot/layer.ts'
import { zoneTheme } from './features/zone/layer.ts'
import { PlanMap, type PlanMapProps } from './map/plan-map.tsx'

const themes = [zoneTheme, clearanceTheme, plotTheme, cleanLandTheme, cleanBlockTheme, landOfferTheme, corridorTheme, infrastructureTheme]

/** The map with every theme there is. Loaded beside the rest of the screen, which does not wait for it. */
export default function AtlasMap(props: Omit<PlanMapProps, 'themes'>): ReactElement {
  return <PlanMap {...props} themes={themes} />
}
