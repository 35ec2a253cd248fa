import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { SmeQuota } from '../../../api/contract/sme-quota.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Chip } from '../../ui/chip.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { PanelSection } from '../../ui/panel-section.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { RuleLines } from '../../ui/rule-lines.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import { compareInWords, splitRules } from './quota-arithmetic.ts'

type Reason = NonNullable<SmeQuota['resolution198']['reason']>

function reasonWord({ reason, verdict }: { reason: Reason | null; verdict: SmeQuota['resolution198']['verdict'] }): Exclude<Reason, 'not_an_industrial_zone'> | 'withdrawn' | 'not_a_zone' {
  if (reason === 'not_established' && verdict === 'not_applicable') return 'withdrawn'
  return reason === null || reason === 'not_an_industrial_zone' ? 'not_a_zone' : reason
}

/** Resolution 198/2025/QH15 art. 7: the area the province decided, when the reserve is released, and what is still to be verified. */
export function Resolution198({ quota: { resolution198: law, decree35 } }: { quota: SmeQuota }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { thresholds, eligible } = splitRules(law.rules)
  const starts = law.rules.find(({ validFrom }) => validFrom !== null)?.validFrom
  const applies = law.verdict !== 'not_applicable'
  const known = (value: boolean | null): string => (value === null ? t('quota.unknown') : value ? t('quota.yes') : t('quota.no'))
  return (
    <>
      <PanelSection title={t('smeQuota.resolution198')} under={starts ? t('smeQuota.resolution198Under', { date: format.edtf(starts) }) : t('smeQuota.resolution198UnderPlain')}>
        <p className="panel-chips">
          <Verdict state={law.verdict} arithmetic={law.decided && (law.verdict === 'met' || law.verdict === 'short') && compareInWords(law.countedHa, law.decided.ha, format.number)} />
          <Chip tone="warning" icon="warning">{t('smeQuota.toVerify')}</Chip>
        </p>
        {law.reason && <p>{t(`smeQuota.reason.${reasonWord(law)}`, { date: starts ? format.edtf(starts) : t('number.unknown') })}</p>}
        {(applies || law.decided) && (
          <Facts>
            <Fact label={t('smeQuota.decided')}>{law.decided ? <Quantity value={format.number(law.decided.ha)} unit="ha" /> : <span className="quiet">{t('number.none')}</span>}</Fact>
            {law.decided && <Fact label={t('smeQuota.decision')}><span lang="vi">{law.decided.decision ?? law.decided.source}</span></Fact>}
            {law.decided?.validFrom && <Fact label={t('smeQuota.inEffect')}>{format.edtf(law.decided.validFrom)}</Fact>}
            <Fact label={t('smeQuota.counted')}>{decree35.industrialOf === 'plots' ? <Quantity value={format.number(law.countedHa)} unit="ha" /> : <span className="quiet">{t('number.none')}</span>}</Fact>
            {law.shortfallHa !== null && law.shortfallHa > 0 && <Fact label={t('smeQuota.shortfall')}><Quantity value={format.number(law.shortfallHa)} unit="ha" /></Fact>}
            <Fact label={t('smeQuota.completed')}>{format.edtf(law.infrastructureCompletedOn)}</Fact>
            <Fact label={t('smeQuota.stateFunded')}>{known(law.stateFunded)}</Fact>
            <Fact label={t('smeQuota.release')}>
              {law.releaseOn === null ? <span className="quiet">{t('smeQuota.releaseNone')}</span>
                : law.isReleased ? t('smeQuota.released', { date: format.edtf(law.releaseOn) }) : t('figure.from', { date: format.edtf(law.releaseOn) })}
            </Fact>
          </Facts>
        )}
        <p className="quiet small">{t('smeQuota.toVerifyText')}</p>
      </PanelSection>
      {thresholds.length > 0 && <Disclosure title={t('quota.rules')} level={4}><RuleLines rules={thresholds} /></Disclosure>}
      {eligible.length > 0 && <Disclosure title={t('smeQuota.who')} level={4}><RuleLines rules={eligible} /></Disclosure>}
    </>
  )
}
