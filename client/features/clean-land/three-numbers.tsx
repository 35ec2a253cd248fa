import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CleanLand } from '../../../api/contract/clean-land.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Figure } from '../../ui/figure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Ground, PanelSection } from '../../ui/panel-section.tsx'

/** The three numbers of clean land, apart from each other: what can be had comes first. */
export function ThreeNumbers({ land: { availableHa, readyLeasableHa, readyInPeriod, states, asOf, basis } }: { land: CleanLand }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  // Where nobody recorded the allocations, nothing available is not "none": it is not known.
  const unknown = states.some(({ state, readyHa }) => state === 'unknown' && readyHa > 0)
  const period = { from: format.edtf(readyInPeriod.from), to: format.edtf(readyInPeriod.to) }
  return (
    <PanelSection title={t('cleanLand.numbers')} under={<Ground asOf={asOf} basis={basis} />}>
      <div className="clean-first" data-unknown={unknown || undefined}>
        <Figure
          label={t('cleanLand.available')}
          value={unknown ? t('cleanLand.availableUnknown') : availableHa}
          unit={unknown ? undefined : 'ha'}
          size="large"
          formula={t('cleanLand.availableFormula')}
          inputs={unknown ? [] : states.filter((one) => one.availableHa > 0).map((one) => ({ label: t('cleanLand.availableIn', { state: t(`clean.${one.state}`) }), value: one.availableHa, unit: 'ha' }))}
        />
        <p className="quiet small">{t('cleanLand.availableText')}</p>
      </div>
      {unknown && (
        <div className="clean-unknown">
          <Icon name="warning" size={16} />
          <div>
            <p>{t('cleanLand.unknown')}</p>
            <p className="quiet small">{t('cleanLand.unknownText')}</p>
          </div>
        </div>
      )}
      <div className="clean-others">
        <div><Figure label={t('cleanLand.readyLeasable')} value={readyLeasableHa} unit="ha" size="large" formula={t('cleanLand.readyLeasableFormula')} /></div>
        <div>
          <Figure
            label={t('cleanLand.readyInPeriod')}
            value={readyInPeriod.ha}
            unit="ha"
            size="large"
            formula={t('cleanLand.readyInPeriodFormula', period)}
            inputs={readyInPeriod.undatedHa > 0 ? [{ label: t('cleanLand.undatedLabel'), value: readyInPeriod.undatedHa, unit: 'ha' }] : []}
          />
          <p className="quiet small">{t('cleanLand.period', period)}</p>
        </div>
      </div>
      {readyInPeriod.undatedHa > 0 && <p className="quiet small">{t('cleanLand.undated', { ha: format.number(readyInPeriod.undatedHa) })}</p>}
      <p className="quiet small">{t('cleanLand.never')}</p>
    </PanelSection>
  )
}
