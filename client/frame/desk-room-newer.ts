import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { Desk } from '../../api/contract/zone-change.ts'
import { useDesk } from '../features/desk/use-desk.ts'
import { groundOf, type Ground } from '../state/desk/work.ts'
import { useServerEvent } from '../state/use-events.ts'

export interface Newer {
  /** The newest version of the zone that was heard of. */
  latest: number
  /** Somebody published since the drawing began. */
  isBehind: boolean
  /** What they published, once it is read. */
  theirs: Ground | null
  /** The zone as it was last read. */
  desk: Desk | null
  /** What they published could not be read. */
  error: Error | null
  retry: () => void
  /** The zone is known to have reached a version. */
  hear: (version: number) => void
}

interface NewerInput {
  /** null: the zone does not exist yet. */
  code: string | null
  /** As the drawing was begun with it. */
  desk: Desk | null
  ground: Ground
  /** What presence told of the zone's version. */
  presentVersion: number | null
  /** Nothing is drawn that could clash with theirs: the drawing goes along. */
  isUntouched: boolean
  onFollow: (theirs: Ground) => void
}

/** What others publish of a zone while it is drawn here. */
export function useNewer({ code, desk: begunWith, ground, presentVersion, isUntouched, onFollow }: NewerInput): Newer {
  const [heard, setHeard] = useState(0)
  const [read, setRead] = useState(begunWith)
  const hear = (version: number): void => setHeard((before) => Math.max(before, version))
  useServerEvent('zone', (event) => { if (event.code === code) hear(event.version) }, code !== null)
  const latest = Math.max(ground.version, heard, presentVersion ?? 0, begunWith?.version ?? 0)
  const isBehind = code !== null && latest > ground.version
  const newer = useDesk(isBehind ? code : null, latest)
  const theirDesk = isBehind ? (newer.data ?? null) : null
  if (theirDesk && theirDesk !== read) setRead(theirDesk)
  const theirs = useMemo(() => theirDesk && groundOf(theirDesk), [theirDesk])
  const follow = useEffectEvent(onFollow)
  useEffect(() => { if (theirs && isUntouched) follow(theirs) }, [theirs, isUntouched])
  return { latest, isBehind, theirs, desk: theirDesk ?? read, error: isBehind ? newer.error : null, retry: () => void newer.refetch(), hear }
}
