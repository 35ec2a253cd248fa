import { useEffect, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneSummary } from '../../../../api/contract/zone.ts'
import type { Bbox } from '../../../map/camera.ts'
import { countChoices, noFilter, type Filter } from '../../../permalink.ts'
import { usePlace, usePlaceStore } from '../../../state/use-place.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Check } from '../../../ui/check.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useAllChoices, useSettledFilter, useZonePages } from '../use-zones.ts'
import { ActiveFilters } from './active-filters.tsx'
import { Empty } from './empty.tsx'
import { Facets } from './facets.tsx'
import { ListCount } from './list-count.tsx'
import './list-panel.css'
import { Results, ResultsSkeleton } from './results.tsx'

interface ListPanelProps {
  /** What the map shows beside the panels; null before it is drawn. */
  bbox: Bbox | null
  hoveredCode: string | null
  onHover: (code: string | null) => void
  onChoose: (zone: ZoneSummary) => void
  /** Told of the first page that comes. */
  onLoaded: (zones: ZoneSummary[]) => void
  onFitAll: (zones: ZoneSummary[]) => void
  /** Layers and legend: at the foot, or on a phone, where all scrolls as one, before the list. */
  tools: ReactNode
  toolsFirst: boolean
}

/** Facets, chips and the list, all under one filter. */
export function ListPanel({ bbox, hoveredCode, onHover, onChoose, onLoaded, onFitAll, tools, toolsFirst }: ListPanelProps): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const place = usePlace()
  const { filter, inView } = place
  const settled = useSettledFilter(filter)
  const pages = useZonePages(settled, inView ? bbox : null)
  const all = useAllChoices(settled)
  const first = pages.data?.pages[0]
  const last = pages.data?.pages.at(-1)
  const zones = pages.data?.pages.flatMap(({ items }) => items) ?? []
  useEffect(() => {
    if (first) onLoaded(first.items)
  }, [first, onLoaded])
  const choices = all ?? first?.facets
  const choose = (chosen: Filter): void => store.change({ filter: chosen }, 'push')
  const total = last?.total ?? 0
  const chosenCount = countChoices({ ...filter, q: '' })

  const count = (
    <div className="list-panel-count" hidden={pages.isError && !first}>
      <ListCount list={last} changing={pages.isPlaceholderData} />
      {zones.some(({ centre }) => centre) && <IconButton icon="frame" label={t('list.fitAll')} onClick={() => onFitAll(zones)} />}
    </div>
  )

  return (
    <div className="list-panel">
      <div className="list-panel-scroll" aria-busy={pages.isPlaceholderData}>
        {/* A folded sheet shows how many there are. */}
        {toolsFirst && count}
        {first && choices && (
          <Disclosure title={t('filter.title')} aside={chosenCount > 0 ? t('filter.chosen', { count: chosenCount }) : null}>
            <Facets filter={filter} now={first.facets} all={choices} onChange={choose} />
          </Disclosure>
        )}
        {toolsFirst && tools}
        <ActiveFilters filter={filter} facets={choices} onChange={choose} />
        {!toolsFirst && count}
        <div className="list-panel-in-view">
          <Check checked={inView} disabled={!bbox && !inView} onChange={(on) => store.change({ inView: on }, 'push')}>{t('filter.inView')}</Check>
        </div>
        {pages.isPlaceholderData && pages.fetchStatus === 'paused' && <Notice icon="offline"><p className="quiet small">{t('list.stale')}</p></Notice>}
        {pages.isError && <Failure error={pages.error} onRetry={() => void pages.refetch()} />}
        {pages.isPending && <ResultsSkeleton />}
        {first && total === 0 && !pages.isPlaceholderData && (
          <Empty filter={filter} inView={inView} facets={choices} onChange={(change) => store.change({ ...change, filter: change.filter ?? (change.inView === undefined ? noFilter : filter) }, 'push')} />
        )}
        <Results
          zones={zones}
          place={place}
          hoveredCode={hoveredCode}
          hasMore={pages.hasNextPage}
          loadingMore={pages.isFetchingNextPage}
          onMore={() => void pages.fetchNextPage()}
          onChoose={onChoose}
          onHover={onHover}
        />
      </div>
      {!toolsFirst && tools}
    </div>
  )
}
