import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Standards } from '../../../api/contract/standards.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useUnits } from '../../i18n/use-units.ts'
import { vi as quota, type QuotaWords } from '../../i18n/quota-words.ts'
import { vi, type Words } from '../../i18n/vi.ts'
import type { Marks } from '../../state/use-marks.ts'
import { barEnd } from '../../ui/bar-scale.ts'
import { Button } from '../../ui/button.tsx'
import { Figure } from '../../ui/figure.tsx'
import { MarkButton } from '../../ui/mark-button.tsx'
import { MeasureBar } from '../../ui/measure-bar.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { RuleDoubt } from '../../ui/rule-lines.tsx'
import { operatorSigns, signAsFound } from '../../ui/rule-signs.ts'
import { Verdict } from '../../ui/verdict.tsx'

type Check = Standards['checks'][number]

const firstShown = 10
/** Values beside a check come in the unit of the check, but the land in a green belt in square metres. */
const detailUnits: Record<Check['check'], string> = {
  road: 'percent', green: 'percent', technical: 'percent', service: 'percent', workers_housing: 'percent',
  green_belt: 'm2', building_density: 'percent', phase_area: 'ha',
}
const isPart = (code: string): code is keyof QuotaWords['standards']['part'] => Object.hasOwn(quota.standards.part, code)
const isLandUse = (code: string): code is keyof Words['landUse'] => Object.hasOwn(vi.landUse, code)

/** One standard: its verdict, what there is against the threshold as a line, and where it falls short. */
export function StandardCheck({ check, baseHa, marks }: { check: Check; baseHa: number | null; marks: Marks }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const units = useUnits()
  const { check: name, verdict, value, unit, valueHa, missingHa, note, rule, plotIds } = check
  const title = t(`standards.check.${name}`)
  const written = (number: number): string => {
    const { value: digits, unit: word } = units.quantity(number, unit)
    return word ? `${digits}\u00a0${word}` : digits
  }
  // A belt's width is no share of it: only what is told in the same unit is compared.
  const threshold = rule?.unit === unit ? rule.value : null
  const judged = rule !== null && (verdict === 'met' || verdict === 'short')
  const asks = rule && threshold !== null ? `${operatorSigns[rule.operator]}\u00a0${written(threshold)}` : null
  const isShare = name !== 'green_belt' && name !== 'building_density' && name !== 'phase_area'
  const tooMuch = rule?.operator === 'lte' || rule?.operator === 'lt'
  return (
    <li className="standard">
      <h5>{title}</h5>
      <Verdict state={verdict} size="small" arithmetic={judged && value !== null && threshold !== null && `${written(value)} ${signAsFound(rule.operator, verdict === 'met')} ${written(threshold)}`} />
      {value !== null && (threshold !== null || name === 'green_belt') && (
        <MeasureBar
          end={name === 'green_belt' ? 100 : barEnd([value, threshold ?? 0])}
          parts={[{ key: name, value, fill: verdict === 'short' ? 'repeating-linear-gradient(45deg, #b98524 0 3px, #f0d9a6 3px 6px)' : 'var(--accent)', title: `${title}: ${written(value)}` }]}
          lines={threshold !== null && asks ? [{ value: threshold, label: asks }] : []}
        />
      )}
      <div className="standard-numbers">
        <Figure
          name={title} value={value} unit={unit} size="small" rules={[rule]}
          formula={isShare ? t('standards.formula.share', { name: title }) : t(`standards.formula.${name}`)}
          inputs={valueHa === null ? [] : isShare ? [{ label: title, value: valueHa, unit: 'ha' }, { label: t('standards.base'), value: baseHa, unit: 'ha' }] : [{ label: t('standards.valueHa'), value: valueHa, unit: 'ha' }]}
        />
        {valueHa !== null && <span className="quiet small">{format.number(valueHa)}{'\u00a0'}ha</span>}
        {verdict === 'short' && missingHa !== null && missingHa > 0 && <span className="small">{t(tooMuch ? 'standards.overHa' : 'standards.missingHa', { ha: `${format.number(missingHa)}\u00a0ha` })}</span>}
        {plotIds.length > 0 && <span className="small"><MarkButton pressed={marks.marked === name} title={t('standards.mark')} onPress={() => marks.mark(name, plotIds)}>{t('quota.plots', { count: plotIds.length, formatted: format.number(plotIds.length) })}</MarkButton></span>}
        {rule && <RuleDoubt rule={rule} />}
      </div>
      {note && note !== 'stated_from_memory' && <p className="quiet small">{t(`standards.note.${note}`)}</p>}
      <Detail check={check} marks={marks} />
    </li>
  )
}

/** What stands beside a check: uses often counted with it, plots in the belt, plots too densely built, phases; each with its own value. */
function Detail({ check: { check: name, detail }, marks }: { check: Check; marks: Marks }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const units = useUnits()
  const [all, setAll] = useState(false)
  if (detail.length === 0) return null
  const unit = detailUnits[name]
  const nameOf = (code: string): string => {
    const phase = /^phase-(\d+)$/.exec(code)?.[1]
    if (phase) return t('standards.phase', { number: phase })
    if (isLandUse(code)) return t(`landUse.${code}`)
    return isPart(code) ? t(`standards.part.${code}`) : code
  }
  return (
    <div className="small">
      <p className="quiet">{t(`standards.detail.${name === 'green_belt' || name === 'building_density' || name === 'phase_area' ? name : 'beside'}`)}</p>
      <ul className="standard-detail">
        {detail.slice(0, all ? undefined : firstShown).map(({ code, id, value }) => (
          <li key={`${code}${id}`}>
            {id === null ? nameOf(code) : <MarkButton pressed={marks.marked === `${name} ${code}`} title={t('quota.mark')} onPress={() => marks.mark(`${name} ${code}`, [id])}>{code}</MarkButton>}
            {' '}<Quantity {...units.quantity(value, unit, unit === 'm2' ? 0 : 2)} />
          </li>
        ))}
      </ul>
      {detail.length > firstShown && !all && <Button onClick={() => setAll(true)}>{t('quota.all', { count: detail.length, formatted: format.number(detail.length) })}</Button>}
    </div>
  )
}
