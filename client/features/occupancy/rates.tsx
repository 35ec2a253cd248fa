import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Occupancy } from '../../../api/contract/occupancy.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { leaseNumbers, leaseSwatches } from '../../map/palette.ts'
import { Figure } from '../../ui/figure.tsx'
import { MeasureBar } from '../../ui/measure-bar.tsx'
import { Ground, PanelSection } from '../../ui/panel-section.tsx'
import './rates.css'

const fillOf = (state: 'leased' | 'in_use'): string => leaseSwatches[leaseNumbers[state]]?.fill ?? 'var(--accent)'

/** Two rates of the same land side by side: what the law counts, and what is really in use. */
export function Rates({ occupancy }: { occupancy: Occupancy }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { formula, contractual, real, idleHa, rules, asOf, basis, allocationsRecorded } = occupancy
  const ground = <Ground asOf={asOf} basis={basis} />
  if (formula === null) return <PanelSection title={t('occupancy.title')} under={ground}><p>{t('occupancy.noFormula')}</p></PanelSection>
  if (contractual.pct === null) {
    return (
      <PanelSection title={t('occupancy.title')} under={ground}>
        <p>{contractual.denominatorHa > 0 && !allocationsRecorded ? t('occupancy.notRecorded') : t('occupancy.noLand')}</p>
        <p className="quiet small">{t('occupancy.notRecordedText')}</p>
        <p className="quiet small">{t(`occupancy.formula.${formula}`)} {t(`occupancy.differs.${formula}`)}</p>
      </PanelSection>
    )
  }
  const { approvedHa, leasedHa, inUseHa } = contractual
  const counted = [
    ...(formula === 'industrial_cluster' ? [{ label: t('occupancy.state.approved'), value: approvedHa, unit: 'ha' }] : []),
    { label: t('occupancy.idle'), value: leasedHa, unit: 'ha' },
    { label: t('occupancy.state.inUse'), value: inUseHa, unit: 'ha' },
  ]
  const denominator = { label: t('occupancy.denominator'), value: contractual.denominatorHa, unit: 'ha' }
  return (
    <PanelSection title={t('occupancy.title')} under={ground}>
      <div className="rate">
        <Figure
          label={t('occupancy.contractual')} value={contractual.pct} unit="percent" size="large" formula={t(`occupancy.formula.${formula}`)} rules={rules.filter(({ code }) => code === 'occupancy')}
          inputs={[...counted, { label: t('occupancy.numerator'), value: contractual.numeratorHa, unit: 'ha' }, denominator]}
        />
        <MeasureBar end={100} parts={[{ key: 'contractual', value: contractual.pct, fill: fillOf('leased'), title: format.percent(contractual.pct) }]} />
      </div>
      <div className="rate">
        <Figure
          label={t('occupancy.real')} value={real.pct} unit="percent" size="large" formula={t('occupancy.realFormula')}
          inputs={[{ label: t('occupancy.numerator'), value: real.inUseHa, unit: 'ha' }, denominator]}
        />
        {real.pct !== null && <MeasureBar end={100} parts={[{ key: 'real', value: real.pct, fill: fillOf('in_use'), title: format.percent(real.pct) }]} />}
      </div>
      <Figure label={t('occupancy.idle')} value={idleHa} unit="ha" formula={t('occupancy.idleFormula')} />
      <div className="quiet small">
        <p>{t(`occupancy.formula.${formula}`)} {t(`occupancy.differs.${formula}`)}</p>
        <p>{t('occupancy.real')}: {t('occupancy.realText')}</p>
      </div>
    </PanelSection>
  )
}
