import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../language.ts'
import type { Html } from './html.ts'

/** The built page of the client, in the parts a server-rendered page puts its own in between. */
export interface Shell {
  /** The client's page with this head and first content; its styles and scripts as they were built. */
  client: (head: Html, first: Html, language: Language) => string
  /** The same, its styles inline, its files named after the content, without the map's: what is in `first` is seen at once. */
  firstContent: (head: Html, first: Html, language: Language) => string
  /** A page without the client: the site's look, no script. */
  plain: (head: Html, body: Html, style: string, language: Language) => string
}

const link = /[ \t]*<link rel="(stylesheet|modulepreload)"[^>]*href="([^"]+)"[^>]*>\n?/g
const root = '<div id="root"></div>'

/** Reads the built client once. @throws when it is not a page of ours */
export function readShell(folder: string): Shell {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  if (!page.includes(root) || !page.includes('</head>')) throw new Error(`${folder}/index.html has no place for a page's content.`)
  // The named title and description give way to those of the page.
  const bare = page.replace(/[ \t]*<title>[^<]*<\/title>\n?/, '').replace(/[ \t]*<meta name="description"[^>]*>\n?/, '')
  const links = [...bare.matchAll(link)].map(([text, rel, href = '']) => ({ text: text.trim(), rel, href }))
  const styles = links.filter(({ rel }) => rel === 'stylesheet')
  const assets = readdirSync(join(folder, 'assets'), { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)
  const room = assets.filter((name) => /^find-land-room-[\w-]+\.(css|js)$/.test(name)).map((name) => `/assets/${name}`)
  const roomStyle = room.filter((href) => href.endsWith('.css'))
  const css = [...styles.map(({ href }) => href), ...roomStyle].map((href) => absolute(readFileSync(join(folder, href), 'utf8'), href)).join('\n')
  const faces = [...css.matchAll(/@font-face\s*\{[^}]*\}/g)].map(([face]) => face).join('\n')
  // The map comes after the list: its files would take the line from it.
  const later = links.filter(({ rel, href }) => rel === 'modulepreload' && !/\/(atlas-map|src)-/.test(href)).map(({ text }) => text)
  const fill = (text: string, head: Html, first: string, language: Language): string => text
    .replace(/<html lang="\w+">/, `<html lang="${language}">`)
    .replace('</head>', () => `  ${head.text.trimEnd()}\n  </head>`)
    .replace(root, () => `<div id="root">${first}</div>`)
  // The styles are in the page. Their links name them as loaded to the client, which else would wait for them again.
  const loaded = [...styles.map(({ href }) => href), ...roomStyle].map((href) => `<link rel="stylesheet" href="${href}" disabled>`)
  const light = bare.replace(link, '').replace('</head>', () => `  <style>${css}</style>\n  </head>`)
    .replace(root, () => `${root}\n    ${[...later, ...room.filter((href) => href.endsWith('.js')).map((href) => `<link rel="modulepreload" crossorigin href="${href}">`), ...loaded].join('\n    ')}`)
  const icon = /<link rel="icon"[^>]*>/.exec(bare)?.[0] ?? ''
  return {
    client: (head, first, language) => fill(bare, head, first.text, language),
    firstContent: (head, first, language) => fill(light, head, first.text, language),
    plain: (head, body, style, language) => `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="theme-color" content="#fbfaf6" />
    <meta name="color-scheme" content="light" />
    ${icon}
    ${head.text.trimEnd()}
    <style>${faces}${style}</style>
  </head>
  <body>${body.text}</body>
</html>
`,
  }
}

/** Files a style names beside itself, by their whole address. */
const absolute = (css: string, from: string): string => css.replace(/url\((['"]?)(?!\/|data:|['"])([^)'"]+)\1\)/g, (_, _quote, to: string) => `url(${new URL(to, `http://here${from}`).pathname})`)
