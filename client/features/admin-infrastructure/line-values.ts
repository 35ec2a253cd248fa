import type { KeptLine } from '../../../api/contract/infrastructure-write.ts'
import type { Input } from '../../api.ts'
import { formatNumber } from '../../i18n/format.ts'
import { readNumber } from '../../i18n/read-number.ts'
import type { Language } from '../../permalink.ts'
import { orNull } from './modes.ts'
import { readShape } from './read-shape.ts'

/** What the form holds: everything as it was typed. */
export interface LineValues {
  code: string
  nameVi: string
  nameEn: string
  kind: KeptLine['kind']
  shape: string
  halfWidthM: string
  widthRule: string
  decisionCode: string
  basis: KeptLine['basis']
  source: string
  note: string
  effectiveOn: string
  validFrom: string
  validTo: string
}

/** A new one for null. */
export const lineValues = (line: KeptLine | null, language: Language): LineValues => ({
  code: line?.code ?? '', nameVi: line?.nameVi ?? '', nameEn: line?.nameEn ?? '', kind: line?.kind ?? 'railway', shape: '',
  halfWidthM: line?.halfWidthM == null ? '' : formatNumber(line.halfWidthM, language, 3), widthRule: line?.widthRule ?? '', decisionCode: line?.decisionCode ?? '', basis: line?.basis ?? 'schematic',
  source: line?.source ?? '', note: line?.note ?? '', effectiveOn: '', validFrom: line?.validFrom ?? '', validTo: '',
})

function said(values: LineValues, language: Language) {
  const reading = values.shape.trim() === '' ? null : readShape(values.shape)
  return {
    nameVi: values.nameVi.trim(), nameEn: orNull(values.nameEn), kind: values.kind, source: values.source.trim(), note: orNull(values.note), basis: values.basis,
    halfWidthM: readNumber(values.halfWidthM, language), widthRule: orNull(values.widthRule), decisionCode: orNull(values.decisionCode),
    // A shape that is given replaces the one that was, both its line and its area.
    ...(reading && 'shape' in reading ? reading.shape : {}),
  }
}

export const newLineOf = (values: LineValues, language: Language): Input<'addLine'>['body'] => ({ ...said(values, language), code: values.code.trim(), validFrom: orNull(values.validFrom) })

export const lineChangeOf = (values: LineValues, mode: 'change' | 'correct', language: Language): Input<'changeLine'>['body'] =>
  ({ ...said(values, language), ...(mode === 'change' ? { effectiveOn: values.effectiveOn } : { correction: true, validFrom: orNull(values.validFrom) }) })
