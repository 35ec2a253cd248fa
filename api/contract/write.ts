import { z } from 'zod'
import { asOf } from './ledger.ts'

/** Every change of what exists shows the ETag it was read with, so that nobody overwrites what they have not seen. */
export const ifMatch = z.looseObject({ 'if-match': z.string().describe('The ETag the thing was read with, in its quotes; * is refused') })

/** Text that says something. PostgreSQL text holds no NUL, and control characters never come from a keyboard. */
export const words = (most: number) => z.string().trim().min(1).max(most).regex(/^[^\p{Cc}]*$/u)

export const source = words(500).describe('Where this is known from: a document, a record, a person\'s office')
export const reason = words(500)
export const codeOf = (what: string) => words(64).describe(`Code of ${what}`)

/** Square metres of a plot or a part of one. */
export const areaM2 = z.number().positive().max(1e9)

/** Either the world changed on a day, or the record was wrong: never both. */
export const whenItTookEffect = {
  effectiveOn: asOf.optional().describe('The world changed on this day: the old version ends, the next begins'),
  correction: z.literal(true).optional().describe('The record was wrong: the old version is kept as replaced, its period stays'),
}

interface OneWay { readonly effectiveOn?: string | undefined; readonly correction?: true | undefined }

/** Holds a change to exactly one of effectiveOn and correction, and to at least one thing that changes; some things only a correction changes. */
export const oneWay = <Shape extends z.ZodType<OneWay>>(shape: Shape, changing: readonly string[], onlyCorrecting: readonly string[] = []) => shape
  .refine((sent) => sent.correction === true || onlyCorrecting.every((name) => (sent as Record<string, unknown>)[name] === undefined),
    { path: [onlyCorrecting[0] ?? ''], params: { expected: 'correction: true' } })
  .refine((sent) => (sent.effectiveOn === undefined) !== (sent.correction === undefined),
    { path: ['effectiveOn'], params: { expected: 'effectiveOn (yyyy-mm-dd) | correction: true' } })
  .refine((sent) => changing.some((name) => (sent as Record<string, unknown>)[name] !== undefined), { path: [changing[0] ?? ''], params: { expected: changing.join(' | ') } })

/** What a change was accepted with although it looks odd. */
export const warnings = ['not_ready', 'partly_ready', 'held_for_another', 'reserved_for_small_firms'] as const
