import type { Map as MapLibreMap } from 'maplibre-gl'
import { Suspense, useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCorridors } from '../features/corridor/use-corridors.ts'
import '../i18n/relocation-words.ts'
import { relocationTabs, type RelocationRoom as Room } from '../permalink-relocation.ts'
import type { Atlas } from '../state/use-atlas.ts'
import type { Width } from '../state/use-browser.ts'
import { useMe } from '../state/use-me.ts'
import { usePlace, usePlaceStore } from '../state/use-place.ts'
import type { SheetSize } from '../ui/bottom-sheet.tsx'
import { Failure } from '../ui/failure.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { tabId, Tabs } from '../ui/tabs.tsx'
import { Loaded } from './loaded.tsx'
import { MapPanel } from './map-panel.tsx'
import { RelocationPublic } from './relocation-public.tsx'
import './relocation-room.css'
import { relocationParts, type RelocationProps } from './relocation-tabs.ts'
import { useFollow } from './use-follow.ts'
import { useRelocationMap } from './use-relocation-map.ts'

type RoomProps = Pick<RelocationProps, 'atlas' | 'width' | 'sheet' | 'onSheet'> & { room: Room; map: MapLibreMap | null }
interface FrameProps { atlas: Atlas; width: Width; sheet: SheetSize; onSheet: (size: SheetSize) => void }

const panelId = 'relocation-part'

/** What a railway takes and what must move: for boards in full, for everybody a summary without firms. */
export function RelocationRoom({ room, map, ...frame }: RoomProps): ReactElement {
  const { t } = useTranslation()
  const { data: me, error, refetch } = useMe()
  const account = me?.account ?? null
  const pageTitle = t('relocation.pageTitle')
  useEffect(() => { document.title = pageTitle }, [pageTitle])
  const panel = { ...frame, title: t('relocation.title'), content: t('relocation.content'), toMap: t('relocation.toMap') }
  if (!me) return <MapPanel {...panel}>{error ? <Failure error={error} onRetry={() => void refetch()} /> : <PanelSkeleton />}</MapPanel>
  if (account === null) return <MapPanel {...panel}><RelocationPublic map={map} atlas={frame.atlas} width={frame.width} onSheet={frame.onSheet} /></MapPanel>
  return <Board {...frame} room={room} map={map} account={account} />
}

function Board({ room, map, account, ...frame }: FrameProps & Pick<RelocationProps, 'room' | 'map' | 'account'>): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const { asOf } = usePlace()
  const corridors = useCorridors(asOf)
  // Somebody signed in anew is another reader: what is laid over the map begins with the part.
  const show = useRelocationMap(map)
  const follow = useFollow(frame.atlas, frame.width !== 'phone' || frame.sheet !== 'full')
  const tab = relocationParts[room.tab] ? room.tab : 'overview'
  const Part = relocationParts[tab]
  const change: RelocationProps['change'] = (part, how = 'push') => {
    const { room: now } = store.get()
    if (now.name === 'relocation') store.change({ room: { ...now, ...part } }, how)
  }
  const tabs = relocationTabs.filter((one) => relocationParts[one]).map((value) => ({ value, label: t(`relocation.tabs.${value}`) }))
  return (
    <MapPanel {...frame} title={t('relocation.title')} content={t('relocation.content')} toMap={t('relocation.toMap')} under={<Tabs label={t('relocation.tabs.label')} tabs={tabs} open={tab} onOpen={(next, browsing) => change({ tab: next, open: null }, browsing ? 'replace' : 'push')} panelId={panelId} />}>
      <div id={panelId} role="tabpanel" aria-labelledby={tabId(panelId, tab)}>
        <Loaded query={corridors} skeleton={<PanelSkeleton />}>
          {({ items, widths, formationWidthM }) => {
            const corridor = items.find(({ code }) => code === room.corridor) ?? items[0]
            if (!corridor || !Part) return <Notice icon="info" title={t('relocation.noCorridorTitle')}><p>{t('relocation.noCorridorText')}</p></Notice>
            return (
              <>
                {items.length > 1 && <CorridorChoice items={items} chosen={corridor.code} onChoose={(code) => change({ corridor: code, option: null })} />}
                <Suspense fallback={<PanelSkeleton />}>
                  <Part key={`${tab} ${corridor.code}`} {...frame} {...{ room, map, account, corridor, widths, formationWidthM, change, follow, show }} />
                </Suspense>
              </>
            )
          }}
        </Loaded>
      </div>
    </MapPanel>
  )
}

function CorridorChoice({ items, chosen, onChoose }: { items: readonly { code: string; nameVi: string; nameEn: string }[]; chosen: string; onChoose: (code: string) => void }): ReactElement {
  const { t, i18n } = useTranslation()
  const [id] = useState('relocation-corridor')
  return (
    <label className="map-panel-choice" htmlFor={id}>
      <span>{t('relocation.corridor')}</span>
      <select id={id} className="field-input" value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {items.map(({ code, nameVi, nameEn }) => <option key={code} value={code}>{i18n.language === 'vi' ? nameVi : nameEn}</option>)}
      </select>
    </label>
  )
}
