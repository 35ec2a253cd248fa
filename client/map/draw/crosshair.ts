import type { Map as MapLibreMap } from 'maplibre-gl'
import './crosshair.css'
import type { Hand, Pointed } from './hand.ts'

const panPx = { slow: 16, fast: 120 }
const nudgeM = { slow: 1, fast: 10 }
const directions: Record<string, [east: number, north: number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

export interface Crosshair {
  say(words: string): void
  name(words: string): void
  focus(): void
  remove(): void
}

interface CrosshairInput {
  hand: () => Hand
  /** Whether Tab goes from vertex to vertex: one is selected, and Escape lets it go. */
  isOnVertex: () => boolean
  onUndo: () => void
  onRedo: () => void
  onEscape: () => void
}

/**
 * A crosshair in the middle of what no panel covers, which the keyboard draws with: arrows move the map below it or what is grabbed
 * (1 m, with Shift 10), Enter acts, N and P go along the vertices, Delete and Backspace take away, Escape lets go.
 */
export function makeCrosshair(map: MapLibreMap, { hand, isOnVertex, onUndo, onRedo, onEscape }: CrosshairInput): Crosshair {
  const container = map.getContainer()
  const cross = document.createElement('div')
  cross.className = 'drawing-crosshair'
  cross.tabIndex = 0
  cross.setAttribute('role', 'application')
  const said = document.createElement('div')
  said.className = 'drawing-said'
  said.setAttribute('role', 'status')
  container.append(cross, said)

  const place = (): void => {
    const { x, y } = map.project(map.getCenter())
    cross.style.left = `${x}px`
    cross.style.top = `${y}px`
  }
  const pointed = (suspended: boolean): Pointed => {
    const { lng, lat } = map.getCenter()
    return { at: [lng, lat], isTouch: false, suspended }
  }
  const follow = (): void => {
    place()
    if (document.activeElement === cross) hand().aim(pointed(false))
  }

  /** Keys of the crosshair alone; true: it was one. */
  const draw = (event: KeyboardEvent): boolean => {
    const direction = directions[event.key]
    if (direction) {
      const [east, north] = direction
      const metres = event.shiftKey ? nudgeM.fast : nudgeM.slow
      if (hand().nudge(east * metres, north * metres, event.altKey)) return true
      const pixels = event.shiftKey ? panPx.fast : panPx.slow
      map.panBy([east * pixels, -north * pixels], { duration: 0 })
      return true
    }
    const key = event.key.toLowerCase()
    if (key === 'enter' || key === ' ') hand().act(pointed(event.altKey))
    else if (key === 'n' || key === 'tab' && isOnVertex()) hand().step(event.shiftKey ? -1 : 1)
    else if (key === 'p' && isOnVertex()) hand().step(-1)
    else if (key === '+' || key === '=') map.zoomIn({ duration: 0 })
    else if (key === '-') map.zoomOut({ duration: 0 })
    else return false
    return true
  }
  /** Keys that work wherever on the map the focus is. */
  const edit = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase()
    if (event.ctrlKey || event.metaKey) {
      if (key === 'y' || key === 'z' && event.shiftKey) onRedo()
      else if (key === 'z') {
        if (!hand().undoPoint()) onUndo()
      } else return false
      return true
    }
    if (key === 'escape') onEscape()
    // On the crosshair Enter sets a point; anywhere else on the map it ends the sketch.
    else if (key === 'enter' && event.target !== cross) return hand().finish()
    else if (key === 'backspace') return hand().undoPoint() || hand().remove()
    else if (key === 'delete') return hand().remove()
    else return false
    return true
  }
  const press = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select, button, a')) return
    const isPlain = !event.ctrlKey && !event.metaKey
    if (!(edit(event) || (isPlain && event.target === cross && draw(event)))) return
    event.preventDefault()
    event.stopPropagation()
  }

  place()
  map.on('move', follow)
  map.on('resize', place)
  cross.addEventListener('focus', follow)
  // Before the map's own keys.
  container.addEventListener('keydown', press, true)
  return {
    say(words) {
      said.textContent = words
    },
    name(words) {
      cross.setAttribute('aria-label', words)
    },
    focus: () => cross.focus(),
    remove() {
      map.off('move', follow)
      map.off('resize', place)
      container.removeEventListener('keydown', press, true)
      cross.remove()
      said.remove()
    },
  }
}
