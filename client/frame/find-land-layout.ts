import type { MapPadding } from '../map/camera.ts'
import type { FindLandRoom } from '../permalink-find-land.ts'
import type { Width } from '../state/use-browser.ts'
import { sheetHeight, type SheetSize } from '../ui/bottom-sheet.tsx'

const margin = 12
const columnWidth = 388
const wishesWidth = 340
const offerWidth = 420
/** Of the window's height. */
export const compareShare = 0.5

/** What the room shows where. */
export interface FindLandLayout {
  /** The column to the left, or what the sheet holds. */
  main: 'wishes' | 'results' | 'shortlist' | 'offer' | 'compare'
  /** Wishes stand beside the results. */
  wishesBeside: boolean
  /** The open offer stands to the right. */
  offerBeside: boolean
  /** The comparison lies below the map, with nothing beside it. */
  compareBelow: boolean
}

/** On a wide screen wishes, results and one offer stand beside each other; elsewhere one thing at a time. */
export function layOut({ view, offer, compare }: FindLandRoom, width: Width): FindLandLayout {
  const comparing = view === 'compare' && compare.length > 0 && offer === null
  if (width !== 'wide') {
    const main = offer !== null ? 'offer' : comparing ? 'compare' : view === 'wishes' || view === 'shortlist' ? view : 'results'
    return { main, wishesBeside: false, offerBeside: false, compareBelow: width === 'narrow' && comparing }
  }
  const alone = offer === null && !comparing
  const main = view === 'shortlist' ? 'shortlist' : view === 'wishes' && !alone ? 'wishes' : 'results'
  return { main, wishesBeside: alone && (view === null || view === 'wishes'), offerBeside: offer !== null, compareBelow: comparing }
}

/** What covers the map, so that its middle is the middle of what can be seen. */
export function findLandPadding(room: FindLandRoom, width: Width, sheet: SheetSize, windowHeight: number): MapPadding {
  if (width === 'phone') return { top: 56, right: 0, bottom: sheetHeight(sheet === 'full' ? 'half' : sheet, windowHeight), left: 0 }
  const { wishesBeside, offerBeside, compareBelow } = layOut(room, width)
  const left = compareBelow ? 0 : margin + columnWidth + (wishesBeside ? wishesWidth : 0)
  return { top: 0, right: offerBeside ? margin + offerWidth : 0, bottom: compareBelow ? Math.round(windowHeight * compareShare) + margin : 0, left }
}
