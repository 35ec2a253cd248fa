import type { ledgerGroups } from '../api/contract/land-ledger.ts'
import type { ZoneKind, ZoneStatus } from '../api/contract/zone.ts'
import type { MapView } from './map/camera.ts'
import type { LayerSwitches, ShownLayers } from './map/theme.ts'
import { isQuestionRoom, questionPairs, readQuestionParameters, readQuestionRoom, writeQuestionRoom, type QuestionRoom } from './permalink-question.ts'
import { findLandPairs, findLandRoom, readFindLand, type FindLandRoom } from './permalink-find-land.ts'
import { logisticsPairs, readLogisticsParameters, readLogisticsRoom, writeLogisticsRoom, type LogisticsRoom } from './permalink-logistics.ts'
import { looksForFirms, readRelocationParameters, readRelocationRoom, relocationPairs, writeRelocationRoom, type RelocationRoom } from './permalink-relocation.ts'

export type Language = 'vi' | 'en'

/** The tabs of a zone beside its overview; each is a word in the address. */
export const ledgerTabs = ['land-balance', 'clean-land', 'sme-quota', 'occupancy', 'standards'] as const
export type LedgerTab = (typeof ledgerTabs)[number]

/** The parts of the room of targets; the first is the room's own address. */
export const targetTabs = ['cards', 'table', 'reported'] as const
export type TargetTab = (typeof targetTabs)[number]
export type LedgerGroup = (typeof ledgerGroups)[number]

/** The land ledger's table: a row per `by`, sorted by a column, downwards with "-" before its name; null: as the server gives it. */
export interface TargetsRoom { name: 'targets'; tab: TargetTab; by: LedgerGroup; sort: string | null }
export const targetsRoom: TargetsRoom = { name: 'targets', tab: 'cards', by: 'zone', sort: null }

/** The planning desk: where work is begun or gone on with (null), a zone that does not exist yet ('new'), or the zone with this code; `draft`: the draft that is open. */
export interface PlanRoom { name: 'plan'; code: string | null; draft?: string }
export const newZoneCode = 'new'

/** Where one signs in; `to`: where one wanted to go, an address of this app; `problem`: why the province's own login led back without an account. */
export interface SignInRoom { name: 'sign-in'; to: string | null; problem: string | null }

/** The parts of administration; each is a word in the address. */
export const adminTabs = ['accounts', 'provinces', 'rules', 'targets', 'layers', 'audit', 'board'] as const
export type AdminTab = (typeof adminTabs)[number]
/** What narrows the list of changes; '' and null: everything. */
export interface AuditFilter { account: string; action: string; subject: string; subjectId: string; zone: string; from: string | null; to: string | null }
export interface AdminRoom { name: 'admin'; tab: AdminTab; audit: AuditFilter }
export const everyChange: AuditFilter = { account: '', action: '', subject: '', subjectId: '', zone: '', from: null, to: null }
export const adminRoom: AdminRoom = { name: 'admin', tab: 'accounts', audit: everyChange }

/** A zone without a tab shows its overview. */
export type Room = { name: 'map' } | { name: 'zone'; code: string; tab?: LedgerTab } | TargetsRoom | PlanRoom | FindLandRoom | RelocationRoom | LogisticsRoom | QuestionRoom | SignInRoom | { name: 'account' } | AdminRoom | { name: 'not-found'; path: string }

export interface Filter {
  q: string
  province: readonly string[]
  formerProvince: readonly string[]
  kind: readonly ZoneKind[]
  status: readonly ZoneStatus[]
}
/** The filters that hold several choices. */
export type FacetName = Exclude<keyof Filter, 'q'>

/** What the reader chose to see; `clean` null: nothing was chosen, so clean land shows with its own tab and goes with it. */
export type LayerChoice = Omit<LayerSwitches, 'clean'> & { clean: boolean | null }

/** Everything on screen that a link carries. */
export interface Place {
  room: Room
  /** null: the link names no view, so the map shows what was asked for. */
  view: MapView | null
  filter: Filter
  /** List only what the map shows. */
  inView: boolean
  layers: LayerChoice
  /** The plot whose card is open, by its feature id. */
  plot: number | null
  /** yyyy-mm-dd; null is today. */
  asOf: string | null
  /** null: the link names no language. */
  language: Language | null
}

/** A part of an address that was not understood and therefore left out. */
export interface Ignored {
  parameter: string
  value: string
}

// Records rather than arrays: the compiler then misses no value of the contract. Their order is the order on screen.
const kindOrder: Record<ZoneKind, true> = { industrial_zone: true, industrial_cluster: true, economic_zone: true, export_processing_zone: true, relocation_site: true }
const statusOrder: Record<ZoneStatus, true> = { operating: true, established: true, planned: true, relocating: true, withdrawn: true, unknown: true }
export const zoneKinds = Object.keys(kindOrder) as readonly ZoneKind[]
export const zoneStatuses = Object.keys(statusOrder) as readonly ZoneStatus[]
const groupOrder: Record<LedgerGroup, true> = { zone: true, province: true, former_province: true }
export const ledgerGroupOrder = Object.keys(groupOrder) as readonly LedgerGroup[]

export const noFilter: Filter = { q: '', province: [], formerProvince: [], kind: [], status: [] }
export const usualLayers: LayerChoice = { plots: 'land_use', clean: null, clearance: false, corridor: true, infrastructure: true }
const switchable = ['clearance', 'corridor', 'infrastructure'] as const
const plotThemes: readonly LayerSwitches['plots'][] = ['land_use', 'lease', 'off']

const longestText = 200
const mostChoices = 50
const oneOf = <T extends string>(allowed: readonly T[]) => (text: string): T | null => allowed.find((value) => value === text) ?? null
const provinceCode = (text: string): string | null => (/^\d{2}$/.test(text) ? text : null)
const featureId = (text: string): number | null => (/^[1-9]\d{0,9}$/.test(text) ? Number(text) : null)
/** A day as the API takes it, from 1900 to 2199; 30 February is none. */
function isoDay(text: string): string | null {
  const [year = ''] = /^(19|2[01])\d\d(?=-\d\d-\d\d$)/.exec(text) ?? []
  const day = new Date(year === '' ? Number.NaN : `${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null
}
const columnOrder = (text: string): string | null => (/^-?[a-z][A-Za-z]{0,39}$/.test(text) ? text : null)
const draftId = (text: string): string | null => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null)
const snakeWord = (text: string): string | null => (/^[a-z_]{1,64}$/.test(text) ? text : null)
const accountId = (text: string): string | null => (/^[\w-]{1,64}$/.test(text) ? text : null)
/** An address of this app other than that of signing in, as path and query; null for what leads, or a browser would take, anywhere else. */
export function ownAddress(text: string): string | null {
  const origin = 'http://here'
  if (text.length > 2000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text) || !URL.canParse(text, origin)) return null
  const { origin: leadsTo, pathname, search } = new URL(text, origin)
  return leadsTo === origin && !pathname.startsWith('//') && !/^\/(sign-in|api|tiles)(\/|$)/.test(pathname) ? pathname + search : null
}
const plainText = (text: string): string | null => (text.length > 0 && text.length <= longestText && !/\p{Cc}/u.test(text) ? text : null)

/** Reads an address. What it does not understand is listed, never thrown; unknown parameters are passed over in silence. */
export function readPlace(address: URL): { place: Place; ignored: Ignored[] } {
  const ignored: Ignored[] = []
  const parameters = address.searchParams
  const read = <T>(parameter: string, parse: (text: string) => T | null, otherwise: T): T => {
    const text = parameters.get(parameter)
    if (text === null || text === '') return otherwise
    const value = parse(text)
    if (value === null) ignored.push({ parameter, value: shorten(text) })
    return value ?? otherwise
  }
  const readSeveral = <T extends string>(parameter: string, parse: (text: string) => T | null): T[] => {
    const parts = (parameters.get(parameter) ?? '').split(',').filter((part) => part !== '')
    const known = new Set<T>()
    for (const part of parts) {
      const value = known.size < mostChoices ? parse(part) : null
      if (value === null) ignored.push({ parameter, value: shorten(part) })
      else known.add(value)
    }
    return [...known]
  }
  const room = readRoom(address.pathname)
  const draft = room.name === 'plan' && room.code !== null ? read('draft', draftId, null) : null
  const place: Place = {
    room: room.name === 'targets' ? { ...room, by: read('by', oneOf(ledgerGroupOrder), 'zone'), sort: read('sort', columnOrder, null) }
      : room.name === 'plan' && draft !== null ? { ...room, draft }
      : room.name === 'find-land' ? readFindLand({ read, readSeveral }, isoDay)
      : room.name === 'relocation' ? readRelocationParameters(room, { read })
      : room.name === 'logistics' ? readLogisticsParameters(room, { read })
      : isQuestionRoom(room) ? readQuestionParameters(room, { read, readSeveral }, isoDay)
      : room.name === 'sign-in' ? { ...room, to: read('to', ownAddress, null), problem: read('problem', snakeWord, null) }
      : room.name === 'admin' && room.tab === 'audit' ? { ...room, audit: {
        account: read('account', accountId, ''), action: read('action', snakeWord, ''), subject: read('subject', snakeWord, ''), subjectId: read('subjectId', plainText, ''),
        zone: read('zone', zoneCode, ''), from: read('from', isoDay, null), to: read('to', isoDay, null),
      } } : room,
    view: read('map', readView, null),
    filter: {
      q: looksForFirms(room) ? '' : read('q', plainText, ''),
      province: readSeveral('province', provinceCode),
      formerProvince: readSeveral('formerProvince', plainText),
      kind: readSeveral('kind', oneOf(zoneKinds)),
      status: readSeveral('status', oneOf(zoneStatuses)),
    },
    inView: read('inView', (text) => (text === '1' ? true : null), false),
    layers: { ...readLayers(readSeveral('layers', oneOf([...switchable, 'clean', 'no-clean', 'none'])), parameters.has('layers')), plots: read('plots', oneOf(plotThemes), usualLayers.plots) },
    plot: read('plot', featureId, null),
    asOf: read('asOf', isoDay, null),
    language: read<Language | null>('lang', oneOf(['vi', 'en']), null),
  }
  return { place, ignored: ignored.slice(0, 5) }
}

/** The address of a place: path and query, without what is usual anyway. */
export function writePlace({ room, view, filter, inView, layers, plot, asOf, language }: Place): string {
  // Where one goes next is an address of its own, which carries all the rest.
  if (room.name === 'sign-in') return `/sign-in${queryOf([['to', room.to ?? ''], ['problem', room.problem ?? ''], ['lang', language ?? '']])}`
  const on = [...(layers.clean === null ? [] : [layers.clean ? 'clean' : 'no-clean']), ...switchable.filter((name) => layers[name])]
  const asUsual = layers.clean === null && switchable.every((name) => layers[name] === usualLayers[name])
  const parameters: [string, string][] = [
    ['by', room.name === 'targets' && room.by !== 'zone' ? room.by : ''],
    ['sort', room.name === 'targets' ? (room.sort ?? '') : ''],
    ['draft', room.name === 'plan' ? (room.draft ?? '') : ''],
    ...(room.name === 'admin' && room.tab === 'audit' ? Object.entries(room.audit).map(([name, value]: [string, string | null]): [string, string] => [name, value ?? '']) : []),
    ...(room.name === 'find-land' ? findLandPairs(room) : []),
    ...(room.name === 'relocation' ? relocationPairs(room) : []),
    ...(room.name === 'logistics' ? logisticsPairs(room) : []),
    ...(isQuestionRoom(room) ? questionPairs(room) : []),
    ['q', looksForFirms(room) ? '' : filter.q],
    ['province', filter.province.join(',')],
    ['formerProvince', filter.formerProvince.join(',')],
    ['kind', filter.kind.join(',')],
    ['status', filter.status.join(',')],
    ['inView', inView ? '1' : ''],
    ['plots', layers.plots === usualLayers.plots ? '' : layers.plots],
    ['layers', asUsual ? '' : on.join(',') || 'none'],
    ['plot', plot === null ? '' : String(plot)],
    ['asOf', asOf ?? ''],
    ['lang', language ?? ''],
    ['map', view ? writeView(view) : ''],
  ]
  return writeRoom(room) + queryOf(parameters)
}

function queryOf(parameters: readonly (readonly [string, string])[]): string {
  const query = parameters.filter(([, value]) => value !== '').map(([name, value]) => `${name}=${readable(value)}`).join('&')
  return query && `?${query}`
}

const cleanByItself = ({ room }: Place): boolean => room.name === 'zone' && room.tab === 'clean-land'

/** The layers the map shows: what was chosen, and clean land while its tab is open. */
export function shownLayers(place: Place): ShownLayers {
  return { ...place.layers, clean: place.layers.clean ?? cleanByItself(place), ...(place.room.name === 'find-land' ? { offers: true } : {}) }
}

/** What was chosen once the switches stand like this; a switch back to what shows by itself is no choice. */
export function chosenLayers(place: Place, switches: LayerSwitches): LayerChoice {
  if (switches.clean === shownLayers(place).clean) return { ...switches, clean: place.layers.clean }
  return { ...switches, clean: switches.clean === cleanByItself(place) ? null : switches.clean }
}

/** How many choices narrow the list. */
export function countChoices(filter: Filter): number {
  return filter.province.length + filter.formerProvince.length + filter.kind.length + filter.status.length + (filter.q.trim() ? 1 : 0)
}

const isZoneCode = (text: string): boolean => /^[A-Z0-9][A-Z0-9-]{1,31}$/.test(text)
const zoneCode = (text: string): string | null => (isZoneCode(text.toUpperCase()) ? text.toUpperCase() : null)

function readRoom(pathname: string): Room {
  if (pathname === '/' || pathname === '/index.html') return { name: 'map' }
  const [isTargets, part = 'cards'] = /^\/targets(?:\/(?!cards\b)([^/]+))?\/?$/.exec(pathname) ?? []
  const targetTab = targetTabs.find((one) => one === part)
  if (isTargets && targetTab) return { ...targetsRoom, tab: targetTab }
  const [isPlan, planned] = /^\/plan(?:\/([^/]+))?\/?$/.exec(pathname) ?? []
  if (isPlan !== undefined) {
    if (planned === undefined) return { name: 'plan', code: null }
    if (planned === newZoneCode) return { name: 'plan', code: newZoneCode }
    return isZoneCode(planned.toUpperCase()) ? { name: 'plan', code: planned.toUpperCase() } : { name: 'not-found', path: pathname }
  }
  if (/^\/find-land\/?$/.test(pathname)) return findLandRoom
  const relocation = readRelocationRoom(pathname)
  if (relocation) return relocation
  const logistics = readLogisticsRoom(pathname)
  if (logistics) return logistics
  const question = readQuestionRoom(pathname)
  if (question) return question
  if (/^\/sign-in\/?$/.test(pathname)) return { name: 'sign-in', to: null, problem: null }
  if (/^\/account\/?$/.test(pathname)) return { name: 'account' }
  const [isAdmin, adminPart = 'accounts'] = /^\/admin(?:\/([^/]+))?\/?$/.exec(pathname) ?? []
  const adminTab = adminTabs.find((one) => one === adminPart)
  if (isAdmin !== undefined && adminTab) return { ...adminRoom, tab: adminTab }
  const [, given = '', word] = /^\/zones\/([^/]+)(?:\/([^/]+))?\/?$/.exec(pathname) ?? []
  const code = given.toUpperCase()
  const tab = ledgerTabs.find((one) => one === word)
  if (!isZoneCode(code) || (word !== undefined && !tab)) return { name: 'not-found', path: pathname }
  return tab ? { name: 'zone', code, tab } : { name: 'zone', code }
}

function writeRoom(room: Room): string {
  if (room.name === 'map') return '/'
  if (room.name === 'not-found') return room.path
  if (isQuestionRoom(room)) return writeQuestionRoom(room)
  if (room.name === 'relocation') return writeRelocationRoom(room)
  if (room.name === 'logistics') return writeLogisticsRoom(room)
  if (room.name === 'sign-in' || room.name === 'account' || room.name === 'find-land') return `/${room.name}`
  if (room.name === 'admin') return `/admin/${room.tab}`
  if (room.name === 'targets') return room.tab === 'cards' ? '/targets' : `/targets/${room.tab}`
  if (room.name === 'plan') return room.code === null ? '/plan' : `/plan/${room.code}`
  return room.tab ? `/zones/${room.code}/${room.tab}` : `/zones/${room.code}`
}

/** `zoom/lat/lng`, and `/bearing/pitch` when the map is turned: the order MapLibre's own links use. */
function readView(text: string): MapView | null {
  const parts = text.split('/')
  const numbers = parts.map((part) => (/^-?\d+(\.\d+)?$/.test(part) ? Number(part) : NaN))
  const [zoom = NaN, lat = NaN, lng = NaN, bearing = 0, pitch = 0] = numbers
  const isSane = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lng) <= 180 && Math.abs(bearing) <= 180 && pitch >= 0 && pitch <= 85
  return parts.length >= 3 && parts.length <= 5 && isSane ? { zoom, lat, lng, bearing, pitch } : null
}

function writeView({ zoom, lat, lng, bearing = 0, pitch = 0 }: MapView): string {
  const place = `${trimmed(zoom, 2)}/${trimmed(lat, 5)}/${trimmed(lng, 5)}`
  return bearing || pitch ? `${place}/${trimmed(bearing, 1)}/${trimmed(pitch, 1)}` : place
}

function readLayers(on: readonly string[], named: boolean): Omit<LayerChoice, 'plots'> {
  if (!named || on.length === 0) return usualLayers
  return { clean: on.includes('clean') ? true : on.includes('no-clean') ? false : null, clearance: on.includes('clearance'), corridor: on.includes('corridor'), infrastructure: on.includes('infrastructure') }
}

const trimmed = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)))
const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
/** Escapes what must be, and leaves commas, slashes and spaces readable. */
const readable = (value: string): string => encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%20', '+')
