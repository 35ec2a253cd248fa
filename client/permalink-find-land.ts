import type { listLandOffers, offerPlaces, offerUses, Wish } from '../api/contract/land-offer.ts'
import type { z } from 'zod'
import { readAmount, writeAmount } from './i18n/read-amount.ts'

export type { Wish }
export type OfferUse = (typeof offerUses)[number]
export type OfferPlace = (typeof offerPlaces)[number]
export type OfferSort = z.output<typeof listLandOffers.schema.querystring>['sort']
/** 1: little, 2: as others, 3: very much. */
export type Weight = 1 | 2 | 3

/** Wishes that are a number with a most, by their names in the address. */
export const amountNames = ['areaFrom', 'areaTo', 'termYears', 'feeTo', 'wastewater', 'power', 'railStation', 'seaport', 'borderGate', 'airport', 'expresswayInterchange'] as const
export type AmountName = (typeof amountNames)[number]
/** As large as the server takes them: ha, years, USD per m², m³ a day, MVA, km. */
export const mostOf: Record<AmountName, number> = {
  areaFrom: 100_000, areaTo: 100_000, termYears: 100, feeTo: 100_000, wastewater: 1_000_000, power: 100_000,
  railStation: 1000, seaport: 1000, borderGate: 1000, airport: 1000, expresswayInterchange: 1000,
}

/** What is asked of land beside the zone's own filter (name, province, kind, status), by the names the server knows. */
export interface LandSearch extends Record<AmountName, number | null> {
  zone: readonly string[]
  /** Ring of an area drawn on the map, not closed: longitude, latitude. */
  within: readonly (readonly [number, number])[] | null
  around: Around | null
  areaOf: 'block' | 'zone'
  /** 200x300: metres. */
  hall: string | null
  /** now, or a day. */
  by: string | null
  use: readonly OfferUse[]
  sme: 'only' | 'without' | null
  sector: string | null
  weights: Readonly<Partial<Record<Wish, Weight>>>
}
export interface Around { lat: number; lng: number; km: number }

export const findLandViews = ['results', 'wishes', 'shortlist', 'compare'] as const
export type FindLandView = (typeof findLandViews)[number]

export interface FindLandRoom {
  name: 'find-land'
  search: LandSearch
  sort: OfferSort
  /** null: what the screen has room for. */
  view: FindLandView | null
  /** Code of the offer that is open. */
  offer: string | null
  compare: readonly string[]
  /** A list somebody shared; null: the reader's own. */
  shortlist: readonly string[] | null
}

export const noSearch: LandSearch = {
  zone: [], within: null, around: null, areaFrom: null, areaTo: null, areaOf: 'block', hall: null, by: null, use: [], sme: null, sector: null, termYears: null, feeTo: null,
  wastewater: null, power: null, railStation: null, seaport: null, borderGate: null, airport: null, expresswayInterchange: null, weights: {},
}
export const findLandRoom: FindLandRoom = { name: 'find-land', search: noSearch, sort: 'fit', view: null, offer: null, compare: [], shortlist: null }
export const mostCompared = 4
export const mostShortlisted = 30

// Records rather than arrays: the compiler then misses no value of the contract.
const useOrder: Record<OfferUse, true> = { industrial: true, warehouse: true, logistics: true, service: true, ready_built: true }
const placeNames: Record<OfferPlace, AmountName> = { rail_station: 'railStation', seaport: 'seaport', border_gate: 'borderGate', airport: 'airport', expressway_interchange: 'expresswayInterchange' }
const sortOrder: Record<OfferSort, true> = { fit: true, area: true, rail_station: true, seaport: true, border_gate: true, airport: true, expressway_interchange: true }
export const offerUseOrder = Object.keys(useOrder) as readonly OfferUse[]
export const offerPlaceOrder = Object.keys(placeNames) as readonly OfferPlace[]
export const offerSorts = Object.keys(sortOrder) as readonly OfferSort[]
/** The wish for a distance, by its name in the address. */
export const placeName = (place: OfferPlace): AmountName => placeNames[place]

/** Which part of the search a wish is. */
const partsOf: Record<Wish, readonly (keyof LandSearch)[]> = {
  area: ['areaFrom', 'areaTo', 'areaOf'], hall: ['hall'], availability: ['by'], use: ['use'], sme: ['sme'], sector: ['sector'], term: ['termYears'], fee: ['feeTo'], wastewater: ['wastewater'], power: ['power'],
  rail_station: ['railStation'], seaport: ['seaport'], border_gate: ['borderGate'], airport: ['airport'], expressway_interchange: ['expresswayInterchange'],
}
export const wishOrder = Object.keys(partsOf) as readonly Wish[]

/** Whether a wish is asked; how the area is meant is no wish by itself. */
export const isAsked = (search: LandSearch, wish: Wish): boolean => partsOf[wish].some((part) => part !== 'areaOf' && isSet(search[part]))
const isSet = (value: LandSearch[keyof LandSearch]): boolean => (Array.isArray(value) ? value.length > 0 : value !== null)
export const askedWishes = (search: LandSearch): Wish[] => wishOrder.filter((wish) => isAsked(search, wish))
/** The search without one wish and its weight. */
export function withoutWish(search: LandSearch, wish: Wish): LandSearch {
  const weights = Object.fromEntries(Object.entries(search.weights).filter(([name]) => name !== wish))
  return { ...search, ...Object.fromEntries(partsOf[wish].map((part) => [part, noSearch[part]])), weights }
}

/** How an address is read: what is not understood is listed there. */
export interface AddressReader {
  read: <T>(parameter: string, parse: (text: string) => T | null, otherwise: T) => T
  readSeveral: <T extends string>(parameter: string, parse: (text: string) => T | null) => T[]
}

export const isOfferCode = (text: string): boolean => /^[A-Z0-9][A-Z0-9-]{1,31}\.[1-9]\d{0,9}$/.test(text)
const offerCode = (text: string): string | null => (isOfferCode(text.toUpperCase()) ? text.toUpperCase() : null)
const zoneCode = (text: string): string | null => (/^[A-Z0-9][A-Z0-9-]{1,31}$/.test(text.toUpperCase()) ? text.toUpperCase() : null)
const oneOf = <T extends string>(allowed: readonly T[]) => (text: string): T | null => allowed.find((value) => value === text) ?? null

export function readFindLand({ read, readSeveral }: AddressReader, day: (text: string) => string | null): FindLandRoom {
  const amounts = Object.fromEntries(amountNames.map((name) => [name, read<number | null>(name, amountUpTo(mostOf[name]), null)])) as Record<AmountName, number | null>
  // A range that is inside out is read as far as it makes sense, and the rest named.
  const { areaFrom } = amounts
  const areaTo = areaFrom === null || amounts.areaTo === null || amounts.areaTo >= areaFrom ? amounts.areaTo : read<number | null>('areaTo', () => null, null)
  const asked: LandSearch = {
    ...amounts, areaTo,
    zone: readSeveral('zone', zoneCode), within: read('within', readRing, null), around: read('around', readAround, null), areaOf: read('areaOf', oneOf(['block', 'zone']), 'block'), hall: read('hall', readHall, null),
    by: read('by', (text) => (text === 'now' ? text : day(text)), null), use: readSeveral('use', oneOf(offerUseOrder)), sme: read<LandSearch['sme']>('sme', oneOf(['only', 'without']), null),
    sector: read('sector', (text) => (/^[A-Z0-9.]{1,10}$/.test(text) ? text : null), null),
    weights: {},
  }
  const weights = Object.fromEntries(readSeveral('weights', readWeight).map((pair) => pair.split(':')).map(([wish = '', weight]) => [wish, Number(weight)]))
  const shortlist = readSeveral('shortlist', offerCode).slice(0, mostShortlisted)
  return {
    name: 'find-land', search: { ...asked, weights }, sort: read('sort', oneOf(offerSorts), 'fit'), view: read<FindLandView | null>('view', oneOf(findLandViews), null),
    offer: read('offer', offerCode, null), compare: readSeveral('compare', offerCode).slice(0, mostCompared), shortlist: shortlist.length > 0 ? shortlist : null,
  }
}

/** The search as the address and the server take it, without what is not asked. */
export function searchPairs(search: LandSearch): [string, string][] {
  const { zone, within, around, areaOf, hall, by, use, sme, sector, weights } = search
  return [
    ['zone', zone.join(',')],
    ['within', within?.map(([lng, lat]) => `${degrees(lng)},${degrees(lat)}`).join(' ') ?? ''],
    ['around', around ? `${degrees(around.lat)},${degrees(around.lng)},${Number(around.km.toFixed(2))}` : ''],
    ...amountNames.map((name): [string, string] => [name, search[name] === null ? '' : writeAmount(search[name])]),
    ['areaOf', areaOf === 'block' ? '' : areaOf], ['hall', hall ?? ''], ['by', by ?? ''], ['use', use.join(',')], ['sme', sme ?? ''], ['sector', sector ?? ''],
    // A weight counts only with its wish, and 2 is what all have.
    ['weights', askedWishes(search).flatMap((wish) => (weights[wish] === undefined || weights[wish] === 2 ? [] : [`${wish}:${weights[wish]}`])).join(',')],
  ]
}

/** What the address of the room holds beside the zone's own filter. */
export function findLandPairs({ search, sort, view, offer, compare, shortlist }: FindLandRoom): [string, string][] {
  return [
    ...searchPairs(search), ['sort', sort === 'fit' ? '' : sort], ['view', view ?? ''], ['shortlist', view === 'shortlist' ? (shortlist ?? []).join(',') : ''],
    ['compare', compare.join(',')], ['offer', offer ?? ''],
  ]
}

const degrees = (value: number): string => String(Number(value.toFixed(5)))
const amountUpTo = (most: number) => (text: string): number | null => {
  const amount = readAmount(text)
  return 'value' in amount && amount.value <= most ? amount.value : null
}
const readHall = (text: string): string | null => (/^[1-9]\d{0,3}x[1-9]\d{0,3}$/.test(text) ? text : null)
const readWeight = (text: string): string | null => (wishOrder.some((wish) => [`${wish}:1`, `${wish}:3`].includes(text)) ? text : null)

const mostCorners = 200
function readRing(text: string): [number, number][] | null {
  const ring = text.split(' ').map((corner) => corner.split(',').map(Number)).map(([lng = NaN, lat = NaN]): [number, number] => [lng, lat])
  return ring.length >= 3 && ring.length <= mostCorners && ring.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90) ? ring : null
}
function readAround(text: string): Around | null {
  const [lat = NaN, lng = NaN, km = NaN, ...more] = text.split(',').map(Number)
  return more.length === 0 && Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && km > 0 && km <= 1000 ? { lat, lng, km } : null
}

/** What the server is asked: the zone's own filter, the search, the order, and the part of the map that is seen (west, south, east, north) where only that counts. */
export function findLandQuery(filter: { q: string; province: readonly string[]; formerProvince: readonly string[]; kind: readonly string[]; status: readonly string[] }, search: LandSearch, sort: OfferSort, seen: readonly [number, number, number, number] | null): Record<string, string> {
  const [west, south, east, north] = seen ?? [0, 0, 0, 0]
  const within: LandSearch['within'] = seen && search.within === null ? [[west, south], [east, south], [east, north], [west, north]] : search.within
  const pairs: [string, string][] = [
    ['q', filter.q.trim()], ['province', filter.province.join(',')], ['formerProvince', filter.formerProvince.join(',')], ['kind', filter.kind.join(',')], ['status', filter.status.join(',')],
    ...searchPairs({ ...search, within }), ['sort', sort === 'fit' ? '' : sort],
  ]
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}
