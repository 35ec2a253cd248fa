import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../../api/contract/audit.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import { toldOf } from './told.ts'
import { useToldWords, type Names } from './use-told-words.ts'

const atOnce = 4

/** What a change told, as "name: before → after"; the first few, the rest on demand. */
export function Changes({ entry, names }: { entry: AuditEntry; names: Names }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useToldWords(names)
  const [all, setAll] = useState(false)
  const told = toldOf(entry)
  const isChange = entry.before !== null && entry.after !== null
  if (told.length === 0) return null
  const shown = all ? told : told.slice(0, atOnce)
  const more = told.length - atOnce
  return (
    <>
      <ul className="audit-changes">
        {shown.map(({ member, before, after }) => (
          <li key={member}>
            <span className="quiet">{words.member(member) ?? <code>{member}</code>}:</span>{' '}
            {isChange ? <><del>{words.value(member, before)}</del> <span aria-hidden="true">→</span> <ins>{words.value(member, after)}</ins></> : words.value(member, before ?? after)}
          </li>
        ))}
      </ul>
      {more > 0 && !all && <Button onClick={() => setAll(true)}>+ {t('audit.moreValues', { count: more, formatted: format.number(more, 0) })}</Button>}
    </>
  )
}
