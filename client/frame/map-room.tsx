import { lazy, Suspense, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMatches, useSettledFilter } from '../features/zone/use-zones.ts'
import { useLanguage } from '../i18n/use-language.ts'
import type { MapPadding } from '../map/camera.ts'
import type { Atlas } from '../state/use-atlas.ts'
import { usePlace } from '../state/use-place.ts'
import { useSettings } from './foot.tsx'
import { Guard } from './guard.tsx'

const AtlasMap = lazy(() => import('../atlas-map.tsx'))

/** The map behind everything, showing what the place says. */
export function MapRoom({ atlas, padding }: { atlas: Atlas; padding: MapPadding }): ReactElement {
  const { t } = useTranslation()
  const { room, layers, filter } = usePlace()
  const zoneFilter = useMatches(useSettledFilter(filter))
  const settings = useSettings()
  const language = useLanguage()
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
            onSelect={atlas.pick}
            hoveredCode={atlas.hoveredCode}
            onHover={atlas.onHover}
            fitTo={atlas.fitTo}
            padding={padding}
            onStatus={atlas.onStatus}
          />
        </Suspense>
      </Guard>
    </section>
  )
}
