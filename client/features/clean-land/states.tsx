import type { PointerEvent, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CleanLand } from '../../../api/contract/clean-land.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { HatchedFill, legendSwatches } from '../../map/legend-swatches.tsx'
import { cleanNumbers, cleanSwatches, notLeasableSwatch } from '../../map/palette.ts'
import type { LedgerPanelProps } from '../../state/ledger-panel.ts'
import { usePointing } from '../../state/use-pointing.ts'
import { PanelSection } from '../../ui/panel-section.tsx'
import { PartsTable } from '../../ui/parts-table.tsx'
import { StackedBar } from '../../ui/stacked-bar.tsx'

interface StatesProps {
  states: CleanLand['states']
  subject: string
  onHighlight: LedgerPanelProps['onHighlight']
}

/** Clean plots by how much of them can be had. */
export function States({ states, subject, onHighlight }: StatesProps): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const pointing = usePointing(onHighlight, subject)
  const present = states.filter(({ plots }) => plots > 0)
  if (present.length === 0) return null
  const plotsOf = (key: string): readonly number[] => states.find(({ state }) => state === key)?.plotIds ?? []
  const shared = {
    chosen: pointing.chosen,
    onPointerEnter: (event: PointerEvent, key: string) => pointing.onPointerEnter(event, { plotIds: plotsOf(key) }),
    onPointerLeave: pointing.onPointerLeave,
    onChoose: (key: string) => pointing.onChoose(key, { plotIds: plotsOf(key) }),
  }
  return (
    <PanelSection title={t('cleanLand.states')}>
      <StackedBar
        {...shared}
        parts={present.map(({ state, readyHa }) => ({ key: state, label: t(`clean.${state}`), value: readyHa, text: `${format.number(readyHa, 1)}\u00a0ha`, fill: <HatchedFill swatch={cleanSwatches[cleanNumbers[state]] ?? notLeasableSwatch} /> }))}
      />
      <PartsTable
        {...shared}
        caption={t('cleanLand.states')}
        head={[t('cleanLand.state'), t('cleanLand.lots'), t('cleanLand.readyHa'), t('cleanLand.availableHa')]}
        rows={present.map(({ state, plots, readyHa, availableHa }) => {
          const name = t(`clean.${state}`)
          return {
            key: state, name, swatch: legendSwatches.clean(state), words: [t('parts.show', { name }), t('parts.hide', { name })],
            cells: [format.number(plots), format.number(readyHa, 2, true), state === 'unknown' ? '–' : format.number(availableHa, 2, true)],
          }
        })}
      />
      {present.some(({ availableHa }) => availableHa > 0) && <p className="quiet small">{t('cleanLand.smeStays')}</p>}
    </PanelSection>
  )
}
