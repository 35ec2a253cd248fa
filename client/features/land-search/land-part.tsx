import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { mostOf, offerUseOrder, type LandSearch } from '../../permalink-find-land.ts'
import { RadioLines } from '../../ui/radio-lines.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { AmountField } from './amount-field.tsx'
import { FacetChecks, listChoices, toggled } from './facet-checks.tsx'
import { HallField } from './hall-field.tsx'
import type { SearchProps } from './search-props.ts'
import { WishFoot } from './wish-foot.tsx'

const areaOfs = ['block', 'zone'] as const

/** How much land, in what shape, for what. */
export function LandPart(props: SearchProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { search, list, onSearch } = props
  const change = (part: Partial<LandSearch>, how: 'push' | 'replace' = 'replace'): void => onSearch({ ...search, ...part }, how)
  const { areaFrom, areaTo } = search
  const sme = (value: 'only' | 'without'): { aside: string; disabled: boolean } => {
    const count = list?.facets.sme.find((one) => one.value === value)?.count ?? 0
    return { aside: list ? format.number(count) : '', disabled: list !== undefined && count === 0 && search.sme !== value }
  }
  return (
    <>
      <div className="wish">
        <div className="search-pair">
          <AmountField label={t('landSearch.areaFrom')} value={areaFrom} most={mostOf.areaFrom} check={(from) => (areaTo !== null && from > areaTo ? t('landSearch.rangeBad') : undefined)} onChange={(value) => change({ areaFrom: value })} />
          <AmountField label={t('landSearch.areaTo')} value={areaTo} most={mostOf.areaTo} check={(to) => (areaFrom !== null && to < areaFrom ? t('landSearch.rangeBad') : undefined)} onChange={(value) => change({ areaTo: value })} />
        </div>
        <Segmented label={t('landSearch.areaOf')} options={areaOfs.map((value) => ({ value, label: t(`landSearch.areaOfs.${value}`) }))} value={search.areaOf} onChange={(areaOf) => change({ areaOf }, 'push')} />
        <WishFoot wish="area" {...props} />
      </div>
      <div className="wish">
        <FacetChecks
          title={t('landSearch.useTitle')}
          choices={listChoices(offerUseOrder, list?.facets.use ?? [], search.use, (value) => t(`landSearch.uses.${offerUseOrder.find((use) => use === value) ?? 'industrial'}`))}
          onToggle={(value) => change({ use: toggled(search.use, offerUseOrder.find((use) => use === value) ?? 'industrial') }, 'push')}
        />
        <WishFoot wish="use" {...props} />
      </div>
      <div className="wish">
        <HallField value={search.hall} onChange={(hall) => change({ hall })} />
        <WishFoot wish="hall" {...props} />
      </div>
      <div className="wish">
        <RadioLines
          label={t('landSearch.sme')}
          options={[{ value: 'any', label: t('landSearch.smes.any') }, { value: 'only', label: t('landSearch.smes.only'), ...sme('only') }, { value: 'without', label: t('landSearch.smes.without'), ...sme('without') }]}
          value={search.sme ?? 'any'}
          onChange={(value) => change({ sme: value === 'any' ? null : value }, 'push')}
        />
        <WishFoot wish="sme" {...props} />
      </div>
    </>
  )
}
