import { useEffect, useEffectEvent } from 'react'
import type { Tool } from '../../map/draw/drawing.ts'

/** Letters that choose a tool while the map or the tools have the focus. */
export const toolKeys: Record<Tool, string> = { select: 'v', move: 'm', polygon: 'p', rectangle: 'r', freehand: 'f', hole: 'h', part: 'a', cut: 'c', 'split-line': 'l' }
const byKey = new Map(Object.entries(toolKeys).map(([tool, key]) => [key, tool as Tool]))

/** What a tool needs a shape for: it changes one. */
export const needsShape = (tool: Tool): boolean => !['polygon', 'rectangle', 'freehand', 'select'].includes(tool)

/** A letter chooses a tool, but only with the focus on the map or on the tools, where nothing is typed. */
export function useToolKeys(hasShape: boolean, choose: (tool: Tool) => void): void {
  const chosen = useEffectEvent((tool: Tool) => { if (hasShape || !needsShape(tool)) choose(tool) })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isOurs = event.target instanceof Element && event.target.closest('.plan-map, .tool-bar, .live') !== null && !event.target.matches('input, textarea, select')
      const tool = byKey.get(event.key.toLowerCase())
      if (!isOurs || !tool || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      chosen(tool)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
