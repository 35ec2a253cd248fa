import { createContext, memo, useContext, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogisticsCandidate, LogisticsCandidates } from '../../../api/contract/logistics.ts'
import { pointsOf } from '../../geometry/score-candidates.ts'
import '../../i18n/logistics-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { useShownOnArrival } from '../../state/use-shown-on-arrival.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { MeasureBar } from '../../ui/measure-bar.tsx'
import { useCatchment } from './use-candidates.ts'

type Criteria = LogisticsCandidates['criteria']
/** What sliders change: the scores of all candidates, by place in the list, and the points and weights they come of. */
export interface Scores { readonly points: Float64Array; readonly scores: Float64Array; readonly weights: readonly number[] }
/** A row stays as it is while sliders move: only what reads this is drawn anew. */
export const ScoresContext = createContext<Scores>({ points: new Float64Array(), scores: new Float64Array(), weights: [] })
/** A candidate's score, to a tenth. */
const useScore = (index: number): number => Math.round((useContext(ScoresContext).scores[index] ?? 0) * 10) / 10

interface CandidateRowProps { candidate: LogisticsCandidate; index: number; zone: LogisticsCandidates['zones'][number] | undefined; criteria: Criteria; isOpen: boolean; onToggle: (code: string, open: boolean) => void; onShow: (candidate: LogisticsCandidate) => void }

/** A candidate with its score, explained criterion by criterion. */
export const CandidateRow = memo(function CandidateRow({ candidate, index, zone, criteria, isOpen, onToggle, onShow }: CandidateRowProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const row = useShownOnArrival<HTMLLIElement>(isOpen)
  const ha = format.number(candidate.raw[0] ?? 0)
  const name = candidate.what === 'plot' ? t('logisticsCandidate.plot', { code: candidate.plotCode ?? '', ha }) : t(candidate.state === 'being_cleared' ? 'logisticsCandidate.clearing' : 'logisticsCandidate.block', { ha })
  return (
    <li ref={row} className="logistics-row">
      <div className="logistics-line"><strong>{zone ? titleOf(zone) : candidate.zone}</strong><Score index={index} /></div>
      <p className="small">{name}{candidate.basis && <span className="quiet"> · {t(`basis.${candidate.basis}`)}</span>}</p>
      <ScoreBar index={index} />
      <Disclosure title={t('logisticsCandidate.why')} level={3} open={isOpen} onToggle={(open) => onToggle(candidate.code, open)}>
        <Explained candidate={candidate} criteria={criteria} name={name} />
      </Disclosure>
      <div className="logistics-do"><Button onClick={() => onShow(candidate)}>{t('logisticsCandidate.show')}</Button></div>
    </li>
  )
})

function Score({ index }: { index: number }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return <span>{t('logisticsCandidate.score', { score: format.number(useScore(index)) })}</span>
}

function ScoreBar({ index }: { index: number }): ReactElement {
  const format = useFormat()
  const score = useScore(index)
  return <MeasureBar parts={[{ key: 'score', value: score, fill: '#6b6894', title: format.number(score) }]} end={100} />
}

function Explained({ candidate, criteria, name }: Pick<CandidateRowProps, 'candidate' | 'criteria'> & { name: string }): ReactElement {
  const { weights } = useContext(ScoresContext)
  const { t } = useTranslation()
  const format = useFormat()
  const catchment = useCatchment(candidate.centre)
  const rows = criteria.map((criterion, index) => ({ ...criterion, raw: candidate.raw[index] ?? null, points: pointsOf(candidate.raw[index], criterion), weight: weights[index] ?? 0 }))
  const weighed = rows.reduce((sum, { points, weight }) => sum + (points === null ? 0 : weight), 0)
  return (
    <>
      <DataTable caption={name} rows={rows} keyOf={(row) => row.name} isQuiet={({ points, weight }) => points === null || weight === 0} columns={[
        { key: 'name', head: t('logisticsCandidate.criterion'), cell: (row) => t(`logisticsCandidate.name.${row.name}`) },
        { key: 'raw', head: t('logisticsCandidate.raw'), isNumber: true, cell: ({ raw, unit }) => (raw === null ? t('logistics.noData') : `${format.number(raw)}\u00a0${unit}`) },
        { key: 'points', head: t('logisticsCandidate.points'), isNumber: true, cell: ({ points }) => (points === null ? '–' : format.number(Math.round(points * 100))) },
        { key: 'part', head: t('logisticsCandidate.part'), isNumber: true, cell: ({ points, weight }) => (points === null || weighed === 0 ? '–' : format.number(Math.round(points * weight / weighed * 1000) / 10)) },
      ]} />
      <h4>{t('logisticsCandidate.catchment')}</h4>
      {catchment.data?.rings.map(({ km, industrialHa, zones, basis, zonesWithoutPlots }) => (
        <p key={km} className="small">{t('logisticsCandidate.ring', { km })}: {t('logisticsCandidate.catchmentHa', { ha: format.number(industrialHa), count: zones, formatted: format.number(zones) })}{zonesWithoutPlots > 0 && `, ${t('logisticsCandidate.without', { count: zonesWithoutPlots, formatted: format.number(zonesWithoutPlots) })}`}{basis && <span className="quiet"> · {t(`basis.${basis}`)}</span>}</p>
      ))}
    </>
  )
}
