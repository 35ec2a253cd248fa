import { offerColours } from '../../atlas-colours.ts'
import type { FoundOffer, LandOfferList } from '../../contract/land-offer.ts'
import type { Language } from '../../language.ts'
import { filled, bases, isIllustrative, nameOf, offerTitle, writeDate, writeHa, writeNumber, zoneStatuses, zoneTitle } from '../../said.ts'
import { html, type Html } from './html.ts'
import { uses, wishes, words } from './words.ts'

/** The list as the client draws it (client/features/land-offer/offer-card.tsx): the same classes and words, so that little moves when the client takes over. Why each fits comes with the client; what a near one misses stands here. */
export function offerList(list: LandOfferList, isWished: boolean, language: Language, linkTo: (code: string) => string): Html {
  const marks = new Map(list.items.map(({ code }, at) => [code, String(at + 1)]))
  const nearMarks = new Map(list.near.map(({ code }, at) => [code, String.fromCharCode(65 + at)]))
  const cards = (offers: readonly FoundOffer[]): Html => html`<ul class="offer-cards">${offers.map((offer) => card(offer, marks.get(offer.code) ?? nearMarks.get(offer.code) ?? '•', language, linkTo(offer.code)))}</ul>`
  const group = (title: string, offers: readonly FoundOffer[], text?: string): Html | null =>
    offers.length === 0 ? null : html`<section><div class="offer-group"><h2>${title}</h2>${text !== undefined && html`<p class="quiet small">${text}</p>`}</div>${cards(offers)}</section>`
  return html`<div class="offer-list" role="group" aria-label="${words.results[language]}">${group(words[isWished ? 'full' : 'all'][language], list.items.filter((offer) => offer.group !== 'unjudged'))}${
    group(words.unjudged[language], list.items.filter((offer) => offer.group === 'unjudged'), words.unjudgedText[language])}${group(words.near[language], list.near)}</div>`
}

function card(offer: FoundOffer, mark: string, language: Language, link: string): Html {
  const { zone, ha, state, readyOn, rectangle, smeReservedHa, basis } = offer
  const said = state === 'ready' ? words.ready[language] : `${words.clearing[language]}: ${readyOn === null ? words.readyUnknown[language] : filled(words.readyOn[language], writeDate(readyOn, language))}`
  const missed = offer.reasons.filter(({ verdict }) => verdict === 'missed').map(({ wish }) => wishes[wish][language]).join(', ')
  const metres = (value: number): string => writeNumber(Math.floor(value), language, 0)
  return html`<li class="offer-card"><span class="offer-mark" data-state="${state}" aria-hidden="true">${mark}</span><div class="offer-main">
<h3 class="offer-title"><a href="${link}" data-code="${offer.code}"><span class="unseen">${offerTitle(offer, language)}, ${writeHa(ha, language)}</span><span aria-hidden="true">${zoneTitle(zone, language)}</span></a></h3>
<span class="offer-ha" aria-hidden="true"><span class="quantity">${writeNumber(ha, language, 2)}<span class="quantity-unit">${'\u00a0'}ha</span></span></span>
<p class="offer-facts"><span class="offer-state" data-state="${state}"><svg class="swatch" viewBox="0 0 32 20" width="32" height="20" aria-hidden="true"><rect x="2" y="2" width="28" height="16" fill="${offerColours[state].fill}" stroke="${offerColours[state].line}" stroke-width="2"/></svg><span>${said}</span></span><span>${nameOf(zone.province, language)} · ${zoneStatuses[zone.status][language]}</span></p>
<p class="offer-facts"><span>${offer.uses.map(({ use }) => uses[use][language]).join(', ')}</span>${rectangle && html`<span>${filled(words.rectangle[language], metres(rectangle.widthM), metres(rectangle.lengthM))}</span>`}</p>
${missed !== '' && html`<p class="offer-facts"><span>${filled(words.missed[language], missed)}</span></p>
`}<div class="offer-foot">${smeReservedHa > 0 && html`<span class="chip chip-plain"><span>${smeReservedHa >= ha ? words.smeAll[language] : filled(words.sme[language], writeNumber(smeReservedHa, language, 1))}</span></span>`}<span class="offer-basis"${isIllustrative(basis) && html` data-schematic="true"`}>${bases[basis][language]}</span><span class="first-tools"></span></div>
</div></li>`
}
