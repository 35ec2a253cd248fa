import { z } from 'zod'
import { route } from './route.ts'
import { decision, edtf, zoneKind } from './zone.ts'

/** Whom a document speaks of. */
const subject = z.object({
  kind: z.enum(['board', 'province', 'former_province', 'zone']), name: z.string().describe('Name as the document has it, or of the place'), nameEn: z.string(),
  provinceCode: z.string().nullable().describe('The province of today it lies in; null for boards of several'),
})

export const reportedFigure = z.object({
  subject, indicator: z.string(), zoneKind: zoneKind.nullable(), value: z.number(), qualifier: z.enum(['exact', 'above', 'about']), unit: z.string(),
  period: edtf.nullable(), source: z.string(), note: z.string().nullable(), decision: decision.nullable(),
}).meta({ id: 'ReportedFigure' })

export const reportedRatios = [
  'wastewater_share', 'fdi_disbursement', 'ddi_disbursement', 'workers_per_ha', 'capital_per_ha', 'average_zone_size', 'clearance_against_plan', 'clean_land_against_target', 'occupancy',
] as const

/** A ratio of two figures of one document, with both written out. */
export const reportedRatio = z.object({
  ratio: z.enum(reportedRatios), subject, zoneKind: zoneKind.nullable(), period: edtf.nullable(), value: z.number(), unit: z.string(),
  qualifier: z.enum(['exact', 'above', 'about']),
  numerator: z.object({ indicator: z.string(), value: z.number(), unit: z.string() }), denominator: z.object({ indicator: z.string(), value: z.number(), unit: z.string() }),
  printed: z.number().nullable().describe('What the document itself prints for it, on the same base ("49 % more" is 149); sometimes cut, not rounded'), source: z.string(),
}).meta({ id: 'ReportedRatio' })

export const reportedComparison = z.object({ figures: z.array(reportedFigure), ratios: z.array(reportedRatio) }).meta({ id: 'ReportedComparison' })
export type ReportedComparison = z.infer<typeof reportedComparison>

export const getReportedIndicators = route({
  method: 'GET',
  url: '/api/reported-indicators',
  schema: {
    summary: 'What documents report of boards and provinces, and the ratios between their figures', tags: ['target'],
    querystring: z.object({ province: z.string().regex(/^\d{2}$/).optional().describe('Only what concerns this province of today, its former provinces and its zones') }),
    response: { 200: reportedComparison },
  },
})
