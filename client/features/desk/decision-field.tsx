import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import '../../i18n/desk-words-publish.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSettled } from '../../state/use-browser.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import './decision-field.css'

interface DecisionFieldProps {
  code: string
  /** How the chosen one is called; kept beside its code. */
  title: string
  onChoose: (code: string, title: string) => void
  error: string | undefined
}

const typingMs = 200

/** A decision that is in the system, found by its number, title or authority. */
export function DecisionField({ code, title, onChoose, error }: DecisionFieldProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [typed, setTyped] = useState('')
  // What was pressed is gone with the choice: the keyboard goes on where the other way is.
  const next = useRef<HTMLDivElement>(null)
  const chose = useRef(false)
  useEffect(() => {
    if (chose.current) next.current?.querySelector<HTMLElement>('input, button')?.focus()
    chose.current = false
  }, [code])
  const choose = (chosen: string, called: string): void => {
    chose.current = true
    onChoose(chosen, called)
  }
  const q = useSettled(typed.trim(), typingMs)
  const { data, isError } = useQuery({
    queryKey: ['decisions', q],
    queryFn: ({ signal }) => call('listDecisions', { query: { q, limit: 8 } }, { signal }),
    enabled: q !== '' && code === '',
  })
  if (code !== '') {
    return (
      <div ref={next} className="decision-chosen">
        <p>{title || code}</p>
        <Button onClick={() => choose('', '')}>{t('publish.otherDecision')}</Button>
      </div>
    )
  }
  return (
    <div ref={next} className="decision-search">
      <Field label={t('publish.findDecision')} hint={t('publish.findDecisionHint')} error={error}>
        {(control) => <input {...control} className="field-input" type="text" autoComplete="off" spellCheck={false} maxLength={200} value={typed} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      <div role="status">
        {isError && q !== '' && <p className="quiet small">{t('error.noAnswer')}</p>}
        {data && q !== '' && data.items.length === 0 && <p className="quiet small">{t('publish.noDecision')}</p>}
      </div>
      {data && q !== '' && data.items.length > 0 && (
        <ul className="decision-found" aria-label={t('publish.foundDecisions')}>
          {data.items.map((one) => {
            const name = [one.number, one.issuedOn && format.edtf(one.issuedOn), one.authority].filter(Boolean).join(' · ') || one.titleVi
            return <li key={one.code}><button type="button" onClick={() => choose(one.code, name)}><strong>{name}</strong><span lang="vi">{one.titleVi}</span></button></li>
          })}
        </ul>
      )}
    </div>
  )
}
