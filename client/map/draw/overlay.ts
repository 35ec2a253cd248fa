import type { Map as MapLibreMap } from 'maplibre-gl'
import type { LngLat } from '../../geometry/position.ts'
import { atlas, penShapes } from '../palette.ts'

/** What moves with the pointer, in degrees. */
export interface Scene {
  lines: readonly { positions: readonly LngLat[]; isFilled?: boolean }[]
  /** Dashed where the shape would be invalid. */
  isValid: boolean
  /** Vertices of the sketch. */
  points: readonly LngLat[]
  /** The vertex under the pointer or in the hand. */
  held: LngLat | null
  /** A square on a vertex, a diamond on an edge. */
  snap: { kind: 'vertex' | 'edge'; at: LngLat } | null
  /** Where the outline crosses itself. */
  faults: readonly LngLat[]
  labels: readonly { at: LngLat; text: string }[]
}

export const emptyScene: Scene = { lines: [], isValid: true, points: [], held: null, snap: null, faults: [], labels: [] }

/** A picture over the map that is painted without asking the map to draw itself again. */
export interface Overlay {
  show(scene: Scene): void
  remove(): void
}

/** Lays a picture over the map; it follows the map when that moves. */
export function makeOverlay(map: MapLibreMap): Overlay {
  const canvas = document.createElement('canvas')
  canvas.className = 'drawing-overlay'
  canvas.setAttribute('aria-hidden', 'true')
  map.getCanvasContainer().append(canvas)
  const context = canvas.getContext('2d')
  let scene = emptyScene
  let isBlank = true
  let frame = 0

  const fit = (): void => {
    const { clientWidth, clientHeight } = map.getContainer()
    const ratio = window.devicePixelRatio
    canvas.width = clientWidth * ratio
    canvas.height = clientHeight * ratio
    isBlank = true
    ask()
  }
  const paint = (): void => {
    frame = 0
    if (!context || (scene === emptyScene && isBlank)) return
    const ratio = window.devicePixelRatio
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    isBlank = scene === emptyScene
    if (!isBlank) paintScene(context, scene, (position) => map.project(position))
  }
  const ask = (): void => {
    if (frame === 0) frame = requestAnimationFrame(paint)
  }
  const follow = (): void => {
    if (!isBlank) ask()
  }
  fit()
  map.on('resize', fit)
  map.on('move', follow)
  return {
    show(next) {
      scene = next
      ask()
    },
    remove() {
      cancelAnimationFrame(frame)
      map.off('resize', fit)
      map.off('move', follow)
      canvas.remove()
    },
  }
}

type Project = (position: LngLat) => { x: number; y: number }

function paintScene(context: CanvasRenderingContext2D, { lines, isValid, points, held, snap, faults, labels }: Scene, project: Project): void {
  const { target, error } = penShapes
  context.lineJoin = 'round'
  for (const { positions, isFilled = false } of lines) {
    context.beginPath()
    positions.forEach((position, index) => {
      const { x, y } = project(position)
      if (index === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    })
    if (isFilled) {
      context.globalAlpha = target.fillOpacity
      context.fillStyle = target.fill
      context.fill()
      context.globalAlpha = 1
    }
    context.setLineDash([])
    context.strokeStyle = '#ffffff'
    context.lineWidth = target.lineWidth + 2.4
    if (isValid) context.stroke()
    context.setLineDash(isValid ? [] : target.dash.map((length) => length * target.lineWidth))
    context.strokeStyle = isValid ? target.line : error.line
    context.lineWidth = target.lineWidth
    context.stroke()
  }
  context.setLineDash([])
  for (const point of points) dot(context, project(point), 4, '#ffffff', target.line)
  if (held) dot(context, project(held), 7, target.line, '#ffffff')
  for (const fault of faults) ring(context, project(fault))
  if (snap) marker(context, project(snap.at), snap.kind)
  for (const { at, text: words } of labels) text(context, project(at), words)
}

function dot(context: CanvasRenderingContext2D, { x, y }: { x: number; y: number }, radius: number, fill: string, line: string): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = fill
  context.fill()
  context.strokeStyle = line
  context.lineWidth = 2
  context.stroke()
}

function ring(context: CanvasRenderingContext2D, { x, y }: { x: number; y: number }): void {
  context.beginPath()
  context.arc(x, y, 10, 0, 2 * Math.PI)
  context.strokeStyle = penShapes.error.line
  context.lineWidth = penShapes.error.lineWidth
  context.stroke()
}

function marker(context: CanvasRenderingContext2D, { x, y }: { x: number; y: number }, kind: 'vertex' | 'edge'): void {
  context.save()
  context.translate(x, y)
  if (kind === 'edge') context.rotate(Math.PI / 4)
  const half = kind === 'vertex' ? 8 : 6
  for (const [color, width] of [['#ffffff', 5], [kind === 'vertex' ? atlas.accent : penShapes.warning.line, 2.4]] as const) {
    context.strokeStyle = color
    context.lineWidth = width
    context.strokeRect(-half, -half, 2 * half, 2 * half)
  }
  context.restore()
}

function text(context: CanvasRenderingContext2D, { x, y }: { x: number; y: number }, words: string): void {
  context.font = "600 12px 'Be Vietnam Pro', system-ui, sans-serif"
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineWidth = 4
  context.strokeStyle = '#ffffff'
  context.strokeText(words, x, y - 14)
  context.fillStyle = atlas.ink
  context.fillText(words, x, y - 14)
}
