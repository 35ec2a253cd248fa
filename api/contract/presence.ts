import { z } from 'zod'
import { route } from './route.ts'
import { zoneParams } from './zone.ts'

/** Who else has the zone open at the desk. */
export const present = z.object({ code: z.string(), version: z.int().describe('The zone\'s version now'), others: z.array(z.object({ id: z.string(), name: z.string(), since: z.string() })) }).meta({ id: 'Present' })
export type Present = z.infer<typeof present>

const body = z.object({ tab: z.uuid().describe('Made by the tab, once') })

/** Said again every 15 seconds; a tab unheard for 45 is gone. */
export const sayPresent = route({ method: 'POST', url: '/api/zones/:code/presence', schema: { summary: 'Say that this tab has the zone open, and hear who else has', tags: ['desk'], params: zoneParams, body, response: { 200: present } } })
export const sayGone = route({ method: 'POST', url: '/api/zones/:code/presence/end', schema: { summary: 'Say that this tab closed the zone', tags: ['desk'], params: zoneParams, body, response: { 200: z.object({}) } } })

export const eventsUrl = '/api/events'

/** A published change of a zone, as the database tells it. */
export const zoneChanged = z.object({ code: z.string(), version: z.int() })

/** Server-sent events, in the order the changes were committed. After a break the browser shows the last id it heard, and hears what came since, or `missed`. */
export const listenToEvents = {
  method: 'GET', url: eventsUrl,
  schema: {
    summary: 'What others change, as it happens (server-sent events)', tags: ['desk'],
    description: 'text/event-stream, public: `map` {layer, extent in EPSG:3857}: tiles under it changed; `zone` {code, version}: a change was published; `missed` {}: some may have been '
      + 'missed, read again. With an account also `presence` {code}: somebody opened or left a zone at the desk. 503 with Retry-After when too many listen.',
  },
} as const
