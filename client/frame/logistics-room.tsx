import type { Map as MapLibreMap } from 'maplibre-gl'
import { Suspense, useCallback, useEffect, useId, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../i18n/logistics-words.ts'
import { logisticsTabs, type LogisticsRoom as Room } from '../permalink-logistics.ts'
import { useProvinceName, useProvinces } from '../features/province/use-provinces.ts'
import type { Atlas } from '../state/use-atlas.ts'
import type { Width } from '../state/use-browser.ts'
import { useMe, type Account } from '../state/use-me.ts'
import { usePlace, usePlaceStore } from '../state/use-place.ts'
import '../ui/field.css'
import type { SheetSize } from '../ui/bottom-sheet.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { tabId, Tabs } from '../ui/tabs.tsx'
import './logistics-room.css'
import { logisticsParts, type LogisticsProps } from './logistics-tabs.ts'
import { MapPanel } from './map-panel.tsx'
import { useFollow } from './use-follow.ts'
import { useLogisticsMap } from './use-logistics-map.ts'

interface LogisticsRoomProps { room: Room; map: MapLibreMap | null; atlas: Atlas; width: Width; sheet: SheetSize; onSheet: (size: SheetSize) => void }
const panelId = 'logistics-part'

/** Land for logistics, over the map: a panel to the left, on a phone a sheet. */
export function LogisticsRoom({ room, map, atlas, width, sheet, onSheet }: LogisticsRoomProps): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const { filter } = usePlace()
  const { data: me, isPending } = useMe()
  const account = me?.account ?? null
  const pageTitle = t('logistics.pageTitle')
  useEffect(() => { document.title = pageTitle }, [pageTitle])
  const { show, recolour, goTo } = useLogisticsMap(map)
  // The same from one rendering to the next: long lists are drawn anew only where something of theirs changed.
  const change = useCallback<LogisticsProps['change']>((part, how = 'push') => {
    const { room: now } = store.get()
    if (now.name === 'logistics') store.change({ room: { ...now, ...part } }, how)
  }, [store])
  const follow = useFollow(atlas, width !== 'phone' || sheet !== 'full')
  const Part = logisticsParts[room.tab]
  const choosesProvince = room.tab !== 'what-if'
  // One's own is where one begins here; it is no choice, and filters no other room.
  const own = room.everywhere || filter.province.length > 0 ? null : onlyProvince(account)
  const province = filter.province.length === 1 ? (filter.province[0] ?? null) : own
  const choose = (code: string | null): void => store.change({ room: { ...room, everywhere: code === null }, filter: { ...filter, province: code === null ? [] : [code] } }, 'replace')
  const go = useCallback<LogisticsProps['goTo']>((at, zoom) => { if (width === 'phone') onSheet('peek'); goTo(at, zoom) }, [width, onSheet, goTo])
  const tabs = <Tabs label={t('logistics.tabs.label')} tabs={logisticsTabs.map((value) => ({ value, label: t(`logistics.tabs.${value}`) }))} open={room.tab} onOpen={(tab, browsing) => change({ tab, row: null }, browsing ? 'replace' : 'push')} panelId={panelId} />
  return (
    <MapPanel {...{ atlas, width, sheet, onSheet }} title={t('logistics.title')} content={t('logistics.content')} toMap={t('logistics.toMap')} under={tabs}>
      <div key={room.tab} id={panelId} className="logistics-part" role="tabpanel" aria-labelledby={tabId(panelId, room.tab)}>
        {choosesProvince && <ProvinceChoice province={province} onChoose={choose} />}
        {/* Whose province comes first must be known before it is asked about. */}
        {isPending ? <PanelSkeleton /> : <Suspense fallback={<PanelSkeleton />}><Part {...{ room, account, province, change, follow, show, recolour }} goTo={go} takePicks={atlas.takePicks} /></Suspense>}
      </div>
    </MapPanel>
  )
}

/** The province of somebody who works for one only. */
const onlyProvince = (account: Account | null): string | null => (account?.provinces.length === 1 ? (account.provinces[0] ?? null) : null)

function ProvinceChoice({ province, onChoose }: { province: string | null; onChoose: (code: string | null) => void }): ReactElement {
  const { t } = useTranslation()
  const id = useId()
  const provinces = useProvinces()
  const nameOf = useProvinceName()
  return (
    <label className="map-panel-choice" htmlFor={id}>
      <span>{t('logistics.province')}</span>
      <select id={id} className="field-input" value={province ?? ''} onChange={(event) => onChoose(event.target.value || null)}>
        <option value="">{t('logistics.everywhere')}</option>
        {provinces.map(({ value }) => <option key={value} value={value}>{nameOf(value)}</option>)}
      </select>
    </label>
  )
}
