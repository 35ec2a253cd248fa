import { z } from 'zod'
import { whereGeometry } from './finding.ts'
import { id } from './id.ts'
import { asOf, asOfQuery } from './ledger.ts'
import { landUses } from './plot.ts'
import { route } from './route.ts'
import { ifMatch, words } from './write.ts'
import { decisionOfChange, drawnGeometry, drawingMostBytes } from './zone-change.ts'
import { basis, decision, zoneCode, zoneKind } from './zone.ts'

/** A corridor of some 200,000 corners comes through, to be told that it has too many. */
export const corridorMostBytes = drawingMostBytes

export const corridorStructures = ['level', 'embankment', 'cutting', 'viaduct', 'bridge', 'tunnel'] as const
const metres = z.number().min(-1e7).max(1e7)
const width = z.number().min(-500).max(500)

/** A stretch of an alignment with its own width. The centre-line offset is half of the formation + to the toe + the width. */
export const corridorSection = z.object({
  fromM: metres.min(0).describe('Chainage: metres along the alignment, on the ellipsoid'), toM: metres.nullable().describe('null: to its end'),
  structure: z.enum(corridorStructures),
  formationWidthM: z.number().min(-200).max(200).describe('Between the outer edges of the outer rails; of a viaduct or bridge between its outer edges'),
  toeOffsetM: width.nullable().default(null).describe('From the formation to the toe or top of an embankment or cutting'),
  widthM: width.nullable().describe('What the law or the board asks for on each side; null: the section takes no land (tunnel, viaduct, bridge)'),
  widthRule: words(200).nullable().default(null).describe('Parameters of the rules railway_corridor it was read from, joined by +'),
}).meta({ id: 'CorridorSection' })
export type CorridorSection = z.infer<typeof corridorSection>

/** A drawn, loaded or typed corridor. Its shapes are looked at by the checks, not by the parser. */
export const corridorDesign = z.object({
  alignment: z.unknown().optional().describe('GeoJSON LineString or MultiLineString, WGS84; or {type: "Corners", srid, coordinates: parts of [X, Y]}, X north, as a VN-2000 table has it; null: none'),
  sections: z.array(corridorSection).max(500).default([]),
  areas: z.array(z.object({ kind: z.enum(['station', 'depot']), name: words(200), geometry: drawnGeometry })).max(100).default([]),
  clearanceArea: drawnGeometry.optional().describe('GeoJSON Polygon or MultiPolygon: the project\'s own. Wins over every width'),
}).meta({ id: 'CorridorDesign' })
export type CorridorDesign = z.output<typeof corridorDesign>

/** What a check of a corridor found. error: it takes nothing until that is put right; warning and note: said, and taken as drawn. */
export const corridorFinding = z.object({
  code: z.string(), tier: z.enum(['error', 'warning', 'note']), on: z.enum(['alignment', 'sections', 'areas', 'clearance']), index: z.int().nullable().describe('Which section or area, from 0'),
  got: z.string().nullable(), expected: z.string().nullable(), where: whereGeometry.nullable().describe('Where to draw it, WGS84'), detail: z.string().describe('A sentence for people, in the caller\'s language'),
}).meta({ id: 'CorridorFinding' })
export type CorridorFinding = z.infer<typeof corridorFinding>

const reference = z.object({ code: z.string(), kind: zoneKind, nameVi: z.string(), nameEn: z.string() })
const m2 = z.number().describe('Ellipsoidal m²')
const shape = whereGeometry.nullable().describe('WGS84, six decimals, for the map')

export const corridorVersion = z.object({
  id: z.int(), validFrom: z.string().nullable(), validTo: z.string().nullable(), recordedAt: z.string(), basis, source: z.string(), note: z.string().nullable(), decision: decision.nullable(),
  lengthM: z.number().nullable(), hasClearance: z.boolean().describe('Whether the project\'s own clearance polygon is recorded'), sections: z.int(), areas: z.int(),
}).meta({ id: 'CorridorVersion' })
export const corridor = z.object({
  code: z.string(), kind: z.enum(['railway', 'road']), nameVi: z.string(), nameEn: z.string(), currentId: z.int().nullable().describe('The version in effect; null: none'), versions: z.array(corridorVersion).describe('Latest first'),
}).meta({ id: 'Corridor' })
export type Corridor = z.infer<typeof corridor>
export type CorridorVersion = z.infer<typeof corridorVersion>

const corridorWidth = z.object({
  rule: z.string(), structure: z.enum(corridorStructures), widthRule: z.string(), widthM: z.number(), validTo: z.string().nullable(), isInForce: z.boolean(), legalBasis: z.string(),
}).meta({ id: 'CorridorWidth' })
export type CorridorWidth = z.infer<typeof corridorWidth>

const remnant = z.object({
  m2, widthM: z.number().nullable().describe('At its widest: the diameter of the largest circle in it; null: wide enough without measuring, or too small anyway'), verdict: z.enum(['usable', 'too_small', 'too_narrow']), isCutOff: z.boolean().describe('The plot lay on a road, this part lies on none'), shape,
})
/** What a corridor takes on a day. It names firms: never for the public. */
export const corridorTake = z.object({
  asOf: z.string(), basis: basis.nullable(), lengthM: z.number().nullable(),
  firmsOf: z.array(z.string()).nullable().describe('Provinces whose firms and leases are named; null: of all. Sums are of all'),
  totals: z.object({
    plots: z.int(), wholePlots: z.int(), m2, zones: z.int(), confirmedZones: z.int(), leases: z.int(), firms: z.int(), jobs: z.int().nullable().describe('Of the projects whose workers are recorded; null: of none'), jobsUnknownProjects: z.int(),
    remnants: z.int().describe('Too small, too narrow or cut off'), cutOffPlots: z.int(),
  }),
  landUse: z.array(z.object({ landUse: z.enum(landUses), plots: z.int(), m2 })),
  zones: z.array(z.object({
    zone: reference, provinceCode: z.string(), isConfirmed: z.boolean().describe('A decision moves the zone; without one the hit is an estimate that nobody confirmed'), deadline: z.string().nullable(), relocation: z.string().nullable(), decision: decision.nullable(),
    zoneM2: m2.nullable(), takenM2: m2.nullable().describe('Of its boundary'), plotsM2: m2.describe('Of its plots'), plots: z.int(), wholePlots: z.int(), allPlots: z.int(), firms: z.int(), jobs: z.int().nullable(), jobsUnknownProjects: z.int(),
    crossedM: z.number().nullable().describe('Metres of the line inside it, where no width is known and so no ground'), basis: basis.nullable(), shape,
  })),
  communes: z.array(z.object({ name: z.string().nullable(), level: z.string().nullable(), isSeveral: z.boolean().describe('Zones that lie in several communes: which part lies where needs boundaries that are not shipped'), zones: z.int(), plots: z.int(), m2 })),
  plots: z.array(z.object({
    id: z.int(), code: z.string(), zone: z.string(), landUse: z.enum(landUses), areaM2: m2, takenM2: m2, sharePct: z.number(), isWhole: z.boolean(), basis, remnants: z.array(remnant), shape,
  })),
  cutOff: z.array(z.object({ id: z.int(), code: z.string(), zone: z.string(), landUse: z.enum(landUses), areaM2: m2 })).describe('Plots that lose no land, but every road they lay on'),
  firms: z.array(z.object({
    code: z.string(), nameVi: z.string(), nameEn: z.string(), isModel: z.boolean(), zones: z.array(z.string()), plots: z.int(), allocatedM2: m2, lostLeastM2: m2, lostMostM2: m2.describe('An allocation has no outline: between the two is lost'),
    jobs: z.int().nullable(), jobsKnown: z.boolean(), basis,
  })),
  leases: z.array(z.object({ plot: z.string(), plotId: z.int(), zone: z.string(), project: z.string(), firm: z.string(), stage: z.string(), areaM2: m2, lostLeastM2: m2, lostMostM2: m2 })),
}).meta({ id: 'CorridorTake' })
export type CorridorTake = z.infer<typeof corridorTake>

export const takeDifference = z.object({
  newlyM2: m2, freedM2: m2,
  plots: z.array(z.object({ id: z.int(), code: z.string(), zone: z.string(), landUse: z.enum(landUses), beforeM2: m2, afterM2: m2, newlyM2: m2, freedM2: m2, newly: shape, freed: shape })),
  zones: z.array(z.object({ zone: reference, isConfirmed: z.boolean(), plots: z.int(), newlyM2: m2, freedM2: m2 })),
}).meta({ id: 'TakeDifference' })
export type TakeDifference = z.infer<typeof takeDifference>

export const corridorRehearsal = z.object({
  findings: z.array(corridorFinding), alignment: whereGeometry.nullable().describe('As it was read: MultiLineString, WGS84'), lengthM: z.number().nullable(),
  take: corridorTake.nullable().describe('null while there are errors'), difference: takeDifference.nullable().describe('Against the version in effect; null too where none is'),
}).meta({ id: 'CorridorRehearsal' })
export type CorridorRehearsal = z.infer<typeof corridorRehearsal>

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/)
const params = z.object({ code })
const optionParams = z.object({ code, id })

export const listCorridors = route({
  method: 'GET', url: '/api/corridors',
  schema: {
    summary: 'Railways and roads to come, with their versions, and the widths that rules give', tags: ['relocation'], querystring: asOfQuery,
    response: { 200: z.object({ items: z.array(corridor), widths: z.array(corridorWidth).describe('Those no longer in force are all there is: labelled'), formationWidthM: z.number().nullable().describe('To begin with: a single track (a convention)') }) },
  },
})
export const getCorridorDesign = route({
  method: 'GET', url: '/api/corridors/:code/versions/:id',
  schema: { summary: 'A version of a corridor as it is drawn', tags: ['relocation'], params: optionParams, response: { 200: z.object({ version: corridorVersion, design: corridorDesign }) } },
})
export const getCorridorTake = route({
  method: 'GET', url: '/api/corridors/:code/take',
  schema: { summary: 'What a corridor takes on a day: plots, zones, firms, jobs, what is left over. For boards', tags: ['relocation'], params, querystring: asOfQuery, response: { 200: corridorTake } },
})
export const getCorridorTakeFile = route({
  method: 'GET', url: '/api/corridors/:code/take.csv',
  schema: { summary: 'The plots a corridor takes as CSV (UTF-8 with a byte order mark). For boards', tags: ['relocation'], params, querystring: asOfQuery.extend({ zone: zoneCode.optional().describe('Only the plots of this zone'), lang: z.enum(['vi', 'en']).default('vi') }), response: { 200: z.unknown() } },
})
export const rehearseCorridor = route({
  method: 'POST', url: '/api/corridors/:code/rehearsals',
  schema: {
    summary: 'What another alignment would take, and the difference to the version in effect; nothing is written', tags: ['relocation'], params,
    body: z.object({ design: corridorDesign, asOf: asOf.optional() }), response: { 200: corridorRehearsal },
  },
})

export const corridorOption = z.object({
  id: z.int(), corridor: z.string(), name: z.string(), note: z.string().nullable(), version: z.int().describe('The ETag is this number in quotes'), author: z.string().nullable(), isMine: z.boolean(), createdAt: z.string(), updatedAt: z.string(),
  closedAs: z.enum(['adopted', 'discarded']).nullable(), adoptedAs: z.int().nullable().describe('The version of the corridor it became'),
}).meta({ id: 'CorridorOption' })
export type CorridorOption = z.infer<typeof corridorOption>
export const drawnOption = corridorOption.extend({ design: corridorDesign }).meta({ id: 'DrawnCorridorOption' })
export type DrawnOption = z.infer<typeof drawnOption>
const sentOption = z.object({ name: words(120), note: words(1000).nullable().default(null), design: corridorDesign })
export type SentOption = z.output<typeof sentOption>

export const listCorridorOptions = route({
  method: 'GET', url: '/api/corridors/:code/options',
  schema: { summary: 'Draft alignments of a corridor, open ones first', tags: ['relocation'], params, response: { 200: z.object({ items: z.array(corridorOption) }) } },
})
export const getCorridorOption = route({ method: 'GET', url: '/api/corridors/:code/options/:id', schema: { summary: 'A draft alignment as it is drawn', tags: ['relocation'], params: optionParams, response: { 200: drawnOption } } })
export const addCorridorOption = route({
  method: 'POST', url: '/api/corridors/:code/options',
  schema: { summary: 'Keep a draft alignment by name', tags: ['relocation'], params, body: sentOption, response: { 201: corridorOption }, description: 'Refused with 422 corridor_refused while the drawing has errors.' },
})
export const changeCorridorOption = route({
  method: 'PUT', url: '/api/corridors/:code/options/:id',
  schema: { summary: 'Keep a draft alignment as it is drawn now', tags: ['relocation'], params: optionParams, headers: ifMatch, body: sentOption, response: { 200: corridorOption } },
})
export const discardCorridorOption = route({
  method: 'POST', url: '/api/corridors/:code/options/:id/discard',
  schema: { summary: 'Put a draft alignment away', tags: ['relocation'], params: optionParams, headers: ifMatch, response: { 200: corridorOption } },
})
export const adoptCorridorOption = route({
  method: 'POST', url: '/api/corridors/:code/options/:id/adoption',
  schema: {
    summary: 'Make a draft alignment the corridor\'s next version, by a decision', tags: ['relocation'], params: optionParams, headers: ifMatch, response: { 201: corridor },
    body: z.object({ effectiveOn: asOf, decision: decisionOfChange, why: words(1000), basis: z.enum(['measured', 'reported', 'schematic']).default('schematic').describe('What the drawn alignment rests on') }),
  },
})
export type Adoption = z.output<typeof adoptCorridorOption.schema.body>

export const relocationSummary = z.object({
  asOf: z.string(), provinceCode: z.string().nullable(), basis: basis.nullable(), plots: z.int(), m2,
  landUse: z.array(z.object({ landUse: z.enum(landUses), plots: z.int(), m2 })),
  corridors: z.array(z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string(), basis, hasClearance: z.boolean() })),
  zones: z.array(z.object({ zone: reference, provinceCode: z.string(), deadline: z.string().nullable(), corridor: z.string().nullable(), decision: decision.nullable(), plots: z.int(), m2, shape: shape.describe('What is taken of its plots, as one: WGS84, six decimals; null: nothing'), receivers: z.array(reference) })),
}).meta({ id: 'RelocationSummary' })
export type RelocationSummary = z.infer<typeof relocationSummary>
export const getRelocationSummary = route({
  method: 'GET', url: '/api/relocation-summary',
  schema: {
    summary: 'What a decision moves, and what of it is taken, by land use. No firm, no zone without a decision', tags: ['relocation'],
    querystring: asOfQuery.extend({ province: z.string().regex(/^\d{2}$/).optional() }), response: { 200: relocationSummary },
  },
})
