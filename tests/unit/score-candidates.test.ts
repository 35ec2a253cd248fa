import { describe, expect, it } from 'vitest'
import { bestCandidates, pointsOf, pointTable, scoreCandidates, sensitivity } from '../../client/geometry/score-candidates.ts'

describe('points of a criterion', () => {
  it.each([[1, 0], [10, 1], [5.5, 0.5], [0, 0], [20, 1]])('more is better: %d of 1…10 is %d', (value, points) => {
    expect(pointsOf(value, { worst: 1, best: 10 })).toBe(points)
  })
  it.each([[20, 0], [2, 1], [11, 0.5]])('less is better: %d km of 20…2 is %d', (value, points) => {
    expect(pointsOf(value, { worst: 20, best: 2 })).toBe(points)
  })
  it('no data and no limits are no points, rather than none', () => {
    expect([pointsOf(null, { worst: 1, best: 2 }), pointsOf(5, { worst: null, best: 2 }), pointsOf(5, { worst: 5, best: 5 })]).toEqual([null, null, 1])
  })
})

describe('scores', () => {
  const criteria = [{ worst: 0, best: 10 }, { worst: 100, best: 0 }, { worst: null, best: null }]
  const points = pointTable([[10, 0, 3], [5, null, 3], [0, 50, 3], [null, null, null]], criteria)

  it('are the weighted mean of what has data; what has none drops out', () => {
    // (1·1 + 1·3) / 4; 0.5 alone; (0·1 + 0.5·3) / 4.
    expect([...scoreCandidates(points, [1, 3, 9])]).toEqual([100, 50, 37.5, NaN])
    expect([...scoreCandidates(points, [0, 0, 9])]).toEqual([NaN, NaN, NaN, NaN])
  })
  it('put the best first, equals in their order, the unknown nowhere', () => {
    expect(bestCandidates(scoreCandidates(points, [1, 3, 9]), 10)).toEqual([0, 1, 2])
    expect(bestCandidates(new Float64Array([5, 7, 7, NaN]), 2)).toEqual([1, 2])
  })
  it('sensitivity counts newcomers among the first ten', () => {
    // Twelve candidates, two criteria that want opposite things.
    const raw = Array.from({ length: 12 }, (_, n) => [n, 11 - n])
    const table = pointTable(raw, [{ worst: 0, best: 11 }, { worst: 0, best: 11 }])
    expect(sensitivity(table, [3, 2])[0]).toEqual({ halved: 2, doubled: 0 })
    expect(sensitivity(table, [0, 1])[0]).toEqual({ halved: 0, doubled: 0 })
    expect(sensitivity(pointTable(raw.map(([one]) => [one ?? 0, null]), [{ worst: 0, best: 11 }, { worst: 0, best: 11 }]), [3, 2])).toEqual([{ halved: 0, doubled: 0 }, null])
  })
})
