import type { LogisticsCandidates } from '../api/contract/logistics.ts'
import { bestCandidates, pointTable, scoreCandidates } from '../client/geometry/score-candidates.ts'
import { openApp } from './drawing/app-page.ts'
import { summaryOf, traceFrames } from './drawing/trace.ts'

/** Weighing 5,000 candidates by ten criteria while a slider moves, held against 16 ms of script a frame. */
const count = 5000
let seed = 20_261_122
const random = (): number => { seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31; return seed / 2 ** 31 }
const rawOf = (criteria: number): (number | null)[] => Array.from({ length: criteria }, (_, n) => (n === 8 ? null : random() * 22))

const limits = Array.from({ length: 10 }, (_, n) => (n % 2 ? { worst: 20, best: 2 } : { worst: 1, best: 10 }))
const points = pointTable(Array.from({ length: count }, () => rawOf(10)), limits)
const times: number[] = []
for (let move = 0; move < 300; move += 1) {
  const weights = limits.map((_, n) => (n === move % 10 ? move % 101 : 10))
  const begun = performance.now()
  bestCandidates(scoreCandidates(points, weights), 20)
  times.push(performance.now() - begun)
}
console.log(`Logistics: ${count} candidates × ${limits.length} criteria`)
console.log(`  scores and the first 20, in Node: ${summaryOf(times.slice(50))} ms`)

// The screen as it is, with more candidates than the shipped land has.
const { page, address, close } = await openApp()
await page.route('**/api/logistics/candidates*', async (route) => {
  const shipped = await (await route.fetch()).json() as LogisticsCandidates
  const [one] = shipped.candidates
  if (!one) throw new Error('the shipped land has candidates')
  const many = Array.from({ length: count }, (_, n) => ({ ...one, code: `C-${n}`, centre: [104 + random() * 3, 20.5 + random() * 2], raw: rawOf(shipped.criteria.length) }))
  await route.fulfill({ json: { ...shipped, candidates: many } })
})
await page.goto(`${address}/logistics/candidates?map=8/21.5/105.5`)
await page.locator('.plan-map[data-state="ready"]').waitFor({ timeout: 60_000 })
await page.locator('.logistics-row').first().waitFor()
const slider = page.getByRole('slider').first()
// Dragged by the mouse, as people do: a program that looks for the slider at every step would be counted as the page's own script.
const box = await slider.boundingBox()
if (!box) throw new Error('the slider has a place')
await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
await page.mouse.down()
const step = (time: number): Promise<void> => page.mouse.move(box.x + box.width * (0.5 + 0.4 * Math.sin(time / 12)), box.y + box.height / 2)
for (let time = 0; time < 40; time += 1) await step(time)
const { perEvent, perFrame } = await traceFrames(page, 'input', 120, step)
console.log(`  a slider on the screen, Chromium: script a frame ${summaryOf(perFrame)} ms (${perFrame.length} frames), asked 16; a step with all its frames ${summaryOf(perEvent)} ms`)
await close()
