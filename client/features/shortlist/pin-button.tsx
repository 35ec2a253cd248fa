import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { mostShortlisted } from '../../permalink-find-land.ts'
import { Icon } from '../../ui/icon.tsx'
import { theShortlist, useShortlist } from './shortlist-store.ts'

/** Keeps an offer in this browser's list, or takes it out. `name`: what the offer is called. */
export function PinButton({ code, name, worded = false }: { code: string; name: string; worded?: boolean }): ReactElement {
  const { t } = useTranslation()
  const kept = useShortlist().includes(code)
  const [said, setSaid] = useState('')
  const toggle = (): void => {
    if (kept) {
      theShortlist().remove([code])
      setSaid(t('shortlist.removed'))
    } else setSaid(theShortlist().add([code]) ? t('shortlist.added') : t('shortlist.full', { most: mostShortlisted }))
  }
  return (
    <>
      <button type="button" className="toggle" aria-pressed={kept} aria-label={t('shortlist.add', { name })} title={kept ? t('shortlist.remove', { name }) : t('shortlist.add', { name })} onClick={toggle}>
        <span className={kept ? 'icon-filled' : undefined}><Icon name="pin" size={16} /></span>
        {worded && <span>{kept ? t('shortlist.open') : t('shortlist.save')}</span>}
      </button>
      <span role="status" className="unseen">{said}</span>
    </>
  )
}
