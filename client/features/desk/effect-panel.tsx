import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rehearsal } from '../../../api/contract/zone-change.ts'
import '../../i18n/desk-words-check.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PanelSection, PanelSkeleton } from '../../ui/panel-section.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import './effect-panel.css'
import { balanceRows, quotaEffects, type EffectRow, type QuotaEffect } from './effect-rows.ts'
import type { Rehearsed } from './use-rehearsal.ts'

/** What the drawing does to the zone's land balance and its quota for small firms: now, then, and what differs. */
export function EffectPanel({ rehearsed: { rehearsal, isAsking, error, again }, isEmpty }: { rehearsed: Rehearsed; isEmpty: boolean }): ReactElement {
  const { t } = useTranslation()
  if (isEmpty) return <Notice icon="info" title={t('effect.emptyTitle')}><p>{t('effect.emptyText')}</p></Notice>
  if (error && !isAsking) return <Failure error={error} onRetry={again} />
  if (!rehearsal) return <><p className="unseen" role="status">{t('effect.computing')}</p><PanelSkeleton lines={8} bar={false} /></>
  if (!rehearsal.effect) return <Notice icon="warning" title={t('effect.errorsTitle')}><p>{t('effect.errorsText')}</p></Notice>
  const balance = balanceRows(rehearsal.effect)
  return (
    <div className="effect" aria-busy={isAsking || undefined}>
      <p className="effect-state quiet small" role="status">{isAsking ? t('effect.computing') : t('effect.done')}</p>
      <Area rehearsal={rehearsal} />
      {balance.length === 0 ? <Notice icon="info"><p>{t('effect.noBalance')}</p></Notice> : <PanelSection title={t('effect.balance')}><EffectTable caption={t('effect.balance')} rows={balance} /></PanelSection>}
      {quotaEffects(rehearsal.effect).map((quota) => <Quota key={quota.law} quota={quota} />)}
    </div>
  )
}

/** The boundary itself: what was measured, and how much is added and taken away. */
function Area({ rehearsal: { measures, againstM2 } }: { rehearsal: Rehearsal }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  if (!measures) return null
  return (
    <PanelSection title={t('effect.area')}>
      <p className="effect-area"><strong>{format.number(measures.areaM2 / 10_000, 4)}</strong> ha{againstM2 && <span>{t('effect.against', { added: format.number(againstM2.added, 0), removed: format.number(againstM2.removed, 0) })}</span>}</p>
    </PanelSection>
  )
}

function Quota({ quota: { law, now, then, rows } }: { quota: QuotaEffect }): ReactElement {
  const { t } = useTranslation()
  return (
    <PanelSection title={t(`effect.quota.${law}`)}>
      <p className="effect-verdicts" data-changed={now !== then || undefined}>
        {now && <Verdict state={now} size="small" />}
        {now !== then && <><span aria-hidden="true">→</span><span className="unseen">{t('effect.becomes')}</span>{then && <Verdict state={then} size="small" />}</>}
      </p>
      <EffectTable caption={t(`effect.quota.${law}`)} rows={rows} />
    </PanelSection>
  )
}

function EffectTable({ caption, rows }: { caption: string; rows: readonly EffectRow[] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const ha = (value: number | null): string => (value === null ? '–' : format.number(value, 2, true))
  const name = ({ key, landUse }: EffectRow): string => (landUse ? t(`landUse.${landUse}`) : t(`effect.row.${key as 'plots'}`))
  return (
    <table className="panel-table effect-table">
      <caption className="unseen">{caption}</caption>
      <thead><tr><th scope="col">{t('effect.hectares')}</th><th scope="col">{t('effect.now')}</th><th scope="col">{t('effect.then')}</th><th scope="col">{t('effect.difference')}</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-changed={row.changed || undefined}>
            <th scope="row">{name(row)}</th>
            <td>{ha(row.now)}</td>
            <td>{ha(row.then)}</td>
            <td>{row.changed && row.now !== null && row.then !== null ? difference(row.then - row.now, format.number) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** With its sign, to the places in which the difference shows. */
const difference = (value: number, write: (value: number, decimals?: number, fixed?: boolean) => string): string => `${value > 0 ? '+' : ''}${write(value, Math.abs(value) < 0.005 ? 4 : 2, true)}`
