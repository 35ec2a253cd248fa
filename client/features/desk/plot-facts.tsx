import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandUse } from '../../../api/contract/plot.ts'
import '../../i18n/desk-words.ts'
import { landUseNumbers } from '../../map/palette.ts'
import type { DrawnPlot, PlotFacts } from '../../state/drawing/shapes.ts'
import { Check } from '../../ui/check.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FieldRow } from '../../ui/form.tsx'

const landUses = Object.keys(landUseNumbers) as LandUse[]
const leasable: readonly LandUse[] = ['industrial', 'warehouse', 'service']

interface PlotFactsFormProps {
  plot: DrawnPlot
  /** Whether another plot has this code. */
  isTaken: (code: string) => boolean
  onChange: (facts: Partial<PlotFacts>) => void
}

/** What a plot that begins is called and used for; of one on record these are changed elsewhere. */
export function PlotFactsForm({ plot: { id, code, landUse, isLogistics, smeReserved }, isTaken, onChange }: PlotFactsFormProps): ReactElement {
  const { t } = useTranslation()
  if (id !== null) return <p className="quiet small">{t('desk.plotOnRecord', { code, use: t(`landUse.${landUse}`) })}</p>
  return (
    <div className="plot-facts">
      <FieldRow>
        <TextField
          key={code} label={t('desk.plotCode')} maxLength={40} autoComplete="off" defaultValue={code} error={isTaken(code) ? t('desk.plotCodeTaken') : undefined}
          onBlur={(event) => { const typed = event.target.value.trim(); if (typed !== '' && typed !== code) onChange({ code: typed }) }}
        />
        <SelectField
          label={t('desk.plotUse')} value={landUse}
          onChange={(event) => {
            const use = landUses.find((one) => one === event.target.value) ?? landUse
            // What its new use cannot be is taken off with it.
            onChange({ landUse: use, isLogistics: isLogistics && (use === 'warehouse' || use === 'service'), smeReserved: smeReserved && leasable.includes(use) })
          }}
        >
          {landUses.map((use) => <option key={use} value={use}>{t(`landUse.${use}`)}</option>)}
        </SelectField>
      </FieldRow>
      {(landUse === 'warehouse' || landUse === 'service') && <Check checked={isLogistics} onChange={(on) => onChange({ isLogistics: on })}>{t('desk.plotLogistics')}</Check>}
      {leasable.includes(landUse) && <Check checked={smeReserved} onChange={(on) => onChange({ smeReserved: on })}>{t('desk.plotSme')}</Check>}
    </div>
  )
}
