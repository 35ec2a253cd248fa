import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../api/contract/zone-change.ts'
import { ApiProblem, call } from '../api.ts'
import { ChangeForm } from '../features/desk/change-form.tsx'
import type { SentWords } from '../features/desk/change-words.ts'
import type { DeskFinding } from '../features/desk/finding-sentence.ts'
import { useRehearsal } from '../features/desk/use-rehearsal.ts'
import type { RevisionShapes } from '../features/revision/use-revisions.ts'
import '../i18n/desk-words-publish.ts'
import { changesBack, noChanges } from '../state/desk/changes.ts'
import { noWords } from '../state/desk/draft-content.ts'
import { groundOf, groundOfRevision } from '../state/desk/work.ts'
import { forgetFigures } from '../state/use-events.ts'

interface DeskRestoreProps {
  code: string
  /** The one whose shapes are published again. */
  revision: RevisionShapes
  /** What holds now. */
  desk: Desk | null
  /** The zone's version now. */
  version: number
  onRestored: (version: number) => void
  onCancel: () => void
}

/** Publishes an earlier revision again, as a new version. What a rehearsal warns of is asked for at once; should the publication find more, then once it has. */
export function DeskRestore({ code, revision, desk, version, onRestored, onCancel }: DeskRestoreProps): ReactElement {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [words, setWords] = useState(noWords)
  const { number, plotShapes } = revision
  const boundary: unknown = revision.boundary
  const back = useMemo(() => (desk ? changesBack(groundOf(desk).shapes, groundOfRevision(number, boundary, plotShapes).shapes) : noChanges), [desk, number, boundary, plotShapes])
  const { rehearsal } = useRehearsal({ code, version: desk?.version ?? version }, back, null)
  const [found, setFound] = useState<readonly DeskFinding[] | null>(null)
  const warnings = (found ?? rehearsal?.findings ?? []).filter(({ tier }) => tier === 'warning')
  const restore = async (sent: SentWords): Promise<void> => {
    try {
      const published = await call('restoreRevision', { params: { code, number }, body: sent }, { version })
      forgetFigures(queries)
      onRestored(published.version)
    } catch (error) {
      if (error instanceof ApiProblem) setFound(error.problem.findings ?? null)
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
