import type { CriterionName } from '../api/contract/logistics.ts'
import type { AddressReader } from './permalink-find-land.ts'

/** The parts of the room of logistics, in their order; the first is the room's own address. */
export const logisticsTabs = ['zones', 'candidates', 'what-if', 'gaps'] as const
export type LogisticsTab = (typeof logisticsTabs)[number]

/** The criteria in the order their weights stand in the address. */
export const weightOrder = ['area', 'turning', 'interchange', 'rail', 'port', 'gate', 'frontage', 'road_width', 'flood', 'housing'] as const satisfies readonly CriterionName[]
export const usualWeights: readonly number[] = [20, 15, 20, 15, 10, 10, 10, 5, 10, 10]

/** Land for logistics: `everywhere` says that all provinces were chosen; `row` is the zone or the site whose figures are open; `zone` and `scenario` (the key of a kept what-if) are what the part what-if shows. */
export interface LogisticsRoom { name: 'logistics'; tab: LogisticsTab; weights: readonly number[]; everywhere: boolean; row: string | null; zone: string | null; scenario: string | null }
export const logisticsRoom: LogisticsRoom = { name: 'logistics', tab: 'zones', weights: usualWeights, everywhere: false, row: null, zone: null, scenario: null }

const readWeights = (text: string): readonly number[] | null => {
  const all = text.split('-')
  const numbers = all.map((one) => (/^\d{1,3}$/.test(one) ? Number(one) : NaN))
  return numbers.length === weightOrder.length && numbers.every((one) => one <= 100) && numbers.some((one) => one > 0) ? numbers : null
}
const zoneCode = (text: string): string | null => (/^[A-Z0-9][A-Z0-9-]{1,31}$/.test(text.toUpperCase()) ? text.toUpperCase() : null)
const rowCode = (text: string): string | null => (/^[A-Z0-9][A-Z0-9-]{1,31}(\.\d{1,9})?$/.test(text) ? text : null)
const hasRows = (tab: LogisticsTab): boolean => tab === 'zones' || tab === 'candidates'
const scenarioKey = (text: string): string | null => (/^[A-Za-z0-9_-]{22,64}$/.test(text) ? text : null)

/** The room an address names by its path; null for any other. */
export function readLogisticsRoom(pathname: string): LogisticsRoom | null {
  const [isLogistics, part = 'zones'] = /^\/logistics(?:\/(?!zones\b)([^/]+))?\/?$/.exec(pathname) ?? []
  const tab = logisticsTabs.find((one) => one === part)
  return isLogistics !== undefined && tab ? { ...logisticsRoom, tab } : null
}

export const readLogisticsParameters = (room: LogisticsRoom, { read }: Pick<AddressReader, 'read'>): LogisticsRoom => ({
  ...room,
  weights: read('weights', readWeights, usualWeights),
  everywhere: read('everywhere', (text) => (text === '1' ? true : null), false),
  row: hasRows(room.tab) ? read('row', rowCode, null) : null,
  zone: room.tab === 'what-if' ? read('zone', zoneCode, null) : null,
  scenario: room.tab === 'what-if' ? read('scenario', scenarioKey, null) : null,
})

export const writeLogisticsRoom = ({ tab }: LogisticsRoom): string => (tab === 'zones' ? '/logistics' : `/logistics/${tab}`)

/** What the address of the room holds beside its path. */
export const logisticsPairs = ({ tab, weights, everywhere, row, zone, scenario }: LogisticsRoom): [string, string][] => [
  ['weights', weights.join('-') === usualWeights.join('-') ? '' : weights.join('-')], ['everywhere', everywhere ? '1' : ''], ['row', hasRows(tab) ? (row ?? '') : ''],
  ['zone', tab === 'what-if' ? (zone ?? '') : ''], ['scenario', tab === 'what-if' ? (scenario ?? '') : ''],
]
