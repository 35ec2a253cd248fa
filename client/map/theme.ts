import type { LayerSpecification } from 'maplibre-gl'

/** The vector tile sources the server offers; each is also the name of its TileJSON. */
export type TileLayerName = 'zone' | 'plot' | 'clean-land' | 'clean-block' | 'land-offer' | 'clearance' | 'corridor' | 'infrastructure'

/** From below to above. A layer says only which floor it lives on, so features need not know each other. */
export const floors = ['ground', 'area', 'parcel', 'outline', 'line', 'highlight', 'label', 'symbol'] as const
export type Floor = (typeof floors)[number]

/** What the user can switch. */
export interface LayerSwitches {
  plots: 'land_use' | 'lease' | 'off'
  clean: boolean
  clearance: boolean
  corridor: boolean
  infrastructure: boolean
}

/** All that decides what shows; `offers`: land to be had, in the room where it is looked for. */
export interface ShownLayers extends LayerSwitches {
  offers?: boolean
}

/** One style layer as plain data, with the floor it belongs to and the switch that shows it. */
export interface ThemeLayer {
  floor: Floor
  shownWhen?: Partial<{ plots: LayerSwitches['plots'][]; clean: true; clearance: true; corridor: true; infrastructure: true; offers: true }>
  layer: LayerSpecification
}

/** Everything one domain word draws. */
export interface Theme {
  source: TileLayerName
  /** Tile layers whose feature state is kept by code rather than by number. */
  keyedByCode?: string[]
  /** Layers whose features can be pointed at and chosen by their `code`. */
  pointerLayers?: string[]
  /** Layers of things inside a zone that can be picked by their feature id. */
  detailLayers?: string[]
  /** Tile layers whose features are marked by their feature id. */
  markedById?: string[]
  layers: ThemeLayer[]
}

/** All layers of all themes, bottom floor first; within a floor in the order the themes come. */
export function stackThemes(themes: Theme[]): ThemeLayer[] {
  const layers = themes.flatMap((theme) => theme.layers)
  return floors.flatMap((floor) => layers.filter((layer) => layer.floor === floor))
}

/** Whether the switches show this layer. */
export function isShown({ shownWhen = {} }: ThemeLayer, switches: ShownLayers): boolean {
  return (
    (!shownWhen.plots || shownWhen.plots.includes(switches.plots)) &&
    (!shownWhen.clean || switches.clean) &&
    (!shownWhen.clearance || switches.clearance) &&
    (!shownWhen.corridor || switches.corridor) &&
    (!shownWhen.infrastructure || switches.infrastructure) &&
    (!shownWhen.offers || switches.offers === true)
  )
}
