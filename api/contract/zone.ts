import { z } from 'zod'
import { bbox, bboxParameter, multiPolygon, position } from './geometry.ts'
import { route } from './route.ts'

export const zoneKind = z.enum(['industrial_zone', 'industrial_cluster', 'economic_zone', 'export_processing_zone', 'relocation_site'])
  .meta({ id: 'ZoneKind', description: 'KCN, CCN, KKT, KCX, khu di dời' })
export const zoneStatus = z.enum(['operating', 'established', 'planned', 'relocating', 'withdrawn', 'unknown'])
  .meta({ id: 'ZoneStatus', description: 'Headline status: the first that holds of relocating, operating, withdrawn, established, planned, unknown' })
export const planStatus = z.enum(['proposed', 'planned', 'planned_after_2030', 'withdrawn'])
export const legalStatus = z.enum(['none', 'zoning_plan_approved', 'policy_approved', 'established', 'revoked', 'converted'])
export const operationStatus = z.enum(['not_started', 'land_clearance', 'under_construction', 'operating', 'operating_unestablished', 'relocating', 'closed'])
export const basis = z.enum(['reported', 'measured', 'schematic', 'mixed'])
  .meta({ id: 'Basis', description: 'reported: a source states it; measured: from real geometry; schematic: from generated geometry or allocations; mixed' })
export const confidence = z.enum(['high', 'medium', 'low', 'unknown'])
export const zoneCode = z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,31}$/).brand<'ZoneCode'>()
  .meta({ id: 'ZoneCode', description: 'Never changes, e.g. MB-0001' })
/** A date as precise as its source: 2026, 2026-09, 2026-09-11, 2021/2022 (ISO 8601-2, EDTF level 0). */
export const edtf = z.string().meta({ id: 'Edtf', description: 'A date as precise as its source: 2026, 2026-09, 2026-09-11, 2021/2022' })
export const isoDate = z.string().meta({ description: 'yyyy-mm-dd' })

export type ZoneKind = z.infer<typeof zoneKind>
export type ZoneStatus = z.infer<typeof zoneStatus>
export type Basis = z.infer<typeof basis>

const hectares = z.number().describe('hectares')
const province = z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string() }).meta({ id: 'Province' })
const zoneReference = z.object({ code: z.string(), kind: zoneKind, nameVi: z.string(), nameEn: z.string() }).meta({ id: 'ZoneReference' })

export const zoneSummary = z.object({
  code: z.string(),
  id: z.int().describe('Feature id in the tiles'),
  kind: zoneKind,
  nameVi: z.string().describe('Proper name, without the kind'),
  nameEn: z.string(),
  aliases: z.array(z.string()),
  province,
  formerProvince: z.string().nullable(),
  communes: z.array(z.string()),
  status: zoneStatus,
  planStatus: planStatus.nullable(),
  legalStatus: legalStatus.nullable(),
  operationStatus: operationStatus.nullable(),
  convertingTo: z.string().nullable(),
  operatesThoughWithdrawn: z.boolean(),
  plannedHa: hectares.nullable(),
  approvedHa: hectares.nullable(),
  drawnHa: hectares.nullable().describe('Ellipsoidal area of the boundary, hectares'),
  centre: position.nullable().describe('null: no place known'),
  bbox: bbox.nullable().describe('null: no boundary drawn'),
  withoutBoundaryBecause: z.enum(['no_place', 'no_area', 'collides']).nullable(),
  basis: basis.nullable().describe('Basis of the boundary; null without one'),
}).meta({ id: 'ZoneSummary' })
export type ZoneSummary = z.infer<typeof zoneSummary>

const facet = (value: z.ZodType) => z.array(z.object({ value, count: z.int() }))

export const zoneList = z.object({
  total: z.int().describe('Zones that match, on all pages'),
  withoutPlace: z.int().describe('Of these, zones with no place known'),
  items: z.array(zoneSummary),
  nextCursor: z.string().nullable(),
  facets: z.object({
    province: z.array(z.object({ value: z.string(), nameVi: z.string(), nameEn: z.string(), count: z.int() })),
    formerProvince: facet(z.string()),
    kind: facet(zoneKind),
    status: facet(zoneStatus),
  }).describe('Counts under all the other filters, so that no choice is a dead end'),
}).meta({ id: 'ZoneList' })
export type ZoneList = z.infer<typeof zoneList>

/** Several values in one parameter, separated by commas. */
const several = <T extends z.ZodType<unknown, string>>(one: T) =>
  z.string().max(500).transform((text) => text.split(',')).pipe(z.array(one).min(1).max(50))

// PostgreSQL text holds no NUL, and control characters never come from a keyboard.
const searchText = z.string().max(200).regex(/^[^\p{Cc}]*$/u)

export const zoneFilter = z.object({
  province: several(z.string().regex(/^\d{2}$/)).optional().describe('Province codes, comma-separated: 15,24'),
  formerProvince: several(searchText).optional().describe('Names of provinces before 1 July 2025, comma-separated'),
  kind: several(zoneKind).optional().describe('Comma-separated'),
  status: several(zoneStatus).optional().describe('Comma-separated headline statuses'),
  q: searchText.optional().describe('Name, alias, kind or commune; accents optional, đ = d; exact accents rank first'),
  bbox: bboxParameter.optional().describe('west,south,east,north in WGS84 degrees: zones whose outline or centre meets it'),
})

export const listZones = route({
  method: 'GET',
  url: '/api/zones',
  schema: {
    summary: 'Zones by filter, text and place',
    tags: ['zone'],
    querystring: zoneFilter.extend({
      limit: z.coerce.number().int().min(1).max(500).default(100),
      cursor: z.string().max(300).optional().describe('nextCursor of the page before'),
    }),
    response: { 200: zoneList },
  },
})

export const decision = z.object({
  code: z.string(), number: z.string().nullable(), issuedOn: edtf.nullable(), authority: z.string().nullable(),
  titleVi: z.string(), titleEn: z.string().nullable(), url: z.string().nullable(),
  confidence: z.enum(['source', 'secondary', 'memory']).describe('memory: to be verified'),
}).meta({ id: 'Decision' })
export type Decision = z.infer<typeof decision>

export const zoneProperties = zoneSummary.omit({ bbox: true }).extend({
  zoneType: z.string().nullable(),
  districtOld: z.string().nullable(),
  developer: z.string().nullable(),
  parent: zoneReference.nullable(),
  children: z.array(zoneReference),
  predecessors: z.array(zoneReference),
  successors: z.array(zoneReference),
  aliasDetails: z.array(z.object({ name: z.string(), kind: z.enum(['former', 'alternative', 'document']) })),
  communeDetails: z.array(z.object({ level: z.enum(['ward', 'commune', 'special_zone']), nameVi: z.string() })),
  areas: z.object({
    planned: z.object({ ha: hectares, basis, source: z.string(), asOf: edtf.nullable(), decision: decision.nullable() }).nullable(),
    approved: z.object({ ha: hectares, basis, source: z.string(), on: edtf.nullable(), decision: decision.nullable() }).nullable(),
    drawn: z.object({
      ha: hectares, basis, source: z.string(), validFrom: isoDate.nullable(), recordedAt: z.string(),
      centreShiftM: z.number().nullable(), perimeterM: z.number(), parts: z.int(),
      vn2000: z.object({ srid: z.int(), ha: hectares }).nullable().describe('Plane area in the zone\'s usual VN-2000 meridian'),
    }).nullable(),
    approvedMinusPlannedHa: hectares.nullable(),
    drawnMinusApprovedHa: hectares.nullable(),
    drawnMinusPlannedHa: hectares.nullable(),
  }).describe('Three areas, never merged'),
  land: z.object({
    basis, plotCount: z.int(),
    uses: z.array(z.object({ landUse: z.string(), plots: z.int(), ha: hectares })),
    leases: z.array(z.object({ leaseStatus: z.string(), plots: z.int(), ha: hectares })).describe('Leasable plots by how far they are taken; whole plots'),
    clearance: z.array(z.object({ stage: z.string(), tracts: z.int(), ha: hectares })),
  }).nullable().describe('null: no plots or tracts are known'),
  reported: z.array(z.object({
    indicator: z.string(), value: z.number(), qualifier: z.enum(['exact', 'above', 'about']), unit: z.string(),
    period: edtf.nullable(), source: z.string(), note: z.string().nullable(), decision: decision.nullable(),
  })).describe('What documents report about this zone'),
  parts: z.array(z.object({
    code: z.string(), nameVi: z.string(), nameEn: z.string().nullable(), plannedHa: hectares.nullable(),
    approvedHa: hectares.nullable(), asOf: edtf.nullable(), shortages: z.array(z.string()),
  })),
  shortages: z.array(z.object({ kind: z.string(), part: z.string().nullable(), asOf: edtf.nullable(), decision: decision.nullable() })),
  planningDocuments: z.array(z.object({
    kind: z.enum(['general', 'zoning', 'detailed']), scale: z.int().nullable(),
    status: z.enum(['none', 'preparing', 'appraised', 'approved']), approvedOn: edtf.nullable(), decision: decision.nullable(),
  })),
  relocations: z.array(z.object({
    code: z.string(), deadline: isoDate.nullable(), stage: z.string().nullable(), decision: decision.nullable(),
    receivers: z.array(zoneReference),
  })),
  receivesFrom: z.array(zoneReference),
  declaredCapacity: z.object({ ha: hectares, asOf: edtf.nullable() }).nullable(),
  centreUncertaintyM: z.number().nullable(),
  vn2000Srid: z.int().nullable(),
  confidence,
  source: z.string(),
  note: z.string().nullable(),
  recordedAt: z.string(),
}).meta({ id: 'ZoneProperties' })
export type ZoneProperties = z.infer<typeof zoneProperties>

export const zoneFeature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  bbox: bbox.optional(),
  geometry: multiPolygon.nullable(),
  properties: zoneProperties,
}).meta({ id: 'ZoneFeature' })
export type ZoneFeature = z.infer<typeof zoneFeature>

export const zoneParams = z.object({ code: zoneCode })

export const getZone = route({
  method: 'GET',
  url: '/api/zones/:code',
  schema: {
    summary: 'A zone with all that is known of it, as a GeoJSON feature (RFC 7946)',
    tags: ['zone'],
    params: zoneParams,
    response: { 200: zoneFeature },
  },
})

export const zoneHistory = z.object({
  code: z.string(),
  changes: z.array(z.object({
    kind: z.enum(['status', 'boundary']),
    effectiveOn: edtf.nullable().describe('When it took effect; null: not known'),
    recordedAt: z.string(),
    replacedAt: z.string().nullable().describe('Set when the record was a mistake and was corrected'),
    planStatus: planStatus.nullable(), legalStatus: legalStatus.nullable(), operationStatus: operationStatus.nullable(),
    areaHa: hectares.nullable(), basis: basis.nullable(), validTo: isoDate.nullable(),
    decision: decision.nullable(), source: z.string(), note: z.string().nullable(),
  })),
}).meta({ id: 'ZoneHistory' })
export type ZoneHistory = z.infer<typeof zoneHistory>

export const getZoneHistory = route({
  method: 'GET',
  url: '/api/zones/:code/history',
  schema: {
    summary: 'Changes of status and boundary, by the day they took effect',
    description: 'A change in the world and the correction of a record are told apart: a corrected record has replacedAt.',
    tags: ['zone'],
    params: zoneParams,
    response: { 200: zoneHistory },
  },
})
