import type { z } from 'zod'

/** A route as both sides see it: the server serves it, the client calls it, OpenAPI describes it. */
export interface Route<
  Query extends z.ZodType = z.ZodType, Params extends z.ZodType = z.ZodType, Body extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET'
  readonly url: `/${string}`
  readonly schema: {
    readonly summary: string
    readonly description?: string
    readonly tags: readonly string[]
    readonly querystring?: Query
    readonly params?: Params
    readonly response: { readonly 200: Body }
  }
}

/** Keeps the literal types of a route; adds nothing. */
export const route = <const R extends Route>(r: R): R => r
