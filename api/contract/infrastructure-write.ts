import { z } from 'zod'
import { multiPolygon, position } from './geometry.ts'
import { id } from './id.ts'
import { asOf } from './ledger.ts'
import { route } from './route.ts'
import { codeOf, ifMatch, oneWay, source, whenItTookEffect, words } from './write.ts'
import { basis, edtf } from './zone.ts'

export const pointKinds = ['border_gate', 'rail_station', 'seaport', 'airport', 'expressway_interchange', 'inland_port'] as const
export const lineKinds = ['railway', 'road'] as const

const kept = {
  id: z.int(), version: z.string().describe('The ETag is this in quotes'), code: z.string(), nameVi: z.string(), nameEn: z.string().nullable(),
  source: z.string(), note: z.string().nullable(), validFrom: z.string().nullable(), validTo: z.string().nullable().describe('Withdrawn from this day on'),
  recordedAt: z.string(), replacedAt: z.string().nullable().describe('Set when this record was found wrong'),
}
const line = z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position)) })

/** A place outside the fence, for one period. */
export const keptPoint = z.object({ ...kept, kind: z.enum(pointKinds), status: z.enum(['existing', 'planned']), position, uncertaintyM: z.number().nullable(), asOf: edtf.nullable() }).meta({ id: 'KeptPoint' })
export type KeptPoint = z.infer<typeof keptPoint>

/** A corridor, for one period. */
export const keptLine = z.object({
  ...kept, kind: z.enum(lineKinds), alignment: line.nullable(), clearanceArea: multiPolygon.nullable().describe('The project\'s own; where there is one it wins over any width'),
  halfWidthM: z.number().nullable(), widthRule: z.string().nullable(), decisionCode: z.string().nullable(), basis,
}).meta({ id: 'KeptLine' })
export type KeptLine = z.infer<typeof keptLine>

const longitude = z.number().min(-180).max(180)
const latitude = z.number().min(-90).max(90)
const place = z.tuple([longitude, latitude]).describe('[longitude, latitude], WGS84')
const path = z.array(place).min(2)
const isClosed = (ring: readonly (readonly number[])[]) => ring.length >= 4 && ring[0]?.every((number, i) => number === ring.at(-1)?.[i]) === true
const ring = z.array(place).refine(isClosed, { params: { expected: 'a ring: at least 4 positions, the last is the first' } })
const drawnLine = z.union([z.object({ type: z.literal('LineString'), coordinates: path }), z.object({ type: z.literal('MultiLineString'), coordinates: z.array(path).min(1) })])
const drawnArea = z.union([z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }), z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) })])

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/).describe('Lower case, e.g. ga-lao-cai; never changes')
const named = { nameVi: words(200), nameEn: words(200).nullable().optional(), source, note: words(1000).nullable().optional() }
const point = { ...named, kind: z.enum(pointKinds), status: z.enum(['existing', 'planned']), position: place, uncertaintyM: z.int().min(0).max(100_000).nullable().optional() }
const corridor = {
  ...named, kind: z.enum(lineKinds), alignment: drawnLine.nullable().optional(), clearanceArea: drawnArea.nullable().optional(),
  halfWidthM: z.number().positive().max(10_000).nullable().optional(), widthRule: words(64).nullable().optional(), decisionCode: codeOf('a decision').nullable().optional(), basis,
}

const params = z.object({ id })
const querystring = z.object({ history: z.stringbool().default(false).describe('true: also records that were found wrong') })
const ending = z.object({ validTo: asOf.describe('It is there no more from this day on'), source })
const tags = ['admin']
const since = { validFrom: asOf.nullable().default(null).describe('null: since before anybody knows') }
const onceWrong = 'effectiveOn: it changed on that day; what it was ends, what it is begins. correction: the record was wrong; it is kept as replaced. Answers with the new record.'

export const listPoints = route({ method: 'GET', url: '/api/infrastructure/points', schema: { summary: 'Gates, stations, ports, airports and interchanges, with their periods', tags, querystring, response: { 200: z.object({ items: z.array(keptPoint) }) } } })
export const addPoint = route({ method: 'POST', url: '/api/infrastructure/points', schema: { summary: 'Add a place outside the fence', tags, body: z.object({ code, ...point, ...since }), response: { 201: keptPoint } } })
export const changePoint = route({
  method: 'PATCH', url: '/api/infrastructure/points/:id',
  schema: { summary: 'Change a place outside the fence, or correct its record', description: onceWrong, tags, params, headers: ifMatch, response: { 200: keptPoint },
    body: oneWay(z.object({ ...point, validFrom: asOf.nullable(), ...whenItTookEffect }).partial().extend({ source }), [...Object.keys(point).filter((name) => name !== 'source'), 'validFrom'], ['validFrom']) },
})
export const endPoint = route({ method: 'POST', url: '/api/infrastructure/points/:id/end', schema: { summary: 'Withdraw a place outside the fence from a day on', tags, params, headers: ifMatch, body: ending, response: { 200: keptPoint } } })

export const listLines = route({ method: 'GET', url: '/api/infrastructure/lines', schema: { summary: 'Railway and road corridors, with their periods', tags, querystring, response: { 200: z.object({ items: z.array(keptLine) }) } } })
export const addLine = route({
  method: 'POST', url: '/api/infrastructure/lines',
  schema: { summary: 'Add a corridor', tags, response: { 201: keptLine },
    body: z.object({ code, ...corridor, ...since }).refine((sent) => Boolean(sent.alignment ?? sent.clearanceArea), { path: ['alignment'], params: { expected: 'alignment | clearanceArea' } }) },
})
export const changeLine = route({
  method: 'PATCH', url: '/api/infrastructure/lines/:id',
  schema: { summary: 'Change a corridor, or correct its record', description: onceWrong, tags, params, headers: ifMatch, response: { 200: keptLine },
    body: oneWay(z.object({ ...corridor, validFrom: asOf.nullable(), ...whenItTookEffect }).partial().extend({ source }), [...Object.keys(corridor).filter((name) => name !== 'source'), 'validFrom'], ['validFrom']) },
})
export const endLine = route({ method: 'POST', url: '/api/infrastructure/lines/:id/end', schema: { summary: 'Withdraw a corridor from a day on', tags, params, headers: ifMatch, body: ending, response: { 200: keptLine } } })

export type NewPoint = z.output<typeof addPoint.schema.body>
export type PointChange = z.output<typeof changePoint.schema.body>
export type NewLine = z.output<typeof addLine.schema.body>
export type LineChange = z.output<typeof changeLine.schema.body>
export type Ending = z.output<typeof ending>
