import type { MultiPolygon } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent, useMemo, useState, type ReactElement } from 'react'
import { ConflictPanel, type ConflictShape, type Measured } from '../features/desk/conflict-panel.tsx'
import type { Rehearsed } from '../features/desk/use-rehearsal.ts'
import { useRevision, useRevisions } from '../features/revision/use-revisions.ts'
import { subtractShapes } from '../geometry/subtract-shapes.ts'
import type { OverlayShape } from '../map/desk-overlay.ts'
import type { Changes } from '../state/desk/changes.ts'
import { compareThree, withoutBoth } from '../state/desk/clash.ts'
import { showOnMap } from '../state/desk/use-overlay.ts'
import type { Ground } from '../state/desk/work.ts'
import type { Shapes } from '../state/drawing/shapes.ts'

interface DeskConflictProps {
  code: string
  base: Ground
  theirs: Ground
  /** Ours, as it is drawn. */
  shapes: Shapes
  changes: Changes
  rehearsed: Rehearsed
  map: MapLibreMap | null
  onShapes: (shapes: readonly OverlayShape[]) => void
  onGoOn: () => void
  onKeepOurs: () => void
  /** With what is left of ours. */
  onTakeTheirs: (kept: Changes) => void
}

/** The conflict of a drawing with what was published in between: its numbers from the server, its picture from here. */
export function DeskConflict({ code, base, theirs, shapes, changes, rehearsed, map, onShapes, onGoOn, onKeepOurs, onTakeTheirs }: DeskConflictProps): ReactElement {
  const clash = useMemo(() => compareThree(base.isUnknown ? null : base.shapes, theirs.shapes, changes), [base, theirs, changes])
  const { data: revisions } = useRevisions(code, theirs.version)
  const since = useRevision(code, base.isUnknown ? null : base.version, theirs.version)
  const [shown, setShown] = useState<ReadonlySet<ConflictShape>>(new Set(['theirs', 'ours']))
  const latest = revisions?.items.find(({ number }) => number === theirs.version)

  const overlay = useMemo(() => {
    const [mine, other] = [shapes.boundary, theirs.shapes.boundary]
    const shape = (kind: ConflictShape, of: Shapes): OverlayShape[] => (shown.has(kind) && of.boundary ? [{ kind, geometry: of.boundary }] : [])
    const more = shown.has('ours') && mine && other ? difference(mine, other) : null
    const less = shown.has('ours') && mine && other ? difference(other, mine) : null
    return [...(more ? [{ kind: 'added' as const, geometry: more }] : []), ...(less ? [{ kind: 'removed' as const, geometry: less }] : []), ...(base.isUnknown ? [] : shape('base', base.shapes)), ...shape('theirs', theirs.shapes), ...shape('ours', shapes)]
  }, [shown, base, theirs, shapes])
  const lay = useEffectEvent(onShapes)
  useEffect(() => lay(overlay), [overlay])
  const look = useEffectEvent(() => showOnMap(map, { type: 'GeometryCollection', geometries: [theirs.shapes.boundary, shapes.boundary].filter((one) => one !== null) }))
  useEffect(() => look(), [])

  const measured: { theirs: Measured; ours: Measured } = {
    theirs: since.data ? (since.data.againstNow ?? 'unknown') : since.isError || base.isUnknown ? 'unknown' : null,
    ours: !changes.boundary ? { addedM2: 0, removedM2: 0 } : rehearsed.isCurrent ? measuredOf(rehearsed) : rehearsed.error ? 'unknown' : null,
  }
  return (
    <div className="desk-scroll">
      <ConflictPanel
        clash={clash} by={latest ? { name: latest.by?.name ?? null, at: latest.at, why: latest.why } : null} versions={{ base: base.isUnknown ? null : base.version, theirs: theirs.version }} measured={measured} shown={shown}
        onShow={(shape, on) => setShown((now) => new Set(on ? [...now, shape] : [...now].filter((one) => one !== shape)))}
        onGoOn={onGoOn} onKeepOurs={onKeepOurs} onTakeTheirs={() => onTakeTheirs(withoutBoth(changes, clash))}
      />
    </div>
  )
}

const measuredOf = ({ rehearsal }: Rehearsed): Measured => (rehearsal?.againstM2 ? { addedM2: rehearsal.againstM2.added, removedM2: rehearsal.againstM2.removed } : 'unknown')

/** For the picture only; a shape that crosses itself has no difference, and the outlines stand alone. */
function difference(shape: MultiPolygon, other: MultiPolygon): MultiPolygon | null {
  try {
    return subtractShapes(shape, [other])
  } catch {
    return null
  }
}
