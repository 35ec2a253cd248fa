import { ofClearance, ofPlot, ofZone } from '../accounts/guard.ts'
import { changeClearance } from '../contract/clearance.ts'
import { changeOfferTerms, getOfferTerms } from '../contract/offer-terms.ts'
import { addAllocation, addHold, changeAllocation, changeHold, changePlot, earmarkPlots } from '../contract/plot-write.ts'
import { moveClearance } from '../features/clearance.ts'
import { readOfferTerms, writeOfferTerms } from '../features/offer-terms.ts'
import { allocate, moveAllocation } from '../features/plot/allocation.ts'
import { earmark, modifyPlot } from '../features/plot/change.ts'
import { endHold, holdPlot } from '../features/plot/hold.ts'
import { requireIfMatch, sendChangedPlot, sendTagged, sendVersioned } from '../precondition.ts'
import { ledgerRoles, type Api, type RouteParts } from './parts.ts'

/** What boards write about land: plots, what is let and held, tracts, terms. */
export function ledgerRoutes(api: Api, { db, guard, by }: RouteParts): void {
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
}
