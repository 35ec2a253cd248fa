import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rule } from '../../api/contract/ledger.ts'
import { cite } from '../i18n/citation.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useRuleName } from '../i18n/use-rule-name.ts'
import { useUnits } from '../i18n/use-units.ts'
import { Chip } from './chip.tsx'
import './figure.css'
import { Quantity } from './quantity.tsx'
import { operatorSigns } from './rule-signs.ts'

/** Thresholds as they were applied: what, how much, since when, by which law and how sure. */
export function RuleLines({ rules }: { rules: readonly Rule[] }): ReactElement {
  return <ul className="rules">{rules.map((rule) => <RuleLine key={[rule.code, rule.parameter, rule.zoneType, rule.validFrom].join()} rule={rule} />)}</ul>
}

function RuleLine({ rule }: { rule: Rule }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const units = useUnits()
  const name = useRuleName()(rule)
  return (
    <li className="rule">
      <p>
        {name ?? <span lang="vi">{rule.note ?? rule.parameter}</span>}
        {rule.value !== null && <>{' '}<span className="rule-threshold">{operatorSigns[rule.operator]} <Quantity {...units.quantity(rule.value, rule.unit, 4)} /></span></>}
      </p>
      <p className="quiet">
        {cite(rule.legalBasis, language)}
        {rule.validFrom && ` · ${t('figure.from', { date: format.edtf(rule.validFrom) })}`}
        {rule.validTo && ` · ${t('figure.until', { date: format.edtf(rule.validTo) })}`}
      </p>
      {/* Notes are kept in Vietnamese alone. */}
      {name && rule.note && <p className="quiet" lang="vi">{rule.note}</p>}
      <RuleDoubt rule={rule} />
    </li>
  )
}

/** How sure a threshold is, where it was not read in the text itself. */
export function RuleDoubt({ rule }: { rule: Rule }): ReactElement | null {
  const { t } = useTranslation()
  if (rule.confidence === 'source') return null
  return <span>{rule.confidence === 'own' ? <Chip icon="info">{t('figure.own')}</Chip> : <Chip tone="warning" icon="warning">{t(`figure.${rule.confidence}`)}</Chip>}</span>
}
