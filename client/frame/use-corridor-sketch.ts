import type { Map as MapLibreMap } from 'maplibre-gl'
import { useTranslation } from 'react-i18next'
import type { DrawnArea } from '../features/corridor/design.ts'
import type { CorridorSketch } from '../features/corridor/sketch-dock.tsx'
import { areaOf } from '../geometry/sketch-shape.ts'
import { uniteShapes } from '../geometry/unite-shapes.ts'
import '../i18n/relocation-words.ts'
import type { DrawingState } from './use-corridor-drawing.ts'
import { useSketch, type Sketching } from './use-sketch.ts'

export type CorridorSketching = Omit<Sketching<CorridorSketch>, 'begin'> & { begin: (what: CorridorSketch) => void; nameArea: (kind: DrawnArea['kind'], before?: number) => string }

const limits = { most: 2000, decimals: 7 }

/** Sketches a line, the clearance area, a station or a depot into a drawing. `onTurn`: the map is asked for, or done with. */
export function useCorridorSketch(map: MapLibreMap | null, { drawing, change, replace }: Pick<DrawingState, 'drawing' | 'change' | 'replace'>, onTurn: (isOn: boolean) => void): CorridorSketching {
  const { t } = useTranslation()
  // The first number that no name of its kind has yet.
  const nameArea = (kind: DrawnArea['kind'], before = 0): string => {
    const word = t(`corridorEdit.areaKinds.${kind}`)
    const names = Array.from({ length: drawing.areas.length + before + 1 }, (_, n) => t('corridorEdit.newArea', { kind: word, n: n + 1 }))
    return names.filter((name) => !drawing.areas.some((area) => area.name === name))[before] ?? word
  }
  const sketch = useSketch<CorridorSketch>(map, {
    ...limits,
    onDone(what, corners) {
      onTurn(false)
      const geometry = areaOf(corners)
      if (what === 'line') replace([corners.map((corner) => [...corner])], null)
      // Parts that lie over each other are one.
      else if (what === 'clearance') change({ clearance: drawing.clearance ? uniteShapes([drawing.clearance, geometry]) : geometry, by: 'clearance' })
      else change({ areas: [...drawing.areas, { kind: what, name: nameArea(what), geometry }] })
    },
  })
  return {
    ...sketch, nameArea,
    begin(what) {
      sketch.begin(what, what === 'line' ? 'line' : 'area')
      onTurn(true)
    },
    cancel() {
      sketch.cancel()
      onTurn(false)
    },
  }
}
