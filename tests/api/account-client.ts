import type { FastifyInstance } from 'fastify'
import { makeAccount } from '../../api/accounts/create-account.ts'
import { me, type Me } from '../../api/contract/account.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import type { Database } from '../../api/database/pool.ts'

interface Sent { body?: object | undefined; cookie?: string; [header: string]: unknown }
/** A password of one's own. */
export const fresh = 'một mật khẩu dài 2026'
export const origin = 'http://localhost'

let made = 0
/** Another e-mail each time, of no account: those who try one are counted too. */
export const nobodys = () => `nobody-${made += 1}@example.vn`

/** Somebody who signs in to a server. */
export function accountsAt(app: () => FastifyInstance, db: () => Database) {
  const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, { body, ...headers }: Sent = {}) =>
    app().inject({ method, url, ...(body ? { payload: body } : {}), headers: { origin, ...(headers as Record<string, string>) } })
  const signIn = (email: string, password: string, headers: Record<string, string> = {}) => send('POST', '/api/session', { body: { email, password }, ...headers })
  /** A new account with its one-time password. */
  const newcomer = async (role: 'planner' | 'admin' = 'planner') => {
    const email = `newcomer-${Date.now()}-${made += 1}@example.vn`
    const { id, oneTimePassword } = await makeAccount(db(), { email, name: 'Người mới', role, provinces: ['15'], withPassword: true })
    return { id, email, password: oneTimePassword ?? '' }
  }
  return {
    send, signIn, newcomer,
    whoIs: async (cookie: string): Promise<Me['account']> => me.parse((await send('GET', '/api/me', { cookie })).json()).account,
    /** Signed in, with a password of their own. */
    settled: async () => {
      const { email, password, ...rest } = await newcomer()
      const first = await signIn(email, password)
      const changed = await send('POST', '/api/session/password', { body: { currentPassword: password, newPassword: fresh }, cookie: cookieOf(first) })
      return { ...rest, email, password: fresh, cookie: cookieOf(changed) }
    },
    events: (email: string) => db().query<{ action: string; why: string | null }>(sql`
      select e.action, e.after ->> 'why' as why from audit_entry e left join account a on a.id = e.actor_id where coalesce(a.email, e.after ->> 'email') = ${email} and e.subject = 'account' order by e.id`),
  }
}

type Answer = Awaited<ReturnType<FastifyInstance['inject']>>
export const cookieOf = (answer: Answer) => String([answer.headers['set-cookie']].flat().find((one) => String(one).startsWith('mat-bang.session_token='))).split(';')[0] ?? ''
export const refused = (answer: Answer) => { const { status, code, field } = problem.parse(answer.json()); return { status, code, field } }
