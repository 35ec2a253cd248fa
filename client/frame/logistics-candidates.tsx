import { memo, useCallback, useContext, useDeferredValue, useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogisticsCandidate, LogisticsCandidates } from '../../api/contract/logistics.ts'
import { CandidateRow, ScoresContext, type Scores } from '../features/logistics-candidate/candidate-row.tsx'
import { KeptWeights } from '../features/logistics-candidate/kept-weights.tsx'
import { useLogisticsCandidates } from '../features/logistics-candidate/use-candidates.ts'
import { WeightSliders } from '../features/logistics-candidate/weight-sliders.tsx'
import { boxAround } from '../geometry/box.ts'
import { bestCandidates, pointTable, scoreCandidates, sensitivity } from '../geometry/score-candidates.ts'
import '../i18n/logistics-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { usualWeights } from '../permalink-logistics.ts'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import type { LogisticsProps } from './logistics-tabs.ts'

const shownAtFirst = 10

/** Where logistics could stand, weighed by sliders. */
export function LogisticsCandidatesPart(props: LogisticsProps): ReactElement {
  const query = useLogisticsCandidates(props.province)
  return <Loaded query={query} skeleton={<PanelSkeleton lines={10} />}>{(data) => <Weighed {...props} data={data} />}</Loaded>
}

function Weighed({ room, account, province, change, follow, show, recolour, goTo, data }: LogisticsProps & { data: LogisticsCandidates }): ReactElement {
  const { t } = useTranslation()
  const { criteria, candidates, zones, basis } = data
  // The slider moves at once; the address follows when it is let go and rests.
  const [isHeld, setHeld] = useState(false)
  const [weights, setWeights] = useState(room.weights)
  const [asked, setAsked] = useState(room.weights)
  // Back, forward, or a link: the address is the later word.
  if (asked.join() !== room.weights.join()) { setAsked(room.weights); setWeights(room.weights) }
  useEffect(() => {
    if (isHeld || weights.join() === room.weights.join()) return
    const timer = setTimeout(() => change({ weights }, 'replace'), 250)
    return () => clearTimeout(timer)
  }, [isHeld, weights, room.weights, change])
  const points = useMemo(() => pointTable(candidates.map(({ raw }) => raw), criteria), [candidates, criteria])
  const now = useMemo((): Scores => ({ points, scores: scoreCandidates(points, weights), weights }), [points, weights])
  // The list may come a frame later than the map and the slider, but never with the scores of other places.
  const deferred = useDeferredValue(now)
  const settled = deferred.points === points ? deferred : now
  const latest = useRef(weights)
  useEffect(() => { latest.current = weights }, [weights])
  const weightsNow = useCallback(() => latest.current, [])
  useEffect(() => show({ marks: candidates.map(({ code, centre }) => ({ code, at: centre, score: 0 })) }), [candidates, show])
  useEffect(() => () => show({}), [show])
  useEffect(() => follow('province', province ?? 'all', boxAround(candidates)), [candidates, follow, province])
  useEffect(() => recolour(now.scores), [candidates, now, recolour])
  const without = useMemo(() => criteria.map((_, index) => candidates.filter(({ raw }) => raw[index] == null).length), [criteria, candidates])
  const zoneOf = useMemo(() => new Map(zones.map((zone) => [zone.code, zone])), [zones])
  const open = useCallback((row: string | null) => change({ row }), [change])
  return (
    <>
      <p className="quiet small">{t('logisticsCandidate.intro')}</p>
      {(basis === 'schematic' || basis === 'mixed') && <Notice icon="info" title={t('logistics.schematic')}><p>{t('logistics.schematicText')}</p></Notice>}
      <section>
        <div className="logistics-line"><h2>{t('logisticsCandidate.weights')}</h2><Button onClick={() => setWeights(usualWeights)}>{t('logisticsCandidate.reset')}</Button></div>
        <WeightSliders criteria={criteria} weights={weights} without={without} count={candidates.length} onChange={setWeights} onHold={setHeld} />
        <div><div className="logistics-legend" aria-hidden="true" /><p className="quiet small">{t('logisticsCandidate.legend')}</p></div>
      </section>
      <ScoresContext value={settled}>
        <FirstSites {...{ data, zoneOf, goTo }} openRow={room.row} onOpen={open} />
        <Firmness points={points} criteria={criteria} />
      </ScoresContext>
      {account && <KeptWeights weightsNow={weightsNow} isAdmin={account.role === 'admin'} onChoose={setWeights} />}
    </>
  )
}

interface FirstSitesProps extends Pick<LogisticsProps, 'goTo'> {
  data: LogisticsCandidates
  zoneOf: ReadonlyMap<string, LogisticsCandidates['zones'][number]>
  openRow: string | null
  onOpen: (row: string | null) => void
}

/** The best of them, explained one at a time. */
const FirstSites = memo(function FirstSites({ data: { candidates, criteria }, zoneOf, goTo, openRow, onOpen }: FirstSitesProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { scores } = useContext(ScoresContext)
  // A link to a row may name one that comes later in the list.
  const [most, setMost] = useState(openRow === null ? shownAtFirst : 2 * shownAtFirst)
  const best = useMemo(() => bestCandidates(scores, most), [scores, most])
  const toggle = useCallback((code: string, open: boolean) => onOpen(open ? code : null), [onOpen])
  const show = useCallback(({ centre }: LogisticsCandidate) => goTo(centre, 15), [goTo])
  return (
    <section>
      <div className="logistics-line"><h2>{t('logisticsCandidate.first')}</h2><span className="quiet small">{t('logisticsCandidate.count', { count: candidates.length, formatted: format.number(candidates.length) })}</span></div>
      {best.length === 0 ? <Notice icon="info"><p>{t('logisticsCandidate.none')}</p></Notice> : <ol className="logistics-list">
        {best.map((index) => {
          const candidate = candidates[index]
          return candidate && <CandidateRow key={candidate.code} {...{ candidate, index, criteria }} isOpen={openRow === candidate.code} zone={zoneOf.get(candidate.zone)} onToggle={toggle} onShow={show} />
        })}
      </ol>}
      {best.length > 0 && best.length === most && most < candidates.length && <div className="logistics-do"><Button onClick={() => setMost(most + shownAtFirst)}>{t('logisticsCandidate.more')}</Button></div>}
    </section>
  )
})

type Criteria = LogisticsCandidates['criteria']

/** How the first ten change when one weight does; computed when it is looked at. */
const Firmness = memo(function Firmness({ points, criteria }: { points: Float64Array; criteria: Criteria }): ReactElement {
  const { t } = useTranslation()
  return (
    <Disclosure title={t('logisticsCandidate.sensitivity')}>
      <p className="quiet small">{t('logisticsCandidate.sensitivityText')}</p>
      <Sensitivity points={points} criteria={criteria} />
    </Disclosure>
  )
})

function Sensitivity({ points, criteria }: { points: Float64Array; criteria: Criteria }): ReactElement {
  const { t } = useTranslation()
  const { weights } = useContext(ScoresContext)
  const rows = useMemo(() => sensitivity(points, weights).map((found, index) => ({ name: criteria[index]?.name ?? 'area', found })), [points, weights, criteria])
  return (
    <DataTable caption={t('logisticsCandidate.sensitivity')} rows={rows} keyOf={({ name }) => name} isQuiet={({ found }) => found === null} columns={[
      { key: 'name', head: t('logisticsCandidate.criterion'), cell: ({ name, found }) => <>{t(`logisticsCandidate.name.${name}`)}{found === null && <><br /><span className="quiet small">{t('logistics.noData')}</span></>}</> },
      { key: 'halved', head: t('logisticsCandidate.halved'), isNumber: true, cell: ({ found }) => found?.halved ?? '–' },
      { key: 'doubled', head: t('logisticsCandidate.doubled'), isNumber: true, cell: ({ found }) => found?.doubled ?? '–' },
    ]} />
  )
}
