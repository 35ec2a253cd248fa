import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent, useMemo, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandOffer } from '../../api/contract/land-offer.ts'
import { useAllOfferChoices, useKeptOffers, useOfferPages } from '../features/land-offer/use-land-offers.ts'
import { useShortlist } from '../features/shortlist/shortlist-store.ts'
import { boxAround, widen } from '../geometry/box.ts'
import '../i18n/find-land-words-offer.ts'
import '../i18n/find-land-words.ts'
import type { Filter } from '../permalink.ts'
import { findLandQuery, type FindLandRoom as Room, type LandSearch } from '../permalink-find-land.ts'
import type { Atlas } from '../state/use-atlas.ts'
import { useSettled, type Width } from '../state/use-browser.ts'
import { useLink, type Link } from '../state/use-link.ts'
import { usePlace, usePlaceStore } from '../state/use-place.ts'
import { useStable } from '../state/use-stable.ts'
import type { SheetSize } from '../ui/bottom-sheet.tsx'
import { FindLandFrame } from './find-land-frame.tsx'
import { layOut } from './find-land-layout.ts'
import { markOffers } from './find-land-marks.ts'
import './find-land.css'
import { useFindLandMap } from './use-find-land-map.ts'

interface FindLandRoomProps {
  room: Room
  map: MapLibreMap | null
  atlas: Atlas
  width: Width
  sheet: SheetSize
  onSheet: (size: SheetSize) => void
  /** The first list is there, or will not come: the map may follow. */
  onReady: () => void
}

const typingMs = 200
// Marks at the edge must not hide under the controls.
const fitMargin = 0.12
const noOffers: readonly LandOffer[] = []

/** Where investors look for land: what they ask, what there is, one offer in full, and several side by side, over the map. */
export function FindLandRoom({ room, map, atlas, width, sheet, onSheet, onReady }: FindLandRoomProps): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const link = useLink()
  const { filter, inView, view } = usePlace()
  const [hovered, setHovered] = useState<string | null>(null)
  const { search, sort, offer, compare } = room
  const layout = layOut(room, width)

  const seen = inView && search.within === null ? atlas.bbox : null
  const query = useMemo(() => findLandQuery(filter, search, sort, seen), [filter, search, sort, seen])
  const pages = useOfferPages(useSettled(query, typingMs))
  const all = useAllOfferChoices()
  const own = useShortlist()
  const listed = room.shortlist ?? own
  const kept = useKeptOffers(layout.main === 'shortlist' ? listed : [], search.sector)
  const compared = useKeptOffers(compare, search.sector)
  const [opened = null] = useKeptOffers(offer === null ? [] : [offer], search.sector)
  const first = pages.data?.pages[0]

  const pageTitle = t('findLand.pageTitle')
  useEffect(() => { if (offer === null) document.title = pageTitle }, [pageTitle, offer])

  const answered = first !== undefined || pages.isError
  const ready = useEffectEvent(onReady)
  useEffect(() => { if (answered) ready() }, [answered])

  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  const comparing = layout.compareBelow || layout.main === 'compare'
  const shown: readonly LandOffer[] = comparing ? compared.flatMap((one) => one.offer ?? []) : layout.main === 'shortlist' ? kept.flatMap((one) => one.offer ?? []) : noOffers
  const isList = !comparing && layout.main !== 'shortlist'
  const { marks, markOf } = markOffers(isList ? items : shown, isList ? (first?.near ?? []) : [], isList ? (first?.pairs ?? []).flatMap(({ offers }) => offers) : [], opened?.offer ?? null)

  // A link without a view is shown all it found, once.
  const [arrivedWithoutView] = useState(view === null)
  const framed = useRef(false)
  useEffect(() => {
    if (!first || framed.current || !arrivedWithoutView || offer !== null || room.view === 'shortlist' || room.view === 'compare') return
    framed.current = true
    const bbox = boxAround(first.items.length > 0 ? first.items : first.near)
    if (bbox) atlas.mark({ plotIds: [], bbox: widen(bbox, fitMargin), fit: true })
  }, [first, arrivedWithoutView, offer, room.view, atlas])

  // So is a list that was saved.
  const savedThere = layout.main === 'shortlist' && kept.length > 0 && kept.every((one) => one.offer ?? one.isGone)
  useEffect(() => {
    if (!savedThere || !arrivedWithoutView || offer !== null) return
    const bbox = boxAround(kept.flatMap((one) => one.offer ?? []))
    if (bbox) atlas.mark({ plotIds: [], bbox: widen(bbox, fitMargin), fit: true })
    // Once it is there; saving one more is no reason to move the map.
  }, [savedThere])

  const change = (part: Partial<Omit<Room, 'name'>>, how: 'push' | 'replace' = 'push'): void => {
    const { room: now } = store.get()
    if (now.name === 'find-land') store.change({ room: { ...now, ...part } }, how)
  }
  const onSearch = (asked: LandSearch, how: 'push' | 'replace'): void => change({ search: asked }, how)
  const onFilter = (chosen: Filter, how: 'push' | 'replace'): void => store.change({ filter: chosen }, how)
  const openRoom = (code: string): Room => ({ ...room, offer: code, view: room.view === 'compare' ? null : room.view })
  const open = (code: string): void => {
    const { room: now } = store.get()
    if (now.name === 'find-land') store.change({ room: { ...now, offer: code, view: now.view === 'compare' ? null : now.view } }, 'push')
    if (sheet !== 'half') onSheet('half')
  }
  const linkTo = (code: string): Link => {
    const { href, onClick } = link({ room: openRoom(code) })
    return { href, onClick: (event) => { onClick(event); if (event.defaultPrevented) { setHovered(null); if (sheet === 'peek') onSheet('half') } } }
  }
  const closeOffer = (): void => {
    change({ offer: null })
    // The list may only now come back in sight.
    if (offer !== null) requestAnimationFrame(() => document.querySelector<HTMLElement>(`.offer-card a[data-code="${CSS.escape(offer)}"]`)?.focus())
  }

  const outlines = comparing ? compared.flatMap(({ offer: one }) => (one ? [{ mark: markOf(one.code), shape: one.geometry }] : [])) : []
  const asking = useFindLandMap({
    map, search, marks: useStable(marks), outlines: useStable(outlines), hovered, selected: offer, onHover: setHovered, onChoose: open, onSearch,
    onAsk: () => { if (width === 'phone') onSheet('peek') },
  })

  return (
    <FindLandFrame
      {...{ room, layout, atlas, width, sheet, onSheet, pages, all, items, kept, listed, compared, opened, hovered, markOf, asking, linkTo, change, onSearch, onFilter, query, openRoom }}
      onPoint={setHovered}
      onCloseOffer={closeOffer}
      onFit={(offers) => {
        const bbox = boxAround(offers)
        if (bbox) atlas.mark({ plotIds: [], bbox: widen(bbox, fitMargin), fit: true })
      }}
    />
  )
}
