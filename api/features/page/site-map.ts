import { escape } from './html.ts'
import { inLanguage } from './head.ts'
import type { SiteMap } from './read.ts'

/** /sitemap.xml: every page in both languages, each pointing at the other. */
export function writeSiteMap({ changedOn, zones, provinces }: SiteMap, origin: string): string {
  const page = (path: string, day: string | null): string => (['vi', 'en'] as const).map((language) => `<url><loc>${escape(origin + inLanguage(path, language))}</loc>${day === null ? '' : `<lastmod>${day}</lastmod>`}${
    (['vi', 'en'] as const).map((one) => `<xhtml:link rel="alternate" hreflang="${one}" href="${escape(origin + inLanguage(path, one))}"/>`).join('')}</url>`).join('\n')
  const pages = [page('/', changedOn), page('/find-land', changedOn), ...provinces.map(({ code, changedOn: day }) => page(`/provinces/${code}`, day)), ...zones.map(({ code, changedOn: day }) => page(`/zones/${code}`, day))]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${pages.join('\n')}\n</urlset>\n`
}

/** /robots.txt: what is of accounts and of single persons is no page to list. */
export const writeRobots = (origin: string): string => `User-agent: *
${['/plan', '/admin', '/account', '/sign-in', '/inbox', '/ask', '/asked', '/alerts', '/api/'].map((path) => `Disallow: ${path}`).join('\n')}
Allow: /api/docs
Sitemap: ${origin}/sitemap.xml
`
