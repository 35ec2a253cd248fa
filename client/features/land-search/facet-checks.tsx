import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'

export interface FacetChoice {
  value: string
  name: string
  count: number
  chosen: boolean
}

const fewChoices = 8

/** Several of many with their counts; one nobody could find anything by is there, with its 0, and cannot be chosen. */
export function FacetChecks({ title, choices, onToggle }: { title: string; choices: readonly FacetChoice[]; onToggle: (value: string) => void }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const [long, setLong] = useState(false)
  if (choices.length === 0) return null
  const many = choices.length > fewChoices + 2
  const shown = many && !long ? choices.filter(({ chosen }, index) => chosen || index < fewChoices) : choices
  return (
    <fieldset className="facet-checks">
      <legend className="field-label">{title}</legend>
      <div className="facet-checks-boxes">
        {shown.map(({ value, name, count, chosen }) => (
          <Check key={value} checked={chosen} disabled={count === 0 && !chosen} label={t('landSearch.choice', { name, count })} aside={format.number(count)} onChange={() => onToggle(value)}>{name}</Check>
        ))}
      </div>
      {many && !long && <Button onClick={() => setLong(true)}>{t('landSearch.all')}</Button>}
    </fieldset>
  )
}

/** The choices of a facet: the fixed ones in their order, then what is counted, then what is chosen. */
export function listChoices(fixed: readonly string[], counted: readonly { value: string; count: number }[], chosen: readonly string[], nameOf: (value: string) => string): FacetChoice[] {
  const counts = new Map(counted.map(({ value, count }) => [value, count]))
  return [...new Set([...fixed, ...counts.keys(), ...chosen])].map((value) => ({ value, name: nameOf(value), count: counts.get(value) ?? 0, chosen: chosen.includes(value) }))
}

export const toggled = <T extends string>(list: readonly T[], value: T): T[] => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value])
