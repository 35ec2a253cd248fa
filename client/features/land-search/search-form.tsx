import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { countChoices } from '../../permalink.ts'
import { isAsked, offerPlaceOrder, type Wish } from '../../permalink-find-land.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { LandPart } from './land-part.tsx'
import './land-search.css'
import type { MapAsking, SearchProps } from './search-props.ts'
import { ReachPart, TermsPart } from './terms-part.tsx'
import { WhenPart } from './when-part.tsx'
import { WherePart } from './where-part.tsx'

const termWishes: readonly Wish[] = ['sector', 'term', 'fee', 'wastewater', 'power']

/** All that can be asked of land, the most asked first; every answer changes the counts at once. */
export function SearchForm({ asking, ...props }: SearchProps & { asking: MapAsking }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { search, filter } = props
  const count = (wishes: readonly Wish[]): number => wishes.filter((wish) => isAsked(search, wish)).length
  const places = countChoices(filter) + (search.within ? 1 : 0) + (search.around ? 1 : 0) + search.zone.length
  const aside = (number: number): string | null => (number > 0 ? format.number(number) : null)
  return (
    <div className="search-form" role="search" aria-label={t('landSearch.form')}>
      <Disclosure title={t('landSearch.land')} startsOpen aside={aside(count(['area', 'use', 'hall', 'sme']))}><div className="search-part"><LandPart {...props} /></div></Disclosure>
      <Disclosure title={t('landSearch.when')} startsOpen aside={aside(count(['availability']))}><div className="search-part"><WhenPart {...props} /></div></Disclosure>
      <Disclosure title={t('landSearch.reach')} startsOpen aside={aside(count(offerPlaceOrder))}><div className="search-part"><ReachPart {...props} /></div></Disclosure>
      <Disclosure title={t('landSearch.terms')} startsOpen={count(termWishes) > 0} aside={aside(count(termWishes))}><div className="search-part"><TermsPart {...props} /></div></Disclosure>
      <Disclosure title={t('landSearch.where')} startsOpen={places > 0} aside={aside(places)}><div className="search-part"><WherePart {...props} asking={asking} /></div></Disclosure>
    </div>
  )
}
