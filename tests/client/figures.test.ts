import { expect, it } from 'vitest'
import type { Rule } from '../../api/contract/ledger.ts'
import { compareInWords, splitRules } from '../../client/features/sme-quota/quota-arithmetic.ts'
import { cite } from '../../client/i18n/citation.ts'
import { formatNumber } from '../../client/i18n/format.ts'
import { alongBar, barEnd } from '../../client/ui/bar-scale.ts'
import { signAsFound } from '../../client/ui/rule-signs.ts'

const inVietnamese = (value: number, decimals?: number) => formatNumber(value, 'vi', decimals)
const rule = (parameter: string): Rule => ({
  code: 'sme_quota', parameter, operator: 'gte', value: 5, unit: 'ha', zoneKind: 'industrial_zone', zoneType: null, provinceCode: null,
  validFrom: '2022-07-15', validTo: null, legalBasis: 'Nghị định 35/2022/NĐ-CP, Điều 9 khoản 4', confidence: 'source', note: null,
})

it('writes a comparison with just as many decimals as it takes to see it', () => {
  expect(compareInWords(6.2, 3.6, inVietnamese)).toBe('6,2\u00a0≥\u00a03,6\u00a0ha')
  expect(compareInWords(5, 5, inVietnamese)).toBe('5\u00a0≥\u00a05\u00a0ha')
  expect(compareInWords(4.9999, 5, inVietnamese)).toBe('4,9999\u00a0<\u00a05\u00a0ha')
  expect(compareInWords(4.9961, 5, inVietnamese)).toBe('4,996\u00a0<\u00a05\u00a0ha')
})

it('turns the sign of a threshold round where it is not kept', () => {
  expect([signAsFound('gte', true), signAsFound('gte', false), signAsFound('lte', false), signAsFound('gt', false), signAsFound('lt', true)])
    .toEqual(['≥', '<', '>', '≤', '<'])
})

it('keeps whom a rule favours apart from how much it asks', () => {
  const { thresholds, eligible } = splitRules([rule('minimum_area'), rule('eligible_sme'), rule('minimum_share')])
  expect(thresholds.map(({ parameter }) => parameter)).toEqual(['minimum_area', 'minimum_share'])
  expect(eligible.map(({ parameter }) => parameter)).toEqual(['eligible_sme'])
})

it('cites the law as readers of the language do', () => {
  expect(cite('Nghị định 35/2022/NĐ-CP, Điều 9 khoản 4', 'vi')).toBe('Nghị định 35/2022/NĐ-CP, Điều 9 khoản 4')
  expect(cite('Nghị định 35/2022/NĐ-CP, Điều 9 khoản 4', 'en')).toBe('Decree 35/2022/NĐ-CP, article 9 clause 4')
  expect(cite('Nghị quyết 34-NQ/TU, mục IV', 'en')).toBe('Resolution 34-NQ/TU, section IV')
  expect(cite('QCVN 01:2021/BXD', 'en')).toBe('QCVN 01:2021/BXD')
})

it('begins every bar at nothing and leaves its longest line in sight', () => {
  expect(alongBar(3.6, barEnd([1, 3.6]))).toBeLessThan(100)
  expect(alongBar(0, barEnd([5]))).toBe(0)
  expect(alongBar(-2, 10)).toBe(0)
  expect(alongBar(12, 10)).toBe(100)
  expect(alongBar(0, barEnd([]))).toBe(0)
})
