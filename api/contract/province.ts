import { z } from 'zod'
import { ledgerRow } from './land-ledger.ts'
import { asOfQuery, ha, pct, rule } from './ledger.ts'
import { averageOccupancy } from './occupancy.ts'
import { route } from './route.ts'
import { isoDate, zoneKind, zoneStatus } from './zone.ts'

const named = z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string() })

export const provinceSummary = z.object({
  province: named, asOf: isoDate,
  kinds: z.array(z.object({
    kind: zoneKind, zones: z.int(), byStatus: z.array(z.object({ status: zoneStatus, zones: z.int() })),
    plannedHa: ha, approvedHa: ha, established: z.int(), establishedHa: ha.describe('Approved hectares of established zones, planned where none is recorded'),
  })),
  land: ledgerRow.describe('All zones of the province together, as of the day asked about'),
  readyInYearHa: ha.describe('Tract hectares that became ready since 1 January'), undatedReadyHa: ha,
  clearance: z.object({ clearedHa: ha, plan: z.object({ ha, from: isoDate, to: isoDate, source: z.string() }).nullable() }),
  occupancy: z.array(averageOccupancy),
  smeQuota: z.object({
    verdicts: z.array(z.object({ verdict: z.string(), zones: z.int() })),
    resolution198: z.object({
      zonesConcerned: z.int(),
      zonesUnknown: z.int().describe('Established zones of which nobody recorded whether they are concerned: the day they were established, or whether State money built them. isMet is null while one of them could change it'),
      zonesDecided: z.int(), decidedHa: ha, averageHa: ha.nullable(), sharePct: pct.nullable(), isMet: z.boolean().nullable(),
      rules: z.array(rule),
    }).describe('An average over the province: 20 ha a zone or 5 % of the land; to be verified against Decree 20/2026'),
  }),
  wastewater: z.object({ operating: z.int(), with: z.array(named), without: z.array(named), unknown: z.array(named), sharePct: pct.nullable().describe('with / operating; null while one of them is not known') }),
}).meta({ id: 'ProvinceSummary' })
export type ProvinceSummary = z.infer<typeof provinceSummary>

export const getProvinceSummary = route({
  method: 'GET',
  url: '/api/provinces/:code/summary',
  schema: {
    summary: 'A province in numbers: zones, clean land, occupancy, quota, wastewater', tags: ['ledger'],
    params: z.object({ code: z.string().regex(/^\d{2}$/).describe('Two-digit province code') }), querystring: asOfQuery, response: { 200: provinceSummary },
  },
})

export const provinceList = z.object({
  items: z.array(named.extend({ formerProvinces: z.array(z.string()).describe('Those it was made of on 1 July 2025') })).describe('All there are, also those without a zone; by code'),
}).meta({ id: 'ProvinceList' })
export type ProvinceList = z.infer<typeof provinceList>

export const listProvinces = route({
  method: 'GET', url: '/api/provinces', schema: { summary: 'All provinces and cities', tags: ['ledger'], response: { 200: provinceList } },
})
