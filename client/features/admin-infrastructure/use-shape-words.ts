import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'

interface Shape {
  alignment: { coordinates: readonly (readonly unknown[])[] } | null
  clearanceArea: { coordinates: readonly (readonly (readonly unknown[])[])[] } | null
}

/** A corridor's shape in words: how many vertices its line and its area have. */
export function useShapeWords(): (shape: Shape) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ alignment, clearanceArea }) => [
    ...(alignment ? [t('adminLayer.lineShape', { count: format.number(alignment.coordinates.reduce((sum, path) => sum + path.length, 0), 0) })] : []),
    ...(clearanceArea ? [t('adminLayer.areaShape', { count: format.number(clearanceArea.coordinates.reduce((sum, polygon) => sum + polygon.reduce((corners, ring) => corners + ring.length - 1, 0), 0), 0) })] : []),
  ].join(', ')
}
