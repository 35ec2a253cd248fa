import type { FastifyReply, FastifyRequest } from 'fastify'
import { keepEvent } from '../../accounts/audit.ts'
import { ACCOUNT_CLOSED, OIDC, SIGN_IN_PAGE, type Auth } from '../../accounts/auth.ts'
import { headersOf, passCookies } from '../../accounts/session.ts'
import type { Database } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import type { ProblemCode } from '../../errors.ts'

const PATIENCE_MS = 10_000

/** What the library says when it lets nobody in, and what we say. */
const problems: Readonly<Record<string, ProblemCode>> = {
  signup_disabled: 'oidc_no_account', account_not_linked: 'oidc_email_unverified', email_not_found: 'oidc_no_account', [ACCOUNT_CLOSED]: 'account_closed', access_denied: 'oidc_refused',
}

/** GET /api/session/oidc: sends the browser to the province's own login. */
export async function goToOidc(auth: Auth, request: FastifyRequest, reply: FastifyReply, to: string): Promise<FastifyReply> {
  if (!auth.oidc || auth.publicUrl === null) return goToSignIn(reply, 'oidc_unavailable', to)
  try {
    const headers = headersOf(request)
    headers.delete('cookie')
    headers.set('content-type', 'application/json')
    const body = JSON.stringify({ provider: OIDC, callbackURL: to, errorCallbackURL: `${SIGN_IN_PAGE}?${new URLSearchParams({ to })}`, disableRedirect: true })
    // Asked as a browser would, so that the library counts who comes.
    const answer = await inTime(auth.oidc().handler(new Request(`${auth.publicUrl}/api/auth/sign-in/social`, { method: 'POST', headers, body })))
    if (answer.status === 429) return await goToSignIn(reply, 'too_many_attempts', to)
    const { url } = (await answer.json()) as { url?: string }
    if (!answer.ok || url === undefined) throw new Error(`the login gave no address to go to (${answer.status})`)
    passCookies(answer.headers, request, reply)
    return await reply.header('cache-control', 'no-store').redirect(url)
  } catch (error) {
    request.log.warn({ err: error }, 'the province\'s own login cannot be reached')
    return goToSignIn(reply, 'oidc_unavailable', to)
  }
}

/** GET /api/auth/callback/oidc: the browser comes back from the province's own login. */
export async function comeFromOidc(db: Database, auth: Auth, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!auth.oidc || auth.publicUrl === null) return goToSignIn(reply, 'oidc_unavailable')
  const since = new Date()
  const answer = await inTime(auth.oidc().handler(new Request(auth.publicUrl + request.url, { headers: headersOf(request) }))).catch((error: unknown) => {
    request.log.warn({ err: error }, 'the province\'s own login did not finish')
    return null
  })
  if (!answer) return goToSignIn(reply, 'oidc_unavailable')
  if (answer.status === 429) return goToSignIn(reply, 'too_many_attempts')
  const target = new URL(answer.headers.get('location') ?? `${SIGN_IN_PAGE}?error=no_answer`, auth.publicUrl)
  const said = target.searchParams.get('error')
  if (said !== null && target.pathname === SIGN_IN_PAGE) {
    passCookies(answer.headers, request, reply)
    const problem = problems[said] ?? 'oidc_failed'
    await keepEvent(db, { action: 'sign_in_refused', accountId: null, facts: { way: 'oidc', address: request.ip, why: problem } })
    return goToSignIn(reply, problem, target.searchParams.get('to') ?? undefined)
  }
  // Whoever sat here before is signed out, as with a password: a cookie that somebody else knew opens nothing of this account.
  if (request.headers.cookie !== undefined) await auth.sessions.api.signOut({ headers: headersOf(request) })
  passCookies(answer.headers, request, reply)
  await keepSignIn(db, answer.headers, request.ip, since)
  const isHere = target.origin === new URL(auth.publicUrl).origin && !target.pathname.startsWith('//')
  return reply.header('cache-control', 'no-store').redirect(isHere ? target.pathname + target.search + target.hash : '/')
}

/** The account behind the session that was opened; joined: it is known by this login from now on. */
async function keepSignIn(db: Database, headers: Headers, address: string, since: Date) {
  const token = headers.getSetCookie().map((cookie) => /session_token=([^;]+)/.exec(cookie)?.[1]).map((value) => (value === undefined ? '' : decodeURIComponent(value).split('.')[0])).find(Boolean)
  const [session] = await db.query<{ accountId: string }>(sql`select account_id as "accountId" from account_session where token = ${token ?? ''}`)
  if (!session) return
  const [joined] = await db.query<{ subject: string }>(sql`select subject from account_credential where account_id = ${session.accountId} and provider = ${OIDC} and created_at >= ${since}`)
  await keepEvent(db, { action: 'sign_in', accountId: session.accountId, facts: { way: 'oidc', address, ...(joined ? { joined: joined.subject } : {}) } })
}

const goToSignIn = (reply: FastifyReply, problem: ProblemCode, to?: string) =>
  reply.header('cache-control', 'no-store').redirect(`${SIGN_IN_PAGE}?${new URLSearchParams({ problem, ...(to === undefined ? {} : { to }) })}`)

/** A login that does not answer is given up. */
function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => { timer = setTimeout(() => fail(new Error(`no answer in ${PATIENCE_MS} ms`)), PATIENCE_MS) })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
