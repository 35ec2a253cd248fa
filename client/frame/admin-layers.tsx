import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Lines } from '../features/admin-infrastructure/lines.tsx'
import { Points } from '../features/admin-infrastructure/points.tsx'
import { useLines, usePoints } from '../features/admin-infrastructure/use-infrastructure.ts'
import '../i18n/admin-layer-words.ts'
import { Segmented } from '../ui/segmented.tsx'
import { TableSkeleton } from '../ui/table-skeleton.tsx'
import { Loaded } from './loaded.tsx'
import { PlacePicker } from './place-picker.tsx'

const layersInOrder = ['points', 'lines'] as const
type Layer = (typeof layersInOrder)[number]

export function Part(): ReactElement {
  const { t } = useTranslation()
  const [layer, setLayer] = useState<Layer>('points')
  const points = usePoints()
  const lines = useLines()
  const layers = <div className="layer-choice"><Segmented label={t('adminLayer.layer')} options={layersInOrder.map((value) => ({ value, label: t(`adminLayer.layers.${value}`) }))} value={layer} onChange={setLayer} /></div>
  return layer === 'points'
    ? <Loaded query={points} skeleton={<TableSkeleton />}>{(some) => <Points points={some} Picker={PlacePicker} layers={layers} />}</Loaded>
    : <Loaded query={lines} skeleton={<TableSkeleton />}>{(some) => <Lines lines={some} layers={layers} />}</Loaded>
}
