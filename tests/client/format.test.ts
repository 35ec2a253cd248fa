import { describe, expect, test } from 'vitest'
import { formatDifference, formatDistance, formatEdtf, formatMoment, formatNumber, formatPercent, formatPosition } from '../../client/i18n/format.ts'

test('numbers', () => {
  expect([formatNumber(2252.5, 'vi'), formatNumber(2252.5, 'en')]).toEqual(['2.252,5', '2,252.5'])
  expect([formatNumber(76.39, 'vi'), formatNumber(0.12345, 'vi', 1), formatNumber(-3, 'en')]).toEqual(['76,39', '0,1', '−3'])
  expect([formatNumber(35.2, 'en', 2, true), formatNumber(35.2, 'en')]).toEqual(['35.20', '35.2'])
})

test('differences carry their sign, and nothing has none', () => {
  expect([-30.61, 12.5, 0, -0.001].map((ha) => formatDifference(ha, 'vi'))).toEqual(['−30,61', '+12,5', '0', '0'])
})

test('shares, distances and places', () => {
  expect([formatPercent(68.25, 'vi'), formatPercent(68.25, 'en')]).toEqual(['68,25\u00a0%', '68.25%'])
  expect([formatDistance(650, 'vi'), formatDistance(1540, 'vi'), formatDistance(1540, 'en')]).toEqual(['650\u00a0m', '1,5\u00a0km', '1.5\u00a0km'])
  expect(formatPosition([103.985, 22.483], 'vi')).toBe('22,4830°\u00a0B, 103,9850°\u00a0Đ')
  expect(formatPosition([103.985, 22.483], 'en')).toBe('22.4830°\u00a0N, 103.9850°\u00a0E')
})

describe('a date is shown exactly as precisely as it is known', () => {
  test.each([
    ['2026', '2026', '2026'],
    ['2026-09', '9/2026', 'September 2026'],
    ['2026-09-01', '01/09/2026', '1 September 2026'],
    ['2021/2022', '2021–2022', '2021–2022'],
    ['2020-01-03/2020-01-04', '03/01/2020–04/01/2020', '3 January 2020–4 January 2020'],
    [null, 'không rõ', 'not known'],
    ['soon', 'soon', 'soon'],
  ])('%s', (edtf, vietnamese, english) => {
    expect([formatEdtf(edtf, 'vi'), formatEdtf(edtf, 'en')]).toEqual([vietnamese, english])
  })
})

test('a moment is the day it was in Vietnam', () => {
  expect(formatMoment('2026-11-22T18:30:00Z', 'vi')).toBe('23/11/2026')
  expect(formatMoment('2026-11-22T16:30:00Z', 'en')).toBe('22 November 2026')
})
