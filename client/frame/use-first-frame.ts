import type { Geometry } from 'geojson'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { boxOfGeometry } from '../geometry/box-of-geometry.ts'
import type { Atlas } from '../state/use-atlas.ts'
import { usePlace } from '../state/use-place.ts'

/** Moves the map to shapes once, as soon as they are known, for a link that came without a view. */
export function useFirstFrame(atlas: Atlas, shapes: readonly Geometry[] | null): void {
  const { view } = usePlace()
  const [arrivedWithoutView] = useState(view === null)
  const framed = useRef(false)
  const frame = useEffectEvent((found: readonly Geometry[]) => {
    if (!arrivedWithoutView || framed.current) return
    framed.current = true
    const bbox = boxOfGeometry({ type: 'GeometryCollection', geometries: [...found] })
    if (bbox) atlas.mark({ plotIds: [], bbox, fit: true })
  })
  useEffect(() => { if (shapes) frame(shapes) }, [shapes])
}
