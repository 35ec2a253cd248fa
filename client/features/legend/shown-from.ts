import type { LayerSwitches } from '../../map/theme.ts'

/** The zoom from which each layer is drawn; the layers themselves say the same in their `minzoom`. */
export const shownFrom: Record<keyof LayerSwitches, number> = { plots: 12, clean: 10, clearance: 10, corridor: 4, infrastructure: 6 }
