import { lazy, Suspense, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ZoneSkeleton } from '../features/zone/overview/zone-skeleton.tsx'
import type { LedgerTab } from '../permalink.ts'
import type { Atlas } from '../state/use-atlas.ts'
import type { Width } from '../state/use-browser.ts'
import { usePlace, usePlaceStore } from '../state/use-place.ts'
import { IconButton } from '../ui/button.tsx'

const ZonePanel = lazy(() => import('../features/zone/overview/zone-panel.tsx').then((module) => ({ default: module.ZonePanel })))
const Ledger = lazy(() => import('./ledger.tsx').then((module) => ({ default: module.Ledger })))
const PlotCard = lazy(() => import('../features/plot/card.tsx').then((module) => ({ default: module.PlotCard })))

/** A zone's panel and its tabs, fetched when the first zone is opened. In a sheet, name and buttons stand in its head. */
export function ZoneRoom({ code, tab, atlas, width, onLeave }: { code: string; tab: LedgerTab | null; atlas: Atlas; width: Width; onLeave: () => void }): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const { plot } = usePlace()
  const inSheet = width === 'phone'
  const close = inSheet ? null : <IconButton icon="close" label={t('zone.close')} onClick={onLeave} />
  const closePlot = (): void => {
    store.change({ plot: null }, 'push')
    // Whoever reads by keyboard goes on below the card that is gone.
    document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus({ preventScroll: true })
  }
  return (
    <Suspense fallback={<ZoneSkeleton buttons={close} />}>
      <ZonePanel
        code={code}
        onFit={(zone) => atlas.fit([zone])}
        onLoaded={atlas.onZoneLoaded}
        onClose={onLeave}
        headed={!inSheet}
        takesFocus={width === 'narrow'}
        buttons={close}
        tab={tab}
        onTab={(opened, browsing) => store.change({ room: opened ? { name: 'zone', code, tab: opened } : { name: 'zone', code } }, browsing ? 'replace' : 'push')}
        card={plot !== null && (
          <Suspense fallback={null}>
            <PlotCard key={plot} id={plot} zone={code} onFit={(bbox) => atlas.mark({ plotIds: [], bbox, fit: true })} onClose={closePlot} />
          </Suspense>
        )}
      >
        {tab && <Suspense fallback={null}><Ledger key={code} code={code} tab={tab} mark={atlas.mark} /></Suspense>}
      </ZonePanel>
    </Suspense>
  )
}
