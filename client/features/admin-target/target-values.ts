import type { Indicator } from '../../../api/contract/target.ts'
import type { ZoneKind } from '../../../api/contract/zone.ts'
import type { Input } from '../../api.ts'
import { readNumber } from '../../i18n/read-number.ts'
import type { Language } from '../../permalink.ts'
import { unitOfIndicator } from './unit-of.ts'

/** What the form holds: everything as it was typed. */
export interface TargetValues {
  code: string
  provinceCode: string
  parent: string
  titleVi: string
  titleEn: string
  indicator: Indicator
  zoneKind: ZoneKind | ''
  operator: 'gt' | 'gte' | 'eq' | 'between'
  threshold: string
  thresholdHigh: string
  documentBaseCount: string
  baseVi: string
  baseEn: string
  periodFrom: string
  dueOn: string
  decisionCode: string
  note: string
}

export const emptyTarget: TargetValues = {
  code: '', provinceCode: '', parent: '', titleVi: '', titleEn: '', indicator: 'operating_zone_count', zoneKind: '', operator: 'gte', threshold: '', thresholdHigh: '',
  documentBaseCount: '', baseVi: '', baseEn: '', periodFrom: '', dueOn: '', decisionCode: '', note: '',
}

const orNull = (text: string): string | null => text.trim() || null

/** What is sent: what compares nothing has no threshold, and only a range has two. */
export function targetOf(values: TargetValues, language: Language): Input<'addTarget'>['body'] {
  const unit = unitOfIndicator(values.indicator)
  const isMilestone = unit === 'milestone'
  return {
    code: values.code.trim(), provinceCode: values.provinceCode, parent: orNull(values.parent), titleVi: values.titleVi.trim(), titleEn: values.titleEn.trim(),
    indicator: values.indicator, zoneKind: values.zoneKind || null, unit,
    operator: isMilestone ? 'milestone' : values.operator,
    threshold: isMilestone ? null : readNumber(values.threshold, language),
    thresholdHigh: !isMilestone && values.operator === 'between' ? readNumber(values.thresholdHigh, language) : null,
    documentBaseCount: orNull(values.documentBaseCount) === null ? null : Number(values.documentBaseCount),
    baseVi: orNull(values.baseVi), baseEn: orNull(values.baseEn), periodFrom: values.periodFrom, dueOn: values.dueOn, decisionCode: values.decisionCode.trim(), note: orNull(values.note),
  }
}
