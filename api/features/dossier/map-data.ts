import type { Basis, ZoneKind, ZoneStatus } from '../../contract/zone.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'

type Ring = readonly (readonly [east: number, north: number])[]
export type Shape = { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] } | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
export type Line = { readonly type: 'LineString'; readonly coordinates: Ring } | { readonly type: 'MultiLineString'; readonly coordinates: readonly Ring[] }

/** rules.dossier_map: metres in a VN-2000 plane, [east, north] as GeoJSON has them. */
export interface DossierMap {
  readonly srid: number
  readonly isOwnMeridian: boolean
  readonly meridian: string
  readonly scale: number
  readonly centre: { readonly x: number; readonly y: number }
  readonly offer: Shape
  readonly rectangle: Shape | null
  readonly zones: readonly { readonly code: string; readonly isOwn: boolean; readonly kind: ZoneKind; readonly status: ZoneStatus; readonly nameVi: string; readonly nameEn: string; readonly source: string; readonly basis: Basis; readonly geometry: Shape }[]
  readonly plots: readonly { readonly code: string; readonly landUse: string; readonly isOfOffer: boolean; readonly label: readonly [number, number]; readonly geometry: Shape }[]
  readonly corridors: readonly { readonly kind: string; readonly nameVi: string; readonly nameEn: string; readonly geometry: Line }[]
}

/** Scales a Vietnamese reader knows, the largest first; the land gets the first it fits at. */
export const scales = [1000, 2000, 5000, 10_000, 15_000, 20_000, 25_000, 50_000] as const
/** Of the map on its page, millimetres. */
export const frameMm = { width: 168, height: 198 } as const

export async function readDossierMap(db: Queryable, code: string): Promise<DossierMap> {
  const [row] = await db.query<{ found: DossierMap | null }>(sql`select rules.dossier_map(${code}, ${frameMm.width}, ${frameMm.height}, ${[...scales]}) as found`)
  if (!row?.found) throw new Error(`the map of ${code} gave no row, although the offer is there`)
  return row.found
}
