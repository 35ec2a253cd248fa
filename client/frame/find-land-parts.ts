import type { LandOffer, LandOfferList } from '../../api/contract/land-offer.ts'
import type { KeptOffer, OfferPages } from '../features/land-offer/use-land-offers.ts'
import type { MapAsking } from '../features/land-search/search-props.ts'
import type { Filter } from '../permalink.ts'
import type { FindLandRoom, LandSearch } from '../permalink-find-land.ts'
import type { Atlas } from '../state/use-atlas.ts'
import type { Width } from '../state/use-browser.ts'
import type { Link } from '../state/use-link.ts'
import type { SheetSize } from '../ui/bottom-sheet.tsx'
import type { FindLandLayout } from './find-land-layout.ts'

/** What every panel of the room is given. */
export interface FindLandParts {
  room: FindLandRoom
  layout: FindLandLayout
  atlas: Atlas
  width: Width
  sheet: SheetSize
  onSheet: (size: SheetSize) => void
  pages: OfferPages
  all: LandOfferList['facets'] | undefined
  items: LandOfferList['items']
  /** The saved list that is shown, the reader's own or one that was shared. */
  listed: readonly string[]
  kept: readonly KeptOffer[]
  compared: readonly KeptOffer[]
  /** The offer that is open, as it was asked for. */
  opened: KeptOffer | null
  hovered: string | null
  markOf: (code: string) => string
  asking: MapAsking
  linkTo: (code: string) => Link
  change: (part: Partial<Omit<FindLandRoom, 'name'>>, how?: 'push' | 'replace') => void
  onSearch: (search: LandSearch, how: 'push' | 'replace') => void
  onFilter: (filter: Filter, how: 'push' | 'replace') => void
  /** What the server was asked, as pairs of the address. */
  query: Readonly<Record<string, string>>
  onPoint: (code: string | null) => void
  onCloseOffer: () => void
  onFit: (offers: readonly Pick<LandOffer, 'bbox' | 'centre'>[]) => void
}
