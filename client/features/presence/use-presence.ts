import { useEffect, useEffectEvent, useState } from 'react'
import type { Present } from '../../../api/contract/presence.ts'
import { ApiProblem, call } from '../../api.ts'
import { newId } from '../../state/new-id.ts'
import { useServerEvent } from '../../state/use-events.ts'
import { useAskWho } from '../../state/use-me.ts'

const everyMs = 15_000
const tab = newId()

/** Says that this tab has the zone open as long as it has, and hears who else has; `version`: the zone's, as last heard. null until an answer came. Without a code nothing is said. */
export function usePresence(code: string | null, signedIn: boolean): Present | null {
  const [present, setPresent] = useState<Present | null>(null)
  const [asked, setAsked] = useState(0)
  const sessionEnded = useEffectEvent(useAskWho())

  useEffect(() => {
    if (!signedIn || code === null) return
    const abort = new AbortController()
    const say = (): void => {
      call('sayPresent', { params: { code }, body: { tab } }, { signal: abort.signal }).then(setPresent, (error: unknown) => {
        // Not knowing who else is here stops nobody from drawing; that the session ended is worth knowing early.
        if (error instanceof ApiProblem && error.problem.status === 401) sessionEnded()
      })
    }
    say()
    const timer = setInterval(say, everyMs)
    return () => {
      clearInterval(timer)
      abort.abort()
    }
  }, [code, signedIn, asked])

  useEffect(() => {
    if (!signedIn || code === null) return
    const leave = (): void => void call('sayGone', { params: { code }, body: { tab } }, { keepalive: true }).catch(() => undefined)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [code, signedIn])

  useServerEvent('presence', (event) => { if (event.code === code) setAsked((count) => count + 1) }, signedIn && code !== null)
  return present?.code === code ? present : null
}
