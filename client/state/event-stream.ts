/** What the server tells every open page; see api/contract/presence.ts. */
export interface ServerEvents {
  /** Tiles of a source changed; extent in EPSG:3857 metres. */
  map: { layer: string; extent: readonly [number, number, number, number] }
  /** A change of a zone was published. */
  zone: { code: string; version: number }
  /** Somebody opened or left a zone at the desk. */
  presence: { code: string }
  /** Some of the others may have been missed. */
  missed: object
}
export type EventName = keyof ServerEvents
type Listeners = { [Name in EventName]: Set<(event: ServerEvents[Name]) => void> }

/** What the stream needs of the browser. */
export interface StreamWorld {
  open: () => EventSource
  isHidden: () => boolean
  onVisibility: (listener: () => void) => void
  setTimeout: (run: () => void, ms: number) => number
  clearTimeout: (timer: number) => void
}

export interface EventStream {
  /** Hears events of this name until the returned function is called; the first listener opens the connection. */
  on: <Name extends EventName>(name: Name, listener: (event: ServerEvents[Name]) => void) => () => void
}

const names = ['map', 'zone', 'presence', 'missed'] as const
const closed = 2
// A browser has six connections to a server for all its tabs together: one that nobody looks at gives its own back.
const hiddenMs = 10_000
const firstRetryMs = 3_000
const lastRetryMs = 60_000

/** One connection for the whole page, there while somebody listens and the page is seen. What it may have missed is told as `missed`. */
export function createEventStream(world: StreamWorld): EventStream {
  const listeners: Listeners = { map: new Set(), zone: new Set(), presence: new Set(), missed: new Set() }
  let source: EventSource | null = null
  let timer: number | null = null
  let retryMs = firstRetryMs
  let wasOpen = false

  const tell = <Name extends EventName>(name: Name, event: ServerEvents[Name]): void => {
    for (const listener of listeners[name]) listener(event)
  }
  const isWanted = (): boolean => names.some((name) => listeners[name].size > 0)
  const wait = (run: () => void, ms: number): void => {
    if (timer !== null) world.clearTimeout(timer)
    timer = world.setTimeout(() => {
      timer = null
      run()
    }, ms)
  }
  const close = (): void => {
    source?.close()
    source = null
  }
  const open = (): void => {
    if (source || !isWanted() || world.isHidden()) return
    const made = world.open()
    source = made
    made.addEventListener('open', () => {
      retryMs = firstRetryMs
      // Whatever happened between two connections was told to nobody here.
      if (wasOpen) tell('missed', {})
      wasOpen = true
    })
    made.addEventListener('error', () => {
      // A connection that broke is opened again by the browser; one that was refused is not.
      if (made.readyState !== closed || source !== made) return
      close()
      wait(open, retryMs)
      retryMs = Math.min(retryMs * 2, lastRetryMs)
    })
    for (const name of names) {
      made.addEventListener(name, ({ data }: MessageEvent<unknown>) => {
        const event = parse(data)
        if (event !== null) tell(name, event as never)
      })
    }
  }

  world.onVisibility(() => {
    if (world.isHidden()) wait(close, hiddenMs)
    else {
      if (timer !== null) world.clearTimeout(timer)
      timer = null
      open()
    }
  })

  return {
    on(name, listener) {
      listeners[name].add(listener)
      open()
      return () => {
        listeners[name].delete(listener)
        if (!isWanted()) {
          close()
          wasOpen = false
        }
      }
    },
  }
}

function parse(data: unknown): object | null {
  try {
    const event: unknown = typeof data === 'string' ? JSON.parse(data) : null
    return typeof event === 'object' ? event : null
  } catch {
    return null
  }
}
