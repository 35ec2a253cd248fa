import type { FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'

const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A hook against requests another site has a browser send: what writes and shows a cookie, or signs in, must come from this site's own pages.
 * Browsers say where a request comes from in Sec-Fetch-Site and Origin; a program that shows a cookie sends Origin itself.
 * @param publicUrl where people reach the server; null: where the request says it was sent
 */
export const refuseOtherSites = (publicUrl: string | null) => async (request: FastifyRequest): Promise<void> => {
  if (reads.has(request.method)) return
  const { origin, cookie, 'sec-fetch-site': site } = request.headers
  const own = ownOrigin(request, publicUrl)
  const isOwn = origin === undefined ? site === 'same-origin' : origin === own
  const isAnothers = origin !== undefined ? origin !== own : site !== undefined && site !== 'same-origin'
  if (isAnothers || (cookie !== undefined && !isOwn)) throw new Problem('cross_site_request', { field: 'Origin', got: origin ?? [site ?? ''].flat().join(), expected: own })
}

/** Scheme, host and port people reach this server at: as configured, else as the request names them. */
export function ownOrigin(request: FastifyRequest, publicUrl: string | null): string {
  const address = publicUrl ?? `${request.protocol}://${request.host}`
  return URL.canParse(address) ? new URL(address).origin : ''
}
