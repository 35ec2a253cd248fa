import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationReceivers } from '../../../api/contract/relocation-plan.ts'
import '../../i18n/relocation-case-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { Chip } from '../../ui/chip.tsx'
import './receiver.css'

type Balance = RelocationReceivers['balances'][number]
type Quarter = Balance['quarters'][number]

/** Needed against what there is, quarter by quarter, for each group of zones and for all together. */
export function BalanceList({ receivers }: { receivers: RelocationReceivers }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const named = new Map(receivers.zones.map(({ zone }) => [zone.code, titleOf(zone)]))
  return (
    <>
      {receivers.balances.map((one) => {
        const title = one.receivers === null ? t('receiving.everything') : t('receiving.group', { zones: one.from.map(titleOf).join(', '), receivers: one.receivers.map((code) => named.get(code) ?? code).join(', ') })
        const last = one.quarters.at(-1)
        return (
          <section key={one.receivers?.join() ?? 'all'} className="balance">
            <h3>{title}</h3>
            <QuarterBars quarters={one.quarters} title={title} />
            {last && last.undatedHa > 0 && <p className="quiet small">{t('receiving.undated', { ha: format.number(last.undatedHa) })}</p>}
            {last && last.undatedCases > 0 && <p className="quiet small">{t('receiving.undatedCases', { count: last.undatedCases, formatted: format.number(last.undatedCases) })}</p>}
            {last && last.unknownArea > 0 && <p className="quiet small">{t('receiving.unknownArea', { count: last.unknownArea, formatted: format.number(last.unknownArea) })}</p>}
          </section>
        )
      })}
    </>
  )
}

/** Quarters in which nothing changes are one. */
function spans(quarters: readonly Quarter[]): { one: Quarter; last: Quarter }[] {
  const found: { one: Quarter; last: Quarter }[] = []
  for (const next of quarters) {
    const before = found.at(-1)
    const isSame = before && (['neededHa', 'placedHa', 'readyHa', 'clearingHa', 'declaredHa'] as const).every((key) => before.one[key] === next[key])
    if (isSame) before.last = next
    else found.push({ one: next, last: next })
  }
  return found
}

/** Two bars a quarter on one scale, zero at the left: what is needed, and what there is by where it comes from. */
function QuarterBars({ quarters, title }: { quarters: readonly Quarter[]; title: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const most = Math.max(0.0001, ...quarters.flatMap(({ neededHa, availableHa }) => [neededHa, availableHa]))
  const quarterName = (quarter: string): string => { const [year = '', n = ''] = quarter.split('-Q'); return t('receiving.quarter', { n, year }) }
  const width = (ha: number): { inlineSize: string } => ({ inlineSize: `${(ha / most) * 100}%` })
  return (
    <ul className="balance-quarters" aria-label={title}>
      {spans(quarters).map(({ one, last }) => {
        const [first, end] = [quarterName(one.quarter), quarterName(last.quarter)]
        const parts = ([['ready', one.readyHa], ['clearing', one.clearingHa], ['declared', one.declaredHa]] as const).filter(([, ha]) => ha > 0)
        return (
          <li key={one.quarter}>
            <div className="balance-head">
              <strong>{first === end ? first : t('receiving.quarters', { first, last: end })}</strong>
              <Verdict quarter={one} />
            </div>
            <div className="balance-line"><span>{t('receiving.needed')}</span><span className="balance-track" aria-hidden="true"><i data-part="needed" style={width(one.neededHa)} /></span><span>{format.number(one.neededHa)} ha</span></div>
            <div className="balance-line"><span>{t('receiving.available')}</span><span className="balance-track" aria-hidden="true">{parts.map(([part, ha]) => <i key={part} data-part={part} style={width(ha)} />)}</span><span>{format.number(one.availableHa)} ha</span></div>
            <p className="quiet small">
              {parts.map(([part, ha]) => `${t(`receiving.parts.${part}`)} ${format.number(ha)} ha`).join(' · ')}
              {one.placedHa > 0 && ` · ${t('receiving.placed', { ha: format.number(one.placedHa) })}`}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/** Land that was only declared has no place and no day: what rests on it is not simply enough. */
function Verdict({ quarter: { shortHa, neededHa, availableHa, declaredHa } }: { quarter: Quarter }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  if (shortHa > 0) return <Chip tone="error" icon="warning">{t('receiving.short', { ha: format.number(shortHa) })}</Chip>
  const ha = format.number(availableHa - neededHa)
  return neededHa > availableHa - declaredHa ? <Chip tone="warning" icon="info">{t('receiving.enoughDeclared', { ha })}</Chip> : <Chip tone="good" icon="check">{t('receiving.enough', { ha })}</Chip>
}
