import type { questionStates } from '../api/contract/question.ts'
import { isOfferCode, readFindLand, searchPairs, type AddressReader, type LandSearch } from './permalink-find-land.ts'

export type QuestionState = (typeof questionStates)[number]

/** A question to the board about an offer, or a zone. */
export interface AskRoom { name: 'ask'; offer: string | null; zone: string | null }
/** A question that was asked, by the key of who asked it. */
export interface AskedRoom { name: 'asked'; key: string }
/** An alert: asked for with the search of /find-land, confirmed and ended by the key that was mailed. */
export interface AlertsRoom { name: 'alerts'; part: AlertPart; key: string | null; search: LandSearch | null }
export const alertParts = ['new', 'confirm', 'end'] as const
export type AlertPart = (typeof alertParts)[number]
/** The questions of one's provinces; `id`: the one that is open. */
export interface InboxRoom { name: 'inbox'; id: number | null; state: QuestionState; mine: boolean }
export type QuestionRoom = AskRoom | AskedRoom | AlertsRoom | InboxRoom

// A record rather than an array: the compiler then misses no value of the contract. Its order is the order on screen.
const stateOrder: Record<QuestionState, true> = { new: true, in_progress: true, answered: true, closed: true, spam: true }
export const questionStateOrder = Object.keys(stateOrder) as readonly QuestionState[]
export const inboxRoom: InboxRoom = { name: 'inbox', id: null, state: 'new', mine: false }

/** The room of an address, as far as its path tells; null: it is none of these. */
export function readQuestionRoom(pathname: string): QuestionRoom | null {
  if (/^\/ask\/?$/.test(pathname)) return { name: 'ask', offer: null, zone: null }
  const [, key] = /^\/asked\/([\w-]{1,100})\/?$/.exec(pathname) ?? []
  if (key !== undefined) return { name: 'asked', key }
  const [, word] = /^\/alerts\/([a-z]+)\/?$/.exec(pathname) ?? []
  const part = alertParts.find((one) => one === word)
  if (part) return { name: 'alerts', part, key: null, search: null }
  const [isInbox, id] = /^\/inbox(?:\/([1-9]\d{0,9}))?\/?$/.exec(pathname) ?? []
  return isInbox === undefined ? null : { ...inboxRoom, id: id === undefined ? null : Number(id) }
}

export const isQuestionRoom = (room: { name: string }): room is QuestionRoom => ['ask', 'asked', 'alerts', 'inbox'].includes(room.name)

/** What of such a room stands behind its path. */
export function readQuestionParameters(room: QuestionRoom, reader: AddressReader, day: (text: string) => string | null): QuestionRoom {
  const { read } = reader
  switch (room.name) {
    case 'ask': return {
      ...room,
      offer: read('offer', (text) => (isOfferCode(text.toUpperCase()) ? text.toUpperCase() : null), null),
      zone: read('zone', (text) => (/^[A-Z0-9][A-Z0-9-]{1,31}$/.test(text.toUpperCase()) ? text.toUpperCase() : null), null),
    }
    case 'asked': return room
    case 'alerts': return room.part === 'new' ? { ...room, search: readFindLand(reader, day).search } : { ...room, key: read('key', (text) => (/^[\w-]{1,200}$/.test(text) ? text : null), null) }
    case 'inbox': return {
      ...room, state: read('state', (text) => questionStateOrder.find((one) => one === text) ?? null, room.state), mine: read('mine', (text) => (text === '1' ? true : null), false),
    }
  }
}

export function writeQuestionRoom(room: QuestionRoom): string {
  switch (room.name) {
    case 'ask': return '/ask'
    case 'asked': return `/asked/${room.key}`
    case 'alerts': return `/alerts/${room.part}`
    case 'inbox': return room.id === null ? '/inbox' : `/inbox/${room.id}`
  }
}

export function questionPairs(room: QuestionRoom): [string, string][] {
  switch (room.name) {
    case 'ask': return [['offer', room.offer ?? ''], ['zone', room.zone ?? '']]
    case 'asked': return []
    case 'alerts': return [['key', room.key ?? ''], ...(room.search ? searchPairs(room.search) : [])]
    case 'inbox': return [['state', room.state === 'new' ? '' : room.state], ['mine', room.mine ? '1' : '']]
  }
}
