import type { ReactElement } from 'react'

/** Line icons of the desk's tools, drawn like those of icon.tsx; apart from them because the first map needs none. */
const paths = {
  select: 'M5 3.5l10.5 5-4.6 1.6-1.8 4.6zM11.2 11.2l4.3 4.3',
  move: 'M10 3v14M3 10h14M10 3L8 5M10 3l2 2M10 17l-2-2M10 17l2-2M3 10l2-2M3 10l2 2M17 10l-2-2M17 10l-2 2',
  polygon: 'M4.5 8L11 4l5 5-3 7-7-1.5zM4.5 8m-1.4 0a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0-2.8 0M11 4m-1.4 0a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0-2.8 0',
  rectangle: 'M4 5.5h12v9H4zM4 5.5m-1.3 0a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0-2.6 0M16 14.5m-1.3 0a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0-2.6 0',
  freehand: 'M4 13c1-6 4-9 6-8s-2 6 0 7 4-5 6-3-1 6-5 7-7-1-7-3z',
  hole: 'M3.5 4.5h13v11h-13zM7.5 8h5v4h-5z',
  part: 'M3.5 8.5h7v7h-7zM13.5 3.5v6M10.5 6.5h6',
  cut: 'M3.5 4.5h9v4h4v7h-13zM16.5 3.5l-4 5',
  splitLine: 'M3.5 5h13v10h-13zM13.5 2.5l-7 15',
  divide: 'M3.5 5h13v10h-13zM7.8 5v10M12.2 5v10',
  merge: 'M3.5 5.5h6v9h-6zM10.5 5.5h6v9h-6zM7.5 10h5M11 8.5l1.5 1.5L11 11.5',
  align: 'M3 15.5h14M5 12l4-6 3 4 3-5',
  undo: 'M7 4.5L3.5 8 7 11.5M3.5 8h8a4.5 4.5 0 0 1 0 9H8',
  redo: 'M13 4.5L16.5 8 13 11.5M16.5 8h-8a4.5 4.5 0 0 0 0 9H12',
  snap: 'M5 3.5v6a5 5 0 0 0 10 0v-6h-3.2v6a1.8 1.8 0 0 1-3.6 0v-6zM5 6.5h3.2M11.8 6.5H15',
  remove: 'M4.5 6h11M8 6V4h4v2M6 6l.8 10.5h6.4L14 6M8.6 9v4.5M11.4 9v4.5',
  file: 'M5 3.5h6.5L15 7v9.5H5zM11.5 3.5V7H15M10 9v5M7.8 11.8L10 14l2.2-2.2',
} as const
export type ToolIconName = keyof typeof paths

/** Decoration beside a word. */
export function ToolIcon({ name, size = 20 }: { name: ToolIconName; size?: number }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
      <path d={paths[name]} />
    </svg>
  )
}
