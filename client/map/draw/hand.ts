import type { Map as MapLibreMap } from 'maplibre-gl'
import type { LngLat } from '../../geometry/position.ts'
import type { Outcome, PlotFacts, Shapes, Target } from '../../state/drawing/shapes.ts'
import type { DrawingWords, Live, Selection, Sketch, Tool } from './drawing-types.ts'
import type { Overlay } from './overlay.ts'
import type { Snapper } from './snapper.ts'

/** Where the pointer or the crosshair is. */
export interface Pointed {
  at: LngLat
  isTouch: boolean
  /** Snapping is held off (Alt). */
  suspended: boolean
}

/** What a hand works on and through. */
export interface Board {
  readonly map: MapLibreMap
  readonly overlay: Overlay
  readonly snapper: Snapper
  shapes(): Shapes
  target(): Target | null
  /** Whether vertices that shapes share move together. */
  together(): boolean
  words(): DrawingWords
  facts(shapes: Shapes): PlotFacts
  /** Takes over what an operation answered; false: it was refused, and the planner told. */
  commit(outcome: Outcome, then?: { target: Target | null }): boolean
  setTarget(target: Target | null): void
  setTool(tool: Tool): void
  selection(): Selection | null
  select(selection: Selection | null): void
  /** Says what is known while something moves; null: it rests. */
  live(live: Omit<Live, 'target'> | null): void
  sketch(sketch: Omit<Sketch, 'tool'>): void
  /** Lets the target's outline step back while the overlay shows where it goes. */
  fade(faded: boolean): void
  say(words: string): void
}

/** How one tool answers to pointer and keyboard. */
export interface Hand {
  /** True: it takes the pointer, the map stays. */
  press(pointed: Pointed): boolean
  hover(pointed: Pointed): void
  drag(pointed: Pointed): void
  /** `moved`: it was a drag, not a click. */
  release(pointed: Pointed, moved: boolean): void
  doubleClick(pointed: Pointed): boolean
  /** The crosshair is over another place. */
  aim(pointed: Pointed): void
  /** Enter on the crosshair. */
  act(pointed: Pointed): void
  /** Moves what is grabbed, metres east and north; false: nothing is. */
  nudge(east: number, north: number, suspended: boolean): boolean
  /** To the next vertex, or the one before. */
  step(by: 1 | -1): void
  remove(): boolean
  /** False: nothing was going on. */
  cancel(): boolean
  /** False: there is nothing to end. */
  finish(): boolean
  undoPoint(): boolean
  /** The shapes, the target or the selection are others now. */
  rest(): void
  stop(): void
}

/** A hand that does nothing; tools say what they do differently. */
export const idleHand: Hand = {
  press: () => false, hover: () => undefined, drag: () => undefined, release: () => undefined, doubleClick: () => false, aim: () => undefined, act: () => undefined, nudge: () => false,
  step: () => undefined, remove: () => false, cancel: () => false, finish: () => false, undoPoint: () => false, rest: () => undefined, stop: () => undefined,
}
