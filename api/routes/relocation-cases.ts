import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, refuseOtherProvince } from '../accounts/actor.ts'
import type { ProvinceOf } from '../accounts/guard.ts'
import { addRelocationCase, addRelocationObstacle, getRelocationBoard, getRelocationCase, getRelocationFile, listRelocationFirms, recordRelocationCase, recordRelocationStep, resolveRelocationObstacle, type RelocationCaseDetail } from '../contract/relocation-case.ts'
import { acceptRelocationPlan, cancelRelocationRun, changeRelocationPlan, copyRelocationPlan, getRelocationPlan, getRelocationReceivers, getRelocationRun, listRelocationPlans, refreshRelocationPlan, startRelocationRun,
  withdrawRelocationRow, type RelocationPlan } from '../contract/relocation-plan.ts'
import { sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'
import { addCase, findFirms } from '../features/relocation-case/add.ts'
import { sendCaseFile } from '../features/relocation-case/file.ts'
import { readBoard, readCase } from '../features/relocation-case/read.ts'
import { addObstacle, recordCase, recordStep, resolveObstacle } from '../features/relocation-case/record.ts'
import { acceptRows } from '../features/relocation-plan/accept.ts'
import { changeRow, copyPlan, findPlans, readPlan, readReceivers, refreshPlan } from '../features/relocation-plan/plan.ts'
import { relocationRuns } from '../features/relocation-plan/run.ts'
import { withdrawRow } from '../features/relocation-plan/withdraw.ts'
import { requireIfMatch, sendTagged } from '../precondition.ts'
import { ledgerRoles, type Api, type RouteParts } from './parts.ts'

/** Of the zone that the relocation moves whose code the address names. */
const ofRelocation: ProvinceOf = async (db, { code = '' }) => {
  const [row] = await db.query<{ province: string }>(sql`select z.province_code as province from relocation r join zone z on z.id = r.zone_id where r.code = ${code}`)
  if (!row) throw new Problem('relocation_not_found', { field: 'code', got: code })
  return row.province
}
const ofPlan: ProvinceOf = async (db, { id = '' }) => {
  if (!/^[1-9]\d{0,8}$/.test(id)) throw new Problem('invalid_parameter', { field: 'id', got: id, expected: '1…999999999' })
  const [row] = await db.query<{ province: string }>(sql`select province_code as province from relocation_plan where id = ${Number(id)}`)
  if (!row) throw new Problem('relocation_plan_not_found', { field: 'id', got: id })
  return row.province
}

/** Who must leave, how far they are, where they can go: it names firms, so it is for the province's own people. Planners read. */
export function relocationCaseRoutes(api: Api, { db, guard, by }: RouteParts): void {
  const records = ['official', 'admin'] as const
  const inProvince = async (request: FastifyRequest, province: string) => { await refuseOtherProvince(db, actorOf(request), province, 'province'); return province }
  const readers = { onRequest: guard({ roles: ledgerRoles }) }
  api.route({ ...getRelocationBoard, ...readers, handler: async (request) => readBoard(db, await inProvince(request, request.query.province), request.query.asOf) })
  api.route({ ...getRelocationFile, ...readers, handler: async (request, reply) => sendCaseFile(reply, await readBoard(db, await inProvince(request, request.query.province), request.query.asOf), request.params.file, request.query.lang) })
  api.route({ ...getRelocationReceivers, ...readers, handler: async (request) => readReceivers(db, await inProvince(request, request.query.province)) })
  api.route({ ...listRelocationPlans, ...readers, handler: async (request) => findPlans(db, await inProvince(request, request.query.province)) })

  const sendCase = (reply: FastifyReply, found: RelocationCaseDetail) => sendTagged(reply, found.version, found)
  const changesCase = { onRequest: [guard({ roles: records, province: ofRelocation }), requireIfMatch] }
  api.route({ ...getRelocationCase, onRequest: guard({ roles: ledgerRoles, province: ofRelocation }), handler: async (request, reply) => sendCase(reply, await readCase(db, request.params)) })
  api.route({ ...listRelocationFirms, onRequest: guard({ roles: ledgerRoles, province: ofRelocation }), handler: (request) => findFirms(db, request.params.code) })
  api.route({ ...addRelocationCase, onRequest: guard({ roles: records, province: ofRelocation }), handler: async (request, reply) => sendCase(reply.code(201), await addCase(by(request), request.params.code, request.body)) })
  api.route({ ...recordRelocationCase, ...changesCase, handler: async (request, reply) => sendCase(reply, await recordCase(by(request), request.params, request.headers['if-match'], request.body)) })
  api.route({ ...recordRelocationStep, ...changesCase, handler: async (request, reply) => sendCase(reply, await recordStep(by(request), request.params, request.headers['if-match'], request.body)) })
  api.route({ ...addRelocationObstacle, ...changesCase, handler: async (request, reply) => sendCase(reply, await addObstacle(by(request), request.params, request.headers['if-match'], request.body)) })
  api.route({ ...resolveRelocationObstacle, ...changesCase, handler: async (request, reply) => sendCase(reply, await resolveObstacle(by(request), request.params, request.headers['if-match'], request.body)) })

  const sendPlan = (reply: FastifyReply, plan: RelocationPlan) => sendTagged(reply, plan.etag, plan)
  const changesPlan = { onRequest: [guard({ roles: records, province: ofPlan }), requireIfMatch] }
  api.route({ ...getRelocationPlan, onRequest: guard({ roles: ledgerRoles, province: ofPlan }), handler: async (request, reply) => sendPlan(reply, await readPlan(db, request.params.id)) })
  api.route({ ...copyRelocationPlan, onRequest: guard({ roles: records, province: ofPlan }), handler: async (request, reply) => sendPlan(reply.code(201), await copyPlan(by(request), actorOf(request), request.params.id, request.body.name)) })
  api.route({ ...changeRelocationPlan, ...changesPlan, handler: async (request, reply) => sendPlan(reply, await changeRow(by(request), request.params.id, request.headers['if-match'], request.body)) })
  api.route({ ...acceptRelocationPlan, ...changesPlan, handler: async (request, reply) => sendPlan(reply, await acceptRows(by(request), request.params.id, request.headers['if-match'], request.body)) })
  api.route({ ...withdrawRelocationRow, ...changesPlan, handler: async (request, reply) => sendPlan(reply, await withdrawRow(by(request), request.params, request.headers['if-match'])) })
  api.route({ ...refreshRelocationPlan, ...changesPlan, handler: async (request, reply) => sendPlan(reply, await refreshPlan(by(request), request.params.id, request.headers['if-match'])) })

  // Two at once: each takes a core for its time.
  const runs = relocationRuns(2, (error) => api.log.warn({ err: error }, 'an assignment failed'))
  api.addHook('onClose', () => runs.close())
  const runners = { onRequest: guard({ roles: records }) }
  api.route({ ...startRelocationRun, ...runners, handler: async (request, reply) => { await inProvince(request, request.body.province); return reply.code(201).send(await runs.start(db, actorOf(request), request.body)) } })
  api.route({ ...getRelocationRun, ...runners, handler: async (request) => runs.read(actorOf(request), request.params.id) })
  api.route({ ...cancelRelocationRun, ...runners, handler: async (request) => runs.cancel(actorOf(request), request.params.id) })
}
