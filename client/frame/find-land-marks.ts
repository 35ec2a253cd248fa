import type { LandOffer } from '../../api/contract/land-offer.ts'
import type { OfferMark } from '../map/offer-marks.ts'

/** Numbers offers as their cards stand: 1, 2, 3 …; the nearest that miss a wish are A, B, C, blocks of pairs a, b, c. */
export function markOffers(items: readonly LandOffer[], near: readonly LandOffer[], paired: readonly LandOffer[], opened: LandOffer | null): { marks: OfferMark[]; markOf: (code: string) => string } {
  const names = new Map<string, { offer: LandOffer; mark: string }>()
  const name = (offers: readonly LandOffer[], say: (index: number) => string): void => {
    let index = 0
    for (const offer of offers) if (!names.has(offer.code)) names.set(offer.code, { offer, mark: say(index++) })
  }
  name(items, (index) => String(index + 1))
  name(near, (index) => letter(index, 65))
  name(paired, (index) => letter(index, 97))
  // One that was opened by a link need not be in the list.
  if (opened) name([opened], () => '•')
  return {
    marks: [...names.values()].map(({ offer: { code, id, centre, state }, mark }) => ({ code, id, mark, at: centre, state })),
    markOf: (code) => names.get(code)?.mark ?? '•',
  }
}

const letter = (index: number, from: number): string => (index < 26 ? String.fromCharCode(from + index) : '•')
