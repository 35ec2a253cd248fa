import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem, call } from '../api.ts'
import { ChangeForm } from '../features/desk/change-form.tsx'
import type { SentWords } from '../features/desk/change-words.ts'
import type { DeskFinding } from '../features/desk/finding-sentence.ts'
import '../i18n/desk-words-publish.ts'
import { noWords } from '../state/desk/draft-content.ts'
import { forgetFigures } from '../state/use-events.ts'

interface DeskRestoreProps {
  code: string
  /** The revision whose shapes are published again. */
  number: number
  /** The zone's version now. */
  version: number
  onRestored: (version: number) => void
  onCancel: () => void
}

/** Publishes an earlier revision again, as a new version. What the checks warn of is asked for once the server has found it. */
export function DeskRestore({ code, number, version, onRestored, onCancel }: DeskRestoreProps): ReactElement {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [words, setWords] = useState(noWords)
  const [warnings, setWarnings] = useState<readonly DeskFinding[]>([])
  const restore = async (sent: SentWords): Promise<void> => {
    try {
      const published = await call('restoreRevision', { params: { code, number }, body: sent }, { version })
      forgetFigures(queries)
      onRestored(published.version)
    } catch (error) {
      if (error instanceof ApiProblem) setWarnings((error.problem.findings ?? []).filter(({ tier }) => tier === 'warning'))
      throw error
    }
  }
  return (
    <ChangeForm
      words={words} onWords={setWords} warnings={warnings} needsDecision allowsCorrection submit={{ label: t('publish.restore'), sending: t('publish.restoring') }} blocked={null} onSubmit={restore} onCancel={onCancel}
    >
      <h3>{t('revisions.restoreTitle', { number })}</h3>
    </ChangeForm>
  )
}
