import { allocate, ModelFirms } from './allocation.ts'
import { landBalance } from './balance.ts'
import { clearZone } from './clearance.ts'
import { assignLand } from './land-use.ts'
import { roundDegrees } from './local-plane.ts'
import { boundaryLots } from './boundary-lots.ts'
import { beltRing, nestRings, roadRing } from './perimeter.ts'
import { isPlaceable, placeZones, type PlacedZone } from './placement.ts'
import { drawPlots, drawRing } from './plots.ts'
import { draftSeed, randomFrom } from './random.ts'
import { markWarehouses, reserveForSmallFirms } from './reserve.ts'
import { area, centroid, type Ring } from './ring.ts'
import { sizesFor } from './sizes.ts'
import { beltBeside, gridWithRoadArea, planStreets } from './street-grid.ts'
import type { LayoutOptions, LayoutZone, ZoneLayout } from './types.ts'

/** Least distance between two outlines unless the caller tells otherwise, in metres. */
const usualGapM = 25

/**
 * Schematic layouts in the order of the zones, one at a time: outline, plots, clearance tracts and model firms, in WGS84 degrees.
 * The same zones and options give the same layouts, byte for byte. A zone without a position or an area gives none.
 */
export function* layOutZones(zones: readonly LayoutZone[], options: LayoutOptions = {}): Generator<ZoneLayout> {
  const placeable = zones.filter(isPlaceable)
  const placed = placeZones(placeable, options.gapM ?? usualGapM)
  const firms = new ModelFirms()
  for (const { code } of placeable) {
    const place = placed.get(code)
    if (place) yield layOutZone(place, options, firms)
  }
}

function layOutZone(placed: PlacedZone, options: LayoutOptions, firms: ModelFirms): ZoneLayout {
  const { zone, plane, outline, shiftM } = placed
  const layout: ZoneLayout = {
    code: zone.code,
    centre: [zone.centre[0], zone.centre[1]],
    shiftM: Math.round(shiftM * 10) / 10,
    outline: null,
    plots: [],
    clearances: [],
    allocations: [],
    projects: [],
    firms: [],
    notes: [],
    asOf: zone.asOf,
  }
  if (!outline) return { ...layout, withoutOutlineBecause: 'collides' }
  const [lng, lat] = plane.toLngLat(centroid(outline))
  layout.centre = [roundDegrees(lng), roundDegrees(lat)]
  if (zone.kind === 'economic_zone') return { ...layout, outline: drawRing(plane, outline) }
  return { ...layout, ...layOutInside(placed, outline, options, firms) }
}

function layOutInside(placed: PlacedZone, outline: Ring, options: LayoutOptions, firms: ModelFirms): Partial<ZoneLayout> {
  const { zone } = placed
  const { balance, rings, drawn, clearance } = drawInside(placed, outline, options)
  return {
    outline: drawn.outline,
    plots: drawn.plots.map(({ plot }) => plot),
    clearances: clearance.tracts,
    notes: balance.notes,
    ...allocate(zone, drawn.plots, { gate: rings.gate.point, unready: clearance.unready }, firms),
  }
}

const mostDrafts = 8

/** Streets, plots and tracts. Once in some hundred zones a ring meets itself in a point: then another draft is drawn. */
function drawInside(placed: PlacedZone, outline: Ring, options: LayoutOptions): ReturnType<typeof draft> {
  for (let number = 0; number < mostDrafts; number++) {
    const drawing = draft(placed, outline, options, number)
    const shapes = [...drawing.drawn.plots.map(({ plot }) => plot.geometry), ...drawing.clearance.tracts.map((tract) => tract.geometry)]
    if (!shapes.some(({ coordinates }) => coordinates.some(meetsItself))) return drawing
  }
  throw new Error(`laying out zone ${placed.zone.code}: a ring meets itself in each of ${mostDrafts} drafts`)
}

/** Whether a closed ring passes through one of its points twice. */
function meetsItself(closed: readonly (readonly [number, number])[]): boolean {
  return new Set(closed.map(([lng, lat]) => `${lng} ${lat}`)).size < closed.length - 1
}

function draft(placed: PlacedZone, outline: Ring, options: LayoutOptions, number: number) {
  const { zone, plane } = placed
  const random = randomFrom(draftSeed(`${zone.code}/plots`, number))
  const sizes = sizesFor(zone.areaHa, options)
  const rings = nestRings(outline, sizes.beltM, sizes.lotDepthM, sizes.streetM * 2 + 12)
  const totalM2 = area(outline)
  const plan = planStreets(random, rings, sizes)
  const balance = landBalance(random, zone, (totalM2 - area(rings.beltInside.ring)) / totalM2)
  const grid = gridWithRoadArea(plan, rings, sizes.streetM, totalM2 * balance.road)
  if (!grid) throw new Error(`laying out zone ${zone.code}: no street grid fits inside its loop road`)

  const parcels = assignLand(
    random,
    {
      gate: rings.gate,
      centre: centroid(outline),
      boundaryLots: boundaryLots(random, rings, grid.avenueM, sizes.frontM),
      blocks: grid.blocks,
      totalM2,
      roadM2: grid.roadM2,
      beltM2: beltBeside(rings, grid),
    },
    sizes,
    balance,
  )
  markWarehouses(random, zone, parcels, rings.gate, balance.warehouseOfIndustrial)
  reserveForSmallFirms(random, zone, parcels)

  const drawn = drawPlots(plane, {
    outline,
    belt: beltRing(rings, grid.avenueM),
    road: roadRing(rings, grid.avenueM),
    blocks: grid.blocks.map(({ ring }) => ring),
    parcels,
  })
  return { balance, rings, drawn, clearance: clearZone(placed, drawn.outlineRing, rings.gate.inwards, number) }
}
