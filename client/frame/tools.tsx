import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LayerSwitchList } from '../features/legend/layer-switches.tsx'
import { Legend } from '../features/legend/legend.tsx'
import { chosenLayers, shownLayers } from '../permalink.ts'
import { usePlace, usePlaceStore } from '../state/use-place.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import './tools.css'

/** Layers and legend at the foot of the list. */
export function Tools({ zoom, legendOpen, layersOpen = false }: { zoom: number; legendOpen: boolean; layersOpen?: boolean }): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const place = usePlace()
  const layers = shownLayers(place)
  const [long, setLong] = useState(false)
  return (
    <div className="tools">
      <Disclosure title={t('layers.title')} startsOpen={layersOpen}>
        <LayerSwitchList layers={layers} zoom={zoom} onChange={(changed) => store.change({ layers: chosenLayers(place, changed) }, 'push')} />
      </Disclosure>
      <Disclosure title={t('legend.title')} startsOpen={legendOpen}>
        <Legend layers={layers} zoom={zoom} long={long} />
        <button type="button" className="tools-more" aria-expanded={long} onClick={() => setLong(!long)}>{long ? t('legend.less') : t('legend.more')}</button>
      </Disclosure>
    </div>
  )
}
