import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandLedger, LedgerRow } from '../../../api/contract/land-ledger.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { legendSwatches } from '../../map/legend-swatches.tsx'
import { targetsRoom } from '../../permalink.ts'
import { useLink, useZoneLink } from '../../state/use-link.ts'
import { usePlace } from '../../state/use-place.ts'
import { Verdict } from '../../ui/verdict.tsx'
import type { LedgerColumn } from './columns.ts'

export interface LedgerWriter {
  /** The name of a row: a zone leads to its panel, a province to its zones. */
  name: (row: LedgerRow) => ReactNode
  /** One value as its column writes it, a dash where nobody recorded it. In the line of totals the words of a single row say nothing. */
  cell: (row: LedgerRow, column: LedgerColumn, isTotal?: boolean) => ReactNode
}

/** Writes names and cells. One for the table rather than a component a cell: thousands of them would each ask for words and formats. */
export function useLedgerWriter(by: LandLedger['by'], nameOfProvince: (code: string) => string): LedgerWriter {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const zoneLink = useZoneLink()
  const link = useLink()
  const { filter } = usePlace()

  return useMemo(() => {
    const unknown = t('ledgerTable.none')
    const none = <span className="ledger-none" title={unknown}><span aria-hidden="true">–</span><span className="unseen">{unknown}</span></span>
    const orNone = (isTotal: boolean): ReactNode => (isTotal ? null : none)
    return {
      name(row) {
        const name = (language === 'en' && row.nameEn) || row.nameVi
        if (by === 'zone') return <a {...zoneLink(row.key)}>{name}</a>
        const narrowed = by === 'province' ? { ...filter, province: [row.key] } : { ...filter, formerProvince: [row.key] }
        return <a {...link({ room: { ...targetsRoom, tab: 'table' }, filter: narrowed })}>{name}</a>
      },
      cell(row, column, isTotal = false) {
        switch (column.type) {
          case 'name': return null
          case 'kind': return row.kind === null ? orNone(isTotal) : t(`kind.name.${row.kind}`)
          case 'status': return row.status === null ? orNone(isTotal) : <span className="ledger-status">{legendSwatches.status(row.status)}{t(`status.${row.status}`)}</span>
          case 'province': return row.provinceCode === null ? orNone(isTotal) : nameOfProvince(row.provinceCode)
          case 'basis': return row.basis === null ? none : t(`basis.${row.basis}`)
          case 'quota':
            if (row.kind !== null) return row.smeQuota === null ? none : <Verdict state={row.smeQuota} size="small" />
            if (row.smeShort + row.smeUndetermined === 0) return <span className="quiet">{t('ledgerTable.smeNoneShort')}</span>
            return [
              row.smeShort > 0 && t('ledgerTable.smeShort', { count: row.smeShort, formatted: format.number(row.smeShort, 0) }),
              row.smeUndetermined > 0 && t('ledgerTable.smeUndetermined', { count: row.smeUndetermined, formatted: format.number(row.smeUndetermined, 0) }),
            ].filter(Boolean).join(' · ')
          case 'count':
          case 'ha':
          case 'percent': {
            const value = row[column.name]
            return value === null ? none : format.number(value, column.type === 'count' ? 0 : 2, column.type !== 'count')
          }
        }
      },
    }
  }, [t, format, language, zoneLink, link, filter, by, nameOfProvince])
}
