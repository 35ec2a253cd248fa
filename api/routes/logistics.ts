import type { FastifyReply } from 'fastify'
import { actorOf } from '../accounts/actor.ts'
import { ofZone } from '../accounts/guard.ts'
import { addScenario, changeScenario, endScenario, getScenario, listScenarioPlots, listScenarios, rehearseScenario } from '../contract/land-scenario.ts'
import { deleteScoreProfile, getLogisticsCatchment, listLogisticsCandidates, listLogisticsGaps, listLogisticsZones, listScoreProfiles, saveScoreProfile } from '../contract/logistics.ts'
import { rehearse } from '../features/land-scenario/effect.ts'
import { addKept, changeKept, endKept, findScenarios, readScenarioPlots, showScenario } from '../features/land-scenario/keep.ts'
import { readCatchment, readLogisticsCandidates, readLogisticsGaps, readLogisticsZones } from '../features/logistics/read.ts'
import { deleteProfile, findProfiles, saveProfile } from '../features/logistics/score-profile.ts'
import { noStore, requireIfMatch, sendTagged } from '../precondition.ts'
import { takingTurns } from '../turns.ts'
import { ledgerRoles, type Api, type RouteParts } from './parts.ts'

const sendJson = (reply: FastifyReply, text: string) => reply.type('application/json; charset=utf-8').serializer(String).send(text)

/** Logistics: land for it, where it could stand, what-ifs of a zone's land structure. */
export function logisticsRoutes(api: Api, { db, guard, by }: RouteParts): void {
  // What is computed over many plots leaves half of the connections to everybody else.
  const inTurn = takingTurns(Math.max(1, Math.floor(db.pool.options.max / 2)), 50)
  api.route({ ...listLogisticsZones, handler: async ({ query }, reply) => sendJson(reply, await readLogisticsZones(db, query)) })
  api.route({ ...listLogisticsGaps, handler: async ({ query }, reply) => sendJson(reply, await readLogisticsGaps(db, query)) })
  api.route({ ...listLogisticsCandidates, handler: async ({ query }, reply) => sendJson(reply, await inTurn(() => readLogisticsCandidates(db, query))) })
  api.route({ ...getLogisticsCatchment, handler: async ({ query }, reply) => sendJson(reply, await readCatchment(db, query)) })

  const signedIn = guard({ roles: ledgerRoles })
  api.route({ ...listScoreProfiles, onRequest: signedIn, handler: async (request, reply) => { noStore(reply); return findProfiles(db, actorOf(request)) } })
  api.route({ ...saveScoreProfile, onRequest: signedIn, handler: async (request, reply) => reply.code(201).send(await saveProfile(by(request), actorOf(request), request.body)) })
  api.route({ ...deleteScoreProfile, onRequest: signedIn, handler: (request) => deleteProfile(by(request), actorOf(request), request.params.id) })

  const ofTheZone = guard({ roles: ledgerRoles, province: ofZone })
  const changesKept = { onRequest: [ofTheZone, requireIfMatch] }
  api.route({ ...listScenarioPlots, onRequest: signedIn, handler: async ({ params }, reply) => { noStore(reply); return readScenarioPlots(db, params.code) } })
  api.route({ ...rehearseScenario, onRequest: signedIn, handler: ({ params, body }) => inTurn(() => rehearse(db, params.code, body.changes)) })
  api.route({ ...listScenarios, onRequest: ofTheZone, handler: ({ params }) => findScenarios(db, params.code) })
  api.route({ ...addScenario, onRequest: ofTheZone, handler: async (request, reply) => { const kept = await addKept(by(request), actorOf(request), request.params.code, request.body); return sendTagged(reply.code(201), kept.version, kept) } })
  api.route({ ...getScenario, handler: async ({ actor, params }, reply) => { const shown = await inTurn(() => showScenario(db, actor, params.key)); return sendTagged(reply, shown.scenario.version, shown) } })
  api.route({ ...changeScenario, ...changesKept, handler: async (request, reply) => { const kept = await changeKept(by(request), actorOf(request), request.params, request.headers['if-match'], request.body); return sendTagged(reply, kept.version, kept) } })
  api.route({ ...endScenario, ...changesKept, handler: (request) => endKept(by(request), actorOf(request), request.params, request.headers['if-match']) })
}
