import type { ExpressionSpecification, PropertyValueSpecification } from 'maplibre-gl'

type Expression = ExpressionSpecification
/** A colour or a number that may depend on zoom, feature or state. */
export type Value<T> = PropertyValueSpecification<T>

/** Style-wide values that `setGlobalStateProperty` changes without a new style. */
export const globalState = {
  language: { default: 'vi' },
  /** Codes, and ids as text, that pass the filter; null when nothing is filtered. */
  matches: { default: null },
  /** Whether `matches` also lists zones by id. */
  matchesIds: { default: false },
  /** Whether plots step back behind the clean land among them. */
  quietPlots: { default: false },
} as const

/** The Vietnamese or English name, whichever the map speaks. */
export const nameInLanguage: Expression = [
  'case',
  ['==', ['global-state', 'language'], 'en'],
  ['coalesce', ['get', 'name_en'], ['get', 'name_vi'], ''],
  ['coalesce', ['get', 'name_vi'], ['get', 'name_en'], ''],
]

/** A fixed text in the language of the map. */
export function inLanguage(vi: string, en: string): Expression {
  return ['case', ['==', ['global-state', 'language'], 'en'], en, vi]
}

/**
 * Whether the feature's zone passes the filter. Zones carry their `code`; what lies in them carries its `zone`,
 * as code or as id, and passes when the map was given no ids to compare with.
 */
export function passesFilter(property: 'code' | 'zone'): Expression {
  const noFilter: Expression = ['==', ['typeof', ['global-state', 'matches']], 'null']
  const passes = ['in', ['to-string', ['get', property]], ['global-state', 'matches']] as Expression
  if (property === 'code') return ['any', noFilter, passes]
  return ['any', noFilter, ['all', ['==', ['typeof', ['get', 'zone']], 'number'], ['!', ['global-state', 'matchesIds']]], passes] as Expression
}

/** Whether the pointer or the result list points at the feature. */
export const isHovered: Expression = ['boolean', ['feature-state', 'hovered'], false]
/** Whether a panel marks the feature. */
export const isMarked: Expression = ['boolean', ['feature-state', 'marked'], false]
/** Whether the feature is the chosen one. */
export const isSelected: Expression = ['boolean', ['feature-state', 'selected'], false]

/** Looks a value up by a string property. */
export function byProperty<T extends string | number>(property: string, values: Record<string, T>, otherwise: T): Expression {
  return ['match', ['get', property], ...Object.entries(values).flat(), otherwise] as unknown as Expression
}

/** Looks a value up by a whole-number property. */
export function byNumber<T extends string | number>(property: string, values: Record<number, T>, otherwise: T): Expression {
  return ['match', ['get', property], ...Object.entries(values).flatMap(([key, value]) => [Number(key), value]), otherwise] as unknown as Expression
}

/** Picks one field out of every swatch that has it. */
export function pick<T>(swatches: Record<string, object>, field: string): Record<string, T> {
  return Object.fromEntries(
    Object.entries(swatches).flatMap(([key, swatch]) => (field in swatch ? [[key, (swatch as Record<string, T>)[field] as T]] : [])),
  )
}

/** Grows with the zoom, straight between the stops. */
export function byZoom(...stops: [zoom: number, value: number | Expression][]): Expression {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as Expression
}
