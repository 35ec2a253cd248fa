import type { z } from 'zod'
import type { getLogisticsCatchment, listLogisticsZones } from '../../contract/logistics.ts'
import type { Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'

type Asked = z.output<(typeof listLogisticsZones)['schema']['querystring']>
type Place = z.output<(typeof getLogisticsCatchment)['schema']['querystring']>

const textOf = ([row]: readonly { text: string }[]): string => {
  if (!row) throw new Error('the rules of logistics gave no row')
  return row.text
}

/** GET /api/logistics/zones, as JSON the database has written. */
export const readLogisticsZones = async (db: Queryable, { province, asOf }: Asked): Promise<string> => textOf(await db.query<{ text: string }>(sql`select rules.logistics_zones(${province ?? null}, ${asOf ?? null}::date)::text as text`))

/** GET /api/logistics/gaps, as JSON the database has written. */
export const readLogisticsGaps = async (db: Queryable, { province, asOf }: Asked): Promise<string> => textOf(await db.query<{ text: string }>(sql`select rules.logistics_gaps(${province ?? null}, ${asOf ?? null}::date)::text as text`))

/** GET /api/logistics/candidates, as JSON the database has written. */
export const readLogisticsCandidates = async (db: Queryable, { province }: Pick<Asked, 'province'>): Promise<string> => textOf(await db.query<{ text: string }>(sql`select rules.logistics_candidates(${province ?? null})::text as text`))

/** GET /api/logistics/catchment, as JSON the database has written. */
export const readCatchment = async (db: Queryable, { longitude, latitude, asOf }: Place): Promise<string> => textOf(await db.query<{ text: string }>(sql`select rules.logistics_catchment(${longitude}::float8, ${latitude}::float8, ${asOf ?? null}::date)::text as text`))
