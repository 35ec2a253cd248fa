import type { PlotShapes } from './contract/zone-change.ts'

/** Arrays within `coordinates` of a MultiPolygon: parts, rings, positions, numbers. */
const DEPTH = 4

/**
 * What somebody drew, as JSON that the database reads whatever it is; null where nothing was drawn. Endless nests, characters no text holds
 * and numbers JSON has no form for are made harmless here, so that the checks, not the parser, say what is wrong.
 */
export const drawnJson = (drawn: unknown): string | null => (drawn === undefined ? null : JSON.stringify(harmlessShape(drawn)))

/** The shapes of drawn plots for the checks, in the same way. */
export const drawnPlotsJson = (plots: PlotShapes | undefined): string | null => (plots === undefined ? null : JSON.stringify({
  redrawn: plots.redrawn.map(({ id, geometry }) => ({ id, geometry: harmlessShape(geometry) })),
  begun: plots.begun.map(({ code, geometry }) => ({ code: harmlessText(code), geometry: harmlessShape(geometry) })),
  ended: plots.ended.map(({ id }) => ({ id })),
}))

const harmlessShape = (drawn: unknown): unknown => {
  if (typeof drawn !== 'object' || drawn === null || Array.isArray(drawn)) return harmless(drawn, 0)
  const { type, coordinates } = drawn as { readonly type?: unknown; readonly coordinates?: unknown }
  return { type: harmless(type, 0), coordinates: harmless(coordinates, DEPTH) }
}

const harmless = (value: unknown, depth: number): unknown => {
  if (Array.isArray(value)) return depth > 0 ? value.map((one) => harmless(one, depth - 1)) : []
  if (typeof value === 'string') return harmlessText(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  return typeof value === 'boolean' ? value : value === null || value === undefined ? null : {}
}

// Neither NUL nor half a surrogate pair can be kept as text.
const harmlessText = (text: string) => text.slice(0, 80).replace(/[\0\p{Cs}]/gu, '\u{fffd}')
