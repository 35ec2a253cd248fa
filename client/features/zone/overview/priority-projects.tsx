import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api.ts'
import '../../../i18n/land-words.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Section } from './section.tsx'

/** The projects a zone wants most, as its board has published them. */
export function PriorityProjects({ code }: { code: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const { data, error, refetch } = useQuery({ queryKey: ['priority-projects', code], queryFn: ({ signal }) => call('getPriorityProjects', { params: { code } }, { signal }) })
  return (
    <Section title={t('priorityProject.title')}>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="quiet">{t('priorityProject.none')}</p>}
      <ul className="parts">
        {data?.items.map(({ id, nameVi, nameEn, landNeedHa, source, validFrom }) => (
          <li key={id}>
            <p>{language === 'en' && nameEn ? nameEn : <span lang="vi">{nameVi}</span>}{landNeedHa !== null && ` · ${t('priorityProject.need', { ha: format.number(landNeedHa) })}`}</p>
            <p className="quiet small">{source}{validFrom !== null && ` · ${t('priorityProject.since', { date: format.edtf(validFrom) })}`}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
