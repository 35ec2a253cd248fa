import type { LandOfferDetail } from '../../../api/contract/land-offer.ts'
import { offerPlaceOrder } from '../../permalink-find-land.ts'
import type { vi } from '../../i18n/find-land-words-offer.ts'

export type CompareRowName = keyof typeof vi.landCompare.rows

/** What stands in a cell: words, and the number they say where one is better than another. */
export interface CompareCell {
  text: string
  value?: number | null
}

export interface CompareRow {
  name: CompareRowName
  cells: readonly string[]
  /** Whether the offers do not all say the same. */
  differs: boolean
  /** Columns with the best value; none where all are alike, or where no value is better than another. */
  best: readonly number[]
}

/** Judges one row: what is not known is never the best, and a tie of all has no best. */
export function judgeRow(name: CompareRowName, cells: readonly CompareCell[], better?: 'more' | 'less'): CompareRow {
  const texts = cells.map(({ text }) => text)
  const differs = new Set(texts).size > 1
  const values = cells.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
  const first = better === 'less' ? Math.min(...values) : Math.max(...values)
  const best = better && differs && values.length > 0 ? cells.flatMap(({ value }, index) => (value === first ? [index] : [])) : []
  return { name, cells: texts, differs, best: best.length === cells.length ? [] : best }
}

/** How the parts of an offer are said; in the reader's language. */
export interface CompareWords {
  none: string
  ha: (ha: number) => string
  km: (km: number) => string
  metres: (width: number, length: number) => string
  state: (offer: LandOfferDetail) => string
  uses: (offer: LandOfferDetail) => string
  sectors: (offer: LandOfferDetail) => string
  zone: (offer: LandOfferDetail) => string
  status: (offer: LandOfferDetail) => string
  province: (offer: LandOfferDetail) => string
  amount: (value: number, unit: string) => string
  fee: (fee: LandOfferDetail['fees'][number]) => string
  date: (day: string) => string
  basis: (offer: LandOfferDetail) => string
  warnings: (offer: LandOfferDetail) => string
}

/** The rows of a comparison, most asked first. Fees are compared only in one currency and for one thing. */
export function compareRows(offers: readonly LandOfferDetail[], say: CompareWords): CompareRow[] {
  const row = (name: CompareRowName, cell: (offer: LandOfferDetail) => CompareCell, better?: 'more' | 'less'): CompareRow => judgeRow(name, offers.map(cell), better)
  const known = (value: number | null | undefined, text: (value: number) => string): CompareCell => (value === null || value === undefined ? { text: say.none, value: null } : { text: text(value), value })
  const utility = (kind: 'wastewater' | 'power') => (offer: LandOfferDetail): CompareCell => {
    const found = offer.utilities.find((one) => one.kind === kind)
    return known(found?.headroom, (headroom) => say.amount(headroom, found?.unit ?? ''))
  }
  return [
    // The larger is not the better: who asks for twelve hectares is served best by twelve.
    row('ha', ({ ha }) => ({ text: say.ha(ha) })),
    // Clean now is better than any day, and a day better than none.
    row('state', (offer) => ({ text: say.state(offer), value: offer.state === 'ready' ? 0 : offer.readyOn ? Date.parse(offer.readyOn) : null }), 'less'),
    row('rectangle', ({ rectangle }) => (rectangle ? { text: say.metres(rectangle.widthM, rectangle.lengthM), value: rectangle.widthM * rectangle.lengthM } : { text: say.none, value: null }), 'more'),
    row('uses', (offer) => ({ text: say.uses(offer) })),
    row('sme', ({ smeReservedHa }) => ({ text: say.ha(smeReservedHa) })),
    row('sectors', (offer) => ({ text: say.sectors(offer) })),
    ...offerPlaceOrder.map((place) => row(place, ({ distances }) => known(distances.find(({ kind }) => kind === place)?.km, say.km), 'less')),
    row('wastewater', utility('wastewater'), 'more'),
    row('power', utility('power'), 'more'),
    feeRow(offers, say),
    row('term', ({ termUntil }) => (termUntil ? { text: say.date(termUntil), value: Date.parse(termUntil) } : { text: say.none, value: null }), 'more'),
    row('zone', (offer) => ({ text: say.zone(offer) })),
    row('status', (offer) => ({ text: say.status(offer) })),
    row('province', (offer) => ({ text: say.province(offer) })),
    row('zoneHa', ({ zoneAvailableHa }) => ({ text: say.ha(zoneAvailableHa) })),
    row('basis', (offer) => ({ text: say.basis(offer) })),
    row('warnings', (offer) => ({ text: say.warnings(offer) })),
  ]
}

/** Each says its own fee; the best is told by what the search compares: rent and fee together, in one currency for the whole term. */
function feeRow(offers: readonly LandOfferDetail[], say: CompareWords): CompareRow {
  return judgeRow('fee', offers.map(({ fees, feeUsdM2 }) => {
    const parts = fees.filter(({ kind }) => kind === 'land_rent' || kind === 'infrastructure_fee')
    return parts.length > 0 ? { text: parts.map(say.fee).join(' + '), value: feeUsdM2 } : { text: say.none, value: null }
  }), 'less')
}
