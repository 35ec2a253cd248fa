import type { z } from 'zod'
import { problem } from './problem.ts'

/** A route as both sides see it: the server serves it, the client calls it, OpenAPI describes it. */
export interface Route<
  Query extends z.ZodType = z.ZodType, Params extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType, Sent extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly url: `/${string}`
  readonly schema: {
    readonly summary: string
    readonly description?: string
    readonly tags: readonly string[]
    readonly querystring?: Query
    readonly params?: Params
    readonly headers?: z.ZodType
    readonly body?: Sent
    readonly response: { readonly 200: Answer } | { readonly 201: Answer }
  }
}

/** Keeps the literal types of a route, and says in OpenAPI that any refusal is a problem. */
export const route = <const R extends Route>(r: R): R =>
  ({ ...r, schema: { ...r.schema, response: { ...r.schema.response, '4xx': problem, '5xx': problem } } })
