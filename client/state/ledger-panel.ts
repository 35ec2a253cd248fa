import type { CleanBlock } from '../../api/contract/clean-land.ts'
import type { BoundingBox } from '../../api/contract/geometry.ts'

/** Plots to mark on the map, by their feature id in the tiles. */
export interface Highlight {
  plotIds: readonly number[]
  /** Also move the map there; `bbox` says where when the panel knows. */
  fit?: boolean
  bbox?: BoundingBox
  /** A figure laid over them, such as the hall that stands in a block. */
  shape?: NonNullable<CleanBlock['rectangle']>['geometry']
}

/** What every panel of the land ledger is given; `asOf` (yyyy-mm-dd) is left out for today, as in the API. */
export interface LedgerPanelProps {
  code: string
  asOf: string | undefined
  /** Marks plots on the map; null takes the mark away. */
  onHighlight: (highlight: Highlight | null) => void
}
