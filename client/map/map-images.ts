import {
  drawIcon, infrastructureGlyphs, infrastructureIconParts, placeParts, smallFirmParts, truckParts, zoneIconParts, zoneKinds, type InfrastructureKind,
} from './icons.ts'
import { cleanSwatches, clearanceSwatches, corridorSwatches, landUseSwatches, leaseSwatches, offerSwatches, statusSwatches, type Swatch, type ZoneStatus } from './palette.ts'
import { drawHatch, drawStrike, type DrawnImage } from './patterns.ts'

/** The name under which the map knows the hatch of a swatch, e.g. `hatch-status-planned`. */
export function hatchName(family: 'status' | 'land-use' | 'lease' | 'clean' | 'clearance' | 'corridor' | 'offer', key: string | number): string {
  return `hatch-${family}-${key}`
}

/** Every image the style can ask for, by name; nothing is downloaded. */
export function mapImages(): Map<string, (pixelRatio: number) => DrawnImage> {
  const images = new Map<string, (pixelRatio: number) => DrawnImage>()
  const hatches = (family: Parameters<typeof hatchName>[0], swatches: Record<string, Swatch>): void => {
    for (const [key, { hatch }] of Object.entries(swatches)) {
      if (hatch) images.set(hatchName(family, key), (ratio) => drawHatch(hatch, ratio))
    }
  }
  hatches('status', statusSwatches)
  hatches('land-use', landUseSwatches)
  hatches('lease', leaseSwatches)
  hatches('clean', cleanSwatches)
  hatches('clearance', clearanceSwatches)
  hatches('corridor', corridorSwatches)
  hatches('offer', offerSwatches)
  for (const kind of zoneKinds) {
    for (const status of Object.keys(statusSwatches) as ZoneStatus[]) {
      images.set(`zone-${kind}-${status}`, (ratio) => drawIcon(zoneIconParts(kind, status), ratio))
      images.set(`zone-${kind}-${status}-small`, (ratio) => drawIcon(zoneIconParts(kind, status, true), ratio))
    }
  }
  for (const kind of Object.keys(infrastructureGlyphs) as InfrastructureKind[]) {
    images.set(`infrastructure-${kind}`, (ratio) => drawIcon(infrastructureIconParts(kind, false), ratio))
    images.set(`infrastructure-${kind}-planned`, (ratio) => drawIcon(infrastructureIconParts(kind, true), ratio))
  }
  for (const [name, parts] of Object.entries(placeParts)) images.set(`place-${name}`, (ratio) => drawIcon(parts, ratio))
  images.set('plot-truck', (ratio) => drawIcon(truckParts, ratio))
  images.set('plot-small-firm', (ratio) => drawIcon(smallFirmParts, ratio))
  images.set('strike', (ratio) => drawStrike(statusSwatches.withdrawn.line, ratio))
  return images
}
