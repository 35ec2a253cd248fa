import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { listLandOffers, offerParams, type LandOfferList } from '../../contract/land-offer.ts'
import type { ProvinceSummary } from '../../contract/province.ts'
import { zoneCode } from '../../contract/zone.ts'
import type { Database } from '../../database/pool.ts'
import { Problem } from '../../errors.ts'
import type { Language } from '../../language.ts'
import { originOf } from '../../origin.ts'
import { etagOf, showsVersion } from '../../precondition.ts'
import { asked, findLandContent, findLandHead, firstAnswer, offerHead, type FoundLand } from './find-land-page.ts'
import { writeHead, type Head } from './head.ts'
import type { Html} from './html.ts';
import { html } from './html.ts'
import { pictureStore } from './picture.ts'
import { noProvinceContent, provinceContent, provinceHead, provinceStyle } from './province-page.ts'
import { readOfferShort, readProvinceZones, readSiteMap, readZonePage } from './read.ts'
import type { Shell } from './shell.ts'
import { writeRobots, writeSiteMap } from './site-map.ts'
import { words } from './words.ts'
import { zoneContent, zoneHead } from './zone-page.ts'
import { drawLandPicture, drawZonePicture, readLandPicture, readZonePicture } from './zone-picture.ts'

export interface PageParts {
  readonly db: Database
  readonly publicUrl: string | null
  readonly findOffers: (query: z.output<typeof listLandOffers.schema.querystring>) => Promise<LandOfferList>
  readonly readProvince: (code: string) => Promise<ProvinceSummary>
}

/** As many as the client asks for first. */
const firstPage = 20
const noContent = html``

/** The reader's language: what the address says, else as the client decides: English for who wants no Vietnamese. */
export function pageLanguage(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: unknown }
  if (lang === 'vi' || lang === 'en') return lang
  const wanted = request.headers['accept-language'] ?? ''
  return /(^|[,\s])vi\b/i.test(wanted) || !/(^|[,\s])en\b/i.test(wanted) ? 'vi' : 'en'
}

/** / /find-land /zones/{code} /zones/{code}/{tab} /provinces/{code}: the client's page with a head and a first content of its own; a province's is a page without the client. */
export function pageRoutes(app: FastifyInstance, { db, publicUrl, findOffers, readProvince }: PageParts, shell: Shell) {
  const hidden = { schema: { hide: true } } as const
  const send = (reply: FastifyReply, page: string, language: Language, status = 200) =>
    reply.code(status).headers({ 'content-language': language, 'vary': 'accept-language', 'cache-control': 'no-cache' }).type('text/html; charset=utf-8').send(page)
  const headOf = (request: FastifyRequest, head: Head, language: Language): Html => writeHead(head, language, originOf(request, publicUrl))

  app.get('/', hidden, async (request, reply) => {
    const language = pageLanguage(request)
    const site = { '@type': 'WebSite', name: 'Mặt Bằng', description: words.siteText[language], url: `${originOf(request, publicUrl)}/`, inLanguage: ['vi', 'en'] }
    return send(reply, shell.client(headOf(request, { title: words.site[language], description: words.siteText[language], path: '/', picture: '/find-land/og.png', things: [site] }, language), noContent, language), language)
  })

  app.get('/find-land', hidden, async (request, reply) => {
    const language = pageLanguage(request)
    const given = Object.entries(request.query as Record<string, unknown>).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '')
    const shown = new Map(given)
    const offer = offerParams.safeParse({ code: shown.get('offer')?.toUpperCase() })
    const short = offer.success ? await readOfferShort(db, offer.data.code) : null
    if (short) return send(reply, shell.client(headOf(request, offerHead(short, language), language), noContent, language), language)
    const found = await findLand(findOffers, Object.fromEntries(given.filter(([name]) => (asked as readonly string[]).includes(name))))
    const head = headOf(request, findLandHead(found, language, originOf(request, publicUrl)), language)
    // What the client opens with in place of the list is the client's to draw.
    if (['offer', 'compare', 'shortlist'].some((name) => shown.has(name)) || ![undefined, 'results'].includes(shown.get('view'))) return send(reply, shell.client(head, noContent, language), language)
    const page = shell.firstContent(head, findLandContent(found, language), language)
    return send(reply, page.replace('</body>', () => `${firstAnswer(found).text}\n  </body>`), language)
  })

  for (const url of ['/zones/:code', '/zones/:code/:tab'] as const) {
    app.get(url, hidden, async (request, reply) => {
      const language = pageLanguage(request)
      const code = zoneCode.safeParse((request.params as { code: string }).code.toUpperCase())
      const zone = code.success ? await readZonePage(db, code.data) : null
      if (zone) return send(reply, shell.client(headOf(request, zoneHead(zone, language, originOf(request, publicUrl)), language), zoneContent(zone, language), language), language)
      // The client says so, with the way back.
      return send(reply, shell.client(missing(words.noZone[language], words.noZoneText[language]), noContent, language), language, 404)
    })
  }

  app.get('/provinces/:code', hidden, async (request, reply) => {
    const language = pageLanguage(request)
    const { code } = request.params as { code: string }
    const summary = /^\d{2}$/.test(code) ? await orNone(readProvince(code)) : null
    if (!summary) return send(reply, shell.plain(missing(words.noProvince[language], words.noProvinceText[language]), noProvinceContent(language), provinceStyle, language), language, 404)
    const zones = await readProvinceZones(db, code)
    return send(reply, shell.plain(headOf(request, provinceHead(summary, zones, language, originOf(request, publicUrl)), language), provinceContent(summary, zones, language), provinceStyle, language), language)
  })
}

const missing = (title: string, description: string): Html => html`<title>${title}</title>
    <meta name="description" content="${description}" />
    <meta name="robots" content="noindex" />`

/** null for what is not there; any other trouble is trouble. */
const orNone = <T>(found: Promise<T>): Promise<T | null> => found.catch((error: unknown) => { if (error instanceof Problem) return null; throw error })

/** What the address asks; where that cannot be understood, the plain list: the client says what it left out. */
async function findLand(findOffers: PageParts['findOffers'], query: Readonly<Record<string, string>>): Promise<FoundLand> {
  const ask = async (pairs: Readonly<Record<string, string>>): Promise<FoundLand | null> => {
    const read = listLandOffers.schema.querystring.safeParse({ ...pairs, limit: firstPage })
    const list = read.success ? await orNone(findOffers(read.data)) : null
    return list && { list, query: pairs }
  }
  const found = await ask(query) ?? await ask({})
  if (!found) throw new Error('the plain list of offers was refused')
  return found
}

/** /sitemap.xml /robots.txt, and the pictures of zones and of all offers that others show beside a link. */
export function pageFiles(app: FastifyInstance, { db, publicUrl }: Pick<PageParts, 'db' | 'publicUrl'>) {
  const hidden = { schema: { hide: true } } as const
  const pictures = pictureStore()
  const sendPicture = (request: FastifyRequest, reply: FastifyReply, shown: object, write: () => string) => {
    const tag = pictures.tagOf(shown)
    // Shown on other sites' pages.
    void reply.headers({ etag: etagOf(tag), 'cache-control': 'public, max-age=3600', 'cross-origin-resource-policy': 'cross-origin' })
    return showsVersion(request.headers['if-none-match'] ?? '', tag) ? reply.code(304).send() : reply.type('image/png').send(pictures.draw(tag, write))
  }
  const languageOf = (request: FastifyRequest): Language => ((request.query as { lang?: unknown }).lang === 'en' ? 'en' : 'vi')

  app.get('/sitemap.xml', hidden, async (request, reply) => {
    const map = await readSiteMap(db)
    if (!map) throw new Error('the site map gave no row')
    return reply.type('application/xml; charset=utf-8').send(writeSiteMap(map, originOf(request, publicUrl)))
  })
  app.get('/robots.txt', hidden, async (request, reply) => reply.type('text/plain; charset=utf-8').send(writeRobots(originOf(request, publicUrl))))
  app.get('/zones/:code/og.png', hidden, async (request, reply) => {
    const { code } = request.params as { code: string }
    const read = zoneCode.safeParse(code.toUpperCase())
    const zone = read.success ? await readZonePicture(db, read.data) : null
    if (!zone) throw new Problem('zone_not_found', { field: 'code', got: code })
    const language = languageOf(request)
    return sendPicture(request, reply, { zone, language }, () => drawZonePicture(zone, language))
  })
  app.get('/find-land/og.png', hidden, async (request, reply) => {
    const land = await readLandPicture(db)
    const language = languageOf(request)
    return sendPicture(request, reply, { land, language }, () => drawLandPicture(land, language))
  })
}
