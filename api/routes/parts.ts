import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault, RawReplyDefaultExpression, RawRequestDefaultExpression } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { actorOf } from '../accounts/actor.ts'
import type { Auth } from '../accounts/auth.ts'
import { guardOn } from '../accounts/guard.ts'
import type { Config, Secret } from '../config.ts'
import type { Database } from '../database/pool.ts'
import type { EventStreams } from '../features/events.ts'

/** Where routes are hung up: what comes in and goes out is what their contract says. */
export type Api = FastifyInstance<RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression, FastifyBaseLogger, ZodTypeProvider>

export const ledgerRoles = ['planner', 'official', 'admin'] as const

export interface RouteParts {
  readonly config: Pick<Config, 'basemapStyleUrl' | 'board' | 'publicUrl' | 'oidc' | 'mail'>
  readonly sessionSecret: Secret
  readonly db: Database
  readonly auth: Auth
  readonly events: EventStreams
  /** Who may: refused before anything of the body is read. */
  readonly guard: ReturnType<typeof guardOn>
  /** The database, for a change somebody is to be known for. */
  readonly by: (request: FastifyRequest) => ReturnType<Database['by']>
}

export const routeParts = (parts: Omit<RouteParts, 'guard' | 'by'>): RouteParts => ({ ...parts, guard: guardOn(parts.db), by: (request) => parts.db.by(actorOf(request).id) })
