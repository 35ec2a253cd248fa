import { useCallback } from 'react'
import { findingSentence, type findingWords } from '../../../api/contract/finding-words.ts'
import type { Finding } from '../../../api/contract/finding.ts'
import type { ShownFinding } from '../../geometry/preview-findings.ts'
import { useLanguage } from '../../i18n/use-language.ts'

/** A finding of the server, with its sentence, or of the preview, which is given one here. */
export type DeskFinding = ShownFinding & Partial<Pick<Finding, 'detail'>>

/** The sentence of a finding: the server's own where it wrote one. */
export function useFindingSentence(): (finding: DeskFinding) => string {
  const language = useLanguage()
  return useCallback((finding) => finding.detail ?? findingSentence(finding, language), [language])
}

/** What publishing needs a reason for. */
export type WarningCode = { [Code in DeskFinding['code']]: (typeof findingWords)[Code][0] extends 'warning' ? Code : never }[DeskFinding['code']]
const isWarning = (finding: DeskFinding): finding is DeskFinding & { code: WarningCode } => finding.tier === 'warning'

/** The codes of the warnings among findings, each once. */
export const warningCodes = (findings: readonly DeskFinding[]): WarningCode[] => [...new Set(findings.filter(isWarning).map(({ code }) => code))]
