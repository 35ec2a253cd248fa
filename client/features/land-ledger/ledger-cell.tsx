import type { ReactElement } from 'react'
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

/** The name of a row: a zone leads to its panel, a province to its zones. */
export function LedgerName({ row, by }: { row: LedgerRow; by: LandLedger['by'] }): ReactElement {
  const language = useLanguage()
  const zoneLink = useZoneLink()
  const link = useLink()
  const { filter } = usePlace()
  const name = (language === 'en' && row.nameEn) || row.nameVi
  if (by === 'zone') return <a {...zoneLink(row.key)}>{name}</a>
  const narrowed = by === 'province' ? { ...filter, province: [row.key] } : { ...filter, formerProvince: [row.key] }
  return <a {...link({ room: { ...targetsRoom, tab: 'table' }, filter: narrowed })}>{name}</a>
}

interface LedgerCellProps {
  row: LedgerRow
  column: LedgerColumn
  nameOfProvince: (code: string) => string
  /** In the line of totals, words of a single row say nothing. */
  isTotal?: boolean
}

/** One value as its column writes it; a dash where nobody recorded it. */
export function LedgerCell({ row, column, nameOfProvince, isTotal = false }: LedgerCellProps): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  switch (column.type) {
    case 'name': return null
    case 'kind': return row.kind === null ? (isTotal ? null : <None />) : <>{t(`kind.name.${row.kind}`)}</>
    case 'status':
      return row.status === null ? (isTotal ? null : <None />) : <span className="ledger-status">{legendSwatches.status(row.status)}{t(`status.${row.status}`)}</span>
    case 'province': return row.provinceCode === null ? (isTotal ? null : <None />) : <>{nameOfProvince(row.provinceCode)}</>
    case 'basis': return row.basis === null ? <None /> : <>{t(`basis.${row.basis}`)}</>
    case 'quota':
      if (row.kind === null) return <span className={row.smeShort > 0 ? undefined : 'quiet'}>{row.smeShort > 0 ? t('ledgerTable.smeShort', { count: row.smeShort, formatted: format.number(row.smeShort, 0) }) : t('ledgerTable.smeNoneShort')}</span>
      return row.smeQuota === null ? <None /> : <Verdict state={row.smeQuota} size="small" />
    case 'count':
    case 'ha':
    case 'percent': {
      const value = row[column.name]
      return value === null ? <None /> : <>{format.number(value, column.type === 'count' ? 0 : 2, column.type !== 'count')}</>
    }
  }
}

function None(): ReactElement {
  const { t } = useTranslation()
  return <span className="ledger-none" title={t('ledgerTable.none')}><span aria-hidden="true">–</span><span className="unseen">{t('ledgerTable.none')}</span></span>
}
