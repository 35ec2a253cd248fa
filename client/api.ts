import type { z } from 'zod'
import type { getCleanLand } from '../api/contract/clean-land.ts'
import type { getEligibility } from '../api/contract/eligibility.ts'
import type { getLandBalance } from '../api/contract/land-balance.ts'
import type { getLandLedger } from '../api/contract/land-ledger.ts'
import type { getOccupancy } from '../api/contract/occupancy.ts'
import type { getPlot, getZonePlots } from '../api/contract/plot.ts'
import type { earmarkPlots } from '../api/contract/plot-write.ts'
import type { Problem } from '../api/contract/problem.ts'
import type { getProvinceSummary } from '../api/contract/province.ts'
import type { getReportedIndicators } from '../api/contract/reported-indicator.ts'
import type { getSettings } from '../api/contract/settings.ts'
import type { getSmeQuota } from '../api/contract/sme-quota.ts'
import type { getStandards } from '../api/contract/standards.ts'
import type { listTargets } from '../api/contract/target.ts'
import type { getUtilities } from '../api/contract/utility.ts'
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
  listTargets: typeof listTargets
  getLandLedger: typeof getLandLedger
  getProvinceSummary: typeof getProvinceSummary
  getReportedIndicators: typeof getReportedIndicators
  getSettings: typeof getSettings
  earmarkPlots: typeof earmarkPlots
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
  listTargets: '/api/targets',
  getLandLedger: '/api/land-ledger',
  getProvinceSummary: '/api/provinces/:code/summary',
  getReportedIndicators: '/api/reported-indicators',
  getSettings: '/api/settings',
  earmarkPlots: '/api/zones/:code/sme-quota/earmarks',
}

/** How the routes that change something are called; all others are read. */
const methods: { readonly [Name in RouteName]?: Contract[Name]['method'] } = { earmarkPlots: 'POST' }

type Answer<Name extends RouteName> = z.output<Contract[Name]['schema']['response'][200]>
type QueryOf<Name extends RouteName> = Contract[Name]['schema'] extends { querystring: infer Q extends z.ZodType } ? { query?: z.input<Q> } : { query?: never }
type ParamNames<Url extends string> = Url extends `${string}/:${infer Rest}` ? (Rest extends `${infer Name}/${infer More}` ? Name | ParamNames<`/${More}`> : Rest) : never
type ParamsOf<Name extends RouteName> = [ParamNames<Contract[Name]['url']>] extends [never] ? { params?: never } : { params: Record<ParamNames<Contract[Name]['url']>, string | number> }
type BodyOf<Name extends RouteName> = Contract[Name]['schema'] extends { body: infer Sent extends z.ZodType } ? { body: z.input<Sent> } : { body?: never }
export type Input<Name extends RouteName> = QueryOf<Name> & ParamsOf<Name> & BodyOf<Name>

/** The server refused, and said why in `problem.detail`, in the language asked for. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** No answer came: no network, the server is down, or it took longer than `patienceMs`. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

const patienceMs = 20_000

/** Calls a route of the contract. Throws ApiProblem, NoAnswer, or the abort of `signal`. */
export async function call<Name extends RouteName>(name: Name, input: Input<Name>, { signal }: { signal?: AbortSignal } = {}): Promise<Answer<Name>> {
  const timeout = AbortSignal.timeout(patienceMs)
  const { body, ...where } = input as { params?: Params; query?: object; body?: object }
  let response: Response
  try {
    response = await fetch(buildUrl(name, where), {
      method: methods[name] ?? 'GET',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      headers: { Accept: 'application/json', 'Accept-Language': document.documentElement.lang, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  } catch (error) {
    signal?.throwIfAborted()
    throw new NoAnswer(`No answer while calling ${name}`, { cause: error })
  }
  if (!response.ok) throw new ApiProblem(await readProblem(response))
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
