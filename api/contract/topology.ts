import { z } from 'zod'
import { whereGeometry } from './finding.ts'
import { route } from './route.ts'
import { zoneParams } from './zone.ts'

/** Where the plots of a zone do not fit together, and what would mend it. Nothing is mended by itself: a fix is put into a draft, one by one. */
export const topologyIssue = z.object({
  kind: z.enum(['gap', 'overlap', 'outside']).describe('gap: land of the zone between plots, in none; overlap: two plots claim it; outside: a plot beyond the boundary'),
  m2: z.number(), widthM: z.number().describe('Twice the radius of the largest circle in it'),
  plots: z.array(z.object({ id: z.int(), code: z.string() })), where: whereGeometry,
  fix: z.object({
    plot: z.object({ id: z.int(), code: z.string(), version: z.int() }).describe('The plot whose shape would change'),
    does: z.enum(['takes_gap', 'gives_overlap', 'cut_to_boundary']),
    geometry: whereGeometry.describe('Its shape afterwards'),
  }).nullable().describe('null: nothing simple mends it'),
}).meta({ id: 'TopologyIssue' })
export type TopologyIssue = z.infer<typeof topologyIssue>

export const topology = z.object({ code: z.string(), version: z.int(), issues: z.array(topologyIssue).describe('Largest first'), unplottedM2: z.number().describe('Land in no plot that is open to the boundary: not a gap, only not plotted') }).meta({ id: 'Topology' })
export type Topology = z.infer<typeof topology>

export const checkTopology = route({
  method: 'POST', url: '/api/zones/:code/topology',
  schema: {
    summary: 'Gaps and overlaps between plots and against the boundary, with proposed fixes', tags: ['desk'], params: zoneParams, response: { 200: topology },
    description: 'Looks at what holds now; with a body, at that with the drawn shapes in place.',
    body: z.object({ boundary: z.unknown().optional(), plots: z.any().optional() }),
  },
})
