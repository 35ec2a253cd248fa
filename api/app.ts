import fastifyCompress from '@fastify/compress'
import fastifyEtag from '@fastify/etag'
import fastifyHelmet from '@fastify/helmet'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Config } from './config.ts'
import { getCleanLand } from './contract/clean-land.ts'
import { changeClearance, getClearance, getZoneClearances } from './contract/clearance.ts'
import { getEligibility } from './contract/eligibility.ts'
import { getLandBalance } from './contract/land-balance.ts'
import { getLandLedger, getLandLedgerFile } from './contract/land-ledger.ts'
import { getOccupancy } from './contract/occupancy.ts'
import { addAllocation, addHold, changeAllocation, changeHold, changePlot, earmarkPlots } from './contract/plot-write.ts'
import { getPlot, getZonePlots } from './contract/plot.ts'
import { getProvinceSummary } from './contract/province.ts'
import { getReportedIndicators } from './contract/reported-indicator.ts'
import { getSettings } from './contract/settings.ts'
import { getSmeQuota } from './contract/sme-quota.ts'
import { getStandards } from './contract/standards.ts'
import { addTarget } from './contract/target-write.ts'
import { listTargets } from './contract/target.ts'
import { getTile, getTileJson } from './contract/tile.ts'
import { getUtilities } from './contract/utility.ts'
import { getZone, getZoneHistory, listZones } from './contract/zone.ts'
import type { Database } from './database/pool.ts'
import { answerError, sendProblem } from './errors.ts'
import { readCleanLand } from './features/clean-land.ts'
import { moveClearance, readClearance, readClearances } from './features/clearance.ts'
import { clientRoutes } from './features/client.ts'
import { readEligibility } from './features/eligibility.ts'
import { healthRoutes, type Health } from './features/health.ts'
import { readLandBalance } from './features/land-balance.ts'
import { sendLandLedgerFile } from './features/land-ledger-file/write.ts'
import { readLandLedger } from './features/land-ledger.ts'
import { readOccupancy } from './features/occupancy.ts'
import { allocate, moveAllocation } from './features/plot/allocation.ts'
import { earmark, modifyPlot } from './features/plot/change.ts'
import { endHold, holdPlot } from './features/plot/hold.ts'
import { readPlot, readPlots } from './features/plot/read.ts'
import { readProvinceSummary } from './features/province.ts'
import { readReportedIndicators } from './features/reported-indicator.ts'
import { readSmeQuota } from './features/sme-quota.ts'
import { readStandards } from './features/standards.ts'
import { createTarget } from './features/target-write.ts'
import { readTargets } from './features/target.ts'
import { tileCache } from './features/tile/cache.ts'
import { tileEncoder } from './features/tile/encode.ts'
import { sendTile, sendTileJson } from './features/tile/routes.ts'
import { readUtilities } from './features/utility.ts'
import { findZones, readHistory, readZone } from './features/zone.ts'
import { answerWrongMethods, describe, GEOJSON, letGoWhenClosing, securityHeaders, sendGeoJsonText, tellCodingsApart } from './http.ts'
import { refuseUnlessWritable, requireIfMatch, sendChangedPlot, sendVersioned } from './precondition.ts'
import { version } from './version.ts'

export interface AppParts {
  readonly config: Pick<Config, 'basemapStyleUrl' | 'board' | 'tileCacheBytes' | 'trustProxy' | 'writesAllowed'>
  readonly db: Database
  readonly health: Health
  readonly logger?: FastifyBaseLogger
  /** Folder of the built client; null serves the API alone. */
  readonly clientFolder: string | null
}

/** The whole server: every feature and every address is named here. */
export async function buildApp({ config, db, health, logger, clientFolder }: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }), trustProxy: config.trustProxy, bodyLimit: 1024 * 1024, routerOptions: { maxParamLength: 300 },
    // While closing, requests that still come in on open connections are answered, not cut.
    return503OnClosing: false, forceCloseConnections: 'idle',
    frameworkErrors: answerError,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  answerWrongMethods(app, [changePlot, addAllocation, changeAllocation, addHold, changeHold, earmarkPlots, changeClearance, addTarget])
  letGoWhenClosing(app)

  const tiles = tileCache(tileEncoder(db), config.tileCacheBytes)
  db.onMapChange((change) => tiles.forget(change))
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

      api.route({ ...getSettings, handler: async () => ({ version, basemapStyleUrl: config.basemapStyleUrl, board: config.board, writesAllowed: config.writesAllowed }) })
      api.route({ ...listZones, handler: ({ query }) => findZones(db, query) })
      api.route({ ...getZone, handler: async ({ params }, reply) => reply.type(GEOJSON).send(await readZone(db, params.code)) })
      api.route({ ...getZoneHistory, handler: ({ params }) => readHistory(db, params.code) })
      api.route({ ...getZonePlots, handler: async ({ params }, reply) => sendGeoJsonText(reply, await readPlots(db, params.code)) })
      api.route({ ...getZoneClearances, handler: async ({ params }, reply) => sendGeoJsonText(reply, await readClearances(db, params.code)) })
      api.route({ ...getLandBalance, handler: ({ params, query }) => readLandBalance(db, params.code, query.asOf) })
      api.route({ ...getCleanLand, handler: ({ params, query }) => readCleanLand(db, params.code, query) })
      api.route({ ...getSmeQuota, handler: ({ params, query }) => readSmeQuota(db, params.code, query.asOf) })
      api.route({ ...getOccupancy, handler: ({ params, query }) => readOccupancy(db, params.code, query.asOf) })
      api.route({ ...getStandards, handler: ({ params, query }) => readStandards(db, params.code, query.asOf) })
      api.route({ ...getEligibility, handler: ({ params, query }) => readEligibility(db, params.code, query.asOf, query.purpose) })
      api.route({ ...getUtilities, handler: ({ params, query }) => readUtilities(db, params.code, query.asOf) })
      api.route({ ...getLandLedger, handler: ({ query }) => readLandLedger(db, query) })
      api.route({ ...getLandLedgerFile, handler: async ({ params, query }, reply) => sendLandLedgerFile(db, reply, await readLandLedger(db, query), params.file, query) })
      api.route({ ...getProvinceSummary, handler: ({ params, query }) => readProvinceSummary(db, params.code, query.asOf) })
      api.route({ ...listTargets, handler: ({ query }) => readTargets(db, query.province, query.asOf) })
      api.route({ ...getReportedIndicators, handler: ({ query }) => readReportedIndicators(db, query.province) })
      api.route({ ...getPlot, handler: async ({ params }, reply) => sendVersioned(reply, await readPlot(db, params.id)) })
      api.route({ ...getClearance, handler: async ({ params }, reply) => sendVersioned(reply, await readClearance(db, params.id)) })

      // What writes is off unless it was turned on: refused before anything of the request is read.
      const writes = refuseUnlessWritable(config.writesAllowed)
      const writesWhatWasRead = { onRequest: [writes, requireIfMatch] }
      api.route({ ...changePlot, ...writesWhatWasRead, handler: async ({ params, headers, body }, reply) => sendChangedPlot(reply, await modifyPlot(db, params.id, headers['if-match'], body)) })
      api.route({ ...addAllocation, ...writesWhatWasRead, handler: async ({ params, headers, body }, reply) => sendChangedPlot(reply, await allocate(db, params.id, headers['if-match'], body)) })
      api.route({ ...changeAllocation, ...writesWhatWasRead, handler: async ({ params, headers, body }, reply) => sendChangedPlot(reply, await moveAllocation(db, params, headers['if-match'], body)) })
      api.route({ ...addHold, ...writesWhatWasRead, handler: async ({ params, headers, body }, reply) => sendChangedPlot(reply, await holdPlot(db, params.id, headers['if-match'], body)) })
      api.route({ ...changeHold, ...writesWhatWasRead, handler: async ({ params, headers, body }, reply) => sendChangedPlot(reply, await endHold(db, params, headers['if-match'], body)) })
      api.route({ ...earmarkPlots, onRequest: writes, handler: ({ params, body }) => earmark(db, params.code, body) })
      api.route({ ...changeClearance, ...writesWhatWasRead, handler: async ({ params, headers, body }, reply) => sendVersioned(reply, await moveClearance(db, params.id, headers['if-match'], body)) })
      api.route({ ...addTarget, onRequest: writes, handler: async ({ body }, reply) => reply.code(201).send(await createTarget(db, body)) })
    })
  })

  if (clientFolder) await app.register(async (pages) => { await protect(pages); await clientRoutes(pages, clientFolder) })
  else app.setNotFoundHandler((request, reply) => sendProblem(request, reply, 'not_found', { got: request.url }))
  return app
}
