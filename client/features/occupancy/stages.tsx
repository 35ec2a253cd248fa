import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Occupancy } from '../../../api/contract/occupancy.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { Marks } from '../../state/use-marks.ts'
import { MarkButton } from '../../ui/mark-button.tsx'
import { PanelSection } from '../../ui/panel-section.tsx'

const columns = ['totalHa', 'approvedHa', 'leasedHa', 'inUseHa', 'freeHa'] as const
const states = ['approved', 'leased', 'inUse', 'free', 'held', 'unknown'] as const

/** Hectares by kind of land and stage, and buttons that show the plots of a stage on the map. */
export function Stages({ occupancy: { uses, plotIds, allocationsRecorded }, marks }: { occupancy: Occupancy; marks: Marks }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const there = states.filter((state) => plotIds[state].length > 0)
  if (uses.every(({ totalHa }) => totalHa === 0)) return null
  return (
    <PanelSection title={t('occupancy.table')}>
      <table className="panel-table">
        <thead>
          <tr><th scope="col">{t('occupancy.use')}</th>{columns.map((column) => <th key={column} scope="col">{t(`occupancy.${column}`)}</th>)}</tr>
        </thead>
        <tbody>
          {uses.map((use) => (
            <tr key={use.group}>
              <th scope="row">{t(`occupancy.group.${use.group}`)}</th>
              {/* Nothing allocated and nobody recorded it are not the same. */}
              {columns.map((column) => <td key={column}>{column === 'totalHa' || allocationsRecorded ? format.number(use[column], 2, true) : '–'}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">{t('occupancy.tableNote')}{!allocationsRecorded && ` ${t('occupancy.none')}`}</p>
      {there.length > 0 && (
        <div className="on-screen">
          <h5>{t('occupancy.byState')}</h5>
          <p className="panel-chips">
            {there.map((state) => (
              <MarkButton key={state} pressed={marks.marked === state} title={t('quota.markAll')} onPress={() => marks.mark(state, plotIds[state])}>
                {t(`occupancy.state.${state}`)} ({format.number(plotIds[state].length)})
              </MarkButton>
            ))}
          </p>
        </div>
      )}
    </PanelSection>
  )
}
