import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import '../../i18n/find-land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { mostOf, offerPlaceOrder, placeName, type AmountName, type Wish } from '../../permalink-find-land.ts'
import { SelectField } from '../../ui/field.tsx'
import { AmountField } from './amount-field.tsx'
import type { SearchProps } from './search-props.ts'
import { WishFoot } from './wish-foot.tsx'

const terms = [['termYears', 'term'], ['feeTo', 'fee'], ['wastewater', 'wastewater'], ['power', 'power']] as const satisfies readonly (readonly [AmountName, Wish])[]

/** Sector, term, price, utilities. */
export function TermsPart(props: SearchProps): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <SectorField {...props} />
      {terms.map(([name, wish]) => <Amount key={name} name={name} wish={wish} label={t(`landSearch.${name}`)} {...props} />)}
    </>
  )
}

/** How far, in a straight line, to what. */
export function ReachPart(props: SearchProps): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <p className="field-hint">{t('landSearch.reachText')}</p>
      {offerPlaceOrder.map((place) => <Amount key={place} name={placeName(place)} wish={place} label={t(`landSearch.kmTo.${place}`)} {...props} />)}
    </>
  )
}

function Amount({ name, wish, label, ...props }: { name: AmountName; wish: Wish; label: string } & SearchProps): ReactElement {
  const { search, onSearch } = props
  return (
    <div className="wish">
      <AmountField label={label} value={search[name]} most={mostOf[name]} onChange={(value) => onSearch({ ...search, [name]: value }, 'replace')} />
      <WishFoot wish={wish} {...props} />
    </div>
  )
}

/** Sectors an investor can name, in the reader's language; in the order of their list. */
export function useSectorName(): { sectors: readonly { code: string; name: string }[]; nameOf: (code: string) => string } {
  const language = useLanguage()
  const { data } = useQuery({ queryKey: ['sectors'], queryFn: ({ signal }) => call('listSectors', {}, { signal }), staleTime: Infinity })
  const sectors = (data?.items ?? []).map(({ code, nameVi, nameEn }) => ({ code, name: language === 'en' ? nameEn : nameVi }))
  return { sectors, nameOf: (code) => sectors.find((one) => one.code === code)?.name ?? code }
}

function SectorField(props: SearchProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { search, list, onSearch } = props
  const { sectors } = useSectorName()
  const counts = new Map(list?.facets.sector.map(({ value, count }) => [value, count]))
  return (
    <div className="wish">
      <SelectField label={t('landSearch.sector')} value={search.sector ?? ''} onChange={(event) => onSearch({ ...search, sector: event.target.value || null }, 'push')}>
        <option value="">{t('landSearch.sectorAny')}</option>
        {sectors.map(({ code, name }) => {
          const count = counts.get(code)
          return <option key={code} value={code} disabled={count === 0 && search.sector !== code}>{count === undefined ? name : t('landSearch.sectorCount', { name, formatted: format.number(count) })}</option>
        })}
      </SelectField>
      <WishFoot wish="sector" {...props} />
    </div>
  )
}
