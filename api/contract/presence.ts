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

/**
 * Server-sent events, public: `map` {layer, extent in EPSG:3857}: tiles under it changed; `zone` {code, version}: a change was published;
 * `missed` {}: some may have been missed, read again. With an account that may draw also `presence` {code}. Named in the order they were committed.
 */
export const eventsUrl = '/api/events'
