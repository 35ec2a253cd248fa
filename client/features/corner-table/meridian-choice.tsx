import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { writeDegrees } from '../../i18n/write-degrees.ts'

export interface Meridian {
  srid: number
  centralMeridian: number
  /** Of the former province: an offer, never an inference. */
  isUsual: boolean
}

interface MeridianProps {
  meridians: readonly Meridian[]
  onChoose: (srid: number) => void
}

/** The central meridian a table is read in, by the document; the usual ones of the place stand first. `srid` null: nobody has chosen one. */
export function MeridianChoice({ srid, meridians, onChoose }: MeridianProps & { srid: number | null }): ReactElement {
  const { t } = useTranslation()
  const sorted = [...meridians].sort((a, b) => a.centralMeridian - b.centralMeridian)
  const options = (usual: boolean): ReactElement[] => sorted.filter(({ isUsual }) => isUsual === usual).map((one) => (
    <option key={one.srid} value={one.srid}>{t('corners.meridianOption', { degrees: writeDegrees(one.centralMeridian), srid: one.srid })}</option>
  ))
  const usual = options(true)
  return (
    <label className="corners-meridian">
      <span>{t('corners.meridian')}</span>
      <select value={srid ?? ''} onChange={(event) => onChoose(Number(event.target.value))}>
        {srid === null && <option value="" disabled>{t('corners.meridianNone')}</option>}
        {usual.length > 0 && <optgroup label={t('corners.meridianUsual')}>{usual}</optgroup>}
        <optgroup label={t('corners.meridianOther')}>{options(false)}</optgroup>
      </select>
      <small>{t('corners.meridianHint')}</small>
    </label>
  )
}

/** Asks for the meridian before anything is read or written in one: the usual ones of the place at hand, the others in the list above. */
export function MeridianQuestion({ question, meridians, onChoose }: MeridianProps & { question: string }): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="corners-question" role="group" aria-label={question}>
      <p role="status">{question}</p>
      <div className="corners-actions">
        {meridians.filter(({ isUsual }) => isUsual).map(({ srid, centralMeridian }) => <Button key={srid} onClick={() => onChoose(srid)}>{writeDegrees(centralMeridian)}</Button>)}
      </div>
      <p className="corners-said">{t('corners.meridianElse')}</p>
    </div>
  )
}
