import { describe, expect, test } from 'vitest'
import { cleanLandStates } from '../../api/contract/clean-land.ts'
import { clearanceStages } from '../../api/contract/clearance.ts'
import { findingWords } from '../../api/contract/finding-words.ts'
import { findingKinds } from '../../api/contract/land-balance.ts'
import { questionStates } from '../../api/contract/question.ts'
import { landUses, leaseStatuses } from '../../api/contract/plot.ts'
import { legalStatus, operationStatus, planStatus, zoneKind, zoneStatus } from '../../api/contract/zone.ts'
import * as account from '../../client/i18n/account-words.ts'
import * as adminLayer from '../../client/i18n/admin-layer-words.ts'
import * as adminProvince from '../../client/i18n/admin-province-words.ts'
import * as adminRuleName from '../../client/i18n/admin-rule-names.ts'
import * as adminRule from '../../client/i18n/admin-rule-words.ts'
import * as adminTarget from '../../client/i18n/admin-target-words.ts'
import * as admin from '../../client/i18n/admin-words.ts'
import * as audit from '../../client/i18n/audit-words.ts'
import * as corner from '../../client/i18n/corner-words.ts'
import * as check from '../../client/i18n/desk-words-check.ts'
import * as draft from '../../client/i18n/desk-words-draft.ts'
import * as draw from '../../client/i18n/desk-words-draw.ts'
import * as load from '../../client/i18n/desk-words-load.ts'
import * as publish from '../../client/i18n/desk-words-publish.ts'
import * as desk from '../../client/i18n/desk-words.ts'
import { en } from '../../client/i18n/en.ts'
import * as figure from '../../client/i18n/figure-words.ts'
import * as findLandOffer from '../../client/i18n/find-land-words-offer.ts'
import * as findLand from '../../client/i18n/find-land-words.ts'
import * as form from '../../client/i18n/form-words.ts'
import * as land from '../../client/i18n/land-words.ts'
import * as logistics from '../../client/i18n/logistics-words.ts'
import * as question from '../../client/i18n/question-words.ts'
import * as quota from '../../client/i18n/quota-words.ts'
import * as relocationCase from '../../client/i18n/relocation-case-words.ts'
import * as relocation from '../../client/i18n/relocation-words.ts'
import * as target from '../../client/i18n/target-words.ts'
import { vi } from '../../client/i18n/vi.ts'
import { ledgerTabs, zoneKinds, zoneStatuses } from '../../client/permalink.ts'

type Tree = { readonly [key: string]: string | Tree }

const flatten = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`)))

// The first words and those that come with a room.
const files = { first: { vi, en }, account, admin, adminLayer, adminProvince, adminRule, adminRuleName, adminTarget, audit, check, corner, desk, draft, draw, figure, findLand, findLandOffer, form, land, load, logistics, publish, question, quota, relocation, relocationCase, target }
const languagesOf = (words: { vi: Tree; en: Tree }) => ({ vi: flatten(words.vi), en: flatten(words.en) })
// English needs a form for one; Vietnamese has one form for all.
const keysOf = (words: [string, string][]) => words.map(([key]) => key).filter((key) => !key.endsWith('_one')).sort()
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe.each(Object.entries(files))('the %s words', (_, words) => {
  const languages = languagesOf(words)

  test('both languages have the same keys, in full', () => {
    expect(keysOf(languages.en)).toEqual(keysOf(languages.vi))
  })

  test('no word is empty', () => {
    for (const one of Object.values(languages)) expect(one.filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('both languages fill the same holes', () => {
    const english = new Map(languages.en)
    for (const [key, text] of languages.vi) expect([key, holes(english.get(key) ?? '')]).toEqual([key, holes(text)])
  })
})

test('no word is said in two files: which of them counts would hang on which room was opened first', () => {
  const all = Object.values(files).flatMap((words) => keysOf(flatten(words.vi)))
  expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([])
})

test('every warning of the checks has a word for its reason', () => {
  const warnings = Object.entries(findingWords).flatMap(([code, [tier]]) => (tier === 'warning' ? [code] : []))
  expect(Object.keys(check.vi.checks.about).sort()).toEqual(warnings.sort())
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
  expect(Object.keys(question.vi.asked.state).sort()).toEqual([...questionStates].sort())
  expect(Object.keys(vi.clean).sort()).toEqual([...cleanLandStates].sort())
  expect(Object.keys(land.vi.balance.finding).sort()).toEqual([...findingKinds].sort())
  expect(ledgerTabs.filter((tab) => !land.vi.tabs[tab])).toEqual([])
  expect([[...zoneKinds].sort(), [...zoneStatuses].sort()]).toEqual([[...zoneKind.options].sort(), [...zoneStatus.options].sort()])
})
