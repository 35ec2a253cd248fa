import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../i18n/desk-words.ts'
import { countChanges, type Changes } from '../state/desk/changes.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** How much is changed, and the way to publish it; why not, where not. */
export function PublishStrip({ changes, blocked, isOpen, onPublish }: { changes: Changes; blocked: string | null; isOpen: boolean; onPublish: () => void }): ReactElement {
  const { t } = useTranslation()
  const count = countChanges(changes)
  return (
    <div className="desk-strip">
      <p role="status">{blocked ?? t('desk.changes', { count })}</p>
      {!isOpen && <Button strong disabled={blocked !== null} onClick={onPublish}>{t('desk.publish')}</Button>}
    </div>
  )
}

interface NewerNoticeProps {
  /** Somebody published while something is drawn here. */
  version: number | null
  /** Somebody published while nothing was drawn here: the desk went along. */
  followed: number | null
  /** This desk published, a moment ago. */
  published: number | null
  onCompare: () => void
}

/** Quietly: what has just been published of this zone. */
export function NewerNotice({ version, followed, published, onCompare }: NewerNoticeProps): ReactElement | null {
  const { t } = useTranslation()
  if (version !== null) {
    return <Notice tone="warning" icon="info" title={t('desk.newerTitle', { version })} announced actions={<Button strong onClick={onCompare}>{t('desk.compare')}</Button>}><p>{t('desk.newerText')}</p></Notice>
  }
  if (published !== null) return <Notice icon="check" title={t('desk.publishedTitle', { version: published })} announced><p>{t('desk.publishedText')}</p></Notice>
  return followed === null ? null : <Notice icon="info" title={t('desk.newerTitle', { version: followed })} announced><p>{t('desk.followedText')}</p></Notice>
}

/** What was drawn here and gave way to theirs can still be had. */
export function SetAsideNotice({ isAside, onBack }: { isAside: boolean; onBack: () => void }): ReactElement | null {
  const { t } = useTranslation()
  return isAside ? <Notice icon="info" title={t('desk.asideTitle')} actions={<Button onClick={onBack}>{t('desk.asideBack')}</Button>}><p>{t('desk.asideText')}</p></Notice> : null
}
