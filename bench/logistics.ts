import { bestCandidates, pointTable, scoreCandidates } from '../client/geometry/score-candidates.ts'

/** Scoring 5,000 candidates of ten criteria, as a slider does with every move: script a frame, held against 16 ms. Run: npx tsx bench/logistics.ts */
const count = 5000
const criteria = Array.from({ length: 10 }, (_, n) => (n % 2 ? { worst: 20, best: 2 } : { worst: 1, best: 10 }))
let seed = 20_261_122
const random = (): number => { seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31; return seed / 2 ** 31 }
const raw = Array.from({ length: count }, () => criteria.map((_, n) => (n === 8 ? null : random() * 22)))
const points = pointTable(raw, criteria)
const times: number[] = []
for (let move = 0; move < 300; move += 1) {
  const weights = criteria.map((_, n) => (n === move % 10 ? move % 101 : 10))
  const begun = performance.now()
  bestCandidates(scoreCandidates(points, weights), 20)
  times.push(performance.now() - begun)
}
const sorted = times.slice(50).sort((a, b) => a - b)
const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN
console.log(`logistics scoring, ${count} candidates × ${criteria.length} criteria and the first 20: p50 ${at(0.5).toFixed(2)} ms, p95 ${at(0.95).toFixed(2)} ms of 16 ms a frame (${(at(0.95) / 16).toFixed(2)})`)
