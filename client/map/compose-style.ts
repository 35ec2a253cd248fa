import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { alwaysSources, builtInBase, fontFaces, sovereigntyLayers } from './base-style.ts'
import { globalState } from './expressions.ts'
import { shapeLayers, shapeSources } from './marked-shape.ts'
import { isShown, stackThemes, type Floor, type ShownLayers, type Theme, type ThemeLayer } from './theme.ts'

const belowNames = new Set<Floor>(['ground', 'area', 'parcel', 'outline', 'line', 'highlight'])

function themeSource({ source, keyedByCode }: Theme): SourceSpecification {
  const promoteId = Object.fromEntries((keyedByCode ?? []).map((layer) => [layer, 'code']))
  return { type: 'vector', url: `/tiles/${source}.json`, ...(keyedByCode ? { promoteId } : {}) }
}

function styleLayer(themeLayer: ThemeLayer, switches: ShownLayers): LayerSpecification {
  const { layer } = themeLayer
  const visibility = isShown(themeLayer, switches) ? 'visible' : 'none'
  return { ...layer, layout: { ...layer.layout, visibility } }
}

/**
 * Puts the whole style together: base, thematic areas and lines, base names, thematic names, the large cities,
 * thematic symbols, and on top the names of Hoàng Sa and Trường Sa. `otherBase` replaces the built-in base.
 * What lies higher also finds its place first.
 */
export function composeStyle(themes: Theme[], switches: ShownLayers, otherBase?: StyleSpecification): StyleSpecification {
  const stack = stackThemes(themes)
  const below = stack.filter(({ floor }) => belowNames.has(floor)).map((layer) => styleLayer(layer, switches))
  const labels = stack.filter(({ floor }) => floor === 'label').map((layer) => styleLayer(layer, switches))
  const symbols = stack.filter(({ floor }) => floor === 'symbol').map((layer) => styleLayer(layer, switches))
  const ground = otherBase ? otherBase.layers : builtInBase.groundLayers
  const names = otherBase ? [] : builtInBase.placeLayers
  const cities = otherBase ? [] : builtInBase.cityLayers
  return {
    ...(otherBase ?? { version: 8, name: 'Mặt Bằng' }),
    state: { ...otherBase?.state, ...globalState },
    'font-faces': { ...otherBase?.['font-faces'], ...fontFaces },
    sources: {
      ...(otherBase ? otherBase.sources : builtInBase.sources),
      ...alwaysSources,
      ...shapeSources,
      ...Object.fromEntries(themes.map((theme) => [theme.source, themeSource(theme)])),
    },
    layers: [...ground, ...below, ...shapeLayers, ...names, ...labels, ...cities, ...symbols, ...sovereigntyLayers],
  }
}
