import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { findActor } from './actor.ts'
import { ADDRESS_HEADER, type Auth } from './auth.ts'

/** Sets request.actor from the session cookie, on every address of a scope; asks nothing of the database where no cookie is shown. */
export function readActors(app: FastifyInstance, auth: Auth, db: Queryable): void {
  app.decorateRequest('actor', null)
  app.decorateRequest('mustChangePassword', false)
  app.addHook('onRequest', async (request, reply) => {
    if (!request.headers.cookie?.includes('session_token=')) return
    // A cookie is renewed where no cache may keep the answer: when something is written, and when the client asks who is signed in.
    const renews = request.method !== 'GET' || request.url.startsWith('/api/me')
    const { found, headers } = await actorBehind(auth, db, request, renews)
    if (renews) passCookies(headers, request, reply)
    request.actor = found?.actor ?? null
    request.mustChangePassword = found?.mustChangePassword ?? false
  })
}

/** Who shows the session cookie of a request, as of now. */
async function actorBehind(auth: Auth, db: Queryable, request: FastifyRequest, renews: boolean) {
  const { response, headers } = await auth.sessions.api.getSession({ headers: headersOf(request), query: { disableRefresh: !renews }, returnHeaders: true }).catch(unwrap)
  const found = response && await findActor(db, response.user.id)
  return { found: found && { actor: found.actor, mustChangePassword: found.mustChangePassword && response.session.way === 'password' }, headers }
}

/** Whether who sent a request that is still being answered is still signed in: what may last for hours asks again. */
export async function isStillSignedIn(auth: Auth, db: Queryable, request: FastifyRequest): Promise<boolean> {
  const { found } = await actorBehind(auth, db, request, false)
  return found !== null && !found.mustChangePassword
}

/** The library wraps what the database said; who answers errors wants to know. */
function unwrap(error: unknown): never {
  throw error instanceof Error && error.cause instanceof Error ? error.cause : error
}

/** Forgets sessions that ended and sign-ins nobody finished. */
export async function forgetEnded(db: Queryable): Promise<void> {
  await db.query(sql`delete from account_session where expires_at < now()`)
  await db.query(sql`delete from account_verification where expires_at < now()`)
}

/** What the library may know of a request: its cookies, its browser, and the address it came from as we see it. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip })
  if (request.headers.cookie !== undefined) headers.set('cookie', request.headers.cookie)
  if (request.headers['user-agent'] !== undefined) headers.set('user-agent', request.headers['user-agent'])
  return headers
}

/** Hands the library's cookies on; over TLS they are Secure also where PUBLIC_URL does not say that there is TLS. */
export function passCookies(from: Headers, request: FastifyRequest, reply: FastifyReply): void {
  for (const cookie of from.getSetCookie()) {
    void reply.header('set-cookie', request.protocol === 'https' && !/;\s*secure/i.test(cookie) ? `${cookie}; Secure` : cookie)
  }
}
