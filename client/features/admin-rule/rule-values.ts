import type { KeptRule } from '../../../api/contract/rule-write.ts'
import type { Input } from '../../api.ts'
import { formatNumber } from '../../i18n/format.ts'
import { readNumber } from '../../i18n/read-number.ts'
import type { Language } from '../../permalink.ts'

/** What is done to a threshold: its next value begins, its record is put right, it ends, or the same is set for others. */
export const ruleModes = ['next', 'correct', 'end', 'scope'] as const
export type RuleMode = (typeof ruleModes)[number]

/** What the form holds: everything as it was typed. */
export interface RuleValues {
  effectiveOn: string
  validFrom: string
  validTo: string
  moveNeighbours: boolean
  operator: KeptRule['operator']
  value: string
  legalBasis: string
  decisionCode: string
  confidence: KeptRule['confidence']
  note: string
  zoneKind: string
  zoneType: string
  provinceCode: string
}

/** Starts from the threshold as it is; the days are left to be given, except where they may be what was wrong. */
export function valuesOf(rule: KeptRule, mode: RuleMode, language: Language): RuleValues {
  const isCorrection = mode === 'correct'
  return {
    effectiveOn: '', validFrom: isCorrection ? (rule.validFrom ?? '') : '', validTo: isCorrection ? (rule.validTo ?? '') : '', moveNeighbours: false,
    operator: rule.operator, value: rule.value === null ? '' : formatNumber(rule.value, language, 6), legalBasis: rule.legalBasis, decisionCode: rule.decisionCode ?? '', confidence: rule.confidence, note: rule.note ?? '',
    zoneKind: rule.zoneKind ?? '', zoneType: rule.zoneType ?? '', provinceCode: rule.provinceCode ?? '',
  }
}

const orNull = (text: string): string | null => text.trim() || null
const said = (values: RuleValues, language: Language) => ({
  operator: values.operator, value: values.operator === 'flag' ? null : readNumber(values.value, language),
  legalBasis: values.legalBasis.trim(), decisionCode: orNull(values.decisionCode), confidence: values.confidence, note: orNull(values.note),
})

/** What is sent for the next value, or for a correction. */
export function changeOf(values: RuleValues, mode: 'next' | 'correct', language: Language): Input<'changeRule'>['body'] {
  if (mode === 'next') return { ...said(values, language), effectiveOn: values.effectiveOn }
  return { ...said(values, language), correction: true, validFrom: orNull(values.validFrom), validTo: orNull(values.validTo), ...(values.moveNeighbours ? { moveNeighbours: true } : {}) }
}

type NewRule = Input<'addRule'>['body']

/** What is sent for the same threshold, set for another kind of zone, type or province. */
export function ruleFor(rule: KeptRule, values: RuleValues, language: Language): NewRule {
  return {
    ...said(values, language), code: rule.code, parameter: rule.parameter, unit: rule.unit, validFrom: orNull(values.validFrom), validTo: orNull(values.validTo),
    zoneKind: (orNull(values.zoneKind) ?? null) as NewRule['zoneKind'], zoneType: orNull(values.zoneType) as NewRule['zoneType'], provinceCode: orNull(values.provinceCode),
  }
}
