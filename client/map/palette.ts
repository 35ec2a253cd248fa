/** How an area is drawn: the same record feeds the map's paint, the drawn patterns and the legend. */
export interface Swatch {
  /** Solid tint below the hatch; absent means paper shows through. */
  fill?: string
  /** 0–1, of the tint only. */
  fillOpacity?: number
  hatch?: Hatch
  line: string
  /** Width in CSS pixels. */
  lineWidth: number
  /** Dash lengths in line widths, as in the style specification. */
  dash?: number[]
  /** Two parallel lines with this gap in CSS pixels. */
  doubleGap?: number
}

/** A repeated pattern; `spacing` is the distance between strokes in CSS pixels. */
export interface Hatch {
  kind: 'rising' | 'falling' | 'cross' | 'horizontal' | 'dots'
  color: string
  spacing: number
  width: number
}

/** Base map tints: warm paper, calm water, grey-brown borders. */
export const atlas = {
  sea: '#dbe8ec',
  seaLabel: '#3f6b7b',
  coast: '#9db7c0',
  river: '#a9c9d6',
  riverLabel: '#3f7389',
  home: '#fcfaf4',
  abroad: '#f0ece2',
  border: '#8b7f73',
  borderHalo: '#ddd3c4',
  province: '#b3a797',
  formerProvince: '#d9cfbf',
  ink: '#1d2730',
  quietInk: '#5d6a73',
  placeInk: '#4b5359',
  provinceInk: '#766b5d',
  paper: '#fbfaf6',
  abroadLabel: '#6d6456',
  accent: '#0e5f63',
} as const

/** The five headline statuses that are drawn, and `unknown`. */
export type ZoneStatus = 'planned' | 'established' | 'operating' | 'relocating' | 'withdrawn' | 'unknown'

/** Status of a zone: outline pattern and hatch differ as well as colour. */
export const statusSwatches: Record<ZoneStatus, Swatch> = {
  planned: { line: '#2463ab', lineWidth: 1.6, dash: [3.2, 2], hatch: { kind: 'rising', color: '#2463ab', spacing: 9, width: 0.9 } },
  established: { line: '#9c680e', lineWidth: 1.8, fill: '#e9c46a', fillOpacity: 0.38 },
  operating: { line: '#0b7a75', lineWidth: 1.8, fill: '#0b7a75', fillOpacity: 0.25 },
  relocating: {
    line: '#b8281f',
    lineWidth: 1.3,
    doubleGap: 2.2,
    fill: '#b8281f',
    fillOpacity: 0.06,
    hatch: { kind: 'cross', color: '#b8281f', spacing: 9, width: 0.9 },
  },
  withdrawn: { line: '#777d82', lineWidth: 1, dash: [4, 3] },
  unknown: { line: '#777d82', lineWidth: 1.8, dash: [0.1, 2] },
}

/** An economic zone is a frame for the others, not a colour of its own. */
export const economicZoneSwatch: Swatch = { line: '#7a6a8f', lineWidth: 2.4, dash: [6, 2, 1, 2], fill: '#7a6a8f', fillOpacity: 0.05 }

/** Land use of a plot by the number the tiles carry, in the colours of Vietnamese zoning plans. */
export const landUseSwatches: Record<number, Swatch> = {
  1: plot('#bda6d6'),
  2: { ...plot('#9295c4'), hatch: { kind: 'rising', color: '#6a6ea6', spacing: 7, width: 0.8 } },
  3: plot('#eeaabb'),
  4: { fill: '#ffffff', fillOpacity: 1, line: '#b9b2a6', lineWidth: 0.8 },
  5: { ...plot('#add39b'), hatch: { kind: 'dots', color: '#6fa35b', spacing: 7, width: 1.4 } },
  6: { ...plot('#a8d3e8'), hatch: { kind: 'horizontal', color: '#6fabc8', spacing: 6, width: 0.8 } },
  7: plot('#b8b8b6'),
  8: { ...plot('#dcd8d0'), hatch: { kind: 'dots', color: '#8f8a80', spacing: 9, width: 1.4 } },
  9: { ...plot('#a9ab84'), hatch: { kind: 'falling', color: '#7d805a', spacing: 6, width: 0.8 } },
  10: plot('#f4dd7c'),
  11: plot('#e8e1d3'),
}

/** Names the tiles' land-use numbers. */
export const landUseNumbers = {
  industrial: 1, warehouse: 2, service: 3, road: 4, green: 5, water: 6, technical: 7, parking: 8, security: 9, housing: 10, other: 11,
} as const

/** Where a land use stands in tables: the order of the plan's own list. */
export const landOrder = (use: keyof typeof landUseNumbers): number => landUseNumbers[use]

function plot(fill: string): Swatch {
  return { fill, fillOpacity: 1, line: '#6d6577', lineWidth: 0.7 }
}

/** Lease state of a leasable plot by the number the tiles carry. No allocation is not yet clean land: the bright green is kept for that. */
export const leaseSwatches: Record<number, Swatch> = {
  0: { fill: '#d8e8cf', fillOpacity: 1, line: '#5c8256', lineWidth: 0.9 },
  1: { fill: '#efe6cf', fillOpacity: 1, line: '#6d6577', lineWidth: 0.7, hatch: { kind: 'dots', color: '#7a6f55', spacing: 6, width: 1.5 } },
  2: { fill: '#b7c3d4', fillOpacity: 1, line: '#56657c', lineWidth: 0.7, hatch: { kind: 'rising', color: '#5f7190', spacing: 6, width: 0.9 } },
  3: { fill: '#8495ae', fillOpacity: 1, line: '#46556b', lineWidth: 0.7 },
  4: { fill: '#f6dfae', fillOpacity: 1, line: '#9a6700', lineWidth: 0.9, hatch: { kind: 'cross', color: '#b07a12', spacing: 7, width: 0.9 } },
  5: { fill: '#e6e6e4', fillOpacity: 1, line: '#7f8487', lineWidth: 0.7, hatch: { kind: 'dots', color: '#8b9093', spacing: 11, width: 1.4 } },
}

/** Names the tiles' lease numbers. */
export const leaseNumbers = { free: 0, approved: 1, leased: 2, in_use: 3, hold: 4, unknown: 5 } as const

/** Land that is not for lease stays in the background when plots are shown by lease. */
export const notLeasableSwatch: Swatch = { fill: '#f1eee6', fillOpacity: 1, line: '#c3bcae', lineWidth: 0.6 }

/** One ramp from sand to green by the number the tiles carry; only `ready` is saturated. */
export const clearanceSwatches: Record<number, Swatch> = {
  1: { fill: '#efe3c6', fillOpacity: 0.8, line: '#9c8a60', lineWidth: 1, hatch: { kind: 'dots', color: '#b09a66', spacing: 8, width: 1.4 } },
  2: { fill: '#dfdfae', fillOpacity: 0.8, line: '#7f8750', lineWidth: 1, hatch: { kind: 'falling', color: '#9da25f', spacing: 9, width: 0.9 } },
  3: { fill: '#b9cf98', fillOpacity: 0.8, line: '#5e8049', lineWidth: 1.1, hatch: { kind: 'falling', color: '#7d9f62', spacing: 5, width: 0.9 } },
  4: { fill: '#1faa4b', fillOpacity: 1, line: '#0c6b33', lineWidth: 1.4 },
}

/** Names the tiles' clearance numbers. */
export const clearanceNumbers = { recovery_decided: 1, compensated: 2, handed_over: 3, ready: 4 } as const

/**
 * How much of a clean plot can be had, by the number the tiles carry. What is available is the brightest thing on the map;
 * each of the others has a pattern of its own and steps back.
 */
export const cleanSwatches: Record<number, Swatch> = {
  1: { fill: '#1fdd63', fillOpacity: 1, line: '#05612b', lineWidth: 1.4 },
  2: { fill: '#b6f2c6', fillOpacity: 1, line: '#05612b', lineWidth: 1.2, hatch: { kind: 'rising', color: '#0b8f41', spacing: 6, width: 1.6 } },
  3: { fill: '#c3cad4', fillOpacity: 0.9, line: '#5f6c7e', lineWidth: 0.8, hatch: { kind: 'falling', color: '#77859a', spacing: 7, width: 0.9 } },
  4: { fill: '#f3dba6', fillOpacity: 0.95, line: '#946200', lineWidth: 1, hatch: { kind: 'cross', color: '#a8730f', spacing: 7, width: 0.9 } },
  5: { fill: '#ecebe6', fillOpacity: 0.95, line: '#767c80', lineWidth: 0.9, hatch: { kind: 'dots', color: '#767c80', spacing: 8, width: 1.8 } },
}

/** Names the tiles' clean-land numbers. */
export const cleanNumbers = { available: 1, partly_available: 2, taken: 3, held: 4, unknown: 5 } as const

/** The edge of a contiguous block of available clean land. */
export const cleanBlockSwatch: Swatch = { line: '#05461f', lineWidth: 2.6 }

/** Land that can be had: clean now, brightest; being cleared, paler with a dashed edge. */
export const offerSwatches = {
  ready: { fill: '#1fdd63', fillOpacity: 0.85, line: '#05461f', lineWidth: 2.2 },
  being_cleared: { fill: '#cfe3a6', fillOpacity: 0.8, line: '#4b6b21', lineWidth: 1.8, dash: [2.4, 1.6], hatch: { kind: 'rising', color: '#6c8f3c', spacing: 7, width: 1 } },
} as const satisfies Record<string, Swatch>

/** What is asked on the map: an area drawn, and a circle around a point. */
export const askedSwatch: Swatch = { fill: '#0e5f63', fillOpacity: 0.07, line: '#0e5f63', lineWidth: 2, dash: [3, 2] }

/** Land a corridor takes. */
export const corridorSwatches = {
  railway: { line: '#3a3f45', lineWidth: 3 },
  road: { line: '#a8741a', lineWidth: 4 },
  clearance_area: {
    line: '#8e2f4f',
    lineWidth: 1.2,
    dash: [5, 2],
    fill: '#8e2f4f',
    fillOpacity: 0.08,
    hatch: { kind: 'falling', color: '#8e2f4f', spacing: 10, width: 1 },
  },
} as const satisfies Record<string, Swatch>

/** Shapes the desk lays over the map to compare and to point at; each differs in form as well as in colour. */
export const deskShapes = {
  base: { line: '#56636c', lineWidth: 1.6, dash: [1, 2] },
  theirs: { line: '#7b3f98', lineWidth: 2.4, dash: [4, 2], fill: '#7b3f98', fillOpacity: 0.1 },
  ours: { line: '#0e5f63', lineWidth: 2.4 },
  added: { line: '#0e5f63', lineWidth: 1, fill: '#0e5f63', fillOpacity: 0.35 },
  removed: { line: '#a8201a', lineWidth: 1, dash: [2, 1.5], fill: '#a8201a', fillOpacity: 0.22 },
  fix: { line: '#0e5f63', lineWidth: 2.4, dash: [3, 1.6], fill: '#0e5f63', fillOpacity: 0.15 },
  finding: { line: '#a8201a', lineWidth: 3.2, fill: '#a8201a', fillOpacity: 0.16 },
  warning: { line: '#7c5100', lineWidth: 3.2, fill: '#7c5100', fillOpacity: 0.12 },
  loaded: { line: '#a8741a', lineWidth: 2.4, dash: [3, 1.6], fill: '#e9c46a', fillOpacity: 0.25 },
} as const satisfies Record<string, Swatch>

/** What is drawn with the pen, and what is wrong with it. */
export const penShapes = {
  target: { line: '#0e5f63', lineWidth: 2.4, dash: [2, 1.6], fill: '#0e5f63', fillOpacity: 0.1 },
  rest: { line: '#0e5f63', lineWidth: 1.2, dash: [3, 2], fill: '#0e5f63', fillOpacity: 0.03 },
  near: { line: '#56636c', lineWidth: 1, dash: [1, 1.6] },
  ghost: { line: '#1d2730', lineWidth: 1.6, dash: [1, 2] },
  error: { line: '#a8201a', lineWidth: 3, fill: '#a8201a', fillOpacity: 0.3 },
  warning: { line: '#b26a00', lineWidth: 3, fill: '#b26a00', fillOpacity: 0.25 },
  note: { line: '#56636c', lineWidth: 2, fill: '#56636c', fillOpacity: 0.15 },
} as const satisfies Record<string, Swatch>
