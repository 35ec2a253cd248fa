import type { Language } from '../../language.ts'
import { html, json, type Html } from './html.ts'

/** What a page tells search engines and those who get a link. */
export interface Head {
  readonly title: string
  readonly description: string
  /** Without language: /zones/MB-0001. */
  readonly path: string
  readonly picture: string | null
  readonly things: readonly object[]
}

/** An address in a language; Vietnamese is the page's own. */
export const inLanguage = (path: string, language: Language): string => (language === 'vi' ? path : `${path}?lang=${language}`)

export function writeHead({ title, description, path, picture, things }: Head, language: Language, origin: string): Html {
  const own = origin + inLanguage(path, language)
  const image = picture && `${origin}${picture}${language === 'en' ? '?lang=en' : ''}`
  return html`<title>${title}</title>
    <meta name="description" content="${description}" />
    <link rel="canonical" href="${own}" />
    <link rel="alternate" hreflang="vi" href="${origin + inLanguage(path, 'vi')}" />
    <link rel="alternate" hreflang="en" href="${origin + inLanguage(path, 'en')}" />
    <link rel="alternate" hreflang="x-default" href="${origin + path}" />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="Mặt Bằng" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${own}" />
    <meta property="og:locale" content="${language === 'vi' ? 'vi_VN' : 'en_GB'}" />
    ${image && html`<meta property="og:image" content="${image}" />
    <meta property="og:image:width" content="1200" />
    <meta property="og:image:height" content="630" />
    <meta property="og:image:type" content="image/png" />
    `}<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}" />
    <meta name="twitter:title" content="${title}" />
    <meta name="twitter:description" content="${description}" />
    ${image && html`<meta name="twitter:image" content="${image}" />
    `}${things.map((thing) => html`<script type="application/ld+json">${json({ '@context': 'https://schema.org', ...thing })}</script>
    `)}`
}
