import fastifyCompress from '@fastify/compress'
import fastifyEtag from '@fastify/etag'
import fastifyHelmet from '@fastify/helmet'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { openAuth } from './accounts/auth.ts'
import { refuseOtherSites } from './accounts/same-site.ts'
import { isStillSignedIn, readActors } from './accounts/session.ts'
import type { Config, Secret } from './config.ts'
import { getTile, getTileJson } from './contract/tile.ts'
import type { Database } from './database/pool.ts'
import { answerError, sendProblem } from './errors.ts'
import { shownBoard } from './features/board.ts'
import { clientRoutes } from './features/client.ts'
import { eventStreams } from './features/events.ts'
import { type Health, healthRoutes } from './features/health.ts'
import { watchLand } from './features/land-alert/watch.ts'
import { findLandOffers } from './features/land-offer/search.ts'
import { pageFiles, pageRoutes } from './features/page/routes.ts'
import { readShell } from './features/page/shell.ts'
import { readProvinceSummary } from './features/province.ts'
import { tileCache } from './features/tile/cache.ts'
import { tileEncoder } from './features/tile/encode.ts'
import { sendTile, sendTileJson } from './features/tile/routes.ts'
import { answerWrongMethods, describe, letGoWhenClosing, listRoutes, securityHeaders, tellCodingsApart } from './http.ts'
import { smtpSender } from './mail/smtp.ts'
import { mailWorker } from './mail/worker.ts'
import { accountRoutes } from './routes/accounts.ts'
import { administrationRoutes } from './routes/administration.ts'
import { deskRoutes } from './routes/desk.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { routeParts } from './routes/parts.ts'
import { logisticsRoutes } from './routes/logistics.ts'
import { questionRoutes } from './routes/questions.ts'
import { readRoutes } from './routes/read.ts'
import { relocationCaseRoutes } from './routes/relocation-cases.ts'
import { relocationRoutes } from './routes/relocation.ts'

export interface AppParts {
  readonly config: Pick<Config, 'basemapStyleUrl' | 'board' | 'eventsLimit' | 'tileCacheBytes' | 'proxies' | 'publicUrl' | 'oidc' | 'mail'>
  /** Signs the session cookies. */
  readonly sessionSecret: Secret
  readonly db: Database
  readonly health: Health
  readonly logger?: FastifyBaseLogger
  /** Folder of the built client; null serves the API alone. */
  readonly clientFolder: string | null
}

/** The whole server: every feature and every address is named here. */
export async function buildApp({ config, sessionSecret, db, health, logger, clientFolder }: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }), trustProxy: config.proxies > 0 && ((_address, hop) => hop < config.proxies), bodyLimit: 1024 * 1024, routerOptions: { maxParamLength: 300 },
    // While closing, requests that still come in on open connections are answered, not cut.
    return503OnClosing: false, forceCloseConnections: 'idle',
    frameworkErrors: answerError,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  listRoutes(app)
  letGoWhenClosing(app)
  const auth = openAuth({ db, secret: sessionSecret, publicUrl: config.publicUrl, oidc: config.oidc, logger: app.log })

  const tiles = tileCache(tileEncoder(db), config.tileCacheBytes)
  db.onMapChange((change) => tiles.forget(change))
  const events = eventStreams(db, config.eventsLimit, { isStillSignedIn: (request) => isStillSignedIn(auth, db, request), warn: (facts, message) => app.log.warn(facts, message) })
  app.addHook('preClose', async () => events.close())
  // /healthz /readyz /metrics
  healthRoutes(app, db, tiles.stats, health)

  // Pages and documents carry the security headers; tiles are thousands, and nothing in them runs.
  const protect = (scope: FastifyInstance) => scope.register(fastifyHelmet, securityHeaders(config.basemapStyleUrl))
  await app.register(async (documented) => {
    // /api/docs /api/openapi.json
    await describe(documented)

    // The addresses of tiles are read by hand: on this path every microsecond is a visitor's.
    const readByHand = { validatorCompiler: () => () => true }
    documented.route({ ...getTileJson, ...readByHand, handler: sendTileJson })
    documented.route({ ...getTile, ...readByHand, logLevel: 'warn', handler: sendTile(tiles) })

    await documented.register(async (scope) => {
      const api = scope.withTypeProvider<ZodTypeProvider>()
      await protect(api)
      await api.register(fastifyEtag)
      await api.register(fastifyCompress, { encodings: ['gzip'] })
      tellCodingsApart(api)
      api.addHook('onRequest', refuseOtherSites(config.publicUrl))
      readActors(api, auth, db)

      const parts = routeParts({ config, sessionSecret, db, auth, events })
      // /api/zones /api/land-offers /api/land-ledger /api/provinces /api/targets …
      readRoutes(api, parts)
      // /api/questions /api/asked /api/land-alerts /api/forms
      await questionRoutes(api, parts)
      // /api/me /api/session /api/accounts
      accountRoutes(api, parts)
      // /api/plots /api/clearances /api/zones/{code}/offer-terms
      ledgerRoutes(api, parts)
      // /api/rules /api/targets /api/infrastructure /api/former-provinces /api/board /api/audit
      administrationRoutes(api, parts)
      // /api/zones/{code}/desk … /rehearsals /revisions /topology /presence /api/drafts /api/decisions /api/events
      deskRoutes(api, parts)
      // /api/corridors … /take /rehearsals /options /api/relocation-summary
      relocationRoutes(api, parts)
      // /api/logistics/zones /gaps /candidates /catchment /api/score-profiles /api/zones/{code}/land-scenarios … /api/land-scenarios/{key}
      logisticsRoutes(api, parts)
      // /api/relocation-cases /api/relocations/{code}/cases /api/relocation-receivers /api/relocation-plans /api/relocation-runs
      relocationCaseRoutes(api, parts)
    })
  })

  // / /find-land /zones/{code} /provinces/{code} with what they hold written in; /sitemap.xml /robots.txt and pictures.
  await app.register(async (pages) => {
    await protect(pages)
    await pages.register(fastifyEtag)
    await pages.register(fastifyCompress, { encodings: ['gzip'] })
    tellCodingsApart(pages)
    pageFiles(pages, { db, publicUrl: config.publicUrl })
    if (clientFolder) pageRoutes(pages, { db, publicUrl: config.publicUrl, findOffers: (query) => findLandOffers(db, query), readProvince: (code) => readProvinceSummary(db, code, undefined) }, readShell(clientFolder))
  })
  if (clientFolder) await app.register(async (pages) => { await protect(pages); await clientRoutes(pages, clientFolder) })
  else app.setNotFoundHandler((request, reply) => sendProblem(request, reply, 'not_found', { got: request.url }))
  answerWrongMethods(app)
  return app
}

/** What goes on beside the requests where mail is set up: mail that waits, and alerts that listen for land. */
export function openMail(db: Database, { board }: Pick<Config, 'board'>, mail: NonNullable<Config['mail']>, logger: FastifyBaseLogger) {
  const worker = mailWorker(db, smtpSender(mail), mail.from.address, logger)
  const watch = watchLand(db, mail, () => shownBoard(db, board), logger)
  return {
    start: () => { worker.start(); watch.start() },
    lookEverywhere: () => watch.look(null),
    stop: () => Promise.all([watch.stop(), worker.stop()]),
  }
}
