import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { problem } from '../../api/contract/problem.ts'
import { relocationCaseDetail, type RelocationCaseDetail } from '../../api/contract/relocation-case.ts'
import { relocationPlan, relocationRun, type RelocationPlan } from '../../api/contract/relocation-plan.ts'
import type { SignedIn } from '../fixtures/signed-in.ts'

interface Answer { readonly status: number; readonly code: string | null; readonly json: () => unknown }
interface Place { readonly relocation: string; readonly project: string }

/** An official of Lào Cai at the room of relocation. */
export function relocationOf(app: FastifyInstance, official: SignedIn) {
  const send = async (method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, etag?: string): Promise<Answer> => {
    const response = await app.inject({ method, url, ...(payload ? { payload } : {}), headers: { ...official.headers, ...(etag === undefined ? {} : { 'if-match': `"${etag}"` }) } })
    return { status: response.statusCode, code: String(response.headers['content-type']).startsWith('application/problem') ? problem.parse(response.json()).code : null, json: () => response.json() }
  }
  const planOf = ({ status, json }: Answer): RelocationPlan => { expect([status, status < 300 ? null : json()]).toEqual([status, null]); return relocationPlan.parse(json()) }
  const readPlan = async (id: number) => planOf(await send('GET', `/api/relocation-plans/${id}`))
  return {
    send, planOf, readPlan,
    /** The plan that a run of a second or two comes to. */
    solve: async (sites: 'named' | 'placed' | 'all', seconds = 1): Promise<RelocationPlan> => {
      const { id } = relocationRun.parse((await send('POST', '/api/relocation-runs', { province: '15', name: 'Phương án thử', sites, seconds })).json())
      const runOf = async () => relocationRun.parse((await send('GET', `/api/relocation-runs/${id}`)).json())
      await expect.poll(async () => (await runOf()).state, { timeout: 40_000, interval: 200 }).toBe('done')
      return readPlan((await runOf()).plan ?? 0)
    },
    accept: (plan: RelocationPlan, rows: readonly Place[]) => send('POST', `/api/relocation-plans/${plan.id}/acceptance`, { rows: rows.map(({ relocation, project }) => ({ relocation, project })) }, plan.etag),
    readCase: async ({ relocation, project }: Place): Promise<RelocationCaseDetail> => relocationCaseDetail.parse((await send('GET', `/api/relocations/${relocation}/cases/${project}`)).json()),
    recordCase: async ({ relocation, project }: Place, version: number, said: object): Promise<RelocationCaseDetail> => {
      const nothing = { areaHa: null, sector: null, wastewaterM3PerDay: null, powerMva: null, farthestKm: null, neededBy: null, responsibleUnit: null, closedOn: null, outcome: null, source: 'Báo cáo thử' }
      return relocationCaseDetail.parse((await send('PUT', `/api/relocations/${relocation}/cases/${project}`, { ...nothing, ...said }, String(version))).json())
    },
  }
}
