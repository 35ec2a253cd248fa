import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanLand, type CleanLand } from '../../api/contract/clean-land.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())

const read = async (query: string): Promise<CleanLand> => cleanLand.strict().parse((await get(app, `/api/zones/${query}`)).json())

/** The zone with the largest block of clean land. */
async function richest(): Promise<string> {
  const [row] = await db().query<{ code: string }>(sql`select z.code from zone z join clean_block b on b.zone_id = z.id order by b.area_m2 desc limit 1`)
  return row?.code ?? ''
}

describe('GET /api/zones/{code}/clean-land', () => {
  // The embedded database computes another day slowly: one zone in four then.
  it.each([[null, 1], ['1950-01-01', 4], ['2030-01-01', 4]])('keeps its contract for shipped zones as of %s', async (day, step) => {
    const zones = await db().query<{ code: string }>(sql`select code from zone where id % ${step} = 0 order by code`)
    for (const { code } of zones) {
      const land = await read(`${code}/clean-land${day ? `?asOf=${day}` : ''}`)
      expect(land.zone.code).toBe(code)
      const sum = (key: 'readyHa' | 'availableHa') => land.states.reduce((total, state) => total + state[key], 0)
      expect(sum('readyHa')).toBeCloseTo(land.readyLeasableHa, 2)
      expect(sum('availableHa')).toBeCloseTo(land.availableHa, 2)
      // A plot let in part is in the sum and in no block.
      const partly = land.states.find((state) => state.state === 'partly_available')?.availableHa ?? 0
      expect(land.blocks.reduce((total, block) => total + block.ha, 0)).toBeCloseTo(land.availableHa - partly, 2)
      expect(land.blocks.map((block) => block.number)).toEqual(land.blocks.map((_, i) => i + 1))
    }
  })

  it('today is the same out of the kept tables and computed', async () => {
    const code = await richest()
    const kept = await read(`${code}/clean-land?fits=200x300`)
    await db().transaction(async (tx) => {
      await tx.query(sql`update zone_ledger set as_of = '2000-01-01' where zone_id = (select id from zone where code = ${code})`)
      const [computed] = await tx.query<{ found: CleanLand }>(sql`select rules.zone_clean_land(${code}, null, null, 200, 300) as found`)
      expect(computed?.found).toEqual(kept)
      await tx.query(sql`update zone_ledger set as_of = current_date where zone_id = (select id from zone where code = ${code})`)
    })
  })

  it('says of each block whether the hall stands there, and shows where its rectangle lies', async () => {
    const code = await richest()
    const { blocks } = await read(`${code}/clean-land?fits=200x300`)
    expect(blocks[0]?.fits).toBe(true)
    expect((await read(`${code}/clean-land?fits=300x200`)).blocks).toEqual(blocks)
    expect((await read(`${code}/clean-land?fits=9999x9999`)).blocks.map((block) => block.fits)).toEqual(blocks.map(() => false))
    for (const block of blocks.filter((one) => one.fits)) {
      expect(block.ha).toBeGreaterThanOrEqual(6)
      const ring = block.rectangle?.geometry.coordinates[0] ?? []
      expect(ring).toHaveLength(5)
      const [west, south, east, north] = block.bbox
      for (const [lng, lat] of ring) expect(lng >= west - 1e-5 && lng <= east + 1e-5 && lat >= south - 1e-5 && lat <= north + 1e-5).toBe(true)
    }
  })

  it.each([
    ['fits=200', 'fits'], ['fits=200x0', 'fits'], ['fits=0x200', 'fits'], ['fits=-1x20', 'fits'], ['fits=axb', 'fits'], ['fits=1e3x20', 'fits'],
    ['from=2026-02-30', 'from'], ['asOf=1899-12-31', 'asOf'], ['asOf=2026-01-01&from=2026-01-02', 'from'],
  ])('?%s is refused', async (query, field) => {
    const answer = await get(app, `/api/zones/MB-0001/clean-land?${query}`)
    expect(answer.status).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'invalid_parameter' })
    expect(answer.text).toContain(field)
  })

  it('an unknown zone is not found', async () => {
    const answer = await get(app, '/api/zones/MB-9999/clean-land')
    expect([answer.status, answer.json()]).toEqual([404, expect.objectContaining({ code: 'zone_not_found' })])
  })
})
