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
  // Kept in order while going through: sorting thousands for the first few costs more.
  const best: number[] = []
  const scoreAt = (index: number | undefined): number => (index === undefined ? NaN : (scores[index] ?? NaN))
  for (let index = 0; index < scores.length; index += 1) {
    const score = scoreAt(index)
    if (Number.isNaN(score) || (best.length === most && score <= scoreAt(best.at(-1)))) continue
    let at = best.length
    while (at > 0 && score > scoreAt(best[at - 1])) at -= 1
    best.splice(at, 0, index)
    if (best.length > most) best.pop()
  }
  return best
}

/** How many of the first ten are others when the weight of each criterion is halved, and when it is doubled; null for a criterion that no candidate has data for. */
export function sensitivity(points: Float64Array, weights: readonly number[]): ({ halved: number; doubled: number } | null)[] {
  const first = new Set(bestCandidates(scoreCandidates(points, weights), 10))
  const others = (changed: readonly number[]): number => bestCandidates(scoreCandidates(points, changed), 10).filter((one) => !first.has(one)).length
  const hasData = (criterion: number): boolean => points.some((one, index) => index % weights.length === criterion && !Number.isNaN(one))
  return weights.map((weight, index) => (hasData(index) ? { halved: others(weights.with(index, weight / 2)), doubled: others(weights.with(index, weight * 2)) } : null))
}
