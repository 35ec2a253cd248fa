import type { MouseEvent, ReactElement } from 'react'
import { writePlace } from '../../../permalink.ts'
import { useOpenZone } from '../../../state/open-zone.ts'
import { usePlace } from '../../../state/use-place.ts'
import { useZoneName, type Named } from '../zone-name.ts'

/** Other zones, each a link to its own panel. */
export function ZoneLinks({ zones }: { zones: readonly (Named & { code: string })[] }): ReactElement {
  const openZone = useOpenZone()
  const place = usePlace()
  const nameOf = useZoneName()
  return (
    <ul className="zone-links">
      {zones.map((zone) => {
        const open = (event: MouseEvent): void => {
          if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
          event.preventDefault()
          openZone(zone.code)
        }
        return (
          <li key={zone.code}>
            <a href={writePlace({ ...place, room: { name: 'zone', code: zone.code }, view: null })} onClick={open}>{nameOf(zone)}</a>
          </li>
        )
      })}
    </ul>
  )
}
