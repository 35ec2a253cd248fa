import type { FeatureCollection, MultiPolygon } from 'geojson'
import type { ShownFinding } from '../../geometry/preview-findings.ts'
import type { ChangeSet, PlotFacts, Refusal, Shapes, Target } from '../../state/drawing/shapes.ts'

/**
 * select: vertices of the target are dragged, inserted and removed; a click on another shape makes it the target. move: the whole target.
 * polygon, rectangle, freehand: draw the target anew, or a new plot where there is no target.
 * hole, part, cut: sketch what is taken from or added to the target, with the pen of `setTool`. split-line: a line that splits it.
 */
export type Tool = 'select' | 'move' | 'polygon' | 'rectangle' | 'freehand' | 'hole' | 'part' | 'cut' | 'split-line'

/** What holes, parts and cuts are sketched with. */
export type Pen = 'polygon' | 'rectangle' | 'freehand'

export interface Snapping {
  vertices: boolean
  edges: boolean
  /** Vertices that several shapes share move together. */
  together: boolean
  /**
   * What else to snap to, such as neighbouring zones; features are polygons or lines, WGS84. One with properties `overlap` ('overlaps_zone' or
   * 'overlaps_other_zone'), `code` and `name` is also what the boundary must not overlap: the preview says so before the server does.
   */
  to: FeatureCollection
}

/** What is known while the pen moves: a preview, said again by the server once it rests. */
export interface Live {
  target: Target | null
  /** Ellipsoidal, within 1e-6 of the geodesic area; null while there is no area. */
  areaM2: number | null
  perimeterM: number
  /** Length of the edge being drawn or dragged. */
  edgeM: number | null
  vertices: number
  /** False: drawn dashed. */
  isValid: boolean
  findings: readonly ShownFinding[]
}

/** The sketch under the pen; `whyNot` is why it cannot be finished (`desk.sketch.<whyNot>`). */
export interface Sketch {
  tool: Tool
  isSketching: boolean
  points: number
  canFinish: boolean
  whyNot: 'nothing_drawn' | 'needs_points' | 'crosses_itself' | null
}

/** What is picked within the target: rings count from 0 (outer), vertices from 0. */
export type Selection =
  | { kind: 'vertex'; part: number; ring: number; vertex: number; at: [number, number]; isGrabbed: boolean; sharedWith: readonly Target[] }
  | { kind: 'part'; part: number }
  | { kind: 'hole'; part: number; ring: number }

export interface DrawingOptions {
  shapes: Shapes
  target: Target | null
  snapping: Snapping
  /** What a newly drawn plot is called and used for. */
  describePlot: (shapes: Shapes) => PlotFacts
  /** Words for the crosshair, and lengths written at edges, in the reader's language. */
  words: DrawingWords
  /** The shapes changed; they are already shown. Push it on the history. */
  onChange: (change: ChangeSet) => void
  onLive: (live: Live) => void
  onSketch: (sketch: Sketch) => void
  onSelect: (selection: Selection | null) => void
  /** Another shape was clicked and is the target now. */
  onTarget: (target: Target | null) => void
  onTool: (tool: Tool) => void
  /** Something was asked that cannot be done. */
  onRefused: (refusal: Refusal) => void
  /** Ctrl+Z and Ctrl+Shift+Z (Ctrl+Y) on the map, when nothing is being sketched. */
  onUndo: () => void
  onRedo: () => void
}

export interface DrawingWords {
  /** Name of the crosshair for screen readers, with its keys. */
  crosshair: string
  /** Said when a key acts, e.g. 'Vertex 3 of 12 taken'. */
  say: {
    vertex(number: number, count: number): string
    grabbed: string
    dropped: string
    added(points: number): string
    shapeTaken: string
    shapeDropped: string
    removed: string
    holeFilled: string
    partRemoved: string
    moved(metres: number): string
    nothingHere: string
  }
  length(metres: number): string
}

/** The pen on a lent map. What is drawn comes through setShapes, what the planner does goes out through the options. */
export interface Drawing {
  /** `target`: which of them is worked on; where left out, the one that was, if it is still there. */
  setShapes: (shapes: Shapes, target?: Target | null) => void
  setTarget: (target: Target | null) => void
  setTool: (tool: Tool, pen?: Pen) => void
  setSnapping: (snapping: Snapping) => void
  setWords: (words: DrawingWords) => void
  /** Errors and warnings of the server, drawn where they are; they give way to the preview's once the shape changes. */
  setFindings: (findings: readonly ShownFinding[]) => void
  /** Shapes to compare with, such as a colleague's or an earlier one; dashed, never snapped to. */
  setGhosts: (ghosts: readonly MultiPolygon[]) => void
  /** Ends the sketch under the pen and makes of it what the tool is for. */
  finish: () => void
  /** Drops the sketch, the drag or the grabbed vertex. */
  cancel: () => void
  /** Takes the last point of the sketch back; false: nothing is being sketched. */
  undoPoint: () => boolean
  select: (selection: Selection | null) => void
  removeSelected: () => void
  /** Puts the keyboard on the crosshair. */
  focus: () => void
  destroy: () => void
}
