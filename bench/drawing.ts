import type { CDPSession } from 'playwright-core'
import { openDrawingPage } from './drawing/serve.ts'
import { median } from './measure.ts'

const moves = 120
const limitsMs: Record<number, number> = { 500: 8, 5000: 30 }

const scripts = new Set(['EventDispatch', 'FunctionCall', 'FireAnimationFrame', 'TimerFire', 'RunMicrotasks', 'EvaluateScript', 'MinorGC', 'MajorGC'])

interface TraceEvent { name: string; ph: string; ts: number; dur?: number; tdur?: number; tid: number; pid: number; cat: string; args?: { data?: { type?: string } } }

const { page, close } = await openDrawingPage()
const devtools = await page.context().newCDPSession(page)

console.log('Main-thread script while a vertex is dragged, ms per pointer move (Chromium, software WebGL)')
for (const count of [500, 5000]) {
  await page.evaluate((vertices) => { window.desk.open(vertices) }, count)
  await page.waitForFunction(() => window.desk.map()?.areTilesLoaded())
  const start = await page.evaluate(() => window.desk.pixel(window.desk.shapes().boundary?.coordinates[0]?.[0]?.[40] as [number, number]))
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  const events = await traced(devtools, async () => {
    for (let move = 0; move < moves; move++) {
      // Round the vertex and across the outline, so that crossings come and go.
      await page.mouse.move(start.x + 90 * Math.sin(move / 7), start.y + 90 * Math.sin(move / 11))
      await page.evaluate(() => new Promise(requestAnimationFrame))
    }
  })
  const live = await page.evaluate(() => window.desk.live)
  await page.mouse.up()
  const script = scriptPerMove(events)
  if (process.env['BENCH_DETAIL']) console.log(script.map((ms, index) => [index, ms] as const).filter(([, ms]) => ms > 4).map(([index, ms]) => `${index}: ${ms.toFixed(1)}`).join(', '))
  const sorted = [...script].sort((a, b) => a - b)
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? NaN
  const drop = await page.evaluate(() => window.desk.notes().at(-1))
  console.log(`  ${String(count).padStart(5)} vertices: median ${median(script).toFixed(2)}, p95 ${p95.toFixed(2)}, most ${(sorted.at(-1) ?? NaN).toFixed(2)}; asked ${limitsMs[count]} `
    + `(${script.length} moves; ${live?.vertices} vertices, ${((live?.areaM2 ?? 0) / 10_000).toFixed(3)} ha; dropped: ${drop})`)
}
await close()

async function traced(session: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: unknown[] }): void => void events.push(...(value as TraceEvent[]))
  session.on('Tracing.dataCollected', collect)
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'v8.execute', 'disabled-by-default-v8.gc'] } })
  await work()
  const done = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.end')
  await done
  session.off('Tracing.dataCollected', collect)
  return events
}

/**
 * Script on the page's main thread from one pointer move to the next: all that runs JavaScript, nested spans counted once,
 * in time of that thread, so that what else the machine does is not counted.
 */
function scriptPerMove(events: readonly TraceEvent[]): number[] {
  const isMove = ({ name, args }: TraceEvent): boolean => name === 'EventDispatch' && args?.data?.type === 'pointermove'
  const first = events.find(isMove)
  if (!first) throw new Error('the trace has no pointer moves')
  const own = events.filter(({ pid, tid }) => pid === first.pid && tid === first.tid)
  const begins = own.filter(isMove).map(({ ts }) => ts).sort((a, b) => a - b)
  const spans = own.filter(({ name, ph, dur }) => ph === 'X' && (dur ?? 0) > 0 && scripts.has(name)).sort((a, b) => a.ts - b.ts)
  const outermost: TraceEvent[] = []
  for (const span of spans) {
    const around = outermost.at(-1)
    if (!around || span.ts >= around.ts + (around.dur ?? 0)) outermost.push(span)
  }
  return begins.slice(0, -1).map((from, index) => outermost.filter(({ ts }) => ts >= from && ts < (begins[index + 1] ?? from)).reduce((sum, { dur = 0, tdur = dur }) => sum + tdur, 0) / 1000)
}
