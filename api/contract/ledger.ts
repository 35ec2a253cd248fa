import { z } from 'zod'
import { basis, isoDate, zoneKind } from './zone.ts'

/** The day asked about; without it, today. Days are days in Asia/Ho_Chi_Minh. */
export const asOf = z.iso.date().refine((day) => day >= '1900-01-01' && day < '2200-01-01', { params: { expected: '1900-01-01 … 2199-12-31' } })
export const asOfQuery = z.object({ asOf: asOf.optional().describe('yyyy-mm-dd: what was in effect on that day; today when left out') })

export const ha = z.number().describe('hectares, ellipsoidal, to the square metre')
export const pct = z.number().describe('per cent, two decimals')

/** A threshold as it was applied: value, period, legal basis. `own`: a convention of this system that a board may change. */
export const rule = z.object({
  code: z.string(), parameter: z.string(), operator: z.enum(['gt', 'gte', 'lt', 'lte', 'eq', 'flag']), value: z.number().nullable(), unit: z.string(),
  zoneKind: zoneKind.nullable(), zoneType: z.string().nullable(), provinceCode: z.string().nullable(),
  validFrom: isoDate.nullable(), validTo: isoDate.nullable(), legalBasis: z.string(),
  confidence: z.enum(['source', 'secondary', 'memory', 'own']).describe('memory: to be verified'), note: z.string().nullable(),
}).meta({ id: 'Rule' })
export type Rule = z.infer<typeof rule>

export const ledgerZone = z.object({
  code: z.string(), id: z.int().describe('Feature id in the tiles'), kind: zoneKind, zoneType: z.string().nullable(), nameVi: z.string(), nameEn: z.string(),
  provinceCode: z.string(), status: z.string(), establishedOn: isoDate.nullable().describe('Earliest day the establishment can have taken effect; null: not established, or the day is not known'),
}).meta({ id: 'LedgerZone' })
export type LedgerZone = z.infer<typeof ledgerZone>

/** What every answer of the ledger begins with. */
export const ledgerHead = {
  zone: ledgerZone,
  asOf: isoDate,
  basis: basis.nullable().describe('Of the plots, allocations and tracts that were added up; null: there were none'),
}

/** A plot in a list of the ledger; `id` is its feature id in the tiles, `version` its ETag. */
export const plotReference = z.object({ id: z.int(), code: z.string(), ha, version: z.int() }).meta({ id: 'PlotReference' })
export type PlotReference = z.infer<typeof plotReference>

export const verdicts = ['met', 'short', 'exempt', 'not_applicable', 'undetermined'] as const
export type Verdict = (typeof verdicts)[number]
