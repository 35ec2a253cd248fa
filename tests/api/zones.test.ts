import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clearanceCollection } from '../../api/contract/clearance.ts'
import { plotCollection } from '../../api/contract/plot.ts'
import { zoneFeature, zoneHistory, zoneList, type ZoneList, type ZoneSummary } from '../../api/contract/zone.ts'
import { useDatabase } from '../database.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())

const list = async (query: string) => zoneList.parse((await get(app, `/api/zones?${query}`)).json())
const label = ({ kind, nameVi }: ZoneSummary) => `${{ industrial_zone: 'KCN', industrial_cluster: 'CCN', economic_zone: 'KKT' }[kind as string] ?? kind} ${nameVi}`

async function zoneNamed(kind: string, name: string) {
  const found = (await list(`q=${encodeURIComponent(name)}&kind=${kind}`)).items.find((zone) => zone.nameVi === name)
  if (!found) throw new Error(`no ${kind} ${name}`)
  return zoneFeature.parse((await get(app, `/api/zones/${found.code}`)).json())
}

describe('the list of zones', () => {
  it('holds all 122, those without a place too', async () => {
    const all = await list('limit=500')
    expect(all.total).toBe(122)
    expect(all.items).toHaveLength(122)
    expect(all.withoutPlace).toBe(all.items.filter((zone) => zone.centre === null).length)
    expect(all.withoutPlace).toBeGreaterThan(0)
  })

  it('finds Đông Phố Mới, zone and cluster, by "dong pho moi", both relocating', async () => {
    const { items } = await list('q=dong%20pho%20moi')
    expect(items.map(label).sort()).toEqual(['CCN Đông Phố Mới', 'KCN Đông Phố Mới'])
    expect(items.map((zone) => zone.status)).toEqual(['relocating', 'relocating'])
  })

  it('finds one of two by its kind, typed with or without accents', async () => {
    expect((await list(`q=${encodeURIComponent('kcn đông phố')}`)).items.map(label)).toEqual(['KCN Đông Phố Mới'])
    expect((await list(`q=${encodeURIComponent('cum cong nghiep dong pho')}`)).items.map(label)).toEqual(['CCN Đông Phố Mới'])
  })

  it('finds by alias', async () => {
    expect((await list(`q=${encodeURIComponent('Bản Phùng')}`)).items.map(label)).toEqual(['CCN Bản Phung'])
    expect((await list(`q=${encodeURIComponent('yen hop giai doan ii')}`)).items.map(label)).toEqual(['CCN Yên Hợp 1'])
  })

  it('ranks the exact accents first, then the same letters, then what only lies in a commune of that name', async () => {
    const names = async (q: string) => (await list(`q=${encodeURIComponent(q)}`)).items.map(label)
    const withHook = ['CCN Bảo Hà', 'CCN Bảo Hưng', 'CCN Bảo Hưng 2', 'CCN Bảo Minh', 'KCN Bảo Minh', 'CCN Bảo Thắng']
    const [hook, acute, none] = [await names('bảo'), await names('BÁO'), await names('bao')]
    expect(hook.slice(0, 7)).toEqual([...withHook, 'CCN Báo Đáp'])
    expect(acute.slice(0, 7)).toEqual(['CCN Báo Đáp', ...withHook])
    // Without accents neither is nearer: the alphabet decides, letters before tones.
    expect(none.slice(0, 7)).toEqual(['CCN Báo Đáp', ...withHook])
    // Trà Trẩu lies in the commune Bảo Thắng.
    for (const all of [hook, acute, none]) {
      expect(all.slice(7)).toContain('CCN Trà Trẩu')
      expect([...all].sort()).toEqual([...hook].sort())
    }
  })

  it('ranks a name that starts so before one that holds it, whatever the alphabet says', async () => {
    const names = (await list('q=ph%C3%BA')).items.map(label)
    const inside = ['KCN Hòa Phú', 'KCN Khánh Phú']
    expect(names.filter((name) => inside.includes(name))).toEqual(inside)
    const before = names.slice(0, names.indexOf('KCN Hòa Phú'))
    expect(before).toEqual(names.filter((name) => /^...\sPhú/.test(name)))
    expect(before.length).toBeGreaterThan(8)
  })

  it('takes wildcards and quotes for what they are', async () => {
    for (const q of ['%', '_', "'", '\\', '%%%', '"']) expect((await list(`q=${encodeURIComponent(q)}`)).total).toBe(0)
  })

  it('filters by new and by old province, kind and status, several at once', async () => {
    expect((await list('province=24')).total).toBe(9)
    expect((await list(`formerProvince=${encodeURIComponent('Bắc Giang')}`)).total).toBe(9)
    const two = await list('kind=economic_zone,relocation_site')
    expect(two.items.every((zone) => ['economic_zone', 'relocation_site'].includes(zone.kind))).toBe(true)
    expect(two.total).toBe(3)
    expect((await list('status=relocating')).items.map(label).sort()).toEqual(['CCN Sơn Mãn', 'CCN Đông Phố Mới', 'KCN Đông Phố Mới'])
  })

  it('promises in each facet just what choosing it gives', async () => {
    const { facets } = await list('province=15&kind=industrial_zone')
    for (const { value, count } of facets.status) {
      expect((await list(`province=15&kind=industrial_zone&status=${String(value)}`)).total).toBe(count)
    }
    for (const { value, count } of facets.province) {
      expect((await list(`province=${value}&kind=industrial_zone`)).total).toBe(count)
    }
  })

  it('pages by cursor through every zone once, in the Vietnamese alphabet', async () => {
    const seen: ZoneSummary[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: ZoneList = await list(`limit=25${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...page.items)
      cursor = page.nextCursor
    }
    expect(new Set(seen.map((zone) => zone.code)).size).toBe(122)
    expect(seen).toHaveLength(122)
    const collator = new Intl.Collator('vi')
    const firstLetters = seen.map((zone) => zone.nameVi.charAt(0))
    expect(firstLetters).toEqual([...firstLetters].sort((a, b) => collator.compare(a, b)))
  })

  it('keeps to a bbox', async () => {
    const { items } = await list('bbox=106,21.1,106.4,21.5&limit=500')
    expect(items.length).toBeGreaterThan(3)
    expect(items.every((zone) => zone.province.nameVi === 'Bắc Ninh')).toBe(true)
    expect((await list('bbox=110,10,111,11')).total).toBe(0)
  })
})

describe('a zone', () => {
  it('shows Bản Qua with 107 planned and 76.39 approved hectares, never one', async () => {
    const { properties } = await zoneNamed('industrial_zone', 'Bản Qua')
    expect(properties.areas.planned?.ha).toBe(107)
    expect(properties.areas.approved?.ha).toBe(76.39)
    expect(properties.areas.approvedMinusPlannedHa).toBe(-30.61)
    expect(properties.status).toBe('established')
    expect(properties.areas.drawn?.basis).toBe('schematic')
    expect(Math.abs((properties.areas.drawn?.ha ?? 0) - 76.39) / 76.39).toBeLessThan(0.001)
  })

  it('without a place has no geometry and says why', async () => {
    const { geometry, properties } = await zoneNamed('industrial_cluster', 'Phố Ràng 1')
    expect({ geometry, centre: properties.centre, because: properties.withoutBoundaryBecause }).toEqual({ geometry: null, centre: null, because: 'no_place' })
  })

  it('out of the plan yet occupied operates, with the badge', async () => {
    const { properties } = await zoneNamed('industrial_cluster', 'Đầm Hồng')
    expect({ status: properties.status, badge: properties.operatesThoughWithdrawn }).toEqual({ status: 'operating', badge: true })
  })

  it('names what it came from', async () => {
    const { properties } = await zoneNamed('industrial_zone', 'Thống Nhất')
    expect(properties.predecessors.map((zone) => zone.nameVi).sort()).toEqual(['Thống Nhất 2', 'Thống Nhất 3'])
  })

  it('inside an economic zone names it', async () => {
    const { properties } = await zoneNamed('industrial_zone', 'Rạng Đông')
    expect(properties.parent?.nameVi).toBe('Ninh Cơ')
  })

  it('carries the shortage to the part that has it', async () => {
    const { properties } = await zoneNamed('industrial_zone', 'Quang Châu')
    expect(properties.shortages).toHaveLength(1)
    expect(properties.shortages[0]?.part).toBeTruthy()
    expect(properties.parts.map((part) => part.plannedHa).sort()).toEqual([426, 90])
  })

  it('answers 304 to its strong validator, in either coding', async () => {
    const first = await get(app, '/api/zones/MB-0001')
    const etag = String(first.headers.etag)
    expect(etag).toMatch(/^"[^"]+"$/)
    expect((await get(app, '/api/zones/MB-0001', { 'if-none-match': etag })).status).toBe(304)
    const zipped = await get(app, '/api/zones/MB-0001', { 'accept-encoding': 'gzip' })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(zipped.headers.etag).not.toBe(etag)
    expect((await get(app, '/api/zones/MB-0001', { 'accept-encoding': 'gzip', 'if-none-match': String(zipped.headers.etag) })).status).toBe(304)
  })

  it('gives its plots, tracts and history as the contract says', async () => {
    const { id } = await zoneNamed('industrial_zone', 'Phía Nam')
    const plots = plotCollection.parse((await get(app, `/api/zones/${id}/plots`)).json())
    const tracts = clearanceCollection.parse((await get(app, `/api/zones/${id}/clearances`)).json())
    const { changes } = zoneHistory.parse((await get(app, `/api/zones/${id}/history`)).json())
    expect(plots.features.length).toBeGreaterThan(50)
    expect(tracts.features.length).toBeGreaterThan(3)
    expect([...plots.features, ...tracts.features].every((feature) => feature.properties.basis === 'schematic')).toBe(true)
    expect(new Set(changes.map((change) => change.kind))).toEqual(new Set(['status', 'boundary']))
  })
})

describe('every zone', () => {
  it('reads back whole, as the contract says, with exactly those fields', async () => {
    const { items } = await list('limit=500')
    for (const { code } of items) {
      const { text } = await get(app, `/api/zones/${code}`)
      expect(zoneFeature.parse(JSON.parse(text))).toEqual(JSON.parse(text))
    }
  })
})
