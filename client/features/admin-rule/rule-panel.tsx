import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptRule } from '../../../api/contract/rule-write.ts'
import { today } from '../../ui/as-of.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { standingOf } from './group-rules.ts'
import { RuleForm } from './rule-form.tsx'
import { ruleModes, type RuleMode } from './rule-values.ts'
import { useRuleWords } from './use-rule-words.ts'

interface RulePanelProps {
  rule: KeptRule
  /** The periods of the same threshold that were not replaced. */
  siblings: readonly KeptRule[]
  provinces: readonly { code: string; name: string }[]
  /** With the record that was written: it may be a new one. */
  onWritten: (rule: KeptRule) => void
}

/** One threshold: its periods in a row, and what can be done to the chosen one. */
export function RulePanel({ rule, siblings, provinces, onWritten }: RulePanelProps): ReactElement {
  const { t } = useTranslation()
  const words = useRuleWords()
  const [mode, setMode] = useState<RuleMode>(standingOf(rule, today()) === 'past' ? 'correct' : 'next')
  const [saved, setSaved] = useState(false)
  const nameOf = (code: string): string => provinces.find((one) => one.code === code)?.name ?? code
  return (
    <>
      <p className="quiet small">{words.scope(rule, nameOf)}</p>
      <ul className="rule-periods" aria-label={t('adminRule.same')}>
        {siblings.map((one) => <li key={one.id} data-chosen={one.id === rule.id || undefined}><span>{words.period(one)}</span><span>{words.threshold(one)}</span></li>)}
      </ul>
      {saved && <p role="status">{t('adminRule.saved')}</p>}
      <Segmented
        label={t('adminRule.what')}
        options={ruleModes.map((value) => ({ value, label: t(`adminRule.mode.${value}`) }))}
        value={mode}
        onChange={(chosen) => { setMode(chosen); setSaved(false) }}
      />
      <p className="quiet small">{t(`adminRule.modeText.${mode}`)}</p>
      <RuleForm key={`${rule.id} ${mode}`} rule={rule} mode={mode} provinces={provinces} onWritten={(written) => { setSaved(true); onWritten(written) }} />
    </>
  )
}
