import { z } from 'zod'
import { finding } from './finding.ts'

/** RFC 9457 problem details. `code` is stable and meant for programs; `detail` is for people, in the caller's language. */
export const problem = z.object({
  type: z.string().describe('Relative URI of the problem type, /problems/{code}'),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('Stable, e.g. invalid_parameter, zone_not_found'),
  detail: z.string(),
  field: z.string().optional().describe('The parameter or body member that is wrong'),
  got: z.string().optional().describe('What was received, shortened to 200 characters'),
  expected: z.string().optional().describe('What would have been accepted'),
  findings: z.array(finding).optional().describe('With change_refused: what the checks found'),
}).meta({ id: 'Problem' })

export type Problem = z.infer<typeof problem>
