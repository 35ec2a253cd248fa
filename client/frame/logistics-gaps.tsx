import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useLogisticsGaps } from '../features/logistics-zone/use-logistics.ts'
import '../i18n/logistics-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useZoneTitle } from '../i18n/use-zone-title.ts'
import { useZoneLink } from '../state/use-link.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import type { LogisticsProps } from './logistics-tabs.ts'

/** What zones are short of outside the fence. */
export function LogisticsGapsPart({ province, show, goTo }: LogisticsProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const isVi = useLanguage() === 'vi'
  const titleOf = useZoneTitle()
  const zoneLink = useZoneLink()
  const query = useLogisticsGaps(province)
  useEffect(() => {
    if (query.data) show(query.data.zones.flatMap(({ zone, centre }) => (centre ? [{ code: zone.code, at: centre, score: null }] : [])))
  }, [query.data, show])
  return (
    <Loaded query={query} skeleton={<PanelSkeleton lines={6} />}>
      {({ zones, unknownDrainage }) => (
        <>
          <p className="quiet small">{t('logisticsGap.intro')}</p>
          {zones.length === 0 && <Notice icon="info"><p>{t('logisticsGap.nothing')}</p></Notice>}
          <ul className="logistics-list">
            {zones.map(({ zone, shortages, power, wastewater, serviceHa, centre }) => (
              <li key={zone.code} className="logistics-row">
                <a {...zoneLink(zone.code)}>{titleOf(zone)}</a>
                {shortages.map(({ kind, part, asOf, decision }) => {
                  const name = part && (isVi ? part.nameVi : part.nameEn)
                  return (
                    <div key={`${kind} ${part?.code ?? ''}`}>
                      <Chip tone="warning" icon="warning">{t(`shortage.${kind}`)} · {name === null ? t('logisticsGap.wholeZone') : t('logisticsGap.onlyPart', { part: part?.plannedHa ? t('logisticsGap.partHa', { part: name, ha: format.number(part.plannedHa) }) : name })}</Chip>
                      {decision && <p className="quiet small">{t('logisticsGap.source', { title: isVi ? decision.titleVi : (decision.titleEn ?? decision.titleVi), date: format.edtf(asOf) })}</p>}
                    </div>
                  )
                })}
                {wastewater?.hasCentral === false && <div><Chip tone="warning" icon="warning">{t('logisticsGap.noWastewater')}</Chip></div>}
                {serviceHa === 0 && <div><Chip tone="warning" icon="warning">{t('logisticsGap.noService')}</Chip></div>}
                {power?.capacity != null && power.committed != null && power.committed > power.capacity && <div><Chip tone="warning" icon="warning">{t('logisticsGap.overPower', { committed: format.number(power.committed), capacity: format.number(power.capacity), unit: power.unit })}</Chip></div>}
                {centre && <div className="logistics-do"><Button onClick={() => goTo(centre)}>{t('logisticsGap.show')}</Button></div>}
              </li>
            ))}
          </ul>
          <p className="quiet small">{t('logisticsGap.drainage', { count: unknownDrainage, formatted: format.number(unknownDrainage) })}</p>
        </>
      )}
    </Loaded>
  )
}
