import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rule } from '../../../api/contract/ledger.ts'
import type { SmeQuota } from '../../../api/contract/sme-quota.ts'
import type { Basis } from '../../../api/contract/zone.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Figure } from '../../ui/figure.tsx'
import { SumLine } from '../../ui/panel-section.tsx'
import { Quantity } from '../../ui/quantity.tsx'

interface ArithmeticProps {
  law: SmeQuota['decree35']
  basis: Basis | null
  thresholds: readonly Rule[]
  eligible: readonly Rule[]
}

/** The quota worked out line by line as on paper: what is asked, what is there, what is missing. */
export function Arithmetic({ law, basis, thresholds, eligible }: ArithmeticProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { industrialHa, industrialOf, shareHa, minimumAreaHa, minimumSharePct, requiredHa, adviceHa, shortfallHa, shortOfAdviceHa } = law
  // Without plots nobody knows what is reserved: that is not nothing.
  const known = industrialOf === 'plots'
  const line = (value: number | null): ReactElement => (value === null ? <span className="quiet">{t('number.none')}</span> : <Quantity value={format.number(value)} unit="ha" />)
  const advises = adviceHa !== null && adviceHa !== requiredHa
  return (
    <div>
      <h5>{t('smeQuota.arithmetic')}</h5>
      <dl className="sum">
        <SumLine label={t('smeQuota.industrial')} note={industrialOf && t(`smeQuota.industrialOf.${industrialOf}`)}>{line(industrialHa)}</SumLine>
        {shareHa !== null && minimumSharePct !== null && <SumLine sign="×" label={t('smeQuota.share', { share: format.percent(minimumSharePct) })}>{line(shareHa)}</SumLine>}
        {minimumAreaHa !== null && <SumLine label={t('smeQuota.area')}>{line(minimumAreaHa)}</SumLine>}
        <SumLine sign="→" label={t('smeQuota.required')} result>
          <Figure
            value={requiredHa} unit="ha" name={t('smeQuota.required')} rules={thresholds}
            formula={minimumAreaHa === null || minimumSharePct === null ? undefined
              : t('smeQuota.requiredFormula', { area: `${format.number(minimumAreaHa)}\u00a0ha`, share: format.percent(minimumSharePct) })}
            inputs={[{ label: t('smeQuota.industrial'), value: industrialHa, unit: 'ha' }]}
          />
        </SumLine>
        {advises && <SumLine label={t('smeQuota.advice')}>{line(adviceHa)}</SumLine>}
        <SumLine label={t('smeQuota.reserved')}>{line(known ? law.reservedHa : null)}</SumLine>
        <SumLine sign="+" label={t('smeQuota.leased')}>{line(known ? law.leasedToEligibleHa : null)}</SumLine>
        <SumLine sign="=" label={t('smeQuota.counted')} result>
          <Figure value={known ? law.countedHa : null} unit="ha" name={t('smeQuota.counted')} formula={t('smeQuota.countedFormula')} rules={eligible} basis={known ? basis : null} />
        </SumLine>
        {shortfallHa !== null && <SumLine sign="−" label={t('smeQuota.shortfall')} result>{line(shortfallHa)}</SumLine>}
        {shortOfAdviceHa !== null && advises && <SumLine label={t('smeQuota.shortOfAdvice')}>{line(shortOfAdviceHa)}</SumLine>}
      </dl>
    </div>
  )
}
