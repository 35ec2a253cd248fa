import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { readAmount, writeAmount } from '../../i18n/read-amount.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button } from '../../ui/button.tsx'
import { NumberField } from '../../ui/number-field.tsx'

interface AmountFieldProps {
  label: string
  value: number | null
  most: number
  /** Says what is wrong with a number that was read well, such as a range that is inside out. */
  check?: (value: number) => string | undefined
  onChange: (value: number | null) => void
}

/** A number as people type it, 12,5 or 12.5; one that could be two is asked back, never guessed. What is wrong is not searched for. */
export function AmountField({ label, value, most, check, onChange }: AmountFieldProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const decimal = useLanguage() === 'vi' ? ',' : '.'
  const [text, setText] = useState(() => (value === null ? '' : writeAmount(value, decimal)))
  const [seen, setSeen] = useState(value)
  // Changed from elsewhere, by a chip or the back button: the field follows. What is being typed stays as it is typed.
  if (value !== seen) {
    setSeen(value)
    const typed = readAmount(text)
    if (value === null ? text !== '' && 'value' in typed : !('value' in typed) || typed.value !== value) setText(value === null ? '' : writeAmount(value, decimal))
  }
  const read = readAmount(text)
  const wrong = (amount: number): string | undefined => (amount > most ? t('landSearch.tooLarge', { most: format.number(most) }) : check?.(amount))
  const error = text.trim() === '' || ('problem' in read && read.problem === 'ambiguous') ? undefined : 'problem' in read ? t('landSearch.notNumber') : wrong(read.value)
  const type = (typed: string): void => {
    setText(typed)
    const amount = readAmount(typed)
    const taken = typed.trim() === '' ? null : 'value' in amount && wrong(amount.value) === undefined ? amount.value : undefined
    if (taken !== undefined && taken !== value) {
      setSeen(taken)
      onChange(taken)
    }
  }
  return (
    <div className="amount">
      <NumberField label={label} value={text} error={error} onChange={(event) => type(event.target.value)} />
      {'problem' in read && read.problem === 'ambiguous' && (
        <div className="amount-ask" role="group" aria-label={t('landSearch.ambiguous', { text })}>
          <p className="field-error" role="alert">{t('landSearch.ambiguous', { text })}</p>
          {read.readings.map((reading) => <Button key={reading} onClick={() => type(writeAmount(reading, decimal))}>{t('landSearch.meant', { formatted: format.number(reading, 4) })}</Button>)}
        </div>
      )}
    </div>
  )
}
