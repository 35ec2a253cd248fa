import type { FastifyRequest } from 'fastify'

/** Scheme, host and port of this server as its visitors reach it: what the configuration says, else what the request names; '' where that is no host. */
export function originOf(request: FastifyRequest, publicUrl: string | null): string {
  if (publicUrl !== null) return publicUrl
  return /^([\w.-]+|\[[\da-fA-F:]+\])(:\d{1,5})?$/.test(request.host) ? `${request.protocol}://${request.host}` : ''
}
