import { z } from 'zod'
import { bbox, multiPolygon, position } from './geometry.ts'
import { asOf, ha, rule } from './ledger.ts'
import { readNumber } from './number.ts'
import { route } from './route.ts'
import { basis, isoDate, zoneCode, zoneKind, zoneStatus } from './zone.ts'

/** Land an investor can have: `ready` now, or `being_cleared`, by a day where one is known. */
export const offerStates = ['ready', 'being_cleared'] as const
/** What may be built: factories on industrial land, warehouses, land for logistics among those, service, and buildings that stand already. */
export const offerUses = ['industrial', 'warehouse', 'logistics', 'service', 'ready_built'] as const
/** Infrastructure a distance can be asked to, in a straight line. */
export const offerPlaces = ['rail_station', 'seaport', 'border_gate', 'airport', 'expressway_interchange'] as const
/** How a sector stands to a zone; `not_named`: the zone has a list and the sector is not on it; `unknown`: nobody recorded a list. */
export const sectorStances = ['priority', 'allowed', 'not_named', 'excluded', 'unknown'] as const

/** What an investor can wish for; each is judged offer by offer and has a weight. */
export const wishes = [
  'area', 'hall', 'availability', 'use', 'sme', 'sector', 'term', 'fee', 'wastewater', 'power',
  'rail_station', 'seaport', 'border_gate', 'airport', 'expressway_interchange',
] as const
export type Wish = (typeof wishes)[number]

export const reasonOfFit = z.object({
  wish: z.enum(wishes),
  verdict: z.enum(['met', 'missed', 'unknown']).describe('unknown: nobody recorded what it takes to judge it'),
  value: z.number().nullable().describe('What the offer has, in the unit'), asked: z.number().nullable(),
  difference: z.number().nullable().describe('value − asked; negative is short where more is better, positive is too far where less is'),
  unit: z.enum(['ha', 'm', 'km', 'days', 'years', 'm3_per_day', 'MVA', 'usd_per_m2', 'none']),
}).meta({ id: 'ReasonOfFit' })
export type ReasonOfFit = z.infer<typeof reasonOfFit>

const distance = z.object({
  kind: z.enum(offerPlaces), code: z.string(), nameVi: z.string(), nameEn: z.string(),
  km: z.number().describe('In a straight line over the ellipsoid from the edge of the offer, never by road'),
  uncertaintyKm: z.number().nullable().describe('Of both places; null: not known'),
})

const offerZone = z.object({
  code: z.string(), id: z.int().describe('Feature id in the tiles'), kind: zoneKind, status: zoneStatus, nameVi: z.string(), nameEn: z.string(),
  province: z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string() }), formerProvince: z.string().nullable(),
})

export const landOffer = z.object({
  code: z.string().describe('MB-0002.117: the zone and a plot of the offer. It leads to the offer that plot is in, today as later'),
  id: z.int().describe('Feature id in the tile layer land-offer'),
  zone: offerZone,
  state: z.enum(offerStates),
  readyOn: isoDate.nullable().describe('being_cleared: the day it is expected to be clean, the last of its tracts; null: nobody said one'),
  ha, smeReservedHa: ha.describe('Of this, reserved for small and medium firms'),
  uses: z.array(z.object({ use: z.enum(offerUses), ha })),
  plots: z.int(),
  rectangle: z.object({ widthM: z.number(), lengthM: z.number() }).nullable().describe('The largest that certainly stands on unbroken land of it'),
  distances: z.array(distance).describe('The nearest existing one of each kind'),
  centre: position.describe('A point on it'), bbox, basis,
}).meta({ id: 'LandOffer' })
export type LandOffer = z.infer<typeof landOffer>

export const foundOffer = landOffer.extend({
  group: z.enum(['full', 'unjudged', 'near']).describe('full: every wish is met; unjudged: none is missed, some cannot be judged; near: one is missed'),
  fit: z.number().describe('0 … 100: the mean of its wishes by weight; 100 where nothing was wished'),
  reasons: z.array(reasonOfFit),
}).meta({ id: 'FoundOffer' })
export type FoundOffer = z.infer<typeof foundOffer>

/** Two offers of one zone that give together what neither gives alone. */
export const offerPair = z.object({ zone: offerZone, offers: z.array(landOffer).length(2), ha, gapM: z.number().describe('Metres between the two') }).meta({ id: 'OfferPair' })

const counted = <T extends z.ZodType>(value: T) => z.array(z.object({ value, count: z.int() }))
const named = z.array(z.object({ value: z.string(), nameVi: z.string(), nameEn: z.string(), count: z.int() }))

export const landOfferList = z.object({
  asOf: isoDate,
  total: z.int().describe('Offers that miss no wish, on all pages: full and unjudged'),
  unjudged: z.int().describe('Of these, offers with a wish that cannot be judged'),
  items: z.array(foundOffer).describe('By group, then fit, then area'),
  nextCursor: z.string().nullable(),
  near: z.array(foundOffer).describe('On the first page: offers that miss one wish, the best three; more of them where nothing else is found'),
  pairs: z.array(offerPair).describe('On the first page, where a block is wished that is larger than most: two blocks of one zone'),
  facets: z.object({
    province: named, formerProvince: counted(z.string()), kind: counted(zoneKind), status: counted(zoneStatus),
    use: counted(z.enum(offerUses)), state: counted(z.enum(offerStates)), sme: counted(z.enum(['only', 'without'])), sector: named,
  }).describe('Counts under all the other choices and wishes, so that no choice is a dead end'),
  withoutWish: z.array(z.object({ wish: z.enum(wishes), total: z.int().describe('Offers there would be without this wish'), unjudged: z.int().describe('Offers for which it cannot be judged') })),
  range: z.object({ ha: z.tuple([z.number(), z.number()]) }).nullable().describe('Smallest and largest offer there is; null: there are none'),
}).meta({ id: 'LandOfferList' })
export type LandOfferList = z.infer<typeof landOfferList>

const text = z.string().max(200).regex(/^[^\p{Cc}]*$/u)
const several = <T extends z.ZodType<unknown, string>>(one: T) => z.string().max(500).transform((list) => list.split(',')).pipe(z.array(one).min(1).max(50))
const amount = (most: number) => readNumber.pipe(z.number().min(0).max(most))
const kilometres = amount(1000).describe('at most so many kilometres in a straight line')

/** `lng,lat lng,lat …`: the ring of an area drawn on the map, not closed. */
const ring = z.string()
  .refine((list) => list.length <= 10_000 && list.split(' ').length >= 3 && list.split(' ').length <= 200, { params: { expected: '3 … 200 points: lng,lat lng,lat …' }, abort: true })
  .transform((list) => list.split(' ').map((point) => point.split(',').map(Number)))
  .pipe(z.array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])))
/** `lat,lng,km`. */
const around = z.string().max(80).regex(/^\s*-?\d+(\.\d+)?\s*,\s*-?\d+(\.\d+)?\s*,\s*\d+(\.\d+)?\s*$/).transform((list) => list.split(',').map(Number)).pipe(z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180), z.number().positive().max(1000)]))
/** `area:3,rail_station:1`: how much a wish counts; 2 where nothing is said. */
const weights = z.string().max(500).transform((list) => Object.fromEntries(list.split(',').map((pair) => pair.split(':')).map(([wish = '', weight]): [string, number] => [wish, Number(weight)])))
  .pipe(z.partialRecord(z.enum(wishes), z.int().min(1).max(3)))

const sectorCode = z.string().regex(/^[A-Z0-9.]{1,10}$/)

/** What is asked: filters say where, and leave the rest out; wishes say what, and are judged and weighed. */
export const offerQuery = z.object({
  q: text.optional().describe('Name of the zone, accents optional'),
  province: several(z.string().regex(/^\d{2}$/)).optional(), formerProvince: several(text).optional(),
  kind: several(zoneKind).optional(), status: several(zoneStatus).optional(), zone: several(zoneCode).optional(),
  within: ring.optional().describe('Filter: offers that meet this area'), around: around.optional().describe('Filter: lat,lng,km'),
  areaFrom: amount(100_000).optional().describe('ha; 12.5 or 12,5'), areaTo: amount(100_000).optional().describe('ha'),
  areaOf: z.enum(['block', 'zone']).default('block').describe('block: in one block; zone: all ready offers of the zone together, and for one that is being cleared those under way too'),
  hall: z.string().regex(/^\d{1,4}x\d{1,4}$/).optional().describe('200x300 m: a rectangle that stands on it'),
  by: z.union([z.literal('now'), asOf]).optional().describe('now: clean today; a day: clean by then'),
  use: several(z.enum(offerUses)).optional(), sme: z.enum(['only', 'without']).optional().describe('only: reserved for small and medium firms; without: not reserved'),
  sector: sectorCode.optional().describe('Code of /api/sectors'),
  termYears: amount(100).optional().describe('Years the land can still be let for'),
  feeTo: amount(100_000).optional().describe('USD per m² for the whole term'),
  wastewater: amount(1_000_000).optional().describe('m³ a day still free'), power: amount(100_000).optional().describe('MVA still free'),
  railStation: kilometres.optional(), seaport: kilometres.optional(), borderGate: kilometres.optional(), airport: kilometres.optional(), expresswayInterchange: kilometres.optional(),
  weights: weights.optional(),
})
  .refine(({ areaFrom, areaTo }) => areaFrom === undefined || areaTo === undefined || areaFrom <= areaTo, { path: ['areaTo'], params: { expected: '≥ areaFrom' } })
export type OfferQuery = z.output<typeof offerQuery>

export const listLandOffers = route({
  method: 'GET', url: '/api/land-offers',
  schema: {
    summary: 'Clean land that fits: blocks an investor can have, ranked by fit, with counts', tags: ['offer'],
    querystring: offerQuery.and(z.object({
      sort: z.enum(['fit', 'area', 'rail_station', 'seaport', 'border_gate', 'airport', 'expressway_interchange']).default('fit'),
      limit: z.coerce.number().int().min(1).max(100).default(30), cursor: z.string().max(300).optional(),
    })),
    response: { 200: landOfferList },
  },
})

/** Where a number comes from: the tracts and plots it was worked out of. */
const derivation = z.object({
  tracts: z.array(z.object({ code: z.string(), stage: z.string(), since: isoDate.nullable(), expectedOn: isoDate.nullable(), source: z.string(), basis })),
  plots: z.array(z.object({ id: z.int(), code: z.string(), landUse: z.string(), ha, isLogistics: z.boolean(), smeReserved: z.boolean(), basis })),
})
const fee = z.object({
  kind: z.enum(['land_rent', 'infrastructure_fee', 'management_fee', 'ready_built_rent', 'wastewater_fee', 'water', 'power']), amount: z.number(), currency: z.enum(['VND', 'USD']),
  per: z.enum(['m2', 'm2_year', 'm2_month', 'm3', 'kwh']), validFrom: isoDate.nullable(), source: z.string(), basis,
})
export const priorityProject = z.object({ id: z.int(), nameVi: z.string(), nameEn: z.string().nullable(), sector: z.string().nullable(), landNeedHa: ha.nullable(), source: z.string(), validFrom: isoDate.nullable() })
  .meta({ id: 'PriorityProject' })

export const offerWarnings = ['schematic', 'sector_excluded', 'sector_not_named', 'sme_reserved', 'zone_converting', 'zone_not_established', 'no_wastewater', 'shortage'] as const

export const landOfferDetail = landOffer.extend({
  asOf: isoDate, validUntil: isoDate.describe('A print of it should not be relied on after this day'),
  geometry: multiPolygon, rectangleGeometry: z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }).nullable(),
  zoneAvailableHa: ha.describe('Clean land of the zone that can be had, as its panel shows it (availableHa); with what is left of plots let in part, more than its ready offers'),
  derivation,
  utilities: z.array(z.object({ kind: z.enum(['wastewater', 'power', 'water']), headroom: z.number().nullable(), capacity: z.number().nullable(), unit: z.string(), meetsStandard: z.boolean().nullable(), asOf: z.string().nullable(), basis: basis.nullable() })),
  shortages: z.array(z.object({ kind: z.string(), part: z.string().nullable(), asOf: z.string().nullable(), source: z.string().nullable() })),
  fees: z.array(fee), feeUsdM2: z.number().nullable().describe('Land rent, with the infrastructure fee where there is one, USD/m² for the whole term; null: not known, or told in another currency or by the year'), termUntil: isoDate.nullable(), developer: z.string().nullable(),
  sectors: z.array(z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string(), stance: z.enum(['priority', 'allowed', 'excluded']), source: z.string() })),
  priorityProjects: z.array(priorityProject),
  rules: z.array(rule).describe('That apply to it: the quota of small firms, incentives'),
  documents: z.array(z.object({ kind: z.string(), status: z.string(), number: z.string().nullable(), issuedOn: z.string().nullable(), authority: z.string().nullable(), titleVi: z.string() })),
  warnings: z.array(z.enum(offerWarnings)),
  corners: z.object({ srid: z.int(), meridian: z.string(), rings: z.array(z.array(z.object({ name: z.string(), x: z.number().describe('north, m'), y: z.number().describe('east, m') }))) }).nullable()
    .describe('VN-2000, X = north and Y = east as documents print them; null: no usual meridian is known'),
}).meta({ id: 'LandOfferDetail' })
export type LandOfferDetail = z.infer<typeof landOfferDetail>

export const offerParams = z.object({ code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,31}\.[1-9]\d{0,9}$/) })
export const getLandOffer = route({
  method: 'GET', url: '/api/land-offers/:code',
  schema: { summary: 'An offer with all that is known of it', tags: ['offer'], params: offerParams, querystring: z.object({ sector: sectorCode.optional().describe('Warn where it does not suit the zone') }), response: { 200: landOfferDetail } },
})

export const sector = z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string() }).meta({ id: 'Sector' })
export type Sector = z.infer<typeof sector>
export const listSectors = route({ method: 'GET', url: '/api/sectors', schema: { summary: 'Sectors an investor can name', tags: ['offer'], response: { 200: z.object({ items: z.array(sector) }) } } })
