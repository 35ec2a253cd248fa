import type { DecisionOfChange } from '../../../api/contract/zone-change.ts'
import type { ChangeWords } from '../../state/desk/draft-content.ts'
import { readTypedDate } from './typed-date.ts'

/** What is sent about a change besides its shapes. */
export interface SentWords {
  effectiveOn?: string
  correction?: true
  decision?: DecisionOfChange
  why: string
  reasons: Record<string, string>
}

/** What was typed, as it is sent; `warnings`: the codes that want a reason now. Reasons of warnings that are gone stay behind. */
export function sentWords({ how, effectiveOn, why, reasons, ...decided }: ChangeWords, warnings: readonly string[]): SentWords {
  const decision = sentDecision(decided)
  const given = warnings.flatMap((code) => { const reason = reasons[code]?.trim(); return reason ? [[code, reason] as const] : [] })
  return {
    ...(how === 'correction' ? { correction: true } : { effectiveOn }),
    ...(decision ? { decision } : {}),
    why: why.trim(),
    reasons: Object.fromEntries(given),
  }
}

function sentDecision({ decision, decisionCode, number, issuedOn, authority }: Pick<ChangeWords, 'decision' | 'decisionCode' | 'number' | 'issuedOn' | 'authority'>): DecisionOfChange | null {
  if (decision === 'known') return decisionCode === '' ? null : { code: decisionCode }
  if (decision === 'none') return null
  return { number: number.trim(), issuedOn: readTypedDate(issuedOn) ?? issuedOn.trim(), authority: authority.trim() }
}
