import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CleanLand } from '../../../api/contract/clean-land.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { legendSwatches } from '../../map/legend-swatches.tsx'
import { clearanceNumbers, clearanceSwatches } from '../../map/palette.ts'
import { Figure } from '../../ui/figure.tsx'
import { MeasureBar } from '../../ui/measure-bar.tsx'
import { PanelSection } from '../../ui/panel-section.tsx'
import { PartsTable } from '../../ui/parts-table.tsx'

/** How far land clearance has come, by stage and against the plan: beside clean land, never part of its sums. */
export function Clearance({ clearance: { stages, clearedHa, startedHa, plan } }: { clearance: CleanLand['clearance'] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const ha = (value: number): string => `${format.number(value)}\u00a0ha`
  const present = stages.filter(({ tracts }) => tracts > 0)
  const fillOf = (stage: keyof typeof clearanceNumbers): string => clearanceSwatches[clearanceNumbers[stage]]?.fill ?? 'none'
  const haOf = (wanted: keyof typeof clearanceNumbers): number => stages.find(({ stage }) => stage === wanted)?.ha ?? 0
  return (
    <PanelSection title={t('cleanLand.clearance')} under={t('cleanLand.clearanceNote')}>
      {present.length === 0 ? <p className="quiet">{t('cleanLand.noTracts')}</p> : (
        <>
          <div className="figures">
            <Figure
              label={t('cleanLand.cleared')}
              value={clearedHa}
              unit="ha"
              formula={t('cleanLand.clearedFormula')}
              inputs={[{ label: t('stage.handed_over'), value: haOf('handed_over'), unit: 'ha' }, { label: t('stage.ready'), value: haOf('ready'), unit: 'ha' }]}
            />
            <Figure label={t('cleanLand.started')} value={startedHa} unit="ha" />
          </div>
          <MeasureBar end={startedHa} parts={present.map(({ stage, ha: area }) => ({ key: stage, value: area, fill: fillOf(stage), title: `${t(`stage.${stage}`)}: ${ha(area)}` }))} />
          <PartsTable
            caption={t('cleanLand.clearance')}
            head={[t('cleanLand.stage'), t('cleanLand.tracts'), t('cleanLand.ha')]}
            rows={present.map(({ stage, tracts, ha: area }) => ({ key: stage, name: t(`stage.${stage}`), swatch: legendSwatches.clearance(stage), cells: [format.number(tracts), format.number(area, 2, true)] }))}
            chosen={null}
            onPointerEnter={nothing}
            onPointerLeave={nothing}
            onChoose={nothing}
          />
        </>
      )}
      {plan ? (
        <div className="clean-plan">
          <p>{t('cleanLand.plan', { from: format.edtf(plan.from), to: format.edtf(plan.to) })}: {t('cleanLand.planDone', { done: ha(plan.doneHa), plan: ha(plan.ha), pct: format.percent(plan.donePct) })}</p>
          {plan.undatedHa > 0 && <p className="quiet small">{t('cleanLand.planUndated', { ha: format.number(plan.undatedHa) })}</p>}
          <MeasureBar parts={[{ key: 'done', value: plan.doneHa, fill: fillOf('ready'), title: ha(plan.doneHa) }]} lines={[{ value: plan.ha, label: ha(plan.ha) }]} />
          <p className="quiet small">{t('number.source', { source: plan.source })}</p>
        </div>
      ) : <p className="quiet small">{t('cleanLand.noPlan')}</p>}
    </PanelSection>
  )
}

const nothing = (): void => undefined
