import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { vi, type AuditWords } from '../../i18n/audit-words.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { everyChange, type AuditFilter } from '../../permalink.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { actions } from './use-audit.ts'

type SubjectWord = keyof AuditWords['audit']['about']
const subjects = Object.keys(vi.audit.about) as readonly SubjectWord[]
export const isKnownSubject = (subject: string): subject is SubjectWord => Object.hasOwn(vi.audit.about, subject)

interface AuditFilterBarProps {
  filter: AuditFilter
  people: readonly { id: string; name: string }[]
  onFilter: (filter: AuditFilter) => void
}

/** Who, what, where, when: each narrows the log at once, and stands in the address. */
export function AuditFilterBar({ filter, people, onFilter }: AuditFilterBarProps): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const narrow = (change: Partial<AuditFilter>): void => onFilter({ ...filter, ...change })
  const isNarrowed = Object.values(filter).some((value: string | null) => value !== null && value !== '')
  const named = subjects.map((subject) => ({ subject, name: t(`audit.about.${subject}`) })).toSorted((a, b) => a.name.localeCompare(b.name, language))
  return (
    <form className="audit-filter" role="search" aria-label={t('audit.filter')} onSubmit={(event) => event.preventDefault()}>
      <SelectField label={t('audit.who')} value={filter.account} onChange={(event) => narrow({ account: event.target.value })}>
        <option value="">{t('audit.anybody')}</option>
        {people.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        {filter.account !== '' && !people.some(({ id }) => id === filter.account) && <option value={filter.account}>{filter.account}</option>}
      </SelectField>
      <SelectField label={t('audit.what')} value={filter.action} onChange={(event) => narrow({ action: event.target.value })}>
        <option value="">{t('audit.anyAction')}</option>
        {actions.map((action) => <option key={action} value={action}>{t(`audit.action.${action}`)}</option>)}
      </SelectField>
      <SelectField label={t('audit.subject')} value={filter.subject} onChange={(event) => narrow({ subject: event.target.value })}>
        <option value="">{t('audit.anySubject')}</option>
        {named.map(({ subject, name }) => <option key={subject} value={subject}>{name}</option>)}
        {filter.subject !== '' && !isKnownSubject(filter.subject) && <option value={filter.subject}>{filter.subject}</option>}
      </SelectField>
      <ZoneField key={filter.zone} zone={filter.zone} onZone={(zone) => narrow({ zone })} />
      <TextField label={t('audit.from')} type="date" key={`from${filter.from}`} defaultValue={filter.from ?? ''} min="1900-01-01" max="2199-12-31" onChange={(event) => { if (isDay(event.target.value)) narrow({ from: event.target.value || null }) }} />
      <TextField label={t('audit.to')} type="date" key={`to${filter.to}`} defaultValue={filter.to ?? ''} min="1900-01-01" max="2199-12-31" onChange={(event) => { if (isDay(event.target.value)) narrow({ to: event.target.value || null }) }} />
      {isNarrowed && <Button onClick={() => onFilter(everyChange)}>{t('audit.clear')}</Button>}
    </form>
  )
}

/** While a year is typed the browser hands over 0002, 0020, 0202. */
const isDay = (text: string): boolean => text === '' || (text >= '1900-01-01' && text <= '2199-12-31')

/** Asks once the code is whole, or the field is left. */
function ZoneField({ zone, onZone }: { zone: string; onZone: (zone: string) => void }): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(zone)
  const ask = (): void => {
    const code = typed.trim().toUpperCase()
    if (code !== zone && (code === '' || /^[A-Z0-9][A-Z0-9-]{1,31}$/.test(code))) onZone(code)
  }
  return <TextField label={t('audit.zone')} placeholder={t('audit.zoneHint')} value={typed} autoCapitalize="characters" spellCheck={false} onChange={(event) => setTyped(event.target.value)} onBlur={ask} onKeyDown={(event) => { if (event.key === 'Enter') ask() }} />
}
