import type { DraftHead } from '../../../api/contract/draft.ts'
import { ApiProblem, call, versionIn } from '../../api.ts'
import type { DeviceDraft } from './device-drafts.ts'
import type { Trouble } from './sync.ts'

export type SendOutcome = { ok: true; head: DraftHead } | { ok: false; trouble: DistributiveOmit<Trouble, 'edits'>; ended?: boolean }
type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never

/** Sends a draft to the server; what stands in the way comes back as a value. */
export async function sendDraft({ id, zone, provinceCode, title, baseVersion, content, version }: DeviceDraft): Promise<SendOutcome> {
  try {
    const head = await call('saveDraft', { params: { id }, body: { zone: zone, provinceCode, title, baseVersion, content: { ...content } } }, { version: version ?? 'none' })
    return { ok: true, head }
  } catch (error) {
    return { ok: false, ...troubleOf(error) }
  }
}

function troubleOf(error: unknown): { trouble: DistributiveOmit<Trouble, 'edits'>; ended?: boolean } {
  if (!(error instanceof ApiProblem) || error.problem.status >= 500) return { trouble: { kind: 'no_answer' } }
  const { status, code } = error.problem
  if (status === 401) return { trouble: { kind: 'signed_out' } }
  if (status === 412) return { trouble: { kind: 'clash', theirs: versionIn(error.etag) } }
  return { trouble: { kind: 'refused', detail: error.message }, ...(code === 'draft_is_closed' ? { ended: true } : {}) }
}
