import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationBoard } from '../../../api/contract/relocation-case.ts'
import '../../i18n/relocation-case-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { Chip } from '../../ui/chip.tsx'
import './relocation-case.css'

/** How far each zone is, as target LC-4 counts it. */
export function RelocationProgress({ relocations }: Pick<RelocationBoard, 'relocations'>): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  return (
    <ul className="case-relocations">
      {relocations.map((one) => (
        <li key={one.code}>
          <div className="case-line"><strong>{titleOf(one.zone)}</strong>
            {one.isDone === true ? <Chip tone="good" icon="check">{t('cases.done')}</Chip> : one.isDone === false ? <Chip icon="info">{t('cases.notDone')}</Chip> : <Chip icon="question">{t('cases.notKnown')}</Chip>}
          </div>
          <div className="case-bar" aria-hidden="true"><i style={{ inlineSize: `${one.cases === 0 ? 0 : (one.ended / one.cases) * 100}%` }} /></div>
          <p className="quiet small">
            {t('cases.summary', { count: one.cases - one.ended, left: format.number(one.cases - one.ended), ended: format.number(one.ended) })} · {t('cases.openHa', { ha: format.number(one.openHa) })}
            {one.basis !== null && ` · ${t(`basis.${one.basis}`)}`}{one.deadline !== null && ` · ${t('cases.due')} ${format.edtf(one.deadline)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What is left per week against what was done. */
export function WeekTable({ weeks }: Pick<RelocationBoard, 'weeks'>): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const most = Math.max(1, ...weeks.map(({ ended, left }) => Math.max(ended, left)))
  const bar = (value: number, kind: string): ReactElement => <span className="case-week-bar" data-kind={kind}><i aria-hidden="true" style={{ inlineSize: `${(value / most) * 100}%` }} /><span>{format.number(value)}</span></span>
  return (
    <>
      <p className="quiet small">{t('cases.weeksText')}</p>
      <table className="case-weeks">
        <thead><tr><th scope="col">{t('cases.week')}</th><th scope="col">{t('cases.weekEnded')}</th><th scope="col">{t('cases.weekLeft')}</th><th scope="col">{t('cases.weekNeeded')}</th></tr></thead>
        <tbody>
          {[...weeks].reverse().map((one) => (
            <tr key={one.week}><th scope="row">{format.edtf(one.week)}</th><td>{bar(one.ended, 'ended')}</td><td>{bar(one.left, 'left')}</td><td>{one.neededAWeek === null ? t('cases.lastWeek') : format.number(one.neededAWeek, 1)}</td></tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
