import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneSummary } from '../../../../api/contract/zone.ts'
import { writePlace, type Place } from '../../../permalink.ts'
import { Button } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { ResultRow } from './result-row.tsx'
import './results.css'

interface ResultsProps {
  zones: ZoneSummary[]
  place: Place
  hoveredCode: string | null
  hasMore: boolean
  loadingMore: boolean
  onMore: () => void
  onChoose: (zone: ZoneSummary) => void
  onHover: (code: string | null) => void
}

/** Lets the skip link and the search field find the list. */
export const resultsId = 'zones'

export function focusFirstResult(): void {
  document.getElementById(resultsId)?.querySelector('a')?.focus()
}

/** Brings the reader back to the row they came from. */
export function focusResult(code: string): void {
  document.getElementById(resultsId)?.querySelector<HTMLElement>(`a[data-code="${CSS.escape(code)}"]`)?.focus()
}

/** The list of zones: arrows, Home and End move, Enter opens, and what has the focus lights up on the map. */
export function Results({ zones, place, hoveredCode, hasMore, loadingMore, onMore, onChoose, onHover }: ResultsProps): ReactElement {
  const { t } = useTranslation()
  const selected = place.room.name === 'zone' ? place.room.code : null
  const tabStop = zones.some(({ code }) => code === selected) ? selected : zones[0]?.code
  const isListed = tabStop === selected
  useEffect(() => {
    const row = isListed ? document.getElementById(resultsId)?.querySelector('[aria-current]') : null
    if (row && !isInSight(row)) row.scrollIntoView({ block: 'center' })
  }, [selected, isListed])
  const moveFocus = (event: KeyboardEvent<HTMLUListElement>): void => {
    const links = [...event.currentTarget.querySelectorAll('a')]
    const at = links.findIndex((link) => link === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
    const link = to === undefined ? undefined : links[to]
    if (!link) return
    event.preventDefault()
    link.focus()
  }
  return (
    <>
      <ul className="results" id={resultsId} aria-label={t('list.label')} onKeyDown={moveFocus}>
        {zones.map((zone) => (
          <ResultRow
            key={zone.code}
            zone={zone}
            href={writePlace({ ...place, room: { name: 'zone', code: zone.code } })}
            selected={zone.code === selected}
            hovered={zone.code === hoveredCode}
            tabStop={zone.code === tabStop}
            onChoose={() => onChoose(zone)}
            onPoint={(on) => onHover(on ? zone.code : null)}
          />
        ))}
      </ul>
      {hasMore && <More loading={loadingMore} onMore={onMore} />}
    </>
  )
}

/** Whether the row can be seen whole; what is under the pointer must not jump away. */
function isInSight(row: Element): boolean {
  const { top, bottom } = row.getBoundingClientRect()
  const frame = row.closest('.list-panel-scroll')?.getBoundingClientRect()
  return frame !== undefined && top >= frame.top && bottom <= frame.bottom
}

/** Loads on when it comes into sight, or when pressed. */
function More({ loading, onMore }: { loading: boolean; onMore: () => void }): ReactElement {
  const { t } = useTranslation()
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!end.current || loading) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) onMore()
    }, { rootMargin: '300px' })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [loading, onMore])
  return (
    <div className="results-more" ref={end}>
      <Button onClick={onMore} disabled={loading}>{loading ? t('app.loading') : t('list.more')}</Button>
    </div>
  )
}

/** Rows to come, in their shape. */
export function ResultsSkeleton(): ReactElement {
  return (
    <div className="results" aria-hidden="true">
      {[62, 48, 70, 54, 66, 44, 58, 50].map((width, index) => (
        <div key={index} className="result-skeleton">
          <Skeleton width="20px" height={20} />
          <Skeleton width={`${width}%`} />
          <Skeleton width="56px" />
          <Skeleton width={`${width - 16}%`} height={12} />
        </div>
      ))}
    </div>
  )
}
