import type { z } from 'zod'
import type { LandOfferList, listLandOffers } from '../../contract/land-offer.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'

type ListQuery = z.output<typeof listLandOffers.schema.querystring>
/** Where the next page begins: what the list is sorted by, of the last offer shown. */
type Place = readonly [number, number, number, number, number]

/** GET /api/land-offers, as JSON the database has written. @throws Problem unknown_reference, shape_not_valid, invalid_cursor */
export async function writeLandOffers(db: Queryable, { cursor, ...query }: ListQuery): Promise<string> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  if (query.sector !== undefined) await refuseUnknownSector(db, query.sector)
  if (query.within !== undefined) await refuseCrossedRing(db, query.within)
  const [row] = await db.query<{ found: string }>(sql`select rules.find_land_offers(${JSON.stringify({ ...query, after })})::text as found`)
  if (!row) throw new Error('the search gave no row')
  return row.found
}

/** The same, to be read here. */
export const findLandOffers = async (db: Queryable, query: ListQuery): Promise<LandOfferList> => JSON.parse(await writeLandOffers(db, query)) as LandOfferList

async function refuseUnknownSector(db: Queryable, code: string): Promise<void> {
  const [known] = await db.query(sql`select 1 from sector where code = ${code}`)
  if (!known) throw new Problem('unknown_reference', { field: 'sector', got: code, expected: '/api/sectors' })
}

async function refuseCrossedRing(db: Queryable, ring: readonly (readonly number[])[]): Promise<void> {
  const [drawn] = await db.query<{ isValid: boolean }>(sql`select ST_IsValid(rules.drawn_ring(${JSON.stringify(ring)})) as "isValid"`)
  if (!drawn?.isValid) throw new Problem('shape_not_valid', { field: 'within', expected: 'lng,lat lng,lat …' })
}

function readCursor(text: string): Place {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(value) && value.length === 5 && value.every((one) => typeof one === 'number' && Number.isFinite(one))) return value as unknown as Place
  } catch { /* not ours: told below */ }
  throw new Problem('invalid_cursor', { field: 'cursor', got: text })
}
