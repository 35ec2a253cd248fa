import type { AddressReader } from './permalink-find-land.ts'

/** The parts of the room of relocation, in their order; the first is the room's own address. */
export const relocationTabs = ['overview', 'corridor', 'cases', 'receivers', 'assignment'] as const
export type RelocationTab = (typeof relocationTabs)[number]
export const caseViews = ['board', 'table', 'timeline'] as const
export type CaseView = (typeof caseViews)[number]

/** A case as addresses name it: the decision that moves the zone, and the firm's project. */
export interface CaseName { relocation: string; project: string }

/** What a railway or road takes and what must move. */
export interface RelocationRoom {
  name: 'relocation'
  tab: RelocationTab
  /** null: the first there is. */
  corridor: string | null
  /** The draft alignment that is open. */
  option: number | null
  /** The case that is open. */
  open: CaseName | null
  /** null: as suits the screen. */
  view: CaseView | null
  /** Only the cases of this relocation. */
  of: string | null
  /** Only cases that are overdue, late or obstructed. */
  late: boolean
  /** Only cases of firms called like this. */
  q: string
  /** The assignment that is open, null: the newest; and the one it is compared with. */
  plan: number | null
  compare: number | null
  /** The run of the solver that goes on. */
  run: string | null
}
export const relocationRoom: RelocationRoom = { name: 'relocation', tab: 'overview', corridor: null, option: null, open: null, view: null, of: null, late: false, q: '', plan: null, compare: null, run: null }

const corridorCode = (text: string): string | null => (/^[a-z0-9][a-z0-9-]{1,63}$/.test(text) ? text : null)
const number = (text: string): number | null => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null)
const runId = (text: string): string | null => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null)
const firmName = (text: string): string | null => (text.length <= 200 && !/\p{Cc}/u.test(text) ? text : null)
const code = String.raw`[A-Za-z0-9][\w.-]{0,63}`
const relocationCode = (text: string): string | null => (new RegExp(`^${code}$`).test(text) ? text : null)
function caseName(text: string): CaseName | null {
  const [, relocation, project] = new RegExp(`^(${code})/(${code})$`).exec(text) ?? []
  return relocation === undefined || project === undefined ? null : { relocation, project }
}

/** Whether `q` of the address is what is looked for in the room, not among zones. */
export const looksForFirms = ({ name, tab }: { name: string; tab?: string | undefined }): boolean => name === 'relocation' && tab === 'cases'

/** The room an address names by its path; null for any other. */
export function readRelocationRoom(pathname: string): RelocationRoom | null {
  const [isRelocation, part = 'overview'] = /^\/relocation(?:\/(?!overview\b)([^/]+))?\/?$/.exec(pathname) ?? []
  const tab = relocationTabs.find((one) => one === part)
  return isRelocation !== undefined && tab ? { ...relocationRoom, tab } : null
}

/** Each part reads only what is its own. */
export function readRelocationParameters(room: RelocationRoom, { read }: Pick<AddressReader, 'read'>): RelocationRoom {
  const known = { ...room, corridor: read('corridor', corridorCode, null) }
  switch (room.tab) {
    case 'corridor': return { ...known, option: read('option', number, null) }
    case 'cases': return {
      ...known, open: read('case', caseName, null), view: read('view', (text) => caseViews.find((one) => one === text) ?? null, null), of: read('of', relocationCode, null), late: read('late', (text) => (text === '1' ? true : null), false), q: read('q', firmName, ''),
    }
    case 'assignment': return { ...known, plan: read('plan', number, null), compare: read('compare', number, null), run: read('run', runId, null) }
    default: return known
  }
}

export const writeRelocationRoom = ({ tab }: RelocationRoom): string => (tab === 'overview' ? '/relocation' : `/relocation/${tab}`)

/** What the address of the room holds beside its path. */
export function relocationPairs({ tab, corridor, option, open, view, of, late, q, plan, compare, run }: RelocationRoom): [string, string][] {
  const own: Partial<Record<RelocationTab, [string, string][]>> = {
    corridor: [['option', option === null ? '' : String(option)]],
    cases: [['q', q], ['of', of ?? ''], ['late', late ? '1' : ''], ['view', view ?? ''], ['case', open === null ? '' : `${open.relocation}/${open.project}`]],
    assignment: [['plan', plan === null ? '' : String(plan)], ['compare', compare === null ? '' : String(compare)], ['run', run ?? '']],
  }
  return [['corridor', corridor ?? ''], ...(own[tab] ?? [])]
}
