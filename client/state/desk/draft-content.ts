import type { NewZone } from '../../../api/contract/zone-change.ts'
import type { DrawnPlot } from '../drawing/shapes.ts'
import { asMultiPolygon, noChanges, type Changes } from './changes.ts'

/** What was typed about the change, kept beside the drawing. All may still be empty. */
export interface ChangeWords {
  how: 'effective' | 'correction'
  /** yyyy-mm-dd */
  effectiveOn: string
  decision: 'known' | 'new' | 'none'
  decisionCode: string
  /** As it was found, so that a code need not be looked up again. */
  decisionTitle: string
  number: string
  issuedOn: string
  authority: string
  why: string
  /** By the code of the warning. */
  reasons: Record<string, string>
}

export type ZoneIdentity = Pick<NewZone, 'kind' | 'nameVi' | 'provinceCode' | 'nameEn' | 'formerProvince' | 'parent' | 'developer' | 'plannedHa' | 'approvedHa'>

/** What a draft holds. The server keeps it as it is; only the desk reads it. */
export interface DraftContent {
  form: 1
  changes: Changes
  /** Plane of the VN-2000 area; null: the zone's own. */
  srid: number | null
  words: ChangeWords
  /** Of a zone that does not exist yet. */
  identity: ZoneIdentity | null
}

export const noWords: ChangeWords = { how: 'effective', effectiveOn: '', decision: 'known', decisionCode: '', decisionTitle: '', number: '', issuedOn: '', authority: '', why: '', reasons: {} }

export const emptyContent: DraftContent = { form: 1, changes: noChanges, srid: null, words: noWords, identity: null }

/** Reads what a draft holds; what an older or newer desk wrote and this one does not know is left out. null: it holds nothing readable. */
export function readContent(content: unknown): DraftContent | null {
  if (!isRecord(content) || content['form'] !== 1 || !isRecord(content['changes'])) return null
  const { boundary, redrawn, begun, ended } = content['changes']
  const shape = asMultiPolygon(boundary)
  return {
    form: 1,
    changes: {
      ...(shape ? { boundary: shape } : {}),
      redrawn: list<Changes['redrawn'][number]>(redrawn, isShaped),
      begun: list<DrawnPlot>(begun, isShaped),
      ended: list<Changes['ended'][number]>(ended, (one) => typeof one['id'] === 'number'),
    },
    srid: typeof content['srid'] === 'number' ? content['srid'] : null,
    words: { ...noWords, ...(isRecord(content['words']) ? content['words'] : {}) },
    identity: isRecord(content['identity']) ? (content['identity'] as ZoneIdentity) : null,
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isShaped = (one: Record<string, unknown>): boolean => asMultiPolygon(one['geometry']) !== null
const list = <T>(value: unknown, isOne: (one: Record<string, unknown>) => boolean): T[] => (Array.isArray(value) ? value.filter((one: unknown) => isRecord(one) && isOne(one)) as T[] : [])

/** Whether two copies of a draft say the same; the server keeps members in an order of its own. */
export const isAlike = (a: DraftContent, b: DraftContent): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}
