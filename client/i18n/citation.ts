import type { Language } from '../permalink.ts'

const english: readonly (readonly [RegExp, string])[] = [
  [/Nghị định /g, 'Decree '],
  [/Nghị quyết /g, 'Resolution '],
  [/Thông tư /g, 'Circular '],
  [/Luật Đường sắt /g, 'Railway Law '],
  [/Luật Đất đai /g, 'Land Law '],
  [/Luật Đầu tư /g, 'Investment Law '],
  [/Điều (\d+)/g, 'article $1'],
  [/khoản (\d+)/g, 'clause $1'],
  [/điểm (\p{L})\b/gu, 'point $1'],
  [/mục (\w+)/g, 'section $1'],
  [/Quy ước của Mặt Bằng/g, 'Mặt Bằng’s own convention'],
]

/** A legal basis as readers of the language cite it; what it does not know stays in Vietnamese. */
export function cite(legalBasis: string, language: Language): string {
  if (language === 'vi') return legalBasis
  return english.reduce((text, [pattern, word]) => text.replace(pattern, word), legalBasis)
}
