import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { readContent, type DraftContent } from '../../state/desk/draft-content.ts'
import { draftOnServer } from './use-drafts.ts'
import type { DraftSync } from './use-draft-sync.ts'

interface Settling {
  keepMine: () => void
  takeOther: () => void
  /** The other copy could not be read just now. */
  failed: boolean
}

/** Settles a clash of two tabs or machines over one draft, as the planner says. Copies that turn out alike settle by themselves. */
export function useDraftSettling(id: string, content: DraftContent, { sync, overwrite, adopted }: DraftSync, onReplace: (content: DraftContent) => void): Settling {
  const [failed, setFailed] = useState(false)
  const isClash = sync.trouble?.kind === 'clash'
  const theirs = sync.trouble?.kind === 'clash' ? sync.trouble.theirs : null

  const settle = useCallback(async (how: 'mine' | 'other' | 'alike'): Promise<void> => {
    setFailed(false)
    const there = await draftOnServer(id).catch(() => 'silent' as const)
    if (there === 'silent' || there === null) {
      setFailed(how !== 'alike')
      return
    }
    const other = readContent(there.content)
    if (how === 'mine') overwrite(there.version)
    else if (other && (how === 'other' || isAlike(other, content))) {
      if (how === 'other') onReplace(other)
      adopted(there.version, there.updatedAt)
    }
  }, [id, content, overwrite, adopted, onReplace])

  const look = useEffectEvent(() => void settle('alike'))
  useEffect(() => { if (isClash) look() }, [isClash, theirs])
  return { keepMine: () => void settle('mine'), takeOther: () => void settle('other'), failed }
}

/** Whether two copies say the same; the server keeps members in an order of its own. */
const isAlike = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}
