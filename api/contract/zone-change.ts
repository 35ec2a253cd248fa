import { z } from 'zod'
import { finding } from './finding.ts'
import { landBalance } from './land-balance.ts'
import { asOf } from './ledger.ts'
import { landUses } from './plot.ts'
import { route } from './route.ts'
import { smeQuota } from './sme-quota.ts'
import { ifMatch, words } from './write.ts'
import { edtf, legalStatus, operationStatus, planStatus, zoneKind, zoneParams } from './zone.ts'

/** A GeoJSON Polygon or MultiPolygon, WGS84 [longitude, latitude]. Looked at by the checks, not by the parser: what is wrong with it is a finding. */
export const drawnGeometry = z.unknown().describe('GeoJSON Polygon or MultiPolygon, WGS84')

/** VN-2000 three-degree zones: the plane the area is also measured in. */
export const vn2000Srid = z.int().refine((srid) => (srid >= 9205 && srid <= 9218) || (srid >= 5896 && srid <= 5899), { params: { expected: '5896–5899 | 9205–9218' } })

/** A drawing of some 200,000 corners; beyond, the answer is 413. */
export const drawingMostBytes = 8 * 1024 * 1024

const plotId = z.int().min(1).max(2 ** 31 - 1)
const plotCode = words(40)

const takenFrom = z.array(plotId).max(200).describe('The plots whose land it takes: their allocations and holds go with the ground')

/** What a drawn shape rests on: corners of a decision or a survey, or a hand over a map. */
export const drawnBasis = z.enum(['measured', 'schematic'])
const plotBasis = drawnBasis.optional().describe('Left out: redrawn, its own; begun, that of the plots it is from; from none, schematic')

/** Shapes of plots: what is redrawn, what begins, what ends. A plot that is let or held ends only where others take its land (`from`). */
export const plotShapes = z.object({
  redrawn: z.array(z.object({ id: plotId, version: z.int().min(1), geometry: drawnGeometry, basis: plotBasis, from: takenFrom.optional() })).max(2000).default([]),
  begun: z.array(z.object({
    code: plotCode, landUse: z.enum(landUses), isLogistics: z.boolean().default(false), smeReserved: z.boolean().default(false), geometry: drawnGeometry, basis: plotBasis,
    from: takenFrom.default([]),
  })).max(2000).default([]),
  ended: z.array(z.object({ id: plotId, version: z.int().min(1) })).max(2000).default([]),
}).refine(({ redrawn, ended }) => new Set([...redrawn, ...ended].map((plot) => plot.id)).size === redrawn.length + ended.length, { params: { expected: 'each plot once' } })
export type PlotShapes = z.output<typeof plotShapes>

export const newStatus = z.object({ planStatus: planStatus.optional(), legalStatus: legalStatus.optional(), operationStatus: operationStatus.optional() })

/** A day as precisely as it is known; a day that there is. */
const issuedOn = z.union([z.iso.date(), z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)]).refine((day) => day >= '1900' && day < '2200', { params: { expected: 'yyyy-mm-dd | yyyy-mm | yyyy' } })

/** The decision a change rests on: one that is in the system, or a new one. */
export const decisionOfChange = z.union([
  z.object({ code: words(64) }),
  z.object({
    number: words(64), issuedOn: issuedOn.describe('yyyy-mm-dd, or as precise as known'),
    authority: words(200), titleVi: words(500).optional(), url: z.url({ protocol: /^https?$/ }).max(500).regex(/^[^\p{Cc}\s]*$/u).optional(),
  }),
])
export type DecisionOfChange = z.infer<typeof decisionOfChange>

const content = {
  boundary: drawnGeometry.optional(),
  basis: drawnBasis.optional().describe('Of the boundary; left out, that of the outline it takes the place of, and of none schematic: what was drawn by hand does not become a measurement'),
  srid: vn2000Srid.optional().describe('Plane of the VN-2000 area; the zone\'s own when left out'),
  plots: plotShapes.optional(),
  status: newStatus.optional(),
}

/** What is drawn, before anybody publishes it. */
export const drawnChange = z.object({ ...content, asOf: asOf.optional() })
export type DrawnChange = z.output<typeof drawnChange>

const reasons = z.record(z.string().max(64), words(1000)).default({}).describe('A reason for each warning, by its code')

/** What is published: what is drawn, with why, since when and by which decision. */
export const zoneChange = z.object({
  ...content,
  effectiveOn: asOf.optional().describe('The world changed on this day; today at the latest'),
  correction: z.literal(true).optional().describe('The record was wrong: the old one is kept as replaced, its period stays'),
  decision: decisionOfChange.optional().describe('Needed for a change of boundary or status'),
  why: words(1000).describe('Why, in a sentence; kept in the history'),
  reasons,
  draft: z.uuid().optional().describe('The draft that ends by being published'),
}).refine((sent) => (sent.effectiveOn === undefined) !== (sent.correction === undefined), { path: ['effectiveOn'], params: { expected: 'effectiveOn (yyyy-mm-dd) | correction: true' } })
  .refine((sent) => sent.boundary !== undefined || sent.plots !== undefined || sent.status !== undefined, { path: ['boundary'], params: { expected: 'boundary | plots | status' } })
export type ZoneChange = z.output<typeof zoneChange>

/** Measures of a drawn boundary; null where it is no valid shape. */
export const measures = z.object({
  areaM2: z.number().describe('Ellipsoidal (WGS84) m²'), planeAreaM2: z.number().nullable().describe('VN-2000 plane m², in srid'), srid: z.int().nullable(),
  perimeterM: z.number(), vertices: z.int(), parts: z.int(), holes: z.int(),
}).meta({ id: 'Measures' })

/** A figure now and after the change; null where nothing can be said. */
const side = z.object({ landBalance: landBalance.nullable(), smeQuota: smeQuota.nullable() })

export const rehearsal = z.object({
  version: z.int().describe('The zone\'s version it was checked against'),
  measures: measures.nullable(),
  againstM2: z.object({ added: z.number(), removed: z.number() }).nullable().describe('Against the boundary that now holds'),
  findings: z.array(finding),
  effect: z.object({ now: side, then: side }).nullable().describe('Land balance and SME quota before and after, computed by carrying the change out and taking it back; null while there are errors'),
}).meta({ id: 'Rehearsal' })
export type Rehearsal = z.infer<typeof rehearsal>

export const rehearseChange = route({
  method: 'POST', url: '/api/zones/:code/rehearsals',
  schema: { summary: 'Check a drawn change and see its effect; nothing is written', tags: ['desk'], params: zoneParams, body: drawnChange, response: { 200: rehearsal } },
})

/** To the square metre. */
const hectares = z.number().min(0.0001).max(1e6)

/** Of a zone that does not exist yet. */
export const newZoneIdentity = z.object({
  kind: zoneKind, nameVi: words(200), nameEn: words(200).optional(), provinceCode: z.string().regex(/^\d{2}$/), formerProvince: words(100).optional(),
  parent: words(32).optional().describe('Code of the zone it lies in'), developer: words(300).optional(),
  plannedHa: hectares.optional(), approvedHa: hectares.optional(),
})

export const rehearseNewZone = route({
  method: 'POST', url: '/api/rehearsals',
  schema: {
    summary: 'Check the drawing of a zone that does not exist yet', tags: ['desk'],
    body: newZoneIdentity.pick({ kind: true, provinceCode: true, approvedHa: true, plannedHa: true, parent: true }).extend({ ...content }), response: { 200: rehearsal },
  },
})

/** A zone after a publication. */
export const published = z.object({
  code: z.string(), version: z.int().describe('The ETag is this number in quotes'), findings: z.array(finding).describe('Warnings it was accepted with, and notes'),
  areaM2: z.number().nullable(),
}).meta({ id: 'Published' })
export type Published = z.infer<typeof published>

export const publishChange = route({
  method: 'POST', url: '/api/zones/:code/revisions',
  schema: {
    summary: 'Publish a change of a zone\'s boundary, plots or status', tags: ['desk'], params: zoneParams, headers: ifMatch, body: zoneChange, response: { 201: published },
    description: 'Refused with 422 change_refused and the findings when there are errors, or warnings without a reason; with 412 when somebody published in between.',
  },
})

export const publishZone = route({
  method: 'POST', url: '/api/zones',
  schema: {
    summary: 'Publish a new zone', tags: ['desk'], response: { 201: published },
    body: newZoneIdentity.extend({
      ...content, effectiveOn: asOf, decision: decisionOfChange, why: words(1000), reasons, draft: z.uuid().optional(),
    }),
  },
})
export type NewZone = z.output<typeof publishZone.schema.body>

/** Everything the desk needs of a zone, before anything is drawn. */
const reference = z.object({ code: z.string(), kind: zoneKind, nameVi: z.string(), nameEn: z.string() })
export const desk = z.object({
  zone: reference.extend({
    provinceCode: z.string(), formerProvince: z.string().nullable(), planStatus: planStatus.nullable(), legalStatus: legalStatus.nullable(), operationStatus: operationStatus.nullable(),
    plannedHa: z.number().nullable(), approvedHa: z.number().nullable(), approvedOn: edtf.nullable(), centre: z.tuple([z.number(), z.number()]).nullable(),
  }),
  version: z.int(),
  mayPublish: z.boolean().describe('Whether who asks may publish here'),
  boundary: z.object({ geometry: z.unknown(), areaM2: z.number(), basis: z.string(), validFrom: z.string().nullable() }).nullable(),
  plots: z.array(z.object({
    id: z.int(), version: z.int(), code: z.string(), landUse: z.enum(landUses), isLogistics: z.boolean(), smeReserved: z.boolean(), areaM2: z.number(),
    isTaken: z.boolean().describe('Allocated or held, today or later'), geometry: z.unknown(),
  })),
  neighbours: z.array(reference.extend({ isApproved: z.boolean(), overlap: z.enum(['overlaps_zone', 'overlaps_other_zone']).nullable().describe('What an overlap would be found as; null: it may overlap'), geometry: z.unknown() }))
    .describe('Zones within 5 km, to snap to and not to overlap'),
  meridians: z.array(z.object({ srid: z.int(), centralMeridian: z.number(), isUsual: z.boolean().describe('The usual one of the former province: an offer, never an inference') })),
  sridOnRecord: z.int().nullable().describe('The plane stored for this zone'),
}).meta({ id: 'Desk' })
export type Desk = z.infer<typeof desk>

/** What the desk knows of a province before a new zone of it is drawn. */
export const provinceDesk = z.object({
  code: z.string(), meridians: desk.shape.meridians,
  places: z.array(z.object({ formerProvince: z.string().nullable(), bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).describe('[west, south, east, north]') }))
    .describe('The box round all zones of each former province: where a new one must about be'),
}).meta({ id: 'ProvinceDesk' })
export type ProvinceDesk = z.infer<typeof provinceDesk>

export const getProvinceDesk = route({
  method: 'GET', url: '/api/provinces/:code/desk',
  schema: {
    summary: 'What is known of the place of a new zone: the usual VN-2000 meridians, and where the zones of the province lie', tags: ['desk'],
    params: z.object({ code: z.string().regex(/^\d{2}$/).describe('Two-digit province code') }), response: { 200: provinceDesk },
  },
})

export const getDesk = route({
  method: 'GET', url: '/api/zones/:code/desk',
  schema: { summary: 'A zone as the planning desk needs it; the ETag is what a publication must show in If-Match', tags: ['desk'], params: zoneParams, response: { 200: desk } },
})
