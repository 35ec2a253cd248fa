import type { UseQueryResult } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem, call } from '../api.ts'
import type { OpenedDraft, Opening } from '../features/draft/found-drafts.ts'
import '../i18n/desk-words-draft.ts'
import { newId } from '../state/new-id.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'

interface OpeningNoticeProps {
  opening: UseQueryResult<Opening>
  onOpen: (draft: OpenedDraft) => void
  /** Begins from what holds. */
  onFresh: () => void
}

/** A draft that cannot simply be gone on with: what it is, and what can be done about it. */
export function OpeningNotice({ opening: { data, error, refetch }, onOpen, onFresh }: OpeningNoticeProps): ReactElement {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<string | null>(null)
  const fresh = <Button onClick={onFresh}>{t('draft.openZone')}</Button>
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  switch (data?.kind) {
    case 'missing': return <Notice icon="info" title={t('draft.missingTitle')} actions={fresh} announced><p>{t('draft.missingText')}</p></Notice>
    case 'copy':
      return <Notice icon="info" title={t('draft.resumeTitle')} announced actions={<><Button strong onClick={() => onOpen(asNew(data.draft))}>{t('draft.asNew')}</Button>{fresh}</>}><p>{t('draft.copied', { name: data.by })}</p></Notice>
    case 'clash':
      return (
        <Notice
          tone="warning" icon="warning" title={t('draft.clashTitle')} announced
          actions={<><Button strong onClick={() => onOpen({ ...data.device, found: { ...data.device.found, version: data.server.found.version } })}>{t('draft.keepMine')}</Button><Button onClick={() => onOpen(data.server)}>{t('draft.takeOther')}</Button></>}
        >
          <p>{t('draft.clashText')}</p>
        </Notice>
      )
    case 'closed': {
      const { draft, as } = data
      const reopen = (): void => {
        setProblem(null)
        if (draft) call('reopenDraft', { params: { id: draft.id } }).then(() => onOpen(draft), (problem: unknown) => setProblem(problem instanceof ApiProblem && problem.problem.status < 500 ? problem.message : t('error.noAnswer')))
      }
      return (
        <Notice icon="info" title={t('draft.closedTitle')} announced actions={<>{draft && (as === 'discarded' && !draft.found.dirty ? <Button strong onClick={reopen}>{t('draft.reopen')}</Button> : <Button strong onClick={() => onOpen(asNew(draft))}>{t('draft.asNew')}</Button>)}{fresh}</>}>
          <p>{t(`draft.closed.${as}`)}</p>
          {problem !== null && <p role="alert">{problem}</p>}
          {draft?.found.dirty && <p>{t('draft.closedDirty')}</p>}
        </Notice>
      )
    }
    default: return <PanelSkeleton bar={false} lines={6} />
  }
}

/** The same drawing as a draft of one's own, which nobody has yet. */
const asNew = (draft: OpenedDraft): OpenedDraft => ({ ...draft, id: newId(), found: { version: null, savedAt: null, dirty: true } })
