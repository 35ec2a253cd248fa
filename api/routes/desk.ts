import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, refuseOtherProvince } from '../accounts/actor.ts'
import { ofZone } from '../accounts/guard.ts'
import { listDecisions } from '../contract/decision.ts'
import { closeDraft, draftMostBytes, getDraft, listDrafts, reopenDraft, saveDraft } from '../contract/draft.ts'
import { listenToEvents, sayGone, sayPresent } from '../contract/presence.ts'
import { getRevision, listRevisions, restoreRevision } from '../contract/revision.ts'
import { checkTopology } from '../contract/topology.ts'
import { drawingMostBytes, getDesk, getProvinceDesk, publishChange, type Published, publishZone, rehearseChange, rehearseNewZone } from '../contract/zone-change.ts'
import { findDecisions } from '../features/decision.ts'
import { readDesk, readProvinceDesk } from '../features/desk.ts'
import { discardDraft, findDrafts, keepDraft, readDraft, takeUpDraft } from '../features/draft.ts'
import { sayGoneFrom, sayPresentAt } from '../features/presence.ts'
import { readRevision, readRevisions } from '../features/revision.ts'
import { readTopology } from '../features/topology.ts'
import { createZone, tryNewZone } from '../features/zone-change/new-zone.ts'
import { saveChange } from '../features/zone-change/publish.ts'
import { tryChange } from '../features/zone-change/rehearse.ts'
import { bringBack } from '../features/zone-change/restore.ts'
import { languageOf } from '../language.ts'
import { requireIfMatch, sendTagged, sendTaggedText } from '../precondition.ts'
import { takingTurns } from '../turns.ts'
import { ledgerRoles, type Api, type RouteParts } from './parts.ts'

/** The planning desk: rehearsals, publications, drafts, who is there. */
export function deskRoutes(api: Api, { db, events, guard, by }: RouteParts): void {
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
  api.route({ ...rehearseNewZone, onRequest: draws, bodyLimit: drawingMostBytes, handler: async (request) => { await refuseOtherProvince(db, actorOf(request), request.body.provinceCode, 'provinceCode'); return inTurn(() => tryNewZone(by(request), request.body, languageAsked(request))) } })
  api.route({ ...checkTopology, onRequest: drawsInZone, bodyLimit: drawingMostBytes, handler: ({ params, body }) => inTurn(() => readTopology(db, params.code, body)) })
  api.route({ ...listRevisions, onRequest: atDesk, handler: ({ params }) => readRevisions(db, params.code) })
  api.route({ ...getRevision, onRequest: atDesk, handler: ({ params }) => readRevision(db, params) })
  api.route({ ...publishChange, onRequest: [drawsInZone, requireIfMatch], bodyLimit: drawingMostBytes, handler: async (request, reply) => sendPublished(reply, await saveChange(by(request), request.params.code, request.headers['if-match'], request.body, languageAsked(request))) })
  api.route({ ...publishZone, onRequest: draws, bodyLimit: drawingMostBytes, handler: async (request, reply) => { await refuseOtherProvince(db, actorOf(request), request.body.provinceCode, 'provinceCode'); return sendPublished(reply, await createZone(by(request), request.body, languageAsked(request))) } })
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
}
