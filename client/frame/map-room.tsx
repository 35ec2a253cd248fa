import type { Map as MapLibreMap } from 'maplibre-gl'
import { lazy, Suspense, useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMatches, useSettledFilter } from '../features/zone/use-zones.ts'
import { useLanguage } from '../i18n/use-language.ts'
import type { MapPadding } from '../map/camera.ts'
import { shownLayers } from '../permalink.ts'
import type { Atlas } from '../state/use-atlas.ts'
import { usePlace } from '../state/use-place.ts'
import { useSettings } from '../state/use-settings.ts'
import { Guard } from './guard.tsx'

const AtlasMap = lazy(() => import('../atlas-map.tsx'))

const plotsFromZoom = 14.5

interface MapRoomProps {
  atlas: Atlas
  padding: MapPadding
  /** Lends the map to what draws on it; null when it goes. */
  onMap: (map: MapLibreMap | null) => void
}

/** The map behind everything, showing what the place says. */
export function MapRoom({ atlas, padding, onMap }: MapRoomProps): ReactElement {
  const { t } = useTranslation()
  const place = usePlace()
  const { room, filter, plot } = place
  const { plots, clean, clearance, corridor, infrastructure, offers = false } = shownLayers(place)
  const layers = useMemo(() => ({ plots, clean, clearance, corridor, infrastructure, offers }), [plots, clean, clearance, corridor, infrastructure, offers])
  const zoneFilter = useMatches(useSettledFilter(filter))
  const settings = useSettings()
  const language = useLanguage()
  // From afar a click means the zone; its plots are picked once it is open, or from where they can be told apart.
  const plotAt = (code: string | null, hit: number | null): number | null =>
    (atlas.view.zoom >= plotsFromZoom || (room.name === 'zone' && room.code === code) ? hit : null)
  return (
    <section className="map-room" aria-label={t('app.map')}>
      <Guard of="map">
        <Suspense fallback={null}>
          <AtlasMap
            view={atlas.view}
            onViewChange={atlas.onViewChange}
            language={language}
            basemapStyleUrl={settings?.basemapStyleUrl ?? null}
            layers={layers}
            zoneFilter={zoneFilter}
            selectedCode={room.name === 'zone' ? room.code : null}
            onSelect={(code, hit) => { if (!atlas.isTaken(code, hit)) atlas.pick(code, plotAt(code, hit)) }}
            selectedId={plot}
            markedIds={atlas.highlight?.plotIds}
            markedShape={atlas.highlight?.shape}
            hoveredCode={atlas.hoveredCode}
            onHover={atlas.onHover}
            fitTo={atlas.fitTo}
            padding={padding}
            onStatus={atlas.onStatus}
            onMap={onMap}
            // While a boundary or an alignment is drawn, a click belongs to the pen; where land is looked for, to the offers.
            selecting={room.name !== 'find-land' && (room.name !== 'plan' || room.code === null) && (room.name !== 'relocation' || room.tab !== 'corridor')}
          />
        </Suspense>
      </Guard>
    </section>
  )
}
