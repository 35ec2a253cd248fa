import { describe, expect, it } from 'vitest'
import { findingCodes, findingSentence, findingTiers, findingWords } from '../../api/contract/finding-words.ts'

const facts = { m2: 1234.5, other: { name: 'KCN Bản Qua' }, plot: 'A-1', got: '74.874', expected: '75' }
const nothing = { m2: null, other: null, plot: null, got: null, expected: null }

describe('what a check says', () => {
  it.each(findingCodes)('%s: in both languages, whole, with what it knows and without', (code) => {
    expect(findingTiers).toContain(findingWords[code][0])
    for (const language of ['vi', 'en'] as const) {
      for (const known of [facts, nothing]) {
        const sentence = findingSentence({ code, ...known }, language)
        expect(sentence).not.toMatch(/[{}[\]]|undefined|null|NaN/)
        expect(sentence).toMatch(/\.$/)
        // A number that is known stands in the way of the language.
        expect(sentence).not.toMatch(language === 'vi' ? /1,234|74\.874/ : /1\.234|74,874/)
      }
    }
    expect(findingSentence({ code, ...facts }, 'vi')).not.toBe(findingSentence({ code, ...facts }, 'en'))
  })

  it('writes numbers as the language does, and names the plot where the sentence does not', () => {
    expect(findingSentence({ code: 'plots_overlap', ...facts, other: { name: 'B' } }, 'vi')).toBe('Lô A-1 chồng 1.234,5 m² lên lô B.')
    expect(findingSentence({ code: 'plots_overlap', ...facts, other: { name: 'B' } }, 'en')).toBe('Plot A-1 overlaps plot B by 1,234.5 m².')
    expect(findingSentence({ code: 'spike', ...facts }, 'vi')).toBe('Lô A-1: Đường ranh có mũi nhọn không diện tích.')
    expect(findingSentence({ code: 'spike', ...facts, plot: null }, 'en')).toBe('The outline has a spike without area.')
  })

  it('leaves out what it does not know, and says a basis in words', () => {
    const overlap = { code: 'overlaps_zone', ...facts, plot: null } as const
    expect(findingSentence({ ...overlap, got: 'schematic' }, 'vi')).toBe('Chồng 1.234,5 m² lên KCN Bản Qua, khu cùng loại đã được duyệt (ranh sơ đồ).')
    expect(findingSentence({ ...overlap, got: null }, 'en')).toBe('Overlaps KCN Bản Qua, an approved zone of the same kind, by 1,234.5 m².')
    expect(findingSentence({ code: 'self_intersection', ...nothing }, 'vi')).toBe('Đường ranh tự cắt. Thứ tự điểm có thể sai.')
  })

  it('shows what was sent as it was sent: a text is no number, a name is no pattern', () => {
    expect(findingSentence({ code: 'coordinates_not_numbers', ...nothing, got: '"104.5"' }, 'vi')).toBe('Có toạ độ không phải số: "104.5".')
    expect(findingSentence({ code: 'plot_code_taken', ...nothing, plot: '$& {got}' }, 'vi')).toBe('Trong khu đã có lô $& {got}.')
  })
})
