import { z } from 'zod'
import { whereGeometry } from './finding.ts'
import { route } from './route.ts'
import { drawnGeometry, plotShapes } from './zone-change.ts'
import { zoneParams } from './zone.ts'

const plotNamed = z.object({ id: z.int().nullable().describe('null: drawn, not yet published'), code: z.string() })

/** Where the plots of a zone do not fit together, and what would mend it. Nothing is mended by itself: a fix is put into a draft, one by one. */
export const topologyIssue = z.object({
  kind: z.enum(['gap', 'overlap', 'outside'])
    .describe('gap: land of the zone in no plot, enclosed by plots or a narrow strip along the boundary; overlap: two plots claim it; outside: a plot beyond the boundary'),
  m2: z.number(), widthM: z.number().describe('How wide it is at its widest: the diameter of the largest circle in it'),
  plots: z.array(plotNamed).describe('gap: those it runs along, the longest way first; overlap: the older one first'), where: whereGeometry,
  fix: z.object({
    plot: plotNamed.extend({ version: z.int().nullable() }).describe('The plot whose shape would change'),
    does: z.enum(['takes_gap', 'gives_overlap', 'cut_to_boundary']).describe('takes_gap: the plot the gap runs along furthest takes it; gives_overlap: the later plot gives; cut_to_boundary'),
    geometry: whereGeometry.describe('Its shape afterwards'),
  }).nullable().describe('null: nothing simple mends it'),
}).meta({ id: 'TopologyIssue' })
export type TopologyIssue = z.infer<typeof topologyIssue>

export const topology = z.object({
  code: z.string(), version: z.int(), issues: z.array(topologyIssue).describe('Largest first'),
  unplottedM2: z.number().describe('Land in no plot that is open to the boundary: not a gap, only not plotted'),
}).meta({ id: 'Topology' })
export type Topology = z.infer<typeof topology>

export const checkTopology = route({
  method: 'POST', url: '/api/zones/:code/topology',
  schema: {
    summary: 'Gaps and overlaps between plots and against the boundary, with proposed fixes', tags: ['desk'], params: zoneParams, response: { 200: topology },
    description: 'Looks at what holds today; with a body, at that with the drawn shapes in place. A drawn shape that is no valid polygon is left out.',
    body: z.object({ boundary: drawnGeometry.optional(), plots: plotShapes.optional() }),
  },
})
