import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ProvinceSummary } from '../../../api/contract/province.ts'
import type { ZoneList } from '../../../api/contract/zone.ts'
import { call } from '../../api.ts'
import { useLanguage } from '../../i18n/use-language.ts'

export type ProvinceChoice = ZoneList['facets']['province'][number]
const none: readonly ProvinceChoice[] = []

/** The provinces that have zones. Asked with the same words as the map's choices, so that one answer serves both. */
export function useProvinces(): readonly ProvinceChoice[] {
  return useQuery({ queryKey: ['zone-choices'], queryFn: ({ signal }) => call('listZones', { query: { limit: 1 } }, { signal }), staleTime: Infinity }).data?.facets.province ?? none
}

/** Names a province by its code, in the reader's language; the code itself until the names are there. */
export function useProvinceName(): (code: string) => string {
  const language = useLanguage()
  const provinces = useProvinces()
  return useCallback((code) => {
    const found = provinces.find(({ value }) => value === code)
    return found ? (language === 'en' ? found.nameEn : found.nameVi) : code
  }, [provinces, language])
}

export function useProvinceSummary(code: string, asOf: string | null): UseQueryResult<ProvinceSummary> {
  return useQuery({ queryKey: ['province', code, asOf], queryFn: ({ signal }) => call('getProvinceSummary', { params: { code }, query: { asOf: asOf ?? undefined } }, { signal }) })
}
