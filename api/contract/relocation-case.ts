import { z } from 'zod'
import { position } from './geometry.ts'
import { asOf, asOfQuery, ha } from './ledger.ts'
import { readNumber, readWhole } from './number.ts'
import { route } from './route.ts'
import { ifMatch, source, words } from './write.ts'
import { basis, isoDate, zoneKind } from './zone.ts'
import { decisionOfChange } from './zone-change.ts'

/** The way of a case, in its order. */
export const relocationStages = ['inventory', 'plan_approved', 'compensated', 'handed_over', 'moved', 'old_site_cleared'] as const
export type RelocationStage = (typeof relocationStages)[number]
/** How a case ended. */
export const relocationOutcomes = ['moved', 'ceased_operating', 'withdrawn'] as const
/** What receiving land is judged by. */
export const relocationNeeds = ['area', 'sector', 'wastewater', 'power', 'distance', 'ready'] as const
export type RelocationNeed = (typeof relocationNeeds)[number]
/** Clean now, clean by a day, or declared of a site that has no place yet. */
export const receivingKinds = ['ready', 'being_cleared', 'declared'] as const

export const relocationZone = z.object({ code: z.string(), kind: zoneKind, nameVi: z.string(), nameEn: z.string() }).meta({ id: 'RelocationZone' })
export type RelocationZone = z.infer<typeof relocationZone>
const decision = z.object({ code: z.string(), number: z.string().nullable(), issuedOn: z.string().nullable(), authority: z.string().nullable(), titleVi: z.string().nullable(), titleEn: z.string().nullable(), url: z.string().nullable(), confidence: z.string().nullable() })
const stage = z.enum(relocationStages)
const number = z.number().nullable()

export const relocationCase = z.object({
  relocation: z.string().describe('Code of the decision about the zone'), project: z.string(), projectNameVi: z.string(), firmNameVi: z.string(), firmNameEn: z.string(),
  isModel: z.boolean().describe('A made-up firm of the schematic data'), workers: z.int().nullable(), zone: relocationZone,
  plots: z.int().describe('Plots of the zone it has land on; 0: none'), allocatedHa: ha.nullable(), allocatedBasis: basis.nullable(),
  areaHa: ha.nullable().describe('What it needs: as recorded, else what it has there'), areaIsRecorded: z.boolean(),
  sector: z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string() }).nullable().describe('As recorded, else of its project'), sectorIsRecorded: z.boolean(), wastewaterM3PerDay: number, powerMva: number, farthestKm: number.describe('In a straight line from the old place'),
  neededBy: isoDate.nullable().describe('As recorded'), deadline: isoDate.nullable().describe('Of the decision'), dueOn: isoDate.nullable().describe('neededBy, else the deadline'),
  responsibleUnit: z.string().nullable(), source: z.string().nullable(),
  stage: stage.nullable().describe('The furthest reached; null: nobody reported any'), reachedOn: isoDate.nullable(), nextStage: stage.nullable(), nextPlannedOn: isoDate.nullable(),
  endedOn: isoDate.nullable().describe('Closed, or its old site cleared'), closedOn: isoDate.nullable(), outcome: z.enum(relocationOutcomes).nullable(), openObstacles: z.int(),
  isOverdue: z.boolean().describe('Open, and its day has passed'), isLate: z.boolean().describe('Open, and a step is later than planned'),
  receiver: z.object({ zone: relocationZone, ha, since: isoDate, hasPlots: z.boolean().describe('Whether the zone has plots by now; where it has none, none is held') }).nullable(), place: position.nullable().describe('In the middle of its plots, else of the zone'),
  isRecorded: z.boolean().describe('false: known by the land ledger alone'), version: z.int().describe('The ETag is this number in quotes; 0: nothing recorded yet'),
}).meta({ id: 'RelocationCase' })
export type RelocationCase = z.infer<typeof relocationCase>

const relocation = z.object({
  code: z.string(), zone: relocationZone, deadline: isoDate.nullable(), stage: stage.nullable(), decision: decision.nullable(), source: z.string(),
  cases: z.int(), recorded: z.int(), ended: z.int(), overdue: z.int(), openHa: ha, endedHa: ha, unknownArea: z.int().describe('Open cases of which nobody knows the area'),
  isDone: z.boolean().nullable().describe('null: nobody reported'), basis: basis.nullable(), receivers: z.array(relocationZone).describe('That the decision names'),
}).meta({ id: 'Relocation' })

export const relocationBoard = z.object({
  asOf: isoDate, provinceCode: z.string(), relocations: z.array(relocation), items: z.array(relocationCase).describe('Open ones first, by the day they are due'),
  weeks: z.array(z.object({ week: isoDate.describe('Its Monday'), ended: z.int(), endedHa: ha, left: z.int(), leftHa: ha, neededAWeek: z.number().nullable().describe('That must end in each week left until the last is due; null in the last one') })),
}).meta({ id: 'RelocationBoard' })
export type RelocationBoard = z.infer<typeof relocationBoard>

const need = z.enum(relocationNeeds)
export const relocationCandidate = z.object({
  site: z.string().describe('A block by its zone and a plot of it, as an offer; a zone where it is declared'), zone: relocationZone, kind: z.enum(receivingKinds), readyOn: isoDate.nullable(), ha, basis: basis.nullable(),
  isNamed: z.boolean().describe('By the decision'), km: number.describe('From the nearest of its plots to the nearest edge, in a straight line; null: the site has no place'), wastewaterFreeM3: number.describe('What its zone has left from the quarter on in which the case is due, m³/day, after all who were given land there; null: not known'),
  wastewaterUnstated: z.int().describe('Cases given land there whose need nobody recorded: they count nothing'), powerFreeMva: number.describe('Likewise, MVA'), powerUnstated: z.int(), declaredAsOf: z.string().nullable(), point: position.nullable(),
  met: z.array(need), missed: z.array(need), unknown: z.array(need), fit: number.describe('0 … 100'),
}).meta({ id: 'RelocationCandidate' })
export type RelocationCandidate = z.infer<typeof relocationCandidate>

export const relocationCaseDetail = relocationCase.extend({
  plotCodes: z.array(z.string()),
  steps: z.array(z.object({ stage, plannedOn: isoDate.nullable(), reachedOn: isoDate.nullable(), decision: decision.nullable(), moneyVnd: number, note: z.string().nullable(), source: z.string().nullable() })).describe('All six, in order'),
  obstacles: z.array(z.object({ id: z.int(), what: z.string(), since: isoDate, resolvedOn: isoDate.nullable() })),
  holds: z.array(z.object({ plotId: z.int().nullable(), plotCode: z.string(), zone: relocationZone, ha: ha.describe('Of it, for this case'), plotHa: ha, validFrom: isoDate, isHeld: z.boolean() })).describe('Plots kept for it; let go when it ends'),
  candidates: z.array(relocationCandidate).describe('Where it can go, best first'),
}).meta({ id: 'RelocationCaseDetail' })
export type RelocationCaseDetail = z.infer<typeof relocationCaseDetail>

export const provinceQuery = z.object({ province: z.string().regex(/^\d{2}$/).describe('Code of the province') })
const about = 'For planners, officials and administrators of the province: it names firms.'

export const getRelocationBoard = route({
  method: 'GET', url: '/api/relocation-cases',
  schema: { summary: 'Every case of the moving zones of a province, how far each is, week by week', description: about, tags: ['relocation'], querystring: provinceQuery.extend(asOfQuery.shape), response: { 200: relocationBoard } },
})

/** The same cases as a file, in the language and number format of `lang`. */
export const getRelocationFile = {
  method: 'GET', url: '/api/relocation-cases/:file',
  schema: {
    summary: 'The same table as CSV (RFC 4180, UTF-8) or XLSX: relocation-cases.csv, relocation-cases.xlsx', description: about, tags: ['relocation'],
    params: z.object({ file: z.enum(['relocation-cases.csv', 'relocation-cases.xlsx']) }),
    querystring: provinceQuery.extend(asOfQuery.shape).extend({ lang: z.enum(['vi', 'en']).default('vi').describe('Language of titles and words') }),
  },
} as const

const params = z.object({ code: words(64).describe('Of the relocation'), project: words(64) })
const changed = { params, headers: ifMatch, tags: ['relocation'], response: { 200: relocationCaseDetail } } as const

export const getRelocationCase = route({
  method: 'GET', url: '/api/relocations/:code/cases/:project',
  schema: { summary: 'A case: its need, where it can go and why, its steps, what is kept for it', description: about, tags: ['relocation'], params, response: { 200: relocationCaseDetail } },
})

const amount = (most: number) => readNumber.pipe(z.number().min(0).max(most)).nullable()
const recordedNeed = z.object({
  areaHa: readNumber.pipe(z.number().positive().max(100_000)).nullable().describe('null: what it has there'), sector: z.string().max(10).nullable(), responsibleUnit: words(200).nullable(), source,
})
export const recordedCase = recordedNeed.extend({
  wastewaterM3PerDay: amount(1e7), powerMva: amount(1e5), farthestKm: readNumber.pipe(z.number().positive().max(5000)).nullable(), neededBy: asOf.nullable(),
  closedOn: asOf.nullable().describe('Not after today'), outcome: z.enum(relocationOutcomes).nullable(),
}).refine((sent) => (sent.closedOn === null) === (sent.outcome === null), { path: ['outcome'], params: { expected: 'closedOn and outcome, or neither' } })
export type RecordedCase = z.output<typeof recordedCase>

export const recordRelocationCase = route({
  method: 'PUT', url: '/api/relocations/:code/cases/:project',
  schema: { ...changed, summary: 'Record the need of a case, who is responsible, how it ended', description: 'null: not recorded. A case that ends lets go of the land kept for it; opened again, it has no receiving land.', body: recordedCase },
})

const known = z.object({ project: z.string(), projectNameVi: z.string(), firmNameVi: z.string(), firmNameEn: z.string(), isModel: z.boolean() })
export const listRelocationFirms = route({
  method: 'GET', url: '/api/relocations/:code/firms',
  schema: {
    summary: 'Projects registered in the zone that are no case yet: they have no land there', description: `${about} A PUT with If-Match "0" makes one a case.`, tags: ['relocation'],
    params: params.pick({ code: true }), response: { 200: z.object({ items: z.array(known) }) },
  },
})
export type RelocationFirm = z.infer<typeof known>

export const addedCase = recordedNeed.extend({ firmNameVi: words(200), firmNameEn: words(200).nullable() })
export type AddedCase = z.output<typeof addedCase>
export const addRelocationCase = route({
  method: 'POST', url: '/api/relocations/:code/cases',
  schema: {
    summary: 'Record a case of a firm that nobody registered: one that rents a workshop, or has no papers for its land', description: 'Registers the firm with one project in the zone, without land.', tags: ['relocation'],
    params: params.pick({ code: true }), body: addedCase, response: { 201: relocationCaseDetail },
  },
})

export const recordedStep = z.object({
  plannedOn: asOf.nullable(), reachedOn: asOf.nullable().describe('Not after today'), decision: decisionOfChange.nullable(), moneyVnd: readWhole.pipe(z.number().min(0).max(1e18)).nullable(), note: words(1000).nullable(), source,
}).refine((sent) => [sent.plannedOn, sent.reachedOn, sent.decision, sent.moneyVnd, sent.note].some((one) => one !== null), { path: ['plannedOn'], params: { expected: 'plannedOn | reachedOn | decision | moneyVnd | note' } })
export type RecordedStep = z.output<typeof recordedStep>

export const recordRelocationStep = route({
  method: 'PUT', url: '/api/relocations/:code/cases/:project/steps/:stage',
  schema: { ...changed, params: params.extend({ stage }), summary: 'Record a step of a case; said anew, what was recorded before is kept as replaced', body: recordedStep },
})

export const addRelocationObstacle = route({
  method: 'POST', url: '/api/relocations/:code/cases/:project/obstacles',
  schema: { ...changed, summary: 'Record what holds a case up', body: z.object({ what: words(500), since: asOf.describe('Not after today') }) },
})

export const resolveRelocationObstacle = route({
  method: 'POST', url: '/api/relocations/:code/cases/:project/obstacles/:id/resolution',
  schema: { ...changed, params: params.extend({ id: z.string().regex(/^[1-9]\d{0,8}$/).transform(Number) }), summary: 'Record that it no longer does', body: z.object({ resolvedOn: asOf.describe('Not after today') }) },
})
