import { z } from 'zod'
import { asOfQuery, ha, ledgerZone, pct, rule, verdicts } from './ledger.ts'
import { bbox, position } from './geometry.ts'
import { logisticsTurns } from './logistics-turns.ts'
import { id } from './id.ts'
import { landUses } from './plot.ts'
import { route } from './route.ts'
import { basis, isoDate } from './zone.ts'

const province = z.string().regex(/^\d{2}$/).optional().describe('Province code; all when left out')
const ofProvince = asOfQuery.extend({ province })

export const logisticsZones = z.object({
  asOf: isoDate,
  basis: basis.nullable(),
  zones: z.array(z.object({
    zone: ledgerZone, turn: z.enum(logisticsTurns), basis: basis.nullable(), plots: z.int(),
    baseHa: ha.nullable().describe('What shares of the total are shares of; null: no plots are known'), baseOf: z.enum(['drawn', 'plots']).nullable(),
    industrialHa: ha.nullable(), warehouseHa: ha.nullable(), serviceHa: ha.nullable(), logisticsHa: ha.nullable(),
    asWarehouseHa: ha.nullable().describe('Logistics land drawn as warehouse, which is industrial land'), asServiceHa: ha.nullable().describe('Logistics land drawn as service land'),
    logisticsOfTotalPct: pct.nullable(), logisticsOfIndustrialPct: pct.nullable().describe('Only what is drawn as warehouse, of industrial land'),
    warehouseOfTotalPct: pct.nullable(), warehouseOfIndustrialPct: pct.nullable(), serviceOfTotalPct: pct.nullable(), serviceOfIndustrialPct: pct.nullable(),
    verdict: z.enum(verdicts), missingHa: ha.nullable(), benchmark: rule.nullable(), centre: position.nullable(), bbox: bbox.nullable().describe('Of the drawn boundary'),
  })),
}).meta({ id: 'LogisticsZones' })
export type LogisticsZones = z.infer<typeof logisticsZones>
export type LogisticsZone = LogisticsZones['zones'][number]

export const listLogisticsZones = route({
  method: 'GET', url: '/api/logistics/zones',
  schema: { summary: 'Logistics, warehouse and service land of zones against the board’s benchmark; first those whose plan can still change', tags: ['logistics'], querystring: ofProvince, response: { 200: logisticsZones } },
})

export const logisticsGaps = z.object({
  asOf: isoDate,
  zones: z.array(z.object({
    zone: ledgerZone, turn: z.enum(logisticsTurns),
    shortages: z.array(z.object({
      kind: z.enum(['power', 'water', 'wastewater', 'drainage', 'road']),
      part: z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string(), plannedHa: ha.nullable() }).nullable().describe('Only this part of the zone is short; null: the zone'),
      asOf: z.string().nullable(), decision: z.object({ code: z.string(), number: z.string().nullable(), issuedOn: z.string().nullable(), titleVi: z.string(), titleEn: z.string().nullable() }).nullable(),
    })),
    power: z.object({ capacity: z.number().nullable(), committed: z.number().nullable(), unit: z.string() }).nullable(),
    wastewater: z.object({ hasCentral: z.boolean().nullable(), meetsStandard: z.boolean().nullable() }).nullable(),
    serviceHa: ha.nullable(), serviceBasis: basis.nullable(), centre: position.nullable(),
  })),
  unknownDrainage: z.int().describe('Zones of whose drainage nothing is recorded'),
}).meta({ id: 'LogisticsGaps' })
export type LogisticsGaps = z.infer<typeof logisticsGaps>

export const listLogisticsGaps = route({
  method: 'GET', url: '/api/logistics/gaps',
  schema: { summary: 'What zones are short of outside the fence, as documents name it', tags: ['logistics'], querystring: ofProvince, response: { 200: logisticsGaps } },
})

/** In the order of `raw`. */
export const criterionNames = ['area', 'turning', 'interchange', 'rail', 'port', 'gate', 'frontage', 'road_width', 'flood', 'housing'] as const
export type CriterionName = (typeof criterionNames)[number]

export const logisticsCandidates = z.object({
  asOf: isoDate,
  basis: basis.nullable(),
  criteria: z.array(z.object({ name: z.enum(criterionNames), unit: z.string(), worst: z.number().nullable().describe('Earns nothing'), best: z.number().nullable().describe('Earns all'), rules: z.array(rule.nullable()) })),
  zones: z.array(ledgerZone),
  candidates: z.array(z.object({
    code: z.string(), what: z.enum(['block', 'plot']), state: z.enum(['ready', 'being_cleared']).nullable(), zone: z.string(), turn: z.enum(logisticsTurns),
    plotIds: z.array(z.int()), plotCode: z.string().nullable(), landUse: z.enum(landUses).nullable(), basis: basis.nullable(), centre: position,
    raw: z.array(z.number().nullable()).describe('One number a criterion, in its unit; null: no data, the criterion drops out'),
  })),
}).meta({ id: 'LogisticsCandidates' })
export type LogisticsCandidates = z.infer<typeof logisticsCandidates>
export type LogisticsCandidate = LogisticsCandidates['candidates'][number]

export const listLogisticsCandidates = route({
  method: 'GET', url: '/api/logistics/candidates',
  schema: { summary: 'Blocks and plots where logistics could stand today, with what each criterion needs as raw numbers', tags: ['logistics'], querystring: z.object({ province }), response: { 200: logisticsCandidates } },
})

const inRange = (least: number, most: number) => z.coerce.number().min(least).max(most)
export const catchment = z.object({
  asOf: isoDate,
  rings: z.array(z.object({ km: z.number(), industrialHa: ha, zones: z.int(), basis: basis.nullable(), zonesWithoutPlots: z.int() })),
}).meta({ id: 'LogisticsCatchment' })
export const getLogisticsCatchment = route({
  method: 'GET', url: '/api/logistics/catchment',
  schema: { summary: 'Hectares of industrial land within 10, 20 and 30 km of a place', tags: ['logistics'], querystring: asOfQuery.extend({ longitude: inRange(102, 118), latitude: inRange(6, 24) }), response: { 200: catchment } },
})

/** Weights are whole numbers from 0 to 100, at least one above 0; a criterion that is left out weighs nothing. */
export const weights = z.partialRecord(z.enum(criterionNames), z.number().min(0).max(100)).refine((all) => Object.values(all).some((one) => one > 0), { params: { expected: 'a weight > 0' } })
const profile = z.object({ id: z.int(), name: z.string(), weights, author: z.string(), isMine: z.boolean() }).meta({ id: 'ScoreProfile' })
export type ScoreProfile = z.infer<typeof profile>
export const listScoreProfiles = route({
  method: 'GET', url: '/api/score-profiles',
  schema: { summary: 'Weights that were kept by name', tags: ['logistics'], response: { 200: z.object({ items: z.array(profile) }) } },
})
export const saveScoreProfile = route({
  method: 'POST', url: '/api/score-profiles',
  schema: { summary: 'Keeps weights by name; one’s own of that name is replaced', tags: ['logistics'], body: z.object({ name: z.string().trim().min(1).max(120), weights }), response: { 201: profile } },
})
export const deleteScoreProfile = route({
  method: 'DELETE', url: '/api/score-profiles/:id',
  schema: { summary: 'Deletes weights that were kept; who kept them does, or an administrator', tags: ['logistics'], params: z.object({ id }), response: { 200: z.object({ ended: z.boolean() }) } },
})
