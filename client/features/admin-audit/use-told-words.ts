import { useTranslation } from 'react-i18next'
import type { Role } from '../../../api/contract/account.ts'
import '../../i18n/account-words.ts'
import { vi as words, type AuditWords } from '../../i18n/audit-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { vi as first, type Words } from '../../i18n/vi.ts'
import { zoneKinds } from '../../permalink.ts'

/** Names what entries name by code. */
export interface Names {
  account: (id: string) => string
  province: (code: string) => string
}

type MemberWord = keyof AuditWords['audit']['member']
const isNamed = (member: string): member is MemberWord => Object.hasOwn(words.audit.member, member)
const roleOrder: Record<Role, true> = { planner: true, official: true, admin: true }
const isRole = (text: string): text is Role => Object.hasOwn(roleOrder, text)
const isLandUse = (text: string): text is keyof Words['landUse'] => Object.hasOwn(first.landUse, text)
const isStage = (text: string): text is keyof Words['stage'] => Object.hasOwn(first.stage, text)
const isPlace = (text: string): text is keyof Words['infrastructure'] => Object.hasOwn(first.infrastructure, text)
const isCorridor = (text: string): text is keyof Words['corridor'] => Object.hasOwn(first.corridor, text)
const isBasis = (text: string): text is keyof Words['basis'] => Object.hasOwn(first.basis, text)
const isPlan = (text: string): text is keyof Words['plan'] => Object.hasOwn(first.plan, text)
const isLegal = (text: string): text is keyof Words['legal'] => Object.hasOwn(first.legal, text)
const isOperation = (text: string): text is keyof Words['operation'] => Object.hasOwn(first.operation, text)
// Members whose values are words of the database.
const spoken = new Set(['kind', 'way', 'closed_as', 'without_boundary_because', 'state', 'stance'])
type ValueWord = keyof AuditWords['audit']['say']
const isSaid = (text: string): text is ValueWord => Object.hasOwn(words.audit.say, text)
// Numbers that name something: no thousands in them.
const naming = new Set(['vn2000_srid', 'number', 'base_version', 'restored_from', 'scale'])

export interface ToldWords {
  member: (member: string) => string | null
  value: (member: string, value: unknown) => string
}

/** Members and values of the database as a person reads them: names for codes, numbers and days in their language; what is deeper as it is. */
export function useToldWords(names: Names): ToldWords {
  const { t } = useTranslation()
  const format = useFormat()
  const text = (member: string, value: string): string => {
    if (member === 'role' && isRole(value)) return t(`role.name.${value}`)
    if (member === 'account_id') return names.account(value)
    if (member === 'province_code') return names.province(value)
    if (member === 'land_use' && isLandUse(value)) return t(`landUse.${value}`)
    if (member === 'stage' && isStage(value)) return t(`stage.${value}`)
    if (member === 'kind' && isPlace(value)) return t(`infrastructure.${value}`)
    if (member === 'kind' && isCorridor(value)) return t(`corridor.${value}`)
    if (member === 'basis' && isBasis(value)) return t(`basis.${value}`)
    if (member === 'plan_status' && isPlan(value)) return t(`plan.${value}`)
    if (member === 'legal_status' && isLegal(value)) return t(`legal.${value}`)
    if (member === 'operation_status' && isOperation(value)) return t(`operation.${value}`)
    if (spoken.has(member) && isSaid(value)) return t(`audit.say.${value}`)
    const kind = member === 'zone_kind' || member === 'kind' ? zoneKinds.find((one) => one === value) : undefined
    if (kind) return t(`kind.name.${kind}`)
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.edtf(value)
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/.test(value)) return format.clock(value)
    const [, lng, lat] = /^POINT\s?\((-?[\d.]+) (-?[\d.]+)\)$/.exec(value) ?? []
    return lng !== undefined && lat !== undefined ? format.position([Number(lng), Number(lat)]) : value
  }
  return {
    member: (member) => (isNamed(member) ? t(`audit.member.${member}`) : null),
    value: (member, value) => {
      if (value === null || value === undefined || value === '') return t('audit.none')
      if (typeof value === 'boolean') return t(value ? 'audit.boolean.true' : 'audit.boolean.false')
      if (typeof value === 'number') return naming.has(member) ? String(value) : format.number(value, 4)
      return typeof value === 'string' ? text(member, value) : JSON.stringify(value)
    },
  }
}
