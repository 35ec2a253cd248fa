import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { SmeQuota } from '../../../api/contract/sme-quota.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Figure } from '../../ui/figure.tsx'
import { MeasureBar } from '../../ui/measure-bar.tsx'
import { Ground, PanelSection, SumLine } from '../../ui/panel-section.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { RuleLines } from '../../ui/rule-lines.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import { compareInWords, splitRules } from './quota-arithmetic.ts'

const reservedFill = 'var(--accent)'
const leasedFill = 'repeating-linear-gradient(45deg, var(--accent) 0 3px, #8fbdbb 3px 6px)'

/** Decree 35/2022 art. 9.4: the verdict, and the arithmetic line by line, in the numbers of the server. */
export function Decree35({ quota: { decree35: law, asOf, basis } }: { quota: SmeQuota }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const ha = (value: number): string => `${format.number(value)}\u00a0ha`
  const { verdict, reason, wouldBe, requiredHa, adviceHa, minimumAreaHa, minimumSharePct, industrialHa, shareHa } = law
  const { thresholds, eligible } = splitRules(law.rules)
  const compared = requiredHa === null ? null : compareInWords(law.countedHa, requiredHa, format.number)
  const area = minimumAreaHa === null ? null : ha(minimumAreaHa)
  const share = minimumSharePct === null ? null : format.percent(minimumSharePct)
  const judged = verdict === 'met' || verdict === 'short'
  const starts = thresholds.find(({ parameter }) => parameter === 'minimum_area')?.validFrom ?? null
  return (
    <>
      <PanelSection title={t('smeQuota.decree35')} under={<Ground asOf={asOf} basis={basis} />}>
        <p><Verdict state={verdict} arithmetic={judged && compared} /></p>
        {reason && <p>{t(`smeQuota.reason.${reason === 'not_established' && verdict === 'not_applicable' ? 'withdrawn' : reason}`, { date: starts ? format.edtf(starts) : t('number.unknown') })}</p>}
        {wouldBe && compared && <p className="quiet">{t('smeQuota.wouldBe')} <Verdict state={wouldBe} arithmetic={compared} size="small" /></p>}
        {requiredHa !== null && (
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
        )}
        {(industrialHa !== null || requiredHa !== null) && (
          <div>
            <h5>{t('smeQuota.arithmetic')}</h5>
            <dl className="sum">
              <SumLine label={t('smeQuota.industrial')} note={law.industrialOf && t(`smeQuota.industrialOf.${law.industrialOf}`)}>
                {industrialHa === null ? t('number.none') : <Quantity value={format.number(industrialHa)} unit="ha" />}
              </SumLine>
              {shareHa !== null && share && <SumLine sign="×" label={t('smeQuota.share', { share })}><Quantity value={format.number(shareHa)} unit="ha" /></SumLine>}
              {area && <SumLine label={t('smeQuota.area')}><Quantity value={area} /></SumLine>}
              {requiredHa !== null && (
                <SumLine sign="→" label={t('smeQuota.required')} result>
                  <Figure
                    value={requiredHa} unit="ha" name={t('smeQuota.required')}
                    formula={area && share ? t('smeQuota.requiredFormula', { area, share }) : undefined}
                    inputs={[{ label: t('smeQuota.industrial'), value: industrialHa, unit: 'ha' }]}
                    rules={thresholds}
                  />
                </SumLine>
              )}
              {adviceHa !== null && adviceHa !== requiredHa && <SumLine label={t('smeQuota.advice')}><Quantity value={format.number(adviceHa)} unit="ha" /></SumLine>}
              <SumLine label={t('smeQuota.reserved')}><Quantity value={format.number(law.reservedHa)} unit="ha" /></SumLine>
              <SumLine sign="+" label={t('smeQuota.leased')}><Quantity value={format.number(law.leasedToEligibleHa)} unit="ha" /></SumLine>
              <SumLine sign="=" label={t('smeQuota.counted')} result>
                <Figure value={law.countedHa} unit="ha" name={t('smeQuota.counted')} formula={t('smeQuota.countedFormula')} rules={eligible} basis={basis} />
              </SumLine>
              {law.shortfallHa !== null && <SumLine sign="−" label={t('smeQuota.shortfall')} result><Quantity value={format.number(law.shortfallHa)} unit="ha" /></SumLine>}
              {law.shortOfAdviceHa !== null && adviceHa !== requiredHa && <SumLine label={t('smeQuota.shortOfAdvice')}><Quantity value={format.number(law.shortOfAdviceHa)} unit="ha" /></SumLine>}
            </dl>
          </div>
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
