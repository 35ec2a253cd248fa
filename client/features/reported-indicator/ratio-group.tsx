import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useReportedWords } from '../../i18n/use-reported-words.ts'
import { barEnd } from '../../ui/bar-scale.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { MeasureBar } from '../../ui/measure-bar.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import type { Ratio, RatioGroup as Group } from './comparing.ts'

const fewRows = 6
const withNote = ['fdi_disbursement', 'ddi_disbursement', 'occupancy'] as const

/** One ratio, place by place: a bar with its value, the two figures it was made from, and what the document prints. */
export function RatioGroup({ group, isChosen, anyChosen }: { group: Group; isChosen: (row: Ratio) => boolean; anyChosen: boolean }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [long, setLong] = useState(false)
  const many = group.rows.length > fewRows + 1
  const rows = many && !long ? group.rows.filter((row, index) => index < fewRows || (anyChosen && isChosen(row))) : group.rows
  const end = barEnd(group.rows.map(({ value, unit }) => (unit === 'percent' ? Math.max(value, 100 / 1.06) : value)))
  const note = withNote.find((name) => name === group.ratio)
  return (
    <section className="ratio">
      <h3>{t(`reportedRoom.ratio.${group.ratio}`)}</h3>
      {note && <p className="quiet small">{t(`reportedRoom.ratioNote.${note}`)}</p>}
      <ul className="ratio-rows">{rows.map((row, index) => <RatioRow key={index} row={row} end={end} isChosen={isChosen(row)} />)}</ul>
      {many && <Button onClick={() => setLong(!long)}>{long ? t('reportedRoom.fewer') : t('reportedRoom.moreZones', { count: group.rows.length, formatted: format.number(group.rows.length, 0) })}</Button>}
    </section>
  )
}

function RatioRow({ row, end, isChosen }: { row: Ratio; end: number; isChosen: boolean }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useReportedWords()
  const { value, unit } = words.quantity(Math.round(row.value * 100) / 100, row.unit)
  const part = ({ indicator, value: number, unit: of }: Ratio['numerator']): string => `${words.indicator(indicator)} ${words.amount(number, of)}`
  return (
    <li className="ratio-row">
      <p className="ratio-place">
        <strong>{words.subject(row.subject)}</strong>
        {row.zoneKind && row.subject.kind !== 'zone' && <span className="quiet"> {t(`kind.name.${row.zoneKind}`)}</span>}
        <span className="quiet"> · {format.edtf(row.period)}</span>
        {' '}<Chip>{t(`reportedRoom.subject.${row.subject.kind}`)}</Chip>
      </p>
      <p className="ratio-value"><Quantity value={t(`qualifier.${row.qualifier}`, { value })} unit={unit} /></p>
      <div className="ratio-bar"><MeasureBar parts={[{ key: 'value', value: row.value, fill: isChosen ? 'var(--accent)' : 'var(--line-strong)', title: value }]} end={end} /></div>
      <p className="quiet ratio-made">
        {t('reportedRoom.over', { numerator: part(row.numerator), denominator: part(row.denominator) })}
        {' · '}
        <span className="ratio-printed">{row.printed === null ? t('reportedRoom.notPrinted') : t('reportedRoom.printed', { value: words.amount(row.printed, row.unit) })}</span>
        {' · '}
        <span lang="vi">{t('number.source', { source: row.source })}</span>
      </p>
    </li>
  )
}
