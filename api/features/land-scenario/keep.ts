import { randomBytes } from 'node:crypto'
import type { Actor } from '../../accounts/actor.ts'
import type { LandScenario, SentScenario, ShownScenario, scenarioPlots } from '../../contract/land-scenario.ts'
import type { Database, Queryable, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { found, Problem } from '../../errors.ts'
import { matchVersion } from '../../precondition.ts'
import type { z } from 'zod'
import { effectOf, findPlots, namedPlots } from './effect.ts'

export interface ScenarioAddress { readonly code: string; readonly key: string }

/** GET /api/zones/{code}/land-scenario-plots */
export async function readScenarioPlots(db: Queryable, code: string): Promise<z.infer<typeof scenarioPlots>> {
  return found(code, await db.query<{ found: z.infer<typeof scenarioPlots> | null }>(sql`
    select json_build_object('zone', z.code, 'plots', coalesce((
      select json_agg(json_build_object('id', p.id, 'code', p.code, 'landUse', p.land_use, 'isLogistics', p.is_logistics, 'ha', rules.round_ha(p.area_m2), 'isTaken', rules.plot_is_taken(p.lineage_id),
        'geometry', ST_AsGeoJSON(p.geom, 6)::json) order by p.code)
      from rules.plot_now p where p.zone_id = z.id and rules.is_leasable(p.land_use)), '[]')) as found
    from zone z where z.code = ${code}`))
}

/** GET /api/zones/{code}/land-scenarios */
export async function findScenarios(db: Queryable, code: string): Promise<{ items: LandScenario[] }> {
  const rows = await db.query<{ item: LandScenario }>(sql`
    select rules.land_scenario_json(s) as item from land_scenario s join zone z on z.id = s.zone_id where z.code = ${code} and s.closed_at is null order by s.updated_at desc, s.id limit 200`)
  return { items: rows.map((row) => row.item) }
}

/** GET /api/land-scenarios/{key}. @throws Problem land_scenario_not_found */
export const showScenario = (db: Database, actor: Actor | null, key: string): Promise<ShownScenario> => db.transaction(async (tx) => {
  const scenario = await read(tx, key)
  const [kept] = await tx.query<{ authorId: string }>(sql`select author_id as "authorId" from land_scenario where key = ${key}`)
  const { plots, missing } = await findPlots(tx, scenario.zone, scenario.changes)
  const gone = [...missing, ...plots.filter(({ isLeasable }) => !isLeasable).map((plot) => plot.code)]
  return { scenario, mayChange: actor !== null && (actor.role === 'admin' || kept?.authorId === actor.id), effect: gone.length === 0 ? await effectOf(tx, scenario.zone, plots, scenario.changes) : null, missingPlots: gone }
})

/** POST /api/zones/{code}/land-scenarios */
export const addKept = (db: Database, actor: Actor, code: string, { name, note, changes }: SentScenario): Promise<LandScenario> => db.transaction(async (tx) => {
  await namedPlots(tx, code, changes)
  const key = randomBytes(18).toString('base64url')
  await tx.query(sql`
    insert into land_scenario (key, zone_id, name, note, changes, author_id) select ${key}, z.id, ${name}, ${note}, ${JSON.stringify(changes)}::jsonb, ${actor.id} from zone z where z.code = ${code}`)
  return read(tx, key)
})

/** PUT /api/zones/{code}/land-scenarios/{key} */
export const changeKept = (db: Database, actor: Actor, address: ScenarioAddress, ifMatch: string, { name, note, changes }: SentScenario): Promise<LandScenario> => db.transaction(async (tx) => {
  const id = await lock(tx, actor, address, ifMatch)
  await namedPlots(tx, address.code, changes)
  await tx.query(sql`update land_scenario set name = ${name}, note = ${note}, changes = ${JSON.stringify(changes)}::jsonb, version = version + 1, updated_at = now() where id = ${id}`)
  return read(tx, address.key)
})

/** DELETE /api/zones/{code}/land-scenarios/{key} */
export const endKept = (db: Database, actor: Actor, address: ScenarioAddress, ifMatch: string): Promise<{ ended: boolean }> => db.transaction(async (tx) => {
  await tx.query(sql`update land_scenario set closed_at = now(), version = version + 1 where id = ${await lock(tx, actor, address, ifMatch)}`)
  return { ended: true }
})

async function read(tx: Transaction, key: string): Promise<LandScenario> {
  const [row] = await tx.query<{ item: LandScenario }>(sql`select rules.land_scenario_json(s) as item from land_scenario s where s.key = ${key} and s.closed_at is null`)
  return row?.item ?? missing(key)
}

/** @throws Problem land_scenario_not_found, not_the_author, precondition_failed */
async function lock(tx: Transaction, actor: Actor, { code, key }: ScenarioAddress, ifMatch: string): Promise<number> {
  const [row] = await tx.query<{ id: number; version: number; authorId: string; author: string }>(sql`
    select s.id, s.version, s.author_id as "authorId", a.name as author from land_scenario s join zone z on z.id = s.zone_id join account a on a.id = s.author_id
    where z.code = ${code} and s.key = ${key} and s.closed_at is null for update of s`)
  if (!row) return missing(key)
  if (actor.role !== 'admin' && row.authorId !== actor.id) throw new Problem('not_the_author', { expected: row.author })
  matchVersion(ifMatch, row.version)
  return row.id
}

function missing(key: string): never {
  throw new Problem('land_scenario_not_found', { field: 'key', got: key })
}
