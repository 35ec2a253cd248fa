import { z } from 'zod'
import { position } from './geometry.ts'
import { id } from './id.ts'
import { ha } from './ledger.ts'
import { provinceQuery, receivingKinds, relocationZone } from './relocation-case.ts'
import { route } from './route.ts'
import { ifMatch, words } from './write.ts'
import { basis, isoDate } from './zone.ts'

const quarter = z.object({
  quarter: z.string().describe('2026-Q4'), lastDay: isoDate,
  neededHa: ha.describe('Of open cases due by then without receiving land yet'), placedHa: ha.describe('Of open cases due by then that have it'),
  readyHa: ha, clearingHa: ha.describe('Expected to be clean by then'), declaredHa: ha.describe('Of sites without a place'), undatedHa: ha.describe('Being cleared without a day: in no sum'),
  availableHa: ha.describe('ready + clearing + declared'), shortHa: ha, cases: z.int(), undatedCases: z.int().describe('Open cases that nobody dated: in no quarter'), unknownArea: z.int(),
})

export const relocationReceivers = z.object({
  asOf: isoDate, provinceCode: z.string(),
  zones: z.array(z.object({
    zone: relocationZone, namedFor: z.array(z.string()).describe('Relocations whose decision names it'), note: z.string().nullable(), plannedHa: ha.nullable(), declaredHa: ha.nullable(), declaredAsOf: z.string().nullable(),
    hasPlace: z.boolean(), centre: position.nullable(), readyHa: ha, clearingHa: ha, undatedHa: ha, declaredLeftHa: ha, basis: basis.nullable(),
    blocks: z.array(z.object({ code: z.string(), kind: z.enum(receivingKinds), readyOn: isoDate.nullable(), ha, basis: basis.nullable(), point: position.nullable() })),
  })).describe('Those the decisions name first, also without any land'),
  balances: z.array(z.object({ relocations: z.array(z.string()), from: z.array(relocationZone).describe('What must move'), receivers: z.array(z.string()).nullable().describe('null: all land of the province'), quarters: z.array(quarter) }))
    .describe('Each group of relocations that share receiving sites, then everything together'),
}).meta({ id: 'RelocationReceivers' })
export type RelocationReceivers = z.infer<typeof relocationReceivers>

export const getRelocationReceivers = route({
  method: 'GET', url: '/api/relocation-receivers',
  schema: { summary: 'Receiving land of a province, and its balance with what must move, quarter by quarter', tags: ['relocation'], querystring: provinceQuery, response: { 200: relocationReceivers } },
})

// == Plans

/** Why a plan is not compared with its bound. */
export const boundLacks = ['not_all_placed', 'without_distance', 'not_found', 'other_ways', 'below'] as const

/** Receiving land that the decisions name, that has a place on the map, or all of it. */
export const planSites = ['named', 'placed', 'all'] as const
const site = z.object({
  code: z.string(), zone: relocationZone, kind: z.enum(receivingKinds), readyOn: isoDate.nullable(), capacityHa: ha.describe('When the plan was made, or last taken over'), nowHa: ha.describe('Today'),
  usedHa: ha.describe('By rows not yet accepted whose case still asks for land'), isOver: z.boolean().describe('More than there is today'), hasChanged: z.boolean(), point: position.nullable(),
})
const utility = z.object({
  zone: relocationZone, kind: z.enum(['wastewater', 'power']), unit: z.enum(['m3_per_day', 'MVA']), quarter: z.string().describe('The one that decides'),
  left: z.number().nullable().describe('After all who were given land there; null: not known, so not judged'), used: z.number().describe('By all rows due by then and not yet accepted together'),
  unstated: z.int().describe('Rows whose need nobody recorded: they count nothing'), isOver: z.boolean(),
})
const row = z.object({
  relocation: z.string(), project: z.string(), firmNameVi: z.string(), firmNameEn: z.string(), isModel: z.boolean(), zone: relocationZone.describe('Where it must leave'), place: position.nullable(),
  site: z.string().nullable().describe('null: no room was found'), ha, km: z.number().nullable(), madeBy: z.enum(['solver', 'hand']), acceptedOn: isoDate.nullable(), isOpen: z.boolean(),
})

export const planHead = z.object({
  id: z.int(), name: z.string(), author: z.string().nullable(), provinceCode: z.string(), asOf: isoDate, recordedAt: z.string(), sites: z.enum(planSites), copiedFrom: z.int().nullable(), version: z.int(),
  rows: z.int(), placed: z.int(), byHand: z.int(), accepted: z.int(), haKm: z.number().describe('Σ hectares × straight-line km of rows whose distance is known'), withoutKm: z.int().describe('Placed on a site without a place: in no sum of km'), unknownArea: z.int().describe('Open cases that are in no row: nobody knows what area they need'),
}).meta({ id: 'RelocationPlanHead' })
export type RelocationPlanHead = z.infer<typeof planHead>

export const relocationPlan = planHead.extend({
  etag: z.string().describe('For If-Match, in its quotes: changes with the plan and with what its sites hold today'), seed: z.int(), seconds: z.number(), solvedHaKm: z.number(),
  boundHaKm: z.number().nullable().describe('No assignment of these cases to these sites comes below; null: not all could be placed, or none is known'), gapPct: z.number().nullable().describe('How far the plan can be above the least possible'),
  noBound: z.enum(boundLacks).nullable().describe('Why there is no gapPct: a case has no place; a distance is not known; no bound was found; a row was sent by hand where the solver could not send it; less than the bound, which was found with other capacities. null: there is one'),
  places: z.array(site), utilities: z.array(utility).describe('Of the zones that rows not yet accepted are sent to, what is too much first'), assigned: z.array(row), missing: z.object({ ha, cases: z.int(), byNeed: z.array(z.object({ sector: z.string().nullable(), dueOn: isoDate.nullable(), ha, cases: z.int() })) }).nullable().describe('What there is no room for; null: all have room'),
}).meta({ id: 'RelocationPlan' })
export type RelocationPlan = z.infer<typeof relocationPlan>

export const relocationRun = z.object({
  id: z.uuid(), state: z.enum(['running', 'done', 'failed']), stage: z.enum(['bound', 'search']), share: z.number().describe('0 … 1 of its time'), cases: z.int(), sites: z.int(), seconds: z.number(),
  haKm: z.number().nullable(), boundHaKm: z.number().nullable(), gapPct: z.number().nullable(), plan: z.int().nullable().describe('done: the plan that was kept'),
}).meta({ id: 'RelocationRun' })
export type RelocationRun = z.infer<typeof relocationRun>

const runParams = z.object({ id: z.uuid() })
export const startRelocationRun = route({
  method: 'POST', url: '/api/relocation-runs',
  schema: {
    summary: 'Assign all open cases of a province at once, beside the requests; ask for its progress', tags: ['relocation'], response: { 201: relocationRun },
    description: 'Cases that have receiving land already are left where they are. One run at a time for each account.',
    body: z.object({ province: z.string().regex(/^\d{2}$/), name: words(100), sites: z.enum(planSites).default('placed').describe('named, all: also sites without a place, whose distances nobody knows; such a plan is compared with no bound'), seconds: z.int().min(1).max(60).default(15), seed: z.int().min(1).max(1e6).default(1) }),
  },
})
export type NewRun = z.output<typeof startRelocationRun.schema.body>
export const getRelocationRun = route({ method: 'GET', url: '/api/relocation-runs/:id', schema: { summary: 'How far a run is', tags: ['relocation'], params: runParams, response: { 200: relocationRun } } })
export const cancelRelocationRun = route({ method: 'DELETE', url: '/api/relocation-runs/:id', schema: { summary: 'End a run', tags: ['relocation'], params: runParams, response: { 200: z.object({ cancelled: z.boolean().describe('Whether nothing is kept of it; false: its plan was written already, or just then') }) } } })

const planParams = z.object({ id })
export const listRelocationPlans = route({ method: 'GET', url: '/api/relocation-plans', schema: { summary: 'Plans of a province, the newest first', tags: ['relocation'], querystring: provinceQuery, response: { 200: z.object({ items: z.array(planHead) }) } } })
export const getRelocationPlan = route({ method: 'GET', url: '/api/relocation-plans/:id', schema: { summary: 'A plan with its sites as they are today', tags: ['relocation'], params: planParams, response: { 200: relocationPlan } } })
export const copyRelocationPlan = route({
  method: 'POST', url: '/api/relocation-plans/:id/copies', schema: { summary: 'Copy a plan under another name, to change it and compare', tags: ['relocation'], params: planParams, body: z.object({ name: words(100) }), response: { 201: relocationPlan } },
})
export const changeRelocationPlan = route({
  method: 'PATCH', url: '/api/relocation-plans/:id/rows',
  schema: {
    summary: 'Send one case elsewhere, by hand', tags: ['relocation'], params: planParams, headers: ifMatch, response: { 200: relocationPlan },
    description: '412: somebody changed the plan, or what its sites hold has changed. Nothing is lost: read it again and decide. What is too much for a site, or for the wastewater and power its zone has left, is refused.',
    body: z.object({ relocation: words(64), project: words(64), site: words(64).nullable() }),
  },
})
export type RowChange = z.output<typeof changeRelocationPlan.schema.body>
export const acceptRelocationPlan = route({
  method: 'POST', url: '/api/relocation-plans/:id/acceptance',
  schema: {
    summary: 'Accept rows of a plan: plots are kept for each case for as long as it is open', tags: ['relocation'], params: planParams, headers: ifMatch, response: { 200: relocationPlan },
    description: 'All of them or none. 412: somebody changed the plan, or what its sites hold has changed.',
    body: z.object({ rows: z.array(z.object({ relocation: words(64), project: words(64) })).min(1).max(1000) }),
  },
})
export type Acceptance = z.output<typeof acceptRelocationPlan.schema.body>
export const withdrawRelocationRow = route({
  method: 'DELETE', url: '/api/relocation-plans/:id/acceptance/:relocation/:project',
  schema: {
    summary: 'Undo the acceptance of one row: its land is let go, its case has no receiving land any more', tags: ['relocation'], params: planParams.extend({ relocation: words(64), project: words(64) }), headers: ifMatch, response: { 200: relocationPlan },
    description: 'Plots that another open case shares stay held for that one. Copies of the plan that show the same acceptance show it no more. 412: somebody changed the plan, or what its sites hold has changed.',
  },
})
export const refreshRelocationPlan = route({
  method: 'POST', url: '/api/relocation-plans/:id/refresh',
  schema: { summary: 'Take over what the sites hold today; rows stay', tags: ['relocation'], params: planParams, headers: ifMatch, response: { 200: relocationPlan } },
})
