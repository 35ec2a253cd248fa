import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/question-words.ts'
import { CopyText } from '../../ui/copy-text.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import type { SentQuestion } from './ask-form.tsx'

/** After a question was sent: its number, and the link that is shown only now. */
export function Sent({ sent, isMailSetUp }: { sent: SentQuestion; isMailSetUp: boolean }): ReactElement {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="page-part" aria-labelledby="question-sent">
      <h2 id="question-sent" ref={heading} tabIndex={-1}>{t('ask.sent')}</h2>
      <Facts><Fact label={t('ask.number')}>{sent.number}</Fact></Facts>
      <h3>{t('ask.link')}</h3>
      <CopyText text={new URL(sent.follow, location.origin).href} label={t('ask.link')} words={{ copy: t('ask.copy'), copied: t('ask.copied') }} />
      <p>{t('ask.linkText')}</p>
      <p className="quiet">{sent.email === '' ? t('ask.byPhone') : isMailSetUp ? t('ask.mailed', { email: sent.email }) : t('ask.notMailed')}</p>
      <div className="form-actions"><a className="button" href={sent.follow}>{t('ask.open')}</a></div>
    </section>
  )
}
