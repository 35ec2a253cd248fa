import { describe, expect, test } from 'vitest'
import type { LandBalance } from '../../api/contract/land-balance.ts'
import type { SmeQuota } from '../../api/contract/sme-quota.ts'
import { sentWords } from '../../client/features/desk/change-words.ts'
import { balanceRows, quotaEffects } from '../../client/features/desk/effect-rows.ts'
import { warningCodes, type DeskFinding } from '../../client/features/desk/finding-sentence.ts'
import { readHectares } from '../../client/features/desk/read-hectares.ts'
import { readTypedDate, typedDate } from '../../client/features/desk/typed-date.ts'
import { noWords } from '../../client/state/desk/draft-content.ts'

describe('a typed date', () => {
  test.each([
    ['11/09/2026', '2026-09-11'], ['1/9/2026', '2026-09-01'], ['11.9.2026', '2026-09-11'], ['11-09-2026', '2026-09-11'], [' 9/2026 ', '2026-09'], ['2026', '2026'], ['2026-09-11', '2026-09-11'], ['29/02/2024', '2024-02-29'],
    ['30/02/2026', null], ['29/02/2026', null], ['13/2026', null], ['32/01/2026', null], ['11/09/26', null], ['1899', null], ['', null], ['hôm nay', null], ['0/9/2026', null],
  ])('%s', (text, date) => {
    expect(readTypedDate(text)).toBe(date)
  })
  test('is shown as one types it', () => {
    expect(['2026-09-11', '2026-09', '2026'].map(typedDate)).toEqual(['11/09/2026', '09/2026', '2026'])
  })
})

test.each([['74,9', 'vi', 74.9], ['1.250,75 ha', 'vi', 1250.75], ['74.9', 'en', 74.9], ['1,250.75', 'en', 1250.75], ['0', 'vi', null], ['-5', 'vi', null], ['abc', 'vi', null], ['2000000', 'vi', null], ['', 'en', null]] as const)('%s hectares in %s', (text, language, ha) => {
  expect(readHectares(text, language)).toBe(ha)
})

describe('what is sent about a change', () => {
  const words = { ...noWords, effectiveOn: '2026-11-22', why: ' Theo phụ lục ', reasons: { sliver: ' hẹp ', plots_leave_gap: ' ', gone: 'x' } }
  test('only the reasons of warnings there are, and no empty ones', () => {
    expect(sentWords({ ...words, decision: 'none' }, ['sliver', 'plots_leave_gap'])).toEqual({ effectiveOn: '2026-11-22', why: 'Theo phụ lục', reasons: { sliver: 'hẹp' } })
  })
  test('a correction has no day', () => {
    expect(sentWords({ ...words, how: 'correction', decision: 'known', decisionCode: 'QD-525' }, [])).toEqual({ correction: true, decision: { code: 'QD-525' }, why: 'Theo phụ lục', reasons: {} })
  })
  test('a new decision as precise as it is known', () => {
    expect(sentWords({ ...words, decision: 'new', number: ' 1/QĐ ', issuedOn: '9/2026', authority: 'UBND' }, []).decision).toEqual({ number: '1/QĐ', issuedOn: '2026-09', authority: 'UBND' })
  })
  test('none where none is chosen', () => {
    expect(sentWords({ ...words, decision: 'known' }, [])).not.toHaveProperty('decision')
  })
})

test('a reason is asked once for each kind of warning, never for errors and notes', () => {
  const finding = (code: DeskFinding['code'], tier: DeskFinding['tier']): DeskFinding => ({ code, tier, on: 'plot', plot: null, other: null, m2: null, got: null, expected: null, where: null })
  const findings = [finding('sliver', 'warning'), finding('sliver', 'warning'), finding('spike', 'error'), finding('wrong_winding', 'note'), finding('plots_leave_gap', 'warning')]
  expect(warningCodes(findings)).toEqual(['sliver', 'plots_leave_gap'])
})

describe('the effect of a change', () => {
  const balance = (over: object) => ({ base: { ha: 100, of: 'drawn' }, uses: [{ landUse: 'industrial', plots: 1, ha: 60, sharePct: 60, plotIds: [] }], plotsHa: 60, unplottedHa: 40, industrialHa: 60, leasableHa: 60, logisticsHa: 0, ...over }) as unknown as LandBalance
  const quota = (over: object) => ({ decree35: { verdict: 'met', wouldBe: null, requiredHa: 3, countedHa: 4, shortfallHa: 0, ...over }, resolution198: { verdict: 'not_applicable', decided: null, countedHa: 0, shortfallHa: null } }) as unknown as SmeQuota
  const side = (landBalance: LandBalance | null, smeQuota: SmeQuota | null = null) => ({ landBalance, smeQuota })
  const rowOf = (rows: ReturnType<typeof balanceRows>, key: string) => rows.find((row) => row.key === key)

  test('marks what differs by a square metre, not by rounding', () => {
    const rows = balanceRows({ now: side(balance({})), then: side(balance({ base: { ha: 100.0001, of: 'drawn' }, plotsHa: 60.00001 })) })
    expect([rowOf(rows, 'boundary')?.changed, rowOf(rows, 'plots')?.changed]).toEqual([true, false])
  })
  test('a use that begins was 0 before; without a balance it was unknown', () => {
    const then = balance({ uses: [{ landUse: 'green', plots: 1, ha: 5, sharePct: 5, plotIds: [] }] })
    expect(rowOf(balanceRows({ now: side(balance({})), then: side(then) }), 'use-green')).toMatchObject({ now: 0, then: 5, changed: true })
    expect(rowOf(balanceRows({ now: side(null), then: side(then) }), 'use-green')).toMatchObject({ now: null, then: 5, changed: true })
    expect(balanceRows({ now: side(null), then: side(null) })).toEqual([])
  })
  test('a quota that turns short; where the law does not bind, what its arithmetic says', () => {
    const [decree] = quotaEffects({ now: side(null, quota({})), then: side(null, quota({ verdict: 'not_applicable', wouldBe: 'short', countedHa: 2, shortfallHa: 1 })) })
    expect(decree).toMatchObject({ law: 'decree35', now: 'met', then: 'short' })
    expect(decree?.rows.map(({ changed }) => changed)).toEqual([false, true, true])
  })
})
