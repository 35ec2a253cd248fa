import type { LandOfferDetail } from '../../contract/land-offer.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'

/** GET /api/land-offers/{code}. @throws Problem offer_not_found naming the offers the zone has; zone_not_found */
export async function readLandOffer(db: Queryable, code: string, sector: string | undefined): Promise<LandOfferDetail> {
  const [row] = await db.query<{ found: LandOfferDetail | null }>(sql`select rules.land_offer_detail(${code}, ${sector ?? null}) as found`)
  if (row?.found) return row.found
  const zone = code.slice(0, code.indexOf('.'))
  const [left] = await db.query<{ codes: (string | null)[] | null }>(sql`select rules.offers_left(${zone}) as codes`)
  if (!left?.codes) throw new Problem('zone_not_found', { field: 'code', got: zone })
  throw new Problem('offer_not_found', { field: 'code', got: code, expected: left.codes.filter((one) => one !== null).slice(0, 10).join(', ') || '–' })
}
