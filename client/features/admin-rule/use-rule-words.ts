import { useTranslation } from 'react-i18next'
import type { KeptRule } from '../../../api/contract/rule-write.ts'
import { vi as names, type AdminRuleNames } from '../../i18n/admin-rule-names.ts'
import { vi, type AdminRuleWords } from '../../i18n/admin-rule-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useRuleName } from '../../i18n/use-rule-name.ts'
import { useUnits } from '../../i18n/use-units.ts'
import { operatorSigns } from '../../ui/rule-signs.ts'

type NameWord = keyof AdminRuleNames['adminRuleName']
type GroupWord = keyof AdminRuleWords['adminRule']['group']
type UnitWord = keyof AdminRuleWords['adminRule']['unit']
type TypeWord = keyof AdminRuleWords['adminRule']['zoneType']
const isName = (key: string): key is NameWord => Object.hasOwn(names.adminRuleName, key)
const isGroup = (code: string): code is GroupWord => Object.hasOwn(vi.adminRule.group, code)
const isUnit = (unit: string): unit is UnitWord => Object.hasOwn(vi.adminRule.unit, unit)
export const isZoneType = (type: string): type is TypeWord => Object.hasOwn(vi.adminRule.zoneType, type)
export const zoneTypes = Object.keys(vi.adminRule.zoneType) as readonly TypeWord[]

export interface RuleWords {
  group: (code: string) => string
  /** null where only its note, in Vietnamese, says what it is. */
  name: (rule: KeptRule) => string | null
  /** For which zones it holds. */
  scope: (rule: KeptRule, nameOfProvince: (code: string) => string) => string
  unit: (unit: string) => string
  /** "≥ 5 ha"; a flag has no value. */
  threshold: (rule: Pick<KeptRule, 'operator' | 'value' | 'unit'>) => string
  period: (rule: Pick<KeptRule, 'validFrom' | 'validTo'>) => string
}

/** How thresholds are said in the reader's language. */
export function useRuleWords(): RuleWords {
  const { t } = useTranslation()
  const format = useFormat()
  const units = useUnits()
  const nameOf = useRuleName()
  const unit = (code: string): string => (isUnit(code) ? t(`adminRule.unit.${code}`) : units.word(code) ?? '')
  return {
    group: (code) => (isGroup(code) ? t(`adminRule.group.${code}`) : code),
    name: (rule) => {
      // A key that ends in _other would be a plural.
      const key = `${rule.code}_${rule.parameter}`.replace(/_other$/, '_others')
      return nameOf(rule) ?? (isName(key) ? t(`adminRuleName.${key}`) : null)
    },
    unit,
    scope: ({ zoneKind, zoneType, provinceCode }, nameOfProvince) => [
      zoneKind === null ? t('adminRule.everyKind') : t(`kind.name.${zoneKind}`),
      ...(zoneType === null ? [] : [isZoneType(zoneType) ? t(`adminRule.zoneType.${zoneType}`) : zoneType]),
      ...(provinceCode === null ? [] : [nameOfProvince(provinceCode)]),
    ].join(', '),
    threshold: ({ operator, value, unit: code }) => value === null ? t('adminRule.flag') : [operatorSigns[operator], format.number(value, 6), unit(code)].filter(Boolean).join('\u00a0'),
    period: ({ validFrom, validTo }) => validFrom === null && validTo === null ? t('adminRule.always')
      : validTo === null ? t('adminRule.since', { from: format.edtf(validFrom) })
      : validFrom === null ? t('adminRule.before', { to: format.edtf(validTo) })
      : t('adminRule.between', { from: format.edtf(validFrom), to: format.edtf(validTo) }),
  }
}
