/** How much a criterion's number is worth: nothing at `worst`, all at `best`, evenly between; either may be the larger. */
export interface ScoreCriterion { readonly worst: number | null; readonly best: number | null }

/** Points of one number, 0 to 1; null without data, or where nobody set what earns points. */
export function pointsOf(value: number | null | undefined, { worst, best }: ScoreCriterion): number | null {
  if (value === null || value === undefined || worst === null || best === null) return null
  if (worst === best) return value === best ? 1 : 0
  return Math.min(1, Math.max(0, (value - worst) / (best - worst)))
}

/** Points of every candidate, one row a candidate; NaN: no data. Computed once, whatever the weights. */
export function pointTable(raw: readonly (readonly (number | null)[])[], criteria: readonly ScoreCriterion[]): Float64Array {
  const table = new Float64Array(raw.length * criteria.length)
  raw.forEach((row, candidate) => criteria.forEach((criterion, index) => { table[candidate * criteria.length + index] = pointsOf(row[index], criterion) ?? NaN }))
  return table
}

/** The weighted mean of the points, 0 to 100, over the criteria that have data; NaN where none that weighs has. */
export function scoreCandidates(points: Float64Array, weights: readonly number[]): Float64Array {
  const width = weights.length
  const count = width === 0 ? 0 : points.length / width
  const scores = new Float64Array(count)
  for (let candidate = 0; candidate < count; candidate += 1) {
    let sum = 0
    let weighed = 0
    for (let index = 0; index < width; index += 1) {
      const one = points[candidate * width + index] ?? NaN
      const weight = weights[index] ?? 0
      if (Number.isNaN(one)) continue
      sum += one * weight
      weighed += weight
    }
    scores[candidate] = weighed > 0 ? sum / weighed * 100 : NaN
  }
  return scores
}

/** The best candidates, best first, by place in the list; those that cannot be scored come nowhere. Of equal ones the earlier first. */
export function bestCandidates(scores: Float64Array, most: number): number[] {
  const known = Array.from(scores.keys()).filter((index) => !Number.isNaN(scores[index]))
  return known.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, most)
}

/** How many of the first ten are others when the weight of each criterion is halved, and when it is doubled. */
export function sensitivity(points: Float64Array, weights: readonly number[]): { halved: number; doubled: number }[] {
  const first = new Set(bestCandidates(scoreCandidates(points, weights), 10))
  const others = (changed: readonly number[]): number => bestCandidates(scoreCandidates(points, changed), 10).filter((one) => !first.has(one)).length
  return weights.map((weight, index) => ({ halved: others(weights.with(index, weight / 2)), doubled: others(weights.with(index, weight * 2)) }))
}
