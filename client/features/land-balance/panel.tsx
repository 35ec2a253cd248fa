import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandBalance } from '../../../api/contract/land-balance.ts'
import '../../i18n/land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { HatchedFill, legendSwatches } from '../../map/legend-swatches.tsx'
import { landUseNumbers, landUseSwatches, notLeasableSwatch } from '../../map/palette.ts'
import type { LedgerPanelProps } from '../../state/ledger-panel.ts'
import { usePointing } from '../../state/use-pointing.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Figure } from '../../ui/figure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Ground, PanelSection, PanelSkeleton } from '../../ui/panel-section.tsx'
import { PartsTable } from '../../ui/parts-table.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { StackedBar } from '../../ui/stacked-bar.tsx'
import { Findings } from './findings.tsx'
import './land-balance.css'
import { LotList } from './lot-list.tsx'
import { useLandBalance } from './use-land-balance.ts'

/** The land of a zone by use, what its shares are shares of, and what does not add up. */
export function Panel({ code, asOf, onHighlight }: LedgerPanelProps): ReactElement {
  const { t } = useTranslation()
  const { data, error, refetch } = useLandBalance(code, asOf)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <PanelSkeleton lines={8} />
  if (data.uses.length === 0) {
    return <Notice icon="info" title={t('balance.empty')}><p>{asOf ? t('balance.emptyAsOf') : t('balance.emptyText')}</p></Notice>
  }
  return (
    <>
      <MainFigures balance={data} />
      <Uses balance={data} onHighlight={onHighlight} />
      <Findings findings={data.findings} onHighlight={onHighlight} />
      <Disclosure title={t('balance.lotList')} aside={t('parts.lots', { count: plotsIn(data), formatted: String(plotsIn(data)) })} level={3}>
        <LotList code={code} onHighlight={onHighlight} />
      </Disclosure>
    </>
  )
}

const plotsIn = ({ uses }: LandBalance): number => uses.reduce((sum, { plots }) => sum + plots, 0)

/** The sums that other numbers are measured by. */
function MainFigures({ balance: { uses, industrialHa, leasableHa, logisticsHa, asOf, basis } }: { balance: LandBalance }): ReactElement {
  const { t } = useTranslation()
  const inputs = (...wanted: LandBalance['uses'][number]['landUse'][]) =>
    wanted.map((use) => ({ label: t(`landUse.${use}`), value: uses.find(({ landUse }) => landUse === use)?.ha ?? 0, unit: 'ha' }))
  return (
    <PanelSection title={t('balance.figures')} under={<Ground asOf={asOf} basis={basis} />}>
      <div className="balance-figures">
        <Figure label={t('balance.industrial')} value={industrialHa} unit="ha" size="large" formula={t('balance.industrialFormula')} inputs={inputs('industrial', 'warehouse')} />
        <Figure label={t('balance.leasable')} value={leasableHa} unit="ha" size="large" formula={t('balance.leasableFormula')} inputs={inputs('industrial', 'warehouse', 'service')} />
        <Figure label={t('balance.logistics')} value={logisticsHa} unit="ha" size="large" formula={t('balance.logisticsFormula')} />
      </div>
    </PanelSection>
  )
}

function Uses({ balance: { zone, uses, base, plotsHa, plotSharePct, unplottedHa, asOf }, onHighlight }: { balance: LandBalance; onHighlight: LedgerPanelProps['onHighlight'] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const pointing = usePointing(onHighlight, `${zone.code} ${asOf}`)
  const plotsOf = (key: string): readonly number[] => uses.find(({ landUse }) => landUse === key)?.plotIds ?? []
  const share = (pct: number | null): string => (pct === null ? '–' : format.number(pct, 2, true))
  const shared = {
    chosen: pointing.chosen,
    onPointerEnter: (event: React.PointerEvent, key: string) => pointing.onPointerEnter(event, { plotIds: plotsOf(key) }),
    onPointerLeave: pointing.onPointerLeave,
    onChoose: (key: string) => pointing.onChoose(key, { plotIds: plotsOf(key) }),
  }
  return (
    <PanelSection
      title={t('balance.uses')}
      under={base ? <>{base.of === 'drawn' ? t('balance.baseDrawn') : t('balance.basePlots')} <Quantity value={format.number(base.ha)} unit="ha" /></> : t('balance.noBase')}
    >
      <StackedBar
        {...shared}
        parts={uses.map(({ landUse, ha }) => ({ key: landUse, label: t(`landUse.${landUse}`), value: ha, text: `${format.number(ha, 1)}\u00a0ha`, fill: <HatchedFill swatch={landUseSwatches[landUseNumbers[landUse]] ?? notLeasableSwatch} /> }))}
      />
      <PartsTable
        {...shared}
        caption={t('balance.uses')}
        head={[t('balance.use'), t('balance.lots'), t('balance.hectares'), t('balance.share')]}
        rows={uses.map(({ landUse, plots, ha, sharePct }) => {
          const name = t(`landUse.${landUse}`)
          return {
            key: landUse, name, swatch: legendSwatches.landUse(landUse), cells: [format.number(plots), format.number(ha, 2, true), share(sharePct)],
            words: [t('parts.show', { name }), t('parts.hide', { name })],
          }
        })}
        foot={[
          { key: 'total', name: t('balance.total'), cells: [format.number(uses.reduce((sum, { plots }) => sum + plots, 0)), format.number(plotsHa, 2, true), share(plotSharePct)], total: true },
          ...(unplottedHa !== null && unplottedHa > 0 ? [{ key: 'unplotted', name: t('balance.unplotted'), cells: ['', format.number(unplottedHa, 2, true), ''] }] : []),
        ]}
      />
      <p className="quiet small">{t('balance.once')} {t('balance.pointHint')}</p>
    </PanelSection>
  )
}
