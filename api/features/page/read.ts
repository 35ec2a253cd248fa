import type { LandOffer, priorityProject } from '../../contract/land-offer.ts'
import type { LedgerRow } from '../../contract/land-ledger.ts'
import type { ZoneSummary } from '../../contract/zone.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql, type Sql } from '../../database/sql.ts'
import type { z } from 'zod'

/** rules.zone_page */
export interface ZonePage extends ZoneSummary {
  readonly ledger: LedgerRow
  readonly asOf: string
  readonly isOffered: boolean
  readonly offers: { readonly ready: number; readonly readyHa: number; readonly beingCleared: number; readonly beingClearedHa: number }
  readonly priorityProjects: readonly z.infer<typeof priorityProject>[]
}
export interface SiteMap {
  readonly changedOn: string | null
  readonly zones: readonly { readonly code: string; readonly changedOn: string }[]
  readonly provinces: readonly { readonly code: string; readonly changedOn: string }[]
}

async function one<T>(db: Queryable, statement: Sql): Promise<T | null> {
  const [row] = await db.query<{ found: T | null }>(statement)
  return row?.found ?? null
}
export const readZonePage = (db: Queryable, code: string): Promise<ZonePage | null> => one(db, sql`select rules.zone_page(${code}) as found`)
export const readSiteMap = (db: Queryable): Promise<SiteMap | null> => one(db, sql`select rules.site_map() as found`)
export const readProvinceZones = async (db: Queryable, code: string): Promise<readonly LedgerRow[]> => await one<LedgerRow[]>(db, sql`select rules.province_zones(${code}) as found`) ?? []
/** An offer in short, by the code of any plot of it. */
export const readOfferShort = (db: Queryable, code: string): Promise<LandOffer | null> => one(db, sql`select rules.land_offer_json(o) as found from rules.offer_of(${code}) o where o.id is not null`)
