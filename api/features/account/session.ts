import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, findActor, type Actor } from '../../accounts/actor.ts'
import { keepEvent } from '../../accounts/audit.ts'
import { ACCOUNT_CLOSED, type Auth } from '../../accounts/auth.ts'
import { headersOf, passCookies } from '../../accounts/session.ts'
import type { Database } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'

type Call = readonly [request: FastifyRequest, reply: FastifyReply]

/** POST /api/session: opens a session and sets its cookie. @throws Problem sign_in_refused, too_many_attempts, account_closed */
export async function openSession(db: Database, auth: Auth, [request, reply]: Call, { email, password }: { readonly email: string; readonly password: string }): Promise<{ actor: Actor; mustChangePassword: boolean }> {
  const address = request.ip
  const refuse = async (problem: Problem): Promise<never> => {
    await keepEvent(db, { action: 'sign_in_refused', accountId: null, facts: { email, address, why: problem.code } })
    throw problem
  }
  const [row] = await db.query<{ barred: boolean }>(sql`select rules.sign_in_is_barred(${email}, ${address}) as barred`)
  if (row?.barred) throw new Problem('too_many_attempts', { expected: '3600' }, { 'retry-after': '3600' })
  const answer = await ask(auth, request, '/sign-in/email', { email, password })
  const said = (await answer.json()) as { code?: string; user?: { id: string } }
  refuseTooMany(answer)
  if (said.code === ACCOUNT_CLOSED) await refuse(new Problem('account_closed'))
  if (!answer.ok || !said.user) return refuse(new Problem('sign_in_refused', { field: 'password' }))
  // Whoever sat here before is signed out: a cookie that somebody else knew opens nothing of this account.
  if (request.headers.cookie !== undefined) await auth.sessions.api.signOut({ headers: headersOf(request) })
  passCookies(answer.headers, request, reply)
  await keepEvent(db, { action: 'sign_in', accountId: said.user.id, facts: { way: 'password', address } })
  const opened = await findActor(db, said.user.id)
  if (!opened) throw new Problem('account_closed')
  return opened
}

/** DELETE /api/session */
export async function closeSession(db: Database, auth: Auth, [request, reply]: Call): Promise<void> {
  const { headers } = await auth.sessions.api.signOut({ headers: headersOf(request), returnHeaders: true })
  passCookies(headers, request, reply)
  if (request.actor) await keepEvent(db, { action: 'sign_out', accountId: request.actor.id })
}

/** DELETE /api/sessions */
export async function closeSessions(db: Database, auth: Auth, [request, reply]: Call): Promise<void> {
  const { headers } = await auth.sessions.api.revokeSessions({ headers: headersOf(request), returnHeaders: true })
  passCookies(headers, request, reply)
  await keepEvent(db, { action: 'sign_out_everywhere', accountId: actorOf(request).id })
}

/** POST /api/session/password: the session goes on under a new cookie, all others end. @throws Problem password_wrong, no_password, too_many_attempts */
export async function changeOwnPassword(db: Database, auth: Auth, [request, reply]: Call, sent: { readonly currentPassword: string; readonly newPassword: string }): Promise<void> {
  const { id } = actorOf(request)
  const answer = await ask(auth, request, '/change-password', { ...sent, revokeOtherSessions: true }, request.headers.cookie)
  refuseTooMany(answer)
  if (!answer.ok) {
    const { code } = (await answer.json()) as { code?: string }
    if (code === 'INVALID_PASSWORD') throw new Problem('password_wrong', { field: 'currentPassword' })
    if (code === 'CREDENTIAL_ACCOUNT_NOT_FOUND') throw new Problem('no_password')
    throw new Error(`changing a password was refused: ${answer.status} ${code ?? ''}`)
  }
  passCookies(answer.headers, request, reply)
  await db.query(sql`update account set must_change_password = false where id = ${id}`)
  await keepEvent(db, { action: 'password_change', accountId: id })
}

/** Asks the library as a browser would, so that it counts attempts. Where the request really comes from was checked before. */
function ask(auth: Auth, request: FastifyRequest, path: string, body: object, cookie?: string): Promise<Response> {
  const origin = new URL(auth.sessions.options.baseURL).origin
  const headers = headersOf(request)
  headers.delete('cookie')
  headers.set('content-type', 'application/json')
  if (cookie !== undefined) { headers.set('cookie', cookie); headers.set('origin', origin) }
  return auth.sessions.handler(new Request(`${origin}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

function refuseTooMany(answer: Response) {
  if (answer.status !== 429) return
  const seconds = answer.headers.get('x-retry-after') ?? '60'
  throw new Problem('too_many_attempts', { expected: seconds }, { 'retry-after': seconds })
}
