import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { call } from '../api.ts'
import { useLanguage } from '../i18n/use-language.ts'

export interface ProvinceOption {
  code: string
  name: string
  /** Provinces it was made of. */
  former: readonly string[]
}

/** All provinces, also those without a zone so far, by name in the reader's language and its order. */
export function useProvinceOptions(): readonly ProvinceOption[] {
  const language = useLanguage()
  const { data } = useQuery({ queryKey: ['provinces'], queryFn: ({ signal }) => call('listProvinces', {}, { signal }), staleTime: Infinity })
  return useMemo(() => (data?.items ?? [])
    .map(({ code, nameVi, nameEn, formerProvinces }) => ({ code, name: language === 'en' ? nameEn : nameVi, former: formerProvinces }))
    .toSorted((a, b) => a.name.localeCompare(b.name, language)), [data, language])
}

/** Names any province by its code; the code itself until the names are there. */
export function useNameOfProvince(): (code: string) => string {
  const options = useProvinceOptions()
  return useCallback((code) => options.find((one) => one.code === code)?.name ?? code, [options])
}
