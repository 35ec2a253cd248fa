import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problem } from '../../api/contract/problem.ts'
import { reportedComparison } from '../../api/contract/reported-indicator.ts'
import { targetList } from '../../api/contract/target.ts'
import { useDatabase } from '../database.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())

describe('GET /api/targets', () => {
  it('gives the targets of a province as of a day, of all without one, none of a province that has none', async () => {
    const list = async (query: string) => targetList.parse((await get(app, `/api/targets?${query}`)).json())
    const found = await list('province=15&asOf=2026-09-20')
    expect([found.asOf, found.items.length]).toEqual(['2026-09-20', 13])
    expect(found.items.find((target) => target.code === 'LC-2a')?.value).toBe(5)
    expect((await list('')).items).toHaveLength(13)
    expect((await list('province=24')).items).toEqual([])
    expect((await list('province=99')).items).toEqual([])
  })

  it('refuses a day or a province it cannot read', async () => {
    for (const query of ['asOf=2026-02-30', 'asOf=today', 'province=Lao']) {
      const answer = await get(app, `/api/targets?${query}`)
      expect([answer.status, problem.parse(answer.json()).code]).toEqual([400, 'invalid_parameter'])
    }
  })
})

describe('GET /api/reported-indicators', () => {
  it('gives all figures and ratios, or those of a province', async () => {
    const read = async (query: string) => reportedComparison.parse((await get(app, `/api/reported-indicators?${query}`)).json())
    const [all, one] = [await read(''), await read('province=24')]
    expect(all.figures.length).toBeGreaterThan(100)
    expect(one.figures.length).toBeLessThan(all.figures.length)
    expect(one.ratios.map((ratio) => ratio.ratio)).toContain('workers_per_ha')
  })
})
