import type { ZoneStatus } from './contract/zone.ts'

/** The colours of the map (client/map/palette.ts), for what the server draws; tests/unit/atlas-colours.test.ts holds the two together. */
export const landUseColours: Readonly<Record<string, string>> = {
  industrial: '#bda6d6', warehouse: '#9295c4', service: '#eeaabb', road: '#ffffff', green: '#add39b', water: '#a8d3e8', technical: '#b8b8b6',
  parking: '#dcd8d0', security: '#a9ab84', housing: '#f4dd7c', other: '#e8e1d3',
}
export const statusColours: Readonly<Record<ZoneStatus, string>> = {
  planned: '#2463ab', established: '#9c680e', operating: '#0b7a75', relocating: '#b8281f', withdrawn: '#777d82', unknown: '#777d82',
}
export const offerColours = {
  ready: { fill: '#1fdd63', line: '#05461f' },
  being_cleared: { fill: '#cfe3a6', line: '#4b6b21' },
} as const
export const paper = { land: '#fcfaf4', sheet: '#fbfaf6', sea: '#dbe8ec', ink: '#1d2730', quiet: '#5d6a73', line: '#dcd8cc', accent: '#0e5f63', plotLine: '#6d6577', roadLine: '#b9b2a6', warning: '#7c5100' } as const
