import type { MapPadding } from '../map/camera.ts'
import type { Width } from '../state/use-browser.ts'
import { sheetHeight, type SheetSize } from '../ui/bottom-sheet.tsx'

const margin = 12
/** As in relocation-room.css. */
const panelWidth = 480

/** What covers the map, so that its middle is the middle of what can be seen. */
export const relocationPadding = (width: Width, sheet: SheetSize, windowHeight: number): MapPadding =>
  width === 'phone' ? { top: 0, right: 0, bottom: sheetHeight(sheet === 'full' ? 'half' : sheet, windowHeight), left: 0 } : { top: 0, right: 0, bottom: 0, left: margin + panelWidth }
