import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiProblem, call, versionIn } from '../api.ts'
import { ChangeForm } from '../features/desk/change-form.tsx'
import type { SentWords } from '../features/desk/change-words.ts'
import type { DeskFinding } from '../features/desk/finding-sentence.ts'
import '../i18n/desk-words-publish.ts'
import { countChanges, sentChange, type Changes } from '../state/desk/changes.ts'
import type { ChangeWords, ZoneIdentity } from '../state/desk/draft-content.ts'
import { drawnBases, withBasis, type ChosenBasis } from '../state/desk/drawn-basis.ts'
import { forgetFigures } from '../state/use-events.ts'

interface DeskPublishProps {
  /** null: a zone that does not exist yet. */
  code: string | null
  version: number
  changes: Changes
  /** null: none is on record and none was chosen; the server keeps what it has. */
  srid: number | null
  identity: ZoneIdentity | null
  /** What the drawing seems to rest on, by how it came about. */
  proposedBasis: ChosenBasis
  words: ChangeWords
  onWords: (words: ChangeWords) => void
  findings: readonly DeskFinding[]
  blocked: string | null
  draftId: string
  onBack: () => void
  /** Told when the publication begins; answers, once nothing else is on its way, with the draft's version on the server, null: it was never there. */
  onSending: () => Promise<number | null>
  /** It came to nothing. */
  onFailed: () => void
  onPublished: (code: string, version: number) => void
  /** Somebody published in between; the zone is at this version now. */
  onNewer: (version: number) => void
  /** The server found more than the desk had shown. */
  onRefused: () => void
}

/** The last step: since when, by which decision and why. */
export function DeskPublish({ code, version, changes, srid, identity, proposedBasis, words, onWords, findings, blocked, draftId, onBack, onSending, onFailed, onPublished, onNewer, onRefused }: DeskPublishProps): ReactElement {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [basis, setBasis] = useState<ChosenBasis>(code === null && proposedBasis === 'as_is' ? 'schematic' : proposedBasis)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const publish = async (sent: SentWords): Promise<void> => {
    // A save that came after the publication would find the draft closed.
    const draft = await onSending() === null ? {} : { draft: draftId }
    try {
      const published = code !== null
        ? await call('publishChange', { params: { code }, body: { ...withBasis(sentChange(changes, srid), basis), ...sent, ...draft } }, { version })
        : await publishNew(sent, draft)
      forgetFigures(queries)
      onPublished(published.code, published.version)
    } catch (error) {
      onFailed()
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
    return call('publishZone', { body: { ...identity, ...withBasis(sentChange(changes, srid), basis), effectiveOn, decision, why, reasons, ...draft } })
  }
  return (
    <div className="desk-scroll desk-publish">
      <h2 ref={heading} tabIndex={-1}>{code === null ? t('publish.newTitle') : t('publish.title')}</h2>
      <ChangeForm
        words={words} onWords={onWords} warnings={findings.filter(({ tier }) => tier === 'warning')} needsDecision={changes.boundary !== undefined || code === null} allowsCorrection={code !== null}
        submit={{ label: t('publish.submit'), sending: t('publish.sending') }} blocked={blocked} onSubmit={publish} onCancel={onBack}
      >
        <p>{t('publish.intro', { count: countChanges(changes) })}</p>
        <fieldset className="change-group">
          <legend>{t('publish.basis')}</legend>
          {drawnBases.filter((one) => code !== null || one !== 'as_is').map((one) => (
            <label key={one} className="change-choice"><input type="radio" name="basis" checked={basis === one} onChange={() => setBasis(one)} /><span>{t(`publish.bases.${one}`)}</span></label>
          ))}
        </fieldset>
      </ChangeForm>
    </div>
  )
}
