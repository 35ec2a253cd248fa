import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import type { LandOfferDetail, ReasonOfFit } from '../../api/contract/land-offer.ts'
import { wishes } from '../../api/contract/land-offer.ts'
import { compareRows, judgeRow, type CompareWords } from '../../client/features/land-compare/compare-rows.ts'
import { listChoices } from '../../client/features/land-search/facet-checks.tsx'
import { missedWishes, sayReason } from '../../client/features/land-offer/reasons.ts'
import { createShortlist } from '../../client/features/shortlist/shortlist-store.ts'
import { layOut } from '../../client/frame/find-land-layout.ts'
import { markOffers } from '../../client/frame/find-land-marks.ts'
import { en, vi } from '../../client/i18n/find-land-words-offer.ts'
import { formatNumber } from '../../client/i18n/format.ts'
import { findLandRoom } from '../../client/permalink-find-land.ts'

const translate = i18next.t as unknown as (key: string, values: object) => string

describe('why an offer fits, in words', () => {
  beforeAll(() => i18next.init({ lng: 'vi', resources: { vi: { translation: vi }, en: { translation: en } }, interpolation: { escapeValue: false } }))
  const say = (language: 'vi' | 'en', reason: Partial<ReasonOfFit>, wholeHa: number | null = null): string => {
    const said = sayReason({ wish: 'area', verdict: 'met', value: null, asked: null, difference: null, unit: 'none', ...reason }, (value, decimals) => formatNumber(value, language, decimals), wholeHa)
    return translate(said.key, { value: said.value, difference: said.difference, lng: language })
  }
  const cases: [Partial<ReasonOfFit>, string, string][] = [
    [{ wish: 'area', verdict: 'missed', value: 10.6, asked: 12, difference: -1.4, unit: 'ha' }, 'thiếu 1,4 ha', '1.4 ha short'],
    [{ wish: 'area', verdict: 'missed', value: 23, asked: 20, difference: 3, unit: 'ha' }, 'thừa 3 ha', '3 ha too large'],
    [{ wish: 'area', verdict: 'met', value: 1234.567, asked: 12, difference: 1222.567, unit: 'ha' }, '1.234,57 ha', '1,234.57 ha'],
    [{ wish: 'rail_station', verdict: 'met', value: 3.29, asked: 10, difference: -6.71, unit: 'km' }, '3,3 km đến ga', '3.3 km to rail'],
    [{ wish: 'rail_station', verdict: 'missed', value: 12.3, asked: 10, difference: 2.3, unit: 'km' }, 'xa ga thêm 2,3 km', '2.3 km too far from rail'],
    [{ wish: 'availability', verdict: 'met', value: 0, asked: 0, difference: 0, unit: 'days' }, 'sạch ngay', 'ready now'],
    [{ wish: 'availability', verdict: 'met', value: 90, asked: 120, difference: -30, unit: 'days' }, 'sạch đúng hạn', 'ready in time'],
    [{ wish: 'availability', verdict: 'missed', value: 200, asked: 120, difference: 80, unit: 'days' }, 'chậm 80 ngày', '80 days late'],
    [{ wish: 'wastewater', verdict: 'unknown', asked: 500, unit: 'm3_per_day' }, 'chưa có số liệu nước thải', 'no figures on wastewater'],
    [{ wish: 'wastewater', verdict: 'missed', value: 200, asked: 500, difference: -300, unit: 'm3_per_day' }, 'thiếu 300 m³/ngày nước thải', '300 m³/day wastewater short'],
    [{ wish: 'sector', verdict: 'missed' }, 'không nhận ngành này', 'does not take your sector'],
    [{ wish: 'fee', verdict: 'missed', value: 130, asked: 120, difference: 10, unit: 'usd_per_m2' }, 'đắt hơn 10 USD/m²', '10 USD/m² dearer'],
  ]
  test.each(cases)('%j', (reason, vietnamese, english) => expect([say('vi', reason), say('en', reason)]).toEqual([vietnamese, english]))

  test('an area that counts one use alone, or the whole zone, is told apart from the block\'s own', () => {
    const area = { wish: 'area', verdict: 'met', value: 12.55, asked: 12, difference: 0.55, unit: 'ha' } as const
    expect([say('vi', area, 24), say('vi', area, 12.55), say('vi', area, 8)]).toEqual(['12,55 ha đúng lựa chọn', '12,55 ha', '12,55 ha cả khu'])
  })
  test('every wish has words for every verdict', () => {
    expect(Object.keys(vi.landReason).filter((key) => key !== 'verdict' && key !== 'label').sort()).toEqual([...wishes].sort())
    for (const wish of wishes) expect(Object.keys(vi.landReason[wish])).toEqual(expect.arrayContaining(['met', 'short', 'over', 'unknown']))
  })
  test('what is missed is named, all of it', () => {
    const reason = (wish: ReasonOfFit['wish'], verdict: ReasonOfFit['verdict']): ReasonOfFit => ({ wish, verdict, value: null, asked: null, difference: null, unit: 'none' })
    expect(missedWishes([reason('area', 'met'), reason('seaport', 'missed'), reason('use', 'unknown'), reason('airport', 'missed')])).toEqual(['seaport', 'airport'])
  })
})

describe('a comparison', () => {
  test('marks the best, and nothing where there is none', () => {
    const row = (values: (number | null)[], better?: 'more' | 'less') => judgeRow('ha', values.map((value) => ({ text: String(value), value })), better)
    expect([row([3, 5, 5], 'more').best, row([3, null, 5], 'less').best, row([4, 4], 'more').best, row([null, null], 'less').best, row([1, 2]).best]).toEqual([[1, 2], [0], [], [], []])
    // As large in another shape: alike, though the words differ.
    expect(judgeRow('rectangle', [{ text: '200 × 300', value: 60_000 }, { text: '300 × 200', value: 60_000 }], 'more')).toMatchObject({ differs: true, best: [] })
    expect([row([4, 4]).differs, row([4, null]).differs]).toEqual([false, true])
  })

  const fee = (amount: number, currency: 'VND' | 'USD'): LandOfferDetail['fees'][number] => ({ kind: 'land_rent', amount, currency, per: 'm2', validFrom: null, source: 's', basis: 'reported' })
  const offer = (part: Partial<LandOfferDetail>) => ({ ha: 1, state: 'ready', readyOn: null, rectangle: null, uses: [], smeReservedHa: 0, distances: [], utilities: [], fees: [], feeUsdM2: null, sectors: [], termUntil: null, zoneAvailableHa: 1, warnings: [], ...part }) as unknown as LandOfferDetail
  const words: CompareWords = {
    none: '?', ha: String, km: String, metres: (width, length) => `${width}x${length}`, state: ({ state, readyOn }) => `${state} ${readyOn}`, uses: () => '', sectors: () => '', zone: () => '', status: () => '', province: () => '',
    amount: (value, unit) => `${value} ${unit}`, fee: ({ amount, currency }) => `${amount} ${currency}`, date: (day) => day, basis: () => '', warnings: ({ warnings }) => warnings.join(),
  }
  const bestOf = (name: string, ...offers: Partial<LandOfferDetail>[]) => compareRows(offers.map(offer), words).find((row) => row.name === name)?.best

  test('clean now beats a day, and a day beats none', () => {
    expect(bestOf('state', { state: 'being_cleared', readyOn: '2027-01-01' }, { state: 'ready' })).toEqual([1])
    expect(bestOf('state', { state: 'being_cleared', readyOn: null }, { state: 'being_cleared', readyOn: '2028-01-01' })).toEqual([1])
  })
  test('nearer is better, and what nobody measured is never the best', () => {
    const station = (km: number) => ({ distances: [{ kind: 'rail_station' as const, code: 'x', nameVi: 'x', nameEn: 'x', km, uncertaintyKm: null }] })
    expect(bestOf('rail_station', station(12), {}, station(3))).toEqual([2])
  })
  test('prices are compared as the search compares them, rent and fee together; one that is not known is never the best', () => {
    const fees = [fee(80, 'VND')]
    expect(bestOf('fee', { fees: [fee(90, 'USD')], feeUsdM2: 110 }, { fees: [fee(95, 'USD')], feeUsdM2: 100 })).toEqual([1])
    expect(bestOf('fee', { fees, feeUsdM2: null }, { fees: [fee(95, 'USD')], feeUsdM2: 95 })).toEqual([1])
    expect(bestOf('fee', { fees, feeUsdM2: null }, { fees: [], feeUsdM2: null })).toEqual([])
  })
})

describe('the saved list', () => {
  const browser = (kept: string | null) => {
    const store = new Map(kept === null ? [] : [['mat-bang-shortlist', kept]])
    return { getItem: (key: string) => store.get(key) ?? null, setItem: (key: string, value: string) => void store.set(key, value) }
  }
  test('keeps what is added, once, and gives it back to the next page', () => {
    const kept = browser(null)
    const list = createShortlist(kept)
    list.add(['MB-0001.1', 'MB-0001.2'])
    list.add(['MB-0001.1'])
    list.remove(['MB-0001.2'])
    expect([list.get(), createShortlist(kept).get()]).toEqual([['MB-0001.1'], ['MB-0001.1']])
  })
  test('takes no more than it holds, and says so', () => {
    const list = createShortlist(browser(null))
    expect(list.add(Array.from({ length: 30 }, (_, plot) => `MB-0001.${plot + 1}`))).toBe(true)
    expect([list.add(['MB-0002.1']), list.get().length]).toEqual([false, 30])
  })
  test.each([['not json', '{'], ['something else', '{"a":1}'], ['codes of no form', '["<script>", 3, null, "MB-0001.0"]']])('reads %s as nothing', (_, kept) => expect(createShortlist(browser(kept)).get()).toEqual([]))
  test('lives without a browser that keeps things', () => {
    const list = createShortlist({ getItem: () => { throw new Error('no') }, setItem: () => { throw new Error('no') } })
    list.add(['MB-0001.1'])
    expect(list.get()).toEqual(['MB-0001.1'])
  })
})

describe('the screen', () => {
  const main = (part: Partial<typeof findLandRoom>, width: 'phone' | 'narrow' | 'wide') => layOut({ ...findLandRoom, ...part }, width)
  test('shows wishes beside results where there is room, until one folds them or opens an offer', () => {
    expect([main({}, 'wide'), main({ view: 'results' }, 'wide'), main({ offer: 'MB-0001.1' }, 'wide')].map(({ wishesBeside, offerBeside }) => [wishesBeside, offerBeside])).toEqual([[true, false], [false, false], [false, true]])
  })
  test('shows one thing at a time on a phone', () => {
    expect([main({}, 'phone'), main({ view: 'wishes' }, 'phone'), main({ view: 'wishes', offer: 'MB-0001.1' }, 'phone'), main({ view: 'compare', compare: ['MB-0001.1'] }, 'phone'), main({ view: 'compare' }, 'phone')].map((one) => one.main)).toEqual(['results', 'wishes', 'offer', 'compare', 'results'])
  })
})

test('marks are numbered as the cards stand, the nearest lettered, and none twice', () => {
  const offer = (code: string) => ({ code, id: 1, centre: [1, 2], state: 'ready' }) as never
  const { marks, markOf } = markOffers([offer('a'), offer('b')], [offer('c'), offer('b')], [offer('d')], offer('e'))
  expect(marks.map(({ code, mark }) => code + mark)).toEqual(['a1', 'b2', 'cA', 'da', 'e•'])
  expect(markOf('nobody')).toBe('•')
})

test('a choice with nothing behind it stays in its place with its 0', () => {
  expect(listChoices(['x', 'y'], [{ value: 'y', count: 3 }, { value: 'z', count: 1 }], ['w'], (value) => value.toUpperCase())).toEqual([
    { value: 'x', name: 'X', count: 0, chosen: false }, { value: 'y', name: 'Y', count: 3, chosen: false }, { value: 'z', name: 'Z', count: 1, chosen: false }, { value: 'w', name: 'W', count: 0, chosen: true },
  ])
})
