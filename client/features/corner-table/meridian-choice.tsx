import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { writeDegrees } from './write-degrees.ts'

export interface Meridian {
  srid: number
  centralMeridian: number
  /** Of the former province: an offer, never an inference. */
  isUsual: boolean
}

/** The central meridian a table is read in, by the document; the usual ones of the place stand first. */
export function MeridianChoice({ srid, meridians, onChoose }: { srid: number; meridians: readonly Meridian[]; onChoose: (srid: number) => void }): ReactElement {
  const { t } = useTranslation()
  const sorted = [...meridians].sort((a, b) => a.centralMeridian - b.centralMeridian)
  const options = (usual: boolean): ReactElement[] => sorted.filter(({ isUsual }) => isUsual === usual).map((one) => (
    <option key={one.srid} value={one.srid}>{t('corners.meridianOption', { degrees: writeDegrees(one.centralMeridian), srid: one.srid })}</option>
  ))
  return (
    <label className="corners-meridian">
      <span>{t('corners.meridian')}</span>
      <select value={srid} onChange={(event) => onChoose(Number(event.target.value))}>
        <optgroup label={t('corners.meridianUsual')}>{options(true)}</optgroup>
        <optgroup label={t('corners.meridianOther')}>{options(false)}</optgroup>
      </select>
      <small>{t('corners.meridianHint')}</small>
    </label>
  )
}
