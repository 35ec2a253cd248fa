import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneList } from '../../../../api/contract/zone.ts'
import { countChoices, noFilter, type Filter } from '../../../permalink.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { facetNames, useChoiceName } from './choices.ts'

interface EmptyProps {
  filter: Filter
  inView: boolean
  facets: ZoneList['facets'] | undefined
  onChange: (change: { filter?: Filter; inView?: boolean }) => void
}

/** Nothing matches: each condition offers to step aside. */
export function Empty({ filter, inView, facets, onChange }: EmptyProps): ReactElement {
  const { t } = useTranslation()
  const nameOf = useChoiceName(facets)
  const text = filter.q.trim()
  return (
    <Notice
      icon="info"
      title={t('list.empty.title')}
      announced
      actions={
        <>
          {inView && <Button onClick={() => onChange({ inView: false })}>{t('list.empty.dropInView')}</Button>}
          {text && <Button onClick={() => onChange({ filter: { ...filter, q: '' } })}>{t('list.empty.drop', { value: text.length > 24 ? `${text.slice(0, 24)}…` : text })}</Button>}
          {facetNames.filter((facet) => filter[facet].length > 0).map((facet) => (
            <Button key={facet} onClick={() => onChange({ filter: { ...filter, [facet]: [] } })}>
              {t('list.empty.drop', { value: filter[facet].map((value) => nameOf(facet, value)).join(', ') })}
            </Button>
          ))}
          {countChoices(filter) + (inView ? 1 : 0) > 1 && <Button strong onClick={() => onChange({ filter: noFilter, inView: false })}>{t('list.empty.clear')}</Button>}
        </>
      }
    >
      <p>{inView ? t('list.empty.textInView') : t('list.empty.text')}</p>
    </Notice>
  )
}
