import { useDeferredValue, useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogisticsCandidates } from '../../api/contract/logistics.ts'
import { CandidateRow } from '../features/logistics-candidate/candidate-row.tsx'
import { KeptWeights } from '../features/logistics-candidate/kept-weights.tsx'
import { useLogisticsCandidates } from '../features/logistics-candidate/use-candidates.ts'
import { WeightSliders } from '../features/logistics-candidate/weight-sliders.tsx'
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

/** Where logistics could stand, weighed by sliders. */
export function LogisticsCandidatesPart(props: LogisticsProps): ReactElement {
  const query = useLogisticsCandidates(props.province)
  return <Loaded query={query} skeleton={<PanelSkeleton lines={10} />}>{(data) => <Weighed {...props} data={data} />}</Loaded>
}

function Weighed({ room, account, change, show, recolour, goTo, data }: LogisticsProps & { data: LogisticsCandidates }): ReactElement {
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
  const settled = useDeferredValue(scores)
  const best = useMemo(() => bestCandidates(settled, 20), [settled])
  useEffect(() => show({ marks: candidates.map(({ code, centre }) => ({ code, at: centre, score: 0 })) }), [candidates, show])
  useEffect(() => recolour(scores), [candidates, scores, recolour])
  const without = useMemo(() => criteria.map((_, index) => candidates.filter(({ raw }) => raw[index] == null).length), [criteria, candidates])
  const zoneOf = useMemo(() => new Map(zones.map((zone) => [zone.code, zone])), [zones])
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
        {best.length === 0 && <Notice icon="info"><p>{t('logisticsCandidate.none')}</p></Notice>}
        <ol className="logistics-list">
          {best.map((index) => {
            const candidate = candidates[index]
            return candidate && <CandidateRow key={candidate.code} candidate={candidate} zone={zoneOf.get(candidate.zone)} criteria={criteria} weights={weights} score={settled[index] ?? 0} isOpen={room.row === candidate.code} onToggle={(open) => change({ row: open ? candidate.code : null })} onShow={() => goTo(candidate.centre, 15)} />
          })}
        </ol>
      </section>
      <Firmness points={points} weights={weights} criteria={criteria} />
      {account && <KeptWeights weights={weights} isAdmin={account.role === 'admin'} onChoose={setWeights} />}
    </>
  )
}

/** How the first ten change when one weight does; computed when it is looked at. */
function Firmness({ points, weights, criteria }: { points: Float64Array; weights: readonly number[]; criteria: LogisticsCandidates['criteria'] }): ReactElement {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const settled = useDeferredValue(weights)
  const rows = useMemo(() => (open ? sensitivity(points, settled).map((one, index) => ({ ...one, name: criteria[index]?.name ?? 'area' })) : []), [open, points, settled, criteria])
  return (
    <Disclosure title={t('logisticsCandidate.sensitivity')} onToggle={setOpen}>
      <p className="quiet small">{t('logisticsCandidate.sensitivityText')}</p>
      <DataTable caption={t('logisticsCandidate.sensitivity')} rows={rows} keyOf={({ name }) => name} columns={[
        { key: 'name', head: t('logisticsCandidate.criterion'), cell: ({ name }) => t(`logisticsCandidate.name.${name}`) },
        { key: 'halved', head: t('logisticsCandidate.halved'), isNumber: true, cell: ({ halved }) => halved },
        { key: 'doubled', head: t('logisticsCandidate.doubled'), isNumber: true, cell: ({ doubled }) => doubled },
      ]} />
    </Disclosure>
  )
}
