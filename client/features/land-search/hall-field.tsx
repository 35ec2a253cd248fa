import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { TextField } from '../../ui/field.tsx'

const metres = /^[1-9]\d{0,3}$/

/** Width and length of a hall in whole metres; asked once both are there. `value`: 200x300. */
export function HallField({ value, onChange }: { value: string | null; onChange: (hall: string | null) => void }): ReactElement {
  const { t } = useTranslation()
  const [sides, setSides] = useState(() => sidesOf(value))
  const [seen, setSeen] = useState(value)
  if (value !== seen) {
    setSeen(value)
    if (value !== hallOf(sides)) setSides(sidesOf(value))
  }
  const type = (at: 0 | 1, text: string): void => {
    const typed: [string, string] = at === 0 ? [text.trim(), sides[1]] : [sides[0], text.trim()]
    setSides(typed)
    const hall = hallOf(typed)
    if (hall !== value) {
      setSeen(hall)
      onChange(hall)
    }
  }
  const error = (side: string): string | undefined => (side === '' || metres.test(side) ? undefined : t('landSearch.hallBad'))
  return (
    <fieldset className="search-pair">
      <legend className="field-label">{t('landSearch.hall')}</legend>
      <TextField label={t('landSearch.hallWidth')} inputMode="numeric" autoComplete="off" value={sides[0]} error={error(sides[0])} onChange={(event) => type(0, event.target.value)} />
      <span className="search-times" aria-hidden="true">×</span>
      <TextField label={t('landSearch.hallLength')} inputMode="numeric" autoComplete="off" value={sides[1]} error={error(sides[1])} onChange={(event) => type(1, event.target.value)} />
    </fieldset>
  )
}

const sidesOf = (value: string | null): [string, string] => {
  const [width = '', length = ''] = (value ?? '').split('x')
  return [width, length]
}
const hallOf = ([width, length]: readonly [string, string]): string | null => (metres.test(width) && metres.test(length) ? `${width}x${length}` : null)
