import type { FastifyReply } from 'fastify'
import { actorOf } from '../accounts/actor.ts'
import { addCorridorOption, adoptCorridorOption, changeCorridorOption, corridorMostBytes, discardCorridorOption, getCorridorDesign, getCorridorOption, getCorridorTake, getCorridorTakeFile, getRelocationSummary,
  listCorridorOptions, listCorridors, rehearseCorridor, type CorridorOption, type CorridorTake } from '../contract/corridor.ts'
import { adoptOption } from '../features/corridor/adopt.ts'
import { sendTakeFile } from '../features/corridor/file.ts'
import { createOption, findOptions, putAway, readOption, replaceOption } from '../features/corridor/option.ts'
import { readCorridors, readDesign, readSummary, readTake } from '../features/corridor/read.ts'
import { tryCorridor } from '../features/corridor/rehearse.ts'
import { languageOf } from '../language.ts'
import { requireIfMatch, sendTagged } from '../precondition.ts'
import { takingTurns } from '../turns.ts'
import { ledgerRoles, type Api, type RouteParts } from './parts.ts'

const sendJson = (reply: FastifyReply, text: string) => reply.type('application/json; charset=utf-8').serializer(String).send(text)

/** Relocation: corridors and what they take, for boards; a summary without firms for everybody. */
export function relocationRoutes(api: Api, { db, guard, by }: RouteParts): void {
  api.route({ ...listCorridors, handler: ({ query }) => readCorridors(db, query.asOf) })
  api.route({ ...getCorridorDesign, handler: ({ params }) => readDesign(db, params) })
  api.route({ ...getRelocationSummary, handler: async ({ query }, reply) => sendJson(reply, await readSummary(db, query)) })

  const atDesk = guard({ roles: ledgerRoles })
  // As at the desk: what is computed while somebody drags a line leaves half of the connections to everybody else.
  const inTurn = takingTurns(Math.max(1, Math.floor(db.pool.options.max / 2)), 50)
  api.route({ ...getCorridorTake, onRequest: atDesk, handler: async (request, reply) => sendJson(reply, await readTake(db, actorOf(request), request.params.code, request.query.asOf)) })
  api.route({ ...getCorridorTakeFile, onRequest: atDesk, handler: async (request, reply) => { const { params, query } = request; return sendTakeFile(reply, params.code, JSON.parse(await readTake(db, actorOf(request), params.code, query.asOf)) as CorridorTake, query) } })
  api.route({ ...rehearseCorridor, onRequest: atDesk, bodyLimit: corridorMostBytes, handler: async (request, reply) => sendJson(reply, await inTurn(() => tryCorridor(db, actorOf(request), request.params.code, request.body, languageOf(request.headers['accept-language'])))) })

  const changesOption = { onRequest: [atDesk, requireIfMatch], bodyLimit: corridorMostBytes }
  const sendOption = (reply: FastifyReply, option: CorridorOption) => sendTagged(reply, option.version, option)
  api.route({ ...listCorridorOptions, onRequest: atDesk, handler: (request) => findOptions(db, actorOf(request), request.params.code) })
  api.route({ ...getCorridorOption, onRequest: atDesk, handler: async (request, reply) => { const option = await readOption(db, actorOf(request), request.params); return sendTagged(reply, option.version, option) } })
  api.route({ ...addCorridorOption, onRequest: atDesk, bodyLimit: corridorMostBytes, handler: async (request, reply) => sendOption(reply.code(201), await createOption(by(request), actorOf(request), request.params.code, request.body)) })
  api.route({ ...changeCorridorOption, ...changesOption, handler: async (request, reply) => sendOption(reply, await replaceOption(by(request), actorOf(request), request.params, request.headers['if-match'], request.body)) })
  api.route({ ...discardCorridorOption, ...changesOption, handler: async (request, reply) => sendOption(reply, await putAway(by(request), actorOf(request), request.params, request.headers['if-match'])) })
  // A corridor runs through several provinces: who keeps it for all of them adopts it.
  api.route({ ...adoptCorridorOption, onRequest: [guard({ roles: ['admin'] }), requireIfMatch], handler: async (request, reply) => reply.code(201).send(await adoptOption(by(request), actorOf(request), request.params, request.headers['if-match'], request.body)) })
}
