import { describe, expect, test } from 'vitest'
import { chosenLayers, ledgerTabs, noFilter, readPlace, shownLayers, targetsRoom, targetTabs, usualLayers, writePlace, type Place } from '../../client/permalink.ts'

const at = (address: string) => readPlace(new URL(address, 'https://map.example'))
const start: Place = { room: { name: 'map' }, view: null, filter: noFilter, inView: false, layers: usualLayers, plot: null, asOf: null, language: null }

describe('a place survives its own address', () => {
  const places: Record<string, Place> = {
    'the start page': start,
    'a zone with a turned view': { ...start, room: { name: 'zone', code: 'MB-0001' }, view: { zoom: 14.25, lat: 22.48267, lng: 103.98481, bearing: -12.5, pitch: 40 } },
    'a southern, western view': { ...start, view: { zoom: 6, lat: -4.5, lng: -103.2, bearing: 0, pitch: 0 } },
    'every filter': { ...start, inView: true, filter: { q: 'Đông Phố Mới & co + 50%', province: ['15', '24'], formerProvince: ['Yên Bái', 'Hà Nam'], kind: ['industrial_zone', 'economic_zone'], status: ['relocating'] } },
    'all layers off, in English': { ...start, language: 'en', layers: { plots: 'off', clean: null, clearance: false, corridor: false, infrastructure: false } },
    'one unusual layer': { ...start, layers: { plots: 'lease', clean: null, clearance: true, corridor: true, infrastructure: true } },
    'clean land alone': { ...start, layers: { ...usualLayers, clean: true, corridor: false, infrastructure: false } },
    'clean land switched off in its own tab': { ...start, room: { name: 'zone', code: 'MB-0001', tab: 'clean-land' }, layers: { ...usualLayers, clean: false } },
    'a tab on another day with a plot open': { ...start, room: { name: 'zone', code: 'MB-0001', tab: 'land-balance' }, asOf: '2025-06-30', plot: 117 },
    'the targets of a province on another day': { ...start, room: targetsRoom, filter: { ...noFilter, province: ['15'] }, asOf: '2026-09-20' },
    'the land table by province, the most clean land first': { ...start, room: { name: 'targets', tab: 'table', by: 'province', sort: '-availableHa' }, filter: { ...noFilter, q: 'bao', kind: ['industrial_zone'] } },
    'an address that leads nowhere': { ...start, room: { name: 'not-found', path: '/nothing/here' } },
  }
  test.each(Object.entries(places))('%s', (_name, place) => {
    expect(at(writePlace(place))).toEqual({ place, ignored: [] })
  })
})

test('addresses stay short and readable', () => {
  expect(writePlace(start)).toBe('/')
  expect(writePlace({ ...start, room: { name: 'zone', code: 'MB-0001' }, filter: { ...noFilter, q: 'dong pho', province: ['15', '24'] }, view: { zoom: 9, lat: 21.3, lng: 105.123456 } }))
    .toBe('/zones/MB-0001?q=dong+pho&province=15,24&map=9/21.3/105.12346')
})

test('a zone code is found in any case and with a slash at the end', () => {
  expect(at('/zones/mb-0001/').place.room).toEqual({ name: 'zone', code: 'MB-0001' })
})

test.each(ledgerTabs)('the tab %s has an address of its own', (tab) => {
  expect(at(`/zones/mb-0001/${tab}/`).place.room).toEqual({ name: 'zone', code: 'MB-0001', tab })
  expect(writePlace({ ...start, room: { name: 'zone', code: 'MB-0001', tab } })).toBe(`/zones/MB-0001/${tab}`)
})

test('a tab nobody made leads nowhere', () => {
  for (const path of ['/zones/MB-0001/overview', '/zones/MB-0001/clean-land/more', '/zones/MB-0001/Clean-Land']) expect(at(path).place.room.name).toBe('not-found')
})

describe('the room of targets', () => {
  test('each of its parts has an address, the first the shortest', () => {
    expect(targetTabs.map((tab) => writePlace({ ...start, room: { ...targetsRoom, tab } }))).toEqual(['/targets', '/targets/table', '/targets/reported'])
    expect(at('/targets/').place.room).toEqual(targetsRoom)
    expect(writePlace({ ...start, room: targetsRoom, filter: { ...noFilter, province: ['15'] }, asOf: '2026-09-20' })).toBe('/targets?province=15&asOf=2026-09-20')
  })
  test('a part nobody made leads nowhere', () => {
    for (const path of ['/targets/cards', '/targets/Table', '/targets/table/more', '/targetsx']) expect(at(path).place.room.name).toBe('not-found')
  })
  test('rows and order it does not know are left out and named; elsewhere they are of others', () => {
    expect(at('/targets/table?by=village&sort=1%3D1')).toEqual({ place: { ...start, room: { ...targetsRoom, tab: 'table' } }, ignored: [{ parameter: 'by', value: 'village' }, { parameter: 'sort', value: '1=1' }] })
    expect(at('/?by=village&sort=1%3D1').ignored).toEqual([])
  })
})

describe('clean land on the map', () => {
  const overview: Place = { ...start, room: { name: 'zone', code: 'MB-0001' } }
  const tab: Place = { ...start, room: { name: 'zone', code: 'MB-0001', tab: 'clean-land' } }
  const switched = (place: Place, clean: boolean): Place => ({ ...place, layers: chosenLayers(place, { ...shownLayers(place), clean }) })

  test('shows with its tab and goes with it', () => {
    expect([overview, tab, start].map((place) => shownLayers(place).clean)).toEqual([false, true, false])
  })

  test('stays as it was switched, whatever the tab', () => {
    const on = switched(overview, true)
    expect(shownLayers({ ...on, room: tab.room }).clean).toBe(true)
    expect(shownLayers(on).clean).toBe(true)
    const off = switched(tab, false)
    expect(shownLayers(off).clean).toBe(false)
    expect(shownLayers({ ...off, room: overview.room }).clean).toBe(false)
  })

  test('switched back to what shows by itself is no choice, and other switches leave it alone', () => {
    expect(switched(switched(tab, false), true).layers).toEqual(usualLayers)
    expect(switched(switched(overview, true), false).layers).toEqual(usualLayers)
    expect(chosenLayers(tab, { ...shownLayers(tab), clearance: true }).clean).toBeNull()
  })
})

describe('what is not understood is left out and named', () => {
  test.each([
    ['map=1/2', 'map'],
    ['map=NaN/21/105', 'map'],
    ['map=9/95/105', 'map'],
    ['map=9/21/1e3', 'map'],
    ['map=9/21/105/0/0/0', 'map'],
    ['province=xx', 'province'],
    ['kind=castle', 'kind'],
    ['status=operating,asleep', 'status'],
    ['plots=gold', 'plots'],
    ['layers=ghosts', 'layers'],
    ['lang=fr', 'lang'],
    ['plot=0', 'plot'],
    ['plot=1e3', 'plot'],
    ['asOf=2026-02-30', 'asOf'],
    ['asOf=1899-12-31', 'asOf'],
    ['asOf=2200-01-01', 'asOf'],
    ['asOf=30/6/2026', 'asOf'],
    ['inView=maybe', 'inView'],
    ['q=%00', 'q'],
    [`q=${'a'.repeat(201)}`, 'q'],
  ])('%s', (query, parameter) => {
    const { place, ignored } = at(`/?${query}`)
    expect(ignored.map((part) => part.parameter)).toEqual([parameter])
    expect(place).toEqual({ ...start, filter: { ...noFilter, status: query.includes('operating') ? ['operating'] : [] } })
  })

  test('it never throws, and says only so much', () => {
    const { ignored } = at(`/zones/%ff?kind=${'x,'.repeat(1000)}&province=%3Cscript%3E&map=////&status=%27%3B+drop+table&unknown=1`)
    expect(ignored).toHaveLength(5)
    expect(at('/zones/%ff').place.room.name).toBe('not-found')
  })

  test('at most fifty choices of a kind are kept', () => {
    const many = Array.from({ length: 60 }, (_, index) => String(index + 10)).join(',')
    expect(at(`/?province=${many}`).place.filter.province).toHaveLength(50)
  })

  test('parameters of others pass in silence', () => {
    expect(at('/?utm_source=mail&q=').ignored).toEqual([])
  })
})
