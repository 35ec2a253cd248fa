import { openDeskPage } from './drawing/desk-page.ts'
import { openDrawingPage } from './drawing/serve.ts'
import { summaryOf, traceDrag } from './drawing/trace.ts'

const limitsMs: Record<number, number> = { 500: 8, 5000: 30 }
const counts = [500, 5000]

console.log('Main-thread script while a vertex is dragged, ms per pointer move (Chromium, software WebGL)')
const alone = await openDrawingPage()
for (const count of counts) {
  const { page } = alone
  await page.evaluate((vertices) => { window.desk.open(vertices) }, count)
  await page.waitForFunction(() => window.desk.map()?.areTilesLoaded())
  const start = await page.evaluate(() => window.desk.pixel(window.desk.shapes().boundary?.coordinates[0]?.[0]?.[40] as [number, number]))
  const script = await traceDrag(page, start)
  const drop = await page.evaluate(() => window.desk.notes().at(-1))
  if (drop !== 'moved_vertex') throw new Error(`the drag did ${drop}`)
  console.log(`  the pen alone, ${String(count).padStart(5)} vertices: ${summaryOf(script)}; asked ${limitsMs[count]}`)
}
await alone.close()

const desk = await openDeskPage()
for (const count of counts) {
  const script = await traceDrag(desk.page, await desk.show(count))
  await desk.page.locator('.live-said', { hasText: 'dời đỉnh' }).waitFor()
  console.log(`  on the desk,   ${String(count).padStart(5)} vertices: ${summaryOf(script)}; asked ${limitsMs[count]}`)
}
await desk.close()
