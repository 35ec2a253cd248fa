import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { SmeQuota } from '../../../api/contract/sme-quota.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { MeasureBar } from '../../ui/measure-bar.tsx'
import { Ground, PanelSection } from '../../ui/panel-section.tsx'
import { RuleLines } from '../../ui/rule-lines.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import { Arithmetic } from './arithmetic.tsx'
import { compareInWords, splitRules } from './quota-arithmetic.ts'

const reservedFill = 'var(--accent)'
const leasedFill = 'repeating-linear-gradient(45deg, var(--accent) 0 3px, #8fbdbb 3px 6px)'

/** Decree 35/2022 art. 9.4: the verdict, why it is not one, and what the arithmetic says, in the numbers of the server. */
export function Decree35({ quota: { decree35: law, asOf, basis } }: { quota: SmeQuota }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const ha = (value: number): string => `${format.number(value)}\u00a0ha`
  const { verdict, reason, wouldBe, requiredHa, adviceHa } = law
  const { thresholds, eligible } = splitRules(law.rules)
  const compared = requiredHa === null ? null : compareInWords(law.countedHa, requiredHa, format.number)
  const starts = thresholds.find(({ parameter }) => parameter === 'minimum_area')?.validFrom ?? null
  return (
    <>
      <PanelSection title={t('smeQuota.decree35')} under={<Ground asOf={asOf} basis={basis} />}>
        <p><Verdict state={verdict} arithmetic={(verdict === 'met' || verdict === 'short') && compared} /></p>
        {reason && (
          <p>{t(`smeQuota.reason.${reason === 'not_established' && verdict === 'not_applicable' ? 'withdrawn' : reason}`, { date: starts ? format.edtf(starts) : t('number.unknown') })}</p>
        )}
        {wouldBe && compared && <p className="quiet">{t('smeQuota.wouldBe')} <Verdict state={wouldBe} arithmetic={compared} size="small" /></p>}
        {requiredHa !== null && (
          <>
            <MeasureBar
              parts={[
                { key: 'reserved', value: law.reservedHa, fill: reservedFill, title: `${t('smeQuota.reserved')}: ${ha(law.reservedHa)}` },
                { key: 'leased', value: law.leasedToEligibleHa, fill: leasedFill, title: `${t('smeQuota.leased')}: ${ha(law.leasedToEligibleHa)}` },
              ]}
              lines={[
                { value: requiredHa, label: t('smeQuota.lineMinimum', { ha: ha(requiredHa) }) },
                ...(adviceHa !== null && adviceHa !== requiredHa ? [{ value: adviceHa, label: t('smeQuota.lineAdvice', { ha: ha(adviceHa) }), soft: true }] : []),
              ]}
            />
            <Arithmetic law={law} basis={basis} thresholds={thresholds} eligible={eligible} />
          </>
        )}
        {thresholds.length > 0 && (
          <div>
            <h5>{t('quota.rules')}</h5>
            <RuleLines rules={thresholds} />
          </div>
        )}
      </PanelSection>
      {eligible.length > 0 && <Disclosure title={t('smeQuota.who')} level={4}><RuleLines rules={eligible} /></Disclosure>}
    </>
  )
}
