import { actorOf } from '../accounts/actor.ts'
import { listAudit } from '../contract/audit.ts'
import { changeBoard, getBoard } from '../contract/board.ts'
import { addLine, addPoint, changeLine, changePoint, endLine, endPoint, listLines, listPoints } from '../contract/infrastructure-write.ts'
import { changeFormerProvince, listKeptProvinces } from '../contract/province-write.ts'
import { addRule, changeRule, endRule, listRules } from '../contract/rule-write.ts'
import { addTarget } from '../contract/target-write.ts'
import { readAudit } from '../features/audit.ts'
import { readBoard, writeBoard } from '../features/board.ts'
import { createLine, finishLine, modifyLine, readLines } from '../features/infrastructure-write/line.ts'
import { createPoint, finishPoint, modifyPoint, readPoints } from '../features/infrastructure-write/point.ts'
import { modifyFormerProvince, readKeptProvinces } from '../features/province-write.ts'
import { createRule, finishRule, modifyRule, readRules } from '../features/rule-write.ts'
import { createTarget } from '../features/target-write.ts'
import { noStore, requireIfMatch, sendTagged } from '../precondition.ts'
import type { Api, RouteParts } from './parts.ts'

/** What administrators keep: rules, targets, places and lines, provinces, the board, the audit log. */
export function administrationRoutes(api: Api, { db, config, guard, by }: RouteParts): void {
  const onlyAdmin = { onRequest: guard({ roles: ['admin'] }) }
  api.route({ ...listAudit, ...onlyAdmin, handler: ({ query }) => readAudit(db, query) })
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
}
