import { useTranslation } from 'react-i18next'
import type { ZoneList } from '../../../../api/contract/zone.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { zoneKinds, zoneStatuses, type FacetName, type Filter } from '../../../permalink.ts'

export interface Choice {
  value: string
  name: string
  count: number
  chosen: boolean
}

export const facetNames = ['status', 'kind', 'province', 'formerProvince'] as const satisfies readonly FacetName[]

/** Names a value of a facet in the reader's language. `facets` know the provinces' names. */
export function useChoiceName(facets: ZoneList['facets'] | undefined): (facet: FacetName, value: string) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return (facet, value) => {
    if (facet === 'kind') return t(`kind.name.${zoneKinds.find((kind) => kind === value) ?? 'industrial_zone'}`)
    if (facet === 'status') return t(`status.${zoneStatuses.find((status) => status === value) ?? 'unknown'}`)
    if (facet === 'formerProvince') return value
    const province = facets?.province.find((known) => known.value === value)
    return province ? (language === 'en' ? province.nameEn : province.nameVi) : value
  }
}

/** All choices of a facet: those with zones behind them, those without, and always those that are chosen. */
export function listChoices(facet: FacetName, filter: Filter, now: ZoneList['facets'], all: ZoneList['facets']): Omit<Choice, 'name'>[] {
  const counts = new Map(now[facet].map(({ value, count }) => [value as string, count]))
  const fixed: readonly string[] = facet === 'kind' ? zoneKinds : facet === 'status' ? zoneStatuses : all[facet].map(({ value }) => value as string)
  const chosen = new Set<string>(filter[facet])
  return [...new Set([...fixed, ...counts.keys(), ...chosen])].map((value) => ({ value, count: counts.get(value) ?? 0, chosen: chosen.has(value) }))
}

/** The filter with one choice turned over. */
export function toggleChoice(filter: Filter, facet: FacetName, value: string): Filter {
  const chosen: readonly string[] = filter[facet]
  return { ...filter, [facet]: chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value] }
}
