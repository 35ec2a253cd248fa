import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { offersId } from '../features/land-offer/offer-list.tsx'
import { OfferPeek } from '../features/land-offer/offer-peek.tsx'
import { AskingBar } from '../features/land-search/asking-bar.tsx'
import { SearchForm } from '../features/land-search/search-form.tsx'
import '../i18n/find-land-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLink } from '../state/use-link.ts'
import { usePlace } from '../state/use-place.ts'
import { BottomSheet } from '../ui/bottom-sheet.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { FindLandCompare } from './find-land-compare.tsx'
import { FindLandOffer } from './find-land-offer.tsx'
import type { FindLandParts } from './find-land-parts.ts'
import { FindLandResults } from './find-land-results.tsx'
import { FindLandShortlist } from './find-land-shortlist.tsx'
import { Foot } from './foot.tsx'
import { Guard } from './guard.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Notices } from './notices.tsx'

const offerRoomId = 'offer'

/** The panels of the room over the map; on a phone one sheet that holds one thing at a time. */
export function FindLandFrame(parts: FindLandParts): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { filter } = usePlace()
  const { room, layout, atlas, width, sheet, onSheet, pages, all, asking, change, onSearch, onFilter, onCloseOffer } = parts
  const total = pages.data?.pages[0]?.total
  const notices = <Notices mapProblem={atlas.mapProblem} />
  const form = <SearchForm search={room.search} filter={filter} list={pages.data?.pages.at(-1)} all={all} onSearch={onSearch} onFilter={onFilter} asking={asking} />
  // A wish that could not be read is no wish yet: one is led back to it.
  const showResults = (): void => {
    const wrong = document.querySelector<HTMLElement>('.search-form [aria-invalid="true"]')
    if (wrong) wrong.focus()
    else change({ view: 'results' })
  }
  const toResults = (
    <div className="find-to-results">
      <Button strong onClick={showResults}>{t('findLand.showCount', { count: total ?? 0, formatted: format.number(total ?? 0) })}</Button>
    </div>
  )
  const offer = room.offer !== null && <FindLandOffer key={room.offer} {...parts} code={room.offer} />
  const compare = <FindLandCompare {...parts} />
  const main = {
    wishes: () => <>{form}{toResults}</>,
    results: () => <FindLandResults {...parts} />,
    shortlist: () => <FindLandShortlist {...parts} />,
    offer: () => offer,
    compare: () => compare,
  }[layout.main]()

  // What is opened is read from its head; a list is found where it was left.
  const { main: opened } = layout
  useEffect(() => { if (opened !== 'results') document.querySelector('.sheet-body')?.scrollTo(0, 0) }, [opened])

  if (width === 'phone') {
    const plain = layout.main !== 'offer' && layout.main !== 'compare'
    return (
      <>
        <div className="pill find-pill"><Head /></div>
        <div className="pill-notices">{notices}</div>
        <BottomSheet
          label={t('findLand.panel')} size={sheet} onSize={onSheet} words={{ peek: t('sheet.peek'), half: t('sheet.half'), full: t('sheet.full') }}
          peek={asking.mode === 'draw' || asking.mode === 'pick' ? <AskingBar asking={asking} byTouch /> : plain ? <div className="find-peek" onClick={() => { if (sheet === 'peek') onSheet('half') }}>{layout.main !== 'shortlist' && <Count {...parts} />}<Views {...parts} /></div> : layout.main === 'offer' ? <OfferPeek offer={parts.opened?.offer ?? null} /> : <div className="peek"><h2>{t('landCompare.title')}</h2></div>}
          buttons={layout.main === 'offer' ? <IconButton icon="close" label={t('findLand.close')} onClick={onCloseOffer} /> : layout.main === 'compare' ? <IconButton icon="close" label={t('landCompare.close')} onClick={() => change({ view: null })} /> : undefined}
        >
          <Guard key={layout.main}>{main}</Guard>
          <Foot />
        </BottomSheet>
      </>
    )
  }
  if (layout.compareBelow) return <section className="panel find-compare" aria-label={t('findLand.panel')}>{notices}<Guard>{compare}</Guard><Foot /></section>
  return (
    <>
      <a className="skip" href={`#${offersId}`} onClick={(event) => { event.preventDefault(); document.querySelector<HTMLElement>(`#${offersId} a`)?.focus() }}>{t('findLand.skipToResults')}</a>
      {layout.offerBeside && <a className="skip" href={`#${offerRoomId}`}>{t('findLand.skipToOffer')}</a>}
      <section className="panel panel-left find-panel" data-both={layout.wishesBeside || undefined} aria-label={t('findLand.panel')}>
        {layout.wishesBeside && (
          <div className="find-column find-wishes">
            <div className="find-wishes-head">
              <h2>{t('landSearch.form')}</h2>
              <button type="button" className="find-fold" onClick={() => change({ view: 'results' }, 'replace')}><Icon name="foldLeft" size={16} />{t('findLand.hideWishes')}</button>
            </div>
            <div className="find-scroll"><Guard>{form}</Guard></div>
          </div>
        )}
        <div className="find-column">
          {layout.main !== 'offer' && (
            <>
              <div className="find-head"><Head /></div>
              {notices}
              <div className="find-bar"><Views {...parts} />{layout.main !== 'shortlist' && <Count {...parts} />}</div>
            </>
          )}
          <div className="find-scroll" data-plain={layout.main === 'offer' || undefined}><Guard key={layout.main}>{main}</Guard></div>
          <Foot />
        </div>
      </section>
      {layout.offerBeside && (
        <section id={offerRoomId} tabIndex={-1} className="panel panel-right" aria-label={t('landOffer.openOffer')} onKeyDown={(event) => { if (event.key === 'Escape') onCloseOffer() }}>
          <Guard>{offer}</Guard>
        </section>
      )}
    </>
  )
}

/** The way back to the map, the name of the room, the language. */
function Head(): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  return (
    <>
      <a className="find-back" {...link({ room: { name: 'map' } })}><Icon name="foldLeft" size={16} />{t('findLand.toMap')}</a>
      <h1>{t('findLand.title')}</h1>
      <LanguageSwitch />
    </>
  )
}

/** Wishes, results, saved: one of them where there is room for one. */
function Views({ room, layout, change, listed }: FindLandParts): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const saved = listed.length > 0 ? ` ${format.number(listed.length)}` : ''
  const open = layout.main === 'wishes' || layout.main === 'shortlist' ? layout.main : 'results'
  const views = layout.wishesBeside ? (['results', 'shortlist'] as const) : (['wishes', 'results', 'shortlist'] as const)
  return (
    <Segmented
      label={t('findLand.views')}
      options={views.map((value) => ({ value, label: value === 'shortlist' ? t('findLand.view.shortlist') + saved : t(`findLand.view.${value}`) }))}
      value={open}
      // With wishes beside them the results are what the screen shows by itself.
      onChange={(view) => change({ view: layout.wishesBeside && view === 'results' ? null : view, shortlist: view === 'shortlist' ? room.shortlist : null })}
    />
  )
}

/** How many there are; said aloud once it has settled. */
function Count({ pages }: FindLandParts): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const list = pages.data?.pages[0]
  const total = list?.total ?? 0
  const said = !list ? '' : pages.isPlaceholderData ? t('findLand.counting') : total === 0 ? t('findLand.announcedNone') : t('findLand.announced', { count: total, formatted: format.number(total) })
  return (
    <div className="find-count">
      <p role="status" className="unseen">{said}</p>
      {list && (
        <p aria-hidden="true">
          <strong>{t('findLand.count', { count: total, formatted: format.number(total) })}</strong>
          {list.unjudged > 0 && <span className="quiet small"> · {t('findLand.unjudged', { formatted: format.number(list.unjudged) })}</span>}
        </p>
      )}
    </div>
  )
}
