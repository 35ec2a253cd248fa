import type { LandOffer, LandOfferList } from '../../contract/land-offer.ts'
import type { Language } from '../../language.ts'
import { filled, nameOf, offerTitle, writeHa, writeNumber, zoneStatuses } from '../../said.ts'
import { inLanguage, type Head } from './head.ts'
import { html, json, Html } from './html.ts'
import { offerList } from './offer-cards.ts'
import { words } from './words.ts'

/** What the search is asked, as the address writes it; what else stands in the address says how the answer is shown. */
export const asked = ['q', 'province', 'formerProvince', 'kind', 'status', 'zone', 'within', 'around', 'areaFrom', 'areaTo', 'areaOf', 'hall', 'by', 'use', 'sme', 'sector', 'termYears', 'feeTo', 'wastewater', 'power',
  'railStation', 'seaport', 'borderGate', 'airport', 'expresswayInterchange', 'weights', 'sort'] as const
/** These say where to look; all others are wishes. */
const places: readonly string[] = ['q', 'province', 'formerProvince', 'kind', 'status', 'zone', 'within', 'around', 'weights', 'sort', 'areaOf']

export interface FoundLand { readonly list: LandOfferList; readonly query: Readonly<Record<string, string>> }

export function findLandHead({ list }: FoundLand, language: Language, origin: string): Head {
  const title = words.find[language]
  const description = list.range === null ? words.findNone[language] : filled(words.findText[language], writeNumber(list.total, language, 0), writeHa(list.range.ha[1], language))
  const items = {
    '@type': 'ItemList', name: title, description, url: `${origin}/find-land`, numberOfItems: list.total,
    itemListElement: list.items.map((offer, at) => ({ '@type': 'ListItem', position: at + 1, name: `${offerTitle(offer, language)}, ${writeHa(offer.ha, language)}`, url: `${origin}/find-land?offer=${offer.code}${language === 'en' ? '&lang=en' : ''}` })),
  }
  return { title, description, path: '/find-land', picture: '/find-land/og.png', things: [items] }
}

/** A link to one offer names it, and shows its zone. */
export function offerHead(offer: LandOffer, language: Language): Head {
  const title = filled(words.offerHead[language], offerTitle(offer, language), writeHa(offer.ha, language))
  const state = offer.state === 'ready' ? words.ready : words.clearing
  const description = `${state[language]}. ${nameOf(offer.zone.province, language)}, ${zoneStatuses[offer.zone.status][language]}. ${words.findNone[language]}`
  return { title, description, path: '/find-land', picture: `/zones/${offer.zone.code}/og.png`, things: [] }
}

/** The first list, where the client will draw it, and the answer it was made of for the client to go on with. */
export function findLandContent({ list, query }: FoundLand, language: Language): Html {
  const isWished = Object.keys(query).some((name) => !places.includes(name))
  const address = new URLSearchParams({ ...query, lang: language })
  const linkTo = (code: string): string => `/find-land?${address.toString()}&offer=${code}`
  const total = filled(words[list.total === 1 ? 'countOne' : 'count'][language], writeNumber(list.total, language, 0))
  const { description } = findLandHead({ list, query }, language, '')
  return html`<style>${new Html(style)}</style><main class="screen first-land"><p class="first-word">${description}</p><div class="first-panel"><div class="first-head"><a class="find-back" href="${inLanguage('/', language)}">${words.home[language]}</a><h1>${words.findLand[language]}</h1></div><div class="first-count"><strong>${total}</strong></div><div class="first-list">${
    list.total === 0 ? html`<p class="first-none">${words.nothing[language]}</p>` : null}${offerList(list, isWished, language, linkTo)}</div></div></main>`
}

/** For the client: what it would ask first, answered. It stands after the content, which is seen first. */
export const firstAnswer = ({ list, query }: FoundLand): Html => html`<script type="application/json" id="first-answer">${json({ path: '/find-land', query, body: list })}</script>`

// Text that is there before any font keeps its own: it would be painted a second time, larger, when the font comes.
// The places the client's panels take: beside the wishes, on a phone a sheet over the lower half. Where the map will be, what there is to be found.
const style = `.first-word{position:absolute;inset:96px 24px auto 424px;max-width:34em;color:var(--quiet);font:400 var(--text-20)/1.5 system-ui,sans-serif}
.first-panel{position:absolute;display:flex;flex-direction:column;overflow:hidden;inset:12px auto 12px 12px;width:388px;border-radius:var(--radius);background:var(--paper);box-shadow:var(--shadow)}
.first-head{display:flex;flex:none;align-items:center;gap:12px;min-height:52px;padding:8px 16px}.first-head h1{flex:1;font-size:var(--text-20);line-height:1.2}.first-count{flex:none;padding:44px 16px 8px;border-bottom:1px solid var(--line)}.first-list{flex:1;min-height:0;overflow-y:auto;padding-top:68px}.first-tools{width:132px;height:32px;margin-inline-start:auto}.first-none{padding:0 16px;font-weight:500}
@media(width>1120px){.first-word{left:764px}.first-panel{width:728px;padding-left:340px}}
@media(width<=720px){.first-word{inset:72px 16px auto;font-size:var(--text-16)}.first-panel{inset:auto 0 0;width:auto;height:50dvh;border-radius:14px 14px 0 0}.first-head{position:fixed;top:8px;right:8px;left:8px;min-height:0;padding:4px 8px 4px 12px;border-radius:var(--radius);background:var(--paper)}.first-head h1{font-size:var(--text-16);line-height:32px}.first-count{padding:20px 16px 50px}.first-list{padding-top:77px}.first-tools{height:40px}}`
