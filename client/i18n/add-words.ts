import i18next from 'i18next'
import type { Translation } from './vi.ts'

interface RoomWords {
  vi: object
  en: object
}

const waiting: RoomWords[] = []

/**
 * Adds the words of a room that is fetched when first opened, so that the first map does not wait for them.
 * Called at the end of a word file, which the room imports; both languages come at once and are laid over the first words, key by key.
 */
export function addWords<T extends object>(words: { vi: T; en: Translation<T> }): void {
  if (i18next.isInitialized) add(words)
  else waiting.push(words)
}

/** Adds what came before the languages were started. */
export function addWaitingWords(): void {
  for (const words of waiting.splice(0)) add(words)
}

function add({ vi, en }: RoomWords): void {
  i18next.addResourceBundle('vi', 'translation', vi, true)
  i18next.addResourceBundle('en', 'translation', en, true)
}
