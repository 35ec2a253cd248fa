interface Line {
  last: Promise<unknown>
  /** Versions that came of what was sent from here. */
  readonly made: Set<number>
}

const lines = new Map<string, Line>()

/**
 * Changes of one thing wait for each other. Each is sent with the version its author had read,
 * moved on past those made here since; a change that anybody else made is in its way.
 */
export function inTurn<T>(thing: string, read: number, send: (version: number) => Promise<T>): Promise<T> {
  const line = lines.get(thing) ?? { last: Promise.resolve(), made: new Set<number>() }
  lines.set(thing, line)
  const turn = line.last.then(async () => {
    let version = read
    while (line.made.has(version + 1)) version++
    const answer = await send(version)
    line.made.add(version + 1)
    return answer
  })
  line.last = turn.catch(() => undefined)
  return turn
}
