import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerSwitches } from '../../map/theme.ts'
import { Check } from '../../ui/check.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import './legend.css'
import { shownFrom } from './shown-from.ts'

const plotThemes = ['land_use', 'lease', 'off'] as const
const switches = ['clean', 'clearance', 'corridor', 'infrastructure'] as const

/** What the map shows. A layer that begins at a nearer zoom says so until it is reached. */
export function LayerSwitchList({ layers, zoom, onChange }: { layers: LayerSwitches; zoom: number; onChange: (layers: LayerSwitches) => void }): ReactElement {
  const { t } = useTranslation()
  const hint = (layer: keyof LayerSwitches): string => (zoom < shownFrom[layer] ? t('layers.zoomIn') : '')
  return (
    <div className="layer-switches">
      <div>
        <p className="layer-switches-plots" aria-hidden="true">
          <span>{t('layers.plots')}</span>
          <span className="quiet small">{layers.plots === 'off' ? '' : hint('plots')}</span>
        </p>
        <Segmented
          label={t('layers.plots')}
          options={plotThemes.map((value) => ({ value, label: t(`layers.plotsBy.${value}`) }))}
          value={layers.plots}
          onChange={(plots) => onChange({ ...layers, plots })}
        />
      </div>
      {switches.map((layer) => (
        <Check key={layer} checked={layers[layer]} aside={layers[layer] ? hint(layer) : ''} onChange={(on) => onChange({ ...layers, [layer]: on })}>
          {t(`layers.${layer}`)}
        </Check>
      ))}
    </div>
  )
}
