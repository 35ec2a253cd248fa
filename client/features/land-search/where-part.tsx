import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { zoneKinds, zoneStatuses, type Filter } from '../../permalink.ts'
import { TextField } from '../../ui/field.tsx'
import { Around } from './around.tsx'
import { Drawn } from './drawn.tsx'
import { FacetChecks, listChoices, toggled } from './facet-checks.tsx'
import type { MapAsking, SearchProps } from './search-props.ts'

/** Where: by name, province, kind and status of the zone, an area drawn, or around a point. */
export function WherePart({ asking, ...props }: SearchProps & { asking: MapAsking }): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const { filter, list, all, onFilter } = props
  const nameOfProvince = (value: string): string => {
    const province = [...(all?.province ?? []), ...(list?.facets.province ?? [])].find((one) => one.value === value)
    return province ? (language === 'en' ? province.nameEn : province.nameVi) : value
  }
  const toggle = (facet: keyof Omit<Filter, 'q'>) => (value: string): void => onFilter({ ...filter, [facet]: toggled<string>(filter[facet], value) }, 'push')
  return (
    <>
      <TextField label={t('landSearch.q')} type="search" maxLength={200} value={filter.q} onChange={(event) => onFilter({ ...filter, q: event.target.value }, 'replace')} />
      <FacetChecks title={t('landSearch.province')} choices={listChoices(all?.province.map(({ value }) => value) ?? [], list?.facets.province ?? [], filter.province, nameOfProvince)} onToggle={toggle('province')} />
      <FacetChecks title={t('landSearch.formerProvince')} choices={listChoices(all?.formerProvince.map(({ value }) => value) ?? [], list?.facets.formerProvince ?? [], filter.formerProvince, (value) => value)} onToggle={toggle('formerProvince')} />
      <FacetChecks
        title={t('landSearch.kind')}
        choices={listChoices(all?.kind.map(({ value }) => value) ?? [], list?.facets.kind ?? [], filter.kind, (value) => t(`kind.name.${zoneKinds.find((kind) => kind === value) ?? 'industrial_zone'}`))}
        onToggle={toggle('kind')}
      />
      <FacetChecks
        title={t('landSearch.status')}
        choices={listChoices(all?.status.map(({ value }) => value) ?? [], list?.facets.status ?? [], filter.status, (value) => t(`status.${zoneStatuses.find((status) => status === value) ?? 'unknown'}`))}
        onToggle={toggle('status')}
      />
      <Drawn {...props} asking={asking} />
      <Around {...props} asking={asking} />
    </>
  )
}
