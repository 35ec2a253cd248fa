import { useEffect, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { gapsOf, gapsByPart, isPowerOver, kindOfShortage } from '../features/logistics-zone/gap-kinds.ts'
import { useLogisticsGaps } from '../features/logistics-zone/use-logistics.ts'
import { boxAround } from '../geometry/box.ts'
import '../i18n/logistics-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useZoneTitle } from '../i18n/use-zone-title.ts'
import { gapIconParts, gapKinds, type GapKind } from '../map/icons.ts'
import { IconSwatch } from '../map/legend-swatches.tsx'
import { useZoneLink } from '../state/use-link.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import type { LogisticsProps } from './logistics-tabs.ts'

/** What zones are short of outside the fence. */
export function LogisticsGapsPart({ province, follow, show, goTo }: LogisticsProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const isVi = useLanguage() === 'vi'
  const titleOf = useZoneTitle()
  const zoneLink = useZoneLink()
  const query = useLogisticsGaps(province)
  const { data, isPlaceholderData } = query
  useEffect(() => {
    if (data) show({ gaps: data.zones.flatMap((one) => (one.centre ? gapsByPart(one).map(({ part, kinds }, n, all) => ({ at: one.centre ?? [], kinds, only: part && t('logisticsGap.onlyPart', { part: isVi ? part.nameVi : part.nameEn }), above: part === null ? 0 : all[0]?.part === null ? n : n + 1 })) : [])) })
  }, [data, show, t, isVi])
  useEffect(() => () => show({}), [show])
  useEffect(() => { if (data && !isPlaceholderData) follow('province', province ?? 'all', boxAround(data.zones)) }, [data, isPlaceholderData, follow, province])
  return (
    <Loaded query={query} skeleton={<PanelSkeleton lines={6} />}>
      {({ zones, unknownDrainage }) => (
        <>
          <p className="quiet small">{t('logisticsGap.intro')}</p>
          {zones.length === 0 && <Notice icon="info"><p>{t('logisticsGap.nothing')}</p></Notice>}
          {zones.length > 0 && (
            <ul className="logistics-list gap-legend" aria-label={t('logisticsGap.legend')}>
              {gapKinds.map((kind) => {
                const count = zones.filter((one) => gapsOf(one).includes(kind)).length
                return count > 0 && <li key={kind}><GapLine kind={kind}>{t(`logisticsGap.kinds.${kind}`)} <span className="quiet small">{t('logisticsGap.count', { count, formatted: format.number(count) })}</span></GapLine></li>
              })}
            </ul>
          )}
          {zones.some(({ shortages }) => shortages.some(({ part }) => part !== null)) && <p className="quiet small">{t('logisticsGap.partsAbove')}</p>}
          <ul className="logistics-list">
            {zones.map((one) => (
              <li key={one.zone.code} className="logistics-row">
                <a {...zoneLink(one.zone.code)}>{titleOf(one.zone)}</a>
                {one.shortages.map(({ kind, part, asOf, decision }) => {
                  const name = part && (isVi ? part.nameVi : part.nameEn)
                  return (
                    <div key={`${kind} ${part?.code ?? ''}`}>
                      <GapLine kind={kindOfShortage[kind]}>{t(`shortage.${kind}`)} · {name === null ? t('logisticsGap.wholeZone') : t('logisticsGap.onlyPart', { part: part?.plannedHa ? t('logisticsGap.partHa', { part: name, ha: format.number(part.plannedHa) }) : name })}</GapLine>
                      {decision && <p className="gap-source quiet small">{t('logisticsGap.source', { title: isVi ? decision.titleVi : (decision.titleEn ?? decision.titleVi), date: format.edtf(asOf) })}</p>}
                    </div>
                  )
                })}
                {one.wastewater?.hasCentral === false && <GapLine kind="water">{t('logisticsGap.noWastewater')}</GapLine>}
                {one.serviceHa === 0 && <GapLine kind="service">{t('logisticsGap.noService')}</GapLine>}
                {one.power?.capacity != null && one.power.committed != null && isPowerOver(one) && <GapLine kind="power">{t('logisticsGap.overPower', { committed: format.number(one.power.committed), capacity: format.number(one.power.capacity), unit: one.power.unit })}</GapLine>}
                {one.centre && <div className="logistics-do"><Button onClick={() => goTo(one.centre ?? [])}>{t('logisticsGap.show')}</Button></div>}
              </li>
            ))}
          </ul>
          <p className="quiet small">{t('logisticsGap.drainage', { count: unknownDrainage, formatted: format.number(unknownDrainage) })}</p>
        </>
      )}
    </Loaded>
  )
}

/** A shortage beside its badge, as the map draws it. */
function GapLine({ kind, children }: { kind: GapKind; children: ReactNode }): ReactElement {
  return <p className="gap-line"><IconSwatch parts={gapIconParts(kind)} /><span>{children}</span></p>
}
