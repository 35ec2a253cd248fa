import type { Map as MapLibreMap } from 'maplibre-gl'
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { LngLat } from '../geometry/position.ts'
import { isEnough, measureSketch, type SketchKind } from '../geometry/sketch-shape.ts'
import { useFormat } from '../i18n/use-format.ts'
import type { Sketch } from '../map/sketch.ts'

/** What is being sketched on the lent map, and what can be done with it. `What` names what it is for. */
export interface Sketching<What extends string> {
  what: What | null
  corners: readonly LngLat[]
  isEnough: boolean
  /** How long or how large it is so far, in words; empty before there is anything to measure. */
  measured: string
  begin: (what: What, kind: SketchKind) => void
  undo: () => void
  finish: () => void
  cancel: () => void
}

interface SketchNeeds<What extends string> {
  /** Corners at most. */
  most: number
  /** Decimals of a degree that are kept. */
  decimals: number
  onDone: (what: What, corners: readonly LngLat[]) => void
}

const none: readonly LngLat[] = []

/** Sketches points, lines and areas on the lent map, one at a time. */
export function useSketch<What extends string>(map: MapLibreMap | null, { most, decimals, onDone }: SketchNeeds<What>): Sketching<What> {
  const format = useFormat()
  const [asked, setAsked] = useState<{ what: What; kind: SketchKind } | null>(null)
  // What was asked once the map listens: a click before that would be lost.
  const [heard, setHeard] = useState<typeof asked>(null)
  const [corners, setCorners] = useState(none)
  const sketch = useRef<Sketch | null>(null)
  const measure = (kind: SketchKind, found: readonly LngLat[]): string => {
    const { lengthM, areaM2 } = measureSketch(kind, found)
    return areaM2 !== null ? `${format.number(areaM2 / 10_000, 2)} ha` : lengthM > 0 ? format.distance(lengthM) : ''
  }
  const label = useEffectEvent((found: readonly LngLat[]) => (asked ? measure(asked.kind, found) : ''))
  const stop = useCallback(() => {
    setAsked(null)
    setCorners(none)
  }, [])
  const done = useEffectEvent((found: readonly LngLat[]) => {
    if (asked) onDone(asked.what, found)
    stop()
  })
  const limits = useEffectEvent(() => ({ most, decimals }))

  useEffect(() => { if (map) void import('../map/sketch.ts') }, [map])
  useEffect(() => {
    if (!map || !asked) return
    let gone = false
    const before = document.activeElement
    // Enter ends the sketch, and does not press the button that began it once more.
    map.getCanvas().focus({ preventScroll: true })
    void import('../map/sketch.ts').then(({ startSketch }) => {
      if (gone) return
      sketch.current = startSketch(map, { kind: asked.kind, ...limits(), label: (found) => label(found), onChange: setCorners, onDone: (found) => done(found), onCancel: stop })
      setHeard(asked)
    })
    return () => {
      gone = true
      sketch.current?.remove()
      sketch.current = null
      if (before instanceof HTMLElement && document.activeElement === map.getCanvas()) before.focus({ preventScroll: true })
    }
  }, [map, asked, stop])

  return {
    what: asked !== null && asked === heard ? asked.what : null, corners, isEnough: asked !== null && isEnough(asked.kind, corners), measured: asked ? measure(asked.kind, corners) : '',
    begin(what, kind) {
      setCorners(none)
      setAsked({ what, kind })
    },
    undo: () => sketch.current?.undo(),
    finish: () => sketch.current?.finish(),
    cancel: stop,
  }
}
