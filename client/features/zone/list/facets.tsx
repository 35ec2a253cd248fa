import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneList } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { zoneStatuses, type FacetName, type Filter } from '../../../permalink.ts'
import { Button } from '../../../ui/button.tsx'
import { Check } from '../../../ui/check.tsx'
import { legendSwatches } from '../../../map/legend-swatches.tsx'
import { facetNames, listChoices, toggleChoice, useChoiceName, type Choice } from './choices.ts'
import './facets.css'

const fewChoices = 8

interface FacetsProps {
  filter: Filter
  /** Counts under the filter of the moment. */
  now: ZoneList['facets']
  /** Every choice there is. */
  all: ZoneList['facets']
  onChange: (filter: Filter) => void
}

/** The facets with their counts; several choices of one facet add up. */
export function Facets({ filter, now, all, onChange }: FacetsProps): ReactElement {
  const nameOf = useChoiceName(all)
  return (
    <div className="facets">
      {facetNames.map((facet) => (
        <Facet
          key={facet}
          facet={facet}
          choices={listChoices(facet, filter, now, all).map((choice) => ({ ...choice, name: nameOf(facet, choice.value) }))}
          onToggle={(value) => onChange(toggleChoice(filter, facet, value))}
        />
      ))}
    </div>
  )
}

function Facet({ facet, choices, onToggle }: { facet: FacetName; choices: Choice[]; onToggle: (value: string) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [long, setLong] = useState(false)
  const many = choices.length > fewChoices + 2
  const shown = many && !long ? choices.filter(({ chosen }, index) => chosen || index < fewChoices) : choices
  return (
    <fieldset className="facet">
      <legend>{t(`filter.${facet}`)}</legend>
      <div className="facet-choices">
        {shown.map(({ value, name, count, chosen }) => (
          <Check
            key={value}
            checked={chosen}
            disabled={count === 0 && !chosen}
            label={t('filter.choice', { name, count })}
            aside={format.number(count)}
            onChange={() => onToggle(value)}
          >
            {facet === 'status' && legendSwatches.zoneIcon('industrial_zone', zoneStatuses.find((status) => status === value) ?? 'unknown')}
            <span>{name}</span>
          </Check>
        ))}
      </div>
      {many && !long && <Button onClick={() => setLong(true)}>{t('list.more')}</Button>}
    </fieldset>
  )
}
