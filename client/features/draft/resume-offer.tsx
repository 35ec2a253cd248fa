import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words-draft.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import './resume-offer.css'
import type { FoundDraft } from './found-drafts.ts'

interface ResumeOfferProps {
  drafts: readonly FoundDraft[]
  onResume: (id: string) => void
  onFresh: () => void
}

/** Asks before anything is drawn: go on with what was left, or begin anew. What is not gone on with is kept. */
export function ResumeOffer({ drafts, onResume, onFresh }: ResumeOfferProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <section className="resume">
      <h2 ref={heading} tabIndex={-1}>{t('draft.resumeTitle')}</h2>
      <ul>
        {drafts.map((draft, index) => (
          <li key={draft.id}>
            <Button strong={index === 0} onClick={() => onResume(draft.id)}>
              {draft.by === null ? t('draft.resume', { time: format.time(draft.at) }) : t('draft.resumeOf', { name: draft.by, time: format.time(draft.at) })}
            </Button>
            {draft.dirty && <p className="small quiet">{t('lobby.onlyHere')}</p>}
            {draft.zoneMoved && <p className="small resume-moved">{t('lobby.zoneMoved')}</p>}
          </li>
        ))}
      </ul>
      <Button onClick={onFresh}>{t('draft.fresh')}</Button>
      <p className="quiet small">{t('draft.freshText')}</p>
    </section>
  )
}
