import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Occupancy } from '../../../api/contract/occupancy.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useUnits } from '../../i18n/use-units.ts'
import type { Marks } from '../../state/use-marks.ts'
import { MarkButton } from '../../ui/mark-button.tsx'
import { PanelSection } from '../../ui/panel-section.tsx'

/** Projects past their committed date, and the land that could be taken back from them. */
export function Late({ occupancy: { late, rules, uses, allocationsRecorded }, marks }: { occupancy: Occupancy; marks: Marks }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const units = useUnits()
  const grace = rules.find(({ code, parameter }) => code === 'late_project' && parameter === 'grace')
  const without = late.withoutCommitment > 0 && <p className="quiet small">{t('occupancy.lateWithout', { count: late.withoutCommitment, formatted: format.number(late.withoutCommitment) })}</p>
  if (uses.length === 0 && late.projects.length === 0 && late.withoutCommitment === 0) return null
  if (late.projects.length === 0) {
    return (
      <PanelSection title={t('occupancy.late')}>
        <p className="quiet">{allocationsRecorded && late.withoutCommitment === 0 ? t('occupancy.lateNone') : t('occupancy.lateUnknown')}</p>
        {without}
      </PanelSection>
    )
  }
  const { value = '', unit = '' } = grace?.value ? units.quantity(grace.value, grace.unit) : {}
  return (
    <PanelSection title={t('occupancy.late')} under={t('occupancy.lateText')}>
      <table className="panel-table">
        <thead>
          <tr>
            <th scope="col">{t('occupancy.project')}</th><th scope="col">{t('occupancy.committed')}</th><th scope="col">{t('occupancy.daysLate')}</th>
            <th scope="col">{t('occupancy.contractedHa')}</th><th scope="col">{t('occupancy.reclaimableHa')}</th>
          </tr>
        </thead>
        <tbody>
          {late.projects.map((project) => (
            <tr key={project.code}>
              <th scope="row"><MarkButton pressed={marks.marked === project.code} title={t('quota.mark')} onPress={() => marks.mark(project.code, project.plots.map(({ id }) => id))}>{project.code}</MarkButton></th>
              <td>{format.edtf(project.committedOn)}</td>
              <td>{format.number(project.daysLate, 0)}</td>
              <td>{format.number(project.contractedHa, 2, true)}</td>
              <td>{format.number(project.reclaimableHa, 2, true)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr><th scope="row" colSpan={4}>{t('occupancy.reclaimable')}</th><td>{format.number(late.reclaimableHa, 2, true)}</td></tr>
        </tfoot>
      </table>
      {value && <p className="quiet small">{t('occupancy.grace', { days: `${value} ${unit}` })}</p>}
      {without}
    </PanelSection>
  )
}
