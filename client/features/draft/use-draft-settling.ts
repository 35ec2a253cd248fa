import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { isAlike, readContent, type DraftContent } from '../../state/desk/draft-content.ts'
import { keepOnDevice } from './device-drafts.ts'
import { ofServer, type OpenedDraft } from './found-drafts.ts'
import { draftOnServer } from './use-drafts.ts'
import type { DraftFacts, DraftSync } from './use-draft-sync.ts'

interface Settling {
  keepMine: () => void
  takeOther: () => void
  /** The other copy could not be read just now. */
  failed: boolean
}

interface SettlingInput {
  facts: DraftFacts
  content: DraftContent
  draftSync: DraftSync
  onReplace: (content: DraftContent) => void
  /** The other copy stands on another version of the zone: it is opened like any draft, on the ground it began from. */
  onReopen: (draft: OpenedDraft) => void
}

/** Settles a clash of two tabs or machines over one draft, as the planner says. Copies that turn out alike settle by themselves. */
export function useDraftSettling({ facts, content, draftSync: { sync, overwrite, adopted, end }, onReplace, onReopen }: SettlingInput): Settling {
  const { id } = facts
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
    else if (other && how === 'other' && there.baseVersion !== facts.baseVersion) {
      const opened = ofServer(there)
      if (!opened) return
      // What is here gives way: nothing of it may be saved or offered again.
      await end()
      const { found, ...kept } = opened
      await keepOnDevice({ ...kept, ...found, author: facts.author, keptAt: there.updatedAt }).catch(() => undefined)
      onReopen(opened)
    } else if (other && (how === 'other' || isAlike(other, content))) {
      if (how === 'other') onReplace(other)
      adopted(there.version, there.updatedAt)
    }
  }, [id, facts, content, overwrite, adopted, end, onReplace, onReopen])

  const look = useEffectEvent(() => void settle('alike'))
  useEffect(() => { if (isClash) look() }, [isClash, theirs])
  return { keepMine: () => void settle('mine'), takeOther: () => void settle('other'), failed }
}
