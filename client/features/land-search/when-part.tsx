import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { RadioLines } from '../../ui/radio-lines.tsx'
import { TextField } from '../../ui/field.tsx'
import type { SearchProps } from './search-props.ts'
import { WishFoot } from './wish-foot.tsx'

/** When the land must be clean: now, by a day, or whenever. */
export function WhenPart(props: SearchProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { search, list, onSearch } = props
  const isDay = search.by !== null && search.by !== 'now'
  const [asksDay, setAsksDay] = useState(isDay)
  const ready = list?.facets.state.find(({ value }) => value === 'ready')?.count ?? 0
  const chosen = isDay || (asksDay && search.by === null) ? 'day' : search.by === 'now' ? 'now' : 'any'
  const choose = (value: 'any' | 'now' | 'day'): void => {
    setAsksDay(value === 'day')
    if (value !== 'day' || search.by === 'now') onSearch({ ...search, by: value === 'now' ? 'now' : null }, 'push')
  }
  return (
    <div className="wish">
      <RadioLines
        label={t('landSearch.by')}
        options={[
          { value: 'any', label: t('landSearch.bys.any') },
          { value: 'now', label: t('landSearch.bys.now'), aside: list ? format.number(ready) : '', disabled: list !== undefined && ready === 0 && search.by !== 'now' },
          { value: 'day', label: t('landSearch.bys.day') },
        ]}
        value={chosen}
        onChange={choose}
      />
      {chosen === 'day' && (
        <TextField
          key={search.by}
          label={t('landSearch.byDay')} type="date" min="2000-01-01" max="2199-12-31" defaultValue={isDay ? (search.by ?? '') : ''}
          // While a year is typed the browser hands over 0002, 0020, 0202.
          onChange={(event) => { if (event.target.value > '2000-01-01' && event.target.value < '2200') onSearch({ ...search, by: event.target.value }, 'replace') }}
        />
      )}
      <WishFoot wish="availability" {...props} />
    </div>
  )
}
