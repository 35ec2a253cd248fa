import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words-draw.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { Note, Refusal } from '../../state/drawing/shapes.ts'

export interface DeskSentences {
  /** What was done. */
  note: (note: Note) => string
  /** Why it was not. */
  refusal: (refusal: Refusal) => string
}

/** Sentences of the drawing, with lengths in m, areas in m² and counts as the language writes them. */
export function useDeskSentences(): DeskSentences {
  const { t } = useTranslation()
  const format = useFormat()
  const written = useCallback((values: Note['values']) => {
    const shown = (name: string): string => {
      const value = values[name] ?? ''
      return typeof value === 'number' ? format.number(value, Math.abs(value) < 100 ? 1 : 0) : value
    }
    return {
      plot: shown('plot'), plots: shown('plots'), m: shown('m'), m2: shown('m2'), count: shown('count'), first: shown('first'), last: shown('last'), parts: shown('parts'), lots: shown('lots'), most: shown('most'),
    }
  }, [format])
  return {
    note: ({ key, values }) => t(`desk.note.${key}`, written(values)),
    refusal: ({ reason, values }) => t(`desk.refused.${reason}`, written(values)),
  }
}
