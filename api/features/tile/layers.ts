import type { TileJson, TileLayer } from '../../contract/tile.ts'
import { cleanLandStates } from '../../contract/clean-land.ts'
import { clearanceStages } from '../../contract/clearance.ts'
import { offerStates } from '../../contract/land-offer.ts'
import { landUses, leaseStatuses } from '../../contract/plot.ts'

/** A layer inside a tile: a view of migrations/rules/40-tile-layers.sql and the columns that travel. */
export interface VectorLayer {
  readonly id: string
  readonly view: string
  readonly description: string
  readonly fields: Readonly<Record<string, string>>
  /** From which zoom it is in the tiles, when later than its source. */
  readonly minzoom?: number
  /** Polygons wholly inside the tile are scaled, not clipped, from this zoom on; below it clipping also drops what is too small to see. */
  readonly unclippedFrom: number | null
}

export interface TileSource {
  readonly description: string
  readonly minzoom: number
  readonly maxzoom: number
  readonly layers: readonly VectorLayer[]
}

const codes = (words: readonly string[], from: number) => words.map((word, i) => `${i + from} ${word}`).join(', ')
const basis = 'String: reported, measured, schematic or mixed'
const namedFields = {
  code: 'String: code that never changes', name_vi: 'String: name with its kind, Vietnamese', name_en: 'String: name with its kind, English',
  kind: 'String: industrial_zone, industrial_cluster, economic_zone, export_processing_zone, relocation_site',
  status: 'String: relocating, operating, withdrawn, established, planned, unknown',
  province: 'String: province code', former_province: 'String: province before 1 July 2025', basis,
}
const zoneFields = { ...namedFields, area_ha: 'Number: hectares drawn' }

// Whichever area is known first, for the size and the order of labels: not a figure.
const zonePointFields = { ...namedFields, label_ha: 'Number: hectares drawn, else approved, else planned; for labels only' }

/** Every tile source: what it holds and from which zoom. */
export const tileSources: Readonly<Record<TileLayer, TileSource>> = {
  zone: {
    description: 'Outlines of zones, and a point of each zone whose place is known',
    minzoom: 4, maxzoom: 14,
    layers: [
      { id: 'zone', view: 'tile_zone', description: 'Outlines', fields: zoneFields, unclippedFrom: 12 },
      { id: 'zone_point', view: 'tile_zone_point', description: 'Label points', fields: { ...zonePointFields, has_outline: 'Boolean' }, unclippedFrom: null },
    ],
  },
  plot: {
    description: 'Plots of the zoning plans',
    minzoom: 12, maxzoom: 16,
    layers: [{
      id: 'plot', view: 'tile_plot', description: 'Plots', unclippedFrom: 12,
      fields: {
        code: 'String', zone: 'Number: id of the zone feature', land_use: `Number: ${codes(landUses, 1)}`,
        lease: `Number: ${codes(leaseStatuses, 0)}; absent on land that is not leasable`,
        is_logistics: 'Boolean: absent when false', sme_reserved: 'Boolean: absent when false', area_m2: 'Number: ellipsoidal area, m²', basis,
      },
    }, {
      id: 'plot_point', view: 'tile_plot_point', description: 'Label points of plots other than roads', unclippedFrom: null, minzoom: 15,
      fields: {
        code: 'String', zone: 'Number: id of the zone feature', land_use: `Number: ${codes(landUses, 1)}`,
        is_logistics: 'Boolean: absent when false', sme_reserved: 'Boolean: absent when false', area_m2: 'Number: ellipsoidal area, m²',
      },
    }],
  },
  clearance: {
    description: 'Land clearance tracts by stage',
    minzoom: 10, maxzoom: 16,
    layers: [{
      id: 'clearance', view: 'tile_clearance', description: 'Tracts', unclippedFrom: 12,
      fields: { zone: 'Number: id of the zone feature', stage: `Number: ${codes(clearanceStages, 1)}`, basis },
    }],
  },
  'clean-land': {
    description: 'Clean land: the ready part of each leasable plot',
    minzoom: 10, maxzoom: 16,
    layers: [{
      id: 'clean-land', view: 'tile_clean_land', description: 'Ready parts of plots; the id is the plot\'s', unclippedFrom: 12,
      fields: {
        zone: 'Number: id of the zone feature', state: `Number: ${codes(cleanLandStates, 1)}`, ready_m2: 'Number: ellipsoidal area, m²',
        available_m2: 'Number: of it not allocated and not held, m²', sme_reserved: 'Boolean: absent when false', basis,
      },
    }],
  },
  'clean-block': {
    description: 'Contiguous available clean land, touching or across an internal road',
    minzoom: 10, maxzoom: 16,
    layers: [{
      id: 'clean-block', view: 'tile_clean_block', description: 'Blocks', unclippedFrom: 12,
      fields: {
        zone: 'Number: id of the zone feature', number: 'Number: 1 is the largest of the zone', area_m2: 'Number: ellipsoidal area of its plots, m²',
        rectangle_width_m: 'Number: width of the largest rectangle found on unbroken land, metres; absent where none was found',
        rectangle_length_m: 'Number: its length, metres', basis,
      },
    }, {
      id: 'clean-block-point', view: 'tile_clean_block_point', description: 'Label points of blocks', unclippedFrom: null, minzoom: 13,
      fields: { zone: 'Number: id of the zone feature', number: 'Number: 1 is the largest of the zone', area_m2: 'Number: ellipsoidal area of its plots, m²' },
    }],
  },
  'land-offer': {
    description: 'Land an investor can have: contiguous blocks, ready or being cleared',
    minzoom: 8, maxzoom: 16,
    layers: [{
      id: 'land-offer', view: 'tile_land_offer', description: 'Offers; the id is that of /api/land-offers', unclippedFrom: 12,
      fields: { code: 'String: code of the offer', zone: 'Number: id of the zone feature', state: `Number: ${codes(offerStates, 1)}`, ha: 'Number: hectares, ellipsoidal', basis },
    }, {
      id: 'land-offer-point', view: 'tile_land_offer_point', description: 'Label points of offers', unclippedFrom: null,
      fields: { code: 'String: code of the offer', zone: 'Number: id of the zone feature', state: `Number: ${codes(offerStates, 1)}`, ha: 'Number: hectares, ellipsoidal' },
    }],
  },
  corridor: {
    description: 'Railway and road corridors: alignments and clearance areas',
    minzoom: 4, maxzoom: 14,
    layers: [{
      id: 'corridor', view: 'tile_corridor', description: 'Corridors', unclippedFrom: null,
      fields: { code: 'String', kind: 'String: railway or road', part: 'String: line or clearance_area', name_vi: 'String', name_en: 'String', basis },
    }],
  },
  infrastructure: {
    description: 'Border gates, stations, ports, airports and interchanges',
    minzoom: 5, maxzoom: 12,
    layers: [{
      id: 'infrastructure', view: 'tile_infrastructure', description: 'Infrastructure outside the fence', unclippedFrom: null,
      fields: {
        code: 'String', kind: 'String: border_gate, rail_station, seaport, airport, expressway_interchange, inland_port',
        name_vi: 'String', name_en: 'String', status: 'String: existing or planned',
      },
    }],
  },
}

/** The layers a source's tiles hold at a zoom. */
export const layersAt = (layer: TileLayer, z: number): readonly VectorLayer[] =>
  tileSources[layer].layers.filter(({ minzoom = 0 }) => z >= minzoom)

/** TileJSON 3.0 of a source; `origin` is the address the caller used. */
export function tileJson(layer: TileLayer, origin: string): TileJson {
  const { description, minzoom, maxzoom, layers } = tileSources[layer]
  return {
    tilejson: '3.0.0', name: layer, description,
    attribution: 'Mặt Bằng',
    tiles: [`${origin}/tiles/${layer}/{z}/{x}/{y}.mvt`],
    minzoom, maxzoom, bounds: [102, 6, 118, 24],
    vector_layers: layers.map((one) => ({ id: one.id, description: one.description, minzoom: one.minzoom ?? minzoom, maxzoom, fields: one.fields })),
  }
}
