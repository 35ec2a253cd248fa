import { z } from 'zod'
import { priorityProject } from './land-offer.ts'
import { route } from './route.ts'
import { isoDate, zoneParams } from './zone.ts'

/** The projects a zone wants most, as its board has published them; none: nobody published a list. */
export const priorityProjects = z.object({ zone: z.string(), asOf: isoDate, items: z.array(priorityProject) }).meta({ id: 'PriorityProjects' })
export type PriorityProjects = z.infer<typeof priorityProjects>

export const getPriorityProjects = route({
  method: 'GET', url: '/api/zones/:code/priority-projects',
  schema: { summary: 'The public list of projects a zone wants most', tags: ['offer'], params: zoneParams, response: { 200: priorityProjects } },
})
