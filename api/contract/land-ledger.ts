import { z } from 'zod'
import { ha, pct, verdicts } from './ledger.ts'
import { route } from './route.ts'
import { basis, isoDate, zoneFilter, zoneKind, zoneStatus } from './zone.ts'

export const ledgerGroups = ['zone', 'province', 'former_province'] as const

/** The sums of one zone, or of the zones of one province; only zones of its kind and status are in it. */
export const ledgerRow = z.object({
  key: z.string().describe('Zone code, province code or name of the former province'),
  nameVi: z.string(), nameEn: z.string(),
  kind: zoneKind.nullable().describe('null in a row of several zones'), status: zoneStatus.nullable(), provinceCode: z.string().nullable(), formerProvince: z.string().nullable(),
  zones: z.int(), zonesWithPlots: z.int(),
  plannedHa: ha.nullable().describe('In a row of several zones, a zone inside an economic zone that is added up too is in the hectares of that one'), approvedHa: ha.nullable(), drawnHa: ha.nullable(),
  industrialHa: ha.nullable(), leasableHa: ha.nullable(), logisticsHa: ha.nullable(),
  readyHa: ha.nullable().describe('Tracts at stage ready'), readyLeasableHa: ha.nullable(), availableHa: ha.nullable(), unknownHa: ha.nullable(),
  blocks: z.int().nullable(), largestBlockHa: ha.nullable(),
  occupancyPct: pct.nullable().describe('By the formula of the kind; rows of several zones: the established ones, weighed by land, industrial zones alone where kinds are mixed'), realPct: pct.nullable(),
  smeQuota: z.enum(verdicts).nullable().describe('Decree 35/2022; null in a row of several zones'), smeShort: z.int().describe('Zones whose quota is short'),
  smeUndetermined: z.int().describe('Zones whose quota cannot be judged from what is recorded: they may be short too'),
  basis: basis.nullable(),
}).meta({ id: 'LedgerRow' })
export type LedgerRow = z.infer<typeof ledgerRow>

export const landLedger = z.object({ asOf: isoDate, by: z.enum(ledgerGroups), rows: z.array(ledgerRow), total: ledgerRow }).meta({ id: 'LandLedger' })
export type LandLedger = z.infer<typeof landLedger>

export const ledgerFilter = zoneFilter.omit({ bbox: true }).extend({ by: z.enum(ledgerGroups).default('zone') })

export const getLandLedger = route({
  method: 'GET',
  url: '/api/land-ledger',
  schema: { summary: 'The sums of every zone, or by province, as of today', tags: ['ledger'], querystring: ledgerFilter, response: { 200: landLedger } },
})

/** The same table as a file, in the language and number format of `lang`. */
export const ledgerFileFormats = ['csv', 'xlsx'] as const
export const getLandLedgerFile = {
  method: 'GET',
  url: '/api/land-ledger/:file',
  schema: {
    summary: 'The same table as CSV (RFC 4180, UTF-8) or XLSX: land-ledger.csv, land-ledger.xlsx', tags: ['ledger'],
    params: z.object({ file: z.enum(['land-ledger.csv', 'land-ledger.xlsx']) }),
    querystring: ledgerFilter.extend({ lang: z.enum(['vi', 'en']).default('vi').describe('Language of titles and words') }),
  },
} as const
