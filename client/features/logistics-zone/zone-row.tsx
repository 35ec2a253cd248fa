import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogisticsZone } from '../../../api/contract/logistics.ts'
import '../../i18n/logistics-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { useZoneLink, type Link } from '../../state/use-link.ts'
import { useShownOnArrival } from '../../state/use-shown-on-arrival.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { MeasureBar } from '../../ui/measure-bar.tsx'
import { Verdict } from '../../ui/verdict.tsx'

interface ZoneRowProps { found: LogisticsZone; end: number; isOpen: boolean; onToggle: (open: boolean) => void; onShow: (() => void) | null; tryLink: Link }

/** One zone: its logistics land against the benchmark, and all shares in place. `end`: the same scale for every row, per cent. */
export function ZoneRow({ found, end, isOpen, onToggle, onShow, tryLink }: ZoneRowProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const title = useZoneTitle()(found.zone)
  const zoneLink = useZoneLink()
  const row = useShownOnArrival<HTMLLIElement>(isOpen)
  const { baseHa, logisticsHa, logisticsOfTotalPct: pct, benchmark } = found
  if (baseHa === null || logisticsHa === null || pct === null) {
    return <li className="logistics-row"><a {...zoneLink(found.zone.code)}>{title}</a><p className="quiet small">{t('logisticsZone.none')}</p></li>
  }
  const or = (value: number | null): string => (value === null ? '–' : format.number(value, 2, true))
  const rows = [
    { key: 'logistics', name: t('logisticsZone.logistics'), ha: logisticsHa, total: pct, industrial: null },
    { key: 'asWarehouse', name: t('logisticsZone.asWarehouse'), ha: found.asWarehouseHa, total: null, industrial: found.logisticsOfIndustrialPct },
    { key: 'asService', name: t('logisticsZone.asService'), ha: found.asServiceHa, total: null, industrial: null },
    { key: 'warehouse', name: t('logisticsZone.warehouse'), ha: found.warehouseHa, total: found.warehouseOfTotalPct, industrial: found.warehouseOfIndustrialPct },
    { key: 'service', name: t('logisticsZone.service'), ha: found.serviceHa, total: found.serviceOfTotalPct, industrial: found.serviceOfIndustrialPct },
  ]
  return (
    <li ref={row} className="logistics-row">
      <div className="logistics-line"><a {...zoneLink(found.zone.code)}>{title}</a><Verdict state={found.verdict} size="small" arithmetic={found.verdict === 'short' && found.missingHa !== null ? t('logisticsZone.missing', { ha: format.number(found.missingHa) }) : undefined} /></div>
      <MeasureBar parts={[{ key: 'logistics', value: pct, fill: '#6b6894', title: format.percent(pct) }]} lines={benchmark?.value ? [{ value: benchmark.value, label: t('logisticsZone.benchmark', { pct: format.percent(benchmark.value) }) }] : []} end={end} />
      <p className="quiet small">{t('logisticsZone.of', { part: format.number(logisticsHa), pct: format.percent(pct) })}{found.basis && ` · ${t(`basis.${found.basis}`)}`}</p>
      <Disclosure title={t('logisticsZone.more')} level={3} open={isOpen} onToggle={onToggle}>
        <p className="small">{t('logisticsZone.base', { ha: format.number(baseHa), of: t(`logisticsZone.baseOf.${found.baseOf ?? 'plots'}`), industrial: or(found.industrialHa) })}</p>
        <DataTable caption={t('logisticsZone.caption', { zone: title })} rows={rows} keyOf={({ key }) => key} columns={[
          { key: 'use', head: t('logisticsZone.use'), cell: ({ name }) => name },
          { key: 'ha', head: t('logisticsZone.ha'), isNumber: true, cell: ({ ha }) => or(ha) },
          { key: 'total', head: t('logisticsZone.ofTotal'), isNumber: true, cell: ({ total }) => or(total) },
          { key: 'industrial', head: t('logisticsZone.ofIndustrial'), isNumber: true, cell: ({ industrial }) => or(industrial) },
        ]} />
      </Disclosure>
      <div className="logistics-do">{onShow && <Button onClick={onShow}>{t('logisticsZone.show')}</Button>}<a className="button" {...tryLink}>{t('logisticsZone.tryIt')}</a></div>
    </li>
  )
}
