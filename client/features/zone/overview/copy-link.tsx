import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlaceStore } from '../../../state/use-place.ts'
import { Button } from '../../../ui/button.tsx'

/** Copies the address of what is on screen: same view, filters, layers, language. */
export function CopyLink(): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  useEffect(() => {
    if (outcome !== 'copied') return
    const timer = setTimeout(() => setOutcome(null), 2500)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = (): void => {
    // No clipboard on an address without https.
    const copying = (navigator.clipboard as Clipboard | undefined)?.writeText(store.link()) ?? Promise.reject(new Error('no clipboard'))
    copying.then(() => setOutcome('copied'), () => setOutcome('failed'))
  }
  return (
    <>
      <Button icon={outcome === 'copied' ? 'check' : 'link'} onClick={copy}>{outcome === 'copied' ? t('zone.copied') : t('zone.copyLink')}</Button>
      <span role="status" className={outcome === 'failed' ? 'small' : 'unseen'}>{outcome === 'failed' ? t('zone.copyFailed') : outcome === 'copied' ? t('zone.copied') : ''}</span>
    </>
  )
}
