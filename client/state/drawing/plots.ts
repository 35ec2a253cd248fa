import type { MultiPolygon, Polygon } from 'geojson'
import { divideShape, type LotPlan } from '../../geometry/divide-shape.ts'
import { shapeAreaM2 } from '../../geometry/measure-shape.ts'
import { roundPosition, roundShape } from '../../geometry/position.ts'
import { splitShape } from '../../geometry/split-shape.ts'
import { uniteShapes } from '../../geometry/unite-shapes.ts'
import { changed, geometryOf, newKeys, plotOf, refused, withGeometry, type DrawnPlot, type Outcome, type PlotFacts, type PlotKey, type Shapes, type Target } from './shapes.ts'

/** More plots than this are not begun at once. */
export const mostLots = 2000

/** Draws the boundary, or a plot anew. */
export function redraw(shapes: Shapes, target: Target, geometry: Polygon | MultiPolygon, key: 'drew_boundary' | 'drew_plot' | 'typed_corners' | 'loaded' | 'took_fix' = target === 'boundary' ? 'drew_boundary' : 'drew_plot'): Outcome {
  const shape = roundShape(geometry)
  return changed(withGeometry(shapes, target, shape), key, { m2: shapeAreaM2(shape), ...(target === 'boundary' ? {} : { plot: plotOf(shapes, target).code }) })
}

/** Begins a plot; its key is the last plot's of the new shapes. */
export function beginPlot(shapes: Shapes, geometry: Polygon | MultiPolygon, facts: PlotFacts): Outcome {
  const shape = roundShape(geometry)
  const [key] = newKeys(shapes, 1)
  if (!key) return refused('nothing_there')
  return changed({ ...shapes, plots: [...shapes.plots, { ...facts, key, id: null, version: null, geometry: shape, from: [] }] }, 'drew_plot', { m2: shapeAreaM2(shape), plot: facts.code })
}

/** Says what a plot is: its code, land use, marks. */
export function describePlot(shapes: Shapes, key: PlotKey, facts: Partial<PlotFacts>): Outcome {
  const { code } = { ...plotOf(shapes, key), ...facts }
  return changed({ ...shapes, plots: shapes.plots.map((plot) => (plot.key === key ? { ...plot, ...facts } : plot)) }, 'described_plot', { plot: code })
}

/** Ends a plot without one in its place. */
export function endPlot(shapes: Shapes, key: PlotKey): Outcome {
  const { code } = plotOf(shapes, key)
  return changed({ ...shapes, plots: shapes.plots.filter((plot) => plot.key !== key) }, 'ended_plot', { plot: code })
}

/** Splits a plot by a line. Of the boundary, the pieces become plots and it stays. */
export function splitByLine(shapes: Shapes, target: Target, line: readonly (readonly number[])[], facts?: PlotFacts): Outcome {
  const geometry = geometryOf(shapes, target)
  if (!geometry) return refused('no_boundary')
  const pieces = splitShape(geometry, line.map(roundPosition))
  if (pieces.length <= geometry.coordinates.length) return refused('line_misses')
  return putInPlace(shapes, target, pieces, 'split', facts)
}

/** Divides a plot into lots of one area. Of the boundary, the lots become plots and it stays. */
export function divideIntoLots(shapes: Shapes, target: Target, plan: LotPlan, facts?: PlotFacts): Outcome {
  const geometry = geometryOf(shapes, target)
  if (!geometry) return refused('no_boundary')
  const areaM2 = shapeAreaM2(geometry)
  if (!(plan.areaM2 > 0) || areaM2 < plan.areaM2 * 1.5) return refused('too_small', { m2: areaM2 })
  if (areaM2 / plan.areaM2 > mostLots) return refused('too_many_lots', { lots: Math.floor(areaM2 / plan.areaM2), most: mostLots })
  const lots = divideShape(geometry, plan)
  return lots.length < 2 ? refused('too_small', { m2: areaM2 }) : putInPlace(shapes, target, lots, 'divided', facts)
}

function putInPlace(shapes: Shapes, target: Target, pieces: readonly MultiPolygon[], key: 'split' | 'divided', facts?: PlotFacts): Outcome {
  const parent = target === 'boundary' ? null : plotOf(shapes, target)
  const described = parent ?? facts
  if (!described) return refused('nothing_there')
  const { landUse, isLogistics, smeReserved } = described
  const keys = newKeys(shapes, pieces.length)
  const codes = childCodes(shapes, described.code, pieces.length)
  const begun = pieces.map((geometry, index): DrawnPlot => ({
    key: keys[index] ?? `plot-new-0-${index}`, id: null, version: null, code: codes[index] ?? described.code, landUse, isLogistics, smeReserved, geometry, from: parent ? sourcesOf(parent) : [],
  }))
  const plots = parent ? shapes.plots.flatMap((plot) => (plot.key === parent.key ? begun : [plot])) : [...shapes.plots, ...begun]
  return changed({ ...shapes, plots }, parent ? key : 'divided_boundary', { ...(parent ? { plot: parent.code } : {}), count: pieces.length, first: codes[0] ?? '', last: codes.at(-1) ?? '' })
}

/** Merges plots that touch; the first one's code and use are kept. */
export function mergePlots(shapes: Shapes, keys: readonly PlotKey[]): Outcome {
  const plots = [...new Set(keys)].map((key) => plotOf(shapes, key))
  const [first] = plots
  const [key] = newKeys(shapes, 1)
  if (!first || !key || plots.length < 2) return refused('needs_two_plots')
  const geometry = uniteShapes(plots.map((plot) => plot.geometry))
  const parts = plots.reduce((sum, plot) => sum + plot.geometry.coordinates.length, 0)
  if (!geometry || geometry.coordinates.length > parts - plots.length + 1) return refused('not_touching')
  const merged: DrawnPlot = { ...first, key, id: null, version: null, geometry, from: [...new Set(plots.flatMap(sourcesOf))] }
  const gone = new Set(plots.map((plot) => plot.key))
  return changed({ ...shapes, plots: shapes.plots.flatMap((plot) => (plot.key === first.key ? [merged] : gone.has(plot.key) ? [] : [plot])) }, 'merged', { count: plots.length, plot: first.code, plots: plots.map(({ code }) => code).join(', ') })
}

const sourcesOf = ({ id, from }: DrawnPlot): readonly number[] => (id === null ? from : [id])

/** Codes for the pieces of a plot, A1 → A1.1, A1.2 …, none of which another plot has. */
function childCodes(shapes: Shapes, code: string, count: number): string[] {
  const taken = new Set(shapes.plots.map((plot) => plot.code))
  const codes: string[] = []
  for (let number = 1; codes.length < count; number++) if (!taken.has(`${code}.${number}`)) codes.push(`${code}.${number}`)
  return codes
}

/** The code that follows the last plot's, A7 → A8; `fallback` is the stem of the first. */
export function nextCode(shapes: Shapes, fallback: string): string {
  const taken = new Set(shapes.plots.map(({ code }) => code))
  const [, stem = fallback.replace(/\d+$/, ''), digits = '0'] = /^(.*?)(\d+)$/.exec(shapes.plots.at(-1)?.code ?? '') ?? []
  let number = Number(digits)
  do number++
  while (taken.has(`${stem}${number}`))
  return `${stem}${number}`
}
