import { z } from 'zod'
import { asOf } from './ledger.ts'
import { route } from './route.ts'

export const auditActions = ['insert', 'update', 'delete', 'withdraw', 'sign_in', 'sign_in_refused', 'sign_out', 'sign_out_everywhere', 'password_change', 'password_reset'] as const

export const auditEntry = z.object({
  id: z.int(), at: z.string(),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().describe('null: nobody who is known, e.g. a refused sign-in'),
  action: z.enum(auditActions).describe('withdraw: kept as replaced, closed or ended, never deleted'),
  subject: z.string().describe('What kind of thing: zone, plot, clearance, rule, account, …'), subjectId: z.string().nullable().describe('Its code, or its number where it has none'),
  zone: z.string().nullable(), provinceCode: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(), after: z.record(z.string(), z.unknown()).nullable().describe('Of an update only the members that changed. Shapes are not here: see the revisions of the zone'),
}).meta({ id: 'AuditEntry' })
export type AuditEntry = z.infer<typeof auditEntry>

export const auditList = z.object({ items: z.array(auditEntry), nextCursor: z.string().nullable() }).meta({ id: 'AuditList' })
export type AuditList = z.infer<typeof auditList>

export const listAudit = route({
  method: 'GET', url: '/api/audit',
  schema: {
    summary: 'Who changed what, when: the latest first', tags: ['account'], response: { 200: auditList },
    querystring: z.object({
      account: z.string().max(64).regex(/^[\w-]+$/).optional().describe('Id of who did it'),
      subject: z.string().max(64).regex(/^[a-z_]+$/).optional(), subjectId: z.string().max(254).regex(/^[^\p{Cc}]+$/u).optional(), action: z.enum(auditActions).optional(),
      zone: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,31}$/).optional().describe('Code of a zone'), province: z.string().regex(/^\d{2}$/).optional(),
      from: asOf.optional().describe('yyyy-mm-dd, the first day'), to: asOf.optional().describe('yyyy-mm-dd, the last day'),
      limit: z.coerce.number().int().min(1).max(500).default(100), cursor: z.string().max(300).optional().describe('nextCursor of the page before'),
    }),
  },
})
export type AuditQuery = z.output<typeof listAudit.schema.querystring>
