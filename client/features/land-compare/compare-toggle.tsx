import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words-offer.ts'
import { mostCompared } from '../../permalink-find-land.ts'
import { Icon } from '../../ui/icon.tsx'

interface CompareToggleProps {
  code: string
  name: string
  compared: readonly string[]
  onCompare: (codes: readonly string[]) => void
}

/** Puts an offer beside others, or takes it out; four are the most. */
export function CompareToggle({ code, name, compared, onCompare }: CompareToggleProps): ReactElement {
  const { t } = useTranslation()
  const on = compared.includes(code)
  const full = !on && compared.length >= mostCompared
  return (
    <button
      type="button" className="toggle" aria-pressed={on} disabled={full} aria-label={t('landOffer.compareName', { name })} title={full ? t('landOffer.compareFull', { most: mostCompared }) : undefined}
      onClick={() => onCompare(on ? compared.filter((one) => one !== code) : [...compared, code])}
    >
      <Icon name={on ? 'check' : 'columns'} size={16} />
      {on ? t('landOffer.comparing') : t('landOffer.compare')}
    </button>
  )
}
