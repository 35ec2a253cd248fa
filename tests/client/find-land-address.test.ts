import { describe, expect, test } from 'vitest'
import { offerPlaces, offerQuery, offerUses, wishes } from '../../api/contract/land-offer.ts'
import { readAmount, writeAmount } from '../../client/i18n/read-amount.ts'
import { askedWishes, findLandQuery, findLandRoom, noSearch, offerPlaceOrder, offerUseOrder, wishOrder, withoutWish, type FindLandRoom, type LandSearch } from '../../client/permalink-find-land.ts'
import { noFilter, readPlace, usualLayers, writePlace, type Place } from '../../client/permalink.ts'

const at = (address: string) => readPlace(new URL(address, 'https://map.example'))
const start: Place = { room: findLandRoom, view: null, filter: noFilter, inView: false, layers: usualLayers, plot: null, asOf: null, language: null }
const roomAt = (address: string): FindLandRoom => {
  const { room } = at(address).place
  if (room.name !== 'find-land') throw new Error(`${address} leads to ${room.name}`)
  return room
}
const everything: LandSearch = {
  zone: ['MB-0001'], within: [[105.1, 21.5], [105.2, 21.5], [105.15, 21.61234]], around: { lat: 21.03, lng: 105.85, km: 12.5 }, areaFrom: 12.5, areaTo: 12.345, areaOf: 'zone', hall: '200x300', by: '2027-06-30',
  use: ['industrial', 'logistics'], sme: 'only', sector: '26', termYears: 30, feeTo: 120, wastewater: 500, power: 1200, railStation: 10, seaport: 80, borderGate: 50.25, airport: 40, expresswayInterchange: 5,
  weights: { area: 3, rail_station: 1 },
}

describe('what is looked for survives its own address', () => {
  const rooms: Record<string, FindLandRoom> = {
    'nothing asked': findLandRoom,
    'every wish': { ...findLandRoom, search: { ...everything, areaTo: 20 }, sort: 'rail_station' },
    'an open offer beside a comparison': { ...findLandRoom, offer: 'MB-0002.117', compare: ['MB-0002.117', 'MB-0098.6588'] },
    'a comparison': { ...findLandRoom, view: 'compare', compare: ['MB-0002.117', 'MB-0098.6588'] },
    'a list somebody shared': { ...findLandRoom, view: 'shortlist', shortlist: ['MB-0002.117'] },
  }
  test.each(Object.entries(rooms))('%s', (_, room) => {
    const place: Place = { ...start, room, filter: { ...noFilter, q: 'phú', province: ['15'] }, inView: room.search === noSearch }
    expect(at(writePlace(place))).toEqual({ place, ignored: [] })
  })

  test('in words one can read', () => {
    expect(writePlace({ ...start, room: { ...findLandRoom, search: { ...noSearch, areaFrom: 12.5, by: 'now', railStation: 10, weights: { rail_station: 3 } } } }))
      .toBe('/find-land?areaFrom=12.5&railStation=10&by=now&weights=rail_station%3A3')
  })
})

describe('an address typed by hand', () => {
  test('is read in either tongue', () => {
    expect(roomAt('/find-land?areaFrom=12,5&areaTo=1.200,5').search).toMatchObject({ areaFrom: 12.5, areaTo: 1200.5 })
  })
  test('is not guessed at: what is ambiguous, impossible or unknown is left out and named', () => {
    const { place, ignored } = at('/find-land?areaFrom=1.200&railStation=-3&hall=0x20&by=soon&use=industrial,castle')
    expect(place.room).toMatchObject({ search: { ...noSearch, use: ['industrial'] } })
    expect(ignored.map(({ parameter }) => parameter)).toEqual(['areaFrom', 'railStation', 'hall', 'by', 'use'])
  })
  test('a range that is inside out keeps its beginning', () => {
    expect([roomAt('/find-land?areaFrom=20&areaTo=10').search.areaTo, at('/find-land?areaFrom=20&areaTo=10').ignored]).toEqual([null, [{ parameter: 'areaTo', value: '10' }]])
  })
  test('an area of 10,000 points is left out, and so is one of two', () => {
    const ring = (points: number) => Array.from({ length: points }, (_, point) => `105.${point},21.${point}`).join('+')
    expect([ring(10_000), ring(2)].map((within) => [roomAt(`/find-land?within=${within}`).search.within, at(`/find-land?within=${within}`).ignored[0]?.parameter])).toEqual([[null, 'within'], [null, 'within']])
    expect(roomAt(`/find-land?within=${ring(200)}`).search.within).toHaveLength(200)
  })
  test('no more are compared, or shared, than can be', () => {
    const codes = Array.from({ length: 40 }, (_, plot) => `MB-0001.${plot + 1}`).join()
    const room = roomAt(`/find-land?view=shortlist&compare=${codes}&shortlist=${codes}`)
    expect([room.compare.length, room.shortlist?.length]).toEqual([4, 30])
  })
  test('what asks for nothing of ours elsewhere is passed over', () => {
    expect(at('/?areaFrom=1.200&offer=x').ignored).toEqual([])
  })
})

describe('what the server is asked', () => {
  test('is understood by it as it was meant, number by number', () => {
    const search = { ...everything, areaTo: 20, areaFrom: 12.345 }
    const asked = offerQuery.parse(findLandQuery({ ...noFilter, q: ' phú ', kind: ['industrial_zone'] }, search, 'area', null))
    expect(asked).toMatchObject({ q: 'phú', kind: ['industrial_zone'], areaFrom: 12.345, areaTo: 20, areaOf: 'zone', hall: '200x300', by: '2027-06-30', use: ['industrial', 'logistics'], power: 1200, borderGate: 50.25, weights: { area: 3, rail_station: 1 }, around: [21.03, 105.85, 12.5], within: search.within })
  })
  test('is the part of the map that is seen, where only that counts and no area was drawn', () => {
    const seen = [105, 21, 106, 22] as const
    expect(findLandQuery(noFilter, noSearch, 'fit', seen)).toEqual({ within: '105,21 106,21 106,22 105,22' })
    expect(findLandQuery(noFilter, everything, 'fit', seen)['within']).toBe('105.1,21.5 105.2,21.5 105.15,21.61234')
  })
})

describe('a wish', () => {
  test('is known in every form the contract has', () => {
    expect([[...wishOrder].sort(), [...offerUseOrder].sort(), [...offerPlaceOrder].sort()]).toEqual([[...wishes].sort(), [...offerUses].sort(), [...offerPlaces].sort()])
  })
  test('can be dropped, with its weight, and nothing else', () => {
    expect(askedWishes(everything)).toEqual(wishOrder)
    const { areaFrom, areaTo, areaOf, weights, ...others } = withoutWish(everything, 'area')
    expect([areaFrom, areaTo, areaOf, weights]).toEqual([null, null, 'block', { rail_station: 1 }])
    expect(everything).toMatchObject(others)
  })
  test('how the area is meant is none by itself', () => {
    expect(askedWishes({ ...noSearch, areaOf: 'zone' })).toEqual([])
  })
})

describe('a number as people type it', () => {
  test.each([['12,5', 12.5], ['12.5', 12.5], [' 1 200 ', 1200], ['1.200,5', 1200.5], ['1,200.5', 1200.5], ['0,125', 0.125], ['1200', 1200], ['12,3450', 12.345]])('%s', (text, value) => {
    expect(readAmount(text)).toEqual({ value })
  })
  test.each(['1.200', '1,200', '12,345'])('%s may be two numbers, and both are offered', (text) => {
    const small = Number(text.replace(',', '.'))
    expect(readAmount(text)).toEqual({ problem: 'ambiguous', readings: [small, small * 1000] })
  })
  test.each(['', 'muời', '-3', '1,2,3', '1.2.3', '12 ha'])('“%s” is none', (text) => expect(readAmount(text)).toEqual({ problem: 'not_a_number' }))
  test.each([12, 12.5, 12.345, 1.2, 1200, 99999.123, 0.125])('%s is written so that it is read again', (value) => {
    for (const decimal of ['.', ','] as const) expect(readAmount(writeAmount(value, decimal))).toEqual({ value })
  })
})
