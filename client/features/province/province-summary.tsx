import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Verdict as KnownVerdict } from '../../../api/contract/ledger.ts'
import type { ProvinceSummary as Summary } from '../../../api/contract/province.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import './province-summary.css'

// A record rather than a list: the compiler then misses no verdict of the contract.
const verdictOrder: Record<KnownVerdict, true> = { met: true, short: true, exempt: true, not_applicable: true, undetermined: true }
const isVerdict = (verdict: string): verdict is KnownVerdict => Object.hasOwn(verdictOrder, verdict)

/** A province in numbers: zones, clean land, occupancy, quota, wastewater, each with what it was computed from. */
export function ProvinceSummary({ summary }: { summary: Summary }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const ha = (value: number): ReactElement => <Quantity value={format.number(value)} unit="ha" />
  const percent = (value: number | null): string => (value === null ? t('provincePage.none') : format.percent(value))
  const counted = (count: number) => ({ count, formatted: format.number(count, 0) })
  const { province, kinds, land, clearance, occupancy, smeQuota, wastewater } = summary
  const { resolution198 } = smeQuota
  return (
    <section className="province-summary">
      <h2>{t('provincePage.title', { province: (language === 'en' && province.nameEn) || province.nameVi })}</h2>
      <div className="province-parts">
        {kinds.map(({ kind, zones, byStatus, plannedHa, established, establishedHa }) => (
          <Part key={kind} title={`${t(`kind.name.${kind}`)}: ${format.number(zones, 0)}`}>
            <Facts>
              <Fact label={t('provincePage.planned')}>{ha(plannedHa)}</Fact>
              <Fact label={t('provincePage.established')}>{format.number(established, 0)} · {ha(establishedHa)}</Fact>
            </Facts>
            <p className="quiet small">{byStatus.map(({ status, zones: count }) => `${t(`status.${status}`)} ${format.number(count, 0)}`).join(' · ')}</p>
          </Part>
        ))}
        <Part title={t('provincePage.clean')}>
          <Facts>
            <Fact label={t('ledgerTable.column.readyHa')}>{land.readyHa === null ? t('provincePage.none') : ha(land.readyHa)}</Fact>
            <Fact label={t('ledgerTable.column.availableHa')}>{land.availableHa === null ? t('provincePage.none') : ha(land.availableHa)}</Fact>
            <Fact label={t('provincePage.readyInYear')}>{ha(summary.readyInYearHa)}</Fact>
            {summary.undatedReadyHa > 0 && <Fact label={t('provincePage.undated')}>{ha(summary.undatedReadyHa)}</Fact>}
            <Fact label={t('provincePage.cleared')}>{ha(clearance.clearedHa)}</Fact>
            {clearance.plan && <Fact label={t('provincePage.plan', { from: format.edtf(clearance.plan.from) })}>{ha(clearance.plan.ha)}</Fact>}
          </Facts>
          {land.basis && <p className="quiet small">{t(`basis.${land.basis}`)}</p>}
        </Part>
        {occupancy.length > 0 && (
          <Part title={t('provincePage.occupancy')}>
            {occupancy.map((mean) => (
              <div key={mean.kind + mean.base}>
                <p>{t(`provincePage.occupancyOf.${mean.base}`, { kind: t(`kind.name.${mean.kind}`) })}</p>
                <p className="small">{[t('provincePage.weighted', { value: percent(mean.weightedPct) }), t('provincePage.simple', { value: percent(mean.simplePct) }), t('provincePage.real', { value: percent(mean.realPct) })].join(' · ')}</p>
                <p className="quiet small">
                  {t('provincePage.base', counted(mean.zones.length))}
                  {mean.excluded.length > 0 && `, ${t('provincePage.excluded', counted(mean.excluded.length))}`}
                  {mean.denominatorHa > 0 && ` · ${format.number(mean.numeratorHa)} ÷ ${format.number(mean.denominatorHa)}\u00a0ha`}
                </p>
              </div>
            ))}
          </Part>
        )}
        <Part title={t('provincePage.quota')}>
          <ul className="province-verdicts">
            {smeQuota.verdicts.map(({ verdict, zones }) => <li key={verdict}>{isVerdict(verdict) ? <Verdict state={verdict} size="small" /> : verdict} {format.number(zones, 0)}</li>)}
          </ul>
          <p className="quiet small">
            {t('provincePage.nq198')}: {resolution198.zonesDecided === 0 || resolution198.averageHa === null
              ? t('provincePage.nq198None')
              : t('provincePage.nq198Value', { average: `${format.number(resolution198.averageHa)}\u00a0ha`, share: percent(resolution198.sharePct) })}
            {resolution198.zonesUnknown > 0 && ` · ${t('provincePage.nq198Unknown', counted(resolution198.zonesUnknown))}`}
          </p>
        </Part>
        <Part title={t('provincePage.wastewater')}>
          <p>
            {t('provincePage.wastewaterValue', { having: format.number(wastewater.with.length, 0), operating: format.number(wastewater.operating, 0) })}
            {wastewater.unknown.length > 0 && <span className="quiet"> · {t('provincePage.wastewaterUnknown', { formatted: format.number(wastewater.unknown.length, 0) })}</span>}
          </p>
          <p className="quiet small">{percent(wastewater.sharePct)}</p>
        </Part>
      </div>
      <p className="quiet small">{t('number.asOf', { date: format.edtf(summary.asOf) })}</p>
    </section>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <div className="province-part">
      <h3>{title}</h3>
      {children}
    </div>
  )
}

/** A province's numbers to come. */
export function ProvinceSummarySkeleton(): ReactElement {
  return <div className="province-summary" aria-hidden="true"><Skeleton width="240px" height={20} /><Skeleton width="100%" height={96} /></div>
}
