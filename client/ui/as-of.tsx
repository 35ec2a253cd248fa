import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../i18n/land-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import './as-of.css'
import { Button } from './button.tsx'

/** Today in Vietnam, yyyy-mm-dd. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())

const first = '1900-01-01'
const last = '2199-12-31'

/** The day the figures below are true of; null is today, which is what is asked most. */
export function AsOf({ value, onChange }: { value: string | null; onChange: (day: string | null) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const day = value ?? today()
  const choose = (chosen: string): void => {
    // While a year is typed the browser hands over 0002, 0020, 0202.
    if (chosen >= first && chosen <= last) onChange(chosen === today() ? null : chosen)
  }
  return (
    <div className="as-of">
      <label>
        <span>{t('asOf.label')}</span>
        {/* Begins anew with another day, and meanwhile leaves alone what is being typed. */}
        <input key={day} type="date" defaultValue={day} min={first} max={last} onChange={(event) => choose(event.target.value)} />
        <span className="as-of-printed">{format.edtf(day)}</span>
      </label>
      {value !== null && (
        <>
          <Button onClick={() => onChange(null)}>{t('asOf.today')}</Button>
          <span className="quiet">{t('asOf.mapIsToday')}</span>
        </>
      )}
    </div>
  )
}
