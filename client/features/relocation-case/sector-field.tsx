import { useQuery } from '@tanstack/react-query'
import type { ComponentProps, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import '../../i18n/relocation-case-words.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { SelectField } from '../../ui/field.tsx'

/** The sector of a firm. `chosen`: what is recorded of it, which stays chosen until the list is here. */
export function SectorField({ chosen = null, hint, error, ...select }: { chosen?: string | null; hint?: string | undefined; error: string | undefined } & ComponentProps<'select'>): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data } = useQuery({ queryKey: ['sectors'], queryFn: ({ signal }) => call('listSectors', {}, { signal }), staleTime: Infinity })
  return (
    <SelectField label={t('cases.sector')} hint={hint} error={error} {...select}>
      <option value="">{t('cases.sectorNone')}</option>
      {data === undefined && chosen !== null && <option value={chosen}>{chosen}</option>}
      {data?.items.map((one) => <option key={one.code} value={one.code}>{one.code} {language === 'en' ? one.nameEn : one.nameVi}</option>)}
    </SelectField>
  )
}
