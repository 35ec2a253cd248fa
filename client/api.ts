import type { z } from 'zod'
import type { changeAccount, changePassword, createAccount, getMe, listAccounts, resetPassword, signIn, signOut, signOutEverywhere } from '../api/contract/account.ts'
import type { listAudit } from '../api/contract/audit.ts'
import type { changeBoard, getBoard } from '../api/contract/board.ts'
import type { addCorridorOption, adoptCorridorOption, changeCorridorOption, discardCorridorOption, getCorridorDesign, getCorridorOption, getCorridorTake, getRelocationSummary, listCorridorOptions, listCorridors, rehearseCorridor } from '../api/contract/corridor.ts'
import type { getCleanLand } from '../api/contract/clean-land.ts'
import type { listDecisions } from '../api/contract/decision.ts'
import type { closeDraft, getDraft, listDrafts, reopenDraft, saveDraft } from '../api/contract/draft.ts'
import type { getEligibility } from '../api/contract/eligibility.ts'
import type { addLine, addPoint, changeLine, changePoint, endLine, endPoint, listLines, listPoints } from '../api/contract/infrastructure-write.ts'
import type { getLandBalance } from '../api/contract/land-balance.ts'
import type { getLandLedger } from '../api/contract/land-ledger.ts'
import type { getOccupancy } from '../api/contract/occupancy.ts'
import type { getPlot, getZonePlots } from '../api/contract/plot.ts'
import type { earmarkPlots } from '../api/contract/plot-write.ts'
import type { sayGone, sayPresent } from '../api/contract/presence.ts'
import type { Problem } from '../api/contract/problem.ts'
import type { getPriorityProjects } from '../api/contract/priority-project.ts'
import type { getProvinceSummary, listProvinces } from '../api/contract/province.ts'
import type { askForAlert, askQuestion, changeQuestion, confirmAlert, endAlert, eraseQuestion, followQuestion, getFormPass, getQuestion, listQuestions, replyToQuestion, withdrawQuestion } from '../api/contract/question.ts'
import type { changeFormerProvince, listKeptProvinces } from '../api/contract/province-write.ts'
import type { addRelocationCase, addRelocationObstacle, getRelocationBoard, getRelocationCase, listRelocationFirms, recordRelocationCase, recordRelocationStep, resolveRelocationObstacle } from '../api/contract/relocation-case.ts'
import type { acceptRelocationPlan, cancelRelocationRun, changeRelocationPlan, copyRelocationPlan, getRelocationPlan, getRelocationReceivers, getRelocationRun, listRelocationPlans, refreshRelocationPlan, startRelocationRun, withdrawRelocationRow } from '../api/contract/relocation-plan.ts'
import type { addScenario, changeScenario, endScenario, getScenario, listScenarioPlots, listScenarios, rehearseScenario } from '../api/contract/land-scenario.ts'
import type { deleteScoreProfile, getLogisticsCatchment, listLogisticsCandidates, listLogisticsGaps, listLogisticsZones, listScoreProfiles, saveScoreProfile } from '../api/contract/logistics.ts'
import type { getReportedIndicators } from '../api/contract/reported-indicator.ts'
import type { getRevision, listRevisions, restoreRevision } from '../api/contract/revision.ts'
import type { addRule, changeRule, endRule, listRules } from '../api/contract/rule-write.ts'
import type { getSettings } from '../api/contract/settings.ts'
import type { getSmeQuota } from '../api/contract/sme-quota.ts'
import type { getStandards } from '../api/contract/standards.ts'
import type { getLandOffer, listLandOffers, listSectors } from '../api/contract/land-offer.ts'
import type { listTargets } from '../api/contract/target.ts'
import type { addTarget } from '../api/contract/target-write.ts'
import type { checkTopology } from '../api/contract/topology.ts'
import type { getUtilities } from '../api/contract/utility.ts'
import type { getDesk, getProvinceDesk, publishChange, publishZone, rehearseChange, rehearseNewZone } from '../api/contract/zone-change.ts'
import type { getZone, getZoneHistory, listZones } from '../api/contract/zone.ts'

interface Contract {
  listZones: typeof listZones
  getZone: typeof getZone
  getZoneHistory: typeof getZoneHistory
  getZonePlots: typeof getZonePlots
  getPlot: typeof getPlot
  getLandBalance: typeof getLandBalance
  getCleanLand: typeof getCleanLand
  getSmeQuota: typeof getSmeQuota
  getOccupancy: typeof getOccupancy
  getStandards: typeof getStandards
  getEligibility: typeof getEligibility
  getUtilities: typeof getUtilities
  getPriorityProjects: typeof getPriorityProjects
  listTargets: typeof listTargets
  getLandLedger: typeof getLandLedger
  listProvinces: typeof listProvinces
  getProvinceSummary: typeof getProvinceSummary
  getReportedIndicators: typeof getReportedIndicators
  listLandOffers: typeof listLandOffers
  getLandOffer: typeof getLandOffer
  listSectors: typeof listSectors
  getSettings: typeof getSettings
  earmarkPlots: typeof earmarkPlots
  getMe: typeof getMe
  signIn: typeof signIn
  signOut: typeof signOut
  signOutEverywhere: typeof signOutEverywhere
  changePassword: typeof changePassword
  listAccounts: typeof listAccounts
  createAccount: typeof createAccount
  changeAccount: typeof changeAccount
  resetPassword: typeof resetPassword
  listAudit: typeof listAudit
  addTarget: typeof addTarget
  getBoard: typeof getBoard
  changeBoard: typeof changeBoard
  listKeptProvinces: typeof listKeptProvinces
  changeFormerProvince: typeof changeFormerProvince
  listRules: typeof listRules
  addRule: typeof addRule
  changeRule: typeof changeRule
  endRule: typeof endRule
  listPoints: typeof listPoints
  addPoint: typeof addPoint
  changePoint: typeof changePoint
  endPoint: typeof endPoint
  listLines: typeof listLines
  addLine: typeof addLine
  changeLine: typeof changeLine
  endLine: typeof endLine
  getDesk: typeof getDesk
  getProvinceDesk: typeof getProvinceDesk
  rehearseChange: typeof rehearseChange
  rehearseNewZone: typeof rehearseNewZone
  publishChange: typeof publishChange
  publishZone: typeof publishZone
  listRevisions: typeof listRevisions
  getRevision: typeof getRevision
  restoreRevision: typeof restoreRevision
  checkTopology: typeof checkTopology
  listDrafts: typeof listDrafts
  getDraft: typeof getDraft
  saveDraft: typeof saveDraft
  closeDraft: typeof closeDraft
  reopenDraft: typeof reopenDraft
  sayPresent: typeof sayPresent
  sayGone: typeof sayGone
  listDecisions: typeof listDecisions
  getFormPass: typeof getFormPass
  askQuestion: typeof askQuestion
  followQuestion: typeof followQuestion
  withdrawQuestion: typeof withdrawQuestion
  askForAlert: typeof askForAlert
  confirmAlert: typeof confirmAlert
  endAlert: typeof endAlert
  listQuestions: typeof listQuestions
  getQuestion: typeof getQuestion
  changeQuestion: typeof changeQuestion
  replyToQuestion: typeof replyToQuestion
  eraseQuestion: typeof eraseQuestion
  listCorridors: typeof listCorridors
  getCorridorDesign: typeof getCorridorDesign
  getCorridorTake: typeof getCorridorTake
  rehearseCorridor: typeof rehearseCorridor
  listCorridorOptions: typeof listCorridorOptions
  getCorridorOption: typeof getCorridorOption
  addCorridorOption: typeof addCorridorOption
  changeCorridorOption: typeof changeCorridorOption
  discardCorridorOption: typeof discardCorridorOption
  adoptCorridorOption: typeof adoptCorridorOption
  getRelocationSummary: typeof getRelocationSummary
  listLogisticsZones: typeof listLogisticsZones
  listLogisticsGaps: typeof listLogisticsGaps
  listLogisticsCandidates: typeof listLogisticsCandidates
  getLogisticsCatchment: typeof getLogisticsCatchment
  listScoreProfiles: typeof listScoreProfiles
  saveScoreProfile: typeof saveScoreProfile
  deleteScoreProfile: typeof deleteScoreProfile
  listScenarioPlots: typeof listScenarioPlots
  rehearseScenario: typeof rehearseScenario
  listScenarios: typeof listScenarios
  addScenario: typeof addScenario
  getScenario: typeof getScenario
  changeScenario: typeof changeScenario
  endScenario: typeof endScenario
  getRelocationBoard: typeof getRelocationBoard
  getRelocationCase: typeof getRelocationCase
  listRelocationFirms: typeof listRelocationFirms
  addRelocationCase: typeof addRelocationCase
  recordRelocationCase: typeof recordRelocationCase
  recordRelocationStep: typeof recordRelocationStep
  addRelocationObstacle: typeof addRelocationObstacle
  resolveRelocationObstacle: typeof resolveRelocationObstacle
  getRelocationReceivers: typeof getRelocationReceivers
  startRelocationRun: typeof startRelocationRun
  getRelocationRun: typeof getRelocationRun
  cancelRelocationRun: typeof cancelRelocationRun
  listRelocationPlans: typeof listRelocationPlans
  getRelocationPlan: typeof getRelocationPlan
  copyRelocationPlan: typeof copyRelocationPlan
  changeRelocationPlan: typeof changeRelocationPlan
  acceptRelocationPlan: typeof acceptRelocationPlan
  refreshRelocationPlan: typeof refreshRelocationPlan
  withdrawRelocationRow: typeof withdrawRelocationRow
}
type RouteName = keyof Contract

// Only types come from the contract: its shapes would bring zod, 31 kB gzipped. The compiler still holds each address to it.
const urls: { readonly [Name in RouteName]: Contract[Name]['url'] } = {
  listZones: '/api/zones',
  getZone: '/api/zones/:code',
  getZoneHistory: '/api/zones/:code/history',
  getZonePlots: '/api/zones/:code/plots',
  getPlot: '/api/plots/:id',
  getLandBalance: '/api/zones/:code/land-balance',
  getCleanLand: '/api/zones/:code/clean-land',
  getSmeQuota: '/api/zones/:code/sme-quota',
  getOccupancy: '/api/zones/:code/occupancy',
  getStandards: '/api/zones/:code/standards',
  getEligibility: '/api/zones/:code/eligibility',
  getUtilities: '/api/zones/:code/utilities',
  getPriorityProjects: '/api/zones/:code/priority-projects',
  listTargets: '/api/targets',
  getLandLedger: '/api/land-ledger',
  listProvinces: '/api/provinces',
  getProvinceSummary: '/api/provinces/:code/summary',
  getReportedIndicators: '/api/reported-indicators',
  listLandOffers: '/api/land-offers',
  getLandOffer: '/api/land-offers/:code',
  listSectors: '/api/sectors',
  getSettings: '/api/settings',
  earmarkPlots: '/api/zones/:code/sme-quota/earmarks',
  getMe: '/api/me',
  signIn: '/api/session',
  signOut: '/api/session',
  signOutEverywhere: '/api/sessions',
  changePassword: '/api/session/password',
  listAccounts: '/api/accounts',
  createAccount: '/api/accounts',
  changeAccount: '/api/accounts/:id',
  resetPassword: '/api/accounts/:id/password',
  listAudit: '/api/audit',
  addTarget: '/api/targets',
  getBoard: '/api/board',
  changeBoard: '/api/board',
  listKeptProvinces: '/api/former-provinces',
  changeFormerProvince: '/api/former-provinces/:name',
  listRules: '/api/rules',
  addRule: '/api/rules',
  changeRule: '/api/rules/:id',
  endRule: '/api/rules/:id/end',
  listPoints: '/api/infrastructure/points',
  addPoint: '/api/infrastructure/points',
  changePoint: '/api/infrastructure/points/:id',
  endPoint: '/api/infrastructure/points/:id/end',
  listLines: '/api/infrastructure/lines',
  addLine: '/api/infrastructure/lines',
  changeLine: '/api/infrastructure/lines/:id',
  endLine: '/api/infrastructure/lines/:id/end',
  getDesk: '/api/zones/:code/desk',
  getProvinceDesk: '/api/provinces/:code/desk',
  rehearseChange: '/api/zones/:code/rehearsals',
  rehearseNewZone: '/api/rehearsals',
  publishChange: '/api/zones/:code/revisions',
  publishZone: '/api/zones',
  listRevisions: '/api/zones/:code/revisions',
  getRevision: '/api/zones/:code/revisions/:number',
  restoreRevision: '/api/zones/:code/revisions/:number/restorations',
  checkTopology: '/api/zones/:code/topology',
  listDrafts: '/api/drafts',
  getDraft: '/api/drafts/:id',
  saveDraft: '/api/drafts/:id',
  closeDraft: '/api/drafts/:id/discard',
  reopenDraft: '/api/drafts/:id/reopen',
  sayPresent: '/api/zones/:code/presence',
  sayGone: '/api/zones/:code/presence/end',
  listDecisions: '/api/decisions',
  getFormPass: '/api/forms/pass',
  askQuestion: '/api/questions',
  followQuestion: '/api/asked/:key',
  withdrawQuestion: '/api/asked/:key',
  askForAlert: '/api/land-alerts',
  confirmAlert: '/api/land-alerts/confirm',
  endAlert: '/api/land-alerts/end',
  listQuestions: '/api/questions',
  getQuestion: '/api/questions/:id',
  changeQuestion: '/api/questions/:id',
  replyToQuestion: '/api/questions/:id/entries',
  eraseQuestion: '/api/questions/:id',
  listCorridors: '/api/corridors',
  getCorridorDesign: '/api/corridors/:code/versions/:id',
  getCorridorTake: '/api/corridors/:code/take',
  rehearseCorridor: '/api/corridors/:code/rehearsals',
  listCorridorOptions: '/api/corridors/:code/options',
  getCorridorOption: '/api/corridors/:code/options/:id',
  addCorridorOption: '/api/corridors/:code/options',
  changeCorridorOption: '/api/corridors/:code/options/:id',
  discardCorridorOption: '/api/corridors/:code/options/:id/discard',
  adoptCorridorOption: '/api/corridors/:code/options/:id/adoption',
  getRelocationSummary: '/api/relocation-summary',
  listLogisticsZones: '/api/logistics/zones',
  listLogisticsGaps: '/api/logistics/gaps',
  listLogisticsCandidates: '/api/logistics/candidates',
  getLogisticsCatchment: '/api/logistics/catchment',
  listScoreProfiles: '/api/score-profiles',
  saveScoreProfile: '/api/score-profiles',
  deleteScoreProfile: '/api/score-profiles/:id',
  listScenarioPlots: '/api/zones/:code/land-scenario-plots',
  rehearseScenario: '/api/zones/:code/land-scenario-rehearsals',
  listScenarios: '/api/zones/:code/land-scenarios',
  addScenario: '/api/zones/:code/land-scenarios',
  getScenario: '/api/land-scenarios/:key',
  changeScenario: '/api/zones/:code/land-scenarios/:key',
  endScenario: '/api/zones/:code/land-scenarios/:key',
  getRelocationBoard: '/api/relocation-cases',
  getRelocationCase: '/api/relocations/:code/cases/:project',
  listRelocationFirms: '/api/relocations/:code/firms',
  addRelocationCase: '/api/relocations/:code/cases',
  recordRelocationCase: '/api/relocations/:code/cases/:project',
  recordRelocationStep: '/api/relocations/:code/cases/:project/steps/:stage',
  addRelocationObstacle: '/api/relocations/:code/cases/:project/obstacles',
  resolveRelocationObstacle: '/api/relocations/:code/cases/:project/obstacles/:id/resolution',
  getRelocationReceivers: '/api/relocation-receivers',
  startRelocationRun: '/api/relocation-runs',
  getRelocationRun: '/api/relocation-runs/:id',
  cancelRelocationRun: '/api/relocation-runs/:id',
  listRelocationPlans: '/api/relocation-plans',
  getRelocationPlan: '/api/relocation-plans/:id',
  copyRelocationPlan: '/api/relocation-plans/:id/copies',
  changeRelocationPlan: '/api/relocation-plans/:id/rows',
  acceptRelocationPlan: '/api/relocation-plans/:id/acceptance',
  refreshRelocationPlan: '/api/relocation-plans/:id/refresh',
  withdrawRelocationRow: '/api/relocation-plans/:id/acceptance/:relocation/:project',
}

/** How the routes that change something are called; all others are read. */
const methods: { readonly [Name in RouteName]?: Contract[Name]['method'] } = {
  earmarkPlots: 'POST', rehearseChange: 'POST', rehearseNewZone: 'POST', publishChange: 'POST', publishZone: 'POST', restoreRevision: 'POST', checkTopology: 'POST',
  saveDraft: 'PUT', closeDraft: 'POST', reopenDraft: 'POST', sayPresent: 'POST', sayGone: 'POST',
  signIn: 'POST', signOut: 'DELETE', signOutEverywhere: 'DELETE', changePassword: 'POST', createAccount: 'POST', changeAccount: 'PATCH', resetPassword: 'POST', addTarget: 'POST', changeBoard: 'PUT', changeFormerProvince: 'PATCH',
  askQuestion: 'POST', withdrawQuestion: 'DELETE', askForAlert: 'POST', confirmAlert: 'POST', endAlert: 'POST', changeQuestion: 'PATCH', replyToQuestion: 'POST', eraseQuestion: 'DELETE',
  addRule: 'POST', changeRule: 'PATCH', endRule: 'POST', addPoint: 'POST', changePoint: 'PATCH', endPoint: 'POST', addLine: 'POST', changeLine: 'PATCH', endLine: 'POST',
  addRelocationCase: 'POST', recordRelocationCase: 'PUT', recordRelocationStep: 'PUT', addRelocationObstacle: 'POST', resolveRelocationObstacle: 'POST', startRelocationRun: 'POST', cancelRelocationRun: 'DELETE', copyRelocationPlan: 'POST', changeRelocationPlan: 'PATCH', acceptRelocationPlan: 'POST', refreshRelocationPlan: 'POST', withdrawRelocationRow: 'DELETE',
  saveScoreProfile: 'POST', deleteScoreProfile: 'DELETE', rehearseScenario: 'POST', addScenario: 'POST', changeScenario: 'PUT', endScenario: 'DELETE',
  rehearseCorridor: 'POST', addCorridorOption: 'POST', changeCorridorOption: 'PUT', discardCorridorOption: 'POST', adoptCorridorOption: 'POST',
}

type Response2xx<Name extends RouteName> = Contract[Name]['schema']['response'] extends { 200: infer Ok } ? Ok : Contract[Name]['schema']['response'] extends { 201: infer Made } ? Made : never
export type Answer<Name extends RouteName> = Response2xx<Name> extends infer Of extends z.ZodType ? z.output<Of> : never
type QueryOf<Name extends RouteName> = Contract[Name]['schema'] extends { querystring: infer Q extends z.ZodType } ? { query?: z.input<Q> } : { query?: never }
type ParamNames<Url extends string> = Url extends `${string}/:${infer Rest}` ? (Rest extends `${infer Name}/${infer More}` ? Name | ParamNames<`/${More}`> : Rest) : never
type ParamsOf<Name extends RouteName> = [ParamNames<Contract[Name]['url']>] extends [never] ? { params?: never } : { params: Record<ParamNames<Contract[Name]['url']>, string | number> }
type BodyOf<Name extends RouteName> = Contract[Name]['schema'] extends { body: infer Sent extends z.ZodType } ? { body: z.input<Sent> } : { body?: never }
export type Input<Name extends RouteName> = QueryOf<Name> & ParamsOf<Name> & BodyOf<Name>

/** The server refused, and said why in `problem.detail`, in the language asked for. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly problem: Problem
  /** The version that now holds, where the server told it (412). */
  readonly etag: string | null
  constructor(problem: Problem, etag: string | null = null) {
    super(problem.detail)
    this.problem = problem
    this.etag = etag
  }
}

/** No answer came: no network, the server is down, or it took longer than `patienceMs`. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

const usualPatienceMs = 20_000

export interface CallOptions {
  signal?: AbortSignal
  /** The version of what is changed, as the server tells it: goes out as the ETag in If-Match. 'none': it must not exist yet. */
  version?: number | string
  /** How long an answer may take, where more than usual is computed for it. */
  patienceMs?: number
  /** Let it finish although the page goes. */
  keepalive?: boolean
}

const versionHeader = (version: CallOptions['version']): Record<string, string> => (version === undefined ? {} : version === 'none' ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` })

/** The number in an ETag; null where there is none. */
export const versionIn = (etag: string | null): number | null => {
  const [, digits] = /^(?:W\/)?"(\d+)(?:-gzip)?"$/.exec(etag ?? '') ?? []
  return digits === undefined ? null : Number(digits)
}

/** Calls a route of the contract. Throws ApiProblem, NoAnswer, or the abort of `signal`. */
export async function call<Name extends RouteName>(name: Name, input: Input<Name>, { signal, version, patienceMs = usualPatienceMs, keepalive }: CallOptions = {}): Promise<Answer<Name>> {
  const timeout = AbortSignal.timeout(patienceMs)
  const { body, ...where } = input as { params?: Params; query?: object; body?: object }
  let response: Response
  try {
    response = await fetch(buildUrl(name, where), {
      method: methods[name] ?? 'GET',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      credentials: 'same-origin',
      ...(keepalive ? { keepalive } : {}),
      headers: { Accept: 'application/json', 'Accept-Language': document.documentElement.lang, ...(body ? { 'Content-Type': 'application/json' } : {}), ...versionHeader(version) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  } catch (error) {
    signal?.throwIfAborted()
    throw new NoAnswer(`No answer while calling ${name}`, { cause: error })
  }
  if (!response.ok) throw new ApiProblem(await readProblem(response), response.headers.get('etag'))
  return (await response.json()) as Answer<Name>
}

type Params = Readonly<Record<string, string | number>>

/** The address of a call; empty and missing query values are left out. */
export function buildUrl(name: RouteName, { params, query }: { params?: Params; query?: object }): string {
  const path = urls[name].replaceAll(/:(\w+)/g, (_, one: string) => encodeURIComponent(params?.[one] ?? ''))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(key, String(value))
  }
  return search.size > 0 ? `${path}?${search}` : path
}

/** Reads a refusal. Something between us and the server may have answered instead: then only the status is known. */
export async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = response.headers.get('content-type')?.includes('json') ? await response.json().catch(() => null) : null
  if (isProblem(body)) return body
  const title = response.statusText || `HTTP ${response.status}`
  return { type: 'about:blank', code: 'unreadable_answer', status: response.status, title, detail: title }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' && 'status' in body && typeof body.status === 'number' && 'detail' in body && typeof body.detail === 'string'
}
