import { addWords } from './add-words.ts'
import type { Translation } from './vi.ts'

/** Words of every form that says which of its fields may not be left out. */
export const vi = {
  form: { mustHave: 'bắt buộc', required: 'Phải ghi' },
}
export type FormWords = typeof vi

export const en: Translation<FormWords> = {
  form: { mustHave: 'required', required: 'Required' },
}

addWords({ vi, en })
