import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../../api/contract/audit.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneLink } from '../../state/use-link.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import './audit.css'
import { isKnownSubject } from './audit-filter.tsx'
import { Changes } from './changes.tsx'
import type { AuditPages } from './use-audit.ts'
import type { Names } from './use-told-words.ts'

/** The log as a table; the next page on demand. */
export function AuditTable({ pages, names }: { pages: AuditPages; names: Names }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const zoneLink = useZoneLink()
  const entries = pages.data?.pages.flatMap(({ items }) => items) ?? []
  const subjectOf = ({ subject }: AuditEntry): string => (isKnownSubject(subject) ? t(`audit.about.${subject}`) : subject)
  if (entries.length === 0) return <p className="quiet">{t('audit.empty')}</p>
  return (
    <>
      <p className="quiet small" role="status">{t('audit.count', { count: entries.length, formatted: format.number(entries.length, 0) })}</p>
      <div className="audit-log" aria-busy={pages.isPlaceholderData}>
        <DataTable
          caption={t('audit.table')}
          rows={entries}
          keyOf={({ id }) => String(id)}
          columns={[
            { key: 'at', isShort: true, head: t('audit.when'), cell: ({ at }) => <time dateTime={at}>{format.clock(at)}</time> },
            { key: 'who', head: t('audit.who'), cell: ({ actor }) => actor?.name ?? <span className="quiet">{t('audit.system')}</span> },
            { key: 'what', head: t('audit.what'), cell: (entry) => <>{t(`audit.action.${entry.action}`)} <span className="quiet">{subjectOf(entry)}</span>{entry.subjectId !== null && <> {entry.subject.startsWith('account') ? names.account(entry.subjectId) : entry.subjectId}</>}</> },
            { key: 'zone', isShort: true, head: t('audit.zone'), cell: ({ zone }) => (zone === null ? '' : <a {...zoneLink(zone)}>{zone}</a>) },
            { key: 'changes', head: t('audit.changes'), cell: (entry) => <Changes entry={entry} names={names} /> },
          ]}
        />
      </div>
      {pages.hasNextPage
        ? <div><Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{pages.isFetchingNextPage ? t('audit.loadingMore') : t('audit.more')}</Button></div>
        : <p className="quiet small">{t('audit.end')}</p>}
    </>
  )
}
