import type { Map as MapLibreMap } from 'maplibre-gl'
import { lazy, Suspense, useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ListPanel } from './features/zone/list/list-panel.tsx'
import { focusFirstResult, focusResult, resultsId } from './features/zone/list/results.tsx'
import { ZoneSearch } from './features/zone/list/zone-search.tsx'
import { ZonePeek } from './features/zone/zone-peek.tsx'
import { Brand } from './frame/brand.tsx'
import { Foot } from './frame/foot.tsx'
import { findLandPadding } from './frame/find-land-layout.ts'
import { FirstPage } from './frame/first-page.tsx'
import './frame/frame.css'
import { Guard } from './frame/guard.tsx'
import { LanguageSwitch } from './frame/language-switch.tsx'
import { MapRoom } from './frame/map-room.tsx'
import { NotFound } from './frame/not-found.tsx'
import { Notices } from './frame/notices.tsx'
import { pageOf } from './frame/pages.tsx'
import { relocationPadding } from './frame/relocation-layout.ts'
import { RoomLinks } from './frame/room-links.tsx'
import { Tools } from './frame/tools.tsx'
import { ZoneRoom } from './frame/zone-room.tsx'
import { speak } from './i18n/i18n.ts'
import type { MapPadding } from './map/camera.ts'
import type { Language } from './permalink.ts'
import { OpenZoneContext } from './state/open-zone.ts'
import { useAtlas } from './state/use-atlas.ts'
import { useWidth, useWindowHeight, type Width } from './state/use-browser.ts'
import { useEvents } from './state/use-events.ts'
import { usePlace } from './state/use-place.ts'
import { BottomSheet, sheetHeight, type SheetSize } from './ui/bottom-sheet.tsx'
import { IconButton } from './ui/button.tsx'

const DeskRoom = lazy(() => import('./frame/desk-room.tsx').then((module) => ({ default: module.DeskRoom })))

const FindLandRoom = lazy(() => import('./frame/find-land-room.tsx').then((module) => ({ default: module.FindLandRoom })))

const RelocationRoom = lazy(() => import('./frame/relocation-room.tsx').then((module) => ({ default: module.RelocationRoom })))

const LogisticsRoom = lazy(() => import('./frame/logistics-room.tsx').then((module) => ({ default: module.LogisticsRoom })))

const zoneRoomId = 'zone'
const margin = 12
const leftWidth = 360 + margin
const zoneWidth = 420 + margin

/** The rooms there are so far: the map, a zone's panel over the same map, and those that are pages of their own. */
export function App({ firstLanguage }: { firstLanguage: Language }): ReactElement {
  const { t } = useTranslation()
  const place = usePlace()
  const atlas = useAtlas()
  const width = useWidth()
  const windowHeight = useWindowHeight()
  const [folded, setFolded] = useState(false)
  const [sheet, setSheet] = useState<SheetSize>('half')
  // On a phone layers and legend stand at the foot of the list, which an open zone covers: there a button brings them up instead.
  const [toolsAbove, setToolsAbove] = useState(false)
  const code = place.room.name === 'zone' ? place.room.code : null
  const tab = place.room.name === 'zone' ? (place.room.tab ?? null) : null
  const page = pageOf(place.room)
  const plan = place.room.name === 'plan' ? place.room : null
  const find = place.room.name === 'find-land' ? place.room : null
  const relocation = place.room.name === 'relocation' ? place.room : null
  const logistics = place.room.name === 'logistics' ? place.room : null
  const [map, setMap] = useState<MapLibreMap | null>(null)
  useEvents(map)
  // Who comes for a page loads no map; one that has been shown waits behind it.
  const [mapAsked, setMapAsked] = useState(page === null && find === null)
  // Where land is looked for the list comes first, and calls the map when it is there.
  if (page === null && find === null && !mapAsked) setMapAsked(true)

  const language = place.language ?? firstLanguage
  useEffect(() => void speak(language), [language])
  const pageTitle = t('app.pageTitle')
  const hasPage = page !== null
  // Rooms over the map that name the page, and fill the screen around it, themselves.
  const isDesk = plan !== null || find !== null || relocation !== null || logistics !== null
  useEffect(() => {
    // A zone names the page itself, and so does every other room.
    if (code === null && !hasPage && !isDesk) document.title = pageTitle
  }, [pageTitle, code, hasPage, isDesk])

  // What the map moves to is to be seen.
  const fitKey = atlas.fitTo?.key
  useEffect(() => {
    if (fitKey !== undefined) setSheet((size) => (size === 'full' ? 'half' : size))
  }, [fitKey])

  const leave = (): void => {
    setToolsAbove(false)
    atlas.pick(null)
    // The list may only now come back in sight.
    if (code !== null) requestAnimationFrame(() => focusResult(code))
  }
  const close = <IconButton icon="close" label={t('zone.close')} onClick={leave} />
  const room = code !== null
    ? <ZoneRoom key={code} code={code} tab={tab} atlas={atlas} width={width} onLeave={leave} />
    : place.room.name === 'not-found'
      ? <NotFound path={place.room.path} onLeave={leave} />
      : null
  const listRoom = (
    <ListPanel
      bbox={atlas.bbox}
      hoveredCode={atlas.hoveredCode}
      onHover={atlas.onHover}
      onLoaded={atlas.onListLoaded}
      onFitAll={atlas.fit}
      onChoose={(zone) => {
        atlas.choose(zone)
        if (sheet === 'full') setSheet('half')
      }}
      tools={<Tools zoom={atlas.view.zoom} legendOpen={width !== 'phone' && windowHeight >= 700} />}
      toolsFirst={width === 'phone'}
    />
  )

  return (
    <OpenZoneContext value={atlas.open}>
      <main className="screen">
        {width !== 'phone' && !hasPage && !isDesk && <a className="skip" href={`#${resultsId}`} onClick={(event) => { event.preventDefault(); focusFirstResult() }}>{t('app.skipToList')}</a>}
        {width !== 'phone' && code !== null && <a className="skip" href={`#${zoneRoomId}`}>{t('app.skipToZone')}</a>}
        {page ?? (plan ? (
          <Guard><Suspense fallback={null}><DeskRoom room={plan} map={map} atlas={atlas} width={width} sheet={sheet} onSheet={setSheet} /></Suspense></Guard>
        ) : find ? (
          <Guard><Suspense fallback={<FirstPage />}><FindLandRoom room={find} map={map} atlas={atlas} width={width} sheet={sheet} onSheet={setSheet} onReady={() => setMapAsked(true)} /></Suspense></Guard>
        ) : relocation ? (
          <Guard><Suspense fallback={null}><RelocationRoom room={relocation} map={map} atlas={atlas} width={width} sheet={sheet} onSheet={setSheet} /></Suspense></Guard>
        ) : logistics ? (
          <Guard><Suspense fallback={null}><LogisticsRoom room={logistics} map={map} atlas={atlas} width={width} sheet={sheet} onSheet={setSheet} /></Suspense></Guard>
        ) : width === 'phone' ? (
          <>
            <div className="pill"><Brand><RoomLinks short /><LanguageSwitch /></Brand></div>
            <div className="pill-notices"><Notices mapProblem={atlas.mapProblem} /></div>
            <BottomSheet
              label={code === null ? t('app.list') : t('zone.label')}
              size={sheet}
              onSize={setSheet}
              words={{ peek: t('sheet.peek'), half: t('sheet.half'), full: t('sheet.full') }}
              peek={code === null ? <div onFocus={() => { if (sheet === 'peek') setSheet('half') }}><ZoneSearch /></div> : <ZonePeek code={code} takesFocus />}
              buttons={room && (
                <>
                  <IconButton icon="layers" label={t('layers.andLegend')} aria-pressed={toolsAbove} onClick={() => { setToolsAbove(!toolsAbove); if (sheet === 'peek') setSheet('half') }} />
                  {close}
                </>
              )}
            >
              {room && toolsAbove && <Tools zoom={atlas.view.zoom} legendOpen layersOpen />}
              <div hidden={room !== null && toolsAbove}>
                <Guard key={code}>{room ?? listRoom}</Guard>
                <Foot />
              </div>
            </BottomSheet>
          </>
        ) : (
          <>
            {folded && (
              <div className="pill">
                <Brand><IconButton icon="foldRight" label={t('app.showList')} onClick={() => setFolded(false)} /></Brand>
              </div>
            )}
            <section className="panel panel-left" aria-label={t('app.list')} hidden={folded || (width === 'narrow' && room !== null)}>
              <Brand>
                <LanguageSwitch />
                <IconButton icon="foldLeft" label={t('app.foldList')} onClick={() => setFolded(true)} />
              </Brand>
              <RoomLinks />
              <Notices mapProblem={atlas.mapProblem} />
              <div className="panel-search"><ZoneSearch /></div>
              <Guard>{listRoom}</Guard>
              <Foot />
            </section>
            {room && (
              <section id={zoneRoomId} tabIndex={-1} className={`panel ${width === 'narrow' ? 'panel-left' : 'panel-right'}`} aria-label={t('zone.label')} data-wide data-short={code === null || undefined} onKeyDown={(event) => { if (event.key === 'Escape') leave() }}>
                <Guard key={code}>{room}</Guard>
              </section>
            )}
          </>
        ))}
        {mapAsked && <div inert={hasPage}><MapRoom atlas={atlas} padding={plan ? paddingForDesk(width, plan.code !== null, sheet, windowHeight) : find ? findLandPadding(find, width, sheet, windowHeight) : relocation || logistics ? relocationPadding(width, sheet, windowHeight) : paddingFor(width, folded, room !== null, sheet, windowHeight)} onMap={setMap} /></div>}
      </main>
    </OpenZoneContext>
  )
}

/** What covers the map, so that its middle is the middle of what can be seen. */
function paddingFor(width: Width, folded: boolean, hasRoom: boolean, sheet: SheetSize, windowHeight: number): MapPadding {
  if (width === 'phone') return { top: 56, right: 0, bottom: sheetHeight(sheet === 'full' ? 'half' : sheet, windowHeight), left: 0 }
  const left = width === 'narrow' && hasRoom ? zoneWidth : folded ? 0 : leftWidth
  return { top: 0, right: width === 'wide' && hasRoom ? zoneWidth : 0, bottom: 0, left }
}

/** The same at the desk, where figures and tools lie over the map as well. */
function paddingForDesk(width: Width, isDrawing: boolean, sheet: SheetSize, windowHeight: number): MapPadding {
  const top = isDrawing ? 132 : 0
  if (width === 'phone') return { top: isDrawing ? 148 : 0, right: 0, bottom: sheetHeight(sheet === 'full' ? 'half' : sheet, windowHeight) + (isDrawing ? 64 : 0), left: 0 }
  return { top, right: width === 'wide' && isDrawing ? zoneWidth : 0, bottom: 0, left: width === 'narrow' ? zoneWidth : leftWidth }
}
