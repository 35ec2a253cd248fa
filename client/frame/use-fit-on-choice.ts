import { useEffect, useRef } from 'react'
import { boxOfGeometry } from '../geometry/box-of-geometry.ts'
import type { RelocationScene } from '../map/relocation-swatches.ts'
import type { Atlas } from '../state/use-atlas.ts'

/**
 * Frames what a choice shows, once: when another is chosen, or when a link without a view opened this one; never because the same was read again.
 * @param choice null: not known yet
 * @param shapes null: not read yet
 */
export function useFitOnChoice({ fitFirst, fitBox }: Pick<Atlas, 'fitFirst' | 'fitBox'>, choice: string | null, shapes: RelocationScene['shapes'] | null): void {
  const chosen = useRef(choice)
  const isDue = useRef(false)
  useEffect(() => {
    if (choice !== null && choice !== chosen.current) {
      isDue.current = chosen.current !== null
      chosen.current = choice
    }
    if (choice === null || shapes === null) return
    const bbox = boxOfGeometry({ type: 'GeometryCollection', geometries: shapes.map(({ geometry }) => geometry) })
    if (!isDue.current) return fitFirst(bbox)
    isDue.current = false
    fitBox(bbox)
  }, [fitFirst, fitBox, choice, shapes])
}
