import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ellipsoidalArea, planeArea } from '../../geometry/vn2000.ts'
import { useFormat } from '../../i18n/use-format.ts'

/** What the server measured, m². */
export interface CornerMeasures {
  areaM2: number
  planeAreaM2: number | null
  srid: number | null
}

/** Plane, ellipsoidal and declared hectares side by side, and how far they lie apart. */
export function CornerAreas({ geometry, srid, declaredHa, measures }: { geometry: GeoJSON.MultiPolygon; srid: number; declaredHa: number | null; measures: CornerMeasures | null }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const preview = useMemo(() => ({ plane: planeArea(geometry, srid), ellipsoid: ellipsoidalArea(geometry) }), [geometry, srid])
  const isMeasured = measures !== null && measures.srid === srid && measures.planeAreaM2 !== null
  const plane = isMeasured ? measures.planeAreaM2 ?? preview.plane : preview.plane
  const ellipsoid = isMeasured ? measures.areaM2 : preview.ellipsoid
  const hectares = (m2: number): string => `${format.number(m2 / 10_000, 3, true)}\u00a0ha`
  return (
    <dl className="corners-areas" aria-busy={!isMeasured || undefined}>
      <div><dt>{t('corners.plane')}</dt><dd>{hectares(plane)}</dd></div>
      <div><dt>{t('corners.ellipsoid')}</dt><dd>{hectares(ellipsoid)}</dd></div>
      {declaredHa !== null && <div><dt>{t('corners.declared')}</dt><dd>{hectares(declaredHa * 10_000)}</dd></div>}
      {declaredHa !== null && <div><dt>{t('corners.difference')}</dt><dd>{format.difference((plane - declaredHa * 10_000) / 10_000)}{'\u00a0'}ha</dd></div>}
      {!isMeasured && <small>{t('corners.preview')}</small>}
    </dl>
  )
}
