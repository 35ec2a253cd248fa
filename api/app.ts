import fastifyCompress from '@fastify/compress'
import fastifyEtag from '@fastify/etag'
import fastifyHelmet from '@fastify/helmet'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { OIDC, openAuth } from './accounts/auth.ts'
import { actorOf, refuseOtherProvince } from './accounts/actor.ts'
import { guardOn, ofClearance, ofPlot, ofQuestion, ofZone, onlySignedIn } from './accounts/guard.ts'
import { refuseOtherSites } from './accounts/same-site.ts'
import { isStillSignedIn, readActors } from './accounts/session.ts'
import type { Config, Secret } from './config.ts'
import { changeAccount, changePassword, createAccount, getMe, listAccounts, resetPassword, signIn, signInElsewhere, signOut, signOutEverywhere } from './contract/account.ts'
import { listAudit } from './contract/audit.ts'
import { changeBoard, getBoard } from './contract/board.ts'
import { getCleanLand } from './contract/clean-land.ts'
import { changeClearance, getClearance, getZoneClearances } from './contract/clearance.ts'
import { listDecisions } from './contract/decision.ts'
import { getDossier } from './contract/dossier.ts'
import { closeDraft, draftMostBytes, getDraft, listDrafts, reopenDraft, saveDraft } from './contract/draft.ts'
import { getEligibility } from './contract/eligibility.ts'
import { addLine, addPoint, changeLine, changePoint, endLine, endPoint, listLines, listPoints } from './contract/infrastructure-write.ts'
import { getLandBalance } from './contract/land-balance.ts'
import { getLandLedger, getLandLedgerFile } from './contract/land-ledger.ts'
import { getLandOffer, listLandOffers, listSectors } from './contract/land-offer.ts'
import { getOccupancy } from './contract/occupancy.ts'
import { changeOfferTerms, getOfferTerms } from './contract/offer-terms.ts'
import { addAllocation, addHold, changeAllocation, changeHold, changePlot, earmarkPlots } from './contract/plot-write.ts'
import { getPlot, getZonePlots } from './contract/plot.ts'
import { listenToEvents, sayGone, sayPresent } from './contract/presence.ts'
import { getPriorityProjects } from './contract/priority-project.ts'
import { getProvinceSummary, listProvinces } from './contract/province.ts'
import { changeFormerProvince, listKeptProvinces } from './contract/province-write.ts'
import { askForAlert, askQuestion, askToEndAlert, changeQuestion, confirmAlert, endAlert, eraseQuestion, followQuestion, getFormPass, getQuestion, listQuestions, replyToQuestion, withdrawQuestion } from './contract/question.ts'
import { getReportedIndicators } from './contract/reported-indicator.ts'
import { getRevision, listRevisions, restoreRevision } from './contract/revision.ts'
import { addRule, changeRule, endRule, listRules } from './contract/rule-write.ts'
import { getSettings } from './contract/settings.ts'
import { getSmeQuota } from './contract/sme-quota.ts'
import { getStandards } from './contract/standards.ts'
import { addTarget } from './contract/target-write.ts'
import { listTargets } from './contract/target.ts'
import { getTile, getTileJson } from './contract/tile.ts'
import { checkTopology } from './contract/topology.ts'
import { getUtilities } from './contract/utility.ts'
import { drawingMostBytes, getDesk, getProvinceDesk, publishChange, type Published, publishZone, rehearseChange, rehearseNewZone } from './contract/zone-change.ts'
import { getZone, getZoneHistory, listZones } from './contract/zone.ts'
import type { Database } from './database/pool.ts'
import { answerError, sendProblem } from './errors.ts'
import { addAccount, findAccounts, modifyAccount, renewPassword } from './features/account/manage.ts'
import { readMe } from './features/account/me.ts'
import { comeFromOidc, goToOidc } from './features/account/oidc.ts'
import { changeOwnPassword, closeSession, closeSessions, openSession } from './features/account/session.ts'
import { readAudit } from './features/audit.ts'
import { readBoard, shownBoard, writeBoard } from './features/board.ts'
import { readCleanLand } from './features/clean-land.ts'
import { moveClearance, readClearance, readClearances } from './features/clearance.ts'
import { clientRoutes } from './features/client.ts'
import { findDecisions } from './features/decision.ts'
import { readDesk, readProvinceDesk } from './features/desk.ts'
import { discardDraft, findDrafts, keepDraft, readDraft, takeUpDraft } from './features/draft.ts'
import { readDossierMap } from './features/dossier/map-data.ts'
import { dossierSender, liveAddress } from './features/dossier/send.ts'
import { readEligibility } from './features/eligibility.ts'
import { eventStreams } from './features/events.ts'
import { healthRoutes, type Health } from './features/health.ts'
import { createLine, finishLine, modifyLine, readLines } from './features/infrastructure-write/line.ts'
import { createPoint, finishPoint, modifyPoint, readPoints } from './features/infrastructure-write/point.ts'
import { askForAlert as keepAlert, confirmAlert as confirmKept, endAlert as endKept } from './features/land-alert/alert.ts'
import { watchLand } from './features/land-alert/watch.ts'
import { readLandBalance } from './features/land-balance.ts'
import { sendLandLedgerFile } from './features/land-ledger-file/write.ts'
import { readLandLedger } from './features/land-ledger.ts'
import { readLandOffer } from './features/land-offer/detail.ts'
import { findLandOffers } from './features/land-offer/search.ts'
import { readSectors } from './features/land-offer/sectors.ts'
import { readOccupancy } from './features/occupancy.ts'
import { readOfferTerms, writeOfferTerms } from './features/offer-terms.ts'
import { pageFiles, pageRoutes } from './features/page/routes.ts'
import { readShell } from './features/page/shell.ts'
import { allocate, moveAllocation } from './features/plot/allocation.ts'
import { earmark, modifyPlot } from './features/plot/change.ts'
import { endHold, holdPlot } from './features/plot/hold.ts'
import { readPlot, readPlots } from './features/plot/read.ts'
import { sayGoneFrom, sayPresentAt } from './features/presence.ts'
import { readPriorityProjects } from './features/priority-project.ts'
import { findProvinces, readProvinceSummary } from './features/province.ts'
import { modifyFormerProvince, readKeptProvinces } from './features/province-write.ts'
import { askBoard } from './features/question/ask.ts'
import { readFollowed, withdraw } from './features/question/follow.ts'
import { answerQuestion, eraseQuestion as erase, findQuestions, moveQuestion, readQuestion } from './features/question/inbox.ts'
import { readReportedIndicators } from './features/reported-indicator.ts'
import { readRevision, readRevisions } from './features/revision.ts'
import { createRule, finishRule, modifyRule, readRules } from './features/rule-write.ts'
import { readSmeQuota } from './features/sme-quota.ts'
import { readStandards } from './features/standards.ts'
import { createTarget } from './features/target-write.ts'
import { readTargets } from './features/target.ts'
import { tileCache } from './features/tile/cache.ts'
import { tileEncoder } from './features/tile/encode.ts'
import { sendTile, sendTileJson } from './features/tile/routes.ts'
import { readTopology } from './features/topology.ts'
import { readUtilities } from './features/utility.ts'
import { createZone, tryNewZone } from './features/zone-change/new-zone.ts'
import { saveChange } from './features/zone-change/publish.ts'
import { tryChange } from './features/zone-change/rehearse.ts'
import { bringBack } from './features/zone-change/restore.ts'
import { findZones, readHistory, readZone } from './features/zone.ts'
import { fewAtOnce } from './forms/limit.ts'
import { readPass } from './forms/read-pass.ts'
import { answerWrongMethods, describe, GEOJSON, letGoWhenClosing, listRoutes, readAnyForm, securityHeaders, sendGeoJsonText, tellCodingsApart } from './http.ts'
import { languageOf } from './language.ts'
import { originOf } from './origin.ts'
import { smtpSender } from './mail/smtp.ts'
import { mailWorker } from './mail/worker.ts'
import { noStore, requireIfMatch, sendChangedPlot, sendTagged, sendTaggedText, sendVersioned } from './precondition.ts'
import { takingTurns } from './turns.ts'
import { version } from './version.ts'

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

      api.route({ ...getSettings, handler: async () => ({ version, basemapStyleUrl: config.basemapStyleUrl, board: await shownBoard(db, config.board) }) })
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
      api.route({ ...getPriorityProjects, handler: ({ params }) => readPriorityProjects(db, params.code) })
      api.route({ ...getLandLedger, handler: ({ query }) => readLandLedger(db, query) })
      api.route({ ...getLandLedgerFile, handler: async ({ params, query }, reply) => sendLandLedgerFile(db, reply, await readLandLedger(db, query), params.file, query) })
      api.route({ ...listLandOffers, handler: ({ query }) => findLandOffers(db, query) })
      api.route({ ...getLandOffer, handler: ({ params, query }) => readLandOffer(db, params.code, query.sector) })
      const sendDossier = dossierSender()
      // Drawing keeps the processor: one at a time.
      const drawsInTurn = takingTurns(1, 50)
      api.route({ ...getDossier, handler: async (request, reply) => drawsInTurn(async () => {
        const { params: { code }, query: { sector, lang } } = request
        const offer = await readLandOffer(db, code, sector)
        return sendDossier(request, reply, { offer, map: await readDossierMap(db, offer.code), board: await shownBoard(db, config.board), address: liveAddress(originOf(request, config.publicUrl), offer.code, lang), language: lang })
      }) })
      api.route({ ...listSectors, handler: () => readSectors(db) })
      api.route({ ...listProvinces, handler: () => findProvinces(db) })
      api.route({ ...getProvinceSummary, handler: ({ params, query }) => readProvinceSummary(db, params.code, query.asOf) })
      api.route({ ...listTargets, handler: ({ query }) => readTargets(db, query.province, query.asOf) })
      api.route({ ...getReportedIndicators, handler: ({ query }) => readReportedIndicators(db, query.province) })
      api.route({ ...getPlot, handler: async ({ params }, reply) => sendVersioned(reply, await readPlot(db, params.id)) })
      api.route({ ...getClearance, handler: async ({ params }, reply) => sendVersioned(reply, await readClearance(db, params.id)) })

      // Questions to the board, and alerts: nobody signs in. The addresses of what one asked are keys: not for the log, nor for a cache.
      const forms = { secret: sessionSecret, mail: config.mail, board: () => shownBoard(db, config.board) }
      const quietly = { logLevel: 'warn' } as const
      api.route({ ...getFormPass, handler: async ({ query }, reply) => noStore(reply).send(await readPass(db, sessionSecret, config.mail !== null, query.form)) })
      api.route({ ...askQuestion, handler: async ({ ip, body }, reply) => noStore(reply.code(201)).send(await fewAtOnce(ip, () => askBoard(db, forms, ip, body))) })
      api.route({ ...followQuestion, ...quietly, handler: async ({ params }, reply) => noStore(reply).send(await readFollowed(db, params.key)) })
      api.route({ ...withdrawQuestion, ...quietly, handler: async ({ params }, reply) => noStore(reply).send(await withdraw(db, params.key)) })
      api.route({ ...askForAlert, handler: async ({ ip, body }, reply) => noStore(reply.code(201)).send(await fewAtOnce(ip, () => keepAlert(db, forms, ip, body))) })
      api.route({ ...confirmAlert, handler: async ({ body }, reply) => noStore(reply).send(await confirmKept(db, body.key)) })
      api.route({ ...askToEndAlert, ...quietly, handler: async ({ query }, reply) => { await reply.redirect(`/alerts/end?key=${query.key}`, 303) } })
      await api.register(async (mailPrograms) => {
        readAnyForm(mailPrograms)
        mailPrograms.withTypeProvider<ZodTypeProvider>().route({ ...endAlert, ...quietly, handler: async ({ query }, reply) => noStore(reply).send(await endKept(db, query.key)) })
      })

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

      // What they may: refused before anything of the body is read.
      const guard = guardOn(db)
      const ledgerRoles = ['planner', 'official', 'admin'] as const
      const onlyAdmin = { onRequest: guard({ roles: ['admin'] }) }
      const by = (request: FastifyRequest) => db.by(actorOf(request).id)
      api.route({ ...listAccounts, ...onlyAdmin, handler: () => findAccounts(db) })
      api.route({ ...createAccount, ...onlyAdmin, handler: async (request, reply) => reply.code(201).send(await addAccount(by(request), request.body)) })
      api.route({ ...changeAccount, ...onlyAdmin, handler: (request) => modifyAccount(by(request), request.params.id, request.body) })
      api.route({ ...resetPassword, ...onlyAdmin, handler: (request) => renewPassword(by(request), actorOf(request), request.params.id) })
      api.route({ ...listAudit, ...onlyAdmin, handler: ({ query }) => readAudit(db, query) })

      const writesPlot = { onRequest: [guard({ roles: ledgerRoles, province: ofPlot }), requireIfMatch] }
      api.route({ ...changePlot, ...writesPlot, handler: async (request, reply) => sendChangedPlot(reply, await modifyPlot(by(request), request.params.id, request.headers['if-match'], request.body)) })
      api.route({ ...addAllocation, ...writesPlot, handler: async (request, reply) => sendChangedPlot(reply, await allocate(by(request), request.params.id, request.headers['if-match'], request.body)) })
      api.route({ ...changeAllocation, ...writesPlot, handler: async (request, reply) => sendChangedPlot(reply, await moveAllocation(by(request), request.params, request.headers['if-match'], request.body)) })
      api.route({ ...addHold, ...writesPlot, handler: async (request, reply) => sendChangedPlot(reply, await holdPlot(by(request), request.params.id, request.headers['if-match'], request.body)) })
      api.route({ ...changeHold, ...writesPlot, handler: async (request, reply) => sendChangedPlot(reply, await endHold(by(request), request.params, request.headers['if-match'], request.body)) })
      api.route({ ...earmarkPlots, onRequest: guard({ roles: ledgerRoles, province: ofZone }), handler: (request) => earmark(by(request), request.params.code, request.body) })
      api.route({ ...changeClearance, onRequest: [guard({ roles: ledgerRoles, province: ofClearance }), requireIfMatch], handler: async (request, reply) => sendVersioned(reply, await moveClearance(by(request), request.params.id, request.headers['if-match'], request.body)) })
      const saysOfZone = guard({ roles: ledgerRoles, province: ofZone })
      api.route({ ...getOfferTerms, onRequest: saysOfZone, handler: async (request, reply) => { const terms = await readOfferTerms(db, request.params.code); return sendTagged(reply, terms.version, terms) } })
      api.route({ ...changeOfferTerms, onRequest: [saysOfZone, requireIfMatch], handler: async (request, reply) => { const terms = await writeOfferTerms(by(request), request.params.code, request.headers['if-match'], request.body); return sendTagged(reply, terms.version, terms) } })
      api.route({ ...addTarget, ...onlyAdmin, handler: async (request, reply) => reply.code(201).send(await createTarget(by(request), request.body)) })
      const adminChanges = { onRequest: [guard({ roles: ['admin'] }), requireIfMatch] }
      api.route({ ...listRules, ...onlyAdmin, handler: (request) => readRules(db, request.query.code) })
      api.route({ ...addRule, ...onlyAdmin, handler: async (request, reply) => { const rule = await createRule(db.by(actorOf(request).id), request.body); return sendTagged(reply.code(201), rule.version, rule) } })
      api.route({ ...changeRule, ...adminChanges, handler: async (request, reply) => { const rule = await modifyRule(db.by(actorOf(request).id), request.params.id, request.headers['if-match'], request.body); return sendTagged(reply, rule.version, rule) } })
      api.route({ ...endRule, ...adminChanges, handler: async (request, reply) => { const rule = await finishRule(db.by(actorOf(request).id), request.params.id, request.headers['if-match'], request.body.validTo); return sendTagged(reply, rule.version, rule) } })
      api.route({ ...listPoints, ...onlyAdmin, handler: (request) => readPoints(db, request.query) })
      api.route({ ...addPoint, ...onlyAdmin, handler: async (request, reply) => { const point = await createPoint(db.by(actorOf(request).id), request.body); return sendTagged(reply.code(201), point.version, point) } })
      api.route({ ...changePoint, ...adminChanges, handler: async (request, reply) => { const point = await modifyPoint(db.by(actorOf(request).id), request.params.id, request.headers['if-match'], request.body); return sendTagged(reply, point.version, point) } })
      api.route({ ...endPoint, ...adminChanges, handler: async (request, reply) => { const point = await finishPoint(db.by(actorOf(request).id), request.params.id, request.headers['if-match'], request.body); return sendTagged(reply, point.version, point) } })
      api.route({ ...listLines, ...onlyAdmin, handler: (request) => readLines(db, request.query) })
      api.route({ ...addLine, ...onlyAdmin, handler: async (request, reply) => { const line = await createLine(db.by(actorOf(request).id), request.body); return sendTagged(reply.code(201), line.version, line) } })
      api.route({ ...changeLine, ...adminChanges, handler: async (request, reply) => { const line = await modifyLine(db.by(actorOf(request).id), request.params.id, request.headers['if-match'], request.body); return sendTagged(reply, line.version, line) } })
      api.route({ ...endLine, ...adminChanges, handler: async (request, reply) => { const line = await finishLine(db.by(actorOf(request).id), request.params.id, request.headers['if-match'], request.body); return sendTagged(reply, line.version, line) } })
      api.route({ ...listKeptProvinces, ...onlyAdmin, handler: async (_, reply) => noStore(reply).send(await readKeptProvinces(db)) })
      api.route({ ...changeFormerProvince, ...adminChanges, handler: (request) => modifyFormerProvince(by(request), request.params.name, request.headers['if-match'], request.body) })
      api.route({ ...getBoard, ...onlyAdmin, handler: async (_, reply) => { const board = await readBoard(db, config.board); return sendTagged(reply, board.version, board) } })
      api.route({ ...changeBoard, ...adminChanges, handler: async (request, reply) => { const board = await writeBoard(db.by(actorOf(request).id), config.board, request.headers['if-match'], request.body); return sendTagged(reply, board.version, board) } })

      // The inbox.
      const answers = ['official', 'admin'] as const
      const ofInbox = guard({ roles: answers, province: ofQuestion })
      const writesQuestion = { onRequest: [ofInbox, requireIfMatch] }
      api.route({ ...listQuestions, onRequest: guard({ roles: answers }), handler: (request) => findQuestions(db, actorOf(request), config.mail !== null, request.query) })
      api.route({ ...getQuestion, onRequest: ofInbox, handler: async ({ params }, reply) => { const question = await readQuestion(db, params.id); return sendTagged(reply, question.version, question) } })
      api.route({ ...changeQuestion, ...writesQuestion, handler: async (request, reply) => { const question = await moveQuestion(by(request), request.params.id, request.headers['if-match'], actorOf(request), request.body); return sendTagged(reply, question.version, question) } })
      api.route({ ...replyToQuestion, ...writesQuestion, handler: async (request, reply) => { const question = await answerQuestion(by(request), forms, request.params.id, request.headers['if-match'], actorOf(request), request.body); return sendTagged(reply.code(201), question.version, question) } })
      api.route({ ...eraseQuestion, ...writesQuestion, handler: async (request, reply) => { const question = await erase(by(request), request.params.id, request.headers['if-match']); return sendTagged(reply, question.version, question) } })

      // The planning desk.
      const atDesk = guard({ roles: ledgerRoles })
      const draws = guard({ roles: ['planner', 'admin'] })
      api.route({ ...listenToEvents, handler: (request, reply) => events.listen(request, reply) })
      api.route({ ...getDesk, onRequest: atDesk, handler: async (request, reply) => { const desk = await readDesk(db, actorOf(request), request.params.code); return sendTaggedText(reply, desk.version, desk.text) } })
      api.route({ ...getProvinceDesk, onRequest: atDesk, handler: ({ params }) => readProvinceDesk(db, params.code) })
      // Checking takes the database seconds: half its connections stay free for everybody else.
      const inTurn = takingTurns(Math.max(1, Math.floor((db.pool.options.max) / 2)), 50)
      const drawsInZone = guard({ roles: ['planner', 'admin'], province: ofZone })
      const languageAsked = (request: FastifyRequest) => languageOf(request.headers['accept-language'])
      const sendPublished = (reply: FastifyReply, published: Published) => sendTagged(reply.code(201), published.version, published)
      api.route({ ...rehearseChange, onRequest: drawsInZone, bodyLimit: drawingMostBytes, handler: (request) => inTurn(() => tryChange(by(request), request.params.code, request.body, languageAsked(request))) })
      api.route({ ...rehearseNewZone, onRequest: draws, bodyLimit: drawingMostBytes, handler: (request) => { refuseOtherProvince(actorOf(request), request.body.provinceCode, 'provinceCode'); return inTurn(() => tryNewZone(by(request), request.body, languageAsked(request))) } })
      api.route({ ...checkTopology, onRequest: drawsInZone, bodyLimit: drawingMostBytes, handler: ({ params, body }) => inTurn(() => readTopology(db, params.code, body)) })
      api.route({ ...listRevisions, onRequest: atDesk, handler: ({ params }) => readRevisions(db, params.code) })
      api.route({ ...getRevision, onRequest: atDesk, handler: ({ params }) => readRevision(db, params) })
      api.route({ ...publishChange, onRequest: [drawsInZone, requireIfMatch], bodyLimit: drawingMostBytes, handler: async (request, reply) => sendPublished(reply, await saveChange(by(request), request.params.code, request.headers['if-match'], request.body, languageAsked(request))) })
      api.route({ ...publishZone, onRequest: draws, bodyLimit: drawingMostBytes, handler: async (request, reply) => { refuseOtherProvince(actorOf(request), request.body.provinceCode, 'provinceCode'); return sendPublished(reply, await createZone(by(request), request.body, languageAsked(request))) } })
      api.route({ ...restoreRevision, onRequest: [drawsInZone, requireIfMatch], handler: async (request, reply) => sendPublished(reply, await bringBack(by(request), request.params, request.headers['if-match'], request.body, languageAsked(request))) })
      api.route({ ...listDecisions, onRequest: atDesk, handler: (request) => findDecisions(db, request.query) })
      api.route({ ...listDrafts, onRequest: atDesk, handler: (request) => findDrafts(db, actorOf(request), request.query) })
      api.route({ ...getDraft, onRequest: atDesk, handler: async (request, reply) => { const draft = await readDraft(db, actorOf(request), request.params.id); return sendTagged(reply, draft.version, draft) } })
      api.route({ ...saveDraft, onRequest: draws, bodyLimit: draftMostBytes, handler: async (request, reply) => { const draft = await keepDraft(by(request), actorOf(request), request.params.id, request.headers, request.body); return sendTagged(reply, draft.version, draft) } })
      api.route({ ...closeDraft, onRequest: draws, handler: async (request, reply) => { const draft = await discardDraft(by(request), actorOf(request), request.params.id); return sendTagged(reply, draft.version, draft) } })
      api.route({ ...reopenDraft, onRequest: draws, handler: async (request, reply) => { const draft = await takeUpDraft(by(request), actorOf(request), request.params.id); return sendTagged(reply, draft.version, draft) } })
      const inZone = guard({ roles: ledgerRoles, province: ofZone })
      api.route({ ...sayPresent, onRequest: inZone, handler: (request) => sayPresentAt(by(request), actorOf(request), request.params.code, request.body.tab) })
      api.route({ ...sayGone, onRequest: inZone, handler: (request) => sayGoneFrom(by(request), actorOf(request), request.params.code, request.body.tab) })
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
