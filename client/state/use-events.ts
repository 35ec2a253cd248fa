import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent } from 'react'
import { createEventStream, type EventName, type EventStream, type ServerEvents } from './event-stream.ts'
import { refreshChangedTiles } from '../map/refresh-tiles.ts'

let stream: EventStream | null = null
const theStream = (): EventStream => (stream ??= createEventStream({
  open: () => new EventSource('/api/events'),
  isHidden: () => document.hidden,
  onVisibility: (listener) => document.addEventListener('visibilitychange', listener),
  setTimeout: (run, ms) => window.setTimeout(run, ms),
  clearTimeout: (timer) => window.clearTimeout(timer),
}))

/** Hears one kind of event of the server while `listening`; the page shares one connection. */
export function useServerEvent<Name extends EventName>(name: Name, listener: (event: ServerEvents[Name]) => void, listening = true): void {
  const hear = useEffectEvent(listener)
  useEffect(() => (listening ? theStream().on(name, (event) => hear(event)) : undefined), [name, listening])
}

// What others published does not touch these: they belong to the reader, or ask by themselves.
const ownAffairs = new Set<unknown>(['settings', 'me', 'desk', 'rehearsal', 'topology', 'draft', 'revision'])
const refetchMs = 300

/** Keeps a map and the figures beside it in step with what is published elsewhere, once there is a map. */
export function useEvents(map: MapLibreMap | null): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (!map) return
    const tiles = refreshChangedTiles(map)
    const figures = later(refetchMs, () => forgetFigures(queries))
    const stops = [
      theStream().on('map', (change) => { tiles.changed(change); figures.soon() }),
      theStream().on('zone', () => figures.soon()),
      theStream().on('missed', () => { tiles.changed(null); figures.soon() }),
    ]
    return () => {
      for (const stop of stops) stop()
      tiles.stop()
      figures.stop()
    }
  }, [map, queries])
}

/** Every figure of zones and provinces is old: those in sight are asked for again, the others when they are next looked at. */
export const forgetFigures = (queries: QueryClient): void => void queries.invalidateQueries({ predicate: ({ queryKey }) => !ownAffairs.has(queryKey[0]) })

/** Runs once for all that asks for it within `ms`. */
function later(ms: number, run: () => void): { soon: () => void; stop: () => void } {
  let timer: number | null = null
  return {
    soon() {
      timer ??= window.setTimeout(() => {
        timer = null
        run()
      }, ms)
    },
    stop() {
      if (timer !== null) window.clearTimeout(timer)
    },
  }
}
