import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words-draft.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { Link } from '../../state/use-link.ts'
import { Button } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import './draft-status.css'
import { whereabouts, type Sync, type Whereabouts } from './sync.ts'

const icons: Partial<Record<Whereabouts, IconName>> = { on_server: 'check', no_answer: 'offline', signed_out: 'warning', clash: 'warning', refused: 'warning', nowhere: 'warning' }

/** One quiet line that says where the work is. */
export function DraftStatus({ sync }: { sync: Sync }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const where = whereabouts(sync)
  const icon = icons[where]
  const words = where === 'on_server' && sync.savedAt !== null ? t('draft.where.on_server', { time: format.time(sync.savedAt) }) : t(`draft.where.${where === 'on_server' ? 'saving' : where}`)
  const isTrouble = troubles.has(where)
  // Every save would be said aloud; only that it does not work, and that it works again, is worth interrupting for.
  const [wasTrouble, setWasTrouble] = useState(false)
  if (isTrouble && !wasTrouble) setWasTrouble(true)
  return (
    <>
      <p className="draft-status small" data-where={where}>{icon && <Icon name={icon} size={14} />}{words}</p>
      <p className="unseen" role="status">{isTrouble || (wasTrouble && where === 'on_server') ? t(`draft.where.${where === 'on_server' ? 'again' : where}`) : ''}</p>
    </>
  )
}

const troubles: ReadonlySet<Whereabouts> = new Set(['no_answer', 'signed_out', 'clash', 'refused', 'nowhere'])

interface DraftTroubleProps {
  sync: Sync
  isSignedIn: boolean
  signIn: Link
  /** In a clash of two tabs. */
  onKeepMine: () => void
  onTakeOther: () => void
  /** The other copy could not be read just now. */
  failed: boolean
}

/** What stands in the way and what to do about it; nothing while all is well. */
export function DraftTrouble({ sync: { trouble }, isSignedIn, signIn, onKeepMine, onTakeOther, failed }: DraftTroubleProps): ReactElement | null {
  const { t } = useTranslation()
  if (!isSignedIn) {
    return (
      // In a tab of its own: what is drawn here stays under the pen.
      <Notice tone="warning" icon="warning" title={t('draft.signedOutTitle')} announced actions={<a className="button button-strong" href={signIn.href} target="_blank" rel="noreferrer">{t('draft.signIn')}</a>}>
        <p>{t('draft.signedOutText')}</p>
      </Notice>
    )
  }
  switch (trouble?.kind) {
    case 'clash':
      return (
        <Notice tone="warning" icon="warning" title={t('draft.clashTitle')} announced actions={<><Button strong onClick={onKeepMine}>{t('draft.keepMine')}</Button><Button onClick={onTakeOther}>{t('draft.takeOther')}</Button></>}>
          <p>{t('draft.clashText')}</p>
          {failed && <p role="alert">{t('error.noAnswer')}</p>}
        </Notice>
      )
    case 'refused':
      return <Notice tone="error" icon="warning" title={t('draft.refusedTitle')} announced><p>{trouble.detail}</p><p>{t('draft.refusedText')}</p></Notice>
    default: return null
  }
}
