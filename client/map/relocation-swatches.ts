import type { Geometry } from 'geojson'
import type { Swatch } from './palette.ts'

/** Told apart by pattern as well as by colour: red stands for what goes. */
export const relocationSwatches = {
  ground: { line: '#a8201a', lineWidth: 1, dash: [3, 2], fill: '#a8201a', fillOpacity: 0.05 },
  taken: { line: '#a8201a', lineWidth: 1.4, fill: '#a8201a', fillOpacity: 0.12, hatch: { kind: 'rising', color: '#a8201a', spacing: 8, width: 1.2 } },
  remnant: { line: '#8a5a00', lineWidth: 1.4, dash: [2, 1.4], fill: '#e0a32e', fillOpacity: 0.3, hatch: { kind: 'dots', color: '#8a5a00', spacing: 8, width: 2 } },
  newly: { line: '#a8201a', lineWidth: 1.8, fill: '#a8201a', fillOpacity: 0.22, hatch: { kind: 'cross', color: '#a8201a', spacing: 8, width: 1.2 } },
  freed: { line: '#1c6b38', lineWidth: 1.8, dash: [2.4, 1.4], fill: '#1c6b38', fillOpacity: 0.14, hatch: { kind: 'horizontal', color: '#1c6b38', spacing: 7, width: 1.2 } },
  // Not red: what is drawn is not yet what goes.
  clearance: { line: '#1d2730', lineWidth: 1.6, dash: [5, 2.4] },
  station: { line: '#1d2730', lineWidth: 1.8, fill: '#1d2730', fillOpacity: 0.14 },
  depot: { line: '#1d2730', lineWidth: 1.8, dash: [2, 1.4], fill: '#1d2730', fillOpacity: 0.06, hatch: { kind: 'falling', color: '#1d2730', spacing: 8, width: 1 } },
  was: { line: '#56636c', lineWidth: 2, dash: [1, 1.8] },
  line: { line: '#a8201a', lineWidth: 3 },
  finding: { line: '#7c5100', lineWidth: 4 },
  move: { line: '#0e5f63', lineWidth: 1.4 },
  leaves: { line: '#a8201a', lineWidth: 1.4, fill: '#a8201a', fillOpacity: 0.5 },
  receives: { line: '#0e5f63', lineWidth: 1.6, fill: '#0e5f63', fillOpacity: 0.35 },
} as const satisfies Record<string, Swatch>
export type RelocationShape = keyof typeof relocationSwatches

/** Everything that lies over the map while relocation is looked at. */
export interface RelocationScene {
  /** `name`: stands on it. */
  shapes: readonly { kind: RelocationShape; geometry: Geometry; name?: string }[]
}
export const noScene: RelocationScene = { shapes: [] }
