import type { AddressReader } from './permalink-find-land.ts'

/** The parts of the room of relocation, in their order; the first is the room's own address. */
export const relocationTabs = ['overview', 'corridor', 'cases', 'receivers', 'assignment'] as const
export type RelocationTab = (typeof relocationTabs)[number]

/** What a railway or road takes and what must move; `corridor` null: the first there is; `option`: the draft alignment that is open, by its number. */
export interface RelocationRoom { name: 'relocation'; tab: RelocationTab; corridor: string | null; option: number | null }
export const relocationRoom: RelocationRoom = { name: 'relocation', tab: 'overview', corridor: null, option: null }

const corridorCode = (text: string): string | null => (/^[a-z0-9][a-z0-9-]{1,63}$/.test(text) ? text : null)
const optionId = (text: string): number | null => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null)

/** The room an address names by its path; null for any other. */
export function readRelocationRoom(pathname: string): RelocationRoom | null {
  const [isRelocation, part = 'overview'] = /^\/relocation(?:\/(?!overview\b)([^/]+))?\/?$/.exec(pathname) ?? []
  const tab = relocationTabs.find((one) => one === part)
  return isRelocation !== undefined && tab ? { ...relocationRoom, tab } : null
}

export const readRelocationParameters = (room: RelocationRoom, { read }: Pick<AddressReader, 'read'>): RelocationRoom =>
  ({ ...room, corridor: read('corridor', corridorCode, null), option: room.tab === 'corridor' ? read('option', optionId, null) : null })

export const writeRelocationRoom = ({ tab }: RelocationRoom): string => (tab === 'overview' ? '/relocation' : `/relocation/${tab}`)

/** What the address of the room holds beside its path. */
export const relocationPairs = ({ tab, corridor, option }: RelocationRoom): [string, string][] => [['corridor', corridor ?? ''], ['option', tab === 'corridor' && option !== null ? String(option) : '']]
