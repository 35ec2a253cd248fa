import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { noFilter, type Filter } from '../../permalink.ts'
import { askedWishes, noSearch, withoutWish, type LandSearch } from '../../permalink-find-land.ts'
import { RemovableChip } from '../../ui/chip.tsx'
import './land-search.css'
import { toggled } from './facet-checks.tsx'
import { useSayWish } from './say-search.ts'
import type { SearchProps } from './search-props.ts'

interface SearchChipsProps extends Pick<SearchProps, 'search' | 'filter' | 'list' | 'all'> {
  onChange: (search: LandSearch, filter: Filter) => void
}

/** All that is asked, each with a way out. */
export function SearchChips({ search, filter, list, all, onChange }: SearchChipsProps): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const say = useSayWish()
  const provinces = [...(all?.province ?? []), ...(list?.facets.province ?? [])]
  const nameOf = (code: string): string => {
    const province = provinces.find(({ value }) => value === code)
    return province ? (language === 'en' ? province.nameEn : province.nameVi) : code
  }
  const chips: { key: string; label: string; search?: LandSearch; filter?: Filter }[] = [
    ...askedWishes(search).map((wish) => ({ key: wish, label: say(search, wish), search: withoutWish(search, wish) })),
    ...(filter.q.trim() ? [{ key: 'q', label: t('landSearch.said.q', { text: filter.q.trim() }), filter: { ...filter, q: '' } }] : []),
    ...filter.province.map((code) => ({ key: `province ${code}`, label: nameOf(code), filter: { ...filter, province: toggled(filter.province, code) } })),
    ...filter.formerProvince.map((name) => ({ key: `former ${name}`, label: name, filter: { ...filter, formerProvince: toggled(filter.formerProvince, name) } })),
    ...filter.kind.map((kind) => ({ key: kind, label: t(`kind.name.${kind}`), filter: { ...filter, kind: toggled(filter.kind, kind) } })),
    ...filter.status.map((status) => ({ key: status, label: t(`status.${status}`), filter: { ...filter, status: toggled(filter.status, status) } })),
    ...search.zone.map((code) => ({ key: `zone ${code}`, label: t('landSearch.said.zone', { code }), search: { ...search, zone: toggled(search.zone, code) } })),
    ...(search.within ? [{ key: 'within', label: t('landSearch.said.drawn'), search: { ...search, within: null } }] : []),
    ...(search.around ? [{ key: 'around', label: t('landSearch.said.around', { formatted: format.number(search.around.km) }), search: { ...search, around: null } }] : []),
  ]
  if (chips.length === 0) return null
  return (
    <div className="search-chips" role="group" aria-label={t('landSearch.active')}>
      {chips.map((chip) => (
        <RemovableChip key={chip.key} label={chip.label} removeLabel={t('landSearch.remove', { wish: chip.label })} onRemove={() => onChange(chip.search ?? search, chip.filter ?? filter)} />
      ))}
      {chips.length > 1 && <button type="button" className="search-clear" onClick={() => onChange(noSearch, noFilter)}>{t('landSearch.clearAll')}</button>}
    </div>
  )
}
