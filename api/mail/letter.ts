import type { ZoneKind } from '../contract/zone.ts'
import type { Language } from '../language.ts'

const kinds: Record<ZoneKind, readonly [vi: string, en: string]> = {
  industrial_zone: ['KCN', 'industrial zone'], industrial_cluster: ['CCN', 'industrial cluster'], economic_zone: ['KKT', 'economic zone'], export_processing_zone: ['KCX', 'export processing zone'],
  relocation_site: ['khu tiếp nhận', 'relocation site'],
}

export interface NamedZone { readonly kind: ZoneKind; readonly nameVi: string; readonly nameEn: string }

/** A zone as a sentence names it. */
export const zoneTitle = ({ kind, nameVi, nameEn }: NamedZone, language: Language): string =>
  (language === 'vi' ? `${kinds[kind][0]} ${nameVi}` : `${nameEn} ${kinds[kind][1]}`).replaceAll(/\s+/g, ' ')

/** The end of every letter: who it is from, and how they are reached. */
export const signOff = (board: { readonly name: string; readonly contact: string } | null): string => ['-- ', ...(board ? [board.name, board.contact] : ['Mặt Bằng'])].join('\n')

/** Paragraphs of a letter, under each other. */
export const letter = (...paragraphs: readonly (string | null)[]): string => `${paragraphs.filter((one) => one !== null).join('\n\n')}\n`

/** That nobody wrote it by hand, so that no absence note answers it (RFC 3834). */
export const automatic = { 'Auto-Submitted': 'auto-generated' }

/** yyyy-mm-dd as people write it. */
export const dayIn = (language: Language, day: string): string => new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
