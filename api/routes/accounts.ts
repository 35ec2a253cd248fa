import { actorOf } from '../accounts/actor.ts'
import { OIDC } from '../accounts/auth.ts'
import { onlySignedIn } from '../accounts/guard.ts'
import { changeAccount, changePassword, createAccount, getMe, listAccounts, resetPassword, signIn, signInElsewhere, signOut, signOutEverywhere } from '../contract/account.ts'
import { addAccount, findAccounts, modifyAccount, renewPassword } from '../features/account/manage.ts'
import { readMe } from '../features/account/me.ts'
import { comeFromOidc, goToOidc } from '../features/account/oidc.ts'
import { changeOwnPassword, closeSession, closeSessions, openSession } from '../features/account/session.ts'
import { noStore } from '../precondition.ts'
import type { Api, RouteParts } from './parts.ts'

/** Who is signed in, how one signs in, and the accounts there are. */
export function accountRoutes(api: Api, { db, config, auth, guard, by }: RouteParts): void {
  // Who is signed in.
  const oidcName = config.oidc && { id: OIDC, name: config.oidc.name }
  const nobody = { account: null, ways: { password: true, oidc: oidcName } }
  api.route({ ...getMe, handler: async (request, reply) => noStore(reply).send(await readMe(db, request.actor, request.mustChangePassword, oidcName)) })
  api.route({ ...signIn, handler: async (request, reply) => { const actor = await openSession(db, auth, [request, reply], request.body); return noStore(reply).send(await readMe(db, actor.actor, actor.mustChangePassword, oidcName)) } })
  api.route({ ...signOut, handler: async (request, reply) => { await closeSession(db, auth, [request, reply]); return noStore(reply).send(nobody) } })
  api.route({ ...signOutEverywhere, onRequest: onlySignedIn, handler: async (request, reply) => { await closeSessions(db, auth, [request, reply]); return reply.send(nobody) } })
  api.route({ ...changePassword, onRequest: onlySignedIn, handler: async (request, reply) => { await changeOwnPassword(db, auth, [request, reply], request.body); return reply.send(await readMe(db, request.actor, false, oidcName)) } })
  api.route({ ...signInElsewhere, handler: async (request, reply) => { await goToOidc(auth, request, reply, request.query.to) } })
  // Its address holds what opens a session, if only once: not for the log.
  api.get('/api/auth/callback/oidc', { schema: { hide: true }, logLevel: 'warn' }, (request, reply) => comeFromOidc(db, auth, request, reply))


  // The accounts of others.
  const onlyAdmin = { onRequest: guard({ roles: ['admin'] }) }
  api.route({ ...listAccounts, ...onlyAdmin, handler: () => findAccounts(db) })
  api.route({ ...createAccount, ...onlyAdmin, handler: async (request, reply) => reply.code(201).send(await addAccount(by(request), request.body)) })
  api.route({ ...changeAccount, ...onlyAdmin, handler: (request) => modifyAccount(by(request), request.params.id, request.body) })
  api.route({ ...resetPassword, ...onlyAdmin, handler: (request) => renewPassword(by(request), actorOf(request), request.params.id) })
}
