import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodType } from 'zod'
import type { Role } from '../contract/account.ts'
import { id } from '../contract/id.ts'
import { zoneCode } from '../contract/zone.ts'
import type { Queryable } from '../database/pool.ts'
import { sql, type Sql } from '../database/sql.ts'
import { Problem, type ProblemCode } from '../errors.ts'
import { refuseOtherProvince } from './actor.ts'

/** The province of what an address names. @throws Problem when it names nothing: nobody passes for want of a province to ask about */
export type ProvinceOf = (db: Queryable, params: Readonly<Record<string, string | undefined>>) => Promise<string>

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
  await refuseOtherProvince(db, actor, await province(db, request.params as Record<string, string | undefined>))
}

/** A hook that lets through whoever is signed in, also with a password that must be changed: for what concerns only themselves. */
export async function onlySignedIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('cache-control', 'no-store')
  if (!request.actor) throw new Problem('not_signed_in')
}

/** An address is read here as its route reads it: what the route would take for an id, and this for none, would pass unasked. @throws Problem invalid_parameter */
function read<T>(schema: ZodType<T>, field: string, text: string | undefined, expected: string): T {
  const { success, data } = schema.safeParse(text)
  if (!success) throw new Problem('invalid_parameter', { field, got: text ?? '', expected })
  return data
}
const provinceIn = (rows: readonly { readonly province?: string }[], missing: ProblemCode, field: string, got: string): string => {
  const [row] = rows
  if (row?.province === undefined) throw new Problem(missing, { field, got })
  return row.province
}
const byId = (missing: ProblemCode, statement: (id: number) => Sql): ProvinceOf => async (db, params) => {
  const number = read(id, 'id', params['id'], '1…2147483647')
  return provinceIn(await db.query(statement(number)), missing, 'id', String(number))
}

/** Of the zone whose code the address names. */
export const ofZone: ProvinceOf = async (db, params) => {
  const code = read(zoneCode, 'code', params['code'], 'A-Z 0-9 -')
  return provinceIn(await db.query(sql`select province_code as province from zone where code = ${code}`), 'zone_not_found', 'code', code)
}
/** Of the plot whose id the address names. */
export const ofPlot = byId('plot_not_found', (number) => sql`select z.province_code as province from plot p join zone z on z.id = p.zone_id where p.id = ${number}`)
/** Of the zone that the question is about whose id the address names. */
export const ofQuestion = byId('question_not_found', (number) => sql`select z.province_code as province from question q join zone z on z.id = q.zone_id where q.id = ${number}`)
/** Of the clearance tract whose id the address names. */
export const ofClearance = byId('clearance_not_found', (number) => sql`select z.province_code as province from clearance c join zone z on z.id = c.zone_id where c.id = ${number}`)
