import { describe, expect, test } from 'vitest'
import { adminRoom, chosenLayers, everyChange, ledgerTabs, noFilter, ownAddress, readPlace, shownLayers, targetsRoom, targetTabs, usualLayers, writePlace, type Place } from '../../client/permalink.ts'
import { noSearch } from '../../client/permalink-find-land.ts'

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
    'a question about an offer': { ...start, room: { name: 'ask', offer: 'MB-0002.117', zone: null } },
    'what one asked': { ...start, room: { name: 'asked', key: 'k-_9'.repeat(8) } },
    'an alert with its search': { ...start, filter: { ...noFilter, province: ['15'] }, room: { name: 'alerts', part: 'new', key: null, search: { ...noSearch, areaFrom: 12.5, use: ['warehouse'] } } },
    'the link that ends an alert': { ...start, room: { name: 'alerts', part: 'end', key: 'abc-_9', search: null } },
    'a question of the inbox': { ...start, room: { name: 'inbox', id: 7, state: 'answered', mine: true } },
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

describe('the planning desk', () => {
  const draft = '0b0f2a3c-1d2e-4f50-8a6b-7c8d9e0f1a2b'
  test.each([
    ['/plan', { name: 'plan', code: null }], ['/plan/new', { name: 'plan', code: 'new' }], ['/plan/MB-0001', { name: 'plan', code: 'MB-0001' }],
    [`/plan/MB-0001?draft=${draft}`, { name: 'plan', code: 'MB-0001', draft }], [`/plan/new?draft=${draft}`, { name: 'plan', code: 'new', draft }],
  ] as const)('%s', (address, room) => {
    expect(at(address)).toEqual({ place: { ...start, room }, ignored: [] })
    expect(writePlace({ ...start, room })).toBe(address)
  })
  test('a code is found in any case; what is no code leads nowhere', () => {
    expect(at('/plan/mb-0001/').place.room).toEqual({ name: 'plan', code: 'MB-0001' })
    for (const path of ['/plan/a b', '/plan/MB-0001/more', '/planx', '/plan/x']) expect(at(path).place.room.name).toBe('not-found')
  })
  test('what is no draft is left out and named; elsewhere it is of others', () => {
    expect(at('/plan/MB-0001?draft=7')).toEqual({ place: { ...start, room: { name: 'plan', code: 'MB-0001' } }, ignored: [{ parameter: 'draft', value: '7' }] })
    expect(at(`/plan?draft=${draft}`).place.room).toEqual({ name: 'plan', code: null })
    expect(at('/?draft=7').ignored).toEqual([])
  })
})

describe('signing in, one\'s own account and administration', () => {
  test.each([
    ['/sign-in', { name: 'sign-in', to: null, problem: null }],
    ['/sign-in?to=/zones/MB-0001%3Fplot%3D117%26lang%3Den', { name: 'sign-in', to: '/zones/MB-0001?plot=117&lang=en', problem: null }],
    ['/sign-in?to=/plan/new&problem=oidc_no_account', { name: 'sign-in', to: '/plan/new', problem: 'oidc_no_account' }],
    ['/account', { name: 'account' }],
    ['/admin/accounts', adminRoom],
    ['/admin/board', { ...adminRoom, tab: 'board' }],
    ['/admin/audit?account=k3_-x&action=update&subject=plot_allocation&subjectId=117&zone=MB-0001&from=2026-01-01&to=2026-11-22',
      { ...adminRoom, tab: 'audit', audit: { account: 'k3_-x', action: 'update', subject: 'plot_allocation', subjectId: '117', zone: 'MB-0001', from: '2026-01-01', to: '2026-11-22' } }],
  ] as const)('%s', (address, room) => {
    expect(at(address)).toEqual({ place: { ...start, room }, ignored: [] })
    expect(writePlace({ ...start, room })).toBe(address)
  })
  test('administration begins with the accounts; a part nobody made leads nowhere', () => {
    expect(at('/admin/').place.room).toEqual(adminRoom)
    for (const path of ['/admin/Accounts', '/admin/audit/more', '/administration', '/account/x', '/sign-in/x']) expect(at(path).place.room.name).toBe('not-found')
  })
  test('the log is narrowed in its own part alone, by what can be read', () => {
    expect(at('/admin/rules?account=k3&from=2026-01-01').place.room).toEqual({ ...adminRoom, tab: 'rules' })
    expect(at('/admin/audit?zone=mb-0001&from=2026-02-30&action=DROP')).toEqual({
      place: { ...start, room: { ...adminRoom, tab: 'audit', audit: { ...everyChange, zone: 'MB-0001' } } }, ignored: [{ parameter: 'action', value: 'DROP' }, { parameter: 'from', value: '2026-02-30' }],
    })
  })
  test('the room of signing in carries where to go, and nothing of what was on screen', () => {
    const before: Place = { ...start, language: 'en', room: targetsRoom, filter: { ...noFilter, province: ['15'] }, view: { zoom: 9, lat: 21, lng: 105, bearing: 0, pitch: 0 } }
    const address = writePlace({ ...before, room: { name: 'sign-in', to: writePlace(before), problem: null } })
    const { room } = at(address).place
    expect(address).toMatch(/^\/sign-in\?to=[^&]+&lang=en$/)
    expect(room.name === 'sign-in' && room.to !== null && at(room.to).place).toEqual(before)
  })
})

describe('where signing in leads to is an address of this app', () => {
  test.each(['/', '/plan', '/zones/MB-0001?plot=117&map=14.2/22.4/103.9', '/targets?q=%C4%90%C3%B4ng', '/admin/audit?to=2026-01-01', '/?q=//evil.example'])('%s', (address) => {
    expect(ownAddress(address)).toBe(address)
  })
  test.each([
    '//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example/', 'https:evil.example', 'javascript:alert(1)', '/%0d\n/evil.example', '/\t/evil.example', '/..//evil.example', '/a/..//evil.example',
    'plan', '', ' /plan', '/plan\\..\\', '/sign-in', '/sign-in?to=/plan', '/x/../sign-in', '/api/session/oidc?to=/', '/tiles/zone/1/1/1.mvt',
  ])('not %j', (address) => {
    expect(ownAddress(address)).toBeNull()
    expect(at(`/sign-in?to=${encodeURIComponent(address)}`).place.room).toEqual({ name: 'sign-in', to: null, problem: null })
  })
  test('nor one longer than any of ours', () => {
    expect([ownAddress(`/?q=${'x'.repeat(1996)}`), ownAddress(`/?q=${'x'.repeat(1997)}`)].map((one) => one?.length)).toEqual([2000, undefined])
  })
})
