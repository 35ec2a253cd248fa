import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import '../i18n/figure-words.ts'
import { Icon, type IconName } from './icon.tsx'
import './verdict.css'

export type VerdictState = 'met' | 'short' | 'exempt' | 'not_applicable' | 'undetermined' | 'eligible' | 'not_eligible'

// Green is kept for clean land: what is met is teal with a check.
const looks: Record<VerdictState, { tone: 'good' | 'bad' | 'quiet'; icon: IconName }> = {
  met: { tone: 'good', icon: 'check' },
  eligible: { tone: 'good', icon: 'check' },
  short: { tone: 'bad', icon: 'warning' },
  not_eligible: { tone: 'bad', icon: 'warning' },
  exempt: { tone: 'quiet', icon: 'info' },
  not_applicable: { tone: 'quiet', icon: 'minus' },
  undetermined: { tone: 'quiet', icon: 'question' },
}

interface VerdictProps {
  state: VerdictState
  /** In place of the usual word of the state. */
  word?: string
  /** What was compared with what: "6,2 ≥ 5,0 ha". */
  arithmetic?: ReactNode
  size?: 'small' | 'normal'
}

/** A judgement with its icon, its word and the arithmetic it rests on. */
export function Verdict({ state, word, arithmetic, size = 'normal' }: VerdictProps): ReactElement {
  const { t } = useTranslation()
  const { tone, icon } = looks[state]
  return (
    <span className={`verdict verdict-${tone} verdict-${size}`}>
      <span className="verdict-word"><Icon name={icon} size={size === 'small' ? 14 : 16} />{word ?? t(`verdict.${state}`)}</span>
      {arithmetic && <span className="verdict-arithmetic">{arithmetic}</span>}
    </span>
  )
}
