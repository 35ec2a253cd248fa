import type { LandOfferList } from '../../../api/contract/land-offer.ts'
import type { Filter } from '../../permalink.ts'
import type { LandSearch } from '../../permalink-find-land.ts'

/** What every part of the search is given. */
export interface SearchProps {
  search: LandSearch
  filter: Filter
  /** The first page of the answer of the moment, with its counts. */
  list: LandOfferList | undefined
  /** Every choice there is. */
  all: LandOfferList['facets'] | undefined
  /** `replace` for typing, `push` for what the back button should undo. */
  onSearch: (search: LandSearch, how: 'push' | 'replace') => void
  onFilter: (filter: Filter, how: 'push' | 'replace') => void
}

/** What the map can be asked for: an area drawn, a point picked. */
export interface MapAsking {
  /** null: the map is not there yet. */
  mode: 'none' | 'draw' | 'pick' | null
  corners: number
  /** The corners make an area. */
  isEnough: boolean
  onDraw: () => void
  onPick: () => void
  /** Takes the last corner back. */
  onUndo: () => void
  onDone: () => void
  onCancel: () => void
}
