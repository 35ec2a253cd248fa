import { useEffect, useRef, type ReactElement } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiProblem, call, versionIn } from '../api.ts'
import { ChangeForm } from '../features/desk/change-form.tsx'
import type { SentWords } from '../features/desk/change-words.ts'
import type { DeskFinding } from '../features/desk/finding-sentence.ts'
import '../i18n/desk-words-publish.ts'
import { countChanges, sentChange, type Changes } from '../state/desk/changes.ts'
import type { ChangeWords, ZoneIdentity } from '../state/desk/draft-content.ts'
import { forgetFigures } from '../state/use-events.ts'

interface DeskPublishProps {
  /** null: a zone that does not exist yet. */
  code: string | null
  version: number
  changes: Changes
  srid: number
  identity: ZoneIdentity | null
  words: ChangeWords
  onWords: (words: ChangeWords) => void
  findings: readonly DeskFinding[]
  blocked: string | null
  /** null: the server has never had the draft. */
  draftId: string | null
  onBack: () => void
  /** Told when the publication begins, and when it came to nothing. */
  onSending: (sending: boolean) => void
  onPublished: (code: string, version: number) => void
  /** Somebody published in between; the zone is at this version now. */
  onNewer: (version: number) => void
  /** The server found more than the desk had shown. */
  onRefused: () => void
}

/** The last step: since when, by which decision and why. */
export function DeskPublish({ code, version, changes, srid, identity, words, onWords, findings, blocked, draftId, onBack, onSending, onPublished, onNewer, onRefused }: DeskPublishProps): ReactElement {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const publish = async (sent: SentWords): Promise<void> => {
    const draft = draftId === null ? {} : { draft: draftId }
    onSending(true)
    try {
      const published = code !== null
        ? await call('publishChange', { params: { code }, body: { ...sentChange(changes, srid), ...sent, ...draft } }, { version })
        : await publishNew(sent, draft)
      forgetFigures(queries)
      onPublished(published.code, published.version)
    } catch (error) {
      onSending(false)
      if (error instanceof ApiProblem && error.problem.status === 412) {
        onNewer(versionIn(error.etag) ?? version + 1)
        return
      }
      if (error instanceof ApiProblem && error.problem.code === 'change_refused') onRefused()
      throw error
    }
  }
  const publishNew = ({ effectiveOn = '', decision, why, reasons }: SentWords, draft: { draft?: string }) => {
    if (!identity || !decision) throw new Error('A new zone is published with what it is and by a decision.')
    return call('publishZone', { body: { ...identity, ...sentChange(changes, srid), effectiveOn, decision, why, reasons, ...draft } })
  }
  return (
    <div className="desk-scroll desk-publish">
      <h2 ref={heading} tabIndex={-1}>{code === null ? t('publish.newTitle') : t('publish.title')}</h2>
      <ChangeForm
        words={words} onWords={onWords} warnings={findings.filter(({ tier }) => tier === 'warning')} needsDecision={changes.boundary !== undefined || code === null} allowsCorrection={code !== null}
        submit={{ label: t('publish.submit'), sending: t('publish.sending') }} blocked={blocked} onSubmit={publish} onCancel={onBack}
      >
        <p>{t('publish.intro', { count: countChanges(changes) })}</p>
      </ChangeForm>
    </div>
  )
}
