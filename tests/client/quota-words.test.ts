import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { occupancyFormulas } from '../../api/contract/occupancy.ts'
import { smeQuotaReasons } from '../../api/contract/sme-quota.ts'
import { standardChecks } from '../../api/contract/standards.ts'
import { utilityKinds, utilityStatuses } from '../../api/contract/utility.ts'
import { vi as figure } from '../../client/i18n/figure-words.ts'
import { vi } from '../../client/i18n/quota-words.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

it('has a word for every value of the contract', () => {
  expect(Object.keys(vi.smeQuota.reason)).toEqual(expect.arrayContaining([...smeQuotaReasons]))
  expect(Object.keys(vi.standards.check).sort()).toEqual([...standardChecks].sort())
  expect(Object.keys(vi.utility.kind).sort()).toEqual([...utilityKinds].sort())
  expect(Object.keys(vi.utility.status).sort()).toEqual([...utilityStatuses, 'unknown'].sort())
  expect(Object.keys(vi.occupancy.formula).sort()).toEqual([...occupancyFormulas].sort())
})

it('names every threshold its panels show', () => {
  const shown = ['sme_quota', 'sme_quota_nq198', 'occupancy', 'new_zone', 'zone_extension', 'new_cluster', 'cluster_extension', 'cluster_size', 'phasing', 'land_share',
    'building', 'green_belt', 'workers_housing', 'service_land', 'late_project', 'clean_block', 'land_balance']
  const rules = parse<{ code: string; parameter: string }>(read('geodata/rules.csv'), { columns: true })
  const wanted = rules.filter(({ code }) => shown.includes(code)).map(({ code, parameter }) => `${code}_${parameter}`)
  expect(wanted.length).toBeGreaterThan(40)
  expect(Object.keys(figure.ruleName)).toEqual(expect.arrayContaining([...new Set(wanted)]))
})

it('asks every step of eligibility in words', () => {
  // Steps are written where they are decided: a name in quotes after the group and whether it is a condition, or a condition of the law.
  const rules = read('migrations/rules/59-eligibility.sql')
  const steps = [...rules.matchAll(/select \d+, (?:\d+|null::int|null), (?:true|false), '(\w+)'/g)].map(([, step = '']) => step)
  expect(steps.length).toBeGreaterThan(10)
  expect(Object.keys(vi.eligibility.step)).toEqual(expect.arrayContaining(steps))
})
