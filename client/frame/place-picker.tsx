import { lazy, Suspense, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../i18n/admin-layer-words.ts'
import { useLanguage } from '../i18n/use-language.ts'
import type { MapView } from '../map/camera.ts'
import { usualLayers } from '../permalink.ts'
import { useSettings } from '../state/use-settings.ts'
import { Button } from '../ui/button.tsx'
import { Guard } from './guard.tsx'
import './place-picker.css'

const AtlasMap = lazy(() => import('../atlas-map.tsx'))

const layers = { ...usualLayers, clean: false }
const everything = { matches: null }
const vietnam: MapView = { zoom: 4.6, lat: 16.2, lng: 106.6 }
const nothing = (): void => undefined

interface PlacePickerProps {
  start: readonly [number, number] | null
  onTake: (position: readonly [number, number]) => void
}

/** A small map with a cross in its middle: mouse, finger and arrow keys move the map below the cross. */
export function PlacePicker({ start, onTake }: PlacePickerProps): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const settings = useSettings()
  const [view, setView] = useState<MapView>(start ? { zoom: 12, lng: start[0], lat: start[1] } : vietnam)
  return (
    <section className="place-picker" aria-label={t('adminLayer.pickMap')}>
      <p className="field-hint">{t('adminLayer.pickText')}</p>
      <div className="place-picker-map">
        <Guard of="map">
          <Suspense fallback={null}>
            <AtlasMap
              view={view}
              onViewChange={setView}
              language={language}
              basemapStyleUrl={settings?.basemapStyleUrl ?? null}
              layers={layers}
              zoneFilter={everything}
              selectedCode={null}
              onSelect={nothing}
              hoveredCode={null}
              onHover={nothing}
              fitTo={null}
              onStatus={nothing}
              selecting={false}
              cooperative
            />
          </Suspense>
        </Guard>
        <svg className="place-picker-cross" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true"><path d="M20 4v12M20 24v12M4 20h12M24 20h12" /><circle cx="20" cy="20" r="1.6" /></svg>
      </div>
      <div><Button onClick={() => onTake([view.lng, view.lat])}>{t('adminLayer.pickTake')}</Button></div>
    </section>
  )
}
