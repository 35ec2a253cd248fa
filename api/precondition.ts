import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from './errors.ts'

/** The strong validator of a version: its number or word in quotes. */
export const etagOf = (version: string | number) => `"${version}"`

/** A hook that refuses a change that does not show what it was read with, before its body is read. */
export async function requireIfMatch(request: FastifyRequest): Promise<void> {
  if (!request.headers['if-match']?.trim()) throw new Problem('precondition_required', { field: 'If-Match', expected: '"…"' })
}

/** Whether one of the shown ETags is that of a version; * and weak ones never are. A gzipped answer has an ETag of its own, "…-gzip", for the same version. */
export const showsVersion = (shown: string, version: string | number): boolean =>
  shown.split(',').some((one) => one.trim().replace(/-gzip"$/, '"') === etagOf(version))

/** @throws Problem precondition_failed, with the current ETag, unless one of the shown ones is it. */
export function matchVersion(shown: string, version: string | number): void {
  const etag = etagOf(version)
  if (!showsVersion(shown, version)) throw new Problem('precondition_failed', { field: 'If-Match', got: shown, expected: etag }, { etag })
}

/** For what concerns one person: no cache keeps it. */
export const noStore = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')

/** Sends a GeoJSON feature with its version as ETag. Never kept by a cache: what stands on a plot changes without the plot. */
export const sendVersioned = (reply: FastifyReply, feature: { readonly properties: { readonly version: string | number } }) =>
  reply.header('etag', etagOf(feature.properties.version)).header('cache-control', 'no-store').send(feature)
/** Sends what has a version, whatever its shape. */
export const sendTagged = (reply: FastifyReply, version: string | number, body: unknown) => reply.header('etag', etagOf(version)).header('cache-control', 'no-store').send(body)
/** Sends JSON that the database has already written. */
export const sendTaggedText = (reply: FastifyReply, version: string | number, text: string) => sendTagged(reply.type('application/json; charset=utf-8').serializer(String), version, text)
export const sendChangedPlot = (reply: FastifyReply, changed: { readonly plot: { readonly properties: { readonly version: number } } }) =>
  reply.header('etag', etagOf(changed.plot.properties.version)).header('cache-control', 'no-store').send(changed)

/** When a change of the world may have taken effect: not before what now holds began, not after today. Days are yyyy-mm-dd. */
export function refuseUntimely(effectiveOn: string, began: string | null, today: string | null): void {
  if (began !== null && effectiveOn < began) throw new Problem('effective_too_early', { field: 'effectiveOn', got: effectiveOn, expected: `≥ ${began}` })
  if (today !== null && effectiveOn > today) throw new Problem('effective_in_future', { field: 'effectiveOn', got: effectiveOn, expected: `≤ ${today}` })
}
