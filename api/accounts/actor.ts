import type { FastifyRequest } from 'fastify'
import type { Role } from '../contract/account.ts'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'
import type { Language } from '../language.ts'

/** Who a request comes from: signed in, and neither closed nor expired. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** Codes of the provinces a planner or an official may change; an administrator may change all. */
  readonly provinces: readonly string[]
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who signed in; null: nobody. Set for every address under /api. */
    actor: Actor | null
    /** Signed in with a password somebody else has seen: nothing but a new password may be sent. */
    mustChangePassword: boolean
  }
}

/** @throws Problem not_signed_in */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new Problem('not_signed_in')
  return request.actor
}

export const mayChange = (actor: Actor, provinceCode: string): boolean => actor.role === 'admin' || actor.provinces.includes(provinceCode)

/** For what names its province in the body. @throws Problem other_province */
export async function refuseOtherProvince(db: Queryable, actor: Actor, provinceCode: string, field?: string): Promise<void> {
  if (mayChange(actor, provinceCode)) return
  const names = await db.query<{ code: string } & Record<Language, string>>(sql`
    select code, name_vi as vi, name_en as en from province where code = any(${[provinceCode, ...actor.provinces]}::text[])`)
  const sayIn = (language: Language) => {
    const name = (one: string): string => names.find(({ code }) => code === one)?.[language] ?? one
    return { got: name(provinceCode), expected: actor.provinces.map(name).join(', ') || '–' }
  }
  throw new Problem('other_province', { ...(field === undefined ? {} : { field }), got: provinceCode, expected: actor.provinces.join(', ') || '–', said: { vi: sayIn('vi'), en: sayIn('en') } })
}

/** The account as an actor; null when it is closed or nobody's. */
export async function findActor(db: Queryable, accountId: string): Promise<{ actor: Actor; mustChangePassword: boolean } | null> {
  const [row] = await db.query<Actor & { mustChangePassword: boolean }>(sql`
    select a.id, a.name, a.email, a.role, a.must_change_password as "mustChangePassword",
      array(select p.province_code from account_province p where p.account_id = a.id order by 1) as provinces
    from account a where a.id = ${accountId} and a.closed_at is null`)
  if (!row) return null
  const { mustChangePassword, ...actor } = row
  return { actor, mustChangePassword }
}
