import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../i18n/find-land-words.ts'
import { usePlaceStore } from '../state/use-place.ts'
import { Button } from '../ui/button.tsx'

/** Copies the search with everything that is asked; `link`: another address in its place. */
export function CopySearchLink({ link, label }: { link?: () => string; label?: string }): ReactElement {
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
    const copying = (navigator.clipboard as Clipboard | undefined)?.writeText(link?.() ?? store.link()) ?? Promise.reject(new Error('no clipboard'))
    copying.then(() => setOutcome('copied'), () => setOutcome('failed'))
  }
  return (
    <>
      <Button icon={outcome === 'copied' ? 'check' : 'link'} onClick={copy}>{outcome === 'copied' ? t('findLand.copied') : (label ?? t('findLand.saveLink'))}</Button>
      <span role="status" className={outcome === 'failed' ? 'small' : 'unseen'}>{outcome === 'failed' ? t('findLand.copyFailed') : outcome === 'copied' ? t('findLand.copied') : ''}</span>
    </>
  )
}
