import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from './errors.ts'

/** The strong validator of a version: its number or word in quotes. */
export const etagOf = (version: string | number) => `"${version}"`

/** A hook that refuses every request while writing is off, before anything of it is read. */
export const refuseUnlessWritable = (writesAllowed: boolean) => async (): Promise<void> => {
  if (!writesAllowed) throw new Problem('writes_disabled')
}

/** A hook that refuses a change that does not show what it was read with, before its body is read. */
export async function requireIfMatch(request: FastifyRequest): Promise<void> {
  if (!request.headers['if-match']?.trim()) throw new Problem('precondition_required', { field: 'If-Match', expected: '"…"' })
}

/** @throws Problem precondition_failed, with the current ETag, unless one of the shown ones is it; * and weak ones never are. */
export function matchVersion(shown: string, version: string | number): void {
  const etag = etagOf(version)
  // A gzipped answer has an ETag of its own, "…-gzip", for the same version.
  const isShown = shown.split(',').some((one) => one.trim().replace(/-gzip"$/, '"') === etag)
  if (!isShown) throw new Problem('precondition_failed', { field: 'If-Match', got: shown, expected: etag }, { etag })
}

/** Sends a GeoJSON feature with its version as ETag. Never kept by a cache: what stands on a plot changes without the plot. */
export const sendVersioned = (reply: FastifyReply, feature: { readonly properties: { readonly version: string | number } }) =>
  reply.header('etag', etagOf(feature.properties.version)).header('cache-control', 'no-store').send(feature)
export const sendChangedPlot = (reply: FastifyReply, changed: { readonly plot: { readonly properties: { readonly version: number } } }) =>
  reply.header('etag', etagOf(changed.plot.properties.version)).header('cache-control', 'no-store').send(changed)

/** When a change of the world may have taken effect: not before what now holds began, not after today. Days are yyyy-mm-dd. */
export function refuseUntimely(effectiveOn: string, began: string | null, today: string | null): void {
  if (began !== null && effectiveOn < began) throw new Problem('effective_too_early', { field: 'effectiveOn', got: effectiveOn, expected: `≥ ${began}` })
  if (today !== null && effectiveOn > today) throw new Problem('effective_in_future', { field: 'effectiveOn', got: effectiveOn, expected: `≤ ${today}` })
}
