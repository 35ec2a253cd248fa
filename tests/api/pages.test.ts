import type { FastifyInstance } from 'fastify'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { landOfferList } from '../../api/contract/land-offer.ts'
import { landLedger } from '../../api/contract/land-ledger.ts'
import { priorityProjects } from '../../api/contract/priority-project.ts'
import { problem } from '../../api/contract/problem.ts'
import { provinceSummary } from '../../api/contract/province.ts'
import { sql } from '../../api/database/sql.ts'
import { offerTitle, writeHa, writeNumber } from '../../api/said.ts'
import { makeClientFolder } from '../fixtures/client-folder.ts'
import { bringLedgerUp, insertZone, square } from '../fixtures/grid.ts'
import { undone, useDatabase } from '../database.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
const publicUrl = 'https://dat.example.vn'
const client = makeClientFolder()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db(), { publicUrl }, client.folder) })
afterAll(async () => { await app.close(); client.remove() })

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const plain = (markup: string) => markup.replace(/<[^>]*>/g, ' ').replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
const page = async (url: string, headers: Record<string, string> = {}, server = app) => {
  const answer = await get(server, url, headers)
  const first = (pattern: RegExp) => { const [, found] = pattern.exec(answer.text) ?? []; return found === undefined ? null : plain(found) }
  return {
    ...answer, title: first(/<title>([^<]*)<\/title>/), description: first(/<meta name="description" content="([^"]*)"/), language: first(/<html lang="(\w+)"/), canonical: first(/<link rel="canonical" href="([^"]*)"/),
    alternates: Object.fromEntries([...answer.text.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].map(([, language = '', href = '']) => [language, plain(href)])),
    properties: Object.fromEntries([...answer.text.matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]*)" content="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)])),
    things: [...answer.text.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(([, text = '']): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>),
    root: /<div id="root">([\s\S]*)<\/div>\n/.exec(answer.text)?.[1] ?? '',
  }
}

describe('the head of a page', () => {
  it.each([
    ['/', 'Mặt Bằng – bản đồ đất khu, cụm công nghiệp', 'Mặt Bằng – land map of industrial zones and clusters'],
    ['/find-land', 'Tìm đất sạch cho dự án – Mặt Bằng', 'Find cleared industrial land – Mặt Bằng'],
    ['/provinces/15', 'Đất khu, cụm công nghiệp Lào Cai – Mặt Bằng', 'Industrial land in Lao Cai – Mặt Bằng'],
    ['/zones/MB-0035', 'CCN Thống Nhất, Lào Cai – Mặt Bằng', 'Thống Nhất industrial cluster, Lao Cai – Mặt Bằng'],
  ])('of %s is in the language asked for, with one address for each', async (path, vi, en) => {
    const [inVi, inEn] = [await page(path), await page(`${path}?lang=en`)]
    expect([inVi.status, inVi.title, inVi.language, inVi.headers['content-language']]).toEqual([200, vi, 'vi', 'vi'])
    expect([inEn.status, inEn.title, inEn.language, inEn.headers['content-language']]).toEqual([200, en, 'en', 'en'])
    expect([inVi.canonical, inEn.canonical]).toEqual([publicUrl + path, `${publicUrl}${path}?lang=en`])
    for (const one of [inVi, inEn]) {
      expect(one.alternates).toEqual({ 'vi': publicUrl + path, 'en': `${publicUrl}${path}?lang=en`, 'x-default': publicUrl + path })
      expect([one.properties['og:title'], one.properties['twitter:title'], one.properties['og:description'], one.properties['og:url']]).toEqual([one.title, one.title, one.description, one.canonical])
      expect(one.things.length).toBeGreaterThan(0)
      expect(one.things.every((thing) => thing['@context'] === 'https://schema.org')).toBe(true)
      expect(one.text.match(/<title>/g)).toHaveLength(1)
      expect(one.text.match(/<meta name="description"/g)).toHaveLength(1)
    }
  })

  it('takes English for who asks for no Vietnamese', async () => {
    const asked = async (header: string) => { const { language, headers } = await page('/find-land', { 'accept-language': header }); return [language, headers.vary] }
    expect(await asked('en-GB,en;q=0.9')).toEqual(['en', expect.stringContaining('accept-language')])
    expect((await asked('en-US,en;q=0.9,vi;q=0.8'))[0]).toBe('vi')
    expect((await asked('fr'))[0]).toBe('vi')
    expect((await page('/find-land?lang=en', { 'accept-language': 'vi' })).language).toBe('en')
    expect((await page('/find-land?lang=fr')).language).toBe('vi')
  })

  it('answers HEAD, knows what was read, and compresses', async () => {
    const whole = await get(app, '/find-land')
    const head = await app.inject({ method: 'HEAD', url: '/find-land' })
    expect([head.statusCode, head.body, head.headers['content-type']]).toEqual([200, '', 'text/html; charset=utf-8'])
    expect((await get(app, '/find-land', { 'if-none-match': String(whole.headers.etag) })).status).toBe(304)
    const small = await get(app, '/find-land', { 'accept-encoding': 'gzip' })
    expect([small.headers['content-encoding'], gunzipSync(small.bytes).toString() === whole.text]).toEqual(['gzip', true])
    expect(whole.headers['cache-control']).toBe('no-cache')
    expect(whole.headers['content-security-policy']).toContain("script-src 'self';")
  })

  it('names the host the visitor used where no address is configured, and no strange one', async () => {
    const server = await appOn(db(), {}, client.folder)
    expect((await page('/find-land', { host: 'ban.example.vn:8080' }, server)).canonical).toBe('http://ban.example.vn:8080/find-land')
    expect((await page('/find-land', { host: 'a"><script>' }, server)).canonical).toBe('/find-land')
    await server.close()
  })
})

describe('the page of a zone', () => {
  it('says the row of the ledger and what the zone is, as text and as things', async () => {
    const { rows } = landLedger.parse((await get(app, '/api/land-ledger?province=15')).json())
    const free = rows.find((row) => row.key === 'MB-0006')
    if (!free || free.availableHa === null) throw new Error('MB-0006 has no land')
    const { title, description, things, root, properties } = await page('/zones/mb-0006')
    expect(title).toBe(`KCN Phú Xuân, Lào Cai: ${writeHa(free.availableHa, 'vi')} đất sạch còn trống – Mặt Bằng`)
    for (const value of [free.plannedHa, free.approvedHa, free.availableHa, free.largestBlockHa]) {
      expect(value).not.toBeNull()
      expect(`${description} ${plain(root)}`).toContain(writeHa(value ?? 0, 'vi'))
    }
    expect(description).toContain('Dữ liệu minh hoạ')
    const [place, dataset] = things
    expect([place?.['@type'], dataset?.['@type'], place?.['identifier']]).toEqual(['Place', 'Dataset', 'MB-0006'])
    expect(JSON.stringify(place?.['additionalProperty'])).toContain(`"value":${free.availableHa}`)
    expect(properties['og:image']).toBe(`${publicUrl}/zones/MB-0006/og.png`)
    // A zone that must move offers nothing, whatever is free in it.
    expect((await page('/zones/MB-0001')).title).toBe('KCN Đông Phố Mới, Lào Cai – Mặt Bằng')
  })

  it('takes a name for text, whatever it is', () => undone(db(), async (tx) => {
    const name = '</script><script>alert("1")</script> & \'x\' $& $1'
    await insertZone(tx, { code: 'T-XSS', name, outline: square(104, 22.3, 0.01) })
    await tx.query(sql`insert into priority_project (zone_id, name_vi, source) select id, ${`<img src=x onerror=alert(1)> ${name}`}, '<b>' from zone where code = 'T-XSS'`)
    await bringLedgerUp(tx)
    const server = await appOn(tx, { publicUrl }, client.folder)
    const zone = await page('/zones/T-XSS', {}, server)
    expect(zone.title).toBe(`KCN ${name}, Lào Cai – Mặt Bằng`)
    expect(zone.things[0]?.['name']).toBe(`KCN ${name}`)
    const province = await page('/provinces/15', {}, server)
    for (const one of [zone, province]) {
      expect(one.text).not.toMatch(/<script>|<img/)
      expect(plain(one.text)).toContain(name)
      // Each script element is one of ours.
      expect(one.text.match(/<script/g)?.length).toBe(one.things.length + (one === zone ? 1 : 0))
    }
    expect((await get(server, '/zones/T-XSS/og.png')).status).toBe(200)
    await server.close()
  }))

  it('lists its priority projects, or says there is no list', () => undone(db(), async (tx) => {
    await tx.query(sql`insert into priority_project (zone_id, name_vi, name_en, land_need_ha, source, valid_from) select id, 'Nhà máy pin', 'Battery plant', 12.5, 'Quyết định 1', '2026-01-01' from zone where code = 'MB-0006'`)
    await tx.query(sql`insert into priority_project (zone_id, name_vi, source, valid_to) select id, 'Đã hết', 'Quyết định 0', '2026-01-01' from zone where code = 'MB-0006'`)
    const server = await appOn(tx, { publicUrl }, client.folder)
    expect(plain((await page('/zones/MB-0007', {}, server)).root)).toContain('Chưa có danh mục công bố.')
    const list = priorityProjects.parse((await get(server, '/api/zones/MB-0006/priority-projects')).json())
    expect(list.items.map(({ nameVi, landNeedHa, source }) => [nameVi, landNeedHa, source])).toEqual([['Nhà máy pin', 12.5, 'Quyết định 1']])
    expect(plain((await page('/zones/MB-0006?lang=en', {}, server)).root)).toContain('Battery plant · needs 12.5\u00a0ha · Quyết định 1')
    expect(problem.parse((await get(server, '/api/zones/NO-ZONE/priority-projects')).json()).code).toBe('zone_not_found')
    await server.close()
  }))

  it.each(['/zones/NO-ZONE', '/zones/%3Cscript%3E', '/zones/NO-ZONE/clean-land'])('%s is not there, and the client says so', async (path) => {
    const { status, text, canonical, title } = await page(path)
    expect([status, canonical, title]).toEqual([404, null, 'Không tìm thấy khu – Mặt Bằng'])
    expect(text).toContain('<div id="root"></div>')
    expect(text).toContain('<meta name="robots" content="noindex" />')
    expect(text).toContain('/assets/index-1.js')
  })
})

describe('the page of a province', () => {
  it('says the summary of the API and every zone', async () => {
    const summary = provinceSummary.parse((await get(app, '/api/provinces/24/summary')).json())
    const { rows } = landLedger.parse((await get(app, '/api/land-ledger?province=24')).json())
    expect([summary.land.availableHa, summary.land.largestBlockHa]).not.toContain(null)
    const { text, things, headers } = await page('/provinces/24?lang=en')
    const said = plain(text)
    for (const value of [summary.land.availableHa, summary.land.largestBlockHa, summary.readyInYearHa, summary.clearance.clearedHa]) expect(said).toContain(writeHa(value ?? 0, 'en'))
    expect(rows.filter(({ key, nameEn }) => !text.includes(`<a href="/zones/${key}?lang=en">`) || !said.includes(nameEn))).toEqual([])
    expect([things[0]?.['@type'], things[0]?.['numberOfItems']]).toEqual(['ItemList', rows.length])
    expect(text).not.toContain('<script type="module"')
    expect(text).toContain('url(/assets/be-vietnam-pro-1.woff2)')
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
  })
  it.each(['/provinces/99', '/provinces/xx', '/provinces/1%00'])('%s is not there', async (path) => {
    const { status, text } = await page(path)
    expect([status, text.includes('noindex')]).toEqual([404, true])
  })
})

describe('the first list of offers', () => {
  it.each([['', 'vi'], ['?lang=en', 'en'], ['?province=24&areaFrom=12,5&railStation=30&lang=en', 'en']] as const)('%s holds the offers and numbers of the API', async (query, language) => {
    const list = landOfferList.parse((await get(app, `/api/land-offers${query}${query ? '&' : '?'}limit=20`.replace(/lang=en&?/, ''))).json())
    const { root, text, things } = await page(`/find-land${query}`)
    const cards = [...root.matchAll(/<li class="offer-card">([\s\S]*?)<\/li>/g)].map(([, card = '']) => card)
    const offers = [...list.items.filter(({ group }) => group !== 'unjudged'), ...list.items.filter(({ group }) => group === 'unjudged'), ...list.near]
    expect(cards.map((card) => /data-code="([^"]+)"/.exec(card)?.[1])).toEqual(offers.map(({ code }) => code))
    expect(offers.length).toBeGreaterThan(3)
    for (const [at, offer] of offers.entries()) {
      expect(plain(cards[at] ?? '')).toContain(`${offerTitle(offer, language)}, ${writeHa(offer.ha, language)}`)
      expect(plain(cards[at] ?? '')).toContain(writeNumber(offer.ha, language, 2))
    }
    expect(plain(root)).toContain(writeNumber(list.total, language, 0))
    const items = (things[0]?.['itemListElement'] as { url: string }[]).map(({ url }) => url)
    expect(items).toEqual(list.items.map(({ code }) => `${publicUrl}/find-land?offer=${code}${language === 'en' ? '&lang=en' : ''}`))
    // For the client to go on with: what it would ask, answered.
    const answer = JSON.parse(/<script type="application\/json" id="first-answer">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? 'null') as { path: string; query: Record<string, string>; body: unknown }
    expect([answer.path, landOfferList.parse(answer.body)]).toEqual(['/find-land', list])
    expect(answer.query).toEqual(Object.fromEntries([...new URLSearchParams(query)].filter(([name]) => name !== 'lang')))
  })

  it('comes with its style, and before the map', async () => {
    const { text } = await page('/find-land')
    expect(text).toContain('.offer-card{display:grid}')
    expect(text).toContain('url(/assets/be-vietnam-pro-1.woff2)')
    expect(text).not.toContain('atlas-map')
    expect(text.indexOf('/assets/framework-1.js')).toBeGreaterThan(text.indexOf('offer-card">'))
    // The client's page otherwise keeps both.
    expect((await page('/')).text).toContain('atlas-map-1.js')
  })

  it.each(['areaFrom=x', 'areaFrom=20&areaTo=10', 'sector=ZZ', 'kind=castle', 'within=1,1', `within=${'1,1%20'.repeat(10_000)}`, 'q=%00', 'areaFrom=1&areaFrom=2', 'around=1', 'weights=a:9'])('is the plain one where %s cannot be asked', async (query) => {
    const { status, root } = await page(`/find-land?${query}`)
    const codes = [...root.matchAll(/data-code="([^"]+)"/g)].map(([, code]) => code)
    expect([status, codes]).toEqual([200, landOfferList.parse((await get(app, '/api/land-offers?limit=20')).json()).items.map(({ code }) => code)])
  })

  it('leaves other views to the client; a link to one offer names it', async () => {
    const [offer] = landOfferList.parse((await get(app, '/api/land-offers?limit=1')).json()).items
    if (!offer) throw new Error('no offer')
    const one = await page(`/find-land?offer=${offer.code.toLowerCase()}`)
    expect([one.title, one.root, one.properties['og:image']]).toEqual([`${offerTitle(offer, 'vi')}: ${writeHa(offer.ha, 'vi')} – Tìm đất`, '', `${publicUrl}/zones/${offer.zone.code}/og.png`])
    for (const view of ['view=shortlist', 'view=compare&compare=A.1', 'offer=MB-0006.999999999']) expect((await page(`/find-land?${view}`)).root).toBe('')
    expect((await page('/find-land?view=results')).root).toContain('offer-card')
  })
})

describe('for machines', () => {
  it('the site map names pages that answer, in both languages', async () => {
    const { text, headers } = await get(app, '/sitemap.xml')
    expect(headers['content-type']).toBe('application/xml; charset=utf-8')
    const urls = [...text.matchAll(/<url><loc>([^<]*)<\/loc><lastmod>(\d{4}-\d\d-\d\d)<\/lastmod>(.*?)<\/url>/g)]
    expect(urls).toHaveLength(text.split('<url>').length - 1)
    // Nothing but elements that open and close, in their order.
    const open: string[] = []
    for (const [, end, name = '', self] of text.replace(/^<\?xml.*\?>/, '').matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) if (end) expect(open.pop()).toBe(name); else if (!self) open.push(name)
    expect(open).toEqual([])
    const paths = urls.map(([, loc = '']) => plain(loc).slice(publicUrl.length))
    expect(new Set(paths).size).toBe(paths.length)
    for (const [, , , links = ''] of urls) expect(links.match(/hreflang="(vi|en)"/g)).toHaveLength(2)
    const [all] = await db().query<{ zones: number }>(sql`select count(*)::int as zones from zone`)
    expect(paths.filter((path) => path.startsWith('/zones/'))).toHaveLength((all?.zones ?? 0) * 2)
    expect(paths.filter((path) => !path.startsWith('/zones/'))).toEqual(expect.arrayContaining(['/', '/?lang=en', '/find-land', '/find-land?lang=en', '/provinces/15', '/provinces/24?lang=en']))
    const refused: string[] = []
    for (const path of paths.filter((one, at) => !one.startsWith('/zones/') || at % 7 === 0 || one.includes('lang=en') === (at % 2 === 0))) if ((await get(app, path)).status !== 200) refused.push(path)
    expect(refused).toEqual([])
  })

  it('robots are told what is no page to list, and where the map is', async () => {
    const { text, headers } = await get(app, '/robots.txt')
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    for (const path of ['/plan', '/admin', '/inbox', '/asked', '/alerts', '/api/']) expect(text).toContain(`Disallow: ${path}\n`)
    expect(text).toContain(`Sitemap: ${publicUrl}/sitemap.xml\n`)
  })

  it.each(['/zones/MB-0006/og.png', '/zones/mb-0035/og.png?lang=en', '/find-land/og.png', '/find-land/og.png?lang=en'])('%s is a picture of 1200 × 630, drawn once', async (path) => {
    const { status, bytes, headers } = await get(app, path)
    expect([status, headers['content-type'], bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([200, 'image/png', 'PNG', 1200, 630])
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin')
    const again = await get(app, path, { 'if-none-match': String(headers.etag) })
    expect([again.status, again.bytes.length]).toEqual([304, 0])
  })

  it('a picture is another one once the zone is', () => undone(db(), async (tx) => {
    const server = await appOn(tx)
    const before = await get(server, '/zones/MB-0006/og.png')
    expect((await get(server, '/zones/MB-0007/og.png')).headers.etag).not.toBe(before.headers.etag)
    await tx.query(sql`update zone set name_vi = 'Khác' where code = 'MB-0006'`)
    const after = await get(server, '/zones/MB-0006/og.png', { 'if-none-match': String(before.headers.etag) })
    expect([after.status, after.headers.etag === before.headers.etag]).toEqual([200, false])
    const none = await get(server, '/zones/NO-ZONE/og.png')
    expect([none.status, problem.parse(none.json()).code]).toEqual([404, 'zone_not_found'])
    await server.close()
  }))
})
