import { describe, expect, test } from 'vitest'
import { changePassword, type Account } from '../../api/contract/account.ts'
import { auditActions } from '../../api/contract/audit.ts'
import { indicators, newTarget, unitOf } from '../../api/contract/target.ts'
import { isLastAdmin } from '../../client/features/admin-account/last-admin.ts'
import { toldOf } from '../../client/features/admin-audit/told.ts'
import { actions, auditQuery } from '../../client/features/admin-audit/use-audit.ts'
import { emptyTarget, targetOf } from '../../client/features/admin-target/target-values.ts'
import { indicatorsInOrder, unitOfIndicator } from '../../client/features/admin-target/unit-of.ts'
import { weaknessOf } from '../../client/features/account/password-strength.ts'
import { fold } from '../../client/i18n/fold.ts'
import { readNumber } from '../../client/i18n/read-number.ts'
import { everyChange } from '../../client/permalink.ts'

test.each(['', 'short', '123456789012', 'aaaaaaaaaaaa', 'abababababab', 'abcdabcdabcd', 'abcdeabcdeab', 'x'.repeat(129), `abcde${'x'.repeat(123)}`, `abcde${'x'.repeat(124)}`])('the server and the form agree on the new password %j', (newPassword) => {
  expect(weaknessOf(newPassword) === null).toBe(changePassword.schema.body.safeParse({ currentPassword: 'what was before', newPassword }).success)
})

describe('the last administrator', () => {
  const one: Account = { id: 'a', name: 'An', email: 'an@example.vn', role: 'admin', provinces: [], createdAt: '2026-01-01T00:00:00Z', closedAt: null, mustChangePassword: false, ways: ['password'], lastSignInAt: null }
  const closed: Account = { ...one, id: 'b', closedAt: '2026-01-02T00:00:00Z' }
  const planner: Account = { ...one, id: 'c', role: 'planner' }
  test('is the only open one', () => {
    expect(isLastAdmin(one, [one, closed, planner])).toBe(true)
    expect(isLastAdmin(one, [one, { ...one, id: 'd' }])).toBe(false)
    expect(isLastAdmin(closed, [one, closed])).toBe(false)
    expect(isLastAdmin(planner, [one, planner])).toBe(false)
  })
})

describe('what an entry of the log tells', () => {
  test('of a change both sides, also what was empty', () => {
    expect(toldOf({ before: { closed_at: null, zone_id: 3 }, after: { closed_at: '2026-11-22', zone_id: 4 } })).toEqual([{ member: 'closed_at', before: null, after: '2026-11-22' }, { member: 'zone_id', before: 3, after: 4 }])
  })
  test('of what was added or deleted what it held, without numbers of the database', () => {
    const held = { id: 7, lineage_id: 7, zone_id: 3, code: 'A1', note: null, is_logistics: false }
    const told = [{ member: 'code', before: undefined, after: 'A1' }, { member: 'is_logistics', before: undefined, after: false }]
    expect(toldOf({ before: null, after: held })).toEqual(told)
    expect(toldOf({ before: held, after: null })).toEqual(told.map(({ member, after }) => ({ member, before: after, after: undefined })))
    expect(toldOf({ before: null, after: null })).toEqual([])
  })
  test('every action can be asked for; a word that is none narrows nothing', () => {
    expect(actions.toSorted()).toEqual([...auditActions].sort())
    expect(auditQuery({ ...everyChange, action: 'sign_in' }).action).toBe('sign_in')
    expect(Object.values(auditQuery({ ...everyChange, action: 'invented' })).every((value) => value === undefined)).toBe(true)
  })
})

describe('a target of one\'s own', () => {
  test('every indicator counts in the unit the server expects', () => {
    expect(indicatorsInOrder.map((one) => [one, unitOfIndicator(one)])).toEqual(indicators.map((one) => [one, unitOf(one)]))
  })
  const typed = { ...emptyTarget, code: ' LC-9 ', provinceCode: '15', titleVi: 'Đất sạch', titleEn: 'Clean land', indicator: 'available_ha', operator: 'between', threshold: '1.200,5', thresholdHigh: '2000', documentBaseCount: '14', periodFrom: '2026-01-01', dueOn: '2026-12-31', decisionCode: 'nq-34-2025-tu-lao-cai' } as const
  test('is sent as the server takes it', () => {
    const sent = targetOf(typed, 'vi')
    expect(newTarget.parse(sent)).toMatchObject({ code: 'LC-9', unit: 'ha', threshold: 1200.5, thresholdHigh: 2000, documentBaseCount: 14, parent: null, note: null })
    expect(newTarget.parse(targetOf({ ...typed, operator: 'gte' }, 'vi')).thresholdHigh).toBeNull()
  })
  test('compares nothing where something is to be completed, whatever was typed before', () => {
    expect(newTarget.parse(targetOf({ ...typed, indicator: 'milestone' }, 'vi'))).toMatchObject({ operator: 'milestone', unit: 'milestone', threshold: null, thresholdHigh: null })
  })
})

describe('numbers as they are typed', () => {
  test.each([['1.234,5', 1234.5], ['12,5', 12.5], ['12.5', 12.5], ['1.500', 1500], ['0.125', 0.125], ['1234567', 1234567], ['−3', -3], ['1\u00a0500', 1500], ['1.234.567', 1234567], ['5,', 5], [',5', 0.5]])('Vietnamese %s', (text, value) => {
    expect(readNumber(text, 'vi')).toBe(value)
  })
  test.each([['1,234.5', 1234.5], ['12.5', 12.5], ['12,5', 12.5], ['1,500', 1500], ['1.500', 1.5]])('English %s', (text, value) => {
    expect(readNumber(text, 'en')).toBe(value)
  })
  test.each(['', '-', ',', '1.2.3', '1,2,3', '12 ha', '1e5', 'NaN', 'Infinity', '0x10'])('%j is none', (text) => {
    expect([readNumber(text, 'vi'), readNumber(text, 'en')]).toEqual([null, null])
  })
})

test('names are found without accents, case or blanks around', () => {
  expect(fold('  Đặng Thị ÁNH ')).toBe('dang thi anh')
})
