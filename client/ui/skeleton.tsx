import type { CSSProperties, ReactElement } from 'react'
import './skeleton.css'

/** A bar in the place of text to come; `width` in any CSS unit. */
export function Skeleton({ width, height = 14 }: { width: string; height?: number }): ReactElement {
  return <span className="skeleton" style={{ width, height } satisfies CSSProperties} aria-hidden="true" />
}
