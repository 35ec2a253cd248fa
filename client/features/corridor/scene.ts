import type { Geometry } from 'geojson'
import type { CorridorTake, RelocationSummary, TakeDifference } from '../../../api/contract/corridor.ts'
import type { Drawing } from './design.ts'
import type { RelocationScene } from '../../map/relocation-swatches.ts'

type Shapes = RelocationScene['shapes'][number][]
const laid = (kind: Shapes[number]['kind'], shape: unknown): Shapes => (shape === null || shape === undefined ? [] : [{ kind, geometry: shape as Geometry }])

/** What a corridor takes, as it lies on the map: plots in red, what is left of them in amber. */
export const takeShapes = (take: CorridorTake): Shapes => [
  ...take.zones.flatMap(({ shape }) => laid('ground', shape)), ...take.plots.flatMap(({ shape, remnants }) => [...laid('taken', shape), ...remnants.filter(({ verdict, isCutOff }) => verdict !== 'usable' || isCutOff).flatMap((one) => laid('remnant', one.shape))]),
]

/** What changes, on top of what is taken. */
export const differenceShapes = ({ plots }: TakeDifference): Shapes => plots.flatMap(({ newly, freed }) => [...laid('freed', freed), ...laid('newly', newly)])

/** What is drawn beside the line: the clearance area where it counts, and stations and depots with their names. */
export const drawnShapes = ({ by, clearance, areas }: Drawing): Shapes => [
  ...(by === 'clearance' ? laid('clearance', clearance) : []), ...areas.map(({ kind, name, geometry }) => ({ kind, name, geometry })),
]

/** What a decision moves, as everybody may see it: a shape for each zone. */
export const movedShapes = ({ zones }: RelocationSummary): Shapes => zones.flatMap(({ shape }) => laid('taken', shape))
