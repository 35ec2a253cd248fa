import { createConnection } from 'node:net'

/** Runs one request to its end. */
export type Ask = (item: number) => Promise<void>

export interface Sample { readonly p50Ms: number; readonly perSecond: number }

/**
 * Measures contenders side by side: in every round each one works through all items, so that whatever else the machine
 * does hits all alike. p50 over items of the best of the rounds; throughput of the best round.
 */
export async function sideBySide<Name extends string>(contenders: Record<Name, Ask>, items: number, concurrency: number, rounds: number): Promise<Record<Name, Sample>> {
  const names = Object.keys(contenders) as Name[]
  const best = new Map<Name, { latencies: number[]; perSecond: number }>(names.map((name) => [name, { latencies: Array<number>(items).fill(Infinity), perSecond: 0 }]))
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 ? [...names].reverse() : names) {
      const record = best.get(name)
      if (!record) continue
      const begun = performance.now()
      let next = 0
      await Promise.all(Array.from({ length: concurrency }, async () => {
        for (let i = next++; i < items; i = next++) {
          const start = performance.now()
          await contenders[name](i)
          record.latencies[i] = Math.min(record.latencies[i] ?? Infinity, performance.now() - start)
        }
      }))
      record.perSecond = Math.max(record.perSecond, (items / (performance.now() - begun)) * 1000)
    }
  }
  return Object.fromEntries(names.map((name) => {
    const { latencies = [], perSecond = 0 } = best.get(name) ?? {}
    return [name, { p50Ms: median(latencies), perSecond }]
  })) as Record<Name, Sample>
}

/**
 * GET over keep-alive connections, with as little client as can be: a socket each, headers read for the length, the
 * body counted and thrown away.
 */
export function httpGet(port: number, connections: number): (path: string) => Promise<void> {
  const idle = Array.from({ length: connections }, () => createConnection({ host: '127.0.0.1', port, noDelay: true }))
  return (path) => new Promise((resolve, reject) => {
    const socket = idle.pop()
    if (!socket) {
      reject(new Error('more requests than connections'))
      return
    }
    let head = Buffer.alloc(0)
    let left = -1
    const onData = (chunk: Buffer) => {
      if (left < 0) {
        head = Buffer.concat([head, chunk])
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const text = head.subarray(0, end).toString('latin1')
        const length = /content-length: (\d+)/i.exec(text)?.[1]
        if (!text.startsWith('HTTP/1.1 200') || length === undefined) {
          reject(new Error(`${path}: ${text.slice(0, 200)}`))
          return
        }
        left = Number(length) - (head.length - end - 4)
      } else {
        left -= chunk.length
      }
      if (left > 0) return
      socket.off('data', onData)
      idle.push(socket)
      resolve()
    }
    socket.on('data', onData)
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
  })
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

export const ratio = (value: number) => `${value.toFixed(2)}×`
