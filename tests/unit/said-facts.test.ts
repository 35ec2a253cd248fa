import { describe, expect, it } from 'vitest'
import { problemBody } from '../../api/errors.ts'

describe('a problem as people read it', () => {
  it('names the field of the form, its days and the step in the caller\'s language; its members stay for programs', () => {
    const facts = { field: 'reachedOn', got: '2026-03-01', expected: '≥ 2026-03-02 (inventory)' }
    expect(problemBody('period_out_of_order', facts, 'vi')).toMatchObject({ ...facts, detail: 'Các ngày phải theo thứ tự: “Ngày đạt” nhận 01/03/2026, cần ≥ 02/03/2026 (kiểm kê).' })
    expect(problemBody('effective_in_future', { field: 'since', got: '2026-11-23', expected: '≤ 2026-11-22' }, 'en').detail).toBe('“Since” is 23 November 2026: only what has happened is recorded; expected ≤ 22 November 2026.')
    expect(problemBody('effective_in_future', { field: 'decision.issuedOn', got: '2100-01-01', expected: '≤ 2026-11-22' }, 'vi')).toMatchObject({ field: 'decision.issuedOn', detail: '“Ngày ban hành” là 01/01/2100: chỉ ghi điều đã xảy ra; cần ≤ 22/11/2026.' })
  })

  it('calls nothing by a name that is another\'s', () => {
    expect(problemBody('invalid_parameter', { field: 'number', got: 'abc', expected: '^[1-9]' }, 'vi').detail).toContain('“number”')
  })

  it('writes figures with a unit, and quotes what was typed as it was', () => {
    expect(problemBody('relocation_site_full', { field: 'site', got: '1.2500 ha', expected: '≤ 0.5000 ha' }, 'vi').detail).toContain('cần 1,25 ha, còn ≤ 0,5 ha')
    expect(problemBody('relocation_power_exceeded', { got: '12.5', expected: '3' }, 'vi').detail).toContain('12,5 MVA, chỉ còn 3 MVA')
    expect(problemBody('invalid_parameter', { field: 'areaHa', got: '1.200 ha', expected: '12,5 | 12.5 | 1200' }, 'vi').detail).toBe('Tham số “Diện tích cần” không dùng được: nhận “1.200 ha”, cần 12,5 | 12.5 | 1200.')
    expect(problemBody('invalid_parameter', { field: 'areaHa', got: 'khoảng 1.200 ha', expected: '> 0' }, 'vi').detail).toContain('nhận “khoảng 1.200 ha”')
    expect(problemBody('invalid_parameter', { field: 'asOf', got: '2026-02-31', expected: 'yyyy-mm-dd' }, 'en').detail).toContain('got “2026-02-31”')
    expect(problemBody('not_found', { got: '/api/x(moved)' }, 'vi').detail).toContain('“/api/x(moved)”')
  })
})
