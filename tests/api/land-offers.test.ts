import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { landOfferDetail, landOfferList, type LandOfferList } from '../../api/contract/land-offer.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())

const ask = (query: Record<string, string> = {}) => get(app, `/api/land-offers?${new URLSearchParams(query).toString()}`, { 'accept-language': 'en' })
const find = async (query: Record<string, string> = {}): Promise<LandOfferList> => {
  const answer = await ask(query)
  expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, ''])
  return landOfferList.parse(answer.json())
}
const refused = async (query: Record<string, string>) => {
  const { status, code, field } = problem.parse((await ask(query)).json())
  return { status, code, field }
}

describe('no count is a dead end', () => {
  const questions: Record<string, Record<string, string>> = {
    'nothing asked': {},
    'a block for a factory': { areaFrom: '5', use: 'industrial', by: 'now' },
    'five facets and distances': { province: '15', areaFrom: '2', areaTo: '60', use: 'industrial,warehouse', sme: 'without', railStation: '30', sector: '26' },
    'in a zone all together, of any size': { areaOf: 'zone', sme: 'only' },
    'in a zone with what is under way there': { areaFrom: '20', areaOf: 'zone', use: 'industrial' },
    'in a zone all together': { areaFrom: '20', areaOf: 'zone', use: 'warehouse', sme: 'without' },
    'what nobody recorded': { wastewater: '500', power: '10', feeTo: '100', termYears: '20', by: '2190-01-01', areaFrom: '1' },
    'round a place, in clusters that operate': { around: '22.4,104,120', kind: 'industrial_cluster', status: 'operating', hall: '50x80' },
    'by name': { q: 'phu xuan', sme: 'only', areaFrom: '0,5' },
  }
  it.each(Object.entries(questions))('%s: each choice gives what it says, and each wish left out too', async (_, query) => {
    const { facets, withoutWish } = await find(query)
    const chosen: [Record<string, string>, number][] = []
    for (const facet of ['province', 'formerProvince', 'kind', 'status', 'use', 'sme', 'sector'] as const) {
      const others = Object.fromEntries(Object.entries(query).filter(([name]) => name !== facet))
      // Uses add up.
      for (const { value, count } of facets[facet].slice(0, 6)) chosen.push([{ ...others, [facet]: facet === 'use' && query.use ? [...new Set([...query.use.split(','), value])].join(',') : value }, count])
    }
    const ready = facets.state.find(({ value }) => value === 'ready')
    if (ready) chosen.push([{ ...query, by: 'now' }, ready.count])
    const names = { area: ['areaFrom', 'areaTo'], hall: ['hall'], availability: ['by'], term: ['termYears'], fee: ['feeTo'], rail_station: ['railStation'], border_gate: ['borderGate'], expressway_interchange: ['expresswayInterchange'] } as const
    for (const { wish, total } of withoutWish) {
      const gone: readonly string[] = wish in names ? names[wish as keyof typeof names] : [wish]
      chosen.push([Object.fromEntries(Object.entries(query).filter(([name]) => !gone.includes(name))), total])
    }
    for (const [one, count] of chosen) expect([one, (await find({ ...one, limit: '1' })).total]).toEqual([one, count])
    expect(chosen.length).toBeGreaterThan(3)
  })
})

describe('what is judged', () => {
  it('just the area that is asked is met, a square metre more is not', async () => {
    const { items: [largest] } = await find({ limit: '1', sort: 'area', by: 'now' })
    if (!largest) throw new Error('no offer')
    const found = async (ha: number) => (await find({ areaFrom: String(ha), by: 'now' })).items.map(({ code }) => code)
    expect(await found(largest.ha)).toContain(largest.code)
    expect(await found(Math.round(largest.ha * 10000 + 1) / 10000)).not.toContain(largest.code)
    expect((await find({ areaFrom: String(largest.ha).replace('.', ','), areaTo: String(largest.ha), by: 'now' })).items.map(({ code }) => code)).toEqual([largest.code])
  })

  it('a verdict, its difference and its group say the same; unknown is no miss, and is counted', async () => {
    const list = await find({ areaFrom: '10', railStation: '15', wastewater: '1000', by: 'now', limit: '100' })
    expect(list.total).toBeGreaterThan(0)
    expect([list.unjudged, list.items.length]).toEqual([list.total, list.total])
    for (const item of [...list.items, ...list.near]) {
      const missed = item.reasons.filter(({ verdict }) => verdict === 'missed')
      expect([item.group, missed.length]).toEqual(item.group === 'near' ? ['near', 1] : ['unjudged', 0])
      for (const { wish, verdict, value, asked, difference } of item.reasons) {
        if (wish === 'wastewater') expect([verdict, value, difference]).toEqual(['unknown', null, null])
        else expect(verdict === 'met', `${item.code} ${wish}`).toBe(wish === 'area' ? Number(difference) >= 0 : Number(difference) <= 0)
        if (value !== null && asked !== null) expect(difference).toBeCloseTo(value - asked, 4)
      }
      expect(item.reasons.find(({ wish }) => wish === 'area')?.value).toBe(item.ha)
      expect(item.reasons.find(({ wish }) => wish === 'rail_station')?.value).toBe(item.distances.find(({ kind }) => kind === 'rail_station')?.km)
    }
  })

  it('where land of a use or outside the reserve is asked, the area is that land', async () => {
    const { items } = await find({ use: 'warehouse', areaFrom: '1', limit: '100' })
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) expect(item.reasons.find(({ wish }) => wish === 'area')?.value).toBe(item.uses.find(({ use }) => use === 'warehouse')?.ha)
    const free = await find({ sme: 'without', areaFrom: '1', limit: '100' })
    for (const item of free.items) expect(item.reasons.find(({ wish }) => wish === 'area')?.value).toBeCloseTo(item.ha - item.smeReservedHa, 3)
  })

  it('ready comes before being cleared where both fit alike, and the weights turn the order', async () => {
    const { items } = await find({ limit: '100' })
    for (const [i, item] of items.entries()) {
      const next = items[i + 1]
      if (next && next.fit === item.fit) expect([item.state, next.state]).not.toEqual(['being_cleared', 'ready'])
    }
    const order = async (weights: string) => (await find({ areaFrom: '10', railStation: '60', weights, limit: '100' })).items.map(({ code }) => code)
    expect(await order('area:3,rail_station:1')).not.toEqual(await order('area:1,rail_station:3'))
  })

  it('pages go on where they ended, whatever the order', async () => {
    for (const sort of ['fit', 'area', 'rail_station']) {
      const whole = await find({ sort, limit: '100', areaFrom: '1' })
      const pages: string[] = []
      let cursor: string | null = null
      do {
        const page: LandOfferList = await find({ sort, limit: '7', areaFrom: '1', ...(cursor ? { cursor } : {}) })
        if (cursor) expect([page.near, page.pairs]).toEqual([[], []])
        pages.push(...page.items.map(({ code }) => code))
        cursor = page.nextCursor
      } while (cursor)
      expect(pages).toHaveLength(whole.total)
      expect(new Set(pages).size).toBe(whole.total)
      expect(pages.slice(0, 100)).toEqual(whole.items.map(({ code }) => code))
    }
  })

  it('nothing found gives the nearest: by what is missed, or by place', async () => {
    const tooLarge = await find({ areaFrom: '5000' })
    expect([tooLarge.total, tooLarge.items]).toEqual([0, []])
    expect(tooLarge.near.length).toBeGreaterThan(0)
    expect(tooLarge.near[0]?.reasons).toMatchObject([{ wish: 'area', verdict: 'missed', asked: 5000 }])
    const elsewhere = await find({ around: '10,106,20' })
    expect([elsewhere.total, elsewhere.near.length]).toEqual([0, 3])
    const nobody = await find({ q: 'khong co khu nay' })
    expect([nobody.total, nobody.near.length]).toEqual([0, 3])
  })

  it('two blocks of one zone together, where one alone is not large enough', async () => {
    const { items: [largest] } = await find({ sort: 'area', limit: '1', by: 'now' })
    const areaFrom = (largest?.ha ?? 0) + 1
    const { pairs } = await find({ areaFrom: String(areaFrom), by: 'now' })
    expect(pairs.length).toBeGreaterThan(0)
    for (const { zone, offers, ha, gapM } of pairs) {
      expect(offers.map((offer) => [offer.zone.code, offer.state])).toEqual([[zone.code, 'ready'], [zone.code, 'ready']])
      expect(ha).toBeCloseTo(offers.reduce((sum, offer) => sum + offer.ha, 0), 3)
      expect(ha).toBeGreaterThanOrEqual(areaFrom)
      expect(gapM).toBeGreaterThan(0)
    }
  })
})

describe('bad input', () => {
  const bad: Record<string, Record<string, string>> = {
    'from more than to': { areaFrom: '5', areaTo: '3' }, 'an area that could be a thousand': { areaFrom: '1.200' }, 'an area below nothing': { areaFrom: '-1' },
    'no number': { areaFrom: 'NaN' }, 'infinite': { areaFrom: 'Infinity' }, 'too large': { wastewater: '1e30' }, 'a use there is not': { use: 'casino' }, 'a province by name': { province: 'Lào Cai' },
    'a hall of nothing': { hall: '0' }, 'a day that is none': { by: '2026-02-30' }, 'a weight of nine': { weights: 'area:9' }, 'a weight of nothing known': { weights: 'gold:1' },
    'two points': { within: '104,22 105,22' }, 'a ring of words': { within: 'a,b c,d e,f' }, 'ten thousand points': { within: Array.from({ length: 10_000 }, (_, i) => `104.${i},22.${i}`).join(' ') },
    'off the globe': { within: '104,22 105,22 104,95' }, 'a place without a distance': { around: '22,104' }, 'no distance at all': { around: '22,104,0' },
    'a cursor of another': { cursor: 'x' }, 'a cursor of words': { cursor: Buffer.from('["a","b","c","d","e"]').toString('base64url') }, 'no page': { limit: '0' }, 'a sector in words': { sector: 'điện tử' },
    'a control character': { q: '\u0000' },
  }
  it.each(Object.entries(bad))('%s is told', async (_, query) => {
    expect(await refused(query)).toEqual({ status: 400, code: query['cursor'] ? 'invalid_cursor' : 'invalid_parameter', field: Object.keys(query).at(-1) })
  })
  it('a sector nobody knows, and a ring that crosses itself', async () => {
    expect(await refused({ sector: '99' })).toEqual({ status: 422, code: 'unknown_reference', field: 'sector' })
    expect(await refused({ within: '104,22 105,23 104,23 105,22' })).toEqual({ status: 422, code: 'shape_not_valid', field: 'within' })
    expect(await refused({ within: '104,22 105,22 106,22' })).toEqual({ status: 422, code: 'shape_not_valid', field: 'within' })
  })
  it('a drawn area finds what meets it', async () => {
    const { total } = await find({ within: '103.5,22 104.5,22 104.5,23 103.5,23' })
    const [{ n } = { n: 0 }] = await db().query<{ n: number }>(sql`select count(*)::int as n from land_offer where geom && ST_MakeEnvelope(103.5, 22, 104.5, 23, 4326)`)
    expect([total, n > 0]).toEqual([n, true])
  })
})

describe('one offer', () => {
  it('of every kind reads whole, says the same as the list, and adds up', async () => {
    const { items } = await find({ limit: '100' })
    for (const item of items.filter((_, i) => i % 9 === 0)) {
      const detail = landOfferDetail.parse((await get(app, `/api/land-offers/${item.code}`)).json())
      expect({ ...detail, ...item }).toEqual({ ...detail, fit: item.fit, group: item.group, reasons: item.reasons })
      expect(detail.derivation.plots.reduce((sum, plot) => sum + plot.ha, 0)).toBeCloseTo(detail.ha, 2)
      expect(detail.derivation.plots).toHaveLength(item.plots)
      expect(detail.derivation.tracts.length).toBeGreaterThan(0)
      expect(new Set(detail.derivation.tracts.map(({ stage }) => stage === 'ready'))).toEqual(new Set([item.state === 'ready']))
      expect(detail.warnings).toContain('schematic')
      expect(detail.validUntil > detail.asOf).toBe(true)
      for (const [i, ring] of (detail.corners?.rings ?? []).entries()) {
        for (const corner of ring) {
          expect(corner.x).toBeGreaterThan(880_000)
          expect(corner.y).toBeLessThan(900_000)
          expect(Math.abs(Math.round(corner.x * 100) - corner.x * 100)).toBeLessThan(1e-4)
        }
        expect(ring.length, `ring ${i} of ${item.code}`).toBeGreaterThanOrEqual(3)
      }
      expect(JSON.stringify(detail)).not.toMatch(/firm|doanh nghiệp mẫu/i)
    }
  })

  it('names a rule of the reserve only where it binds the zone', async () => {
    const named = async (code: string) => {
      const { items: [one] } = await find({ zone: code, limit: '1' })
      const { rules } = landOfferDetail.parse((await get(app, `/api/land-offers/${one?.code}`)).json())
      return new Set(rules.map((rule) => rule.code))
    }
    const verdict = async (code: string) => ((await get(app, `/api/zones/${code}/sme-quota`)).json() as { decree35?: { verdict: string }; verdict?: string })
    // Tằng Loỏng is older than the decree.
    expect(JSON.stringify(await verdict('MB-0003'))).toContain('not_applicable')
    expect(await named('MB-0003')).not.toContain('sme_quota')
    expect(await named('MB-0003')).not.toContain('sme_quota_nq198')
    expect(await named('MB-0003')).toContain('clean_block')
  })

  it('available land of a zone is the same number on its panel', async () => {
    const { items } = await find({ limit: '100', by: 'now' })
    for (const code of new Set(items.slice(0, 40).map(({ zone }) => zone.code))) {
      const offer = items.find(({ zone }) => zone.code === code)
      const { zoneAvailableHa } = landOfferDetail.parse((await get(app, `/api/land-offers/${offer?.code}`)).json())
      const panel = (await get(app, `/api/zones/${code}/clean-land`)).json() as { availableHa: number; blocks: { ha: number }[] }
      expect(zoneAvailableHa, code).toBe(panel.availableHa)
      expect(panel.blocks.map(({ ha }) => ha), code).toContain(offer?.ha)
    }
  })

  it('that is no more names what its zone has; one that never was is not found', async () => {
    const { items: [some] } = await find({ limit: '1', by: 'now' })
    const gone = problem.parse((await get(app, `/api/land-offers/${some?.zone.code}.999999`, { 'accept-language': 'en' })).json())
    expect(gone).toMatchObject({ status: 404, code: 'offer_not_found', expected: expect.stringContaining(some?.code ?? '?') as string })
    expect((await get(app, '/api/land-offers/XX-1.1')).json()).toMatchObject({ status: 404, code: 'zone_not_found' })
    for (const code of ['MB-0001', 'MB-0001.0', 'MB-0001.x', `MB-0001.${'9'.repeat(40)}`]) expect((await get(app, `/api/land-offers/${code}`)).status).toBe(400)
    expect((await get(app, '/api/land-offers/MB-0001.9999999999')).json()).toMatchObject({ status: 404, code: 'offer_not_found', expected: '–' })
  })
})
