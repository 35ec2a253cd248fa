import { memo, useCallback, useDeferredValue, useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogisticsCandidate, LogisticsCandidates } from '../../api/contract/logistics.ts'
import { CandidateRow } from '../features/logistics-candidate/candidate-row.tsx'
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
  const format = useFormat()
  const { criteria, candidates, zones, basis } = data
  // The slider moves at once; the address follows when it rests.
  const [weights, setWeights] = useState(room.weights)
  const [asked, setAsked] = useState(room.weights)
  // Back, forward, or a link: the address is the later word.
  if (asked.join() !== room.weights.join()) { setAsked(room.weights); setWeights(room.weights) }
  useEffect(() => {
    if (weights.join() === room.weights.join()) return
    const timer = setTimeout(() => change({ weights }, 'replace'), 250)
    return () => clearTimeout(timer)
  })
  const points = useMemo(() => pointTable(candidates.map(({ raw }) => raw), criteria), [candidates, criteria])
  const scores = useMemo(() => scoreCandidates(points, weights), [points, weights])
  // The list may come a frame later than the map and the slider.
  const settled = useDeferredValue(weights)
  useEffect(() => show({ marks: candidates.map(({ code, centre }) => ({ code, at: centre, score: 0 })) }), [candidates, show])
  useEffect(() => () => show({}), [show])
  useEffect(() => follow('province', province ?? 'all', boxAround(candidates)), [candidates, follow, province])
  useEffect(() => recolour(scores), [candidates, scores, recolour])
  const without = useMemo(() => criteria.map((_, index) => candidates.filter(({ raw }) => raw[index] == null).length), [criteria, candidates])
  const zoneOf = useMemo(() => new Map(zones.map((zone) => [zone.code, zone])), [zones])
  const open = useCallback((row: string | null) => change({ row }), [change])
  return (
    <>
      <p className="quiet small">{t('logisticsCandidate.intro')}</p>
      {(basis === 'schematic' || basis === 'mixed') && <Notice icon="info" title={t('logistics.schematic')}><p>{t('logistics.schematicText')}</p></Notice>}
      <section>
        <div className="logistics-line"><h2>{t('logisticsCandidate.weights')}</h2><Button onClick={() => setWeights(usualWeights)}>{t('logisticsCandidate.reset')}</Button></div>
        <WeightSliders criteria={criteria} weights={weights} without={without} count={candidates.length} onChange={setWeights} />
        <div><div className="logistics-legend" aria-hidden="true" /><p className="quiet small">{t('logisticsCandidate.legend')}</p></div>
      </section>
      <section>
        <div className="logistics-line"><h2>{t('logisticsCandidate.first')}</h2><span className="quiet small">{t('logisticsCandidate.count', { count: candidates.length, formatted: format.number(candidates.length) })}</span></div>
        <FirstSites {...{ data, points, zoneOf, goTo }} weights={settled} openRow={room.row} onOpen={open} />
      </section>
      <Firmness points={points} weights={settled} criteria={criteria} />
      {account && <KeptWeights weights={settled} isAdmin={account.role === 'admin'} onChoose={setWeights} />}
    </>
  )
}

interface FirstSitesProps extends Pick<LogisticsProps, 'goTo'> {
  data: LogisticsCandidates
  points: Float64Array
  weights: readonly number[]
  zoneOf: ReadonlyMap<string, LogisticsCandidates['zones'][number]>
  openRow: string | null
  onOpen: (row: string | null) => void
}

const unseen: readonly number[] = []

/** The best of them, explained one at a time. */
const FirstSites = memo(function FirstSites({ data: { candidates, criteria }, points, weights, zoneOf, goTo, openRow, onOpen }: FirstSitesProps): ReactElement {
  const { t } = useTranslation()
  const scores = useMemo(() => scoreCandidates(points, weights), [points, weights])
  // A link to a row may name one that comes later in the list.
  const [most, setMost] = useState(openRow === null ? shownAtFirst : 2 * shownAtFirst)
  const best = useMemo(() => bestCandidates(scores, most), [scores, most])
  const toggle = useCallback((code: string, open: boolean) => onOpen(open ? code : null), [onOpen])
  const show = useCallback(({ centre }: LogisticsCandidate) => goTo(centre, 15), [goTo])
  if (best.length === 0) return <Notice icon="info"><p>{t('logisticsCandidate.none')}</p></Notice>
  return (
    <>
      <ol className="logistics-list">
        {best.map((index) => {
          const candidate = candidates[index]
          const isOpen = candidate !== undefined && openRow === candidate.code
          return candidate && <CandidateRow key={candidate.code} {...{ candidate, criteria, isOpen }} zone={zoneOf.get(candidate.zone)} weights={isOpen ? weights : unseen} score={Math.round((scores[index] ?? 0) * 10) / 10} onToggle={toggle} onShow={show} />
        })}
      </ol>
      {best.length === most && most < candidates.length && <div className="logistics-do"><Button onClick={() => setMost(most + shownAtFirst)}>{t('logisticsCandidate.more')}</Button></div>}
    </>
  )
})

/** How the first ten change when one weight does; computed when it is looked at. */
const Firmness = memo(function Firmness({ points, weights, criteria }: { points: Float64Array; weights: readonly number[]; criteria: LogisticsCandidates['criteria'] }): ReactElement {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const rows = useMemo(() => (open ? sensitivity(points, weights).map((found, index) => ({ name: criteria[index]?.name ?? 'area', found })) : []), [open, points, weights, criteria])
  return (
    <Disclosure title={t('logisticsCandidate.sensitivity')} onToggle={setOpen}>
      <p className="quiet small">{t('logisticsCandidate.sensitivityText')}</p>
      <DataTable caption={t('logisticsCandidate.sensitivity')} rows={rows} keyOf={({ name }) => name} isQuiet={({ found }) => found === null} columns={[
        { key: 'name', head: t('logisticsCandidate.criterion'), cell: ({ name, found }) => <>{t(`logisticsCandidate.name.${name}`)}{found === null && <><br /><span className="quiet small">{t('logistics.noData')}</span></>}</> },
        { key: 'halved', head: t('logisticsCandidate.halved'), isNumber: true, cell: ({ found }) => found?.halved ?? '–' },
        { key: 'doubled', head: t('logisticsCandidate.doubled'), isNumber: true, cell: ({ found }) => found?.doubled ?? '–' },
      ]} />
    </Disclosure>
  )
})
