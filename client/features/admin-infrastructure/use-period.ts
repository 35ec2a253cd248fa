import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { today } from '../../ui/as-of.tsx'

interface Kept {
  validFrom: string | null
  validTo: string | null
}

/** Since when it is there, and until when, in words. */
export function usePeriod(): (kept: Kept) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ validFrom, validTo }) => [
    ...(validFrom === null ? [] : [t('adminLayer.since', { from: format.edtf(validFrom) })]),
    ...(validTo === null ? [] : [t('adminLayer.ended', { to: format.edtf(validTo) })]),
  ].join(', ') || t('adminLayer.always')
}

/** There no more: it ended, or something else followed. */
export const isPast = ({ validTo }: Kept): boolean => validTo !== null && validTo <= today()
