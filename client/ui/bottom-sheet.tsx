import { useRef, useState, type PointerEvent, type ReactElement, type ReactNode } from 'react'
import './bottom-sheet.css'
import { IconButton } from './button.tsx'

export type SheetSize = 'peek' | 'half' | 'full'
const sizes = ['peek', 'half', 'full'] as const

/** Height of the sheet when folded down, in CSS pixels. */
export const peekHeight = 112
const headroom = 48

/** Height of the sheet in CSS pixels in a window this high. */
export function sheetHeight(size: SheetSize, windowHeight: number): number {
  if (size === 'peek') return peekHeight
  return size === 'half' ? Math.round(windowHeight * 0.5) : windowHeight - headroom
}

interface BottomSheetProps {
  label: string
  size: SheetSize
  onSize: (size: SheetSize) => void
  words: Record<SheetSize, string>
  /** Names the sheet and shows one number; all that is in sight at peek. */
  peek: ReactNode
  /** More buttons beside those for the size. */
  buttons?: ReactNode
  children: ReactNode
}

/** One sheet at the foot of a phone: dragged by its head, or sized by its buttons. */
export function BottomSheet({ label, size, onSize, words, peek, buttons, children }: BottomSheetProps): ReactElement {
  const [dragged, setDragged] = useState<number | null>(null)
  const grip = useRef<{ y: number; height: number } | null>(null)
  const at = sizes.indexOf(size)
  const up = sizes[at + 1]
  const down = sizes[at - 1]

  const begin = (event: PointerEvent<HTMLElement>): void => {
    if (event.target instanceof Element && event.target.closest('button, a, input')) return
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { y: event.clientY, height: sheetHeight(size, window.innerHeight) }
  }
  const drag = (event: PointerEvent): void => {
    if (!grip.current) return
    const height = grip.current.height + grip.current.y - event.clientY
    setDragged(Math.min(Math.max(height, peekHeight), window.innerHeight - headroom))
  }
  const end = (): void => {
    if (dragged !== null) onSize(nearestSize(dragged))
    grip.current = null
    setDragged(null)
  }

  return (
    <section className="sheet" aria-label={label} data-size={size} data-dragged={dragged !== null || undefined} style={{ height: dragged ?? undefined }}>
      <div className="sheet-head" onPointerDown={begin} onPointerMove={drag} onPointerUp={end} onPointerCancel={end}>
        <span className="sheet-grip" aria-hidden="true" />
        <div className="sheet-peek">{peek}</div>
        <div className="sheet-buttons">
          {up && <IconButton icon="up" label={words[up]} onClick={() => onSize(up)} />}
          {down && <IconButton icon="down" label={words[down]} onClick={() => onSize(down)} />}
          {buttons}
        </div>
      </div>
      <div className="sheet-body" inert={size === 'peek' && dragged === null}>{children}</div>
    </section>
  )
}

function nearestSize(height: number): SheetSize {
  const distance = (size: SheetSize): number => Math.abs(sheetHeight(size, window.innerHeight) - height)
  return sizes.reduce((nearest, size) => (distance(size) < distance(nearest) ? size : nearest))
}
