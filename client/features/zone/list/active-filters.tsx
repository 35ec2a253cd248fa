import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneList } from '../../../../api/contract/zone.ts'
import { noFilter, type Filter } from '../../../permalink.ts'
import { RemovableChip } from '../../../ui/chip.tsx'
import { facetNames, toggleChoice, useChoiceName } from './choices.ts'
import './active-filters.css'

interface ActiveFiltersProps {
  filter: Filter
  facets: ZoneList['facets'] | undefined
  onChange: (filter: Filter) => void
}

/** What narrows the list, each with a way out. The search text has its own in the field. */
export function ActiveFilters({ filter, facets, onChange }: ActiveFiltersProps): ReactElement | null {
  const { t } = useTranslation()
  const nameOf = useChoiceName(facets)
  const chosen = facetNames.flatMap((facet) => filter[facet].map((value) => ({ facet, value, name: nameOf(facet, value) })))
  if (chosen.length === 0) return null
  return (
    <div className="active-filters" role="group" aria-label={t('filter.active')}>
      {chosen.map(({ facet, value, name }) => (
        <RemovableChip key={`${facet} ${value}`} label={name} removeLabel={t('filter.remove', { value: name })} onRemove={() => onChange(toggleChoice(filter, facet, value))} />
      ))}
      <button type="button" className="active-filters-clear" onClick={() => onChange({ ...noFilter, q: filter.q })}>
        {t('filter.clearAll')}
      </button>
    </div>
  )
}
