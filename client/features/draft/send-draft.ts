import type { DraftHead } from '../../../api/contract/draft.ts'
import { ApiProblem, call, versionIn } from '../../api.ts'
import type { DeviceDraft } from './device-drafts.ts'
import type { Trouble } from './sync.ts'

export type SendOutcome = { ok: true; head: DraftHead } | { ok: false; trouble: DistributiveOmit<Trouble, 'edits'> }
type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never

// A browser lets no more than 64 KiB outlive the page.
const outlivesBytes = 60_000

/** Sends a draft to the server; what stands in the way comes back as a value. `isLeaving`: the page may go any moment, and what is small enough is sent all the same. */
export async function sendDraft({ id, zone, provinceCode, title, baseVersion, content, version }: DeviceDraft, isLeaving: boolean): Promise<SendOutcome> {
  const body = { zone, provinceCode, title, baseVersion, content: { ...content } }
  const keepalive = isLeaving && new Blob([JSON.stringify(body)]).size < outlivesBytes
  try {
    return { ok: true, head: await call('saveDraft', { params: { id }, body }, { version: version ?? 'none', keepalive }) }
  } catch (error) {
    return { ok: false, trouble: troubleOf(error) }
  }
}

function troubleOf(error: unknown): DistributiveOmit<Trouble, 'edits'> {
  if (!(error instanceof ApiProblem) || error.problem.status >= 500) return { kind: 'no_answer' }
  const { status } = error.problem
  if (status === 401) return { kind: 'signed_out' }
  if (status === 412) return { kind: 'clash', theirs: versionIn(error.etag) }
  return { kind: 'refused', detail: error.message }
}
