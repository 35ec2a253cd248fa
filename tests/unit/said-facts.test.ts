import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { problemBody } from '../../api/errors.ts'
import { spoken } from '../../api/said-facts.ts'

const folder = new URL('../../api/', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(new URL(file, folder), 'utf8'))

describe('a problem as people read it', () => {
  it('names the field of the form, its days and the step in the caller\'s language; its members stay for programs', () => {
    const facts = { field: 'reachedOn', got: '2026-03-01', expected: '≥ 2026-03-02 (inventory)' }
    expect(problemBody('period_out_of_order', facts, 'vi')).toMatchObject({ ...facts, detail: 'Các ngày phải theo thứ tự: “Ngày đạt” nhận 01/03/2026, cần ≥ 02/03/2026 (kiểm kê).' })
    expect(problemBody('effective_in_future', { field: 'since', got: '2026-11-23', expected: '≤ 2026-11-22' }, 'en').detail).toBe('“Since” is 23 November 2026: only what has happened is recorded; expected ≤ 22 November 2026.')
    expect(problemBody('effective_in_future', { field: 'decision.issuedOn', got: '2100-01-01', expected: '≤ 2026-11-22' }, 'vi')).toMatchObject({ field: 'decision.issuedOn', detail: '“Ngày ban hành” là 01/01/2100: chỉ ghi điều đã xảy ra; cần ≤ 22/11/2026.' })
  })

  it('says what is expected in words, not in members or types, and that nothing was sent', () => {
    expect(problemBody('invalid_parameter', { field: 'effectiveOn', got: '', expected: 'effectiveOn (yyyy-mm-dd) | correction: true' }, 'vi').detail).toBe('Tham số “Có hiệu lực từ” không dùng được: nhận “”, cần ngày có hiệu lực, hoặc ghi rõ là sửa chỗ ghi sai.')
    expect(problemBody('invalid_parameter', { field: 'source', got: 'null', isNull: true, expected: 'string' }, 'en')).toMatchObject({ got: 'null', expected: 'string', detail: 'Parameter “Source” cannot be used: got nothing, expected text.' })
    expect(problemBody('invalid_parameter', { field: 'source', got: 'null', expected: '/…' }, 'en').detail).toContain('got “null”')
    // A word of the caller's is no word of ours.
    expect(problemBody('invalid_parameter', { field: 'source', got: 'string', expected: 'number' }, 'en').detail).toBe('Parameter “Source” cannot be used: got “string”, expected a number.')
  })

  it('every expectation that is written down has words', () => {
    const stated = sources.flatMap((file) => [...file.matchAll(/expected: '([^']+)'/g), ...file.matchAll(/^ {2}\w+: \['\w+', '\w+', '([^']+)'\],$/gm)].map(([, one = '']) => one))
    expect(stated.length).toBeGreaterThan(80)
    // Forms, figures and headers are the same in every language.
    const forms = new Set(['/…', '200x300 (m)', '5896–5899 | 9205–9218', 'yyyy-mm-dd | yyyy-mm | yyyy', '"…"', '"…" | If-None-Match: *', '"1"', '1', '1…999999999', '3600', '> 0', 'application/json', '–'])
    expect(new Set(stated.filter((one) => spoken(one, 'vi') === one))).toEqual(forms)
  })

  it('calls nothing by a name that is another\'s', () => {
    expect(problemBody('invalid_parameter', { field: 'number', got: 'abc', expected: '^[1-9]' }, 'vi').detail).toContain('“number”')
  })

  it('writes figures with a unit, and quotes what was typed as it was', () => {
    expect(problemBody('relocation_site_full', { field: 'site', got: '1.2500 ha', expected: '≤ 0.5000 ha' }, 'vi').detail).toContain('cần 1,25 ha, còn ≤ 0,5 ha')
    expect(problemBody('relocation_power_exceeded', { got: '12.5', expected: '3' }, 'vi').detail).toContain('12,5 MVA, chỉ còn 3 MVA')
    expect(problemBody('invalid_parameter', { field: 'areaHa', got: '1.200 ha', expected: '12,5 | 12.5 | 1200' }, 'vi').detail).toBe('Tham số “Diện tích cần” không dùng được: nhận “1.200 ha”, cần một số từ 0 trở lên, như 12,5 hoặc 1200.')
    expect(problemBody('invalid_parameter', { field: 'areaHa', got: 'khoảng 1.200 ha', expected: '> 0' }, 'vi').detail).toContain('nhận “khoảng 1.200 ha”')
    expect(problemBody('invalid_parameter', { field: 'asOf', got: '2026-02-31', expected: 'yyyy-mm-dd' }, 'en').detail).toContain('got “2026-02-31”')
    expect(problemBody('not_found', { got: '/api/x(moved)' }, 'vi').detail).toContain('“/api/x(moved)”')
  })
})
