import { useState, type ReactElement, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import type { HallSize } from './use-clean-land.ts'

/** Asks where a hall of this size can stand. */
export function HallForm({ hall, onHall }: { hall: HallSize | null; onHall: (hall: HallSize | null) => void }): ReactElement {
  const { t } = useTranslation()
  const [width, setWidth] = useState(hall ? String(hall.widthM) : '')
  const [length, setLength] = useState(hall ? String(hall.lengthM) : '')
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    onHall({ widthM: Number(width), lengthM: Number(length) })
  }
  const metres = { type: 'number', inputMode: 'numeric', min: 1, max: 9999, step: 1, required: true, title: t('cleanLand.hallRange') } as const
  return (
    <form className="hall" onSubmit={submit}>
      <fieldset className="segmented">
        <legend className="segmented-label">{t('cleanLand.hall')}</legend>
        <div className="hall-fields">
          <label>{t('cleanLand.hallWidth')}<input {...metres} value={width} placeholder="200" onChange={(event) => setWidth(event.target.value)} /></label>
          <span className="hall-times" aria-hidden="true">×</span>
          <label>{t('cleanLand.hallLength')}<input {...metres} value={length} placeholder="300" onChange={(event) => setLength(event.target.value)} /></label>
          <Button type="submit" strong={hall === null}>{t('cleanLand.hallCheck')}</Button>
          {hall && <Button onClick={() => { setWidth(''); setLength(''); onHall(null) }}>{t('cleanLand.hallClear')}</Button>}
        </div>
      </fieldset>
    </form>
  )
}
