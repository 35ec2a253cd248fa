import { writeNumber } from '../../api/contract/number.ts'
import type { Language } from '../permalink.ts'

/** A number as it stands in a field of a form: with the decimal sign of the language, and so that the server reads it as itself. */
export const writeTyped = (value: number | null, language: Language): string => (value === null ? '' : language === 'vi' ? writeNumber(value).replace('.', ',') : writeNumber(value))
