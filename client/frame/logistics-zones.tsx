import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { logisticsTurns } from '../../api/contract/logistics-turns.ts'
import { useLogisticsZones } from '../features/logistics-zone/use-logistics.ts'
import { ZoneRow } from '../features/logistics-zone/zone-row.tsx'
import { boxAround, boxOf } from '../geometry/box.ts'
import '../i18n/logistics-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLink } from '../state/use-link.ts'
import { barEnd } from '../ui/bar-scale.ts'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import type { LogisticsProps } from './logistics-tabs.ts'

/** Zones by the logistics land they lack; first those whose plan can still change. */
export function LogisticsZonesPart({ room, province, change, follow, show, goTo }: LogisticsProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const link = useLink()
  const query = useLogisticsZones(province)
  useEffect(() => {
    if (query.data) show({ marks: query.data.zones.flatMap(({ zone, centre, logisticsOfTotalPct, benchmark }) => (centre && logisticsOfTotalPct !== null ? [{ code: zone.code, at: centre, score: Math.min(100, benchmark?.value ? logisticsOfTotalPct / benchmark.value * 100 : 0) }] : [])) })
  }, [query.data, show])
  useEffect(() => () => show({}), [show])
  const { data, isPlaceholderData } = query
  useEffect(() => {
    if (!data || isPlaceholderData) return
    const open = data.zones.find(({ zone }) => zone.code === room.row)
    follow('zone', room.row, open ? boxOf(open) : null)
    follow('province', province ?? 'all', boxAround(data.zones))
  }, [data, isPlaceholderData, follow, room.row, province])
  return (
    <Loaded query={query} skeleton={<PanelSkeleton lines={8} />}>
      {({ zones, basis }) => {
        const benchmark = zones.find((one) => one.benchmark)?.benchmark
        const end = barEnd([benchmark?.value ?? 0, ...zones.map(({ logisticsOfTotalPct }) => logisticsOfTotalPct ?? 0)])
        return (
          <>
            <p className="quiet small">{benchmark?.value ? t('logisticsZone.intro', { pct: format.percent(benchmark.value) }) : t('logisticsZone.noBenchmark')}</p>
            {(basis === 'schematic' || basis === 'mixed') && <Notice icon="info" title={t('logistics.schematic')}><p>{t('logistics.schematicText')}</p></Notice>}
            {benchmark?.value && zones.some(({ logisticsOfTotalPct }) => logisticsOfTotalPct !== null) && <div><div className="logistics-legend" aria-hidden="true" /><p className="quiet small">{t('logisticsZone.legend', { pct: format.percent(benchmark.value) })}</p></div>}
            {logisticsTurns.map((turn) => {
              const rows = zones.filter((one) => one.turn === turn)
              return rows.length > 0 && (
                <section key={turn}>
                  <h2>{t(`logistics.turn.${turn}`)}</h2>
                  <p className="quiet small">{t('logisticsZone.count', { count: rows.length, formatted: format.number(rows.length) })}</p>
                  <ul className="logistics-list">
                    {rows.map((one) => <ZoneRow key={one.zone.code} found={one} end={end} isOpen={room.row === one.zone.code} onToggle={(open) => change({ row: open ? one.zone.code : null })} onShow={one.centre ? () => goTo(one.centre ?? []) : null} tryLink={link({ room: { ...room, tab: 'what-if', row: null, scenario: null, zone: one.zone.code } })} />)}
                  </ul>
                </section>
              )
            })}
          </>
        )
      }}
    </Loaded>
  )
}
