import { getCleanLand } from '../contract/clean-land.ts'
import { getClearance, getZoneClearances } from '../contract/clearance.ts'
import { getDossier } from '../contract/dossier.ts'
import { getEligibility } from '../contract/eligibility.ts'
import { getLandBalance } from '../contract/land-balance.ts'
import { getLandLedger, getLandLedgerFile } from '../contract/land-ledger.ts'
import { getLandOffer, listLandOffers, listSectors } from '../contract/land-offer.ts'
import { getOccupancy } from '../contract/occupancy.ts'
import { getPlot, getZonePlots } from '../contract/plot.ts'
import { getPriorityProjects } from '../contract/priority-project.ts'
import { getProvinceSummary, listProvinces } from '../contract/province.ts'
import { getReportedIndicators } from '../contract/reported-indicator.ts'
import { getSettings } from '../contract/settings.ts'
import { getSmeQuota } from '../contract/sme-quota.ts'
import { getStandards } from '../contract/standards.ts'
import { listTargets } from '../contract/target.ts'
import { getUtilities } from '../contract/utility.ts'
import { getZone, getZoneHistory, listZones } from '../contract/zone.ts'
import { shownBoard } from '../features/board.ts'
import { readCleanLand } from '../features/clean-land.ts'
import { readClearance, readClearances } from '../features/clearance.ts'
import { readDossierMap } from '../features/dossier/map-data.ts'
import { dossierSender, liveAddress } from '../features/dossier/send.ts'
import { readEligibility } from '../features/eligibility.ts'
import { readLandBalance } from '../features/land-balance.ts'
import { sendLandLedgerFile } from '../features/land-ledger-file/write.ts'
import { readLandLedger } from '../features/land-ledger.ts'
import { readLandOffer } from '../features/land-offer/detail.ts'
import { writeLandOffers } from '../features/land-offer/search.ts'
import { readSectors } from '../features/land-offer/sectors.ts'
import { readOccupancy } from '../features/occupancy.ts'
import { readPlot, readPlots } from '../features/plot/read.ts'
import { readPriorityProjects } from '../features/priority-project.ts'
import { findProvinces, readProvinceSummary } from '../features/province.ts'
import { readReportedIndicators } from '../features/reported-indicator.ts'
import { readSmeQuota } from '../features/sme-quota.ts'
import { readStandards } from '../features/standards.ts'
import { readTargets } from '../features/target.ts'
import { readUtilities } from '../features/utility.ts'
import { findZones, readHistory, readZone } from '../features/zone.ts'
import { GEOJSON, sendGeoJsonText } from '../http.ts'
import { originOf } from '../origin.ts'
import { sendVersioned } from '../precondition.ts'
import { takingTurns } from '../turns.ts'
import { version } from '../version.ts'
import { sendJson } from '../send-json.ts'
import type { Api, RouteParts } from './parts.ts'

/** What anybody reads: zones, their ledger, offers, provinces, targets. */
export function readRoutes(api: Api, { db, config }: RouteParts): void {
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
  api.route({ ...listLandOffers, handler: async ({ query }, reply) => sendJson(reply, await writeLandOffers(db, query)) })
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
}
