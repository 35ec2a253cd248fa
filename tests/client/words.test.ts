import { expect, test } from 'vitest'
import { clearanceStages } from '../../api/contract/clearance.ts'
import { landUses, leaseStatuses } from '../../api/contract/plot.ts'
import { legalStatus, operationStatus, planStatus, zoneKind, zoneStatus } from '../../api/contract/zone.ts'
import { en } from '../../client/i18n/en.ts'
import { vi } from '../../client/i18n/vi.ts'
import { zoneKinds, zoneStatuses } from '../../client/permalink.ts'

type Tree = { readonly [key: string]: string | Tree }

const flatten = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`)))

const languages = { vi: flatten(vi), en: flatten(en) }
// English needs a form for one; Vietnamese has one form for all.
const keysOf = (words: [string, string][]) => words.map(([key]) => key).filter((key) => !key.endsWith('_one')).sort()
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

test('both languages have the same keys, in full', () => {
  expect(keysOf(languages.en)).toEqual(keysOf(languages.vi))
})

test('no word is empty', () => {
  for (const words of Object.values(languages)) expect(words.filter(([, text]) => text.trim() === '')).toEqual([])
})

test('both languages fill the same holes', () => {
  const english = new Map(languages.en)
  for (const [key, text] of languages.vi) expect([key, holes(english.get(key) ?? '')]).toEqual([key, holes(text)])
})

test('every value of the contract has its word', () => {
  expect(Object.keys(vi.kind.name).sort()).toEqual([...zoneKind.options].sort())
  expect(Object.keys(vi.kind.titled).sort()).toEqual([...zoneKind.options].sort())
  expect(Object.keys(vi.status).sort()).toEqual([...zoneStatus.options].sort())
  expect(Object.keys(vi.plan).sort()).toEqual([...planStatus.options].sort())
  expect(Object.keys(vi.legal).sort()).toEqual([...legalStatus.options].sort())
  expect(Object.keys(vi.operation).sort()).toEqual([...operationStatus.options].sort())
  expect(Object.keys(vi.landUse).sort()).toEqual([...landUses].sort())
  expect(Object.keys(vi.lease).sort()).toEqual([...leaseStatuses].sort())
  expect(Object.keys(vi.stage).sort()).toEqual([...clearanceStages].sort())
  expect([[...zoneKinds].sort(), [...zoneStatuses].sort()]).toEqual([[...zoneKind.options].sort(), [...zoneStatus.options].sort()])
})
