import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Role } from '../contract/account.ts'
import type { Queryable } from '../database/pool.ts'
import { sql, type Sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'
import { refuseOtherProvince } from './actor.ts'

/** The province of what an address names; null when there is no such thing, which the route itself says better. */
export type ProvinceOf = (db: Queryable, params: Readonly<Record<string, string | undefined>>) => Promise<string | null>

export interface Allowed {
  readonly roles: readonly Role[]
  /** Where the address tells the province; where only the body does, the route asks refuseOtherProvince. */
  readonly province?: ProvinceOf
}

/** Makes hooks that refuse who may not, before anything of the body is read. What they let through is nobody else's: no cache keeps it. */
export const guardOn = (db: Queryable) => ({ roles, province }: Allowed) => async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  reply.header('cache-control', 'no-store')
  const { actor } = request
  if (!actor) throw new Problem('not_signed_in')
  if (request.mustChangePassword) throw new Problem('password_must_change')
  if (!roles.includes(actor.role)) throw new Problem('role_not_allowed', { got: actor.role, expected: roles.join(' | ') })
  if (!province || actor.role === 'admin') return
  const code = await province(db, request.params as Record<string, string | undefined>)
  if (code !== null) refuseOtherProvince(actor, code)
}

/** A hook that lets through whoever is signed in, also with a password that must be changed: for what concerns only themselves. */
export async function onlySignedIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('cache-control', 'no-store')
  if (!request.actor) throw new Problem('not_signed_in')
}

/** What is no number is no id of ours: the address is then checked, and refused, by its route. */
const byId = (statement: (id: number) => Sql): ProvinceOf => async (db, { id = '' }) => (/^[1-9]\d{0,8}$/.test(id) ? found(await db.query(statement(Number(id)))) : null)
const found = (rows: readonly { readonly province?: string }[]) => rows[0]?.province ?? null

/** Of the zone whose code the address names. */
export const ofZone: ProvinceOf = async (db, { code = '' }) => (/^[A-Z0-9-]{2,32}$/.test(code) ? found(await db.query(sql`select province_code as province from zone where code = ${code}`)) : null)
/** Of the plot whose id the address names. */
export const ofPlot = byId((id) => sql`select z.province_code as province from plot p join zone z on z.id = p.zone_id where p.id = ${id}`)
/** Of the clearance tract whose id the address names. */
export const ofClearance = byId((id) => sql`select z.province_code as province from clearance c join zone z on z.id = c.zone_id where c.id = ${id}`)
/** The one the address names itself. */
export const ofProvince: ProvinceOf = async (_, { code }) => code ?? null
