import { describe, expect, test } from 'vitest'
import type { Target } from '../../api/contract/target.ts'
import { comparisonOf, daysBetween, goalBarOf, groupTargets, inTwoColumns } from '../../client/features/target/reading.ts'

const target = (code: string, parent: string | null = null, provinceCode = '15'): Target => ({
  code, parent, provinceCode, titleVi: code, titleEn: code, indicator: 'operating_zone_count', zoneKind: null, operator: 'gte', threshold: 1, thresholdHigh: null, unit: 'count',
  baseVi: null, baseEn: null, periodFrom: '2026-01-01', dueOn: '2026-12-31', note: null, value: null, state: 'undetermined', progressPct: null, missing: null, basis: null,
  decision: { code: 'nq', number: null, issuedOn: null, authority: null, titleVi: 'Nghị quyết', titleEn: null, url: null, confidence: 'source' },
  base: { count: 0, documentCount: null, zones: [], excluded: [], numerator: null, denominator: null, answers: null },
  range: null, potential: null, undated: null, trend: [], reported: [], progress: [],
})
const laoCai = ['LC-1a', 'LC-1b', 'LC-2', 'LC-2a', 'LC-2a-total', 'LC-2b', 'LC-2b-total', 'LC-3', 'LC-4', 'LC-5', 'LC-6a', 'LC-6b', 'LC-7']
const parents: Record<string, string> = { 'LC-2a': 'LC-2', 'LC-2a-total': 'LC-2a', 'LC-2b': 'LC-2', 'LC-2b-total': 'LC-2b' }
const seven = laoCai.map((code) => target(code, parents[code] ?? null))

describe('targets stand in groups as their document numbers them', () => {
  test('thirteen of Lào Cai are seven, parts below what they are parts of', () => {
    const groups = groupTargets(seven)
    expect(groups.map(({ code }) => code)).toEqual(['LC-1', 'LC-2', 'LC-3', 'LC-4', 'LC-5', 'LC-6', 'LC-7'])
    expect(groups[1]?.targets.map(({ target: { code }, depth }) => [code, depth])).toEqual([['LC-2', 0], ['LC-2a', 1], ['LC-2a-total', 2], ['LC-2b', 1], ['LC-2b-total', 2]])
    expect(groups[5]?.targets.map(({ target: { code } }) => code)).toEqual(['LC-6a', 'LC-6b'])
  })
  test('a part that comes before its whole, or whose whole is missing, is not lost', () => {
    const groups = groupTargets([target('X-1-part', 'X-1'), target('X-1'), target('Y-2', 'gone')])
    expect(groups.map(({ code, targets }) => [code, targets.length])).toEqual([['X-1', 2], ['Y-2', 1]])
  })
  test('targets that name each other as parents lead to no endless loop, and are not lost', () => {
    expect(groupTargets([target('A', 'B'), target('B', 'A'), target('C')]).map(({ code, targets }) => [code, targets.length])).toEqual([['C', 1], ['A', 2]])
  })
  test('the same code in another province is another target', () => {
    expect(groupTargets([target('T-1'), target('T-2', 'T-1', '24')]).flatMap(({ targets }) => targets.map(({ depth }) => depth))).toEqual([0, 0])
  })
  test('two columns keep the order and share the targets evenly', () => {
    const [left, right] = inTwoColumns(groupTargets(seven))
    expect(left.map(({ code }) => code)).toEqual(['LC-1', 'LC-2'])
    expect(right.map(({ code }) => code)).toEqual(['LC-3', 'LC-4', 'LC-5', 'LC-6', 'LC-7'])
    expect(inTwoColumns([])).toEqual([[], []])
  })
})

test('days left are counted by the calendar, over the turn of a year too', () => {
  expect(daysBetween('2026-11-22', '2026-12-31')).toBe(39)
  expect(daysBetween('2026-12-31', '2026-12-31')).toBe(0)
  expect(daysBetween('2027-01-05', '2026-12-31')).toBe(-5)
})

describe('a verdict in signs says what holds', () => {
  test.each([
    ['gt', 8, null, 8, '≤', 8], ['gt', 8, null, 8.01, '>', 8],
    ['gte', 500, null, 500, '≥', 500], ['gte', 500, null, 499.99, '<', 500],
    ['eq', 6, null, 6, '=', 6], ['eq', 20, null, 14, '<', 20], ['eq', 3, null, 4, '>', 3],
    ['between', 60, 70, 29.02, '<', 60], ['between', 60, 70, 60, '≥', 60], ['between', 60, 70, 82, '>', 70],
  ] as const)('%s %d–%s: %d %s %d', (operator, threshold, thresholdHigh, value, sign, than) => {
    expect(comparisonOf({ operator, threshold, thresholdHigh, value, state: 'undetermined' })).toEqual({ value, sign, than })
  })
  test('nothing is compared where nothing is known', () => {
    expect(comparisonOf({ operator: 'gte', threshold: 5, thresholdHigh: null, value: null, state: 'undetermined' })).toBeNull()
    expect(comparisonOf({ operator: 'milestone', threshold: null, thresholdHigh: null, value: 1, state: 'met' })).toBeNull()
  })
  test('nor where what is printed is rounded onto the threshold', () => {
    expect(comparisonOf({ operator: 'gt', threshold: 70, thresholdHigh: null, value: 70, state: 'met' })).toBeNull()
    expect(comparisonOf({ operator: 'between', threshold: 60, thresholdHigh: 70, value: 60, state: 'short' })).toBeNull()
  })
})

describe('a goal bar', () => {
  test('keeps shares on 0–100 and lets other numbers choose their end', () => {
    expect(goalBarOf({ value: 64, threshold: 70, thresholdHigh: null, unit: 'percent', range: null })).toEqual({ sure: 64, possible: 0, lines: [70], end: 100 })
    expect(goalBarOf({ value: 148.8, threshold: 100, thresholdHigh: null, unit: 'percent', range: null })?.end).toBeUndefined()
    expect(goalBarOf({ value: 210, threshold: 500, thresholdHigh: null, unit: 'ha', range: null })?.end).toBeUndefined()
  })
  test('tells what is sure from what may come to it', () => {
    expect(goalBarOf({ value: null, threshold: 100, thresholdHigh: null, unit: 'percent', range: { low: 20, high: 100 } })).toEqual({ sure: 20, possible: 80, lines: [100], end: 100 })
  })
  test('has two lines for a span, and is none without a threshold', () => {
    expect(goalBarOf({ value: 30, threshold: 60, thresholdHigh: 70, unit: 'percent', range: null })?.lines).toEqual([60, 70])
    expect(goalBarOf({ value: null, threshold: null, thresholdHigh: null, unit: 'milestone', range: null })).toBeNull()
  })
})
