import type { CDPSession, Page } from 'playwright-core'
import { median } from '../measure.ts'

const scripts = new Set(['EventDispatch', 'FunctionCall', 'FireAnimationFrame', 'TimerFire', 'RunMicrotasks', 'EvaluateScript', 'MinorGC', 'MajorGC'])

interface TraceEvent { name: string; ph: string; ts: number; dur?: number; tdur?: number; tid: number; pid: number; cat: string; args?: { data?: { type?: string } } }

/** Drags what lies at a place of the page round it and across the outline, so that crossings come and go, and lets go. Script of each move, ms. */
export async function traceDrag(page: Page, start: { x: number; y: number }, moves = 120): Promise<number[]> {
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  const script = await traceEach(page, 'pointermove', moves, (move) => page.mouse.move(start.x + 90 * Math.sin(move / 7), start.y + 90 * Math.sin(move / 11)))
  await page.mouse.up()
  return script
}

/** Does something so many times, a frame each, that makes the page hear of an event. Script from one such event to the next, ms. */
export const traceEach = async (page: Page, event: string, times: number, work: (time: number) => Promise<void>): Promise<number[]> => (await traceFrames(page, event, times, work)).perEvent

/** The same, and the script from one frame of the page to the next. */
export async function traceFrames(page: Page, event: string, times: number, work: (time: number) => Promise<void>): Promise<{ perEvent: number[]; perFrame: number[] }> {
  const devtools = await page.context().newCDPSession(page)
  const events = await traced(devtools, async () => {
    for (let time = 0; time < times; time++) {
      await work(time)
      await page.evaluate(() => new Promise(requestAnimationFrame))
    }
  })
  await devtools.detach()
  const isEvent = ({ name, args }: TraceEvent): boolean => name === 'EventDispatch' && args?.data?.type === event
  const thread = events.find(isEvent)
  if (!thread) throw new Error(`the trace has no ${event}`)
  const own = events.filter(({ pid, tid }) => pid === thread.pid && tid === thread.tid)
  return { perEvent: scriptBetween(own, isEvent), perFrame: scriptBetween(own, ({ name }) => name === 'BeginMainThreadFrame') }
}

/** Median, 95th percentile and most, in words. */
export function summaryOf(script: readonly number[]): string {
  const sorted = [...script].sort((a, b) => a - b)
  return `median ${median(sorted).toFixed(2)}, p95 ${(sorted[Math.floor(sorted.length * 0.95)] ?? NaN).toFixed(2)}, most ${(sorted.at(-1) ?? NaN).toFixed(2)}`
}

async function traced(session: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: unknown[] }): void => void events.push(...(value as TraceEvent[]))
  session.on('Tracing.dataCollected', collect)
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'devtools.timeline.frame', 'disabled-by-default-devtools.timeline.frame', 'v8.execute', 'disabled-by-default-v8.gc'] } })
  await work()
  const done = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.end')
  await done
  session.off('Tracing.dataCollected', collect)
  return events
}

/**
 * Script on the page's main thread from one such event to the next: all that runs JavaScript, nested spans counted once,
 * in time of that thread, so that what else the machine does is not counted.
 */
function scriptBetween(own: readonly TraceEvent[], isBegin: (event: TraceEvent) => boolean): number[] {
  const begins = own.filter(isBegin).map(({ ts }) => ts).sort((a, b) => a - b)
  const spans = own.filter(({ name, ph, dur }) => ph === 'X' && (dur ?? 0) > 0 && scripts.has(name)).sort((a, b) => a.ts - b.ts)
  const outermost: TraceEvent[] = []
  for (const span of spans) {
    const around = outermost.at(-1)
    if (!around || span.ts >= around.ts + (around.dur ?? 0)) outermost.push(span)
  }
  return begins.slice(0, -1).map((from, index) => outermost.filter(({ ts }) => ts >= from && ts < (begins[index + 1] ?? from)).reduce((sum, { dur = 0, tdur = dur }) => sum + tdur, 0) / 1000)
}
